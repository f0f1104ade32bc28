import { owedGroups, unclosedRows } from '../case-conditions.ts';
import { type CaseStore, type RawDecided, type RawOwed, readDecided, readOwed } from '../cases.ts';
import type { Connection } from './database.ts';

/** Reads what tables decided, how much waits for them, and how much waits for anybody. */
export function openDecided(connection: Connection): Pick<CaseStore, 'decidedCases' | 'undecidedCases' | 'owedCases'> {
  const owed = connection.prepare<RawOwed>(owedGroups);
  const decided = connection.prepare<RawDecided>(
    `SELECT received_on AS receivedOn, answered_at AS answeredAt, decision,
       EXISTS (SELECT 1 FROM cases o WHERE o.centre = c.centre AND o.objects_to = c.id) AS objected
     FROM cases c WHERE centre = ? AND decision IS NOT NULL AND answered_at IS NOT NULL`,
  );
  const waiting = connection.prepare<{ readonly waiting: number }>(
    `SELECT count(*) AS waiting FROM cases WHERE centre = ? AND status = 'checking' AND ${unclosedRows}`,
  );
  return {
    decidedCases: (centre) => connection.read(() => decided.all(centre).map(readDecided)),
    undecidedCases: (centre) => connection.read(() => waiting.get(centre)?.waiting ?? 0),
    owedCases: () => connection.read(() => owed.all().map(readOwed)),
  };
}
