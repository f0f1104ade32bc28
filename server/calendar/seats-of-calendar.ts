import { outsideRefusal, seatsLeftOutside } from '../../engine/booking/outside.ts';
import { calendarOf, dateAt } from '../../engine/queue/business-day.ts';
import type { Calendar } from '../../shared/booking/calendar.ts';
import type { Seat } from '../../shared/booking/seats.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { Refusal } from '../../shared/refusals.ts';
import type { Clock } from '../../shared/time/clock.ts';
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

/** The seats of one centre that a calendar would leave without their slot. */
export interface SeatsLeft {
  readonly centre: Centre;
  readonly seats: readonly Seat[];
}

/** [SE13] Of every centre that goes by a calendar the seats that would lose their slot if it came into force; centres with none left out. */
export async function seatsLeftBy(parts: SeatsOfCalendarParts, calendar: Calendar): Promise<readonly SeatsLeft[]> {
  const found: SeatsLeft[] = [];
  for (const live of parts.centres.list()) {
    const left = await leftIn(parts, live, calendar);
    if (left !== null && left.seats.length > 0) found.push(left);
  }
  return found;
}

/** [SE13] Whether a calendar may come into force: `in-use` where somebody of a centre that goes by it would lose the slot of their seat. */
export function checkSeatsOf(parts: SeatsOfCalendarParts): (calendar: Calendar) => Promise<Refusal | null> {
  return async (calendar) => {
    const [first] = await seatsLeftBy(parts, calendar);
    return first === undefined ? null : outsideRefusal(`centres/${first.centre.id}`, first.seats);
  };
}

const leftIn = async (
  { store, calendars, clock }: SeatsOfCalendarParts,
  live: LiveCentre,
  calendar: Calendar,
): Promise<SeatsLeft | null> => {
  const state = live.latest();
  const { centre } = state;
  if (centre === null || (centre.hours.calendar ?? countryCalendar) !== calendar.id) return null;
  const before = calendarOf(state) ?? calendars.find(calendar.id);
  const today = dateAt(clock.now(), centre.timeZone);
  const seats = (await store.seatsDue(live.id, lastDate)).filter(
    ({ status, date }) => (status === 'booked' || status === 'standby') && date >= today,
  );
  const of = { centre, attendance: () => 1, openCounters: live.openCounters() };
  return {
    centre,
    seats: seatsLeftOutside(before === null ? null : { ...of, calendar: before }, { ...of, calendar }, seats),
  };
};

const lastDate = '9999-12-31';
