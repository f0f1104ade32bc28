import type { CaseFileName, KeptCaseFile } from '../cases.ts';
import type { Connection } from './database.ts';

/** [CS24] Reads of the files of cases: what they are called, and one with its bytes. */
export function openFileReads(connection: Connection) {
  const files = connection.prepare<CaseFileName>(
    'SELECT id, name FROM case_files WHERE centre = ? AND case_id = ? ORDER BY id',
  );
  const file = connection.prepare<KeptCaseFile>(
    `SELECT id, case_id AS "case", name, kind, hash, body FROM case_files
     WHERE centre = ? AND case_id = ? AND id = ?`,
  );
  return {
    files: (centre: string, id: string): readonly CaseFileName[] => files.all(centre, id),
    file: (centre: string, id: string, name: string): KeptCaseFile | null => file.get(centre, id, name) ?? null,
  };
}
