import { createRandom } from '../../engine/simulate/random.ts';
import type { PastVisit } from '../../engine/wait/training/replay.ts';
import type { CounterEvent } from '../../shared/centre/counter-events.ts';
import { dayMs, monday } from './a-hall.ts';

/**
 * A hall of four counters that keep up with those who come. Each day two of them have a break of about an hour, each as soon as it is
 * done with the visitor it serves: then a line grows, and is worked off once they are back.
 */

export interface ChangingDay {
  readonly opens: number;
  /** When the two leave, and come back. */
  readonly leave: number;
  readonly back: number;
  /** From when on both are away: a visit may go on beyond `leave`. */
  readonly gone: number;
}

export interface ChangingHall {
  readonly visits: readonly PastVisit[];
  readonly events: readonly CounterEvent[];
  readonly days: readonly ChangingDay[];
}

export function changingHall({ days: count, seed }: { readonly days: number; readonly seed: number }): ChangingHall {
  const { exponential, uniform: share } = createRandom(seed);
  const [visits, events, days]: [PastVisit[], CounterEvent[], ChangingDay[]] = [[], [], []];
  for (let day = 0; day < count; day += 1) {
    const opens = monday + day * dayMs + 9 * 3_600_000;
    const leave = opens + Math.round((60 + 180 * share()) * minute);
    const back = leave + Math.round((40 + 40 * share()) * minute);
    const date = new Date(opens).toISOString().slice(0, 10);
    const stamp = (at: number) => ({ at, by, date, practice: false }) as const;
    const free = counters.map(() => opens);
    const done = counters.map(() => leave);
    const startAt = (i: number, from: number): number => (i >= 2 && from >= leave && from < back ? back : from);
    let at = opens;
    for (let number = 1; ; number += 1) {
      at += Math.round(exponential(3600 / 40)) * 1000;
      if (at > opens + 7 * 3_600_000) break;
      const starts = free.map((when, i) => startAt(i, Math.max(at, when)));
      const calledAt = Math.min(...starts);
      const i = starts.indexOf(calledAt);
      const endedAt = calledAt + Math.max(1, Math.round(exponential(300))) * 1000;
      free[i] = endedAt;
      if (i >= 2 && calledAt < leave) done[i] = Math.max(leave, endedAt);
      visits.push({
        ticket: `${day}-${number}`,
        service: 'a',
        rank: 0,
        issuedAt: at,
        calledAt,
        endedAt,
        counter: counters[i] ?? '1',
        gaveUp: false,
      });
    }
    days.push({ opens, leave, back, gone: Math.max(...done) });
    const ofDay: CounterEvent[] = counters.map((counter) => ({
      ...stamp(opens),
      type: 'counter-opened',
      counter,
      profile: 'all',
      clerk: `clerk-${counter}`,
    }));
    for (const [i, counter] of counters.entries()) {
      if (i < 2) continue;
      ofDay.push({ ...stamp(done[i] ?? leave), type: 'counter-paused', counter, reason: null });
      ofDay.push({ ...stamp(back), type: 'counter-resumed', counter });
    }
    events.push(...ofDay.sort((a, b) => a.at - b.at));
  }
  return { visits, events, days };
}

const counters = ['1', '2', '3', '4'] as const;
const by = { kind: 'user', id: 'clerk', role: 'clerk' } as const;
const minute = 60_000;
