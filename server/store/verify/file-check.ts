import { hash } from 'node:crypto';
import type { CaseEvent, CaseFileAdded } from '../../../shared/cases/case-events.ts';
import type { CheckedCases } from './checked-cases.ts';
import { type CheckedFile, portionsOf } from './checked-reads.ts';

/**
 * [CS24] Compares the files that the log names with those that are kept: one that is missing though its case is not erased, one whose
 * bytes are not those that came, and one that no event names.
 */
export function fileCheck({ centre, reads, nameOf, report }: CheckedCases) {
  const named = new Map<string, CaseFileAdded>();
  return {
    take(event: CaseEvent): void {
      if (event.type === 'case-file-added') named.set(event.file, event);
    },
    async finish(): Promise<void> {
      for (const id of await reads.fileIds(centre)) if (!named.has(id)) report(`file ${id}: no event names it`);
      for (const portion of portionsOf([...named.values()])) {
        const ofCases = portion.map((event) => event.case);
        const texts = await reads.written(centre, ofCases);
        for (const event of portion) {
          const row = await reads.file(centre, event.case, event.file);
          const fault = faultOf(event, row, texts.about(event.case) === null);
          if (fault !== null) report(`file ${event.file} of case ${nameOf(event.case)}: ${fault}`);
        }
      }
    },
  };
}

const faultOf = (event: CaseFileAdded, row: CheckedFile | null, isErased: boolean): string | null => {
  if (row === null) return isErased ? null : 'it is not there';
  const is = hash('sha256', row.body);
  if (is !== event.hash || row.hash !== event.hash) return `its bytes are ${is}, and came as ${event.hash}`;
  return row.kind === event.kind && row.body.length === event.bytes
    ? null
    : 'it is not of the kind or length that came';
};
