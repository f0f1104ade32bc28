import { memoize } from '../queue/memoize.ts';
import { dueAt, lineRule, takingOf, tierIn } from '../queue/order/calling-order.ts';
import { bookedLine } from '../queue/order/lines.ts';
import { hallCounters, type State } from '../queue/state.ts';
import type { AskedWait } from './asked-wait.ts';
import type { BookedBefore } from './booked-ahead.ts';
import type { SeatToCome } from './expected-seats.ts';

/** Which counters those who booked take from one who walks in [SE9]. */

/** What has to be known of those who booked and of their visits. */
export interface BookedVisits {
  readonly headStartSeconds: number;
  readonly latestSeconds: number;
  readonly visitSeconds: (service: string) => number;
}

/**
 * The seats that go before one who walks in, whatever service they are of: at each counter that would call that one, open and not paused,
 * those whose service stands in a higher tier ([O2]) at once, those of the same tier if their place is before, and all of them once they
 * pass their limit ([O7]). A visit is shared alike by the n counters that would take it, and what falls to one of the c counters of the
 * walk-in puts off each call of their line by a c-th of it. One who passes a limit of their own waits for none that come after that.
 */
export function bookedAtCounters(
  state: State,
  { line, order }: Pick<AskedWait, 'line' | 'order'>,
  seats: readonly SeatToCome[],
  { headStartSeconds, latestSeconds, visitSeconds }: BookedVisits,
): readonly BookedBefore[] {
  const counters = countersOf(state, line);
  const partsOf = memoize((name: string) => shares(state, counters, line, name));
  const due = dueAt({ key: { order, tie: 0 }, rule: lineRule(state, line) });
  return seats.flatMap(({ id, service, counter, startsAt, attendance }) => {
    const isBefore = startsAt - headStartSeconds * 1000 < order;
    const late = startsAt + latestSeconds * 1000;
    const from = { higher: startsAt, same: isBefore ? startsAt : late, lower: late } as const;
    return partsOf(bookedLine(service, null, counter)).flatMap(({ tier, share }) =>
      from[tier] < due ? [{ seat: id, from: from[tier], seconds: share * visitSeconds(service), attendance }] : [],
    );
  });
}

interface Share {
  /** Where the line of those who booked stands beside that of the walk-in. */
  readonly tier: 'higher' | 'same' | 'lower';
  /** Of a visit, as far as it puts off a call of the walk-in's line. */
  readonly share: number;
}

/** Those at work that take a line; where none does, all of the centre that do, as before the hours begin. */
const countersOf = (state: State, line: string): readonly string[] => {
  const takes = (counter: string): boolean => tierOf(state, counter, line) !== undefined;
  const open = hallCounters(state).flatMap(([id, now]) => (now.state === 'open' && takes(id) ? [id] : []));
  return open.length > 0 ? open : [...state.index.counters.keys()].filter(takes);
};

const shares = (state: State, own: readonly string[], line: string, booked: string): readonly Share[] => {
  const taking = countersOf(state, booked);
  const counts = { higher: 0, same: 0, lower: 0 };
  for (const counter of own) {
    const [mine, theirs] = [tierOf(state, counter, line), tierOf(state, counter, booked)];
    // Who was sent to the front, to a counter or to a person goes before all of them.
    if (mine === undefined || mine < 0 || theirs === undefined || !taking.includes(counter)) continue;
    counts[theirs < mine ? 'higher' : theirs === mine ? 'same' : 'lower'] += 1;
  }
  return (['higher', 'same', 'lower'] as const).flatMap((tier) =>
    counts[tier] === 0 ? [] : [{ tier, share: counts[tier] / (taking.length * own.length) }],
  );
};

const tierOf = (state: State, counter: string, line: string): number | undefined => {
  const taking = takingOf(state, counter);
  return taking === null ? undefined : tierIn(taking, line);
};
