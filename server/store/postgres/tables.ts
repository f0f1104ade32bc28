import type { StoredTable, TableStore } from '../tables.ts';
import type { Connection } from './database.ts';

/** Decision tables and who brought them into force. */
export function openTables({ read, write }: Connection): TableStore {
  return {
    decisionTables: () => read((from) => from.all<StoredTable>(all)),
    decisionTablesMark: () => read(async (from) => (await from.get<{ mark: string }>(mark))?.mark ?? ''),
    proposeTable: ({ hash, id, version, document, proposedBy, proposedAt }) =>
      write(async (to) => (await to.run(add, [hash, id, version, document, proposedBy, proposedAt])) > 0),
    approveTable: (hash, by, at) => write(async (to) => (await to.run(approve, [hash, by, at])) > 0),
  };
}

const all = `SELECT hash, id, version, document, proposed_by AS "proposedBy", proposed_at AS "proposedAt",
    approved_by AS "approvedBy", approved_at AS "approvedAt"
  FROM decision_tables ORDER BY id, version`;
const mark = "SELECT count(*) || ' ' || count(approved_at) AS mark FROM decision_tables";
const add = `INSERT INTO decision_tables (hash, id, version, document, proposed_by, proposed_at)
  VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`;
const approve = `UPDATE decision_tables SET approved_by = $2, approved_at = $3
  WHERE hash = $1 AND approved_by IS NULL AND proposed_by <> $2`;
