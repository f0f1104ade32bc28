import type { QueueEvent } from '../../../shared/events.ts';
import type { LegRow } from '../../../shared/reports/figures.ts';
import type { KeptCaseText } from '../cases.ts';
import {
  type CheckedFile,
  type CheckedReads,
  type FiledEvent,
  rowsAtOnce,
  type StoredDocument,
} from '../verify/checked-reads.ts';
import { checkedTexts } from '../verify/checked-texts.ts';
import { casePage } from './cases.ts';
import type { Session } from './database.ts';
import { selectedLeg } from './legs.ts';
import { columnsOf } from './log.ts';
import { besideSeats, seatPage } from './seats.ts';

/** What a check reads of a store in PostgreSQL, over a session that sees one moment. */
export function openCheckedReads(from: Session): CheckedReads {
  return {
    centres: async () => idsOf(await from.all<Id>('SELECT id FROM centres ORDER BY id')),
    events: async (centre, after) =>
      (await from.all<FiledRow>(next, [centre, after])).map((row) => ({
        ...row,
        isFiledBy: (event) => isFiledBy(row, event),
      })),
    seats: (centre, after) => seatPage(from, centre, after),
    besideSeats: (centre) => besideSeats(from, centre),
    cases: (centre, after) => casePage(from, centre, after),
    written: async (centre, all) => {
      const ids = [...new Set(all)];
      const people = await from.all<{ case: string; about: string }>(about, [centre, ids]);
      return checkedTexts(people, await from.all<KeptCaseText>(texts, [centre, ids]));
    },
    fileIds: async (centre) => idsOf(await from.all<Id>(files, [centre])),
    file: async (centre, of, id) => (await from.get<CheckedFile>(file, [centre, of, id])) ?? null,
    documentIds: (centre) => from.all<Id & { case: string }>(documents, [centre]),
    document: async (centre, of, id) => (await from.get<StoredDocument>(document, [centre, of, id])) ?? null,
    table: async (hash) =>
      (await from.get<{ document: string }>('SELECT document FROM decision_tables WHERE hash = $1', [hash]))
        ?.document ?? null,
    legs: (centre, keys) =>
      from.all<LegRow>(legs, [
        ...[centre, keys.map(({ date }) => date), keys.map(({ ticket }) => ticket), keys.map(({ leg }) => leg)],
      ]),
    legCounts: (centre) => from.all<{ date: string; count: number }>(counts, [centre]),
    lostTickets: async (centre, limit) => idsOf(await from.all<Id>(lost, [centre, limit])),
  };
}

interface FiledRow extends FiledEvent {
  readonly year: number;
  readonly subject: string | null;
  readonly byHand: boolean;
}

const isFiledBy = ({ year, subject, byHand }: FiledRow, event: QueueEvent): boolean => {
  const [ofYear, , ofSubject, , isByHand] = columnsOf(event);
  return year === ofYear && subject === ofSubject && byHand === isByHand;
};

interface Id {
  readonly id: string;
}
const idsOf = (rows: readonly Id[]): readonly string[] => rows.map(({ id }) => id);

const next = `SELECT seq, year, ticket, subject, type, by_hand AS "byHand", day, at, body, encode(hash, 'hex') AS hash FROM events
  WHERE centre = $1 AND seq > $2 ORDER BY seq LIMIT ${rowsAtOnce}`;
const about = 'SELECT case_id AS "case", about FROM case_people WHERE centre = $1 AND case_id = ANY($2)';
const texts = 'SELECT id, case_id AS "case", body FROM case_texts WHERE centre = $1 AND case_id = ANY($2)';
const files = 'SELECT id FROM case_files WHERE centre = $1 ORDER BY id';
const file = 'SELECT kind, hash, body FROM case_files WHERE centre = $1 AND case_id = $2 AND id = $3';
const documents = 'SELECT id, case_id AS "case" FROM case_documents WHERE centre = $1 ORDER BY id';
const document = `SELECT case_id AS "case", hash, body FROM case_documents
  WHERE centre = $1 AND case_id = $2 AND id = $3`;
const legs = `SELECT ${selectedLeg} FROM legs
  WHERE centre = $1 AND (date, ticket, leg) IN (SELECT * FROM unnest($2::text[], $3::text[], $4::int4[]))`;
const counts = `SELECT date, count(*) AS count FROM legs WHERE centre = $1 AND NOT imported GROUP BY date ORDER BY date`;
const lost = `SELECT id FROM tickets WHERE centre = $1
    AND NOT EXISTS (SELECT 1 FROM events WHERE events.centre = tickets.centre AND events.ticket = tickets.id
      AND type IN ('ticket-issued', 'ticket-served-directly'))
    AND NOT EXISTS (SELECT 1 FROM legs WHERE legs.centre = tickets.centre AND legs.ticket = tickets.id AND imported)
  LIMIT $2`;
