import { roomForBranch } from '../judge-batch.ts';
import type { Branch, BranchReport, LinkStore } from '../link.ts';
import type { Connection, Session } from './database.ts';
import { lockAccess } from './locks.ts';

/** The keys of branches, asked for or let in. */
export function openBranches({ read, write }: Connection) {
  return {
    askAsBranch: (branch, limits) =>
      write(async (to) => {
        await lockAccess(to);
        const { late, fits } = roomForBranch(await to.all<Branch>(all), branch, limits);
        await to.run('DELETE FROM branches WHERE id = ANY($1)', [late]);
        const { id, centre, code, hash, approved, askedAt, seenAt, address } = branch;
        if (fits) await to.run(add, [id, centre, code, hash, approved, askedAt, seenAt, address]);
        return fits;
      }),
    branches: () => read((from) => from.all<Branch>(all)),
    branchOfKey: (hash) =>
      read(async (from) => (await from.get<Branch>(`${selected} WHERE hash = $1`, [hash])) ?? null),
    letInBranch: (id) =>
      write(async (to) => {
        await lockAccess(to);
        const branch = await to.get<Branch>(`${selected} WHERE id = $1`, [id]);
        if (branch === undefined) return null;
        await to.run('DELETE FROM branches WHERE centre = $1 AND approved AND id <> $2', [branch.centre, id]);
        await to.run('UPDATE branches SET approved = TRUE WHERE id = $1', [id]);
        await to.run('UPDATE streams SET trouble = NULL, trouble_seq = NULL WHERE centre = $1', [branch.centre]);
        return { ...branch, approved: true };
      }),
    branchSeen: (id, at) =>
      write(
        async (to) =>
          void (await to.run('UPDATE branches SET seen_at = greatest(seen_at, $2) WHERE id = $1', [id, at])),
      ),
    branchesHeard: (all) =>
      write(async (to) => {
        for (const { centre, at, report } of all) {
          await reported(to, centre, report);
          await to.run('UPDATE streams SET heard_at = greatest(heard_at, $2) WHERE centre = $1', [centre, at]);
        }
      }),
    removeBranch: (id) => write(async (to) => (await to.run('DELETE FROM branches WHERE id = $1', [id])) > 0),
  } satisfies Partial<LinkStore>;
}

/** Writes down what the branch of a centre said of itself. */
export async function reported(to: Session, centre: string, report: BranchReport | null | undefined): Promise<void> {
  if (report == null) return;
  await to.run(
    'UPDATE branches SET version = $2, clock_skew_ms = $3, queue_depth = $4 WHERE centre = $1 AND approved',
    [centre, report.version, report.clockSkewMs, report.queueDepth],
  );
}

const selected = `SELECT id, centre, code, hash, approved, asked_at AS "askedAt", seen_at AS "seenAt", address FROM branches`;
const all = `${selected} ORDER BY asked_at DESC, id DESC`;
const add = `INSERT INTO branches (id, centre, code, hash, approved, asked_at, seen_at, address)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
