import type { Clock } from '../../../shared/time/clock.ts';
import type { Gathered, GatheredLeg, LegImport } from '../leg-import.ts';
import { type Connection, openConnection, type Value } from './database.ts';
import { legColumnTypes, legValues } from './legs.ts';
import { lockCentre } from './locks.ts';
import { migrate } from './migrate.ts';
import { makeMonths } from './partitions.ts';

/** Opens an import for one centre into a store that is there; servers may run on it. Rejects with CannotStore. */
export async function openLegImport(url: string, centre: string, clock: Clock): Promise<LegImport> {
  // One session that lasts: what is put aside is a table of it alone.
  const connection = await openConnection(url, clock, { max: 1, idleTimeoutMillis: 0 });
  try {
    await migrate(connection);
    await connection.read((to) => to.exec(putAside));
  } catch (error) {
    await connection.close();
    throw error;
  }
  return {
    ownDates: () =>
      connection.read(
        async (from) => new Set((await from.all<{ date: string }>(own, [centre])).map(({ date }) => date)),
      ),
    gather: (legs) => gather(connection, legs),
    compare: () => compare(connection),
    bringIn: () => bringIn(connection, centre),
    close: () => void connection.close(),
  };
}

const putAside = `CREATE TEMP TABLE incoming AS SELECT 0 AS line, legs.* FROM legs WITH NO DATA;
  ALTER TABLE incoming ADD PRIMARY KEY (date, ticket)`;
const own = 'SELECT DISTINCT date FROM legs WHERE centre = $1 AND NOT imported AND NOT practice';

const columns = legColumnTypes.map(([name]) => name).join(', ');
const arrays = legColumnTypes.map(([, type], index) => `$${index + 2}::${type}[]`).join(', ');
const put = `INSERT INTO incoming (line, ${columns}) SELECT * FROM unnest($1::int4[], ${arrays})
  ON CONFLICT DO NOTHING RETURNING line`;
const lineOf = 'SELECT line FROM incoming WHERE date = $1 AND ticket = $2';

const gather = (connection: Connection, legs: readonly GatheredLeg[]): ReturnType<LegImport['gather']> =>
  connection.read(async (to) => {
    const rows = legs.map(({ leg }) => legValues(leg));
    const values: Value[] = legColumnTypes.map((_, index) => rows.map((row) => row[index] ?? null));
    const added = await to.all<{ line: number }>(put, [legs.map(({ line }) => line), ...values]);
    const known = new Set(added.map(({ line }) => line));
    const again: { readonly line: number; readonly before: number }[] = [];
    for (const { line, leg } of legs) {
      if (known.has(line)) continue;
      again.push({ line, before: (await to.get<{ line: number }>(lineOf, [leg.date, leg.ticket]))?.line ?? 0 });
    }
    return again;
  });

const key = 'l.centre = i.centre AND l.date = i.date AND l.ticket = i.ticket AND l.leg = i.leg';
const told = ['service', 'priority_class', 'counter', 'called_at', 'started_at', 'ended_at', 'ending'];
const sideBySide = (table: string): string => told.map((column) => `${table}.${column}`).join(', ');
const all = `SELECT count(*) AS legs, count(DISTINCT date) AS days, coalesce(min(date), '') AS "from", coalesce(max(date), '') AS "to"
  FROM incoming`;
const stored = `SELECT count(*) AS known,
    coalesce(sum(((${sideBySide('i')}) IS DISTINCT FROM (${sideBySide('l')}))::int4), 0) AS different
  FROM incoming AS i JOIN legs AS l ON ${key}`;
const others = `SELECT count(*) AS beside FROM (SELECT DISTINCT centre, date FROM incoming) AS d
  JOIN legs AS l ON l.centre = d.centre AND l.date = d.date
  WHERE NOT l.practice AND NOT EXISTS (SELECT 1 FROM incoming AS i WHERE i.date = l.date AND i.ticket = l.ticket)`;
const none = { legs: 0, days: 0, from: '', to: '', known: 0, different: 0, beside: 0 };

const compare = (connection: Connection): Promise<Gathered> =>
  connection.read(async (from) => {
    // How much there is decides how it is compared.
    await from.exec('ANALYZE incoming');
    const found = [await from.get<Gathered>(all), await from.get<Gathered>(stored), await from.get<Gathered>(others)];
    return Object.assign({ ...none }, ...found);
  });

const bringIn = (connection: Connection, centre: string): Promise<number> =>
  connection.write(async (to) => {
    const dates = await to.all<{ date: string }>('SELECT DISTINCT date FROM incoming');
    await makeMonths(
      to,
      new Set(),
      dates.map(({ date }) => date),
    );
    await to.run('INSERT INTO tickets (centre, id) SELECT centre, ticket FROM incoming ON CONFLICT DO NOTHING');
    const added = await to.run(`INSERT INTO legs (${columns}) SELECT ${columns} FROM incoming ON CONFLICT DO NOTHING`);
    // Who marked a day while these were being written counts without them: the hall waits for this alone.
    await lockCentre(to, centre);
    await to.run('DELETE FROM day_figures WHERE centre = $1 AND date IN (SELECT date FROM incoming)', [centre]);
    return added;
  });
