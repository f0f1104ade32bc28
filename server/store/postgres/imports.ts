import type { LegRow } from '../../../shared/reports/figures.ts';
import type { ImportedDay, ImportStore } from '../imports.ts';
import type { Connection } from './database.ts';
import { openPutLegs, selectedLeg } from './legs.ts';
import { lockCentre } from './locks.ts';
import type { Seen } from './partitions.ts';

/** Visits from another system. */
export function openImports({ read, write }: Connection, seen: Seen): ImportStore {
  const putLegs = openPutLegs(seen);
  return {
    importedDays: (centre) => read((from) => from.all<ImportedDay>(days, [centre])),
    importedLegs: (centre, date) => read((from) => from.all<LegRow>(legs, [centre, date])),
    putImported: (centre, rows) =>
      write(async (to) => {
        if ((await to.get(stream, [centre])) === undefined) return false;
        await lockCentre(to, centre);
        await putLegs(to, rows);
        return true;
      }),
  };
}

const days = 'SELECT date, count(*) AS legs FROM legs WHERE centre = $1 AND imported GROUP BY date ORDER BY date';
const legs = `SELECT ${selectedLeg} FROM legs WHERE centre = $1 AND date = $2 AND imported`;
const stream = 'SELECT 1 AS found FROM streams WHERE centre = $1';
