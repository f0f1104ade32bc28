import { createRandom } from '../../engine/simulate/random.ts';
import type { CentreFacts } from '../../engine/wait/observation.ts';
import type { PastVisit } from '../../engine/wait/training/replay.ts';

/** Days made by the book: Poisson arrivals, exponential service times, so many counters, first come first served. */

export interface HallOptions {
  readonly days: number;
  readonly counters?: number;
  readonly meanService?: number;
  /** Arrivals an hour. */
  readonly arrivals?: number;
  readonly hours?: number;
  readonly seed?: number;
}

/** The visits of an M/M/c hall that opens at nine, in the order of their issue. */
export function hallDays(options: HallOptions): readonly PastVisit[] {
  const { days, counters = 3, meanService = 300, arrivals = 34, hours = 7, seed = 1 } = options;
  const { exponential } = createRandom(seed);
  const visits: PastVisit[] = [];
  for (let day = 0; day < days; day += 1) {
    const opens = monday + day * dayMs + 9 * 3_600_000;
    const free = Array.from({ length: counters }, () => opens);
    let at = opens;
    for (let number = 1; ; number += 1) {
      at += Math.round(exponential(3600 / arrivals)) * 1000;
      if (at > opens + hours * 3_600_000) break;
      const counter = free.indexOf(Math.min(...free));
      const calledAt = Math.max(at, free[counter] ?? at);
      const endedAt = calledAt + Math.max(1, Math.round(exponential(meanService))) * 1000;
      free[counter] = endedAt;
      visits.push({
        ticket: `${day}-${number}`,
        service: 'pension',
        rank: 0,
        issuedAt: at,
        calledAt,
        endedAt,
        counter: `c${counter}`,
        gaveUp: false,
      });
    }
  }
  return visits;
}

export const utcPlace: CentreFacts = { offsetAt: () => 0, standardSeconds: () => 300 };
export const dayMs = 86_400_000;
export const monday = Date.parse('2026-03-02T00:00:00Z');
