import type { Clock } from '../../../shared/time/clock.ts';
import type { Gathered, GatheredLeg, LegImport } from '../leg-import.ts';
import { type Connection, openConnection } from './database.ts';
import { legColumns, legValues } from './leg-rows.ts';

/** Opens an import for one centre into a store that is there and of this program's version; servers may run on it. Rejects with CannotStore. */
export async function openLegImport(file: string, centre: string, clock: Clock): Promise<LegImport> {
  const connection = await openConnection(file, clock);
  try {
    return assemble(connection, centre);
  } catch (error) {
    connection.close();
    throw error;
  }
}

const key = 'l.centre = i.centre AND l.date = i.date AND l.ticket = i.ticket AND l.leg = i.leg';
const told = ['service', 'priority_class', 'counter', 'called_at', 'started_at', 'ended_at', 'ending'];
const sideBySide = (table: string): string => told.map((column) => `${table}.${column}`).join(', ');

const prepareTable = (connection: Connection): void => {
  connection.exec(`CREATE TEMP TABLE incoming (line INTEGER, ${legColumns}, PRIMARY KEY (date, ticket)) WITHOUT ROWID`);
};

const openGather = (connection: Connection): LegImport['gather'] => {
  const places = legColumns.replace(/[a-z_]+/g, '?');
  const put = connection.prepare(
    `INSERT INTO incoming (line, ${legColumns}) VALUES (?, ${places}) ON CONFLICT DO NOTHING`,
  );
  const lineOf = connection.prepare<{ line: number }>('SELECT line FROM incoming WHERE date = ? AND ticket = ?');
  const again = ({ line, leg }: GatheredLeg): { readonly line: number; readonly before: number }[] => {
    if (put.run(line, ...legValues(leg)).changes > 0) return [];
    return [{ line, before: lineOf.get(leg.date, leg.ticket)?.line ?? 0 }];
  };
  return (legs) =>
    connection.read(() => {
      // Concerns the table of this connection only: nobody is kept from writing.
      connection.exec('BEGIN');
      const found = legs.flatMap(again);
      connection.exec('COMMIT');
      return found;
    });
};

const openCompare = (connection: Connection): LegImport['compare'] => {
  const all = connection.prepare<Pick<Gathered, 'legs' | 'days' | 'from' | 'to'>>(
    `SELECT count(*) AS legs, count(DISTINCT date) AS days, coalesce(min(date), '') AS "from", coalesce(max(date), '') AS "to"
     FROM incoming`,
  );
  const stored = connection.prepare<Pick<Gathered, 'known' | 'different'>>(
    `SELECT count(*) AS known, coalesce(sum((${sideBySide('i')}) IS NOT (${sideBySide('l')})), 0) AS different
     FROM incoming AS i CROSS JOIN legs AS l ON ${key}`,
  );
  const others = connection.prepare<Pick<Gathered, 'beside'>>(
    `SELECT count(*) AS beside FROM (SELECT DISTINCT centre, date FROM incoming) AS d CROSS JOIN legs AS l
     ON l.centre = d.centre AND l.date = d.date
     WHERE l.practice = 0 AND NOT EXISTS (SELECT 1 FROM incoming AS i WHERE i.date = l.date AND i.ticket = l.ticket)`,
  );
  const none = { legs: 0, days: 0, from: '', to: '', known: 0, different: 0, beside: 0 };
  return () => connection.read(() => ({ ...none, ...all.get(), ...stored.get(), ...others.get() }));
};

const openBringIn = (connection: Connection): LegImport['bringIn'] => {
  const tickets = connection.prepare(
    'INSERT INTO tickets (centre, id) SELECT centre, ticket FROM incoming WHERE true ORDER BY date, ticket ON CONFLICT DO NOTHING',
  );
  const legs = connection.prepare(
    `INSERT INTO legs (${legColumns}) SELECT ${legColumns} FROM incoming WHERE true ORDER BY date, ticket
     ON CONFLICT DO NOTHING`,
  );
  return () =>
    connection.write(() => {
      tickets.run();
      return legs.run().changes;
    });
};

const assemble = (connection: Connection, centre: string): LegImport => {
  prepareTable(connection);
  const own = connection.prepare<{ date: string }>(
    'SELECT DISTINCT date FROM legs WHERE centre = ? AND imported = 0 AND practice = 0',
  );
  return {
    ownDates: () => connection.read(() => new Set(own.all(centre).map(({ date }) => date))),
    gather: openGather(connection),
    compare: openCompare(connection),
    bringIn: openBringIn(connection),
    close: connection.close,
  };
};
