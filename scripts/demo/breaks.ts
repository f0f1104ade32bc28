import { hourMs, minuteMs } from '../../shared/time/durations.ts';

/** When somebody is not at their counter, and why. */
export interface Break {
  /** Ms since 1970. */
  readonly until: number;
  readonly reason: string;
}

/** The break in which the clerk of this index is at a time; null = they work. One of them is away at almost any hour. */
export function breaksOf(index: number, at: number): Break | null {
  for (const { every, lasts, reason, after } of kinds) {
    const begins = after + index * (every / staff);
    const into = (((at - begins) % every) + every) % every;
    if (into < lasts) return { until: at - into + lasts, reason };
  }
  return null;
}

/** Among so many the breaks are spread. */
const staff = 5;

const kinds = [
  { every: 5 * hourMs, lasts: 35 * minuteMs, after: 0, reason: 'Nahar fasiləsi' },
  { every: 2.5 * hourMs, lasts: 6 * minuteMs, after: 1.2 * hourMs, reason: 'Qısa fasilə' },
] as const;
