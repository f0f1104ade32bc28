import type { StoredTable, TableStore } from '../tables.ts';
import type { Connection } from './database.ts';

/** Decision tables and who brought them into force. */
export function openTables(connection: Connection): TableStore {
  const all = connection.prepare<StoredTable>(`SELECT ${selected} FROM decision_tables ORDER BY id, version`);
  const add = connection.prepare(
    `INSERT INTO decision_tables (hash, id, version, document, proposed_by, proposed_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const approve = connection.prepare(
    `UPDATE decision_tables SET approved_by = ?, approved_at = ?
     WHERE hash = ? AND approved_by IS NULL AND proposed_by <> ?`,
  );
  const mark = connection.prepare<{ readonly mark: string }>(
    `SELECT (SELECT count(*) FROM decision_tables) || ' ' ||
       (SELECT count(*) FROM decision_tables WHERE approved_at IS NOT NULL) AS mark`,
  );
  return {
    decisionTables: () => connection.read(() => all.all()),
    decisionTablesMark: () => connection.read(() => mark.get()?.mark ?? ''),
    proposeTable: ({ hash, id, version, document, proposedBy, proposedAt }) =>
      connection.write(() => add.run(hash, id, version, document, proposedBy, proposedAt).changes > 0),
    approveTable: (hash, by, at) => connection.write(() => approve.run(by, at, hash, by).changes > 0),
  };
}

/** The tables by the hash of their bytes, to have a decision made again. */
export function openTableBytes(connection: Connection): (hash: string) => string | null {
  const one = connection.prepare<{ readonly document: string }>('SELECT document FROM decision_tables WHERE hash = ?');
  return (hash) => one.get(hash)?.document ?? null;
}

const selected = `hash, id, version, document, proposed_by AS proposedBy, proposed_at AS proposedAt,
  approved_by AS approvedBy, approved_at AS approvedAt`;
