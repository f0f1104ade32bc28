import type { Estimate, Estimated, NoEstimateReason } from '../../shared/estimate.ts';
import type { PromisingEvent, QueueEvent, StoredEvent } from '../../shared/events.ts';
import { apply } from '../queue/apply.ts';
import { findTicket } from '../queue/lookup.ts';
import { memoize } from '../queue/memoize.ts';
import { quickestFor, standingOf } from '../queue/order/ahead.ts';
import { aheadInService, waitingForService } from '../queue/order/ahead-in-service.ts';
import { lineRule } from '../queue/order/calling-order.ts';
import { serviceLine } from '../queue/order/lines.ts';
import { withDue } from '../queue/order/waiting-lines.ts';
import type { State } from '../queue/state.ts';
import type { Ticket } from '../queue/ticket.ts';
import { noEstimate, type Waits } from '../queue/views/waits.ts';
import { opensLater, type WhoWorks, whoWorks, whyUnknown } from '../queue/who-works.ts';
import { atLeast, workWaiting } from './capacity-floor.ts';
import { estimateOf, fromOpening } from './estimate-of.ts';
import { type Learnt, nothingLearnt } from './estimator.ts';
import { followEvents } from './from-events.ts';
import type { Ask } from './observation.ts';
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

/** Estimates of one centre as this process knows it, from the events that it has followed. */
export interface Estimating {
  /** Takes in stored events; those that it has are passed over. */
  follow(events: readonly StoredEvent[]): void;
  /** Starts from what was learnt and from the events that replay to the present. */
  begin(learnt: Learnt, events: readonly StoredEvent[]): void;
  /** What the visitor is told of the wait; `state` is the one before the event. */
  quote(state: State, event: PromisingEvent): Estimate | null;
  /** Estimates as of `at` (ms) in this state. */
  waits(state: State, at: number): Waits;
}

/** Why nothing was said to one who has just come for a service, at `at` (ms); they stand in `state`. */
export function whyNothingSaid(state: State, service: string, at: number): NoEstimateReason {
  return state.waiting - 1 > mostWaiting
    ? 'too-many-waiting'
    : whyUnknown(whoWorks(state, serviceLine(service), () => opensLater(state, at)));
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
    opens: null,
    rush: null,
  };
  return {
    follow: (events) => follow(known, events),
    begin: (learnt, events) => begin(known, learnt, events),
    quote: (state, event) => quote(known, state, event),
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
  /** When the hours begin that are still to come as of this state, worked out once. */
  opens: { readonly state: State; readonly at: number | null } | null;
  /** What stands before the counters, worked out once for all who ask in the same state. */
  rush: { readonly state: State; readonly now: ReturnType<typeof rushNow> } | null;
}

/** With more people waiting than in any hall nothing is said, and no time is spent on it. */
const mostWaiting = 2000;
/** Where a ticket stands, or would. */
type LineStanding = Exclude<ReturnType<typeof standingOf>, null>;
interface AskedWait extends Omit<Ask, 'ahead'> {
  readonly ahead: number;
  /** The line in which the ticket stands, or would. */
  readonly line: string;
  /** Those of all services who go before: what the configuration's own times are multiplied by. */
  readonly aheadOfAll: () => number;
}

/** What was said before says nothing any more once others are at work, or time goes on from elsewhere. */
const changesWhoWorks = ({ type }: QueueEvent): boolean =>
  type === 'clock-corrected' ||
  type === 'centre-configured' ||
  type === 'day-opened' ||
  type === 'counter-opened' ||
  type === 'counter-closed' ||
  type === 'counter-paused' ||
  type === 'counter-resumed' ||
  type === 'profile-changed';

const follow = (known: EstimatingState, events: readonly StoredEvent[]): void => {
  for (const { event, seq } of events) {
    if (seq <= known.seq) continue;
    tell(known, event);
    known.seq = seq;
    if (changesWhoWorks(event)) forgetAll(known.recent);
  }
};

const begin = (known: EstimatingState, learnt: Learnt, events: readonly StoredEvent[]): void => {
  known.following = followEvents(learnt);
  for (const { event } of events) tell(known, event);
  known.seq = Math.max(known.seq, events.at(-1)?.seq ?? 0);
  forgetAll(known.recent);
};

const tell = ({ following, onTrouble }: EstimatingState, event: QueueEvent): void => {
  try {
    following.follow(event);
  } catch (error) {
    onTrouble('the estimates could not follow an event', error, { type: event.type });
  }
};

const quote = (known: EstimatingState, state: State, event: PromisingEvent): Estimate | null => {
  if (event.type !== 'ticket-issued') return ofMoved(known, apply(state, event), event);
  const { ticket, service, priorityClass, place, at } = event;
  if (priorityClass === null) return make(known, state, ticket, newcomer(state, service, at), 'tickets').estimate;
  const one = { line: place.line, key: place, rule: lineRule(state, place.line) };
  const rank = known.following.rankOf(priorityClass);
  return make(known, state, ticket, askAt(withDue(state, at), service, rank, null, one, at), 'tickets').estimate;
};

