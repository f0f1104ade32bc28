/** Noon of a date in UTC (ms since 1970): with the zone UTC, an instant that is surely on it. */
export function noonOf(date: string): number {
  return Date.parse(`${date}T12:00:00Z`);
}
