import { isCaseEvent } from '../../../engine/queue/ticket.ts';
import type { Seat } from '../../../shared/booking/seats.ts';
import type { QueueEvent, StoredEvent } from '../../../shared/events.ts';
import type { StoredBody } from '../link.ts';
import {
  beginning,
  bringsTicket,
  chain,
  damaged,
  type EventRow,
  type Head,
  parsed,
  parsedInARow,
} from '../log-chain.ts';
import { type DatedCentre, datedCentre } from '../names.ts';
import { type CallOutOfTurn, outOfTurnOf } from '../out-of-turn.ts';
import { type SeatReason, seatReasonOf, withoutTwice } from '../seat-reasons.ts';
import type { Session } from './database.ts';
import { lockCentre } from './locks.ts';
import { manyRows } from './many.ts';
import { makeYears, type Seen } from './partitions.ts';

/** The end of a centre's log, as its row says: a writer holds the lock of the centre. */
export async function headOf(from: Session, centre: string): Promise<Head> {
  return (await from.get<Head>(head, [centre])) ?? beginning;
}

/** The same, once the centre is locked for the transaction. */
export async function lockedHead(to: Session, centre: string): Promise<Head> {
  const row = await to.get<Head>(`${head} FOR NO KEY UPDATE`, [centre]);
  if (row !== undefined) return row;
  await lockCentre(to, centre);
  return headOf(to, centre);
}

const head = "SELECT seq, encode(hash, 'hex') AS hash FROM centres WHERE id = $1";

/** Rejects with CannotStore where the log is not the one whose end was this. */
export async function mustHave(from: Session, centre: string, { seq, hash }: Head): Promise<void> {
  if ((await at(from, centre, seq)).hash !== hash) throw damaged(centre, seq);
}

/** The events with seq > `after`, in order; at most `limit`, null = all. */
export async function eventsAfter(
  from: Session,
  centre: string,
  after: number,
  limit: number | null = null,
): Promise<readonly StoredEvent[]> {
  const rows = await from.all<EventRow>(nextRows, [centre, after, limit]);
  return rows.length === 0 ? [] : parsedInARow(centre, rows, await at(from, centre, after));
}

/** The exact bytes of the same, once it is certain that they are those that were written. */
export async function bodiesAfter(
  from: Session,
  centre: string,
  after: number,
  limit: number,
): Promise<readonly StoredBody[]> {
  const rows = await from.all<EventRow>(nextRows, [centre, after, limit]);
  if (rows.length > 0) parsedInARow(centre, rows, await at(from, centre, after));
  return rows;
}

/** The hashes of the events from one to another, by their numbers. */
export async function hashesOf(from: Session, centre: string, first: number, last: number) {
  const found = await from.all<Head>(
    "SELECT seq, encode(hash, 'hex') AS hash FROM events WHERE centre = $1 AND seq BETWEEN $2 AND $3",
    [centre, first, last],
  );
  return new Map(found.map(({ seq, hash }) => [seq, hash]));
}

/** Writes events upon the end of a centre's log, which the transaction has locked; gives them as stored. */
export function openAppend(seen: Seen) {
  const append = openAppendBodies(seen);
  return (to: Session, centre: string, head: Head, events: readonly QueueEvent[]): Promise<readonly StoredEvent[]> => {
    const said = events.map((event) => ({ event, body: JSON.stringify(event) }));
    return append(to, centre, head, said);
  };
}

/** The same of events and the bytes that they are kept as. */
export function openAppendBodies(seen: Seen) {
  const addTickets = manyRows('tickets', ticketColumns);
  const addEvents = manyRows('events', eventColumns);
  return async (to: Session, centre: string, head: Head, said: readonly Said[]): Promise<readonly StoredEvent[]> => {
    if (said.length === 0) return [];
    let { seq, hash: previous } = head;
    const rows = said.map(({ event, body }) => {
      seq += 1;
      previous = chain(previous, body);
      return { seq, hash: previous, body, event };
    });
    const events = said.map(({ event }) => event);
    await makeYears(to, seen, events.map(yearOf));
    const brought = events.flatMap((event) => (bringsTicket(event) && 'ticket' in event ? [event.ticket] : []));
    to.put(moveHead, [centre, seq, Buffer.from(previous, 'hex')]);
    await addTickets(
      to,
      brought.map((ticket) => [centre, ticket]),
    );
    await addEvents(
      to,
      rows.map(({ event, ...row }) => [centre, ...columnsOf(event), row.seq, row.body, Buffer.from(row.hash, 'hex')]),
    );
    return rows.map(({ body: _, ...row }) => row);
  };
}

