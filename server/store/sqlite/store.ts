import type { StoredEvent } from '../../../shared/events.ts';
import type { LegRow } from '../../../shared/reports/figures.ts';
import type { Clock } from '../../../shared/time/clock.ts';
import { pause, systemClock } from '../../async/clock.ts';
import type { LogReads } from '../log-reads.ts';
import { keptAtMost } from '../security.ts';
import { CannotStore, type Locked, type QueueStore, type Store, type Write } from '../store.ts';
import { openAccess } from './access-tables.ts';
import { openCalls } from './calls.ts';
import { openCaseSearch } from './case-search.ts';
import { lockedCases, openCaseReads, openCases } from './cases.ts';
import { openCitizens } from './citizen.ts';
import { openClockTable } from './clock-table.ts';
import { type Connection, openConnection, sqliteCode } from './database.ts';
import { openDayFigures } from './day-figures.ts';
import { openDrafts } from './drafts.ts';
import { watchExternalChanges } from './external-changes.ts';
import { openFormDrafts } from './form-drafts.ts';
import { openImports } from './imports.ts';
import { type Legs, openLegs } from './leg-rows.ts';
import { openLink } from './link.ts';
import { type Log, openLog } from './log.ts';
import { migrate } from './migrate.ts';
import { openNotices } from './notices.ts';
import { openEraser, openPersonal, openSlipsOver } from './personal-data.ts';
import { guidePlanner } from './planner.ts';
import { openPushes } from './pushes.ts';
import { openRatingAsks, openRatings } from './ratings.ts';
import { openSavedReports } from './saved-reports.ts';
import { lockedSeats, openSeatReads, openSeats } from './seats.ts';
import { openSecurityLog } from './security-log.ts';
import { createSharedWrites } from './shared-writes.ts';
import { openAnswers, openJobs, openLearnt, openLeases, openPrinterGrades } from './side-tables.ts';
import { openTables } from './tables.ts';

export interface SqliteSettings {
  /** Path of the database file; made if it is not there, its folder must be. */
  readonly file: string;
  /** Times the waits for a lock and the looks for others' writes; the machine's own clock unless given. */
  readonly clock?: Clock;
}

/** The store over a connection that is open, its tables brought up to date; closes the connection with itself, or if it fails. */
export async function openStoreOn(connection: Connection, clock: Clock): Promise<Store> {
  try {
    await migrate(connection);
    await guidePlanner(connection);
    return assemble(connection, clock);
  } catch (error) {
    connection.close();
    // Our statements fit the tables that we make: where one does not, they were made otherwise.
    if (sqliteCode(error) === null) throw error;
    const found = `the tables are not those that this program makes (${connection.file}: ${String(error)})`;
    throw new CannotStore(found, { cause: error });
  }
}

/** Opens the store in a SQLite file, bringing its tables up to date. Several processes may open one file. Rejects with CannotStore. */
export async function openSqliteStore({ file, clock = systemClock }: SqliteSettings): Promise<Store> {
  return openStoreOn(await openConnection(file, clock), clock);
}

const tables = (connection: Connection) => {
  const answers = openAnswers(connection);
  return {
    log: openLog(connection),
    legs: openLegs(connection),
    jobs: openJobs(connection),
    personal: openPersonal(connection),
    ask: openRatingAsks(connection),
    answers,
    security: openSecurityLog(connection),
    drafts: openDrafts(connection),
    formDrafts: openFormDrafts(connection, answers),
    seats: openSeats(connection),
    cases: openCases(connection),
    notices: openNotices(connection),
  };
};
type Tables = ReturnType<typeof tables>;

