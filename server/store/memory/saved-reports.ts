import type { LegRow } from '../../../shared/reports/figures.ts';
import type { SavedReport, SavedReportStore } from '../saved-reports.ts';
import { type ClockShift, shiftedFact } from '../shifted.ts';

/** The saved reports, in memory. */
export function memorySavedReports(
  beforeWrite: () => void,
  hasCentre: (id: string) => boolean,
  allLegs: () => readonly LegRow[],
) {
  const rows = new Map<string, ReadonlyMap<string, SavedReport>>();
  const of = (centre: string): ReadonlyMap<string, SavedReport> => rows.get(centre) ?? new Map();
  const store: SavedReportStore = {
    savedReports: async (centre) => [...of(centre).values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    async putSavedReport(centre, report, most) {
      beforeWrite();
      if (!hasCentre(centre)) throw new Error(`no such centre: ${centre}`);
      const others = [...of(centre).values()].filter(({ id }) => id !== report.id);
      if (others.some(({ name }) => name === report.name)) return 'name-taken';
      if (others.length >= most) return 'full';
      rows.set(centre, new Map(of(centre)).set(report.id, report));
      return 'put';
    },
    async dropSavedReport(centre, id) {
      beforeWrite();
      const left = new Map(of(centre));
      const dropped = left.delete(id);
      rows.set(centre, left);
      return dropped;
    },
    async firstRecordedDay(centre) {
      const days = allLegs().flatMap((leg) => (leg.centre === centre && !leg.practice ? leg.date : []));
      return days.sort()[0] ?? null;
    },
  };
  return {
    store,
    shift(by: ClockShift): void {
      for (const [centre, all] of rows) {
        rows.set(centre, new Map([...all].map(([id, row]) => [id, { ...row, at: shiftedFact(row.at, by) }])));
      }
    },
  };
}
