import type { Calendar } from '../../shared/booking/calendar.ts';
import type { LocalText } from '../../shared/centre/centre.ts';
import { dateOf, dayNumber } from './day-numbers.ts';
import { type RestKind, workingDays } from './working-days.ts';

/** Until when something is due, with how that was reckoned. */

export interface DueDate {
  /** The last day, until its end in the centre's zone. */
  readonly due: string;
  /** [CA4] Whether a day of a year without a table was passed. */
  readonly provisional: boolean;
  /** [CA6] The days after the first that were not counted, in order. */
  readonly left: readonly LeftOut[];
}
export interface LeftOut {
  readonly date: string;
  readonly kind: RestKind;
  /** As the calendar names it; null where it does not. */
  readonly name: LocalText | null;
}

/**
 * [CA2] [CA3] The `days`-th working day after a date (YYYY-MM-DD), which is day 0 whether it is worked or not; days on which the time
 * stood still do not count.
 */
export function dueDate(
  calendar: Calendar,
  from: string,
  days: number,
  isPaused: (day: number) => boolean = () => false,
): DueDate {
  const { rest, isProvisional } = workingDays(calendar);
  const left: LeftOut[] = [];
  let day = dayNumber(from);
  let provisional = false;
  for (let counted = 0; counted < days; ) {
    day++;
    provisional ||= isProvisional(day);
    const found = rest(day);
    if (found !== null) left.push({ date: dateOf(day), ...found });
    else if (!isPaused(day)) counted++;
  }
  return { due: dateOf(day), provisional, left };
}
