import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { mayMoveSeat } from '../shared/booking/seats.ts';
import { formName } from '../shared/cases/form-name.ts';
import type { Form } from '../shared/cases/form-schema.ts';
import type { Refusal } from '../shared/refusals.ts';
import type { RouteValue } from '../shared/routes.ts';
import type { Clock, Timer } from '../shared/time/clock.ts';
import { contactOf } from '../ui/form/contact-of.ts';
import type { Bookings } from './bookings.ts';
import { createDatesAndTimes, type DatesAndTimes } from './dates-and-times.ts';
import { troubleOf } from './holding.ts';
import type { BookApi } from './ports.ts';
import type { Place, Trouble } from './state.ts';

export type HeldSeat = RouteValue<'phoneSeat'>;
export type HeldScene =
  | { readonly at: 'loading' }
  | { readonly at: 'lost' }
  | { readonly at: 'unknown' }
  | { readonly at: 'seat'; readonly held: HeldSeat };

/** What is being done with the seat. */
export type Doing = 'nothing' | 'cancelling' | 'choosing-date' | 'choosing-time';
/** What has just been done. */
export type Done = 'moved' | 'commented' | null;

export interface HeldModel extends DatesAndTimes {
  readonly scene: ReadonlySignal<HeldScene>;
  /** The server was asked again, and did not answer: what stands there may be old. */
  readonly old: ReadonlySignal<boolean>;
  readonly form: ReadonlySignal<Form | null>;
  readonly doing: ReadonlySignal<Doing>;
  readonly date: ReadonlySignal<string | null>;
  /** [SE18] The other official who is to receive them; null = the same. */
  readonly official: ReadonlySignal<string | null>;
  readonly done: ReadonlySignal<Done>;
  readonly trouble: ReadonlySignal<Trouble | null>;
  readonly busy: ReadonlySignal<boolean>;
  readonly mayMove: ReadonlySignal<boolean>;
  readonly mayCancel: ReadonlySignal<boolean>;
  load(): Promise<void>;
  askToCancel(): void;
  keep(): void;
  cancel(): Promise<void>;
  /** Another time, with another official if one is named. */
  askToMove(official?: string): void;
  /** Back to the dates of the one who was chosen. */
  chooseDate(): void;
  pickDate(date: string): void;
  move(place: Place): Promise<void>;
  /** Takes one of the times that are offered after it was called off; what was asked goes with it. */
  takeOffer(place: Place): Promise<void>;
  comment(text: string): Promise<boolean>;
  close(): void;
}

export interface HeldPorts {
  readonly secret: string;
  readonly api: BookApi;
  readonly clock: Clock;
  readonly bookings: Bookings;
  readonly newKey: () => string;
  readonly language: () => string;
  /** Opens the page of another seat in the place of this one. */
  readonly openSeat: (secret: string) => void;
}

/** The page of one seat, for those who hold its secret. */
export function openHeld(ports: HeldPorts): HeldModel {
  const state = createState();
  const lists = createDatesAndTimes(ports.api);
  const load = createLoading(ports, state);
  let timer: Timer | null = null;
  const watch = (): void => {
    timer = ports.clock.after(everyMs, () => {
      watch();
      void load();
    });
  };
  void load();
  watch();
  const may = (move: 'move' | 'cancel') =>
    computed(() => state.scene.value.at === 'seat' && mayMoveSeat(state.scene.value.held.seat.status, move));
  return {
    ...lists,
    ...state,
    mayMove: may('move'),
    mayCancel: may('cancel'),
    load,
    ...createChanging(ports, { state, lists, load }),
    ...createTaking(ports, state),
    close: () => timer?.cancel(),
  };
}

const everyMs = 30_000;

const createState = () => ({
  scene: signal<HeldScene>({ at: 'loading' }),
  old: signal(false),
  form: signal<Form | null>(null),
  doing: signal<Doing>('nothing'),
  date: signal<string | null>(null),
  official: signal<string | null>(null),
  done: signal<Done>(null),
  trouble: signal<Trouble | null>(null),
  busy: signal(false),
});
type State = ReturnType<typeof createState>;

/** The seat as the server has it; what is there already stays while it does not answer. */
const createLoading =
  ({ api, secret, bookings }: HeldPorts, state: State) =>
  async (): Promise<void> => {
    const answer = await api('phoneSeat', { params: { secret } });
    const isLost = !answer.ok && ('lost' in answer || answer.refusal.code !== 'seat-not-found');
    state.old.value = isLost && state.scene.value.at === 'seat';
    if (isLost) {
      if (state.scene.value.at !== 'seat') state.scene.value = { at: 'lost' };
      return;
    }
    if (!answer.ok) {
      bookings.forget(secret);
      state.scene.value = { at: 'unknown' };
      return;
    }
    const { seat, about } = answer.value;
    // A link that was opened here is one of this phone's from now on.
    bookings.put({ secret, number: seat.code ?? '', sentAt: seat.bookedAt ?? '' });
    state.scene.value = { at: 'seat', held: answer.value };
    const name = about.asked?.form ?? null;
    if (name === null || (state.form.value !== null && formName(state.form.value) === name)) return;
    const form = await api('form', { params: { form: name } });
    if (form.ok) state.form.value = form.value;
  };

