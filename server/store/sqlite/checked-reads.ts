import type { KeptCaseText } from '../cases.ts';
import {
  type CheckedFile,
  type CheckedReads,
  type FiledEvent,
  rowsAtOnce,
  type StoredDocument,
} from '../verify/checked-reads.ts';
import { checkedTexts } from '../verify/checked-texts.ts';
import { openCasePages } from './cases.ts';
import type { Connection } from './database.ts';
import { openLegs } from './leg-rows.ts';
import { openBeside, openSeatPages } from './seats.ts';
import { openTableBytes } from './tables.ts';

/** What a check reads of a store in SQLite. */
export function openCheckedReads(connection: Connection): CheckedReads {
  const { read } = connection;
  const [log, legs, table] = [openLog(connection), openLegs(connection), openTableBytes(connection)];
  const [seats, beside, cases] = [openSeatPages(connection), openBeside(connection), openCasePages(connection)];
  return {
    centres: () => read(() => log.centres.all().map(({ id }) => id)),
    events: (centre, after) => read(() => log.next.all(centre, after, rowsAtOnce)),
    seats: (centre, after) => read(() => seats(centre, after)),
    besideSeats: (centre) => read(() => beside(centre)),
    cases: (centre, after) => read(() => cases(centre, after)),
    ...openBesideCases(connection),
    table: (hash) => read(() => table(hash)),
    legs: (centre, keys) => read(() => keys.flatMap((key) => legs.one({ centre, ...key }) ?? [])),
    legCounts: (centre) => read(() => legs.counts(centre)),
    lostTickets: (centre, limit) => read(() => log.lost.all(centre, centre, limit).map(({ id }) => id)),
  };
}

const openLog = (connection: Connection) => ({
  centres: connection.prepare<{ id: string }>('SELECT id FROM centres ORDER BY id'),
  next: connection.prepare<FiledEvent>(
    'SELECT seq, ticket, type, day, at, body, hash FROM events WHERE centre = ? AND seq > ? ORDER BY seq LIMIT ?',
  ),
  lost: connection.prepare<{ id: string }>(
    `SELECT id FROM tickets WHERE centre = ?
       AND NOT EXISTS (SELECT 1 FROM events WHERE events.ticket = tickets.id AND events.centre = tickets.centre
         AND type IN ('ticket-issued', 'ticket-served-directly'))
       AND id NOT IN (SELECT ticket FROM legs WHERE centre = ? AND imported = 1) LIMIT ?`,
  ),
});

const openBesideCases = (
  connection: Connection,
): Pick<CheckedReads, 'written' | 'fileIds' | 'file' | 'documentIds' | 'document'> => {
  const { read } = connection;
  const person = connection.prepare<{ case: string; about: string }>(
    'SELECT case_id AS "case", about FROM case_people WHERE centre = ? AND case_id = ?',
  );
  const texts = connection.prepare<KeptCaseText>(
    'SELECT id, case_id AS "case", body FROM case_texts WHERE centre = ? AND case_id = ?',
  );
  const files = connection.prepare<{ id: string }>('SELECT id FROM case_files WHERE centre = ? ORDER BY id');
  const file = connection.prepare<CheckedFile>(
    'SELECT kind, hash, body FROM case_files WHERE centre = ? AND case_id = ? AND id = ?',
  );
  const documents = connection.prepare<{ id: string; case: string }>(
    'SELECT id, case_id AS "case" FROM case_documents WHERE centre = ? ORDER BY id',
  );
  const document = connection.prepare<StoredDocument>(
    'SELECT case_id AS "case", hash, body FROM case_documents WHERE centre = ? AND case_id = ? AND id = ?',
  );
  return {
    written: (centre, all) =>
      read(() => {
        const ids = [...new Set(all)];
        const people = ids.flatMap((id) => person.get(centre, id) ?? []);
        return checkedTexts(
          people,
          ids.flatMap((id) => texts.all(centre, id)),
        );
      }),
    fileIds: (centre) => read(() => files.all(centre).map(({ id }) => id)),
    file: (centre, of, id) => read(() => file.get(centre, of, id) ?? null),
    documentIds: (centre) => read(() => documents.all(centre)),
    document: (centre, of, id) => read(() => document.get(centre, of, id) ?? null),
  };
};
