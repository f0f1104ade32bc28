import type { FastifyInstance } from 'fastify';
import type { SeatCommand } from '../../../engine/booking/seat-commands.ts';
import { bookeeOf } from '../../../engine/booking/sheet-slots.ts';
import { dateAt } from '../../../engine/queue/business-day.ts';
import { findTicket, ticketsInstead } from '../../../engine/queue/lookup.ts';
import { ahead } from '../../../engine/queue/order/ahead.ts';
import type { State } from '../../../engine/queue/state.ts';
import type { Ticket } from '../../../engine/queue/ticket.ts';
import { whyNothingSaid } from '../../../engine/wait/why-nothing-said.ts';
import { isLive, type Seat } from '../../../shared/booking/seats.ts';
import { kioskPrinters } from '../../../shared/devices/kiosk-printers.ts';
import type { Channel } from '../../../shared/events.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import { openAllowance } from '../../access/allowance.ts';
import type { Caller } from '../../access/caller.ts';
import { finOfZone } from '../../access/document-zone.ts';
import type { PersonKey } from '../../access/person-key.ts';
import type { Committed } from '../../centre/centre-request.ts';
import { newId, newTicketSecret } from '../../ids.ts';
import type { HallDevices } from '../../serial/hall-devices.ts';
import { aboutPerson } from '../../store/about-person.ts';
import { askCentre, askedBy, bodyOf, centreOf, type RouteParts } from '../centre-request.ts';
import { type RouteRequest, register } from '../register.ts';
import { seatBody } from './seat-body.ts';

export interface CheckInParts extends RouteParts {
  readonly personKey: PersonKey;
  /** What was read at kiosks. */
  readonly hallDevices: Pick<HallDevices, 'seatScanned'>;
}

/** Routes by which somebody checks in: at a kiosk, or with staff. */
export function checkInRoutes(app: FastifyInstance, parts: CheckInParts): void {
  /** Codes that nobody has, told one after another, are guesses. */
  const guesses = openAllowance(parts.clock);
  const arrive = async (request: Arriving, seat: string) => {
    const { caller, params } = request;
    const { centre } = centreOf(parts, params.centre).latest();
    const kiosk = caller.kind === 'device' ? centre?.kiosks.find(({ id }) => id === caller.place) : undefined;
    const choices = kiosk === undefined ? [] : kioskPrinters(kiosk);
    const before = await beforehand(parts, params.centre, seat);
    const secret = newTicketSecret();
    return askCentre<ArrivalRoute>(parts, request, {
      command: null,
      choices,
      secret,
      seat: {
        ...askedBy(parts.clock, request),
        command: commandOf(request, seat, choices[0] ?? null),
      },
      value: (done) => arrived(done, seat, secret, before),
    });
  };
  register(app, 'arriveForSeat', (request) => arrive(request, request.params.seat));
  register(app, 'checkIn', async (request) => {
    const { caller, params } = request;
    // Taken before anything is looked up: else a right code would be told apart from wrong ones however many were tried.
    const guesser = `${caller.kind} ${caller.id}`;
    const wait = guesses.take(guesser, pace);
    if (wait !== null) return refuse('too-many', 'Too many codes that nobody has', { retryAfterSeconds: wait });
    const seat = await soughtSeat(parts, params.centre, request);
    if (!seat.ok || seat.value !== null) guesses.giveBack(guesser, pace);
    if (!seat.ok) return seat;
    return seat.value === null ? refuse('seat-not-found', 'There is no such seat today') : arrive(request, seat.value);
  });
}

type ArrivalRoute = 'arriveForSeat' | 'checkIn';
type Arriving = Pick<RouteRequest<ArrivalRoute>, 'caller' | 'key'> & {
  readonly params: { readonly centre: string };
  readonly body: { readonly reason?: string; readonly priorityClass?: string; readonly ordinary?: boolean };
};

const slipOf = ({ events }: Committed) => {
  const slip = events.flatMap((event) => (event.type === 'ticket-issued' ? (event.slip ?? []) : []))[0];
  return slip === undefined ? null : { job: slip.job, status: 'queued' as const };
};

/** What is known of a seat besides what the check-in makes of it: where it is, and a letter by which they see that it is theirs. */
interface Before extends Pick<RouteValue<ArrivalRoute>, 'official' | 'initial'> {
  /** Of the ticket that they have already. */
  readonly secretBefore: string | null;
}

/** The first name where the form asks for it by itself; else what they call themselves. */
const firstName = (person: ReturnType<typeof aboutPerson>): string => {
  const { name } = person?.answers ?? {};
  return typeof name === 'string' && name.trim() !== '' ? name : (person?.contact.name ?? '');
};

