import type { CaseStore, KeptDocument } from '../cases.ts';
import { type ClockShift, shiftedEnd } from '../shifted.ts';

type Reads = Pick<CaseStore, 'keptDocuments' | 'documentBody' | 'documentOfCode'>;

/** [CS13] Documents in memory, to the same contract. */
export function memoryDocuments() {
  let rows: readonly (KeptDocument & { readonly centre: string })[] = [];
  const of = (centre: string, id: string) => rows.filter((row) => row.centre === centre && row.case === id);
  const drop = (gone: (row: KeptDocument & { readonly centre: string }) => boolean): number => {
    const before = rows.length;
    rows = rows.filter((row) => !gone(row));
    return before - rows.length;
  };
  const reads: Reads = {
    keptDocuments: async (centre, id) =>
      of(centre, id)
        .map((row) => row.id)
        .sort(),
    documentBody: async (centre, id, document) => of(centre, id).find((row) => row.id === document)?.body ?? null,
    async documentOfCode(codeHash) {
      const found = rows.find((row) => row.codeHash === codeHash);
      if (found === undefined) return null;
      const { centre, id, case: one, initials } = found;
      return { centre, id, case: one, initials };
    },
  };
  return {
    reads,
    /** Throws where two would have one code. */
    add(centre: string, documents: readonly KeptDocument[]): void {
      const twice = documents.find(({ codeHash }) => rows.some((row) => row.codeHash === codeHash));
      if (twice !== undefined) throw new Error(`two documents of one code: ${twice.id}`);
      rows = [...rows, ...documents.map((row) => ({ ...row, centre }))];
    },
    shift(by: ClockShift): void {
      rows = rows.map((row) => ({ ...row, eraseAt: shiftedEnd(row.eraseAt, by) }));
    },
    dropOf: (centre: string, id: string) => drop((row) => row.centre === centre && row.case === id),
    dropOld: (now: number) => drop(({ eraseAt }) => eraseAt <= now),
  };
}
