import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { createFiles, type FilesModel } from '../ui/files/files-model.ts';
import { createFormModel, type FormModel } from '../ui/form/form-model.ts';
import { createKeeping } from './keeping.ts';
import type { AppealPorts, CaseKinds, OwnCase, Step } from './ports.ts';
import { createSending } from './sending.ts';
import type { AppealState, Offered, Sent, Trouble } from './state.ts';
import { type Choice, type Kept, readKept, writeKept } from './tab-memory.ts';
import { createTelling, type Telling } from './told-by.ts';

export interface AppealModel extends Telling {
  readonly offered: ReadonlySignal<Offered>;
  readonly step: ReadonlySignal<Step>;
  readonly choice: ReadonlySignal<Choice | null>;
  readonly form: ReadonlySignal<FormModel | null>;
  readonly trouble: ReadonlySignal<Trouble | null>;
  readonly busy: ReadonlySignal<boolean>;
  readonly sent: ReadonlySignal<Sent | null>;
  readonly told: ReadonlySignal<OwnCase | null>;
  /** What is added as files to what was sent; null = nothing is sent. */
  readonly files: ReadonlySignal<FilesModel | null>;
  /** The secret under which the server keeps what was answered so far. */
  readonly secret: ReadonlySignal<string | null>;
  /** What is sent to the browser's history is shown again. */
  show(step: Step): void;
  pickKind(kind: string): void;
  pickTopic(topic: string): void;
  /** [RE3] Whose practice card is shown. */
  pickCard(fin: string): void;
  /** It is not urgent: on to the questions. */
  writeOn(): void;
  /** The official it is about; null = none of them. */
  nameOfficial(official: string | null): void;
  /** The page is answered: on to the next, or to the summary. */
  answered(): void;
  change(page: string): void;
  /** Back to the first choice; what was answered stays. */
  chooseOther(): void;
  reload(): void;
  send(): Promise<void>;
  /** [FO5] The next one begins from the start; not while an answer is awaited. */
  clear(): void;
  close(): void;
}

/** Writing to an authority from home: what kind, about what, the questions, and sending it once. */
export function openAppeal(ports: AppealPorts): AppealModel {
  const { begun } = ports;
  const kept = begun === null ? readKept(ports.tab) : null;
  const state = createState(kept, begun);
  const moves = createMoves(ports, state);
  const stopKeeping = keepInTab(ports, state);
  const open = async (): Promise<void> => {
    state.offered.value = { at: 'loading' };
    state.offered.value = await asked(ports, ports.centreAsked ?? begun?.draft.centre ?? kept?.centre ?? null);
    if (state.offered.value.at !== 'offer') return;
    if (begun !== null) await moves.goOn({ answers: begun.draft.answers });
    else await moves.resume(kept, ports.before);
  };
  void open();
  const files = computed(() => {
    const { sent } = state;
    if (sent.value === null) return null;
    return createFiles({ send: ports.sendTo(sent.value.secret), newKey: ports.newKey, onAdded: () => undefined });
  });
  return {
    ...state,
    ...moves,
    files,
    reload: () => void (state.offered.value.at === 'offer' ? moves.show(state.step.value) : open()),
    close: stopKeeping,
  };
}

const createState = (kept: Kept | null, begun: AppealPorts['begun']) => {
  const about = begun?.draft.about ?? null;
  const chosen = about === null ? (kept?.choice ?? null) : { kind: about.kind, topic: about.topic ?? null };
  return {
    offered: signal<Offered>({ at: 'loading' }),
    step: signal<Step>({ at: 'kind' }),
    choice: signal<Choice | null>(chosen),
    form: signal<FormModel | null>(null),
    trouble: signal<Trouble | null>(kept?.unsure == null ? null : { why: 'unsure' }),
    busy: signal(false),
    sent: signal<Sent | null>(null),
    told: signal<OwnCase | null>(null),
    secret: signal<string | null>(begun?.secret ?? kept?.secret ?? null),
    unsure: signal<Kept['unsure']>(kept?.unsure ?? null),
  };
};