const ofMoved = (known: EstimatingState, state: State, { ticket, at }: PromisingEvent): Estimate | null => {
  const moved = findTicket(state, ticket);
  return moved === null ? null : ofTicket(known, withDue(state, at), moved, at).estimate;
};

const waitsOf = (known: EstimatingState, last: State, now: number): Waits => {
  const at = Math.max(now, last.at);
  const state = withDue(last, at);
  return {
    ofTicket: (ticket) => ofTicket(known, state, ticket, at),
    ofService: (service) => ofService(known, state, service, at),
    untilServed(service) {
      const { estimate } = ofService(known, state, service, at);
      return estimate === null ? null : Math.round(estimate.middle + visitSeconds(known, state, service));
    },
  };
};

const ofTicket = (known: EstimatingState, state: State, ticket: Ticket, at: number): Estimated => {
  const one = standingOf(state, ticket);
  if (one === null) return noEstimate('does-not-wait');
  const rank = known.following.rankOf(ticket.priorityClass);
  return shown(known, state, `${ticket.id} ${one.line}`, askAt(state, ticket.service, rank, ticket.id, one, at));
};

const ofService = (known: EstimatingState, state: State, service: string, at: number): Estimated =>
  shown(known, state, `service ${service}`, newcomer(state, service, at));

const shown = (known: EstimatingState, state: State, name: string, asked: AskedWait): Estimated =>
  stillFresh(known.recent, name, asked) ?? make(known, state, name, asked, 'screens');

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
  const estimate = works.kind === 'paused' || works.kind === 'closed' ? null : attempt(known, state, works, asked);
  return estimate === null ? noEstimate(whyUnknown(works)) : estimated(estimate);
};

/** A mistake here must cost the visitor an estimate, not the ticket. */
const attempt = (known: EstimatingState, state: State, works: WhoWorks, asked: AskedWait): Estimate | null => {
  const { aheadOfAll, line: _, ...ask } = asked;
  try {
    const estimator = known.following.estimator();
    const raw = estimator.estimate(ask);
    if (raw.middle === null) return null;
    // A line that has not moved yet knows no pace of its own: then all count who stand before the same counters.
    const all = raw.from === 'standard' ? estimator.estimate({ ...ask, ahead: aheadOfAll() }) : raw;
    const floored = atLeast(all, { ...rushOf(known, state), ahead: aheadOfAll });
    return estimateOf(works.kind === 'opens' ? fromOpening(floored, (works.at - ask.at) / 1000) : floored);
  } catch (error) {
    known.onTrouble('a wait could not be estimated', error, { service: ask.service });
    return null;
  }
};

const rushOf = (known: EstimatingState, state: State): ReturnType<typeof rushNow> => {
  if (known.rush?.state !== state) known.rush = { state, now: rushNow(known, state) };
  return known.rush.now;
};

const rushNow = (known: EstimatingState, state: State) => ({
  work: workWaiting(state, (service) => visitSeconds(known, state, service)),
  waiting: state.waiting,
  counters: state.index.counters.size,
  open: [...state.counters.values()].filter((counter) => counter.state === 'open').length,
  works: memoize((line: string) => whoWorks(state, line, () => opening(known, state))),
});

const opening = (known: EstimatingState, state: State): number | null => {
  if (known.opens?.state !== state) known.opens = { state, at: opensLater(state, state.at) };
  return known.opens.at;
};

const visitSeconds = ({ following }: EstimatingState, state: State, service: string): number => {
  const learnt = following.estimator().tracker.counters.serviceSeconds(service);
  return learnt >= 1 ? learnt : (state.index.services.get(service)?.standardSeconds ?? 0);
};

const askAt = (
  state: State,
  service: string,
  rank: number,
  ticket: string | null,
  one: LineStanding,
  at: number,
): AskedWait => {
  const ahead = aheadInService(state, service, one, at);
  const aheadOfAll = (): number => quickestFor(state, one, at)?.before ?? ahead;
  return { service, rank, ticket, ahead, at, line: one.line, aheadOfAll };
};

/** One who comes now without a privilege stands behind all others of the service: they need not be counted. */
const newcomer = (state: State, service: string, at: number): AskedWait => {
  const line = serviceLine(service);
  const one: LineStanding = { line, key: { order: at, tie: Number.MAX_SAFE_INTEGER }, rule: lineRule(state, line) };
  const ahead = waitingForService(state, service);
  const aheadOfAll = (): number => quickestFor(state, one, at)?.before ?? ahead;
  return { service, rank: 0, ticket: null, ahead, at, line, aheadOfAll };
};
