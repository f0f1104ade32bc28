import type { LegRow } from '../../../shared/reports/figures.ts';
import type { ImportStore } from '../imports.ts';
import type { LinkStore } from '../link.ts';

interface Around {
  readonly beforeWrite: () => void;
  readonly allLegs: () => readonly LegRow[];
  readonly streams: LinkStore['streams'];
  readonly put: (legs: readonly LegRow[]) => void;
}

/** Visits from another system, in memory. */
export function memoryImports({ beforeWrite, allLegs, streams, put }: Around): ImportStore {
  const of = (centre: string) => allLegs().filter((leg) => leg.centre === centre && leg.imported);
  return {
    importedDays: async (centre) =>
      [...Map.groupBy(of(centre), ({ date }) => date)]
        .map(([date, legs]) => ({ date, legs: legs.length }))
        .sort((a, b) => (a.date < b.date ? -1 : 1)),
    importedLegs: async (centre, date) => of(centre).filter((leg) => leg.date === date),
    async putImported(centre, legs) {
      beforeWrite();
      if (!(await streams()).some((stream) => stream.centre === centre)) return false;
      put(legs);
      return true;
    },
  };
}
