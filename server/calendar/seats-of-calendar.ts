import { outsideRefusal, seatsLeftOutside } from '../../engine/booking/outside.ts';
import { calendarOf, dateAt } from '../../engine/queue/business-day.ts';
import type { Calendar } from '../../shared/calendar.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Refusal } from '../../shared/refusals.ts';
import type { Centres } from '../centre/centres.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import type { SeatStore } from '../store/seats.ts';
import { type Calendars, countryCalendar } from './calendars.ts';

export interface SeatsOfCalendarParts {
  readonly store: Pick<SeatStore, 'seatsDue'>;
  readonly centres: Pick<Centres, 'list'>;
  readonly calendars: Pick<Calendars, 'find'>;
  readonly clock: Clock;
}

/** [SE13] Whether a calendar may come into force: `in-use` where somebody of a centre that goes by it would lose the slot of their seat. */
export function checkSeatsOf(parts: SeatsOfCalendarParts): (calendar: Calendar) => Promise<Refusal | null> {
  return async (calendar) => {
    for (const live of parts.centres.list()) {
      const refusal = await refusalOf(parts, live, calendar);
      if (refusal !== null) return refusal;
    }
    return null;
  };
}

const refusalOf = async (
  { store, calendars, clock }: SeatsOfCalendarParts,
  live: LiveCentre,
  calendar: Calendar,
): Promise<Refusal | null> => {
  const state = live.latest();
  const { centre } = state;
  if (centre === null || (centre.hours.calendar ?? countryCalendar) !== calendar.id) return null;
  const before = calendarOf(state) ?? calendars.find(calendar.id);
  const today = dateAt(clock.now(), centre.timeZone);
  const seats = (await store.seatsDue(live.id, lastDate)).filter(
    ({ status, date }) => (status === 'booked' || status === 'standby') && date >= today,
  );
  const of = { centre, attendance: () => 1 };
  const outside = seatsLeftOutside(before === null ? null : { ...of, calendar: before }, { ...of, calendar }, seats);
  return outsideRefusal(`centres/${live.id}`, outside);
};

const lastDate = '9999-12-31';
