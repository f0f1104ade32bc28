import { callbackKind } from '../../../shared/calls/calls.ts';
import type { CallStore, CallTimes, ToldCall } from '../calls.ts';
import type { CallLeg, DueCallback, FigureReads } from '../figures.ts';
import type { Connection } from './database.ts';

/** What the exchange told of calls. */
export function openCalls({ read, write }: Connection): Omit<CallStore, 'callsBegun'> {
  return {
    tellCall: (centre, event) =>
      write(async (to) => {
        const { call, at, counter, ticket, digest } = event;
        if ((await to.run(add, [centre, call, event.event, at, counter, ticket, digest])) > 0) return event;
        const one = `${told} WHERE centre = $1 AND call = $2 AND event = $3`;
        return (await to.get<ToldCall>(one, [centre, call, event.event])) ?? event;
      }),
    toldOfCall: (centre, call) =>
      read((from) => from.all<ToldCall>(`${told} WHERE centre = $1 AND call = $2 ORDER BY at, event`, [centre, call])),
  };
}

/** Reads what is counted of calls and of call-backs. */
export function openCountedCalls({ read }: Connection): Pick<FigureReads, 'callsBegun' | 'callLegs' | 'dueCallbacks'> {
  return {
    callsBegun: (centre, first, until) => read((from) => from.all<CallTimes>(begun, [centre, first, until])),
    callLegs: (centre, date) => read((from) => from.all<CallLeg>(legs, [centre, date])),
    dueCallbacks: (centre, first, last) => read((from) => from.all<DueCallback>(callbacks, [centre, first, last])),
  };
}

const add = `INSERT INTO calls (centre, call, event, at, counter, ticket, digest) VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (centre, call, event) DO NOTHING`;
const told = 'SELECT call, event, at, counter, ticket, digest FROM calls';

const timeOf = (event: string): string => `max(at) FILTER (WHERE event = '${event}') AS ${event}`;
const begun = `SELECT call, ${timeOf('ringing')}, ${timeOf('answered')}, ${timeOf('ended')}, ${timeOf('abandoned')},
    max(ticket) AS ticket
  FROM calls WHERE centre = $1 AND call IN (SELECT call FROM calls WHERE centre = $1 AND at >= $2 AND at < $3)
  GROUP BY call HAVING min(at) >= $2 ORDER BY min(at), call`;
const legs = `SELECT ticket, leg, service, issued_at AS "issuedAt", service_seconds AS "serviceSeconds" FROM legs
  WHERE centre = $1 AND date = $2 AND channel = 'call' AND NOT practice ORDER BY ticket, leg`;
const callbacks = `SELECT tries, status, outcome FROM cases
  WHERE centre = $1 AND kind = '${callbackKind}' AND due BETWEEN $2 AND $3`;
