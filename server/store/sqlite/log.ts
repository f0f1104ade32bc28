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
import type { Connection } from './database.ts';

/** Statements over the table of events. All are synchronous: they run inside a transaction or a read of the connection. */
export function openLog(connection: Connection) {
  const last = connection.prepare<Head>('SELECT seq, hash FROM events WHERE centre = ? ORDER BY seq DESC LIMIT 1');
  const after = connection.prepare<EventRow>(`${selected} WHERE centre = ? AND seq > ? ORDER BY seq LIMIT ?`);
  const ofTicket = connection.prepare<EventRow>(`${selected} WHERE ticket = ? AND centre = ? ORDER BY seq`);
  const ofCase = connection.prepare<EventRow>(
    `${selected} WHERE centre = ? AND body ->> '$.case' = ? AND type GLOB 'case-*' ORDER BY seq`,
  );
  const centres = connection.prepare<{ id: string }>('SELECT id FROM centres ORDER BY id');
  const head = (centre: string): Head => last.get(centre) ?? beginning;
  const at = openAt(connection);
  return {
    head,
    /** Throws CannotStore where the log is not the one whose end was this. */
    mustHave(centre: string, { seq, hash: known }: Head): void {
      if (at(centre, seq).hash !== known) throw damaged(centre, seq);
    },
    hashAt: (centre: string, seq: number): string | null => at.find(centre, seq)?.hash ?? null,
    ...openAppend(connection, head),
    ...openLists(connection),
    replay: openReplay(connection, at, openEndCheck(connection, head)),
    after(centre: string, seq: number, limit = -1): StoredEvent[] {
      const rows = after.all(centre, seq, limit);
      return rows.length === 0 ? [] : parsedInARow(centre, rows, at(centre, seq));
    },
    /** The exact bytes, once it is certain that they are those that were written. */
    bodies(centre: string, seq: number, limit: number): readonly StoredBody[] {
      const rows = after.all(centre, seq, limit);
      if (rows.length > 0) parsedInARow(centre, rows, at(centre, seq));
      return rows;
    },
    ...openConfigurations(connection, at),
    ofTicket: (centre: string, ticket: string): StoredEvent[] =>
      ofTicket.all(ticket, centre).map((row) => parsed(centre, row, at(centre, row.seq - 1).hash)),
    ofCase: (centre: string, id: string): StoredEvent[] =>
      ofCase.all(centre, id).map((row) => parsed(centre, row, at(centre, row.seq - 1).hash)),
    centres: () => centres.all().map((row) => row.id),
  };
}
export type Log = ReturnType<typeof openLog>;

/** The configurations of a centre, each with when it came into force. */
const openConfigurations = (connection: Connection, at: ReturnType<typeof openAt>) => {
  const configured = connection.prepare<EventRow>(
    `${selected} WHERE centre = ? AND type = 'centre-configured' AND seq > ? ORDER BY seq LIMIT ?`,
  );
  const configuredBefore = connection.prepare<EventRow>(
    `${selected} WHERE centre = ? AND type = 'centre-configured' AND seq < ? ORDER BY seq DESC LIMIT ?`,
  );
  const dated = (centre: string, row: EventRow): readonly DatedCentre[] => {
    const { event } = parsed(centre, row, at(centre, row.seq - 1).hash);
    return event.type === 'centre-configured' ? [datedCentre(row.seq, event)] : [];
  };
  return {
    configurations: (centre: string, seq: number, limit: number): readonly DatedCentre[] =>
      configured.all(centre, seq, limit).flatMap((row) => dated(centre, row)),
    configurationsBefore: (centre: string, seq: number, limit: number): readonly DatedCentre[] =>
      configuredBefore.all(centre, seq, limit).flatMap((row) => dated(centre, row)),
  };
};

const openAppend = (connection: Connection, head: (centre: string) => Head) => {
  const addCentre = connection.prepare('INSERT INTO centres (id) VALUES (?) ON CONFLICT DO NOTHING');
  const addTicket = connection.prepare('INSERT INTO tickets (centre, id) VALUES (?, ?)');
  const addEvent = connection.prepare(
    'INSERT INTO events (centre, seq, ticket, type, day, at, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const add = (centre: string, { event, seq, hash: own, body }: EventOfLog): void => {
    const ticket = 'ticket' in event ? event.ticket : null;
    if (ticket !== null && bringsTicket(event)) addTicket.run(centre, ticket);
    addEvent.run(centre, seq, ticket, event.type, event.date, event.at, body, own);
  };
  return {
    /** Events of another store as they stand there; they follow one another, and the first the end of this log. */
    appendBodies(centre: string, fresh: readonly EventOfLog[]): void {
      if (fresh[0]?.seq === 1) addCentre.run(centre);
      for (const one of fresh) add(centre, one);
    },
    append(centre: string, events: readonly QueueEvent[]): readonly StoredEvent[] {
      let { seq, hash: previous } = head(centre);
      if (seq === 0 && events.length > 0) addCentre.run(centre);
      return events.map((event): StoredEvent => {
        const body = JSON.stringify(event);
        seq += 1;
        previous = chain(previous, body);
        add(centre, { event, seq, hash: previous, body });
        return { seq, hash: previous, event };
      });
    },
  };
};

interface EventOfLog extends StoredEvent {
  readonly body: string;
}

