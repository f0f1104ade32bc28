import { hash } from 'node:crypto';
import type { CaseDocumentIssued, CaseEvent } from '../../../shared/case-events.ts';
import type { CheckedCases } from './checked-cases.ts';
import type { Connection } from './database.ts';

/**
 * [CS13] Compares the documents that are kept with what the log names: one whose bytes are not those that were issued, and one that
 * no event names. One that is not there may be erased.
 */
export function documentCheck(connection: Connection, { centre, nameOf, report }: CheckedCases) {
  const named = new Map<string, CaseDocumentIssued>();
  const ids = connection.prepare<{ readonly id: string; readonly case: string }>(
    'SELECT id, case_id AS "case" FROM case_documents WHERE centre = ? ORDER BY id',
  );
  const kept = connection.prepare<Row>(
    'SELECT case_id AS "case", hash, body FROM case_documents WHERE centre = ? AND case_id = ? AND id = ?',
  );
  return {
    take(event: CaseEvent): void {
      if (event.type === 'case-document-issued') named.set(event.document, event);
    },
    finish(): void {
      for (const { id, case: of } of ids.all(centre)) {
        const event = named.get(id);
        const fault = faultOf(event, kept.get(centre, of, id));
        if (fault !== null) report(`document ${event?.number ?? id} of case ${nameOf(of)}: ${fault}`);
      }
    },
  };
}

interface Row {
  readonly case: string;
  readonly hash: string;
  readonly body: Buffer;
}

const faultOf = (event: CaseDocumentIssued | undefined, row: Row | undefined): string | null => {
  if (row === undefined) return null;
  if (event === undefined || event.case !== row.case) return 'no event names it';
  const is = hash('sha256', row.body);
  return is === event.hash && row.hash === event.hash ? null : `its bytes are ${is}, and were issued as ${event.hash}`;
};
