import type { ImportedDay, ImportStore } from '../imports.ts';
import type { Connection } from './database.ts';
import type { Legs } from './leg-rows.ts';

/** Visits from another system. */
export function openImports(connection: Connection, legs: Legs): ImportStore {
  const days = connection.prepare<ImportedDay>(
    'SELECT date, count(*) AS legs FROM legs WHERE centre = ? AND imported = 1 GROUP BY date ORDER BY date',
  );
  const stream = connection.prepare('SELECT 1 FROM streams WHERE centre = ?');
  return {
    importedDays: (centre) => connection.read(() => days.all(centre)),
    importedLegs: (centre, date) => connection.read(() => legs.imported(centre, date)),
    putImported: (centre, rows) =>
      connection.write(() => {
        if (stream.get(centre) === undefined) return false;
        for (const row of rows) legs.put(row);
        return true;
      }),
  };
}
