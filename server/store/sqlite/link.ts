import type { StoredEvent } from '../../../shared/events.ts';
import { type Fresh, firstUnknown, judged, judgedLost, roomForBranch } from '../judge-batch.ts';
import type {
  Accepted,
  Batch,
  Branch,
  BranchHeard,
  BranchReport,
  LegsOfBatch,
  LinkStore,
  LinkTrouble,
  LogEnd,
  Stream,
} from '../link.ts';
import { changedIn, rowsOfLog } from '../rows-of-log.ts';
import type { CaseTables } from './cases.ts';
import { type Connection, sqliteCode } from './database.ts';
import type { Legs } from './leg-rows.ts';
import { openLinkOrders } from './link-orders.ts';
import type { Log } from './log.ts';
import { openPeopleReports } from './people-reports.ts';
import type { Seats } from './seats.ts';
import { openTemplates } from './template.ts';

/** The link between branches and a head office. */
export function openLink(connection: Connection, to: Beside): LinkStore {
  const { log } = to;
  const own = connection.prepare<{ readonly id: string }>('SELECT id FROM incarnations WHERE centre = ?');
  const give = connection.prepare('INSERT INTO incarnations (centre, id) VALUES (?, ?)');
  const streams = openStreams(connection);
  const take = openTake(streams, to);
  const put = openPut(to);
  const apart = openApart(connection);
  return {
    incarnationOf: async (centre, fresh) => {
      const known = await connection.read(() => own.get(centre)?.id);
      if (known !== undefined) return known;
      return connection.write(() => {
        const now = own.get(centre)?.id;
        if (now === undefined) give.run(centre, fresh);
        return now ?? fresh;
      });
    },
    bodies: (centre, after, limit) => connection.read(() => log.bodies(centre, after, limit)),
    acceptBatches: (batches, legsOf) =>
      connection.write(() => batches.map((batch) => apart(batch, () => take(batch, legsOf)))),
    takeBack: (lost, legsOf) =>
      connection.write(() => {
        const head = log.head(lost.centre);
        const fresh = judgedLost(lost, head);
        if (fresh !== null) put(lost.centre, head, fresh, legsOf);
        return fresh !== null;
      }),
    branchesHeard: (all) =>
      connection.write(() => {
        for (const one of all) streams.spoke(one);
      }),
    streams: () => connection.read(() => streams.all().map((row): Stream => ({ ...row, ...log.head(row.centre) }))),
    ...openBranches(connection, streams.over),
    ...{ ...openLinkOrders(connection), ...openPeopleReports(connection), ...openTemplates(connection) },
  };
}

/** The log, and what stands beside it. */
interface Beside {
  readonly log: Log;
  readonly legs: Legs;
  readonly seats: Seats;
  readonly cases: CaseTables;
}

type Streams = ReturnType<typeof openStreams>;
type StreamRow = Omit<Stream, keyof LogEnd>;
type Trouble = Extract<Accepted, { kind: LinkTrouble }>;

const isTrouble = (accepted: { readonly kind: string }): accepted is Trouble =>
  accepted.kind === 'forked' || accepted.kind === 'chain-broken';

const openStreams = (connection: Connection) => {
  const all = connection.prepare<StreamRow>(
    `SELECT streams.centre, incarnation, heard_at AS heardAt, trouble, trouble_seq AS troubleSeq, unknown_seq AS unknownSeq,
       version, clock_skew_ms AS clockSkewMs, queue_depth AS queueDepth
     FROM streams LEFT JOIN branches ON branches.centre = streams.centre AND approved = 1 ORDER BY streams.centre`,
  );
  const find = connection.prepare<Pick<StreamRow, 'incarnation'>>('SELECT incarnation FROM streams WHERE centre = ?');
  // Another log is a matter for people; bytes that were broken once may come whole the next time.
  const heard = connection.prepare(
    `INSERT INTO streams (centre, incarnation, heard_at, unknown_seq) VALUES (?, ?, ?, ?)
     ON CONFLICT (centre) DO UPDATE SET heard_at = excluded.heard_at,
       unknown_seq = coalesce(streams.unknown_seq, excluded.unknown_seq),
       trouble = nullif(streams.trouble, 'chain-broken'),
       trouble_seq = CASE WHEN streams.trouble <> 'chain-broken' THEN streams.trouble_seq END`,
  );
  const wrong = connection.prepare('UPDATE streams SET trouble = ?, trouble_seq = ? WHERE centre = ?');
  const spoke = connection.prepare('UPDATE streams SET heard_at = max(heard_at, ?) WHERE centre = ?');
  const says = connection.prepare(
    'UPDATE branches SET version = ?, clock_skew_ms = ?, queue_depth = ? WHERE centre = ? AND approved = 1',
  );
  const report = (centre: string, about: BranchReport | null | undefined): void => {
    if (about != null) says.run(about.version, about.clockSkewMs, about.queueDepth, centre);
  };
  const over = connection.prepare('UPDATE streams SET trouble = NULL, trouble_seq = NULL WHERE centre = ?');
  return {
    all: () => all.all(),
    find: (centre: string) => find.get(centre) ?? null,
    heard({ centre, incarnation, at, report: about }: Batch, unknown: number | null): void {
      heard.run(centre, incarnation, at, unknown);
      report(centre, about);
    },
    spoke({ centre, at, report: about }: BranchHeard): void {
      spoke.run(at, centre);
      report(centre, about);
    },
    wrong: (centre: string, { kind, seq }: Trouble) => void wrong.run(kind, seq, centre),
    over: (centre: string) => void over.run(centre),
  };
};

