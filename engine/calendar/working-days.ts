import type { Calendar, CalendarDay } from '../../shared/booking/calendar.ts';
import type { LocalText } from '../../shared/centre/centre.ts';
import { dateOf, dayNumber, daysOfYear, weekdayOf } from './day-numbers.ts';

/** Which days are worked, by a country's calendar. */

/** Why a day is not worked: the week's rest, a day off, a rest day that was moved, or a fixed holiday of a year without a table. */
export type RestKind = 'rest' | 'off' | 'moved' | 'provisional';

export interface WorkingDays {
  /** [CA1] Why a day is not worked; null = it is. */
  readonly rest: (day: number) => { readonly kind: RestKind; readonly name: LocalText | null } | null;
  /** [CA4] Whether the day's year has no table. */
  readonly isProvisional: (day: number) => boolean;
}

/** [CA1] The working days of a calendar, looked up by the numbers of days; each year of one is prepared once. */
export function workingDays(calendar: Calendar): WorkingDays {
  const found = known.get(calendar) ?? prepared(calendar);
  known.set(calendar, found);
  return found;
}

/** How many days of a year are worked. */
export function countWorkingDays(calendar: Calendar, year: number): number {
  const { rest } = workingDays(calendar);
  const [first, end] = daysOfYear(year);
  let count = 0;
  for (let day = first; day < end; day++) if (rest(day) === null) count++;
  return count;
}

/** [CA4] The first year from this one on that has no table. */
export function firstYearWithout({ years }: Calendar, from: number): number {
  let year = from;
  while (years[String(year)] !== undefined) year++;
  return year;
}

const known = new WeakMap<Calendar, WorkingDays>();

const prepared = (calendar: Calendar): WorkingDays => {
  const years = new Map<number, Year>();
  const yearOf = (day: number): Year => {
    const year = Number(dateOf(day).slice(0, 4));
    const known = years.get(year) ?? preparedYear(calendar, year);
    years.set(year, known);
    return known;
  };
  const week = new Set(calendar.week);
  return {
    isProvisional: (day) => yearOf(day).isProvisional,
    rest: (day) => {
      const { off, worked } = yearOf(day);
      if (worked.has(day)) return null;
      return off.get(day) ?? (week.has(weekdayOf(day)) ? null : { kind: 'rest', name: null });
    },
  };
};

type Off = ReadonlyMap<number, { readonly kind: RestKind; readonly name: LocalText | null }>;
interface Year {
  readonly off: Off;
  readonly worked: ReadonlySet<number>;
  readonly isProvisional: boolean;
}

const preparedYear = (calendar: Calendar, year: number): Year => {
  const table = calendar.years[String(year)];
  if (table === undefined) return { off: provisionalOff(calendar, year), worked: new Set(), isProvisional: true };
  return {
    off: new Map(table.off.map((one) => [dayNumber(one.date), asRest(one)])),
    worked: new Set(table.worked.map(({ date }) => dayNumber(date))),
    isProvisional: false,
  };
};

const asRest = ({ moved = false, name }: CalendarDay) =>
  ({ kind: moved ? 'moved' : 'off', name: name ?? null }) as const;

/** [CA4] The fixed holidays of a year, and the working days to which those move that fall on the week's rest; of the year before too. */
const provisionalOff = (calendar: Calendar, year: number): Off => {
  const off = new Map(fixedIn(calendar, year).map((day) => [day, { kind: 'provisional' as const, name: null }]));
  const before = calendar.years[String(year - 1)] === undefined ? fixedIn(calendar, year - 1) : [];
  const holidays = new Set([...before, ...off.keys()]);
  const week = new Set(calendar.week);
  for (const holiday of [...holidays].sort((a, b) => a - b)) {
    if (week.has(weekdayOf(holiday))) continue;
    let day = holiday + 1;
    while (holidays.has(day) || off.has(day) || !week.has(weekdayOf(day))) day++;
    off.set(day, { kind: 'provisional', name: null });
  }
  return off;
};

const fixedIn = ({ provisional }: Calendar, year: number): readonly number[] =>
  provisional.flatMap((monthDay) => {
    const day = dayNumber(`${String(year).padStart(4, '0')}-${monthDay}`);
    // The 29th of February is no day of most years.
    return Number.isNaN(day) || dateOf(day).slice(5) !== monthDay ? [] : [day];
  });
