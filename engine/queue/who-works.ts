import type { NoEstimateReason } from '../../shared/tickets/estimate.ts';
import { dateAt, nextOpening, openingOf, openSpanAt } from './business-day.ts';
import { clerkLine, counterLine } from './order/lines.ts';
import { type CounterNow, hallCounters, type State } from './state.ts';

/** Who works for a line: counters at work; else from when the hours let somebody; else why nobody does. */
export type WhoWorks =
  | { readonly kind: 'open'; readonly counters: number }
  | { readonly kind: 'opens'; readonly at: number }
  | { readonly kind: 'paused' }
  /** Counters are open, and none of them takes the line. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'closed' };

/** When today's hours (next) begin, in ms; null within them, after them, and on a day without. */
export function opensLater(state: State, at: number): number | null {
  const { centre, day } = state;
  if (centre === null || day === null) return null;
  const opening = openingOf(state, centre);
  if (openSpanAt(opening, centre.timeZone, at) !== null) return null;
  const next = nextOpening(opening, at);
  return next !== null && dateAt(next, centre.timeZone) === dateAt(at, centre.timeZone) ? next : null;
}

/** Who works for a line, by its name; `opening` (ms) is when the hours begin that day, asked only where nobody works. */
export function whoWorks(state: State, line: string, opening: () => number | null): WhoWorks {
  const takes = ([counter, { profile, clerk }]: readonly [string, CounterNow]): boolean =>
    line === counterLine(counter) ||
    (clerk !== null && line === clerkLine(clerk)) ||
    state.index.tierOf.get(profile)?.has(line) === true;
  const taking = hallCounters(state)
    .filter((one) => one[1].state !== 'closed' && takes(one))
    .map(([, now]) => now);
  const counters = taking.filter(({ state: now }) => now === 'open').length;
  if (counters > 0) return { kind: 'open', counters };
  const at = opening();
  if (at !== null) return { kind: 'opens', at };
  if (taking.length > 0) return { kind: 'paused' };
  return { kind: hallCounters(state).some(([, one]) => one.state === 'open') ? 'elsewhere' : 'closed' };
}

const reasons = {
  open: 'nobody-open-and-no-history',
  opens: 'no-counter-open',
  paused: 'counters-paused',
  elsewhere: 'not-taken-now',
  closed: 'no-counter-open',
} as const satisfies { readonly [Kind in WhoWorks['kind']]: NoEstimateReason };

/** Why nothing can be said of the wait in a line for which these work. */
export const whyUnknown = ({ kind }: WhoWorks): NoEstimateReason => reasons[kind];
