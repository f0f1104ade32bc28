import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { createFormModel, type FormModel } from '../ui/form/form-model.ts';
import { createDatesAndTimes, type DatesAndTimes } from './dates-and-times.ts';
import { type Choice, type Draft, type Hold, readDraft, writeDraft } from './draft.ts';
import { openHolding } from './holding.ts';
import { createLater, type Later } from './later.ts';
import { type Bookable, bookablesOf, createOffers, type Offers } from './offers.ts';
import type { BookPorts, Step } from './ports.ts';
import { createSending } from './sending.ts';
import type { About, BookState, Place, Sent, Trouble } from './state.ts';

export interface BookModel extends DatesAndTimes {
  readonly offers: Offers;
  /** How what is begun is kept on the server, to go on later. */
  readonly later: Later;
  readonly step: ReadonlySignal<Step>;
  readonly choice: ReadonlySignal<Choice | null>;
  /** What is chosen, as it is listed. */
  readonly chosen: ReadonlySignal<Bookable | null>;
  readonly form: ReadonlySignal<FormModel | null>;
  /** How many minutes the place is still kept; null = none is. */
  readonly keptMinutes: ReadonlySignal<number | null>;
  readonly trouble: ReadonlySignal<Trouble | null>;
  readonly busy: ReadonlySignal<boolean>;
  readonly sent: ReadonlySignal<Sent | null>;
  /** Where it is and what to bring, once the server has told it. */
  readonly about: ReadonlySignal<About | null>;
  /** What is sent to the browser's history is shown again. */
  show(step: Step): void;
  choose(resource: string): void;
  pickDate(date: string, full: boolean): void;
  pickTime(place: Place): Promise<void>;
  /** The page is answered: on to the next, or to the summary. */
  answered(): void;
  change(page: string): void;
  /** One step back, as the browser's own. */
  reload(): void;
  /** The server answers again: asks once more for what did not come. */
  goOn(): void;
  send(): Promise<void>;
  /** [FO5] The next one begins from the start; not while an answer is awaited. */
  clear(): void;
  close(): void;
}

/** Booking from home: who or what, when, the questions, and sending it once. */
export function openBook(ports: BookPorts): BookModel {
  const kept = readDraft(ports.draft);
  const offers = createOffers({ ...ports, centreAsked: ports.centreAsked ?? kept?.centre ?? null });
  const offer = computed(() => (offers.offered.value.at === 'offer' ? offers.offered.value.offer : null));
  const state = createState(offer, kept);
  const later = createLater(ports, state);
  const lists = createDatesAndTimes(ports.api);
  const holding = openHolding(ports, state);
  const moves = createMoves(ports, { state, lists, holding, later });
  const stopKeeping = keepDraft(ports, state);
  const open = async (): Promise<void> => {
    await offers.load();
    if (offer.value !== null && state.choice.value !== null) await moves.resume(kept, ports.before);
  };
  void open();
  const reload = (): void => void (offer.value === null ? open() : moves.show(state.step.value));
  return {
    ...lists,
    ...state,
    ...{ offers, later, reload },
    chosen: computed(() => {
      const [of, wanted] = [offer.value, state.choice.value?.resource];
      return of === null ? null : (bookablesOf(of).find(({ resource }) => resource === wanted) ?? null);
    }),
    keptMinutes: holding.minutes,
    ...moves,
    goOn() {
      if ([offers.offered.value.at, lists.dates.value, lists.times.value].includes('lost')) reload();
    },
    close() {
      stopKeeping();
      holding.close();
    },
  };
}

const createState = (offer: BookState['offer'], kept: Draft | null) => ({
  offer,
  step: signal<Step>({ at: 'what' }),
  choice: signal<Choice | null>(kept?.choice ?? null),
  hold: signal<Hold | null>(kept?.hold ?? null),
  form: signal<FormModel | null>(null),
  trouble: signal<Trouble | null>(kept?.unsure === undefined || kept.unsure === null ? null : { why: 'unsure' }),
  busy: signal(false),
  sent: signal<Sent | null>(null),
  about: signal<About | null>(null),
  unsure: signal<Draft['unsure']>(kept?.unsure ?? null),
});

/** What has been done so far outlives a reload, until it is sent. */
const keepDraft = ({ draft }: BookPorts, state: BookState): (() => void) =>
  effect(() => {
    const centre = state.offer.value?.centre;
    if (state.sent.value !== null) return writeDraft(draft, null);
    if (centre === undefined || state.choice.value === null) return;
    const form = state.form.value;
    const before = readDraft(draft);
    const asked = form === null ? { answers: before?.answers ?? {}, page: before?.page ?? null } : null;
    writeDraft(draft, {
      centre,
      choice: state.choice.value,
      hold: state.hold.value,
      answers: form?.answers.value ?? asked?.answers ?? {},
      page: form === null ? (asked?.page ?? null) : (form.page.value?.id ?? null),
      unsure: state.unsure.value,
    });
  });

interface MoveParts {
  readonly state: BookState;
  readonly lists: DatesAndTimes;
  readonly holding: ReturnType<typeof openHolding>;
}

interface AllParts extends MoveParts {
  readonly later: Later;
}

