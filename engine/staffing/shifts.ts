import type { CounterEvent } from '../../shared/centre/counter-events.ts';
import type { LegRow } from '../../shared/reports/figures.ts';
import type { PlannedSpan } from '../simulate/plan.ts';

/** One counter on one day: when it was open, pauses left out. Instants in ms. */
export interface Shift {
  readonly date: string;
  readonly counter: string;
  readonly profile: string | null;
  readonly spans: readonly PlannedSpan[];
}

/**
 * When each counter was open on each day. Of days whose log says nothing of counters (imported ones) a counter counts as open from
 * its first call to its last end.
 */
export function shiftsOf(events: readonly CounterEvent[], legs: readonly LegRow[]): readonly Shift[] {
  const told = fromEvents(events);
  const datesTold = new Set([...told.keys()].map((key) => partsOf(key).date));
  const guessed = fromLegs(legs.filter(({ date }) => !datesTold.has(date)));
  return [...told, ...guessed]
    .map(([key, { spans, profile }]) => ({ ...partsOf(key), profile, spans }))
    .filter(({ spans }) => spans.length > 0);
}

/** The time (ms) of some spans that lies between two instants. */
export function openBetween(spans: readonly PlannedSpan[], from: number, to: number): number {
  return spans.reduce((sum, span) => sum + Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)), 0);
}

interface Making {
  readonly spans: PlannedSpan[];
  profile: string | null;
  since: number | null;
}

const takeIn = (shift: Making, event: CounterEvent): void => {
  if (event.type === 'counter-opened') shift.profile = event.profile;
  const opens = event.type === 'counter-opened' || event.type === 'counter-resumed';
  const closes = event.type === 'counter-paused' || event.type === 'counter-closed';
  if (opens) shift.since ??= event.at;
  if (!closes || shift.since === null) return;
  if (event.at > shift.since) shift.spans.push({ from: shift.since, to: event.at });
  shift.since = null;
};

const keyOf = (date: string, counter: string): string => `${date} ${counter}`;
const partsOf = (key: string): { readonly date: string; readonly counter: string } => ({
  date: key.slice(0, 10),
  counter: key.slice(11),
});

const fromEvents = (events: readonly CounterEvent[]): Map<string, Making> => {
  const shifts = new Map<string, Making>();
  for (const event of events) {
    const key = keyOf(event.date ?? '', event.counter);
    const shift = shifts.get(key) ?? { spans: [], profile: null, since: null };
    shifts.set(key, shift);
    takeIn(shift, event);
  }
  return shifts;
};

/** When somebody was called or served at a counter: what is known where no event says when it was open. */
const fromLegs = (legs: readonly LegRow[]): Map<string, Making> => {
  const shifts = new Map<string, Making>();
  for (const { date, counter, calledAt, startedAt, endedAt } of legs) {
    const from = calledAt ?? startedAt;
    if (counter === null || from === null) continue;
    const to = Math.max(from, endedAt ?? from);
    const key = keyOf(date, counter);
    const [known] = shifts.get(key)?.spans ?? [];
    const span = known === undefined ? { from, to } : { from: Math.min(known.from, from), to: Math.max(known.to, to) };
    shifts.set(key, { spans: [span], profile: null, since: null });
  }
  return shifts;
};
