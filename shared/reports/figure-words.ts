import type { manager } from '../text/az.ts';
import type { Words } from '../words.ts';
import { visitOrigins } from './figures.ts';

/** Numbers, durations and dates as screens and files of figures write them. `Intl` is not asked: browsers may lack Azerbaijani. */

/** Of the manager's words those that figures are written with. */
export type FigureWords = Pick<Words<typeof manager>, 'numbers' | 'units' | 'shortDate'>;
/** Those of them without dates. */
export type NumberWords = Pick<FigureWords, 'numbers' | 'units'>;

/** A whole number with its thousands apart: 46.048. */
export function wholeNumber(n: number, words: NumberWords): string {
  return String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, words.numbers.group);
}

/** Qəpik as manats: 1.300,50 AZN. */
export function manats(qepik: number, { group, decimal: mark }: Omit<FigureWords['numbers'], 'percent'>): string {
  const [whole = '', rest = ''] = (qepik / 100).toFixed(2).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, group)}${mark}${rest}${fixedSpace}AZN`;
}

/** The same without the decimal where that is 0: 6; 4,6. */
export function roundDecimal(n: number, words: FigureWords): string {
  return decimal(n, words).replace(`${words.numbers.decimal}0`, '');
}

/** A share (0 to 1) in percent with one decimal: 98,1 %. */
export function percent(share: number, words: NumberWords): string {
  return `${(share * 100).toFixed(1).replace('.', words.numbers.decimal)}${words.numbers.percent}`;
}

/** A share that somebody chose, as a target: without the decimal where that is 0. */
export function roundPercent(share: number, words: FigureWords): string {
  return percent(share, words).replace(`${words.numbers.decimal}0`, '');
}

/** A duration in its parts: 57 s; 2 min 57 s; from an hour on 1 h 5 min, rounded to the minute. */
export function durationParts(seconds: number, words: NumberWords): readonly DurationPart[] {
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
export function duration(seconds: number, words: NumberWords): string {
  return durationParts(seconds, words)
    .map(({ amount, unit }) => `${amount}${fixedSpace}${unit}`)
    .join(fixedSpace);
}

/** A duration that may be negative, or a dash where there is none: 3 dəq before its time is −3 dəq. */
export function signedDuration(seconds: number | null, words: FigureWords): string {
  if (seconds === null) return dash;
  return `${seconds < 0 ? '\u2212' : ''}${duration(Math.abs(seconds), words)}`;
}

/** A duration, or a dash where there is none. */
export function maybeDuration(seconds: number | null, words: NumberWords): string {
  return seconds === null ? dash : duration(seconds, words);
}

/** A share in percent, or a dash where there is none. */
export function maybePercent(share: number | null, words: NumberWords): string {
  return share === null ? dash : percent(share, words);
}

/** How the visits of a row came about. */
export function originWord(key: string, { history }: Pick<Words<typeof manager>, 'history'>): string {
  const known = visitOrigins.find((origin) => origin === key);
  return known === undefined ? key : history.origins[known];
}

/** By which way the visits of a row came. */
export function channelWord(key: string, { history }: Pick<Words<typeof manager>, 'history'>): string {
  const words: { readonly [channel: string]: string } = history.channels;
  return words[key] ?? key;
}

/** A date (YYYY-MM-DD) in figures, with the sign of the language between them: 20.11.2026, 20/11/2026. */
export function dateInFigures(date: string, between: string): string {
  const [year, month, day] = date.split('-');
  return year === undefined || month === undefined || day === undefined ? date : [day, month, year].join(between);
}

/** A date (YYYY-MM-DD) in full: 20 noyabr 2026. */
export function fullDay(date: string, months: readonly string[]): string {
  const { year, month, day } = calendarDay(date);
  return `${day} ${months[month - 1] ?? month} ${year}`;
}

/** A month (YYYY-MM) by its name and year: mart 2026. */
export function monthOfYear(month: string, months: readonly string[]): string {
  const [year, of] = month.split('-');
  return `${months[Number(of) - 1] ?? of} ${year}`;
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

/** A date (YYYY-MM-DD) short, for an axis: 20.11. */
export function shortDay(date: string, words: FigureWords): string {
  const { day, month } = calendarDay(date);
  return words.shortDate(day, month);
}

export interface DurationPart {
  readonly amount: number;
  readonly unit: string;
}

/** A number with one decimal: 4,6. */
export const decimal = (n: number, words: FigureWords): string => n.toFixed(1).replace('.', words.numbers.decimal);

/** Between a figure and its unit. */
export const fixedSpace = '\u00a0';

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
