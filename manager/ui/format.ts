import { dayMs } from '../../shared/durations.ts';
import type { manager } from '../../shared/text/az.ts';
import { localTime, type Words } from '../../shared/words.ts';

/** Numbers, durations and dates as this screen writes them. `Intl` is not asked: browsers may lack Azerbaijani. */

export type ManagerWords = Words<typeof manager>;

/** A whole number with its thousands apart: 46.048. */
export function wholeNumber(n: number, words: Figures): string {
  return String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, words.numbers.group);
}

/** The same without the decimal where that is 0: 6; 4,6. */
export function roundDecimal(n: number, words: Figures): string {
  return decimal(n, words).replace(`${words.numbers.decimal}0`, '');
}

/** A share (0 to 1) in percent with one decimal: 98,1 %. */
export function percent(share: number, words: Figures): string {
  return `${(share * 100).toFixed(1).replace('.', words.numbers.decimal)}${words.numbers.percent}`;
}

/** A share that somebody chose, as a target: without the decimal where that is 0. */
export function roundPercent(share: number, words: Figures): string {
  return percent(share, words).replace(`${words.numbers.decimal}0`, '');
}

export interface DurationPart {
  readonly amount: number;
  readonly unit: string;
}

/** A duration in its parts: 57 s; 2 min 57 s; from an hour on 1 h 5 min, rounded to the minute. */
export function durationParts(seconds: number, words: Figures): readonly DurationPart[] {
  const { hour, minute, second } = words.units;
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return [{ amount: whole, unit: second }];
  if (whole < 3600) {
    const rest = whole % 60;
    const minutes = { amount: Math.floor(whole / 60), unit: minute };
    return rest === 0 ? [minutes] : [minutes, { amount: rest, unit: second }];
  }
  const inMinutes = Math.round(whole / 60);
  const hours = { amount: Math.floor(inMinutes / 60), unit: hour };
  return inMinutes % 60 === 0 ? [hours] : [hours, { amount: inMinutes % 60, unit: minute }];
}

/** 2 dəq 57 san. */
export function duration(seconds: number, words: Figures): string {
  return durationParts(seconds, words)
    .map(({ amount, unit }) => `${amount}${fixedSpace}${unit}`)
    .join(fixedSpace);
}

/** Two durations (seconds) as one range in whole minutes: 4–12 dəq. */
export function minuteRange(from: number, to: number, words: Figures): string {
  const [low, high] = [Math.round(from / 60), Math.round(to / 60)];
  return `${low === high ? high : `${low}–${high}`}${fixedSpace}${words.units.minute}`;
}

/** A duration, or a dash where there is none. */
export function maybeDuration(seconds: number | null, words: Figures): string {
  return seconds === null ? dash : duration(seconds, words);
}

/** The same for a column of a table: whole minutes show their 0 seconds, so that figures stand under each other. */
export function columnDuration(seconds: number | null, words: Figures): string {
  if (seconds === null) return dash;
  const whole = seconds >= 60 && seconds < 3600 && Math.round(seconds) % 60 === 0;
  return whole
    ? `${duration(seconds, words)}${fixedSpace}0${fixedSpace}${words.units.second}`
    : duration(seconds, words);
}

/** A share in percent, or a dash where there is none. */
export function maybePercent(share: number | null, words: Figures): string {
  return share === null ? dash : percent(share, words);
}

/** A date (YYYY-MM-DD) short, for an axis: 20.11. */
export function shortDay(date: string, words: Figures): string {
  const { day, month } = calendarDay(date);
  return words.shortDate(day, month);
}

/** A date (YYYY-MM-DD) in full: 20 noyabr 2026. */
export function fullDay(date: string, months: readonly string[]): string {
  const { year, month, day } = calendarDay(date);
  return `${day} ${months[month - 1] ?? month} ${year}`;
}

/** A date (YYYY-MM-DD) where the year is known: 20 noyabr. */
export function dayAndMonth(date: string, months: readonly string[]): string {
  const { month, day } = calendarDay(date);
  return `${day}${fixedSpace}${months[month - 1] ?? month}`;
}

/** Two dates as one range, saying what they share once: 1–20 noyabr 2026. */
export function dayRange(from: string, to: string, months: readonly string[]): string {
  if (from === to) return fullDay(to, months);
  const a = calendarDay(from);
  const b = calendarDay(to);
  const monthOf = (day: CalendarDay): string => months[day.month - 1] ?? String(day.month);
  if (a.year !== b.year) return `${fullDay(from, months)} – ${fullDay(to, months)}`;
  if (a.month !== b.month) return `${a.day} ${monthOf(a)} – ${fullDay(to, months)}`;
  return `${a.day}–${fullDay(to, months)}`;
}

/** The calendar date (YYYY-MM-DD) of an instant (ms) in a zone. */
export function dateIn(at: number, timeZone: string): string {
  const { year, month, day } = localTime(at, timeZone);
  return `${year}-${two(month)}-${two(day)}`;
}

/** A date `days` later (earlier if negative). */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** How many days from one date to another, both counted. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / dayMs) + 1;
}

/** An instant (ms) as date and time: 20.11, 14:05. */
export function dayAndTime(at: number, timeZone: string, words: Figures): string {
  const { day, month, hour, minute } = localTime(at, timeZone);
  return `${words.shortDate(day, month)}, ${two(hour)}:${two(minute)}`;
}

type Figures = Pick<ManagerWords, 'numbers' | 'units' | 'shortDate'>;

/** A number with one decimal: 4,6. */
export const decimal = (n: number, words: Figures): string => n.toFixed(1).replace('.', words.numbers.decimal);

const fixedSpace = '\u00a0';

/** What stands where there is no figure. */
export const dash = '–';

interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}
const calendarDay = (date: string): CalendarDay => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return { year, month, day };
};

const two = (n: number): string => String(n).padStart(2, '0');
