import type { PromisingEvent, QueueEvent, StoredEvent, TicketIssued } from '../../shared/events.ts';
import type { Estimate, Estimated, Shown } from '../../shared/tickets/estimate.ts';
import { apply } from '../queue/apply.ts';
import { findTicket } from '../queue/lookup.ts';
import { standingOf } from '../queue/order/ahead.ts';
import { lineRule } from '../queue/order/calling-order.ts';
import { isServiceLine } from '../queue/order/lines.ts';
import { newcomerStanding, transferPlace } from '../queue/order/places.ts';
import { withDue } from '../queue/order/waiting-lines.ts';
import type { State } from '../queue/state.ts';
import type { Ticket } from '../queue/ticket.ts';
import { noEstimate, type Waits } from '../queue/views/waits.ts';
import { opensLater, type WhoWorks, whyUnknown } from '../queue/who-works.ts';
import { type AskedWait, askAt, newcomer } from './asked-wait.ts';
import { atLeast, atMost } from './capacity-floor.ts';
import { changesWhoWorks } from './changes-who-works.ts';
import { fromOpening, saidRange } from './estimate-of.ts';
import { type Learnt, nothingLearnt } from './estimator.ts';
import { createExpectedSeats, type ExpectedSeats, type TakeSeats } from './expected-seats.ts';
import { followEvents } from './from-events.ts';
import { amongNeighbours, createNeighbours, forgetNeighbours, type Neighbours } from './neighbours.ts';
import {
  carried,
  createRecent,
  estimated,
  forgetAll,
  keep,
  mayMake,
  type Payer,
  type RecentEstimates,
  stillFresh,
} from './recent-estimates.ts';
import { rushNow } from './rush-now.ts';
import { asShown, type HoursNear, held, told } from './told.ts';
import { stagesOf } from './visit-plan.ts';
import { mostWaiting } from './why-nothing-said.ts';
import { withExpected } from './with-expected.ts';

/** Estimates of one centre as this process knows it, from the events that it has followed. */
export interface Estimating {
  /** Takes in stored events; those that it has are passed over. */
  follow(events: readonly StoredEvent[]): void;
  /** Starts from what was learnt and from the events that replay to the present. */
  begin(learnt: Learnt, events: readonly StoredEvent[]): void;
  /** Asked for before the seats of the present day are read: starts from them and follows what events tell of them. Of two, the later stands. */
  readSeats(): TakeSeats;
  /** What the visitor is told of the wait; `state` is the one before the event, `shown` what a kiosk showed before, `seats` their own. */
  quote(state: State, event: PromisingEvent, shown?: Shown | null, seats?: readonly string[]): Estimate | null;
  /** Estimates as of `at` (ms) in this state. */
  waits(state: State, at: number): Waits;
}

/** Told what went wrong, as in "a wait could not be estimated"; the caller goes on without an estimate. */
export type OnTrouble = (what: string, error: unknown, about: { readonly [key: string]: string }) => void;

/** Opens the estimates of a centre; it knows nothing before it begins. */
export function openEstimating(onTrouble: OnTrouble): Estimating {
  const known: EstimatingState = {
    onTrouble,
    following: followEvents(nothingLearnt),
    seq: 0,
    recent: createRecent(),
    neighbours: createNeighbours(),
    opens: null,
    rush: null,
    expected: createExpectedSeats(),
  };
  return {
    follow: (events) => follow(known, events),
    begin: (learnt, events) => begin(known, learnt, events),
    readSeats: () => known.expected.reading(() => forget(known)),
    quote: (state, event, shown = null, seats = []) => quote(known, state, event, shown, seats),
    waits: (state, at) => waitsOf(known, state, at),
  };
}

/** What one centre's estimates rest on. */
interface EstimatingState {
  readonly onTrouble: OnTrouble;
  following: ReturnType<typeof followEvents>;
  /** The last event that was followed. */
  seq: number;
  readonly recent: RecentEstimates;
  readonly neighbours: Neighbours;
  /** When the hours begin that are still to come as of this state, worked out once. */
  opens: { readonly state: State; readonly at: number | null } | null;
  /** What stands before the counters, worked out once for all who ask in the same state. */
  rush: { readonly state: State; readonly now: ReturnType<typeof rushNow> } | null;
  readonly expected: ExpectedSeats;
}

const follow = (known: EstimatingState, events: readonly StoredEvent[]): void => {
  for (const { event, seq } of events) {
    if (seq <= known.seq) continue;
    tell(known, event);
    known.seq = seq;
    if (changesWhoWorks(event)) forget(known);
  }
};

const begin = (known: EstimatingState, learnt: Learnt, events: readonly StoredEvent[]): void => {
  known.following = followEvents(learnt);
  for (const { event } of events) tell(known, event);
  known.seq = Math.max(known.seq, events.at(-1)?.seq ?? 0);
  forget(known);
};

