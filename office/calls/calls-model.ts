import { batch, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { CallerBody } from '../../shared/calls/call-routes.ts';
import type { CallOutcome } from '../../shared/calls/calls.ts';
import { phoneTyped, readPhone } from '../../shared/notices/phone-number.ts';
import type { TicketBody } from '../../shared/route-bodies.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { Answer } from '../../ui/api.ts';
import { createPaper, type PaperModel } from '../paper/paper-model.ts';
import { type OfficeWork, type Trouble, troubleOf } from '../work.ts';
import { type CallbacksModel, createCallbacks } from './callbacks-model.ts';
import { kindOf } from './kind-of-case.ts';
import { type Booked, createSeatOfCall, type SeatOfCall } from './seat-model.ts';
import { createTyping } from './typing.ts';

/** Taking calls at a phone desk: one call at a time, its topic, what may be known of the caller, and what comes of it. */

export type Desk = RouteValue<'counters'>['counters'][number];
export type Topic = RouteValue<'services'>['services'][number];
export type Passport = RouteValue<'service'>;

export type CallsState =
  | { readonly step: 'loading' }
  | { readonly step: 'trouble'; readonly why: Trouble }
  /** No desk is one's own yet. */
  | { readonly step: 'choosing'; readonly desks: readonly Desk[] }
  | { readonly step: 'at'; readonly desk: Desk };

/** The call under way. */
export interface Call {
  readonly ticket: TicketBody;
  /** null until it is known what it is about. */
  readonly topic: string | null;
}

/** A case that is made of a call, until it has its number. */
export interface CaseOfCall {
  readonly outcome: 'appeal' | 'call-back';
  readonly paper: PaperModel;
}

export interface CallsModel {
  readonly state: ReadonlySignal<CallsState>;
  readonly topics: ReadonlySignal<readonly Topic[]>;
  readonly call: ReadonlySignal<Call | null>;
  readonly passport: ReadonlySignal<Passport | null>;
  /** The caller's number as it is typed; what it may be about once it is a number. */
  readonly phone: ReadonlySignal<string>;
  readonly maybe: ReadonlySignal<CallerBody | null>;
  readonly making: ReadonlySignal<CaseOfCall | null>;
  readonly callbacks: CallbacksModel;
  /** The time that is being booked; the last that was, until the next call. */
  readonly seat: ReadonlySignal<SeatOfCall | null>;
  readonly booked: ReadonlySignal<Booked | null>;
  /** The number of the case that the last call became. */
  readonly made: ReadonlySignal<string | null>;
  readonly busy: ReadonlySignal<boolean>;
  readonly trouble: ReadonlySignal<Trouble | null>;
  load(): Promise<void>;
  open(desk: string): Promise<void>;
  leave(): Promise<void>;
  take(): Promise<void>;
  about(service: string): Promise<void>;
  /** Takes what is typed as the caller's number; a whole one is looked up, one that may go on once nothing was typed for a while. */
  dial(phone: string): Promise<void>;
  /** Ends the call; one that becomes a case asks for it first. */
  end(outcome: CallOutcome): Promise<void>;
  /** Takes the time that is being booked, and ends the call. */
  book(): Promise<void>;
  /** Goes back from the case or the booking that was begun. */
  forget(): void;
  close(): void;
}

export function createCalls(work: OfficeWork): CallsModel {
  const parts = { ...callParts(), callbacks: createCallbacks(work) };
  const ask = createAsking(parts);
  return {
    ...parts,
    ...createDesk(work, parts, ask),
    ...createKnowing(work, parts, ask),
    ...createEnding(work, parts, ask),
    forget: () => {
      batch(() => {
        parts.making.value = null;
        parts.seat.value = null;
      });
    },
    close: () => {
      parts.typing.stop();
      parts.callbacks.close();
    },
  };
}

/** What a call is about, and who may be calling. */
const createKnowing = (work: OfficeWork, { call, passport, phone, maybe, typing }: Parts, ask: Asking) => ({
  about: async (service: string) => {
    const now = call.value;
    if (now === null) return;
    const params = { centre: work.centre, ticket: now.ticket.id };
    const edited = await ask(() => work.api('editTicket', { params, body: { service } }));
    if (edited === null) return;
    call.value = { ticket: edited.ticket, topic: service };
    passport.value = await passportOf(work, service);
  },
  dial: async (typed: string) => {
    phone.value = typed;
    maybe.value = null;
    typing.stop();
    const how = phoneTyped(typed);
    const look = async (): Promise<void> => {
      const found = await work.api('findCaller', {
        params: { centre: work.centre },
        body: { phone: readPhone(typed) },
      });
      // [HL3] Another number may have been typed meanwhile.
      if (found.ok && phone.value === typed) maybe.value = found.value;
    };
    if (how === 'whole') await look();
    else if (how === 'may-go-on') typing.run(work, look);
  },
});

const passportOf = async ({ api, centre }: OfficeWork, service: string): Promise<Passport | null> => {
  const found = await api('service', { params: { centre, service } });
  return found.ok ? found.value : null;
};

const callParts = () => ({
  state: signal<CallsState>({ step: 'loading' }),
  topics: signal<readonly Topic[]>([]),
  call: signal<Call | null>(null),
  passport: signal<Passport | null>(null),
  phone: signal(''),
  maybe: signal<CallerBody | null>(null),
  making: signal<CaseOfCall | null>(null),
  made: signal<string | null>(null),
  seat: signal<SeatOfCall | null>(null),
  booked: signal<Booked | null>(null),
  busy: signal(false),
  trouble: signal<Trouble | null>(null),
  typing: createTyping(),
});
type Parts = ReturnType<typeof callParts> & { readonly callbacks: CallbacksModel };

type Asking = <Value>(question: () => Promise<Answer<Value>>) => Promise<Value | null>;

/** One question at a time; what went wrong is said, and gives null. */
const createAsking =
  ({ busy, trouble }: Parts): Asking =>
  async (question) => {
    if (busy.value) return null;
    busy.value = true;
    const answer = await question();
    batch(() => {
      busy.value = false;
      trouble.value = troubleOf(answer);
    });
    return answer.ok ? answer.value : null;
  };

/** The desk: which there are, one's own, and the call that is taken there. */
const createDesk = (work: OfficeWork, parts: Parts, ask: Asking) => {
  const { state, topics, call, made, booked } = parts;
  const { api, centre, newKey } = work;
  const load = createLoading(work, parts);
  return {
    load,
    open: async (desk: string) => {
      const params = { centre, counter: desk };
      if ((await ask(() => api('openCounter', { params, key: newKey(), body: {} }))) !== null) await load();
    },
    leave: async () => {
      if (state.value.step !== 'at') return;
      const params = { centre, counter: state.value.desk.id };
      if ((await ask(() => api('closeCounter', { params, key: newKey(), body: {} }))) !== null) await load();
    },
    take: async () => {
      const [first] = topics.value;
      if (state.value.step !== 'at' || call.value !== null || first === undefined) return;
      const params = { centre, counter: state.value.desk.id };
      const taken = await ask(() => api('serve', { params, key: newKey(), body: { service: first.id } }));
      if (taken === null) return;
      clear(parts);
      batch(() => {
        made.value = null;
        booked.value = null;
        call.value = { ticket: taken.ticket, topic: null };
      });
    },
  };
};

const createLoading =
  (work: OfficeWork, { state, topics, call, passport, callbacks }: Parts) =>
  async (): Promise<void> => {
    const params = { centre: work.centre };
    const [counters, services] = await Promise.all([
      work.api('counters', { params }),
      work.api('services', { params }),
    ]);
    if (!counters.ok || !services.ok) {
      state.value = { step: 'trouble', why: troubleOf(counters) ?? troubleOf(services) ?? 'lost' };
      return;
    }
    topics.value = services.value.services;
    const desks = counters.value.counters.filter(({ kind }) => kind === 'phone');
    const own = desks.find(({ state: now, clerk }) => now !== 'closed' && clerk?.id === work.office.me.id);
    if (own?.call !== undefined) {
      const now = await callUnderWay(work, own.call);
      call.value = now;
      if (now?.topic != null) passport.value = await passportOf(work, now.topic);
    }
    state.value = own === undefined ? { step: 'choosing', desks } : { step: 'at', desk: own };
    if (own !== undefined) await callbacks.load();
  };

/** A call that is under way, as after a reload of the page. Its service is its topic once somebody has said so. */
const callUnderWay = async ({ api, centre }: OfficeWork, ticket: string): Promise<Call | null> => {
  const found = await api('ticket', { params: { centre, ticket }, query: { with: 'story' } });
  if (!found.ok) return null;
  const isChosen = found.value.story?.steps.some(({ edited }) => edited.includes('service')) ?? false;
  return { ticket: found.value.ticket, topic: isChosen ? found.value.ticket.service : null };
};

const clear = ({ call, passport, phone, maybe, making, seat, typing }: Parts): void => {
  typing.stop();
  batch(() => {
    call.value = null;
    passport.value = null;
    phone.value = '';
    maybe.value = null;
    making.value = null;
    seat.value = null;
  });
};

/** [HL4] What comes of a call. An appeal and a call-back become a case first, and the call ends with its number; so does a booking. */
const createEnding = (work: OfficeWork, parts: Parts, ask: Asking): Pick<CallsModel, 'end' | 'book'> => {
  const { call, made, callbacks, topics, seat, booked, busy } = parts;
  const finish = async (outcome: CallOutcome, number: string | null): Promise<void> => {
    const now = call.value;
    if (now === null) return;
    const params = { centre: work.centre, ticket: now.ticket.id };
    const body = { outcome, ...(number === null ? {} : { reason: number }) };
    if ((await ask(() => work.api('finish', { params, key: work.newKey(), body }))) === null) return;
    clear(parts);
    made.value = number;
    await callbacks.load();
  };
  return {
    end: async (outcome) => {
      const now = call.value;
      if (now === null) return;
      if (outcome === 'appeal' || outcome === 'call-back') return makeCase(work, parts, { outcome, call: now, finish });
      const isBookable = topics.value.find(({ id }) => id === now.topic)?.bookable === true;
      if (outcome === 'booking' && now.topic !== null && isBookable) return makeSeat(work, parts, now, now.topic);
      return finish(outcome, null);
    },
    book: async () => {
      if (busy.value || seat.value?.isWhole.value !== true) return;
      busy.value = true;
      const taken = await seat.value.book();
      busy.value = false;
      if (taken === null) return;
      await finish('booking', null);
      booked.value = taken;
    },
  };
};

const makeSeat = (work: OfficeWork, { seat, phone }: Parts, call: Call, service: string): Promise<void> => {
  const begun = createSeatOfCall(work, { service, language: call.ticket.language, phone: phone.value });
  seat.value = begun;
  return begun.load();
};

interface CaseMaking {
  readonly outcome: CaseOfCall['outcome'];
  readonly call: Call;
  readonly finish: (outcome: CallOutcome, number: string) => Promise<void>;
}

const makeCase = async (work: OfficeWork, { making, phone }: Parts, of: CaseMaking): Promise<void> => {
  const { outcome, call, finish } = of;
  const kind = kindOf(work, outcome);
  if (kind === null) return;
  const paper = createPaper(work, { ticket: call.ticket.id, kind, language: call.ticket.language });
  making.value = { outcome, paper };
  await paper.start();
  if (phone.value !== '') paper.answer('phone', readPhone(phone.value));
  const stop = effect(() => {
    const state = paper.state.value;
    if (state.step !== 'registered') return;
    stop();
    void finish(outcome, state.value.number);
  });
};