interface Said {
  readonly event: QueueEvent;
  readonly body: string;
}

const ticketColumns = [
  ['centre', 'text'],
  ['id', 'text'],
] as const;

const moveHead = `INSERT INTO centres (id, seq, hash) VALUES ($1, $2, $3)
  ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash`;

const eventColumns = [
  ['centre', 'text'],
  ['year', 'int2'],
  ['ticket', 'text'],
  ['subject', 'text'],
  ['type', 'text'],
  ['by_hand', 'bool'],
  ['day', 'text'],
  ['at', 'int8'],
  ['seq', 'int8'],
  ['body', 'text'],
  ['hash', 'bytea'],
] as const;

const yearOf = ({ at: when }: QueueEvent): number => new Date(when).getUTCFullYear();

/** What an event is filed under, in the order of the columns. */
export function columnsOf(event: QueueEvent) {
  const ticket = 'ticket' in event ? event.ticket : null;
  return [yearOf(event), ticket, subjectOf(event), event.type, isByHand(event), event.date, event.at] as const;
}

/** What else an event is about: a case, a seat, or a document that centres share. There is one calendar. */
const subjectOf = (event: QueueEvent): string | null => {
  if (event.type === 'document-changed') return event.kind === 'calendar' ? event.kind : `${event.kind} ${event.id}`;
  if (isCaseEvent(event)) return event.case;
  return 'seat' in event && event.seat !== undefined ? event.seat : null;
};

/** What staff did out of turn or outside the rules: it is listed for those who lead. */
const isByHand = (event: QueueEvent): boolean => {
  if (event.type === 'ticket-called') return event.because.rule === 'out-of-turn' && !event.practice;
  const listed = event.type === 'seat-booked' || event.type === 'seat-arrived' || event.type === 'seat-reinstated';
  return listed && event.reason !== undefined;
};

const selected = "SELECT seq, encode(hash, 'hex') AS hash, body FROM events";
const nextRows = `${selected} WHERE centre = $1 AND seq > $2 ORDER BY seq LIMIT $3`;

/** The event of this number, to see what the next one stands upon; the beginning is event 0. */
const at = async (from: Session, centre: string, seq: number): Promise<Head> => {
  if (seq === 0) return beginning;
  const found = await from.get<EventRow>(`${selected} WHERE centre = $1 AND seq = $2`, [centre, seq]);
  if (found === undefined) throw damaged(centre, seq);
  return found;
};

/** Events that do not follow one another, each held against the one before it. */
const scattered = async (
  from: Session,
  centre: string,
  where: string,
  values: readonly (string | number)[],
): Promise<readonly StoredEvent[]> => {
  const rows = await from.all<EventRow & { readonly previous: string | null }>(
    `SELECT e.seq, encode(e.hash, 'hex') AS hash, e.body, encode(b.hash, 'hex') AS previous
     FROM events e LEFT JOIN events b ON b.centre = e.centre AND b.seq = e.seq - 1
     WHERE e.centre = $1 AND ${where}`,
    [centre, ...values],
  );
  return rows.map(({ previous, ...row }) => {
    if (previous === null && row.seq > 1) throw damaged(centre, row.seq);
    return parsed(centre, row, previous ?? beginning.hash);
  });
};

export const eventsOfTicket = (from: Session, centre: string, ticket: string) =>
  scattered(from, centre, 'e.ticket = $2 ORDER BY e.seq', [ticket]);

export const eventsOfCase = (from: Session, centre: string, id: string) =>
  scattered(from, centre, "e.subject = $2 AND e.type LIKE 'case-%' ORDER BY e.seq", [id]);

const configured = (found: readonly StoredEvent[]): readonly DatedCentre[] =>
  found.flatMap(({ seq, event }) => (event.type === 'centre-configured' ? [datedCentre(seq, event)] : []));