const writeAll = (to: Tables, centre: string, write: Write) => {
  const stored = to.log.append(centre, write.events);
  for (const leg of write.legs) to.legs.put(leg);
  for (const job of write.jobs) to.jobs.add(job);
  for (const personal of write.personal) to.personal.put(centre, personal);
  for (const secret of write.secrets) {
    to.personal.addSecret(centre, secret);
    to.ask(centre, secret);
  }
  if (write.seats !== undefined) to.seats.write(centre, write.seats);
  if (write.cases !== undefined) to.cases.write(centre, write.cases);
  for (const answer of write.answers) to.answers.put(answer);
  for (const digest of write.published ?? []) to.drafts.published(centre, digest);
  for (const secret of write.sent ?? []) to.formDrafts.sent(secret);
  for (const notice of write.notices ?? []) to.notices.add(centre, notice);
  for (const note of write.told ?? []) to.security.note(note, 0, keptAtMost.known);
  return stored;
};

/** Every commit stands upon the last one that was promised to be on disk. */
const openCommit = (connection: Connection, to: Tables): QueueStore['commit'] => {
  const promised = new Map<string, StoredEvent>();
  return async (centre, knownSeq, decide) => {
    const done = await connection.write(() => {
      const before = promised.get(centre);
      if (before !== undefined) to.log.mustHave(centre, before);
      const missed = to.log.after(centre, knownSeq);
      const locked: Locked = {
        missed,
        answer: to.answers.get,
        ticketsOfPhone: (phone) => to.personal.ticketsOfPhone(centre, phone),
        phoneOf: (ticket) => to.personal.of(centre, [ticket])[0]?.phone ?? null,
        ...lockedSeats(to.seats, centre),
        ...lockedCases(to.cases, centre),
      };
      const { write, value } = decide(locked);
      return { missed, stored: writeAll(to, centre, write), value };
    });
    const last = done.stored.at(-1);
    if (last !== undefined) promised.set(centre, last);
    return done;
  };
};

