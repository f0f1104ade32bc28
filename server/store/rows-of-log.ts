import { calledOffBy, evolveSeat, withheldBy } from '../../engine/booking/evolve-seat.ts';
import { evolveCase } from '../../engine/cases/evolve-case.ts';
import { isBookingEvent, isCaseEvent } from '../../engine/queue/ticket.ts';
import type { BookingEvent } from '../../shared/booking/seat-events.ts';
import type { CalledOff, Seat, Withheld } from '../../shared/booking/seats.ts';
import type { Case } from '../../shared/cases/cases.ts';
import type { StoredEvent } from '../../shared/events.ts';
import type { Write } from './store.ts';

/** What a log alone tells of the rows beside it: seats and cases, without who they are of, what was written, and the links to them. */

/** The seats and cases that these events change. */
export function changedIn(stored: readonly StoredEvent[]): { readonly seats: string[]; readonly cases: string[] } {
  const [seats, cases] = [new Set<string>(), new Set<string>()];
  for (const { event } of stored) {
    if (isBookingEvent(event) && 'seat' in event) seats.add(event.seat);
    if (isCaseEvent(event)) cases.add(event.case);
  }
  return { seats: [...seats], cases: [...cases] };
}

/** The rows as they are after these events, upon those that stand: `before` are those that the events change. */
export function rowsOfLog(
  stored: readonly StoredEvent[],
  before: { readonly seats: readonly Seat[]; readonly cases: readonly Case[] },
): Pick<Write, 'seats' | 'cases'> {
  const sheets = followSheets(before.seats);
  const cases = new Map(before.cases.map((one) => [one.id, one]));
  for (const { event } of stored) {
    if (isBookingEvent(event)) sheets.take(event);
    const after = isCaseEvent(event) ? evolveCase(cases.get(event.case) ?? null, event) : null;
    if (after !== null) cases.set(after.id, after);
  }
  const { seats, withheld, calledOff } = sheets;
  const nobody = { people: [], secrets: [] };
  const ofSheets = { seats: [...seats.values()], withheld, calledOff, ...nobody };
  const ofCases = { cases: [...cases.values()], texts: [], files: [], documents: [], erasing: [], ...nobody };
  return {
    ...(seats.size + calledOff.length === 0 ? {} : { seats: ofSheets }),
    ...(cases.size === 0 ? {} : { cases: ofCases }),
  };
}

/** Follows the events of sheets: the seats as they are by then, and what comes to stand beside them. */
export function followSheets(before: readonly Seat[]) {
  const seats = new Map(before.map((seat) => [seat.id, seat]));
  const [withheld, calledOff]: [Withheld[], CalledOff[]] = [[], []];
  return {
    seats,
    withheld,
    calledOff,
    take(event: BookingEvent): void {
      calledOff.push(...calledOffBy(event));
      if (!('seat' in event)) return;
      const known = seats.get(event.seat) ?? null;
      withheld.push(...withheldBy(event, known));
      const after = evolveSeat(known, event);
      if (after !== null) seats.set(after.id, after);
    },
  };
}
