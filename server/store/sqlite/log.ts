import { hash } from 'node:crypto';
import type { QueueEvent, StoredEvent } from '../../../shared/events.ts';
import { outOfTurnOf } from '../out-of-turn.ts';
import type { CallOutOfTurn } from '../store.ts';
import type { Connection } from './database.ts';

interface EventRow {
  readonly seq: number;
  readonly hash: string;
  readonly body: string;
}
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** The hash (64 hexadecimal digits) of an event's exact bytes over the hash of the one before; '' before the first. */
export const chain = (previous: string, body: string): string => hash('sha256', previous + body);

const beginning: Head = { seq: 0, hash: '' };

const parsed = (rows: readonly EventRow[]): StoredEvent[] => {
  const events: StoredEvent[] = new Array(rows.length);
  let index = 0;
  for (const row of rows) events[index++] = { seq: row.seq, hash: row.hash, event: JSON.parse(row.body) };
  return events;
};

/** Whether this event brings its ticket into the world. */
const bringsTicket = (event: QueueEvent): boolean =>
  event.type === 'ticket-issued' || event.type === 'ticket-served-directly';

const openAppend = (connection: Connection, head: (centre: string) => Head) => {
  const addCentre = connection.prepare('INSERT INTO centres (id) VALUES (?) ON CONFLICT DO NOTHING');
  const addTicket = connection.prepare('INSERT INTO tickets (centre, id) VALUES (?, ?)');
  const addEvent = connection.prepare(
    'INSERT INTO events (centre, seq, ticket, type, day, at, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  return (centre: string, events: readonly QueueEvent[]): StoredEvent[] => {
    let { seq, hash: previous } = head(centre);
    if (seq === 0 && events.length > 0) addCentre.run(centre);
    return events.map((event) => {
      const body = JSON.stringify(event);
      const ticket = 'ticket' in event ? event.ticket : null;
      if (ticket !== null && bringsTicket(event)) addTicket.run(centre, ticket);
      seq += 1;
      previous = chain(previous, body);
      addEvent.run(centre, seq, ticket, event.type, event.date, event.at, body, previous);
      return { seq, hash: previous, event };
    });
  };
};

const selected = 'SELECT seq, hash, body FROM events';

const openReplay = (connection: Connection) => {
  const from = connection.prepare<EventRow>(`${selected} WHERE centre = ? AND seq >= ? ORDER BY seq`);
  const opening = connection.prepare<{ seq: number }>(
    "SELECT seq FROM events WHERE centre = ? AND type = 'day-opened' ORDER BY seq DESC LIMIT 1",
  );
  const configuration = connection.prepare<EventRow>(
    `${selected} WHERE centre = ? AND type = 'centre-configured' AND seq < ? ORDER BY seq DESC LIMIT 1`,
  );
  return (centre: string): readonly StoredEvent[] => {
    const opened = opening.get(centre)?.seq;
    const configured = configuration.get(centre, opened ?? Number.MAX_SAFE_INTEGER);
    const rest = from.all(centre, opened ?? (configured === undefined ? 1 : configured.seq + 1));
    return parsed(configured === undefined ? rest : [configured, ...rest]);
  };
};

/** Calls out of turn: over an index that holds nothing else. */
const openOutOfTurn = (connection: Connection) => {
  const found = connection.prepare<EventRow & { readonly number: string | null }>(
    `SELECT seq, hash, body,
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

/** Statements over the table of events. All are synchronous: they run inside a transaction or a read of the connection. */
export const openLog = (connection: Connection) => {
  const last = connection.prepare<Head>('SELECT seq, hash FROM events WHERE centre = ? ORDER BY seq DESC LIMIT 1');
  const after = connection.prepare<EventRow>(`${selected} WHERE centre = ? AND seq > ? ORDER BY seq LIMIT ?`);
  const ofTicket = connection.prepare<EventRow>(`${selected} WHERE ticket = ? AND centre = ? ORDER BY seq`);
  const centres = connection.prepare<{ id: string }>('SELECT id FROM centres ORDER BY id');
  const head = (centre: string): Head => last.get(centre) ?? beginning;
  return {
    head,
    append: openAppend(connection, head),
    outOfTurn: openOutOfTurn(connection),
    replay: openReplay(connection),
    after: (centre: string, seq: number, limit = -1) => parsed(after.all(centre, seq, limit)),
    ofTicket: (centre: string, ticket: string) => parsed(ofTicket.all(ticket, centre)),
    centres: () => centres.all().map((row) => row.id),
  };
};
export type Log = ReturnType<typeof openLog>;
