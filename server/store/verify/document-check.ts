import { hash } from 'node:crypto';
import type { CaseDocumentIssued, CaseEvent } from '../../../shared/cases/case-events.ts';
import type { CheckedCases } from './checked-cases.ts';
import type { StoredDocument } from './checked-reads.ts';

/**
 * [CS13] Compares the documents that are kept with what the log names: one whose bytes are not those that were issued, and one that
 * no event names. One that is not there may be erased.
 */
export function documentCheck({ centre, reads, nameOf, report }: CheckedCases) {
  const named = new Map<string, CaseDocumentIssued>();
  return {
    take(event: CaseEvent): void {
      if (event.type === 'case-document-issued') named.set(event.document, event);
    },
    async finish(): Promise<void> {
      for (const { id, case: of } of await reads.documentIds(centre)) {
        const event = named.get(id);
        const fault = faultOf(event, await reads.document(centre, of, id));
        if (fault !== null) report(`document ${event?.number ?? id} of case ${nameOf(of)}: ${fault}`);
      }
    },
  };
}

const faultOf = (event: CaseDocumentIssued | undefined, row: StoredDocument | null): string | null => {
  if (row === null) return null;
  if (event === undefined || event.case !== row.case) return 'no event names it';
  const is = hash('sha256', row.body);
  return is === event.hash && row.hash === event.hash ? null : `its bytes are ${is}, and were issued as ${event.hash}`;
};
