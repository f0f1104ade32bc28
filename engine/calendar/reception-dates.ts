import type { Reception } from '../../shared/booking/booking-schema.ts';
import type { Calendar } from '../../shared/booking/calendar.ts';
import { dateOf, dayNumber, weekdayOf } from './day-numbers.ts';
import { type WorkingDays, workingDays } from './working-days.ts';

/** The dates on which somebody receives, by weekday, week of the month and the country's calendar. */

export interface ReceptionDate {
  readonly date: string;
  /** The receptions of that date: more than one where one was moved to it. */
  readonly receptions: readonly Reception[];
}

/** The dates from one on (YYYY-MM-DD) on which there is a reception, in order, as many as are asked for. */
export function* receptionDates(
  receptions: readonly Reception[],
  calendar: Calendar,
  from: string,
): Iterable<ReceptionDate> {
  const days = workingDays(calendar);
  const first = dayNumber(from);
  const found = new Map<number, Reception[]>();
  for (let day = first - furthestMove; day < first + horizonDays; day++) {
    for (const reception of receptions) {
      const moved = falls(reception, day) ? heldOn(reception, day, days) : null;
      if (moved !== null) found.set(moved, [...(found.get(moved) ?? []), reception]);
    }
    // What is moved goes to a later day: nothing more comes to this one.
    const here = found.get(day);
    if (here !== undefined && day >= first) yield { date: dateOf(day), receptions: here };
    found.delete(day);
  }
}

/** Longer than any run of days off: a reception that was moved comes from no further back. */
const furthestMove = 60;
/** As far as a calendar is reckoned without a table. */
const horizonDays = 731;

/** Whether a reception stands on a day by its weekday and its weeks of the month. */
const falls = ({ weekday, weeks }: Reception, day: number): boolean => {
  if (weekdayOf(day) !== weekday) return false;
  if (weeks === undefined) return true;
  const dayOfMonth = Number(dateOf(day).slice(8));
  const isLast = dateOf(day + 7).slice(8) < dateOf(day).slice(8);
  return weeks.some((week) => (week === 'last' ? isLast : week === Math.ceil(dayOfMonth / 7)));
};

/** The day on which a reception is held: a rest of the week that it names itself is no day off; null = it is left out. */
const heldOn = ({ onHoliday }: Reception, day: number, { rest }: WorkingDays): number | null => {
  const why = rest(day);
  if (why === null || why.kind === 'rest') return day;
  if (onHoliday === 'skip') return null;
  let next = day + 1;
  while (rest(next) !== null) next++;
  return next;
};
