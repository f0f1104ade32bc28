import type { Estimate } from '../shared/estimate.ts';
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
  readonly soonHours: (from: number, to: number | null) => string;
}

/** In how long one of the line will be called: in minutes, and far down the line in whole hours that hold the range. */
export function soonWords(estimate: Pick<Estimate, 'fromMinutes' | 'toMinutes'>, words: SoonWords): string {
  const { fromMinutes: from, toMinutes: to } = estimate;
  return from < hoursFromMinutes
    ? words.soon(from, to)
    : words.soonHours(Math.floor(from / 60), to === null ? null : Math.ceil(to / 60));
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

/** From here on hours say enough, and nobody divides by sixty in the head. */
const hoursFromMinutes = 120;

const two = (n: number): string => String(n).padStart(2, '0');
