import type { Clock } from '../../../shared/time/clock.ts';
import { CannotStore } from '../store.ts';
import type { Finding } from '../verify/finding.ts';
import { mostFindings } from '../verify/finding.ts';
import type { Replayed } from '../verify/leg-check.ts';
import { type KeptHead, type Verified, verifyLogs } from '../verify/verify-logs.ts';
import { openCheckedReads } from './checked-reads.ts';
import { type Connection, openForReading, sqliteCode } from './database.ts';
import { schemaFaults, schemaVersion } from './schema.ts';

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
    await connection.read(() => verifyFile(connection, clock, findings));
    const centres = await verifyLogs({ reads: openCheckedReads(connection), legsOf, heads, findings });
    return { centres, findings };
  } catch (error) {
    throw asDamage(error, file);
  } finally {
    connection.close();
  }
}

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
