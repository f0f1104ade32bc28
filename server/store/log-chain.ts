import { hash } from 'node:crypto';
import type { QueueEvent, StoredEvent } from '../../shared/events.ts';
import { CannotStore } from './store.ts';

/** The log as a chain: each event's hash is over its exact bytes and the hash of the one before. */

/** The end of a log, or of any part of it. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** Where a log begins. */
export const beginning: Head = { seq: 0, hash: '' };

export interface EventRow extends Head {
  readonly body: string;
}

/** The hash (64 hexadecimal digits) of an event's exact bytes over the hash of the one before; '' before the first. */
export const chain = (previous: string, body: string): string => hash('sha256', previous + body);

export const damaged = (centre: string, seq: number): CannotStore =>
  new CannotStore(`the log of ${centre} is damaged at event ${seq}: "npm run verify" says more`);

/** What a row says, once it is certain that it is what was written. */
export function parsed(centre: string, { seq, hash: own, body }: EventRow, previous: string): StoredEvent {
  if (chain(previous, body) !== own) throw damaged(centre, seq);
  return { seq, hash: own, event: JSON.parse(body) };
}

/** Rows that must follow one another without a gap, the first upon `before`. */
export function parsedInARow(centre: string, rows: readonly EventRow[], before: Head): StoredEvent[] {
  const events: StoredEvent[] = new Array(rows.length);
  let { seq, hash: previous } = before;
  for (const [index, row] of rows.entries()) {
    seq += 1;
    if (row.seq !== seq) throw damaged(centre, seq);
    events[index] = parsed(centre, row, previous);
    previous = row.hash;
  }
  return events;
}

/** Whether this event is the first of its ticket. */
export const bringsTicket = (event: QueueEvent): boolean =>
  event.type === 'ticket-issued' || event.type === 'ticket-served-directly';
