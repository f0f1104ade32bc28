import type { CaseStore, CheckedDocument, KeptDocument } from '../cases.ts';
import type { Connection } from './database.ts';

type Reads = Pick<CaseStore, 'keptDocuments' | 'documentBody' | 'documentOfCode'>;

/** [CS13] Reads of the documents that were issued. */
export function openDocumentReads(connection: Connection): Reads {
  const kept = connection.prepare<{ readonly id: string }>(
    'SELECT id FROM case_documents WHERE centre = ? AND case_id = ? ORDER BY id',
  );
  const body = connection.prepare<{ readonly body: Buffer }>(
    'SELECT body FROM case_documents WHERE centre = ? AND case_id = ? AND id = ?',
  );
  const ofCode = connection.prepare<CheckedDocument>(
    'SELECT centre, id, case_id AS "case", initials FROM case_documents WHERE code_hash = ?',
  );
  return {
    keptDocuments: (centre, id) => connection.read(() => kept.all(centre, id).map((row) => row.id)),
    documentBody: (centre, id, document) => connection.read(() => body.get(centre, id, document)?.body ?? null),
    documentOfCode: (codeHash) => connection.read(() => ofCode.get(codeHash) ?? null),
  };
}

/** Writes documents in the transaction of their events. */
export function openDocumentWrite(connection: Connection) {
  const add = connection.prepare(
    `INSERT INTO case_documents (centre, id, case_id, code_hash, initials, hash, body, erase_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (centre: string, documents: readonly KeptDocument[]): void => {
    for (const { id, case: of, codeHash, initials, hash, body, eraseAt } of documents)
      add.run(centre, id, of, codeHash, initials, hash, body, eraseAt);
  };
}
