import type { Centre } from '../../shared/centre/centre.ts';
import { applyAll } from '../queue/apply.ts';
import { addDays } from '../queue/dates.ts';
import { decide } from '../queue/decide.ts';
import { initialState, type State } from '../queue/state.ts';
import { withBookings } from './booked-day.ts';
import { type BookedFigures, bookedFigures } from './booked-figures.ts';
import { plausibleDay } from './plausible-day.ts';
import { createRandom } from './random.ts';
import { type DayRun, runDay } from './run-day.ts';

export interface BookedDays {
  readonly centre: Centre;
  /** The first date (YYYY-MM-DD), and how many on which the centre opens. */
  readonly from: string;
  readonly days: number;
  /** Of those who come, the share who booked. */
  readonly share: number;
  /** Visitors on a usual day; null = what the counters can just about serve. */
  readonly visits: number | null;
  readonly seed: number;
}

/** Plausible days run through the engine, with a share of bookings; the same seed has the same visitors whatever the share. */
export function simulateBookings(asked: BookedDays): BookedFigures {
  const { centre, share, visits, seed } = asked;
  const runs: DayRun[] = [];
  let state = configured(centre, Date.parse(`${asked.from}T00:00:00Z`) - 86_400_000);
  for (
    let [date, day] = [asked.from, 0];
    runs.length < asked.days && day < 400;
    [date, day] = [addDays(date, 1), day + 1]
  ) {
    const plan = plausibleDay(centre, date, { visits }, createRandom(seed * 1000 + day));
    if (plan === null) continue;
    const run = runDay(state, withBookings(plan, share, createRandom(seed * 1000 + day + 500)), idsOf(day));
    runs.push(run);
    state = run.state;
  }
  return bookedFigures(runs);
}

const idsOf = (day: number): (() => string) => {
  let made = 0;
  return () => `d${day}n${++made}`;
};

const configured = (centre: Centre, at: number): State => {
  const by = { kind: 'system', id: 'simulate', role: 'system' } as const;
  const made = decide(initialState, { type: 'configure', centre, source: 'install', onVersion: null, at, by });
  if (!made.ok) throw new Error(`the centre is refused: ${made.refusal.message}`);
  return applyAll(initialState, made.value);
};
