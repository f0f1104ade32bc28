import type { CalendarDay } from '../../../shared/booking/calendar.ts';
import { isDate } from '../../../shared/time/is-date.ts';
import { plainLetters } from '../plain-letters.ts';
import { datesBetween } from '../year/days.ts';
import { changedYear, type DraftCalendar, type DraftYear, kindOf, type MadeKind } from './calendar-days.ts';

/** Days off as a published list has them, a line each: `20.03–24.03 Novruz bayramı`, `10 noyabr; moved`, `2027-01-20<Tab>name<Tab>kind`. */

/** A line that says something: the days that it names, or why it cannot be read. */
export interface PastedLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  readonly dates: readonly string[];
  readonly kind: MadeKind;
  readonly name: string;
  readonly fault: 'no-date' | 'other-year' | 'twice' | null;
}

/** Reads the lines of a text; dates without a year are of this one. `months`: the names of the months in every language that may stand there. */
export function readDays(text: string, year: string, months: readonly (readonly string[])[]): readonly PastedLine[] {
  const seen = new Set<string>();
  const names = months.flatMap((list) => list.map((name, at) => [plainLetters(name), at + 1] as const));
  return text.split(/\r?\n/).flatMap((line, at) => {
    if (line.trim() === '') return [];
    const read = readLine(line, year, names);
    const isTwice = read.dates.some((date) => seen.has(date));
    for (const date of read.dates) seen.add(date);
    const other = read.dates.some((date) => !date.startsWith(`${year}-`));
    const fault = read.dates.length === 0 ? 'no-date' : other ? 'other-year' : isTwice ? 'twice' : null;
    return [{ line: at + 1, text: line.trim(), ...read, fault }];
  });
}

/** The table of a year with these days: instead of all that it had, or beside them. */
export function withPasted(
  calendar: DraftCalendar,
  year: string,
  lines: readonly PastedLine[],
  how: { readonly language: string; readonly replace: boolean },
): DraftCalendar {
  const begun: DraftCalendar =
    calendar.years[year] === undefined
      ? { ...calendar, years: { ...calendar.years, [year]: { workingDays: null, off: [], worked: [] } } }
      : calendar;
  const days = lines
    .filter(({ fault }) => fault === null)
    .flatMap(({ dates, kind, name }) => dates.map((date) => ({ date, kind, name })));
  return changedYear(begun, year, (table) => {
    const dates = new Set(days.map(({ date }) => date));
    const stays = (day: CalendarDay): boolean => !how.replace && !dates.has(day.date);
    const asDay = ({ date, kind, name }: (typeof days)[number]): CalendarDay => ({
      date,
      ...nameOf(kindOf(begun, date).name, name, how.language),
      ...(kind === 'moved' ? { moved: true } : {}),
    });
    const add = (list: DraftYear['off'], wanted: (kind: MadeKind) => boolean): CalendarDay[] =>
      [...list.filter(stays), ...days.filter(({ kind }) => wanted(kind)).map(asDay)].sort((a, b) =>
        a.date < b.date ? -1 : 1,
      );
    return {
      ...table,
      off: add(table.off, (kind) => kind !== 'worked'),
      worked: add(table.worked, (kind) => kind === 'worked'),
    };
  });
}

/** What a day was called in other languages stays. */
const nameOf = (before: CalendarDay['name'], text: string, language: string) => {
  const name = text === '' ? before : { ...before, [language]: text };
  return name === undefined ? {} : { name };
};

type MonthNames = readonly (readonly [name: string, month: number])[];

const readLine = (line: string, year: string, names: MonthNames) => {
  const { dates, rest } = readDates(line.trim(), year, names);
  const [first = '', ...columns] = rest.split(/\t|;/).map((part) => part.trim().replace(/^[–—\-:,.\s]+/, ''));
  const kindColumn = columns.findIndex((column) => kindIn(column) !== null);
  const cells = [first, ...columns.filter((_, at) => at !== kindColumn)].filter((cell) => cell !== '');
  const own = kindColumn < 0 ? null : kindIn(columns[kindColumn] ?? '');
  // A line that says nothing but its kind has no name.
  const alone = own === null && cells.length === 1 && isKindAlone(cells[0] ?? '') ? kindIn(cells[0] ?? '') : null;
  const kind = own ?? alone ?? kindIn(cells.join(' ')) ?? 'off';
  return { dates, kind, name: alone === null ? cells.join(', ').slice(0, 200) : '' };
};

