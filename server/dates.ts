import { daysBetween } from '../engine/queue/dates.ts';
import { ok, type Result, refuse } from '../shared/refusals.ts';
import { isDate } from '../shared/time/is-date.ts';

/** Days from one to another (YYYY-MM-DD), both included. */
export interface Range {
  readonly from: string;
  readonly to: string;
}

/** The moment (ms) of an ISO 8601 text with its offset; null where the calendar has none. */
export function momentOf(text: string): number | null {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return null;
  }
}

/** Refuses dates that are none, a range that runs backwards, and one of more than `most` days; `who` as in "A report covers". */
export function checkRange({ from, to }: Range, most: number, who: string): Result<null> {
  const wrong = [from, to].find((date) => !isDate(date));
  if (wrong !== undefined) return refuse('malformed', `There is no such day: ${wrong}`, { date: wrong });
  const days = daysBetween(from, to);
  if (days < 1) return refuse('malformed', 'from must not be after to', { from, to });
  return days > most ? refuse('malformed', `${who} ${most} days at most`, { days }) : ok(null);
}
