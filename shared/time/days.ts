import { dayMs } from './durations.ts';

/** Days by their dates (YYYY-MM-DD), whatever the zone. */

/** From a day to a day, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** A date `days` later (earlier if negative). */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** How many days from one date to another, both counted. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / dayMs) + 1;
}

/** As many days just before these. */
export function periodBefore({ from, to }: Days): Days {
  return { from: addDays(from, -daysBetween(from, to)), to: addDays(from, -1) };
}

/** Every day of a range, in order. */
export function daysOf({ from, to }: Days): readonly string[] {
  return Array.from({ length: daysBetween(from, to) }, (_, index) => addDays(from, index));
}
