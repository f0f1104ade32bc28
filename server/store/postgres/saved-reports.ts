import type { Actor } from '../../../shared/access.ts';
import type { SavedReport, SavedReportStore } from '../saved-reports.ts';
import type { Connection } from './database.ts';
import { lockCentre } from './locks.ts';

/** The saved reports of centres. */
export function openSavedReports({ read, write }: Connection): SavedReportStore {
  return {
    savedReports: (centre) => read(async (from) => (await from.all<Raw>(all, [centre])).map(reportOf)),
    putSavedReport: (centre, { id, name, choices, by, at }, most) =>
      write(async (to) => {
        await lockCentre(to, centre);
        const beside = await to.get<{ count: number; same: number }>(others, [centre, id, name]);
        if (beside !== undefined && beside.same > 0) return 'name-taken';
        if (beside !== undefined && beside.count >= most) return 'full';
        await to.run(put, [centre, id, name, choices, JSON.stringify(by), at]);
        return 'put';
      }),
    dropSavedReport: (centre, id) =>
      write(async (to) => (await to.run('DELETE FROM saved_reports WHERE centre = $1 AND id = $2', [centre, id])) > 0),
    firstRecordedDay: (centre) =>
      read(async (from) => (await from.get<{ date: string }>(first, [centre]))?.date ?? null),
  };
}

type Raw = Omit<SavedReport, 'by'> & { readonly by: string };
const reportOf = (row: Raw): SavedReport => {
  const by: Actor = JSON.parse(row.by);
  return { ...row, by };
};

const all = 'SELECT id, name, choices, by, at FROM saved_reports WHERE centre = $1 ORDER BY id';
const others = `SELECT count(*) AS count, count(*) FILTER (WHERE name = $3) AS same FROM saved_reports
  WHERE centre = $1 AND id <> $2`;
const put = `INSERT INTO saved_reports (centre, id, name, choices, by, at) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (centre, id) DO UPDATE SET name = excluded.name, choices = excluded.choices, by = excluded.by, at = excluded.at`;
const first = 'SELECT date FROM legs WHERE centre = $1 AND NOT practice ORDER BY date LIMIT 1';
