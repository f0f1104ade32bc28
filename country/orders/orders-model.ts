import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Refusal } from '../../shared/refusals.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { Timer } from '../../shared/time/clock.ts';
import type { CountryWorld } from '../country-model.ts';
import { type Act, orderOf } from './acts.ts';

export type ShownOrder = RouteValue<'countryOrders'>[number];
export type ListState = 'loading' | 'lost' | 'not-yours' | 'ready';

/** What came of sending. */
export type Said =
  | { readonly type: 'sent'; readonly centres: number }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'lost' };

/** What is asked of halls: an act and centres are chosen, it is confirmed, and what comes of it is followed. */
export interface OrdersModel {
  readonly list: ReadonlySignal<ListState>;
  readonly orders: ReadonlySignal<readonly ShownOrder[]>;
  readonly act: ReadonlySignal<Act>;
  /** Ids of centres. */
  readonly chosen: ReadonlySignal<ReadonlySet<string>>;
  readonly step: ReadonlySignal<'choosing' | 'asked' | 'sending'>;
  readonly said: ReadonlySignal<Said | null>;
  choose(act: Act): void;
  /** Takes centres in, or leaves them out. */
  take(centres: readonly string[], isIn: boolean): void;
  /** Asks whether it is meant; nothing where no centre is chosen. */
  ask(): void;
  dismiss(): void;
  send(): Promise<void>;
  load(): Promise<void>;
  close(): void;
}

/** Begins with the centre of the address: `orders?centre=ID`. */
export function openOrders(world: CountryWorld): OrdersModel {
  const list = keepList(world);
  const act = signal<Act>('open');
  const chosen = signal<ReadonlySet<string>>(centresIn(world.place.path.peek()));
  const step = signal<'choosing' | 'asked' | 'sending'>('choosing');
  const said = signal<Said | null>(null);
  const send = () => sendIt(world, { act, chosen, step, said }).then(list.load);
  return {
    ...{ ...list, act, chosen, step, said, send },
    choose(next) {
      act.value = next;
      said.value = null;
    },
    take(centres, isIn) {
      const next = new Set(chosen.peek());
      for (const centre of centres) isIn ? next.add(centre) : next.delete(centre);
      chosen.value = next;
      said.value = null;
    },
    ask() {
      if (step.peek() === 'choosing' && chosen.peek().size > 0) step.value = 'asked';
    },
    dismiss() {
      if (step.peek() === 'asked') step.value = 'choosing';
    },
  };
}

interface Asked {
  readonly act: ReadonlySignal<Act>;
  readonly chosen: Signal<ReadonlySet<string>>;
  readonly step: Signal<'choosing' | 'asked' | 'sending'>;
  readonly said: Signal<Said | null>;
}

/** Sends what was confirmed, once; where it came to nothing, what was chosen stays. */
const sendIt = async ({ api }: CountryWorld, { act, chosen, step, said }: Asked): Promise<void> => {
  if (step.peek() !== 'asked') return;
  step.value = 'sending';
  const centres = [...chosen.peek()];
  const answer = await api('orderCentres', { body: { centres, order: orderOf(act.peek()) } });
  step.value = 'choosing';
  if (answer.ok) {
    said.value = { type: 'sent', centres: centres.length };
    chosen.value = new Set();
  } else said.value = 'refusal' in answer ? { type: 'refused', refusal: answer.refusal } : { type: 'lost' };
};

/** The last orders, asked for soon again while something is still to come of one. */
const keepList = ({ api, clock }: CountryWorld) => {
  const [list, orders] = [signal<ListState>('loading'), signal<readonly ShownOrder[]>([])];
  const isOpen = computed(() => orders.value.some(({ endedAt, status }) => endedAt === null && status !== 'lapsed'));
  let [latest, closed] = [0, false];
  let timer: Timer | null = null;
  const load = async (): Promise<void> => {
    timer?.cancel();
    const mine = ++latest;
    const answer = await api('countryOrders');
    if (closed || mine !== latest) return;
    if (answer.ok) orders.value = answer.value;
    const isNotTheirs = !answer.ok && 'refusal' in answer && answer.refusal.code === 'not-allowed';
    list.value = answer.ok ? 'ready' : isNotTheirs ? 'not-yours' : 'lost';
    timer = clock.after(isOpen.peek() ? soonMs : againMs, () => void load());
  };
  void load();
  return {
    ...{ list, orders, load },
    close() {
      closed = true;
      timer?.cancel();
    },
  };
};

const soonMs = 3000;
const againMs = 20_000;

const centresIn = (path: string): ReadonlySet<string> =>
  new Set(new URLSearchParams(path.split('?')[1] ?? '').getAll('centre'));