/** Appends events of another store, with all that is reckoned from them. */
const openPut = (to: Beside) => (centre: string, head: LogEnd, fresh: readonly Fresh[], legsOf: LegsOfBatch) => {
  const { log, legs } = to;
  const rows = fresh.length === 0 ? [] : legsOf(centre, head, () => log.replay(centre), fresh);
  log.appendBodies(centre, fresh);
  for (const row of rows) legs.put(row);
  putRows(to, centre, fresh);
};

const openTake = (streams: Streams, to: Beside) => {
  const put = openPut(to);
  return (batch: Batch, legsOf: LegsOfBatch): Accepted => {
    const { centre } = batch;
    const { log } = to;
    const head = log.head(centre);
    const incarnation = streams.find(centre)?.incarnation ?? null;
    // A log of this store's own is no branch's.
    if (incarnation === null && head.seq > 0) return { kind: 'forked', seq: head.seq };
    const verdict = judged(batch, { head, incarnation, hashAt: (seq) => log.hashAt(centre, seq) });
    if (verdict.kind !== 'take') {
      if (isTrouble(verdict)) streams.wrong(centre, verdict);
      return verdict;
    }
    const { fresh } = verdict;
    put(centre, head, fresh, legsOf);
    if (head.seq + fresh.length > 0) streams.heard(batch, firstUnknown(fresh));
    const last = fresh.at(-1) ?? head;
    return { kind: 'accepted', seq: last.seq, hash: last.hash };
  };
};

/** Writes the seats and cases that these events change. */
const putRows = ({ seats, cases }: Beside, centre: string, fresh: readonly StoredEvent[]): void => {
  const changed = changedIn(fresh);
  const before = {
    seats: changed.seats.flatMap((id) => seats.one(centre, id) ?? []),
    cases: changed.cases.flatMap((id) => cases.one(centre, id) ?? []),
  };
  const rows = rowsOfLog(fresh, before);
  if (rows.seats !== undefined) seats.write(centre, rows.seats);
  if (rows.cases !== undefined) cases.write(centre, rows.cases);
};

/** Takes back what one batch wrote where it fails, and leaves the others of the transaction as they are. Trouble of the disk is that of all. */
const openApart = (connection: Connection) => {
  const begin = connection.prepare('SAVEPOINT batch');
  const release = connection.prepare('RELEASE batch');
  const back = connection.prepare('ROLLBACK TO batch');
  return ({ after }: Batch, take: () => Accepted): Accepted => {
    begin.run();
    try {
      const accepted = take();
      release.run();
      return accepted;
    } catch (error) {
      const code = sqliteCode(error);
      if (code !== null && !code.startsWith('SQLITE_CONSTRAINT')) throw error;
      back.run();
      release.run();
      return { kind: 'chain-broken', seq: after + 1 };
    }
  };
};

type BranchRow = Omit<Branch, 'approved'> & { readonly approved: number };

const openBranches = (connection: Connection, over: (centre: string) => void) => {
  const columns = 'id, centre, code, hash, approved, asked_at AS askedAt, seen_at AS seenAt, address';
  const all = connection.prepare<BranchRow>(`SELECT ${columns} FROM branches ORDER BY asked_at DESC, id DESC`);
  const byKey = connection.prepare<BranchRow>(`SELECT ${columns} FROM branches WHERE hash = ?`);
  const byId = connection.prepare<BranchRow>(`SELECT ${columns} FROM branches WHERE id = ?`);
  const add = connection.prepare(
    'INSERT INTO branches (id, centre, code, hash, approved, asked_at, seen_at, address) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const letIn = connection.prepare('UPDATE branches SET approved = 1 WHERE id = ?');
  const shutOut = connection.prepare('DELETE FROM branches WHERE centre = ? AND approved = 1 AND id <> ?');
  const seen = connection.prepare('UPDATE branches SET seen_at = max(seen_at, ?) WHERE id = ?');
  const drop = connection.prepare('DELETE FROM branches WHERE id = ?');
  return {
    askAsBranch: (branch: Branch, limits: Parameters<LinkStore['askAsBranch']>[1]) =>
      connection.write(() => {
        const { late, fits } = roomForBranch(all.all().map(asBranch), branch, limits);
        for (const id of late) drop.run(id);
        const { id, centre, code, hash, approved, askedAt, seenAt, address } = branch;
        if (fits) add.run(id, centre, code, hash, Number(approved), askedAt, seenAt, address);
        return fits;
      }),
    branches: () => connection.read(() => all.all().map(asBranch)),
    branchOfKey: (hash: string) => connection.read(() => nullable(byKey.get(hash))),
    letInBranch: (id: string) =>
      connection.write(() => {
        const branch = nullable(byId.get(id));
        if (branch === null) return null;
        shutOut.run(branch.centre, id);
        letIn.run(id);
        over(branch.centre);
        return { ...branch, approved: true };
      }),
    branchSeen: (id: string, at: number) => connection.write(() => void seen.run(at, id)),
    removeBranch: (id: string) => connection.write(() => drop.run(id).changes > 0),
  };
};

const asBranch = (row: BranchRow): Branch => ({ ...row, approved: row.approved === 1 });
const nullable = (row: BranchRow | undefined): Branch | null => (row === undefined ? null : asBranch(row));
