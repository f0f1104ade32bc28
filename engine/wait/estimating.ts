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
import { atOtherPlace, estimateOf, fromOpening } from './estimate-of.ts';
import { type Learnt, nothingLearnt } from './estimator.ts';
import { followEvents } from './from-events.ts';
import type { Ask } from './observation.ts';

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
  let following = followEvents(nothingLearnt);
  let seq = 0;
  const made = new Map<string, Made>();
  const budgets = { tickets: openBudget(), screens: openBudget() };

  const visitSeconds = (state: State, service: string): number => {
    const learnt = following.estimator().tracker.counters.serviceSeconds(service);
    return learnt >= 1 ? learnt : (state.index.services.get(service)?.standardSeconds ?? 0);
  };
  const rushNow = (state: State) => ({
    work: workWaiting(state, (service) => visitSeconds(state, service)),
    waiting: state.waiting,
    counters: state.index.counters.size,
    open: [...state.counters.values()].filter((counter) => counter.state === 'open').length,
    works: memoize((line: string) => whoWorks(state, line, () => opening(state))),
  });
  let opens: { readonly state: State; readonly at: number | null } | null = null;
  /** When the hours begin that are still to come as of this state, worked out once. */
  const opening = (state: State): number | null => {
    if (opens?.state !== state) opens = { state, at: opensLater(state, state.at) };
    return opens.at;
  };
  let rush: { readonly state: State; readonly now: ReturnType<typeof rushNow> } | null = null;
  /** What stands before the counters, worked out once for all who ask in the same state. */
  const rushOf = (state: State): ReturnType<typeof rushNow> => {
    if (rush?.state !== state) rush = { state, now: rushNow(state) };
    return rush.now;
  };
  /** A mistake here must cost the visitor an estimate, not the ticket. */
  const attempt = (state: State, works: WhoWorks, { aheadOfAll, line: _, ...ask }: Asked): Estimate | null => {
    try {
      const raw = following.estimator().estimate(ask);
      if (raw.middle === null) return null;
      // A line that has not moved yet knows no pace of its own: then all count who stand before the same counters.
      const all = raw.from === 'standard' ? following.estimator().estimate({ ...ask, ahead: aheadOfAll() }) : raw;
      const floored = atLeast(all, { ...rushOf(state), ahead: aheadOfAll });
      return estimateOf(works.kind === 'opens' ? fromOpening(floored, (works.at - ask.at) / 1000) : floored);
    } catch (error) {
      onTrouble('a wait could not be estimated', error, { service: ask.service });
      return null;
    }
  };
  /** While nobody works, how long it takes hangs on somebody coming back, which nobody knows. */
  const fresh = (state: State, asked: Asked): Estimated => {
    const now = rushOf(state).works(asked.line);
    const works: WhoWorks = now.kind === 'opens' && now.at <= asked.at ? { kind: 'closed' } : now;
    const estimate = works.kind === 'paused' || works.kind === 'closed' ? null : attempt(state, works, asked);
    return estimate === null ? noEstimate(whyUnknown(works)) : estimated(estimate);
  };
  const tell = (event: QueueEvent): void => {
    try {
      following.follow(event);
    } catch (error) {
      onTrouble('the estimates could not follow an event', error, { type: event.type });
    }
  };
  const keep = (names: readonly string[], asked: Asked, told: Estimated): Estimated => {
    if (made.size > keptEstimates) made.clear();
    for (const name of names) made.set(name, { at: asked.at, ahead: asked.ahead, told });
    return told;
  };
  /** By the estimate of the same ticket, or of another in its line; undefined where there is none that is recent. */
  const carried = (names: readonly string[], { at, ahead }: Asked): Estimated | undefined => {
    const one = names.map((name) => made.get(name)).find((known) => known !== undefined && at - known.at < carriedMs);
    const estimate = one?.told.estimate;
    return estimate == null || one === undefined ? one?.told : estimated(atOtherPlace(estimate, one.ahead, ahead));
  };
  const make = (state: State, name: string, asked: Asked, payer: keyof typeof budgets): Estimated => {
    const names = [name, `line ${asked.service} ${asked.rank}`];
    if (state.waiting > mostWaiting) return noEstimate('too-many-waiting');
    if (budgets[payer](costOf(state), asked.at)) return keep(names, asked, fresh(state, asked));
    const other = carried(names, asked);
    return other ?? keep(names, asked, fresh(state, asked));
  };
  const shown = (state: State, name: string, asked: Asked): Estimated => {
    const known = made.get(name);
    const isFresh = known !== undefined && known.ahead === asked.ahead && asked.at - known.at < freshMs;
    return isFresh ? known.told : make(state, name, asked, 'screens');
  };

  const askAt = (state: State, service: string, rank: number, ticket: string | null, one: Place, at: number): Asked => {
    const ahead = aheadInService(state, service, one, at);
    return {
      service,
      rank,
      ticket,
      ahead,
      at,
      line: one.line,
      aheadOfAll: () => quickestFor(state, one, at)?.before ?? ahead,
    };
  };
  /** One who comes now without a privilege stands behind all others of the service: they need not be counted. */
  const newcomer = (state: State, service: string, at: number): Asked => {
    const line = serviceLine(service);
    const one: Place = { line, key: { order: at, tie: Number.MAX_SAFE_INTEGER }, rule: lineRule(state, line) };
    const ahead = waitingForService(state, service);
    return {
      service,
      rank: 0,
      ticket: null,
      ahead,
      at,
      line,
      aheadOfAll: () => quickestFor(state, one, at)?.before ?? ahead,
    };
  };
  const ofTicket = (state: State, ticket: Ticket, at: number): Estimated => {
    const one = standingOf(state, ticket);
    if (one === null) return noEstimate('does-not-wait');
    const rank = following.rankOf(ticket.priorityClass);
    return shown(state, `${ticket.id} ${one.line}`, askAt(state, ticket.service, rank, ticket.id, one, at));
  };
  const ofService = (state: State, service: string, at: number): Estimated =>
    shown(state, `service ${service}`, newcomer(state, service, at));

  const ofMoved = (state: State, { ticket, at }: PromisingEvent): Estimate | null => {
    const moved = findTicket(state, ticket);
    return moved === null ? null : ofTicket(withDue(state, at), moved, at).estimate;
  };

  return {
    follow(events) {
      for (const { event, seq: at } of events) {
        if (at <= seq) continue;
        tell(event);
        seq = at;
        if (changesWhoWorks(event)) made.clear();
      }
    },
    begin(learnt, events) {
      following = followEvents(learnt);
      for (const { event } of events) tell(event);
      seq = Math.max(seq, events.at(-1)?.seq ?? 0);
      made.clear();
    },
    quote(state, event) {
      if (event.type !== 'ticket-issued') return ofMoved(apply(state, event), event);
      const { service, priorityClass, place, at } = event;
      if (priorityClass === null) return make(state, event.ticket, newcomer(state, service, at), 'tickets').estimate;
      const one = { line: place.line, key: place, rule: lineRule(state, place.line) };
      const rank = following.rankOf(priorityClass);
      return make(state, event.ticket, askAt(withDue(state, at), service, rank, null, one, at), 'tickets').estimate;
    },
    waits(last, now) {
      const at = Math.max(now, last.at);
      const state = withDue(last, at);
      return {
        ofTicket: (ticket) => ofTicket(state, ticket, at),
        ofService: (service) => ofService(state, service, at),
        untilServed(service) {
          const { estimate } = ofService(state, service, at);
          return estimate === null ? null : Math.round(estimate.middle + visitSeconds(state, service));
        },
      };
    },
  };
}

