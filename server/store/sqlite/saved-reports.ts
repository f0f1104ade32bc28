import type { SavedReport, SavedReportStore } from '../saved-reports.ts';
import type { Connection } from './database.ts';
import { soundJson } from './sound-rows.ts';

/** The saved reports of centres. */
export function openSavedReports(connection: Connection): SavedReportStore {
  const all = connection.prepare<Omit<SavedReport, 'by'> & { readonly by: string }>(
    'SELECT id, name, choices, by, at FROM saved_reports WHERE centre = ? ORDER BY id',
  );
  const others = connection.prepare<{ readonly count: number; readonly same: number }>(
    'SELECT count(*) AS count, coalesce(sum(name = ?), 0) AS same FROM saved_reports WHERE centre = ? AND id <> ?',
  );
  const put = connection.prepare(
    `INSERT INTO saved_reports (centre, id, name, choices, by, at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (centre, id) DO UPDATE SET name = excluded.name, choices = excluded.choices, by = excluded.by, at = excluded.at`,
  );
  const drop = connection.prepare('DELETE FROM saved_reports WHERE centre = ? AND id = ?');
  const first = connection.prepare<{ readonly date: string }>(
    'SELECT date FROM legs WHERE centre = ? AND practice = 0 ORDER BY date LIMIT 1',
  );
  return {
    savedReports: (centre) =>
      connection.read(() => all.all(centre).map((row) => ({ ...row, by: soundJson(row.by) }) satisfies SavedReport)),
    putSavedReport: (centre, { id, name, choices, by, at }, most) =>
      connection.write(() => {
        const beside = others.get(name, centre, id);
        if (beside !== undefined && beside.same > 0) return 'name-taken';
        if (beside !== undefined && beside.count >= most) return 'full';
        put.run(centre, id, name, choices, JSON.stringify(by), at);
        return 'put';
      }),
    dropSavedReport: (centre, id) => connection.write(() => drop.run(centre, id).changes > 0),
    firstRecordedDay: (centre) => connection.read(() => first.get(centre)?.date ?? null),
  };
}