/** What has been done so far outlives a reload, until it is sent. */
const keepInTab = ({ tab }: AppealPorts, state: AppealState): (() => void) =>
  effect(() => {
    const { value: offered } = state.offered;
    if (state.sent.value !== null) return writeKept(tab, null);
    if (offered.at !== 'offer' || state.choice.value === null) return;
    const form = state.form.value;
    const before = readKept(tab);
    writeKept(tab, {
      centre: offered.centre,
      choice: state.choice.value,
      answers: form?.answers.value ?? before?.answers ?? {},
      page: form === null ? (before?.page ?? null) : (form.page.value?.id ?? null),
      secret: state.secret.value,
      unsure: state.unsure.value,
    });
  });

const asked = async ({ api }: AppealPorts, named: string | null): Promise<Offered> => {
  let centre = named;
  if (centre === null) {
    const centres = await api('listCentres');
    if (!centres.ok) return { at: 'lost' };
    const open = centres.value.filter(({ archived }) => !archived);
    if (open.length !== 1) return open.length === 0 ? { at: 'no-centre' } : { at: 'centres', centres: open };
    centre = open[0]?.id ?? '';
  }
  const list = await api('caseKinds', { params: { centre } });
  if (list.ok) return { at: 'offer', centre, list: list.value };
  return { at: 'lost' in list || list.refusal.code !== 'centre-not-found' ? 'lost' : 'no-centre' };
};

const createMoves = (ports: AppealPorts, state: AppealState) => {
  const go = (step: Step, how: 'push' | 'replace' = 'push'): void => {
    state.step.value = step;
    ports.goTo(step, how);
  };
  const asking = createAsking(ports, state, go);
  const open = (step: Step): void => {
    const right = reachable(step, state);
    state.trouble.value = null;
    state.step.value = right;
    if (right.at === 'question') state.form.value?.open(right.page ?? null);
    if (right.at === 'check') state.form.value?.open(null);
  };
  const show = (step: Step): void => {
    // What was sent is not gone back behind; what may have been sent waits for its answer.
    if (state.sent.value !== null) go({ at: 'sent' }, 'replace');
    else if (state.busy.value || state.unsure.value !== null) go({ at: 'check' });
    else open(step);
  };
  return {
    show,
    ...asking.ways,
    goOn: (kept: Pick<Kept, 'answers'>) => asking.ask(kept),
    ...createChoosing(state, { go, ask: () => asking.ask(readKept(ports.tab)) }),
    chooseOther: () => go(firstStep(state)),
    send: createSending(ports, state, go).send,
    clear: () => clearAll(ports, state, go),
    /** After a reload: what was asked before is asked again, where it stood. */
    async resume(kept: Kept | null, before: Step | null): Promise<void> {
      const list = listOf(state);
      if (list?.kinds.length === 0) return;
      if (before === null || before.at === 'sent') return start(state);
      if (before.at === 'question' || before.at === 'check') await asking.load(kept);
      if (state.unsure.value !== null) state.step.value = { at: 'check' };
      else show(before);
    },
  };
};

const clearAll = ({ tab }: AppealPorts, state: AppealState, go: Choosing['go']): void => {
  if (state.busy.value) return;
  batch(() => {
    for (const part of [state.choice, state.form, state.trouble, state.told, state.secret, state.unsure])
      part.value = null;
    state.sent.value = null;
  });
  writeKept(tab, null);
  start(state);
  go(state.step.value, 'replace');
};

const listOf = ({ offered }: AppealState): CaseKinds | null =>
  offered.value.at === 'offer' ? offered.value.list : null;

/** The one kind that there is is picked; then what is left to be picked stands first. */
const start = (state: AppealState): void => {
  const [only, ...others] = listOf(state)?.kinds ?? [];
  if (only !== undefined && others.length === 0 && state.choice.value?.kind !== only.id)
    state.choice.value = { kind: only.id, topic: null };
  state.step.value = firstStep(state);
};

const firstStep = (state: AppealState): Step => {
  const list = listOf(state);
  if (list?.kinds.length === 1 && takesCard(state)) return { at: 'card' };
  return { at: (list?.kinds.length ?? 0) > 1 || list?.topics.length === 0 ? 'kind' : 'topic' };
};

/** [RE3] Whether what is picked is asked for with a practice card, and whether it is still to be shown. */
const takesCard = (state: AppealState): boolean =>
  listOf(state)?.kinds.find(({ id }) => id === state.choice.value?.kind)?.cards != null;
