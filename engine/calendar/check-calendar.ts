import type { Calendar } from '../../shared/booking/calendar.ts';
import { isDate } from '../../shared/time/is-date.ts';
import { countWorkingDays } from './working-days.ts';

/** Something wrong in a calendar of the right shape, with its place. */
export interface CalendarFault {
  readonly path: string;
  readonly message: string;
}

/** The first thing wrong with a calendar beyond its shape; null if nothing is. `workingDays` is the checksum of its year. */
export function findCalendarFault(calendar: Calendar): CalendarFault | null {
  for (const [at, day] of calendar.provisional.entries())
    if (!isDate(`2024-${day}`)) return { path: `provisional/${at}`, message: `${day} is not a day of the year` };
  if (new Set(calendar.week).size < calendar.week.length) return { path: 'week', message: 'a day is there twice' };
  for (const year of Object.keys(calendar.years)) {
    const fault = wrongDay(calendar, year) ?? wrongCount(calendar, year);
    if (fault !== null) return fault;
  }
  return null;
}

/** The first date of a year that is none, is of another year, or is there twice. */
const wrongDay = (calendar: Calendar, year: string): CalendarFault | null => {
  const seen = new Set<string>();
  for (const list of ['off', 'worked'] as const)
    for (const [at, { date }] of (calendar.years[year]?.[list] ?? []).entries()) {
      const path = `years/${year}/${list}/${at}/date`;
      if (!isDate(date)) return { path, message: `${date} is not a date` };
      if (!date.startsWith(`${year}-`)) return { path, message: `${date} is not of ${year}` };
      if (seen.has(date)) return { path, message: `"${date}" is there twice` };
      seen.add(date);
    }
  return null;
};

const wrongCount = (calendar: Calendar, year: string): CalendarFault | null => {
  const count = countWorkingDays(calendar, Number(year));
  const said = calendar.years[year]?.workingDays;
  if (count === said) return null;
  return { path: `years/${year}/workingDays`, message: `the days of the table come to ${count}, not to ${said}` };
};
