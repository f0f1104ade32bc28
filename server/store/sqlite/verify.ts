import type { Clock } from '../../../shared/clock.ts';
import type { QueueEvent, StoredEvent } from '../../../shared/events.ts';
import type { LegRow } from '../../../shared/figures.ts';
import { chain, type Head } from '../log-chain.ts';
import { CannotStore } from '../store.ts';
import { type Connection, openForReading, sqliteCode } from './database.ts';
import type { Finding } from './finding.ts';
import { type Legs, legFields, openLegs } from './leg-rows.ts';
import { schemaFaults, schemaVersion } from './schema.ts';
import { caseCheck } from './verify-cases.ts';
import { seatCheck } from './verify-seats.ts';

export interface VerifiedCentre {
  readonly centre: string;
  readonly events: number;
  readonly legs: number;
  /** The last event: its hash, kept elsewhere, shows a log whose end was cut off. */
  readonly head: Head;
}
export interface Verified {
  readonly centres: readonly VerifiedCentre[];
  readonly findings: readonly Finding[];
}

/**
 * The legs that these events give. The events are what a restart would replay: the configuration in force, a
 * `day-opened`, and all up to the next one.
 */
export type Replayed = (events: readonly StoredEvent[]) => readonly LegRow[];

/** The end of a log as it was when somebody wrote it down elsewhere; what is null was not. */
export interface KeptHead {
  readonly centre: string | null;
  readonly seq: number | null;
  readonly hash: string;
}

export interface Verifying {
  readonly file: string;
  readonly clock: Clock;
  /** null = the legs are left out. */
  readonly legsOf: Replayed | null;
  /** Must be found in the log: it may have gone on since, but not have lost them. */
  readonly heads?: readonly KeptHead[];
}

/**
 * Checks a store while servers may be running: the file itself and its tables, each centre's chain of hashes over the exact
 * stored bytes, the heads that were kept elsewhere, and that the log replays to the legs stored (imported ones left out) to the seats and to the cases.
 * Rejects with CannotStore if it cannot be read, or was made by another version of the program.
 */
export async function verifyStore({ file, clock, legsOf, heads = [] }: Verifying): Promise<Verified> {
  const connection = openForReading(file, clock);
  try {
    await connection.read(() => schemaVersion(connection));
    // One snapshot: what is written meanwhile would look like legs without events.
    await connection.read(() => connection.exec('BEGIN'));
    const findings: Finding[] = [];
    const search = headSearch(heads);
    await connection.read(() => verifyFile(connection, clock, findings));
    const ids = await connection.read(() =>
      connection.prepare<{ id: string }>('SELECT id FROM centres ORDER BY id').all(),
    );
    const centres: VerifiedCentre[] = [];
    for (const { id } of ids) centres.push(await verifyCentre({ connection, legsOf, search, findings }, id));
    search.finish(findings);
    return { centres, findings };
  } catch (error) {
    throw asDamage(error, file);
  } finally {
    connection.close();
  }
}

interface Row {
  readonly seq: number;
  readonly ticket: string | null;
  readonly type: string;
  readonly day: string | null;
  readonly at: number;
  readonly body: string;
  readonly hash: string;
}

/** Findings of one centre after which the rest is not listed: one cause tends to give thousands. */
const mostFindings = 100;
const rowsAtOnce = 2000;

type Report = (problem: Finding['problem'], seq: number | null, message: string) => void;

async function* pagesOf(connection: Connection, centre: string): AsyncGenerator<readonly Row[]> {
  const next = connection.prepare<Row>(
    'SELECT seq, ticket, type, day, at, body, hash FROM events WHERE centre = ? AND seq > ? ORDER BY seq LIMIT ?',
  );
  let last = 0;
  for (;;) {
    const rows = await connection.read(() => next.all(centre, last, rowsAtOnce));
    const end = rows.at(-1);
    if (end === undefined) return;
    last = end.seq;
    yield rows;
  }
}