interface ChangeParts {
  readonly state: State;
  readonly lists: DatesAndTimes;
  readonly load: () => Promise<void>;
}

const createChanging = (ports: HeldPorts, parts: ChangeParts) => {
  const { state } = parts;
  const ask = (doing: Doing): void => {
    state.trouble.value = null;
    state.done.value = null;
    state.doing.value = doing;
  };
  /** Whether it was done; what stands in the way is said. */
  const did = async (question: Promise<Reply>): Promise<boolean> => {
    state.busy.value = true;
    state.trouble.value = null;
    const answer = await question;
    state.busy.value = false;
    if (!answer.ok) state.trouble.value = 'lost' in answer ? { why: 'lost' } : troubleOf(answer.refusal);
    return answer.ok;
  };
  return {
    keep: () => ask('nothing'),
    ...createCancelling(ports, parts, { ask, did }),
    ...createMoving(ports, parts, { ask, did }),
    async comment(text: string): Promise<boolean> {
      state.done.value = null;
      if (state.busy.value || text.trim() === '') return false;
      const body = { comment: text.trim() };
      if (!(await did(ports.api('phoneSeatComment', { params: { secret: ports.secret }, body })))) return false;
      state.done.value = 'commented';
      await parts.load();
      return true;
    },
  };
};

type Reply =
  | { readonly ok: true }
  | { readonly ok: false; readonly lost: true }
  | { readonly ok: false; readonly refusal: Refusal };
interface Asking {
  readonly ask: (doing: Doing) => void;
  readonly did: (question: Promise<Reply>) => Promise<boolean>;
}

/** One key a question: sent twice, it is cancelled once. */
const createCancelling = ({ api, secret, newKey }: HeldPorts, { state, load }: ChangeParts, { ask, did }: Asking) => {
  let key = '';
  return {
    askToCancel(): void {
      key = newKey();
      ask('cancelling');
    },
    async cancel(): Promise<void> {
      if (state.busy.value || !(await did(api('phoneSeatCancel', { params: { secret }, body: {}, key })))) return;
      state.doing.value = 'nothing';
      await load();
    },
  };
};

const createMoving = ({ api, secret, newKey }: HeldPorts, parts: ChangeParts, { ask, did }: Asking) => {
  const { state, lists, load } = parts;
  const at = () => {
    const scene = state.scene.value;
    if (scene.at !== 'seat') return { centre: '', resource: '' };
    const { centre, seat } = scene.held;
    const { value: official } = state.official;
    return { centre, resource: official === null ? seat.resource : `official-${official}` };
  };
  const chooseDate = (): void => {
    ask('choosing-date');
    void lists.askDates(at());
  };
  return {
    chooseDate,
    askToMove(official?: string): void {
      state.official.value = official ?? null;
      chooseDate();
    },
    pickDate(date: string): void {
      ask('choosing-time');
      state.date.value = date;
      void lists.askTimes(at(), date);
    },
    async move(place: Place): Promise<void> {
      if (state.busy.value) return;
      const { value: official } = state.official;
      const body = official === null ? place : { ...place, official };
      if (!(await did(api('phoneSeatMove', { params: { secret }, body, key: newKey() })))) return;
      state.doing.value = 'nothing';
      state.done.value = 'moved';
      await load();
    },
  };
};

/** [SE13] A time that is offered: kept by the secret of the seat that it stands for, and booked with what was asked. */
const createTaking = (ports: HeldPorts, state: State) => {
  const { api, bookings, newKey } = ports;
  let asked: { readonly of: string; readonly hold: string; readonly key: string } | null = null;
  return {
    async takeOffer({ date, from }: Place): Promise<void> {
      const scene = state.scene.value;
      if (state.busy.value || scene.at !== 'seat') return;
      const { centre, seat, about } = scene.held;
      state.busy.value = true;
      state.trouble.value = null;
      const params = { centre };
      const body = { resource: seat.resource, date, from, instead: ports.secret };
      const of = `${date} ${from}`;
      const answer = asked?.of === of ? null : await api('hold', { params, body, key: newKey() });
      if (answer?.ok) asked = { of, hold: answer.value.hold, key: newKey() };
      const trouble = answer === null || answer.ok ? null : answer;
      const form = state.form.value;
      const answers = form === null ? {} : { form: form.id, answers: about.asked?.answers ?? {} };
      const contact = { ...(form === null ? {} : contactOf(form, answers.answers ?? {})), ...about.asked?.contact };
      const rest = { contact, ...answers, language: seat.language ?? ports.language() };
      const booked =
        trouble ??
        (await api('book', { params, body: { hold: asked?.hold ?? '', ...rest }, key: asked?.key ?? newKey() }));
      state.busy.value = false;
      if (!booked.ok) {
        state.trouble.value = 'lost' in booked ? { why: 'lost' } : troubleOf(booked.refusal);
        return;
      }
      if (!('secret' in booked.value)) return;
      const { secret, seat: next } = booked.value;
      bookings.add({ secret, number: next.code ?? '', sentAt: next.bookedAt ?? '' });
      ports.openSeat(secret);
    },
  };
};