/** The configurations with seq > `after`, in order, at most `limit`. */
export const configurationsAfter = async (from: Session, centre: string, after: number, limit: number) =>
  configured(
    await scattered(from, centre, "e.type = 'centre-configured' AND e.seq > $2 ORDER BY e.seq LIMIT $3", [
      after,
      limit,
    ]),
  );

/** The configurations with seq < `before`, the latest first, at most `limit`. */
export const configurationsBefore = async (from: Session, centre: string, before: number, limit: number) =>
  configured(
    await scattered(from, centre, "e.type = 'centre-configured' AND e.seq < $2 ORDER BY e.seq DESC LIMIT $3", [
      before,
      limit,
    ]),
  );

/** What replays to the present state: see the port. To be read as at one moment. */
export async function replay(from: Session, centre: string): Promise<readonly StoredEvent[]> {
  const opened = await latest(from, centre, 'day-opened', Number.MAX_SAFE_INTEGER);
  const settled = await latest(from, centre, 'centre-configured', opened ?? Number.MAX_SAFE_INTEGER);
  const first = opened ?? (settled === null ? 1 : settled + 1);
  // Without a configuration nothing names a calendar; no day opens while an emergency stands.
  const before =
    settled === null
      ? []
      : await scattered(
          from,
          centre,
          `e.seq IN (SELECT $2::int8 UNION ALL (${lastDocuments}) ${opened === null ? emergencies : ''}) ORDER BY e.seq`,
          [settled, first],
        );
  const rest = await eventsAfter(from, centre, first - 1);
  const end = await headOf(from, centre);
  if ((rest.at(-1)?.seq ?? first - 1) !== end.seq) throw damaged(centre, end.seq);
  return [...before, ...rest];
}

const emergencies = `UNION ALL SELECT seq FROM events
  WHERE centre = $1 AND type IN ('emergency-begun', 'emergency-ended') AND seq < $3`;

/** The last calendar, and the last version of each form and table. */
const lastDocuments = `SELECT max(seq) FROM events WHERE centre = $1 AND type = 'document-changed' AND seq < $3 GROUP BY subject`;

const latest = async (from: Session, centre: string, type: string, before: number): Promise<number | null> => {
  const found = await from.get<{ seq: number | null }>(
    'SELECT max(seq) AS seq FROM events WHERE centre = $1 AND type = $2 AND seq < $3',
    [centre, type, before],
  );
  return found?.seq ?? null;
};

/** Calls out of turn on real days from one date to another, the latest first, at most `limit`. */
export async function outOfTurn(
  from: Session,
  centre: string,
  dates: readonly [from: string, to: string],
  limit: number,
): Promise<readonly CallOutOfTurn[]> {
  const found = await from.all<{ readonly body: string; readonly number: string | null }>(
    `SELECT body, (SELECT number FROM legs
       WHERE legs.centre = events.centre AND date = day AND legs.ticket = events.ticket LIMIT 1) AS number
     FROM events WHERE centre = $1 AND day BETWEEN $2 AND $3 AND type = 'ticket-called' AND by_hand
     ORDER BY day DESC, seq DESC LIMIT $4`,
    [centre, ...dates, limit],
  );
  return found.flatMap(({ body, number }) => outOfTurnOf(JSON.parse(body), number ?? '') ?? []);
}

/** What staff did with seats outside the rules from one moment to another (ms), the latest first, at most `limit`. */
export async function seatReasons(
  from: Session,
  centre: string,
  times: readonly [from: number, to: number],
  limit: number,
): Promise<readonly SeatReason[]> {
  const found = await from.all<Pick<Seat, 'id' | 'resource' | 'date' | 'from'> & { readonly body: string }>(
    `SELECT body, id, resource, date, slot_from AS "from"
     FROM events CROSS JOIN LATERAL
       (SELECT id, resource, date, slot_from FROM seats WHERE seats.centre = events.centre AND id = subject OFFSET 0) AS seat
     WHERE events.centre = $1 AND at BETWEEN $2 AND $3
       AND type IN ('seat-booked', 'seat-arrived', 'seat-reinstated') AND by_hand
     ORDER BY at DESC, seq DESC LIMIT $4`,
    [centre, ...times, limit],
  );
  return withoutTwice(
    found.flatMap(({ body, id, ...seat }) => {
      const reason = seatReasonOf(JSON.parse(body), seat);
      return reason === null ? [] : [{ ...reason, seat: id }];
    }),
  );
}
