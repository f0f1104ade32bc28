import type { Clock } from '../../../shared/time/clock.ts';
import { systemClock } from '../../async/clock.ts';
import type { QueueStore, Store } from '../store.ts';
import { openAccess } from './access.ts';
import { watchChanges } from './changes.ts';
import { openClockTable } from './clock-table.ts';
import { openCommit } from './commit.ts';
import { type Connection, openConnection } from './database.ts';
import { openErasing } from './erasing.ts';
import { openImports } from './imports.ts';
import { openJobs } from './jobs.ts';
import { openLearnt } from './learnt.ts';
import { openLeases } from './leases.ts';
import { legsBetween } from './legs.ts';
import { openLink } from './link.ts';
import {
  configurationsAfter,
  configurationsBefore,
  eventsAfter,
  eventsOfTicket,
  headOf,
  outOfTurn,
  replay,
  seatReasons,
} from './log.ts';
import { migrate } from './migrate.ts';
import { openOffice } from './office.ts';
import type { Seen } from './partitions.ts';
import { openPersonal } from './personal.ts';
import { openPrinterGrades } from './printer-grades.ts';
import { openPushes } from './pushes.ts';

export interface PostgresSettings {
  /** postgres://… */
  readonly url: string;
  /** Times the waits for others and the looks for their writes; the machine's own clock unless given. */
  readonly clock?: Clock;
}

/** Opens the store in a database of PostgreSQL, bringing its tables up to date. Several processes may open one. Rejects with CannotStore. */
export async function openPostgresStore({ url, clock = systemClock }: PostgresSettings): Promise<Store> {
  return openStoreOn(await openConnection(url, clock), clock);
}

/** The store over a connection that is open; closes it with itself, or if it fails. */
export async function openStoreOn(connection: Connection, clock: Clock): Promise<Store> {
  try {
    await migrate(connection);
    return await assemble(connection, clock);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

const assemble = async (database: Connection, clock: Clock): Promise<Store> => {
  const changes = await watchChanges(database, clock);
  const connection: Connection = {
    ...database,
    async write(work) {
      const value = await database.write(work);
      changes.ring();
      return value;
    },
  };
  const seen: Seen = new Set();
  return {
    commit: openCommit(connection, seen),
    foreignWrites: changes.count,
    onExternalChange: changes.listen,
    ...logReads(connection),
    ...{
      ...openJobs(connection),
      ...openPersonal(connection),
      ...openPushes(connection),
      ...openErasing(connection, seen),
    },
    ...{ ...openLeases(connection), ...openPrinterGrades(connection), ...openLearnt(connection) },
    ...{ ...openClockTable(connection), ...upkeep(connection), ...openAccess(connection, changes.rightsEnded) },
    ...{ ...openOffice(connection), ...openLink(connection, seen), ...openImports(connection, seen) },
    async close(): Promise<void> {
      await changes.close();
      await connection.close();
    },
  };
};

const logReads = (connection: Connection) =>
  ({
    replay: (centre) => connection.readAtOneMoment((from) => replay(from, centre)),
    events: (centre, after, limit) => connection.read((from) => eventsAfter(from, centre, after, limit)),
    ticketEvents: (centre, ticket) => connection.read((from) => eventsOfTicket(from, centre, ticket)),
    callsOutOfTurn: (centre, first, last, limit) =>
      connection.read((from) => outOfTurn(from, centre, [first, last], limit)),
    seatReasons: (centre, first, last, limit) =>
      connection.read((from) => seatReasons(from, centre, [first, last], limit)),
    configurations: (centre, after, limit) =>
      connection.read((from) => configurationsAfter(from, centre, after, limit)),
    configurationsBefore: (centre, before, limit) =>
      connection.read((from) => configurationsBefore(from, centre, before, limit)),
    configuration: (centre, seq) =>
      connection.read(async (from) => {
        const [found] = await configurationsBefore(from, centre, seq + 1, 1);
        return found?.seq === seq ? found : null;
      }),
    legs: (centre, first, last, practice = false) => legsBetween(connection, centre, [first, last], practice),
    head: (centre) => connection.read((from) => headOf(from, centre)),
    centres: () =>
      connection.read(async (from) =>
        (await from.all<{ id: string }>('SELECT id FROM centres ORDER BY id')).map(({ id }) => id),
      ),
  }) satisfies Partial<QueueStore>;

/** As much as makes a full disk show. */
const probeBytes = 65_536;

const upkeep = (connection: Connection) =>
  ({
    epoch: () =>
      connection.read(
        async (from) => (await from.get<{ value: string }>("SELECT value FROM meta WHERE key = 'epoch'"))?.value ?? '',
      ),
    probe: () =>
      connection.write(async (to) => {
        await to.run(
          'INSERT INTO probe (id, filler) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET filler = excluded.filler',
          [Buffer.alloc(probeBytes)],
        );
        await to.run('DELETE FROM probe');
      }),
  }) satisfies Partial<QueueStore>;