const forget = ({ recent, neighbours }: EstimatingState): void => {
  forgetAll(recent);
  forgetNeighbours(neighbours);
};

const tell = ({ following, expected, onTrouble }: EstimatingState, event: QueueEvent): void => {
  try {
    following.follow(event);
    expected.follow(event);
  } catch (error) {
    onTrouble('the estimates could not follow an event', error, { type: event.type });
  }
};

const quote = (
  known: EstimatingState,
  state: State,
  event: PromisingEvent,
  shown: Shown | null,
  seats: readonly string[],
): Estimate | null => {
  if (event.type !== 'ticket-issued') return ofMoved(known, apply(state, event), event);
  const { ticket, at, instead } = event;
  known.expected.remember(ticket, instead === undefined ? seats : [...seats, instead]);
  const asked = { ...ofIssued(known, state, event), seats: known.expected.beside(ticket) };
  const made = make(known, state, ticket, asked, 'tickets').estimate;
  if (made === null) return null;
  const fresh = placed(known, ticket, asked, made);
  return told(shown === null ? fresh : asShown(fresh, shown, at), at, hoursNear(known, state, asked));
};

const ofIssued = (known: EstimatingState, state: State, event: TicketIssued): AskedWait => {
  const { service, priorityClass, place, at } = event;
  if (priorityClass === null) return newcomer(state, service, at);
  const one = { line: place.line, key: place, rule: lineRule(state, place.line) };
  return askAt(withDue(state, at), service, known.following.rankOf(priorityClass), null, one, at);
};

const ofMoved = (known: EstimatingState, state: State, { ticket, at }: PromisingEvent): Estimate | null => {
  const moved = findTicket(state, ticket);
  return moved === null ? null : ofTicket(known, withDue(state, at), moved, at).estimate;
};

const waitsOf = (known: EstimatingState, last: State, now: number): Waits => {
  const at = Math.max(now, last.at);
  const state = withDue(last, at);
  const ofOwn = (ticket: Ticket): Estimated => ofTicket(known, state, ticket, at);
  const seconds = (service: string): number => visitSeconds(known, state, service);
  return {
    ofTicket: ofOwn,
    ofLater: (ticket) => {
      const other = (service: string): Estimated => ofOther(known, state, ticket, service, at);
      return ticket.later.length === 0 ? [] : stagesOf(ticket, at, { own: ofOwn(ticket), other, seconds });
    },
    seconds,
    ofService: (service) => ofService(known, state, service, at),
    ofNewcomer: (service, priorityClass) => ofNewcomer(known, state, service, priorityClass, at),
    untilServed(service) {
      const { estimate } = ofService(known, state, service, at);
      return estimate === null ? null : Math.round(estimate.middle + seconds(service));
    },
  };
};

const ofTicket = (known: EstimatingState, state: State, ticket: Ticket, at: number): Estimated => {
  const one = standingOf(state, ticket);
  if (one === null) return noEstimate('does-not-wait');
  const rank = known.following.rankOf(ticket.priorityClass);
  const asked = { ...askAt(state, ticket.service, rank, ticket.id, one, at), seats: known.expected.beside(ticket.id) };
  return onScreens(known, state, `${ticket.id} ${one.line}`, asked, ticket);
};

/** How long it would wait if it now stood in the line of another service, by its age. */
const ofOther = (known: EstimatingState, state: State, ticket: Ticket, service: string, at: number): Estimated => {
  const { line, order, tie } = transferPlace(state, ticket, { service }, 'age', at);
  const one = { line, key: { order, tie }, rule: lineRule(state, line) };
  const asked = askAt(state, service, known.following.rankOf(ticket.priorityClass), null, one, at);
  return onScreens(known, state, `${ticket.id} ${line}`, asked, null);
};

const ofService = (known: EstimatingState, state: State, service: string, at: number): Estimated =>
  onScreens(known, state, `service ${service}`, newcomer(state, service, at), null);

const ofNewcomer = (
  known: EstimatingState,
  state: State,
  service: string,
  priorityClass: string | null,
  at: number,
): Estimated => {
  if (priorityClass === null) return ofService(known, state, service, at);
  const one = newcomerStanding(state, service, priorityClass, at);
  const asked = askAt(state, service, known.following.rankOf(priorityClass), null, one, at);
  return onScreens(known, state, `service ${one.line}`, asked, null);
};

