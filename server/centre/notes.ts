import { entries } from '../../engine/queue/ordered-map.ts';
import type { State } from '../../engine/queue/state.ts';
import type { StoredEvent } from '../../shared/events.ts';
import type { QueueStore } from '../store/store.ts';

/** The notes of today's tickets, kept beside the state because no event may hold them. */
export interface Notes {
  of(ticket: string): string | null;
  all(): ReadonlyMap<string, string>;
  load(state: State): Promise<void>;
  /** What this process has just stored. */
  keep(written: ReadonlyMap<string, string | null>): void;
  /** Reads the notes of tickets that others have changed; forgets all at the opening of a day. */
  refresh(missed: readonly StoredEvent[]): Promise<void>;
}

/** Opens the notes of a centre; nothing is known before they are loaded. */
export function openNotes(store: Pick<QueueStore, 'personal'>, centre: string): Notes {
  const notes = new Map<string, string>();
  /** Tickets whose notes could not be read when they changed: to be read at the next chance. */
  const owed = new Set<string>();
  const put = (ticket: string, note: string | null): void => {
    if (note === null) notes.delete(ticket);
    else notes.set(ticket, note);
  };
  const read = async (tickets: readonly string[]): Promise<void> => {
    for (let at = 0; at < tickets.length; at += portion) {
      for (const { ticket, note } of await store.personal(centre, tickets.slice(at, at + portion))) put(ticket, note);
    }
  };
  return {
    of: (ticket) => notes.get(ticket) ?? null,
    all: () => notes,
    load: (state) => read([...entries(state.tickets)].map(({ key }) => key)),
    keep(written) {
      for (const [ticket, note] of written) put(ticket, note);
    },
    async refresh(missed) {
      if (missed.some(({ event }) => event.type === 'day-opened')) notes.clear();
      for (const { event } of missed) if ('ticket' in event) owed.add(event.ticket);
      if (owed.size === 0) return;
      try {
        await read([...owed]);
        owed.clear();
      } catch {
        // What was stored stands all the same; a note that is missing for a while must not undo that.
      }
    },
  };
}

const portion = 500;