const selected = 'SELECT seq, hash, body FROM events';

/** The event of this number, to see what the next one stands upon; the beginning is event 0. */
const openAt = (connection: Connection) => {
  const at = connection.prepare<Head>('SELECT seq, hash FROM events WHERE centre = ? AND seq = ?');
  const find = (centre: string, seq: number): Head | undefined => (seq === 0 ? beginning : at.get(centre, seq));
  return Object.assign(
    (centre: string, seq: number): Head => {
      const found = find(centre, seq);
      if (found === undefined) throw damaged(centre, seq);
      return found;
    },
    { find },
  );
};
type At = ReturnType<typeof openAt>;

/** The end of the log by two ways that must agree: by the index, and by the order of writing. */
const openEndCheck = (connection: Connection, head: (centre: string) => Head) => {
  const newest = connection.prepare<{ centre: string; seq: number }>(
    'SELECT centre, seq FROM events ORDER BY rowid DESC LIMIT 1',
  );
  return (centre: string): void => {
    const last = newest.get();
    if (last?.centre === centre && last.seq !== head(centre).seq) throw damaged(centre, last.seq);
  };
};

const openReplay = (connection: Connection, at: At, checkEnd: (centre: string) => void) => {
  const from = connection.prepare<EventRow>(`${selected} WHERE centre = ? AND seq >= ? ORDER BY seq`);
  const opening = connection.prepare<{ seq: number }>(
    "SELECT seq FROM events WHERE centre = ? AND type = 'day-opened' ORDER BY seq DESC LIMIT 1",
  );
  const configuration = connection.prepare<EventRow>(
    `${selected} WHERE centre = ? AND type = 'centre-configured' AND seq < ? ORDER BY seq DESC LIMIT 1`,
  );
  const emergencies = connection.prepare<EventRow>(
    `${selected} WHERE centre = ? AND type IN ('emergency-begun', 'emergency-ended') AND seq < ?`,
  );
  // The last calendar, and the last version of each form and table.
  const shared = connection.prepare<EventRow>(
    `${selected} WHERE centre = ? AND type = 'document-changed' AND seq IN (
       SELECT max(seq) FROM events WHERE centre = ? AND type = 'document-changed' AND seq < ?
       GROUP BY body ->> '$.kind', iif(body ->> '$.kind' = 'calendar', '', body ->> '$.id'))`,
  );
  return (centre: string): readonly StoredEvent[] => {
    const opened = opening.get(centre)?.seq;
    const configured = configuration.get(centre, opened ?? Number.MAX_SAFE_INTEGER);
    const first = opened ?? (configured === undefined ? 1 : configured.seq + 1);
    // No day opens while one stands.
    const stops = opened === undefined ? emergencies.all(centre, first) : [];
    checkEnd(centre);
    const rest = parsedInARow(centre, from.all(centre, first), at(centre, first - 1));
    // Without a configuration nothing names a calendar.
    const before = configured === undefined ? [] : [configured, ...shared.all(centre, centre, first), ...stops];
    return [
      ...before.sort((a, b) => a.seq - b.seq).map((row) => parsed(centre, row, at(centre, row.seq - 1).hash)),
      ...rest,
    ];
  };
};

/** What staff did out of turn and outside the rules. */
const openLists = (connection: Connection) => ({
  outOfTurn: openOutOfTurn(connection),
  seatReasons: openSeatReasons(connection),
});

/** Calls out of turn: over an index that holds nothing else. */
const openOutOfTurn = (connection: Connection) => {
  const found = connection.prepare<{ readonly body: string; readonly number: string | null }>(
    `SELECT body,
       (SELECT number FROM legs WHERE legs.centre = events.centre AND date = day AND legs.ticket = events.ticket LIMIT 1)
       AS number
     FROM events
     WHERE centre = ? AND day BETWEEN ? AND ?
       AND type = 'ticket-called' AND json_extract(body, '$.because.rule') = 'out-of-turn'
       AND NOT json_extract(body, '$.practice')
     ORDER BY day DESC, seq DESC LIMIT ?`,
  );
  return (centre: string, from: string, to: string, limit: number): readonly CallOutOfTurn[] =>
    found.all(centre, from, to, limit).flatMap(({ body, number }) => outOfTurnOf(JSON.parse(body), number ?? '') ?? []);
};

/** What staff did with seats outside the rules: over an index that holds nothing else. */
const openSeatReasons = (connection: Connection) => {
  const found = connection.prepare<Pick<Seat, 'id' | 'resource' | 'date' | 'from'> & { readonly body: string }>(
    `SELECT body, id, resource, date, slot_from AS "from"
     FROM events JOIN seats ON seats.centre = events.centre AND seats.id = json_extract(body, '$.seat')
     WHERE events.centre = ? AND at BETWEEN ? AND ?
       AND type IN ('seat-booked', 'seat-arrived', 'seat-reinstated') AND json_extract(body, '$.reason') IS NOT NULL
     ORDER BY at DESC, seq DESC LIMIT ?`,
  );
  return (centre: string, from: number, to: number, limit: number): readonly SeatReason[] =>
    withoutTwice(
      found.all(centre, from, to, limit).flatMap(({ body, id, ...seat }) => {
        const reason = seatReasonOf(JSON.parse(body), seat);
        return reason === null ? [] : [{ ...reason, seat: id }];
      }),
    );
};
