import type { PeopleReport, PeopleReportStore } from '../people-reports.ts';
import { type ClockShift, shiftedFact } from '../shifted.ts';

/** What branches said of their people, in memory. */
export function memoryPeopleReports(beforeWrite: () => void) {
  const rows = new Map<string, PeopleReport>();
  const ended = new Map<string, number>();
  const store: PeopleReportStore = {
    peopleReports: async () => [...rows.values()].sort((a, b) => (a.centre < b.centre ? -1 : 1)),
    peopleReport: async (centre) => rows.get(centre) ?? null,
    async putPeopleReport(report) {
      beforeWrite();
      rows.set(report.centre, report);
    },
    async endPerson(id, at) {
      beforeWrite();
      if (!ended.has(id)) ended.set(id, at);
    },
    endedPeople: async () => new Set(ended.keys()),
  };
  return {
    store,
    shift(by: ClockShift): void {
      for (const [id, at] of ended) ended.set(id, shiftedFact(at, by));
      for (const [centre, row] of rows) rows.set(centre, { ...row, at: shiftedFact(row.at, by) });
    },
  };
}
