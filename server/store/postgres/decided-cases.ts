import { owedGroups, unclosedRows } from '../case-conditions.ts';
import { type CaseStore, type RawDecided, type RawOwed, readDecided, readOwed } from '../cases.ts';
import type { Connection } from './database.ts';

/** Reads what tables decided, how much waits for them, and how much waits for anybody. */
export function openDecided({ read }: Connection): Pick<CaseStore, 'decidedCases' | 'undecidedCases' | 'owedCases'> {
  return {
    decidedCases: (centre) => read(async (from) => (await from.all<RawDecided>(decided, [centre])).map(readDecided)),
    undecidedCases: (centre) =>
      read(async (from) => (await from.get<{ readonly waiting: number }>(waiting, [centre]))?.waiting ?? 0),
    owedCases: () => read(async (from) => (await from.all<RawOwed>(owedGroups, [])).map(readOwed)),
  };
}

const decided = `SELECT received_on AS "receivedOn", answered_at AS "answeredAt", decision,
    EXISTS (SELECT 1 FROM cases o WHERE o.centre = c.centre AND o.objects_to = c.id) AS objected
  FROM cases c WHERE centre = $1 AND decision IS NOT NULL AND answered_at IS NOT NULL`;

const waiting = `SELECT count(*) AS waiting FROM cases WHERE centre = $1 AND status = 'checking' AND ${unclosedRows}`;
