import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { NationalValue } from '../../shared/centre/national-schema.ts';
import type { CentreOfTemplate, TemplateRule } from '../../shared/country/template-routes.ts';
import type { Refusal } from '../../shared/refusals.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { Timer } from '../../shared/time/clock.ts';
import type { CountryWorld } from '../country-model.ts';

export type Standing = RouteValue<'countryTemplate'>;
export type Preview = RouteValue<'previewTemplate'>;
export type Said =
  | { readonly type: 'saved' }
  | { readonly type: 'published'; readonly centres: number }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'lost' };

/** Settings for many centres: drafted, looked at before they are published, and followed until they are in force. */
export interface TemplateModel {
  readonly list: ReadonlySignal<'loading' | 'lost' | 'not-yours' | 'ready'>;
  readonly standing: ReadonlySignal<Standing | null>;
  /** As they are being made. */
  readonly rules: ReadonlySignal<readonly TemplateRule[]>;
  readonly isChanged: ReadonlySignal<boolean>;
  /** What would change, once it was asked for. */
  readonly preview: ReadonlySignal<Preview | null>;
  readonly said: ReadonlySignal<Said | null>;
  readonly isBusy: ReadonlySignal<boolean>;
  change(rules: readonly TemplateRule[]): void;
  save(): Promise<boolean>;
  discard(): Promise<void>;
  /** Keeps the draft, and asks what it would change. */
  look(): Promise<void>;
  dismiss(): void;
  publish(): Promise<void>;
  load(): Promise<void>;
  close(): void;
}

/** Whether what was published for a centre is not what it goes by. */
export function isOpen({ drafted, published, inForce }: CentreOfTemplate, hasPublished: boolean): boolean {
  return published === null ? hasPublished && drafted : published.version !== inForce;
}

/** Values put over others: one at a place takes the place of those that stand in it, and of those that it stands in. */
export function withValues(before: readonly NationalValue[], more: readonly NationalValue[]): NationalValue[] {
  const meets = ({ path: one }: NationalValue, { path: other }: NationalValue): boolean =>
    one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
  return [...before.filter((one) => !more.some((other) => meets(one, other))), ...more];
}

/** Opens it with the draft that stands, else with what is published. */
export function openTemplate(world: CountryWorld): TemplateModel {
  const changed = signal<readonly TemplateRule[] | null>(null);
  const [preview, said, isBusy] = [signal<Preview | null>(null), signal<Said | null>(null), signal(false)];
  const { standing, ...kept } = keepStanding(world);
  const rules = computed(() => changed.value ?? standing.value?.draft?.rules ?? standing.value?.published?.rules ?? []);
  const { asking, save } = savingTo(world, { standing, changed, rules, said, isBusy, load: kept.load });
  return {
    ...{ ...kept, standing, rules, preview, said, isBusy, save, isChanged: computed(() => changed.value !== null) },
    change(next) {
      changed.value = next;
      said.value = null;
    },
    discard: () =>
      asking(async () => {
        const revision = standing.peek()?.draft?.revision ?? null;
        const answer = revision === null ? null : await world.api('dropTemplate', { query: { revision } });
        if (answer === null || answer.ok) changed.value = null;
        return answer;
      }).then(nothing),
    async look() {
      if (changed.peek() !== null && !(await save())) return;
      said.value = null;
      await asking(async () => {
        const answer = await world.api('previewTemplate', { body: {} });
        if (answer.ok) preview.value = answer.value;
        return answer;
      });
    },
    dismiss: () => close(preview),
    publish: () =>
      asking(async () => {
        preview.value = null;
        const answer = await world.api('publishTemplate', { body: publishedOver(standing.peek()) });
        if (answer.ok) said.value = { type: 'published', centres: answer.value.sent.length };
        return answer;
      }).then(nothing),
  };
}

const close = (preview: Signal<Preview | null>): void => {
  preview.value = null;
};
const nothing = (): void => undefined;

/** Which draft is published, and over which version. */
const publishedOver = (standing: Standing | null) => ({
  revision: standing?.draft?.revision ?? null,
  over: standing?.published?.version ?? 0,
});

interface Saving {
  readonly standing: ReadonlySignal<Standing | null>;
  readonly changed: Signal<readonly TemplateRule[] | null>;
  readonly rules: ReadonlySignal<readonly TemplateRule[]>;
  readonly said: Signal<Said | null>;
  readonly isBusy: Signal<boolean>;
  readonly load: () => Promise<void>;
}

type Answer = { readonly ok: true } | { readonly ok: false; readonly refusal?: Refusal } | null;

/** Asks one thing at a time, says what was refused, and shows what stands afterwards. */
const savingTo = ({ api }: CountryWorld, { standing, changed, rules, said, isBusy, load }: Saving) => {
  const asking = async (ask: () => Promise<Answer>): Promise<boolean> => {
    if (isBusy.peek()) return false;
    isBusy.value = true;
    const answer = await ask();
    if (answer !== null && !answer.ok)
      said.value = answer.refusal === undefined ? { type: 'lost' } : { type: 'refused', refusal: answer.refusal };
    await load();
    isBusy.value = false;
    return answer?.ok ?? true;
  };
  const save = () =>
    asking(async () => {
      const filled = rules.peek().filter(({ values }) => values.length > 0);
      const over = standing.peek()?.draft?.revision ?? null;
      const answer = await api('draftTemplate', { body: { rules: [...filled], over } });
      if (answer.ok) {
        changed.value = null;
        said.value = { type: 'saved' };
      }
      return answer;
    });
  return { asking, save };
};

/** How things stand, asked for soon again while something is on its way to a centre. */
const keepStanding = ({ api, clock }: CountryWorld) => {
  const [list, standing] = [
    signal<'loading' | 'lost' | 'not-yours' | 'ready'>('loading'),
    signal<Standing | null>(null),
  ];
  let [latest, closed] = [0, false];
  let timer: Timer | null = null;
  const load = async (): Promise<void> => {
    timer?.cancel();
    const mine = ++latest;
    const answer = await api('countryTemplate');
    if (closed || mine !== latest) return;
    if (answer.ok) standing.value = answer.value;
    const isNotTheirs = !answer.ok && 'refusal' in answer && answer.refusal.code === 'not-allowed';
    list.value = answer.ok ? 'ready' : isNotTheirs ? 'not-yours' : 'lost';
    const isUnderWay = standing
      .peek()
      ?.centres.some(({ published }) => published !== null && published.endedAt === null);
    timer = clock.after(isUnderWay === true ? soonMs : againMs, () => void load());
  };
  void load();
  return {
    ...{ list, standing, load },
    close() {
      closed = true;
      timer?.cancel();
    },
  };
};

const soonMs = 3000;
const againMs = 20_000;