/** What screens tell, for some seconds the same: what was promised with the ticket, if that still holds. */
const onScreens = (
  known: EstimatingState,
  state: State,
  name: string,
  asked: AskedWait,
  ticket: Ticket | null,
): Estimated => {
  const { recent } = known;
  const before = stillFresh(recent, `told ${name}`, asked);
  if (before !== undefined) return before;
  const made = make(known, state, name, asked, 'screens');
  const { estimate } = made;
  if (estimate === null) return keep(recent, [`told ${name}`], asked, made);
  const { quoted: promise = null, quotedAt = null } = ticket ?? {};
  const kept = promise === null || quotedAt === null ? estimate : held(promise, quotedAt, estimate, asked.at);
  const settled = told(placed(known, name, asked, kept), asked.at, hoursNear(known, state, asked));
  return keep(recent, [`told ${name}`], asked, estimated(settled));
};

/** Those of a service are told times in the order in which they are called. */
const placed = (known: EstimatingState, name: string, asked: AskedWait, estimate: Estimate): Estimate => {
  const line = isServiceLine(asked.line) ? asked.service : `${asked.line} ${asked.service}`;
  const among = amongNeighbours(known.neighbours, line, { name, ...asked }, estimate);
  const isMoved = among.low !== estimate.low || among.high !== estimate.high;
  return isMoved ? { ...among, ...saidRange(among.low, among.high) } : estimate;
};

const hoursNear = (known: EstimatingState, state: State, { line, at }: AskedWait): HoursNear => {
  const { works, closesAt } = rushOf(known, state);
  const who = works(line);
  return { opensAt: who.kind === 'opens' && who.at > at ? who.at : null, closesAt: closesAt() };
};

const make = (known: EstimatingState, state: State, name: string, asked: AskedWait, payer: Payer): Estimated => {
  const { recent } = known;
  const names = [name, `line ${asked.service} ${asked.rank}`];
  if (state.waiting > mostWaiting) return noEstimate('too-many-waiting');
  if (mayMake(recent, payer, state.waiting, asked.at)) return keep(recent, names, asked, fresh(known, state, asked));
  return carried(recent, names, asked) ?? keep(recent, names, asked, fresh(known, state, asked));
};

/** While nobody works, how long it takes hangs on somebody coming back, which nobody knows. */
const fresh = (known: EstimatingState, state: State, asked: AskedWait): Estimated => {
  const now = rushOf(known, state).works(asked.line);
  const works: WhoWorks = now.kind === 'opens' && now.at <= asked.at ? { kind: 'closed' } : now;
  const canSay = works.kind === 'open' || works.kind === 'opens';
  const estimate = canSay ? attempt(known, state, works, asked) : null;
  return estimate === null ? noEstimate(whyUnknown(works)) : estimated(estimate);
};

/** A mistake here must cost the visitor an estimate, not the ticket. */
const attempt = (known: EstimatingState, state: State, works: WhoWorks, asked: AskedWait): Estimate | null => {
  const { aheadOfAll, line: _, order: __, waiting: ___, seats: ____, ...ask } = asked;
  try {
    const estimator = known.following.estimator();
    const raw = estimator.estimate(ask);
    if (raw.middle === null) return null;
    // A line that has not moved yet knows no pace of its own: then all count who stand before the same counters.
    const all = raw.from === 'standard' ? estimator.estimate({ ...ask, ahead: aheadOfAll() }) : raw;
    const floored = atLeast(all, { ...rushOf(known, state), ahead: aheadOfAll });
    const alone =
      works.kind === 'opens'
        ? fromOpening(floored, (works.at - ask.at) / 1000)
        : atMost(floored, aheadOfAll, longestVisit(known, state, ask.service));
    return withExpected(alone, known.expected, state, asked, (service) => visitSeconds(known, state, service));
  } catch (error) {
    known.onTrouble('a wait could not be estimated', error, { service: ask.service });
    return null;
  }
};

const rushOf = (known: EstimatingState, state: State): ReturnType<typeof rushNow> => {
  if (known.rush?.state !== state) {
    const seconds = (service: string): number => visitSeconds(known, state, service);
    known.rush = { state, now: rushNow(state, seconds, () => opening(known, state)) };
  }
  return known.rush.now;
};

const opening = (known: EstimatingState, state: State): number | null => {
  if (known.opens?.state !== state) known.opens = { state, at: opensLater(state, state.at) };
  return known.opens.at;
};

const visitSeconds = ({ following }: EstimatingState, state: State, service: string): number => {
  const learnt = following.estimator().tracker.counters.serviceSeconds(service);
  return learnt >= 1 ? learnt : (state.index.services.get(service)?.standardSeconds ?? 0);
};

/** Of the service, or of those who wait in the mean if that is longer. */
const longestVisit = (known: EstimatingState, state: State, service: string): number => {
  const { work, waiting } = rushOf(known, state);
  return Math.max(visitSeconds(known, state, service), waiting === 0 ? 0 : work / waiting);
};
