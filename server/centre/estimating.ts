import type { Estimate, Estimated, NoEstimateReason } from '../../shared/estimate.ts';
import type { QueueEvent, StoredEvent, TicketIssued } from '../../shared/events.ts';
import type { Log } from '../log.ts';
import { quickestFor, standingOf } from '../queue/ahead.ts';
import { aheadInService, waitingForService } from '../queue/ahead-in-service.ts';
import { lineRule } from '../queue/calling-order.ts';
import type { Learnt } from '../queue/estimate/estimator.ts';
import { followEvents } from '../queue/estimate/from-events.ts';
import type { Ask } from '../queue/estimate/happenings.ts';
import { serviceLine } from '../queue/lines.ts';
import type { State } from '../queue/state.ts';
import type { Ticket } from '../queue/ticket.ts';
import { noEstimate, type Waits } from '../queue/views/waits.ts';
import { thawed } from '../queue/waiting-lines.ts';
import { atOtherPlace, estimateOf } from './estimate-of.ts';
import { nothingLearnt } from './learnt.ts';
import { atLeast, workWaiting } from './least-wait.ts';

/** Estimates of one centre as this process knows it, from the events that it has followed. */
export interface Estimating {
  /** Takes in stored events; those that it has are passed over. */
  follow(events: readonly StoredEvent[]): void;
  /** Begins anew from what was learnt and from the events that replay to the present. */
  begin(learnt: Learnt, events: readonly StoredEvent[]): void;
  /** What the visitor is told of the wait; `state` is the one before the ticket is issued. */
  quote(state: State, event: TicketIssued): Estimate | null;
  /** Estimates as of `at` (ms) in this state. */
  waits(state: State, at: number): Waits;
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
    last = Math.max(last, at);
    if (left < cost) return false;
    left -= cost;
    return true;
  };
};

interface Made {
  readonly at: number;
  readonly ahead: number;
  readonly estimate: Estimate | null;
}
type Place = Exclude<ReturnType<typeof standingOf>, null>;
interface Asked extends Omit<Ask, 'ahead'> {
  readonly ahead: number;
  /** Those of all services who go before: what the configuration's own times are multiplied by. */
  readonly aheadOfAll: () => number;
}

/** What was said before says nothing any more once others are at work. */
const changesWhoWorks = ({ type }: QueueEvent): boolean =>
  type === 'day-opened' || type === 'counter-opened' || type === 'counter-closed' || type === 'profile-changed';

const notKnown = noEstimate('nobody-open-and-no-history');
const estimated = (estimate: Estimate | null): Estimated =>
  estimate === null ? notKnown : { estimate, estimateReason: null };

/** Why nothing was said to one who has just come; `waiting` counts him. */
export const whyNothingSaid = (waiting: number): NoEstimateReason =>
  waiting - 1 > mostWaiting ? 'too-many-waiting' : 'nobody-open-and-no-history';

/** Opens the estimates of a centre; it knows nothing before it begins. */
export const openEstimating = (log: Log): Estimating => {
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
    open: [...state.counters.values()].filter((counter) => counter.state !== 'closed').length,
  });
  let rush: { readonly state: State; readonly now: ReturnType<typeof rushNow> } | null = null;
  /** What stands before the counters, worked out once for all who ask in the same state. */
  const rushOf = (state: State): ReturnType<typeof rushNow> => {
    if (rush?.state !== state) rush = { state, now: rushNow(state) };
    return rush.now;
  };
  /** A mistake here must cost the visitor an estimate, not the ticket. */
  const fresh = (state: State, { aheadOfAll, ...ask }: Asked): Estimate | null => {
    try {
      const raw = following.estimator().estimate(ask);
      if (raw.middle === null) return null;
      // A line that has not moved yet knows no pace of its own: then all count who stand before the same counters.
      const all = raw.from === 'standard' ? following.estimator().estimate({ ...ask, ahead: aheadOfAll() }) : raw;
      return estimateOf(atLeast(all, { ...rushOf(state), ahead: aheadOfAll }));
    } catch (error) {
      log.error({ err: error, service: ask.service }, 'a wait could not be estimated');
      return null;
    }
  };
  const tell = (event: QueueEvent): void => {
    try {
      following.follow(event);
    } catch (error) {
      log.error({ err: error, type: event.type }, 'the estimates could not follow an event');
    }
  };
  const keep = (names: readonly string[], asked: Asked, estimate: Estimate | null): Estimate | null => {
    if (made.size > keptEstimates) made.clear();
    for (const name of names) made.set(name, { at: asked.at, ahead: asked.ahead, estimate });
    return estimate;
  };
  /** By the estimate of the same ticket, or of another in its line; undefined where there is none that is recent. */
  const carried = (names: readonly string[], { at, ahead }: Asked): Estimate | null | undefined => {
    const one = names.map((name) => made.get(name)).find((known) => known !== undefined && at - known.at < carriedMs);
    return one?.estimate == null ? one?.estimate : atOtherPlace(one.estimate, one.ahead, ahead);
  };
  const make = (state: State, name: string, asked: Asked, payer: keyof typeof budgets): Estimated => {
    const names = [name, `line ${asked.service} ${asked.rank}`];
    if (state.waiting > mostWaiting) return noEstimate('too-many-waiting');
    if (budgets[payer](costOf(state), asked.at)) return estimated(keep(names, asked, fresh(state, asked)));
    const other = carried(names, asked);
    return estimated(other === undefined ? keep(names, asked, fresh(state, asked)) : other);
  };
  const shown = (state: State, name: string, asked: Asked): Estimated => {
    const known = made.get(name);
    const isFresh = known !== undefined && known.ahead === asked.ahead && asked.at - known.at < freshMs;
    return isFresh ? estimated(known.estimate) : make(state, name, asked, 'screens');
  };

  const askAt = (state: State, service: string, rank: number, ticket: string | null, one: Place, at: number): Asked => {
    const ahead = aheadInService(state, service, one, at);
    return { service, rank, ticket, ahead, at, aheadOfAll: () => quickestFor(state, one, at)?.before ?? ahead };
  };
  /** One who comes now without a privilege stands behind all others of his service: they need not be counted. */
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
      aheadOfAll: () => quickestFor(state, one, at)?.before ?? ahead,
    };
  };
  const ofTicket = (state: State, ticket: Ticket, at: number): Estimated => {
    const one = standingOf(state, ticket);
    if (one === null) return noEstimate('does-not-wait');
    const rank = following.rankOf(ticket.priorityClass);
    return shown(state, ticket.id, askAt(state, ticket.service, rank, ticket.id, one, at));
  };
  const ofService = (state: State, service: string, at: number): Estimated =>
    shown(state, `service ${service}`, newcomer(state, service, at));

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
      const { service, priorityClass, place, at } = event;
      if (priorityClass === null) return make(state, event.ticket, newcomer(state, service, at), 'tickets').estimate;
      const one = { line: place.line, key: place, rule: lineRule(state, place.line) };
      const rank = following.rankOf(priorityClass);
      return make(state, event.ticket, askAt(thawed(state, at), service, rank, null, one, at), 'tickets').estimate;
    },
    waits(last, now) {
      const at = Math.max(now, last.at);
      const state = thawed(last, at);
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
};