const beforehand = async ({ store, centres }: RouteParts, id: string, seatId: string): Promise<Before> => {
  const seat = await store.seat(id, seatId);
  const state = centreOf({ centres }, id).latest();
  const { centre } = state;
  const had = seat === null ? null : (seat.ticket ?? ticketOf(state, seat)?.id ?? null);
  const bookee = seat === null || centre === null ? null : bookeeOf(centre, seat.resource);
  const [kept] = seat === null ? [] : await store.seatPeople(id, [seat.id]);
  const [letter] = firstName(aboutPerson(kept)).trim();
  return {
    secretBefore: had === null ? null : await store.secretOf(id, had),
    official: bookee?.kind === 'official' ? { post: bookee.official.post, room: bookee.official.room ?? null } : null,
    initial: letter?.toLocaleUpperCase(seat?.language ?? 'az') ?? null,
  };
};

/** The seat with its ticket, or the one that it was given up for: that which it has, where they came before. */
const arrived = (
  done: Committed,
  id: string,
  secret: string,
  { secretBefore, ...told }: Before,
): RouteValue<ArrivalRoute> => {
  const seat = done.seatOf(id);
  const ticket = seat === null ? null : ticketOf(done.state, seat);
  if (seat === null || ticket === null) throw new Error(`a seat without its ticket: ${id}`);
  const isNew = done.events.some(({ type }) => type === 'ticket-issued');
  const ordinary = ticket.booked === null;
  return {
    seat: seatBody(seat),
    ticket: bodyOf(done, ticket.id),
    ahead: ahead(done.state, ticket),
    print: slipOf(done),
    secret: isNew ? secret : secretBefore,
    again: !isNew,
    ordinary,
    estimate: ordinary ? ticket.quoted : null,
    estimateReason:
      ordinary && ticket.quoted === null ? whyNothingSaid(done.state, ticket.service, ticket.issuedAt) : null,
    ...told,
  };
};

const ticketOf = (state: State, { id, ticket }: Seat): Ticket | null =>
  ticket === null ? (ticketsInstead(state, id).at(-1) ?? null) : findTicket(state, ticket);

/** By which way an ordinary ticket comes. */
const channelOf = ({ kind }: Caller): Channel =>
  kind === 'device' ? 'kiosk' : kind === 'token' ? 'program' : 'reception';

const commandOf = ({ body, caller }: Arriving, seat: string, printer: string | null): SeatCommand => {
  const of = {
    ...{ seat, visit: newId(), job: newId(), printer },
    ...(body.priorityClass === undefined ? {} : { priorityClass: body.priorityClass }),
  };
  if (body.ordinary === true) return { type: 'take-ordinary', ...of, channel: channelOf(caller) };
  return { type: 'arrive', ...of, ...(body.reason === undefined ? {} : { reason: body.reason }) };
};

/** So many codes that nobody has at once, then one in ten seconds. */
const pace = { atOnce: 10, everyMs: 10_000 };

/** The seat that a code, a secret, what a kiosk's scanner has read or a document means; null if there is none. */
const soughtSeat = async (
  { store, clock, centres, personKey, hallDevices }: CheckInParts,
  id: string,
  { body, caller }: Pick<RouteRequest<'checkIn'>, 'body' | 'caller'>,
): Promise<Result<string | null>> => {
  const { code, secret, mrz, scan } = body;
  if ([code, secret, mrz, scan].filter((said) => said !== undefined).length !== 1)
    return refuse('malformed', 'Exactly one is needed: code, secret, mrz or scan');
  if (scan !== undefined) return ok(caller.kind === 'device' ? hallDevices.seatScanned(id, caller.place, scan) : null);
  const now = clock.now();
  if (secret !== undefined) {
    const opened = await store.seatOfSecret(secret, now);
    return ok(opened?.centre === id ? opened.seat : null);
  }
  const zone = centreOf({ centres }, id).latest().centre?.timeZone ?? 'UTC';
  const today = dateAt(now, zone);
  if (mrz === undefined) return ok((await store.seatOfCode(id, today, code ?? ''))?.id ?? null);
  const fin = finOfZone(mrz);
  return fin.ok ? ok(nearestSeat(await store.seatsOfFin(id, today, personKey(fin.value)), now)) : fin;
};

/** Of all that somebody has today, that which they come for: one that is not over, the nearest in time. */
const nearestSeat = (seats: readonly Seat[], now: number): string | null => {
  const far = ({ startsAt }: Seat): number => (startsAt === null ? 0 : Math.abs(startsAt - now));
  const live = seats.filter(({ status }) => isLive(status));
  const among = live.length > 0 ? live : seats;
  return [...among].sort((a, b) => far(a) - far(b))[0]?.id ?? null;
};