const parsedBody = (row: Row): QueueEvent | null => {
  try {
    return JSON.parse(row.body);
  } catch {
    return null;
  }
};

const sameColumns = (row: Row, event: QueueEvent): boolean =>
  row.type === event.type &&
  row.day === event.date &&
  row.at === event.at &&
  row.ticket === ('ticket' in event ? event.ticket : null);

/** Checks rows one after another against the one before; gives each event, or null where it cannot be read. */
const chainCheck = (report: Report) => {
  let head: Head = { seq: 0, hash: '' };
  let latest = Number.NEGATIVE_INFINITY;
  return {
    head: () => head,
    check(row: Row): StoredEvent | null {
      if (row.seq !== head.seq + 1) report('gap', row.seq, `event ${row.seq} follows event ${head.seq}`);
      else if (chain(head.hash, row.body) !== row.hash) {
        report('hash', row.seq, `event ${row.seq} is not what was written, or the one before it is not`);
      }
      head = { seq: row.seq, hash: row.hash };
      const event = parsedBody(row);
      if (event === null) {
        report('body', row.seq, `event ${row.seq} cannot be read`);
        return null;
      }
      if (!sameColumns(row, event)) report('columns', row.seq, `event ${row.seq} is filed under what it does not say`);
      if (event.at < latest && event.type !== 'clock-corrected')
        report('time', row.seq, `event ${row.seq} is earlier than the one before it`);
      latest = event.type === 'clock-corrected' ? event.at : Math.max(latest, event.at);
      return { seq: row.seq, hash: row.hash, event };
    },
  };
};

/** Compares legs that the log replays to with those stored, one by one, and in the end how many there are. */
const legComparison = (legs: Legs, centre: string, report: Report) => {
  const replayed = new Map<string, number>();
  return {
    compare(leg: LegRow, opened: number): void {
      replayed.set(leg.date, (replayed.get(leg.date) ?? 0) + 1);
      const stored = legs.one(leg);
      const which = `leg ${leg.leg} of ticket ${leg.ticket} on ${leg.date}`;
      if (stored === null) {
        report('legs', opened, `${which} is not stored`);
        return;
      }
      const differing = legFields.filter((field) => stored[field] !== leg[field]);
      const told = differing.map((field) => `${field} is ${stored[field]}, replayed ${leg[field]}`);
      if (told.length > 0) report('legs', opened, `${which}: ${told.join('; ')}`);
    },
    /** Gives how many legs the log replays to. */
    finish(): number {
      const stored = new Map(legs.counts(centre).map(({ date, count }) => [date, count]));
      for (const date of new Set([...stored.keys(), ...replayed.keys()])) {
        const [is, should] = [stored.get(date) ?? 0, replayed.get(date) ?? 0];
        if (is !== should) report('legs', null, `${date} has ${is} legs stored, the log replays to ${should}`);
      }
      return [...replayed.values()].reduce((sum, count) => sum + count, 0);
    },
  };
};

/** Gathers events into days, each with the configuration in force, and has the legs of each compared. */
const legCheck = (legs: Legs, centre: string, legsOf: Replayed, report: Report) => {
  const comparison = legComparison(legs, centre, report);
  const inForce = new Map<string, StoredEvent>();
  let day: StoredEvent[] = [];
  let opened: number | null = null;
  const close = (): void => {
    if (opened === null) return;
    try {
      for (const leg of legsOf(day)) comparison.compare(leg, opened);
    } catch (error) {
      report('legs', opened, `the day opened by event ${opened} cannot be replayed: ${String(error)}`);
    }
  };
  return {
    take(stored: StoredEvent): void {
      if (stored.event.type === 'day-opened') {
        close();
        day = [...inForce.values()].sort((a, b) => a.seq - b.seq);
        opened = stored.seq;
      }
      const { type } = stored.event;
      if (type === 'centre-configured') inForce.set(type, stored);
      if (stored.event.type === 'document-changed' && stored.event.kind === 'calendar') inForce.set(type, stored);
      if (opened !== null) day.push(stored);
    },
    finish(): number {
      close();
      return comparison.finish();
    },
  };
};