/** With more people waiting than in any hall nothing is said, and no time is spent on it. */
const mostWaiting = 2000;
/** For how long an estimate is shown again while the place in line is the same, and for how long at most it is carried over to another (ms). */
const freshMs = 8000;
const carriedMs = 60_000;
const keptEstimates = 8000;

/** Time that estimates may take: a fiftieth of all time, and so many µs at once; beyond it they are carried over. Tickets and screens have each their own. */
const budgetPerMs = 20;
const budgetAtOnce = 60_000;
/** What one estimate takes at most, in µs: some of it for each who waits. */
const costOf = ({ waiting }: State): number => 120 + 3 * waiting;

const openBudget = () => {
  let left = budgetAtOnce;
  let last = 0;
  return (cost: number, at: number): boolean => {
    left = Math.min(budgetAtOnce, left + Math.max(0, at - last) * budgetPerMs);
    last = at;
    if (left < cost) return false;
    left -= cost;
    return true;
  };
};

interface Made {
  readonly at: number;
  readonly ahead: number;
  readonly told: Estimated;
}
type Place = Exclude<ReturnType<typeof standingOf>, null>;
interface Asked extends Omit<Ask, 'ahead'> {
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

const estimated = (estimate: Estimate): Estimated => ({ estimate, estimateReason: null });