const needsCard = (state: AppealState): boolean => takesCard(state) && state.choice.value?.card === undefined;

interface Choosing {
  readonly go: (step: Step, how?: 'push' | 'replace') => void;
  readonly ask: () => Promise<void>;
}

const createChoosing = (state: AppealState, { go, ask }: Choosing) => ({
  pickKind(kind: string): void {
    state.trouble.value = null;
    const { card: _, ...before } = state.choice.value ?? {};
    state.choice.value = { topic: null, ...before, kind };
    if (takesCard(state)) {
      state.choice.value = { kind, topic: null };
      go({ at: 'card' });
    } else if ((listOf(state)?.topics.length ?? 0) > 0) go({ at: 'topic' });
    else void ask();
  },
  pickTopic(id: string): void {
    const [list, choice] = [listOf(state), state.choice.value];
    if (list === null || choice === null) return;
    state.trouble.value = null;
    state.choice.value = { ...choice, topic: id };
    const picked = list.topics.find((topic) => topic.id === id);
    if (picked?.urgent == null) void ask();
    else go({ at: 'urgent' });
  },
  pickCard(card: string): void {
    if (state.choice.value === null) return;
    state.choice.value = { ...state.choice.value, card };
    void ask();
  },
  writeOn: (): void => void ask(),
  nameOfficial(official: string | null): void {
    const { value: choice } = state.choice;
    if (choice === null || state.unsure.value !== null) return;
    const { against: _, ...before } = choice;
    state.choice.value = { ...before, ...(official === null ? {} : { against: official }) };
  },
  ...createTelling(state),
});

/** The questions: of the form of the kind that is picked. */
const createAsking = (ports: AppealPorts, state: AppealState, go: Choosing['go']) => {
  const keeping = createKeeping(ports, state);
  const place = (): Step => placeOf(state);
  const load = async (kept: Pick<Kept, 'answers'> | null): Promise<boolean> => {
    const kind = listOf(state)?.kinds.find(({ id }) => id === state.choice.value?.kind);
    if (kind === undefined) return false;
    if (state.form.value?.form.id === kind.form) return true;
    state.busy.value = true;
    const answer = await ports.api('form', { params: { form: kind.form } });
    state.busy.value = false;
    if (!answer.ok) {
      state.trouble.value = { why: 'lost' };
      return false;
    }
    state.form.value = createFormModel({ form: answer.value, ...(kept === null ? {} : { kept: kept.answers }) });
    return true;
  };
  return {
    load,
    /** Goes to the first question that is not answered well; the answers that are there stay. */
    async ask(kept: Pick<Kept, 'answers'> | null): Promise<void> {
      if (!(await load(kept))) return;
      if (needsCard(state)) return go({ at: 'card' });
      const form = state.form.value;
      if (form !== null && Object.keys(form.answers.value).length > 0) form.openFirstOpen();
      go(place());
    },
    ways: {
      answered(): void {
        keeping.keep();
        go(place());
      },
      change(page: string): void {
        state.form.value?.open(page);
        go(place());
      },
    },
  };
};

const placeOf = ({ form }: AppealState): Step => {
  const page = form.value?.page.value?.id;
  return page === undefined ? { at: 'check' } : { at: 'question', page };
};

/** The step, or the last before it that what is picked leads to. */
const reachable = (step: Step, state: AppealState): Step => {
  const list = listOf(state);
  const choice = state.choice.value;
  if (choice === null || step.at === 'sent') return firstStep(state);
  if (step.at === 'kind') return firstStep(state);
  const isOpen = choice.topic === null && (list?.topics.length ?? 0) > 0;
  const byCard = takesCard(state);
  if (byCard && (needsCard(state) || beforeQuestions.has(step.at))) return { at: 'card' };
  if (!byCard && (step.at === 'topic' || step.at === 'card' || isOpen)) return { at: 'topic' };
  if ((step.at === 'question' || step.at === 'check') && state.form.value === null) return firstStep(state);
  return step;
};

const beforeQuestions: ReadonlySet<Step['at']> = new Set(['card', 'topic', 'urgent']);
