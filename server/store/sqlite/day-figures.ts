import type { DayFigures, QueueStore } from '../store.ts';
import type { Connection } from './database.ts';
import type { Legs } from './leg-rows.ts';

/** Figures kept over the legs of single days; the legs' triggers throw them away when a leg changes. */
export const openDayFigures = (
  connection: Connection,
  legs: Legs,
): Pick<QueueStore, 'dayFigures' | 'keepDayFigures'> => {
  // From date to date by the index, not over all the legs between.
  const days = connection.prepare<DayFigures>(
    `WITH RECURSIVE days (date) AS (
       SELECT min(date) FROM legs WHERE centre = ? AND date >= ?
       UNION ALL
       SELECT (SELECT min(legs.date) FROM legs WHERE legs.centre = ? AND legs.date > days.date)
       FROM days WHERE days.date < ?
     )
     SELECT days.date AS date, kept.body AS body
     FROM days LEFT JOIN day_figures AS kept ON kept.centre = ? AND kept.date = days.date AND kept.kind = ?
     WHERE days.date <= ? ORDER BY days.date`,
  );
  const keep = connection.prepare(
    `INSERT INTO day_figures (centre, date, kind, body) VALUES (?, ?, ?, ?)
     ON CONFLICT (centre, date, kind) DO UPDATE SET body = excluded.body`,
  );
  return {
    dayFigures: (centre, kind, from, to) => connection.read(() => days.all(centre, from, centre, to, centre, kind, to)),
    keepDayFigures: (centre, kind, date, make) =>
      connection.write(() => {
        const body = make(legs.ofDay(centre, date));
        keep.run(centre, date, kind, body);
        return body;
      }),
  };
};
