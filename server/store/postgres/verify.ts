import type { Clock } from '../../../shared/time/clock.ts';
import type { Finding } from '../verify/finding.ts';
import type { Replayed } from '../verify/leg-check.ts';
import { type KeptHead, type Verified, verifyLogs } from '../verify/verify-logs.ts';
import { openCheckedReads } from './checked-reads.ts';
import { openConnection } from './database.ts';
import { mustBeOurs } from './migrate.ts';
import { rowFaults } from './row-faults.ts';
import { schemaFaults } from './schema-faults.ts';

export interface VerifyingDatabase {
  readonly url: string;
  readonly clock: Clock;
  /** null = the legs are left out. */
  readonly legsOf: Replayed | null;
  /** Must be found in the log: it may have gone on since, but not have lost them. */
  readonly heads?: readonly KeptHead[];
}

/**
 * Checks a store in PostgreSQL while servers may be running: its tables, indexes, rules and triggers, each centre's chain of hashes over the exact stored bytes, the heads that
 * were kept elsewhere, and that the log replays to the legs, seats and cases stored. The files and keys of the database are its own
 * to check. Rejects with CannotStore if it cannot be read, or was made by another version of the program.
 */
export async function verifyDatabase({ url, clock, legsOf, heads = [] }: VerifyingDatabase): Promise<Verified> {
  const connection = await openConnection(url, clock);
  const findings: Finding[] = [];
  try {
    await mustBeOurs(connection);
    for (const message of await schemaFaults(connection))
      findings.push({ centre: null, seq: null, problem: 'schema', message });
    // One snapshot: what is written meanwhile would look like legs without events.
    const centres = await connection.readAtOneMoment(async (from) => {
      findings.push(...(await rowFaults(from)));
      return verifyLogs({ reads: openCheckedReads(from), legsOf, heads, findings });
    });
    return { centres, findings };
  } finally {
    await connection.close();
  }
}