/** Reads page by page, letting the rest of the process have its turn in between. */
const readLegs = async (connection: Connection, legs: Legs, ...asked: Required<Parameters<QueueStore['legs']>>) => {
  const [centre, from, to, practice] = asked;
  const found: LegRow[] = [];
  for (let after: LegRow | string | undefined = from; after !== undefined; ) {
    const start: LegRow | string = after;
    const page: readonly LegRow[] = await connection.read(() => legs.page(centre, start, to, practice));
    for (const leg of page) found.push(leg);
    after = page.at(-1);
    if (after !== undefined) await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return found;
};

const openLogReads = (connection: Connection, log: Log, legs: Legs): LogReads => ({
  replay: (centre) => connection.read(() => log.replay(centre)),
  seatReasons: (centre, from, to, limit) => connection.read(() => log.seatReasons(centre, from, to, limit)),
  callsOutOfTurn: (centre, from, to, limit) => connection.read(() => log.outOfTurn(centre, from, to, limit)),
  configurations: (centre, after, limit) => connection.read(() => log.configurations(centre, after, limit)),
  configurationsBefore: (centre, before, limit) =>
    connection.read(() => log.configurationsBefore(centre, before, limit)),
  configuration: (centre, seq) =>
    connection.read(() => log.configurationsBefore(centre, seq + 1, 1).find((one) => one.seq === seq) ?? null),
  events: (centre, after, limit) => connection.read(() => log.after(centre, after, limit)),
  ticketEvents: (centre, ticket) => connection.read(() => log.ofTicket(centre, ticket)),
  head: (centre) => connection.read(() => log.head(centre)),
  centres: () => connection.read(log.centres),
  legs: (centre, from, to, practice = false) => readLegs(connection, legs, centre, from, to, practice),
});

/** How often, and how long apart (ms), the write-ahead log is tried to be emptied: others read from it for a moment at a time. */
const emptying = { tries: 50, apartMs: 7 };

const emptyLog = async (connection: Connection, clock: Clock): Promise<void> => {
  for (let tries = 0; tries < emptying.tries; tries++) {
    const busy = await connection.read(() => connection.pragma('wal_checkpoint(TRUNCATE)'));
    if (busy === 0) return;
    await pause(clock, emptying.apartMs);
  }
};

const openErase = (connection: Connection, clock: Clock): QueueStore['erase'] => {
  const eraser = openEraser(connection);
  return async (now) => {
    const gone = await connection.write(() => eraser(now));
    // What was erased, now or before a process ended too early, still stands in the write-ahead log until that starts again.
    await emptyLog(connection, clock);
    return gone;
  };
};

/** Enough to need new pages, so that a disk with a few bytes to spare does not pass for a good one. */
const probeBytes = 65_536;

const openUpkeep = (connection: Connection): Pick<QueueStore, 'epoch' | 'probe'> => {
  const epoch = connection.prepare<{ value: string }>("SELECT value FROM meta WHERE key = 'epoch'");
  const fill = connection.prepare('INSERT OR REPLACE INTO probe (id, filler) VALUES (1, zeroblob(?))');
  const empty = connection.prepare('DELETE FROM probe');
  return {
    epoch: () => connection.read(() => epoch.get()?.value ?? ''),
    async probe() {
      await connection.write(() => fill.run(probeBytes));
      await connection.write(() => empty.run());
    },
  };
};

/** Those of many centres are renewed at once. */
const openSharedLeases = (connection: Connection) => {
  const leases = openLeases(connection);
  const leased = createSharedWrites(connection);
  const store: Pick<Store, 'takeLease' | 'dropLease'> = {
    takeLease: (name, owner, now, ttlMs) => leased(() => leases.take(name, owner, now, ttlMs)),
    dropLease: (name, owner) => leased(() => leases.drop(name, owner)),
  };
  return { store, close: leases.close };
};

const assemble = (connection: Connection, clock: Clock): Store => {
  const to = tables(connection);
  const { jobs, personal } = to;
  const leases = openSharedLeases(connection);
  const slipsOver = openSlipsOver(connection);
  const foreign = watchExternalChanges(connection, clock);
  return {
    commit: openCommit(connection, to),
    ...openLogReads(connection, to.log, to.legs),
    foreignWrites: foreign.count,
    onExternalChange: foreign.listen,
    personal: (centre, tickets) => connection.read(() => personal.of(centre, tickets)),
    ticketsOfPhone: (centre, phone) => connection.read(() => personal.ticketsOfPhone(centre, phone)),
    secretOf: (centre, ticket) => connection.read(() => personal.secretOf(centre, ticket)),
    ticketOfSecret: (secret, now) => connection.read(() => personal.ticketOf(secret, now)),
    erase: openErase(connection, clock),
    slipsOver: (ids, now) => connection.read(() => slipsOver(ids, now)),
    pendingJobs: (centre, printer) => connection.read(() => jobs.pending(centre, printer)),
    recentJobs: (centre, since) => connection.read(() => jobs.recent(centre, since)),
    markJob: (id, status, reason, now) => connection.write(() => jobs.mark(id, status, reason, now)),
    moveJob: (id, printer, status, now) => connection.write(() => jobs.move(id, printer, status, now)),
    ...leases.store,
    ...openClockTable(connection),
    ...{ ...openLearnt(connection), ...openPrinterGrades(connection) },
    ...{ ...openPushes(connection), ...openLink(connection, to), ...openImports(connection, to.legs) },
    ...openSeatReads(connection, to.seats),
    ...{ ...openCaseReads(connection, to.cases, to.log), ...openCaseSearch(connection), ...openTables(connection) },
    ...{ ...to.drafts.store, ...to.formDrafts.store, ...to.notices.store, ...openSavedReports(connection) },
    ...{ ...openCitizens(connection, to.notices), ...openUpkeep(connection) },
    ...{ ...openDayFigures(connection), ...openCalls(connection), ...openRatings(connection, to.answers) },
    async close() {
      foreign.close();
      leases.close();
      connection.close();
    },
    ...openAccess(connection, to.answers, to.security),
  };
};