/** Looks for kept heads among the rows of a centre. */
const headSearch = (heads: readonly KeptHead[]) => {
  const missing = new Set(heads);
  return {
    look(centre: string, { seq, hash }: Row): void {
      for (const head of missing) {
        const fits = head.hash === hash && (head.centre ?? centre) === centre && (head.seq ?? seq) === seq;
        if (fits) missing.delete(head);
      }
    },
    finish(findings: Finding[]): void {
      for (const { centre, seq, hash } of missing) {
        const message = `the kept head ${hash} is not in the log: its end was cut off, or what came before was changed`;
        findings.push({ centre, seq, problem: 'head', message });
      }
    },
  };
};

/** Tickets that no event brings and no import has brought: the events that did are gone. */
const ticketCheck = (connection: Connection, centre: string, report: Report): void => {
  const lost = connection.prepare<{ id: string }>(
    `SELECT id FROM tickets WHERE centre = ?
       AND NOT EXISTS (SELECT 1 FROM events WHERE events.ticket = tickets.id AND events.centre = tickets.centre
         AND type IN ('ticket-issued', 'ticket-served-directly'))
       AND id NOT IN (SELECT ticket FROM legs WHERE centre = ? AND imported = 1) LIMIT ?`,
  );
  for (const { id } of lost.all(centre, centre, mostFindings)) {
    report('tickets', null, `no event brings ticket ${id}: the log has lost it`);
  }
};

interface Checking {
  readonly connection: Connection;
  readonly legsOf: Replayed | null;
  readonly search: ReturnType<typeof headSearch>;
  readonly findings: Finding[];
}

const verifyCentre = async ({ connection, legsOf, search, findings }: Checking, centre: string) => {
  let count = 0;
  const report: Report = (problem, seq, message) => {
    count += 1;
    if (count <= mostFindings) findings.push({ centre, seq, problem, message });
  };
  const links = chainCheck(report);
  const legs = legsOf === null ? null : legCheck(openLegs(connection), centre, legsOf, report);
  const beside = [
    seatCheck(connection, centre, (message) => report('seats', null, message)),
    caseCheck(connection, centre, (message) => report('cases', null, message)),
  ];
  let events = 0;
  for await (const rows of pagesOf(connection, centre)) {
    events += rows.length;
    for (const row of rows) {
      const stored = links.check(row);
      if (stored !== null) legs?.take(stored);
      if (stored !== null) for (const check of beside) check.take(stored.event);
      search.look(centre, row);
    }
  }
  await connection.read(() => ticketCheck(connection, centre, report));
  for (const { finish } of beside) await connection.read(finish);
  const replayed = await connection.read(() => legs?.finish() ?? 0);
  return { centre, events, legs: replayed, head: links.head() };
};

const verifyFile = (connection: Connection, clock: Clock, findings: Finding[]): void => {
  const health = connection.prepare<{ integrity_check: string }>('PRAGMA integrity_check').all();
  for (const { integrity_check: message } of health) {
    if (message !== 'ok') findings.push({ centre: null, seq: null, problem: 'file', message });
  }
  for (const message of schemaFaults(connection, clock))
    findings.push({ centre: null, seq: null, problem: 'schema', message });
  const orphans = connection.prepare<{ table: string; rowid: number | null; parent: string }>(
    'PRAGMA foreign_key_check',
  );
  for (const { table, rowid, parent } of orphans.all().slice(0, mostFindings)) {
    const message = `a row of ${table} (${rowid ?? '?'}) belongs to one of ${parent} that is not there`;
    findings.push({ centre: null, seq: null, problem: 'orphan', message });
  }
};

/** A table or column that is not there shows as an error of SQL. */
const asDamage = (error: unknown, file: string): unknown =>
  sqliteCode(error) === null ? error : new CannotStore(`the database is damaged (${file}: ${String(error)})`);
