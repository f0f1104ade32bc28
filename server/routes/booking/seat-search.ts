import type { FastifyInstance } from 'fastify';
import { standsAs } from '../../../engine/booking/taken.ts';
import { dateAt } from '../../../engine/queue/business-day.ts';
import { findTicket, ticketsTyped } from '../../../engine/queue/lookup.ts';
import { bookedName } from '../../../shared/booking/booked-name.ts';
import { bookingRules } from '../../../shared/booking/booking.ts';
import type { Seat } from '../../../shared/booking/seats.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import { isDate } from '../../../shared/time/is-date.ts';
import { foldForSearch } from '../../../shared/words.ts';
import { openAllowance, type Pace } from '../../access/allowance.ts';
import { aboutPerson } from '../../store/about-person.ts';
import { keptAtMost, type SecurityStore } from '../../store/security.ts';
import { centreOf, type RouteParts } from '../centre-request.ts';
import { register } from '../register.ts';
import { seatBody } from './seat-body.ts';

export type SeatSearchParts = RouteParts & { readonly store: Pick<SecurityStore, 'noteSecurity'> };

/**
 * The route by which staff find somebody who booked for a date or one after it: by name, phone, code or the number of their ticket.
 * What is looked for stands in the body: addresses are written down by proxies and browsers.
 */
export function seatSearchRoutes(app: FastifyInstance, parts: SeatSearchParts): void {
  const { store, clock, audit } = parts;
  const searches = openAllowance(clock);
  register(app, 'findSeats', async ({ caller, params: { centre: id }, body, raw }) => {
    const state = await centreOf(parts, id).fresh();
    const now = clock.now();
    const from = body.from ?? dateAt(now, state.centre?.timeZone ?? 'UTC');
    if (!isDate(from)) return refuse('malformed', `from: ${from} is not a date`);
    const seconds = searches.take(`${caller.kind}/${'id' in caller ? caller.id : ''}`, pace);
    if (seconds !== null)
      return refuse('too-many', `Bookings may be searched again in ${seconds} s`, { retryAfterSeconds: seconds });
    const who = await audit.nameOf(caller);
    await store.noteSecurity(
      audit.noteOf({ what: 'bookings-searched', who, address: raw.ip, centre: id }),
      0,
      keptAtMost.known,
    );
    const tickets = new Set(ticketsTyped(state, body.text).map((ticket) => ticket.id));
    const fits = fitting(body.text);
    const rows = await store.bookedFrom(id, from, lookedThrough);
    const found = rows
      .map(({ seat, person }) => ({ seat, person: aboutPerson(person ?? undefined) }))
      .filter(({ seat, person }) => (seat.ticket !== null && tickets.has(seat.ticket)) || fits(seat, person));
    const rules = state.centre === null ? null : bookingRules(state.centre);
    return ok({
      seats: found.slice(0, shownAtMost).map(({ seat, person }) => ({
        seat: seatBody(rules === null ? seat : { ...seat, status: standsAs(seat, now, rules) }),
        person,
        number: seat.ticket === null ? null : (findTicket(state, seat.ticket)?.number ?? null),
      })),
      isCut: rows.length === lookedThrough || found.length > shownAtMost,
    });
  });
}

/** How many seats are looked through, and how many are told. */
const lookedThrough = 5000;
const shownAtMost = 50;

/** How fast one person or program asks: as fast as a person at a desk types names, not as fast as names can be tried. */
const pace: Pace = { atOnce: 30, everyMs: 3000 };

type Person = ReturnType<typeof aboutPerson>;

/** Whether a seat is what was typed: a code of six figures, the last figures of a phone, or the beginnings of names in any order. */
const fitting = (typed: string): ((seat: Seat, person: Person) => boolean) => {
  const figures = typed.replace(/[\s().+‑–-]+/g, '');
  if (/^[0-9]{4,15}$/.test(figures)) {
    const end = figures.replace(/^(00|994|0)+/, '');
    return ({ code }, person) =>
      code === figures || (end.length >= 4 && phonesOf(person).some((one) => one.endsWith(end)));
  }
  const wanted = foldForSearch(typed, 'az')
    .split(' ')
    .filter((word) => word !== '');
  return (_, person) => {
    const words = foldForSearch(bookedName(person) ?? '', 'az').split(' ');
    return wanted.length > 0 && wanted.every((word) => words.some((one) => one.startsWith(word)));
  };
};

const phonesOf = (person: Person): readonly string[] =>
  [person?.contact.phone, person?.answers.phone].filter((one) => typeof one === 'string');
