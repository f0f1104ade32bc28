import type { StoredEvent } from '../../../shared/events.ts';
import { type Fresh, firstUnknown, judged, judgedLost } from '../judge-batch.ts';
import type { Accepted, Batch, LegsOfBatch, LinkStore, LinkTrouble, LogEnd, Stream } from '../link.ts';
import { changedIn, rowsOfLog } from '../rows-of-log.ts';
import { openBranches, reported } from './branches.ts';
import { writeCases } from './case-write.ts';
import { casesWithIds } from './cases.ts';
import { type Connection, causeOf, type Session } from './database.ts';
import { openPutLegs } from './legs.ts';
import { openLinkOrders } from './link-orders.ts';
import { lockCentre } from './locks.ts';
import { bodiesAfter, hashesOf, headOf, openAppendBodies, replay } from './log.ts';
import type { Seen } from './partitions.ts';
import { openPeopleReports } from './people-reports.ts';
import { decided, question } from './questions.ts';
import { writeSeats } from './seat-write.ts';
import { seatsOf } from './seats.ts';
import { trouble } from './settings.ts';
import { openTemplates } from './template.ts';

/** The link between branches and a head office. */
export function openLink(connection: Connection, seen: Seen): LinkStore {
  const put = openPut(seen);
  const take = openTake(put);
  return {
    incarnationOf: (centre, fresh) =>
      connection.write(async (to) => {
        await lockCentre(to, centre);
        const known = await to.get<{ id: string }>('SELECT id FROM incarnations WHERE centre = $1', [centre]);
        if (known === undefined) await to.run('INSERT INTO incarnations (centre, id) VALUES ($1, $2)', [centre, fresh]);
        return known?.id ?? fresh;
      }),
    bodies: (centre, after, limit) => connection.read((from) => bodiesAfter(from, centre, after, limit)),
    acceptBatches: (batches, legsOf) =>
      connection.write(async (to) => {
        // Always in the same order, so that no two wait for each other.
        const centres = new Set(batches.map(({ centre }) => centre));
        for (const centre of [...centres].sort()) await lockCentre(to, centre);
        const accepted: Accepted[] = [];
        for (const batch of batches) accepted.push(await apart(to, batch, () => take(to, batch, legsOf)));
        return accepted;
      }),
    takeBack: (lost, legsOf) =>
      connection.write(async (to) => {
        await lockCentre(to, lost.centre);
        const head = await headOf(to, lost.centre);
        const fresh = judgedLost(lost, head);
        if (fresh !== null) await put(to, lost.centre, head, fresh, legsOf);
        return fresh !== null;
      }),
    streams: () => connection.read((from) => from.all<Stream>(allStreams)),
    ...{ ...openBranches(connection), ...openLinkOrders(connection) },
    ...{ ...openPeopleReports(connection), ...openTemplates(connection) },
  };
}

type Trouble = Extract<Accepted, { kind: LinkTrouble }>;

const isTrouble = (accepted: { readonly kind: string }): accepted is Trouble =>
  accepted.kind === 'forked' || accepted.kind === 'chain-broken';

/** Appends events of another store, with all that is reckoned from them. */
const openPut = (seen: Seen) => {
  const [append, putLegs] = [openAppendBodies(seen), openPutLegs(seen)];
  return async (to: Session, centre: string, head: LogEnd, fresh: readonly Fresh[], legsOf: LegsOfBatch) => {
    const before = question(() => replay(to, centre));
    const rows = fresh.length === 0 ? [] : await decided(() => legsOf(centre, head, before, fresh));
    await append(to, centre, head, fresh);
    await putLegs(to, rows);
    await putRows(to, centre, fresh);
  };
};

const openTake =
  (put: ReturnType<typeof openPut>) =>
  async (to: Session, batch: Batch, legsOf: LegsOfBatch): Promise<Accepted> => {
    const { centre, after, bodies } = batch;
    const head = await headOf(to, centre);
    const incarnation = (await to.get<{ id: string }>(streamOf, [centre]))?.id ?? null;
    // A log of this store's own is no branch's.
    if (incarnation === null && head.seq > 0) return { kind: 'forked', seq: head.seq };
    const known = await hashesOf(to, centre, after, after + bodies.length);
    const verdict = judged(batch, { head, incarnation, hashAt: (seq) => known.get(seq) ?? null });
    if (verdict.kind !== 'take') {
      if (isTrouble(verdict)) await to.run(wrong, [centre, verdict.kind, verdict.seq]);
      return verdict;
    }
    const { fresh } = verdict;
    await put(to, centre, head, fresh, legsOf);
    if (head.seq + fresh.length > 0) await hear(to, batch, firstUnknown(fresh));
    const { seq, hash }: LogEnd = fresh.at(-1) ?? head;
    return { kind: 'accepted', seq, hash };
  };

/** Writes the seats and cases that these events change. */
const putRows = async (to: Session, centre: string, fresh: readonly StoredEvent[]): Promise<void> => {
  const changed = changedIn(fresh);
  const [seats, cases] = [
    changed.seats.length === 0 ? [] : await seatsOf(to, centre, changed.seats),
    changed.cases.length === 0 ? [] : await casesWithIds(to, centre, changed.cases),
  ];
  const rows = rowsOfLog(fresh, { seats, cases });
  if (rows.seats !== undefined) await writeSeats(to, centre, rows.seats);
  if (rows.cases !== undefined) await writeCases(to, centre, rows.cases);
};

/** Takes back what one batch wrote where it fails, and leaves the others of the transaction as they are. Trouble of the database is that of all. */
const apart = async (to: Session, { after }: Batch, take: () => Promise<Accepted>): Promise<Accepted> => {
  await to.exec('SAVEPOINT batch');
  try {
    const accepted = await take();
    await to.written();
    await to.exec('RELEASE batch');
    return accepted;
  } catch (error) {
    const cause = await causeOf(to, error);
    if (trouble(cause) !== null) throw cause;
    await to.exec('ROLLBACK TO batch; RELEASE batch');
    return { kind: 'chain-broken', seq: after + 1 };
  }
};

const hear = async (to: Session, { centre, incarnation, at, report }: Batch, unknown: number | null): Promise<void> => {
  await reported(to, centre, report);
  await to.run(heard, [centre, incarnation, at, unknown]);
};

const streamOf = 'SELECT incarnation AS id FROM streams WHERE centre = $1';
const allStreams = `SELECT streams.centre, incarnation, seq, encode(centres.hash, 'hex') AS hash, heard_at AS "heardAt", trouble,
    trouble_seq AS "troubleSeq", unknown_seq AS "unknownSeq", version, clock_skew_ms AS "clockSkewMs", queue_depth AS "queueDepth"
  FROM streams JOIN centres ON centres.id = streams.centre LEFT JOIN branches ON branches.centre = streams.centre AND approved
  ORDER BY streams.centre`;
// Another log is a matter for people; bytes that were broken once may come whole the next time.
const heard = `INSERT INTO streams (centre, incarnation, heard_at, unknown_seq) VALUES ($1, $2, $3, $4)
  ON CONFLICT (centre) DO UPDATE SET heard_at = excluded.heard_at,
    unknown_seq = coalesce(streams.unknown_seq, excluded.unknown_seq),
    trouble = nullif(streams.trouble, 'chain-broken'),
    trouble_seq = CASE WHEN streams.trouble <> 'chain-broken' THEN streams.trouble_seq END`;
const wrong = 'UPDATE streams SET trouble = $2, trouble_seq = $3 WHERE centre = $1';
