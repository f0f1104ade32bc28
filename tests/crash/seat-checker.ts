import type { BookingEvent } from '../../shared/booking/seat-events.ts';

/**
 * Judges what people saw of the seats that they booked, and of the mails that they had: what was acknowledged against what the log,
 * the tickets, the outbox and the mail server say in the end. Like the judge of tickets it knows nothing of the server.
 */

/** What somebody did with a seat of theirs, as it was answered; what was refused is not there. */
export type SeatOperation =
  | { readonly do: 'book' | 'move'; readonly seat: string; readonly from: string }
  | { readonly do: 'cancel'; readonly seat: string }
  /** With `ordinary` the seat is given up for the ticket. */
  | { readonly do: 'ordinary'; readonly seat: string; readonly ticket: string }
  | { readonly do: 'arrive'; readonly seat: string; readonly ticket: string };

export interface TicketFact {
  readonly id: string;
  /** The seat that it is for; null = they walked in. */
  readonly seat: string | null;
  /** The seat that was given up for it; null = they had none. */
  readonly instead: string | null;
}
/** A notice as the outbox has it in the end. */
export interface NoticeFact {
  readonly id: string;
  readonly seat: string;
  readonly kind: string;
  readonly status: string;
  readonly reason: string | null;
}
export interface SeatsTold {
  readonly operations: readonly SeatOperation[];
  readonly events: readonly BookingEvent[];
  readonly tickets: readonly TicketFact[];
  readonly notices: readonly NoticeFact[];
  /** The numbers of the mails that came, as often as they came. */
  readonly mails: readonly string[];
}

export type SeatProblem =
  | 'seat-lost'
  | 'seat-doubled'
  | 'seat-unexpected'
  | 'ticket-differs'
  | 'notice-lost'
  | 'notice-doubled'
  | 'notice-unexpected';
export interface SeatFinding {
  readonly problem: SeatProblem;
  readonly message: string;
}

/** Everything that is wrong with what was told; pure. */
export function judgeSeats(told: SeatsTold): readonly SeatFinding[] {
  const { places, findings } = replayed(told.events);
  return [
    ...findings,
    ...askersDiffer(told.operations),
    ...[...lastOf(told.operations).values()].flatMap((last) => stands(last, places.get(last.seat))),
    ...unexpected(told.operations, places),
    ...ticketsAgree(places, told.tickets),
    ...insteadAgree(told, places),
    ...noticesOnce(told),
  ];
}

/** What the log says of a seat. */
interface Place {
  readonly seat: string;
  readonly slot: string;
  readonly state: 'held' | 'booked' | 'arrived' | 'over' | 'cancelled';
  readonly person: string | null;
  readonly ticket: string | null;
}

const found = (problem: SeatProblem, message: string): SeatFinding => ({ problem, message });

const slotOf = ({ resource, date }: { readonly resource: string; readonly date: string }, from: string): string =>
  `${resource} ${date} ${from}`;

/** Follows the log: at no moment has a slot more than it takes, or a person two seats of a resource. */
const replayed = (events: readonly BookingEvent[]) => {
  const places = new Map<string, Place>();
  const findings: SeatFinding[] = [];
  for (const event of events) {
    if (!('seat' in event)) continue;
    const after = placeAfter(places.get(event.seat), event);
    if (after === null) continue;
    places.set(event.seat, after);
    if ('n' in event) findings.push(...crowded(places, after, event.n));
  }
  return { places, findings };
};

const crowded = (places: ReadonlyMap<string, Place>, after: Place, n: number): readonly SeatFinding[] => {
  const live = [...places.values()].filter(isLive);
  const there = live.filter(({ slot }) => slot === after.slot).length;
  const own = live.filter(({ person }) => person !== null && person === after.person).length;
  return [
    ...(there > n ? [found('seat-doubled', `${after.slot} had ${there} seats of ${n}`)] : []),
    ...(own > 1 ? [found('seat-doubled', `${after.person} had ${own} seats`)] : []),
  ];
};

const isLive = ({ state }: Place): boolean => state === 'held' || state === 'booked' || state === 'arrived';

const placeAfter = (before: Place | undefined, event: Extract<BookingEvent, { seat: string }>): Place | null => {
  switch (event.type) {
    case 'seat-held':
      return { ...bare(event.seat), slot: slotOf(event.sheet, event.from), state: 'held' };
    case 'seat-booked':
      return { ...bare(event.seat), slot: slotOf(event.sheet, event.from), state: 'booked', person: event.person };
    case 'seat-moved':
      return before === undefined ? null : { ...before, slot: slotOf(event.sheet, event.from) };
    case 'seat-arrived':
      return before === undefined ? null : { ...before, state: 'arrived', ticket: event.visit };
    case 'seat-cancelled':
    case 'seat-called-off':
      return before === undefined ? null : { ...before, state: 'cancelled' };
    default:
      return before === undefined ? null : { ...before, state: 'over' };
  }
};

const bare = (seat: string) => ({ seat, person: null, ticket: null });

/** What was acknowledged last of each seat. */
const lastOf = (operations: readonly SeatOperation[]): ReadonlyMap<string, SeatOperation> =>
  new Map(operations.map((one) => [one.seat, one]));