const kindWords: readonly (readonly [MadeKind, RegExp])[] = [
  ['worked', /\b(is gunu|ish gunu|rabochiy|worked|working day|workday)\b/],
  ['moved', /\b(kocur\w*|perenos\w*|perenes\w*|moved|istirahet gunu)\b/],
];
const kindIn = (text: string): MadeKind | null => {
  const plain = plainLetters(text);
  return kindWords.find(([, word]) => word.test(plain))?.[0] ?? null;
};
const isKindAlone = (text: string): boolean => plainLetters(text).split(' ').length <= 3 && kindIn(text) !== null;

/** One date or a stretch at the beginning of a line, and what stands behind it. */
const readDates = (line: string, year: string, names: MonthNames) => {
  for (const read of [readIso, readFigures, readWords]) {
    const found = read(line, year, names);
    if (found !== null && isDate(found.from) && isDate(found.to) && found.from <= found.to && isShort(found))
      return { dates: datesBetween(found.from, found.to), rest: line.slice(found.length) };
  }
  return { dates: [], rest: line };
};

interface Found {
  readonly from: string;
  readonly to: string;
  /** How many letters of the line it takes. */
  readonly length: number;
}
/** No holiday lasts longer; a stretch that does is a slip of the hand. */
const isShort = ({ from, to }: Found): boolean => Date.parse(to) - Date.parse(from) < 62 * 86_400_000;

const dash = '\\s*(?:[-–—]|\\.\\.)\\s*';

const readIso = (line: string): Found | null => {
  const day = '(\\d{4}-\\d\\d-\\d\\d)';
  const match = new RegExp(`^${day}(?:${dash}${day})?`).exec(line);
  const [all, from, to = from] = match ?? [];
  return all === undefined || from === undefined || to === undefined ? null : { from, to, length: all.length };
};

const readFigures = (line: string, year: string): Found | null => {
  const day = '(\\d{1,2})[./](\\d{1,2})(?:[./](\\d{4}))?';
  const match = new RegExp(`^${day}(?:${dash}${day})?\\.?(?!\\d)`).exec(line);
  const [all, d1, m1, y1, d2, m2, y2] = match ?? [];
  if (all === undefined || d1 === undefined || m1 === undefined) return null;
  const to = d2 === undefined || m2 === undefined ? null : dated(y2 ?? y1 ?? year, m2, d2);
  const from = dated(y1 ?? (to === null ? year : (y2 ?? year)), m1, d1);
  return { from, to: to ?? from, length: all.length };
};

const readWords = (line: string, year: string, names: MonthNames): Found | null => {
  const match = new RegExp(`^(\\d{1,2})(?:${dash}(\\d{1,2}))?\\s+(\\p{L}+)\\.?(?:\\s+(\\d{4}))?`, 'u').exec(line);
  const [all, d1, d2 = d1, word = '', y = year] = match ?? [];
  const month = monthNamed(plainLetters(word), names);
  if (all === undefined || month === null || d1 === undefined || d2 === undefined) return null;
  return { from: dated(y, String(month), d1), to: dated(y, String(month), d2), length: all.length };
};

/** A month by its name, also with an ending, or by its first letters where they are those of one month alone. */
const monthNamed = (word: string, names: MonthNames): number | null => {
  const like = word.length < 3 ? [] : names.filter(([name]) => name.startsWith(word) || word.startsWith(name));
  const found = new Set(like.map(([, month]) => month));
  const [only, ...others] = found;
  return only === undefined || others.length > 0 ? null : only;
};

const dated = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
