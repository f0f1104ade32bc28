import type { Official } from '../../shared/booking/booking-schema.ts';
import type { Calendar } from '../../shared/booking/calendar.ts';
import type { CalledOff } from '../../shared/booking/seats.ts';
import { receptionDates } from '../calendar/reception-dates.ts';
import { dateAt, instantsOn } from '../queue/business-day.ts';
import { freeSeats, officialSlots, type Slot, type Taken } from './slots.ts';
import { isCalledOff } from './taken.ts';

/** The dates that an official is shown with. */

export interface OfficialDate {
  readonly date: string;
  readonly full: boolean;
}
export interface DatesAsked {
  readonly official: Pick<Official, 'receptions'>;
  readonly calendar: Calendar;
  readonly timeZone: string;
  readonly now: number;
  /** The seats taken on a date, by the times of their slots. */
  readonly taken: (date: string) => Taken;
  /** What was called off on a date; absent = nothing anywhere. */
  readonly calledOff?: (date: string) => readonly CalledOff[];
}

/** [SE2] The next four reception dates, the full ones marked; if all are full, the first later one with room as a fifth. */
export function officialDates(asked: DatesAsked): readonly OfficialDate[] {
  const dates: OfficialDate[] = [];
  for (const { date, slots } of datesWithSlots(asked)) {
    const off = asked.calledOff?.(date) ?? [];
    const held = slots.filter((slot) => !isCalledOff(off, slot));
    // Nothing takes place there: the next one is shown instead.
    if (held.length === 0) continue;
    const open = held.filter(isToCome(asked, date));
    const taken = asked.taken(date);
    const full = !open.some((slot) => freeSeats(slot, taken) > 0);
    if (dates.length < shown || !full) dates.push({ date, full });
    if (dates.length > shown || (dates.length === shown && dates.some((one) => !one.full))) return dates;
  }
  return dates;
}

/** The dates on which the last slot has not begun yet, with all their slots, in order. */
export function* datesWithSlots(
  asked: Omit<DatesAsked, 'taken' | 'calledOff'>,
): Iterable<{ readonly date: string; readonly slots: readonly Slot[] }> {
  const { official, calendar, timeZone, now } = asked;
  for (const { date, receptions } of receptionDates(official.receptions, calendar, dateAt(now, timeZone))) {
    const slots = officialSlots(receptions);
    const last = slots.at(-1);
    if (last !== undefined && isToCome(asked, date)(last)) yield { date, slots };
  }
}

const shown = 4;

const isToCome = ({ now, timeZone }: Pick<DatesAsked, 'now' | 'timeZone'>, date: string) => {
  const instant = instantsOn(date, timeZone);
  return ({ from }: Slot): boolean => instant(from) > now;
};