const stands = (last: SeatOperation, place: Place | undefined): readonly SeatFinding[] => {
  const lost = (what: string) => [found('seat-lost', `seat ${last.seat}: its ${last.do} was acknowledged; ${what}`)];
  if (place === undefined) return lost('it is not in the log');
  if (last.do === 'cancel' || last.do === 'ordinary')
    return place.state === 'cancelled' ? [] : lost(`it is ${place.state}`);
  if (last.do === 'arrive') return place.ticket === last.ticket ? [] : lost(`its ticket is ${place.ticket}`);
  const isThere = place.state === 'booked' && place.slot.endsWith(` ${last.from}`);
  return isThere ? [] : lost(`it is ${place.state} at ${place.slot}`);
};

const askersDiffer = (operations: readonly SeatOperation[]): readonly SeatFinding[] => {
  const booked = operations.filter((one) => one.do === 'book').map(({ seat }) => seat);
  return repeatedOf(booked).map(([seat, times]) => found('seat-doubled', `seat ${seat} was given to ${times} askers`));
};

/** Every asker had an answer in the end: there is no seat that nobody was given. */
const unexpected = (operations: readonly SeatOperation[], places: ReadonlyMap<string, Place>) => {
  const known = new Set(operations.map(({ seat }) => seat));
  return [...places.values()]
    .filter(({ seat, person }) => person !== null && !known.has(seat))
    .map(({ seat }) => found('seat-unexpected', `seat ${seat} was booked by nobody`));
};

/** Arrived means exactly one ticket, and a ticket for a seat means that it arrived. */
const ticketsAgree = (places: ReadonlyMap<string, Place>, tickets: readonly TicketFact[]): readonly SeatFinding[] => {
  const issued = tickets.flatMap(({ id, seat }) => (seat === null ? [] : [`${seat} ${id}`])).sort();
  const arrived = [...places.values()]
    .flatMap(({ seat, ticket }) => (ticket === null ? [] : [`${seat} ${ticket}`]))
    .sort();
  return [
    ...issued.filter((one) => !arrived.includes(one)).map((one) => found('ticket-differs', `not arrived: ${one}`)),
    ...arrived.filter((one) => !issued.includes(one)).map((one) => found('ticket-differs', `no ticket: ${one}`)),
    ...repeatedOf(issued.map((one) => one.split(' ')[0] ?? '')).map(([seat, times]) =>
      found('ticket-differs', `seat ${seat} has ${times} tickets`),
    ),
  ];
};

/** [SE10] A ticket that a seat was given up for has no seat beside it, is one, and is there for everybody who was told of it. */
const insteadAgree = ({ operations, tickets }: SeatsTold, places: ReadonlyMap<string, Place>) => {
  const given = tickets.flatMap(({ id, instead }) => (instead === null ? [] : [{ id, seat: instead }]));
  const beside = given.filter(({ seat }) => {
    const place = places.get(seat);
    return place === undefined || isLive(place) || place.ticket !== null;
  });
  return [
    ...beside.map(({ id, seat }) => found('ticket-differs', `ticket ${id} stands beside seat ${seat}`)),
    ...repeatedOf(given.map(({ seat }) => seat)).map(([seat, times]) =>
      found('ticket-differs', `seat ${seat} was given up for ${times} tickets`),
    ),
    ...operations.flatMap((one) =>
      one.do !== 'ordinary' || given.some(({ id, seat }) => id === one.ticket && seat === one.seat)
        ? []
        : [found('ticket-differs', `seat ${one.seat} was given up for ticket ${one.ticket}, which is not there`)],
    ),
  ];
};

const repeatedOf = (all: readonly string[]): readonly (readonly [string, number])[] => {
  const times = new Map<string, number>();
  for (const one of all) times.set(one, (times.get(one) ?? 0) + 1);
  return [...times].filter(([, count]) => count > 1);
};

/** Every booking is told of once; a notice came once, and where its server died over it at most once more under its number. */
const noticesOnce = ({ operations, notices, mails }: SeatsTold): readonly SeatFinding[] => {
  const came = new Map<string, number>();
  for (const mail of mails) came.set(mail, (came.get(mail) ?? 0) + 1);
  const known = new Set(notices.map(({ id }) => id));
  const told = notices.filter(({ kind }) => kind === 'booked').map(({ seat }) => seat);
  return [
    ...operations
      .filter((one) => one.do === 'book' && !told.includes(one.seat))
      .map(({ seat }) => found('notice-lost', `nobody is told that seat ${seat} is theirs`)),
    ...repeatedOf(told).map(([seat]) => found('notice-doubled', `seat ${seat} is told of by two notices`)),
    ...notices.flatMap((notice) => cameAsOften(notice, came.get(notice.id) ?? 0)),
    ...[...came.keys()]
      .filter((id) => !known.has(id))
      .map((id) => found('notice-unexpected', `a mail came that no notice is: ${id}`)),
  ];
};

const cameAsOften = ({ id, status, reason }: NoticeFact, times: number): readonly SeatFinding[] => {
  if (times > 2) return [found('notice-doubled', `notice ${id} came ${times} times`)];
  // What was overtaken by another event needs not come; of one over which two servers died it is said that nobody knows.
  const needsNot = status === 'cancelled' || (status === 'failed' && reason === 'not-known');
  if (status !== 'sent' && !needsNot) return [found('notice-lost', `notice ${id} is ${status} in the end`)];
  return times === 0 && !needsNot ? [found('notice-lost', `notice ${id} is sent and never came`)] : [];
};
