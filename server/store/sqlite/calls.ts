import { callbackKind } from '../../../shared/calls/calls.ts';
import type { CallStore, CallTimes, ToldCall } from '../calls.ts';
import type { CallLeg, DueCallback, FigureReads } from '../figures.ts';
import type { Connection } from './database.ts';

/** What the exchange told of calls. */
export function openCalls(connection: Connection): CallStore {
  const add = connection.prepare(
    `INSERT INTO calls (centre, call, event, at, counter, ticket, digest) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (centre, call, event) DO NOTHING`,
  );
  const one = connection.prepare<ToldCall>(`SELECT ${told} FROM calls WHERE centre = ? AND call = ? AND event = ?`);
  const all = connection.prepare<ToldCall>(
    `SELECT ${told} FROM calls WHERE centre = ? AND call = ? ORDER BY at, event`,
  );
  const begun = openCallsBegun(connection);
  return {
    tellCall: (centre, event) =>
      connection.write(() => {
        const { call, at, counter, ticket, digest } = event;
        const { changes } = add.run(centre, call, event.event, at, counter, ticket, digest);
        return changes > 0 ? event : (one.get(centre, call, event.event) ?? event);
      }),
    toldOfCall: (centre, call) => connection.read(() => all.all(centre, call)),
    callsBegun: (centre, from, until) => connection.read(() => begun(centre, from, until)),
  };
}

/** Reads the calls whose first event was in a span. */
export function openCallsBegun(connection: Pick<Connection, 'prepare'>) {
  const begun = connection.prepare<CallTimes>(
    `SELECT call, ${timeOf('ringing')}, ${timeOf('answered')}, ${timeOf('ended')}, ${timeOf('abandoned')}, max(ticket) AS ticket
     FROM calls
     WHERE centre = ? AND call IN (SELECT call FROM calls WHERE centre = ? AND at >= ? AND at < ?)
     GROUP BY call HAVING min(at) >= ? ORDER BY min(at), call`,
  );
  return (centre: string, from: number, until: number): readonly CallTimes[] =>
    begun.all(centre, centre, from, until, from);
}

/** Reads what is counted of calls and of call-backs. */
export function openCountedCalls(
  connection: Connection,
): Pick<FigureReads, 'callsBegun' | 'callLegs' | 'dueCallbacks'> {
  const begun = openCallsBegun(connection);
  const legs = connection.prepare<CallLeg>(
    `SELECT ticket, leg, service, issued_at AS issuedAt, service_seconds AS serviceSeconds FROM legs
     WHERE centre = ? AND date = ? AND channel = 'call' AND practice = 0 ORDER BY ticket, leg`,
  );
  const callbacks = connection.prepare<DueCallback>(
    `SELECT tries, status, outcome FROM cases WHERE centre = ? AND kind = '${callbackKind}' AND due BETWEEN ? AND ?`,
  );
  return {
    callsBegun: (centre, from, until) => connection.read(() => begun(centre, from, until)),
    callLegs: (centre, date) => connection.read(() => legs.all(centre, date)),
    dueCallbacks: (centre, from, to) => connection.read(() => callbacks.all(centre, from, to)),
  };
}

const told = 'call, event, at, counter, ticket, digest';
const timeOf = (event: string): string => `max(CASE event WHEN '${event}' THEN at END) AS ${event}`;