const createMoves = (ports: BookPorts, parts: AllParts) => {
  const { state, lists, holding } = parts;
  const go = (step: Step, how: 'push' | 'replace' = 'push'): void => {
    state.step.value = step;
    ports.goTo(step, how);
  };
  const sending = createSending(ports, state, go);
  const asking = createAsking(ports, state, go);
  const at = () => ({ centre: state.offer.value?.centre ?? '', resource: state.choice.value?.resource ?? '' });
  const show = createShowing({ state, lists, go, at });
  return {
    show,
    ...asking,
    ...createChoosing({ state, go, at, lists, holding, ask: asking.ask }),
    send: sending.send,
    clear: () => clearAll(ports, parts, go),
    /** After a reload: what was asked before is asked again, where it stood. */
    async resume(kept: Draft | null, before: Step | null): Promise<void> {
      if (before === null || before.at === 'what' || before.at === 'sent') return;
      if (before.at === 'question' || before.at === 'check') await asking.load(kept);
      if (state.unsure.value !== null) state.step.value = { at: 'check' };
      else show(before);
    },
  };
};

const createShowing = ({ state, lists, go, at }: Omit<ChoosingParts, 'ask' | 'holding'>) => {
  const open = (step: Step): void => {
    const right = reachable(step, state);
    state.trouble.value = null;
    state.step.value = right;
    if (right.at === 'date') void lists.askDates(at());
    if (right.at === 'time') void lists.askTimes(at(), state.choice.value?.date ?? '');
    if (right.at === 'question') state.form.value?.open(right.page ?? null);
    if (right.at === 'check') state.form.value?.open(null);
  };
  return (step: Step): void => {
    // What was sent is not gone back behind; what may have been sent waits for its answer.
    if (state.sent.value !== null) go({ at: 'sent' }, 'replace');
    else if (state.busy.value || state.unsure.value !== null) go({ at: 'check' });
    else open(step);
  };
};

const clearAll = ({ draft }: BookPorts, { state, holding, later }: AllParts, go: Go): void => {
  if (state.busy.value) return;
  if (state.sent.value === null) holding.drop();
  batch(() => {
    for (const part of [state.choice, state.hold, state.form, state.trouble, state.about, state.unsure])
      part.value = null;
    state.sent.value = null;
  });
  later.forget();
  writeDraft(draft, null);
  go({ at: 'what' }, 'replace');
};

type Go = (step: Step, how?: 'push' | 'replace') => void;

/** Who or what, which day, which time. */
interface ChoosingParts extends MoveParts {
  readonly go: Go;
  readonly at: () => { readonly centre: string; readonly resource: string };
  readonly ask: () => Promise<void>;
}

const createChoosing = (parts: ChoosingParts) => {
  const { state, at, lists, holding, ask } = parts;
  const isKept = ({ date, from }: Place): boolean =>
    state.hold.value !== null && state.choice.value?.date === date && state.choice.value.from === from;
  return {
    ...createDays(parts),
    async pickTime(place: Place): Promise<void> {
      if (state.busy.value || state.choice.value === null) return;
      if (!isKept(place) && !(await holding.take(place))) {
        if (state.trouble.value?.why === 'taken') void lists.askTimes(at(), place.date);
        return;
      }
      await ask();
    },
  };
};

const createDays = ({ state, go, at, lists, holding, ask }: ChoosingParts) => ({
  choose(resource: string): void {
    state.trouble.value = null;
    if (state.choice.value?.resource !== resource) {
      holding.drop();
      state.form.value = null;
      state.choice.value = { resource, date: null, from: null, standby: false };
    }
    go({ at: 'date' });
    void lists.askDates(at());
  },
  pickDate(date: string, full: boolean): void {
    if (state.choice.value === null) return;
    if (state.choice.value.date !== date) holding.drop();
    state.trouble.value = null;
    state.choice.value = { ...state.choice.value, date, from: null, standby: full };
    if (full) return void ask();
    go({ at: 'time' });
    void lists.askTimes(at(), date);
  },
});

/** The questions: of the form that fits what is booked. */
const createAsking = (ports: BookPorts, state: BookState, go: Go) => {
  const place = (): Step => {
    const page = state.form.value?.page.value?.id;
    return page === undefined ? { at: 'check' } : { at: 'question', page };
  };
  const load = async (kept: Draft | null): Promise<boolean> => {
    const id = state.choice.value?.resource.startsWith('official-') === true ? 'reception' : 'visit';
    if (state.form.value?.form.id === id) return true;
    state.busy.value = true;
    const answer = await ports.api('form', { params: { form: id } });
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
    async ask(): Promise<void> {
      if (!(await load(readDraft(ports.draft)))) return;
      const form = state.form.value;
      if (form !== null && Object.keys(form.answers.value).length > 0) form.openFirstOpen();
      go(place());
    },
    answered: (): void => go(place()),
    change(page: string): void {
      state.form.value?.open(page);
      go(place());
    },
  };
};

/** The step, or the last before it that what is chosen leads to. */
const reachable = (step: Step, { choice, form }: BookState): Step => {
  if (step.at === 'what' || step.at === 'sent' || choice.value === null) return { at: 'what' };
  if (step.at === 'date' || choice.value.date === null) return { at: 'date' };
  const hasPlace = choice.value.standby || choice.value.from !== null;
  if (step.at === 'time' || !hasPlace || form.value === null)
    return choice.value.standby ? { at: 'date' } : { at: 'time' };
  return step;
};
