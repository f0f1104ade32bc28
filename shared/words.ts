import type { LocalText } from './centre/centre.ts';

/**
 * Words in a language, and times as people read them. Each language is one file in shared/text; az.ts is the pattern.
 * Month and day names are ours, because not every browser has them for Azerbaijani; times of day and zones are `Intl`'s.
 */

/** The same keys and the same parameters as the pattern, in another language. */
export type Words<Pattern> = {
  readonly [Key in keyof Pattern]: Pattern[Key] extends string
    ? string
    : Pattern[Key] extends (...parameters: infer P) => string
      ? (...parameters: P) => string
      : Words<Pattern[Key]>;
};

/** The text in this language, else in the fallback, else in whichever there is. */
export function inLanguage(text: LocalText, language: string, fallback?: string): string {
  return text[language] ?? (fallback === undefined ? undefined : text[fallback]) ?? Object.values(text)[0] ?? '';
}

export interface CalendarWords {
  readonly months: readonly string[];
  /** Monday first. */
  readonly weekdays: readonly string[];
}

export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 = Monday. */
  readonly weekday: number;
}

/** The wall clock of a zone at an instant (ms since 1970). */
export function localTime(at: number, timeZone: string): LocalTime {
  const parts: { [type: string]: number } = {};
  for (const { type, value } of formatFor(timeZone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  return { year, month, day, hour, minute, second, weekday };
}

/** The calendar date (YYYY-MM-DD) of an instant (ms since 1970) in a zone. */
export function dateIn(at: number, timeZone: string): string {
  const { year, month, day } = localTime(at, timeZone);
  return `${year}-${two(month)}-${two(day)}`;
}

/** 14:05 */
export function clockTime(at: number, timeZone: string): string {
  const { hour, minute } = localTime(at, timeZone);
  return `${two(hour)}:${two(minute)}`;
}

/** 21 noyabr 2026 */
export function longDate(at: number, timeZone: string, words: CalendarWords): string {
  const { year, month, day } = localTime(at, timeZone);
  return `${day} ${words.months[month - 1] ?? month} ${year}`;
}

/** bazar ertəsi, 23 noyabr */
export function weekdayDate(at: number, timeZone: string, words: CalendarWords): string {
  const { month, day, weekday } = localTime(at, timeZone);
  return `${words.weekdays[weekday] ?? ''}, ${day} ${words.months[month - 1] ?? month}`;
}

/** The day on which something opens, its number and month never apart; null = it is today. */
export function openingDay(at: number, now: number, timeZone: string, words: CalendarWords): string | null {
  const day = weekdayDate(at, timeZone, words);
  return day === weekdayDate(now, timeZone, words) ? null : day.replace(/(\d+) /, '$1\u00a0');
}

/** Folds a text for searching: lower case by the language's own rules, diacritics and look-alikes dropped. */
export function foldForSearch(text: string, language: string): string {
  return text
    .toLocaleLowerCase(language)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ə', 'e')
    .replaceAll('ı', 'i')
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const formats = new Map<string, Intl.DateTimeFormat>();
const formatFor = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
};

const two = (n: number): string => String(n).padStart(2, '0');
