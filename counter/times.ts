import { clockOrNull } from '../shared/cases/told-words.ts';
import type { Estimate } from '../shared/tickets/estimate.ts';
import type { CounterTicket } from '../shared/views.ts';

export interface TimeWords {
  readonly minutes: (n: number) => string;
  readonly hours: (n: number) => string;
  readonly under: string;
}

/** A wait as people say it: under a minute, 12 min, 1 h 5 min. `seconds` below zero count as none. */
export function waitWords(seconds: number, words: TimeWords): string {
  const minutes = Math.floor(Math.max(0, seconds) / 60);
  if (minutes < 1) return words.under;
  if (minutes < 60) return words.minutes(minutes);
  const rest = minutes % 60;
  return rest === 0 ? words.hours(minutes / 60) : `${words.hours(Math.floor(minutes / 60))} ${words.minutes(rest)}`;
}

export interface SoonWords {
  readonly soon: (from: number, to: number | null) => string;
  readonly soonTimes: (from: string | null, to: string | null) => string;
}

/** When one of the line will be called, as the visitor is told: in minutes, or between times of day. */
export function soonWords(
  { fromMinutes, toMinutes, times }: Pick<Estimate, 'fromMinutes' | 'toMinutes' | 'times'>,
  words: SoonWords,
  timeZone: string,
): string {
  if (times === undefined) return words.soon(fromMinutes, toMinutes);
  return words.soonTimes(clockOrNull(times.from, timeZone), clockOrNull(times.to, timeZone));
}

/** Seconds that the running clock of the ticket at the counter shows: since its last call, or in service so far. */
export function runningSeconds(ticket: CounterTicket, now: number): number {
  const since = Math.max(0, Math.floor((now - Date.parse(ticket.since)) / 1000));
  return ticket.status === 'serving' ? ticket.servedSeconds + since : since;
}

/** A running time of `seconds`: 4:05, 1:02:09. */
export function stopwatch(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = two(whole % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

const two = (n: number): string => String(n).padStart(2, '0');
