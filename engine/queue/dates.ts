/** Calendar dates, as YYYY-MM-DD, and moments as they are written. */

/** The date `days` later, or earlier if they are negative. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** How many days from one date to a later one, both counted; 0 or less where it is not later. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to).days + 1;
}

/** A moment (ms) as the wire writes it: ISO 8601 in UTC. */
export function iso(at: number): string {
  return new Date(at).toISOString();
}

/** The same for a moment that may not have come. */
export function isoOrNull(at: number | null): string | null {
  return at === null ? null : iso(at);
}
