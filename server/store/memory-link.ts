import type { LegRow } from '../../shared/figures.ts';
import { type Batch, type Branch, firstUnknown, judged, type LinkStore, roomForBranch, type Stream } from './link.ts';
import type { MemoryLogs } from './memory-log.ts';
import { type ClockShift, shiftedAge, shiftedFact } from './shifted.ts';

interface Around {
  readonly beforeWrite: () => void;
  readonly putLegs: (rows: readonly LegRow[]) => void;
  /** Notes the tickets that these events bring; throws where one names a ticket that there is not. */
  readonly bring: (centre: string, events: Parameters<MemoryLogs['append']>[1]) => void;
}

/** The link between branches and a head office, in memory. */
export function memoryLink(log: MemoryLogs, { beforeWrite, putLegs, bring }: Around) {
  const incarnations = new Map<string, string>();
  const streams = new Map<string, Omit<Stream, 'seq' | 'hash'>>();
  const branches = new Map<string, Branch>();
  const take = (batch: Batch, legsOf: Parameters<LinkStore['acceptBatches']>[1]) => {
    const { centre } = batch;
    const [head, before] = [headOf(log, centre), streams.get(centre)];
    if (before === undefined && head.seq > 0) return { kind: 'forked', seq: head.seq } as const;
    const hashAt = (seq: number) => (seq === 0 ? '' : (log.of(centre)[seq - 1]?.hash ?? null));
    const verdict = judged(batch, { head, incarnation: before?.incarnation ?? null, hashAt });
    if (verdict.kind !== 'take') {
      if (before !== undefined && verdict.kind !== 'behind')
        streams.set(centre, { ...before, trouble: verdict.kind, troubleSeq: verdict.seq });
      return verdict;
    }
    const { fresh } = verdict;
    const rows = fresh.length === 0 ? [] : legsOf(centre, head, () => log.replay(centre), fresh);
    const events = fresh.map(({ event }) => event);
    bring(centre, events);
    log.append(
      centre,
      events,
      fresh.map(({ body }) => body),
    );
    putLegs(rows);
    const isForked = before?.trouble === 'forked';
    if (head.seq + fresh.length > 0)
      streams.set(centre, {
        ...{ centre, incarnation: batch.incarnation, heardAt: batch.at },
        ...{ trouble: isForked ? 'forked' : null, troubleSeq: isForked ? before.troubleSeq : null },
        unknownSeq: before?.unknownSeq ?? firstUnknown(fresh),
      });
    return { kind: 'accepted', ...headOf(log, centre) } as const;
  };
  const store: LinkStore = {
    async incarnationOf(centre, fresh) {
      const known = incarnations.get(centre);
      if (known !== undefined) return known;
      beforeWrite();
      if (!log.has(centre)) throw new Error(`no such centre: ${centre}`);
      incarnations.set(centre, fresh);
      return fresh;
    },
    bodies: async (centre, after, limit) => log.bodies(centre).slice(after, after + limit),
    async acceptBatches(batches, legsOf) {
      beforeWrite();
      return batches.map((batch) => {
        try {
          return take(batch, legsOf);
        } catch {
          return { kind: 'chain-broken', seq: batch.after + 1 };
        }
      });
    },
    streams: async () =>
      [...streams.values()]
        .sort((a, b) => (a.centre < b.centre ? -1 : 1))
        .map((row) => ({ ...row, ...headOf(log, row.centre) })),
    ...branchStore(branches, beforeWrite, (centre) => {
      const stream = streams.get(centre);
      if (stream !== undefined) streams.set(centre, { ...stream, trouble: null, troubleSeq: null });
    }),
  };
  return {
    store,
    /** Whether a centre's log is written here. */
    isOwn: (centre: string): boolean => !streams.has(centre),
    shift(by: ClockShift): void {
      for (const [id, row] of branches)
        branches.set(id, { ...row, askedAt: shiftedAge(row.askedAt, by), seenAt: shiftedAge(row.seenAt, by) });
      for (const [id, row] of streams) streams.set(id, { ...row, heardAt: shiftedFact(row.heardAt, by) });
    },
  };
}

const headOf = (log: MemoryLogs, centre: string) => {
  const last = log.of(centre).at(-1);
  return { seq: last?.seq ?? 0, hash: last?.hash ?? '' };
};

const branchStore = (branches: Map<string, Branch>, beforeWrite: () => void, over: (centre: string) => void) => {
  const all = () => [...branches.values()].sort((a, b) => b.askedAt - a.askedAt || (a.id < b.id ? 1 : -1));
  return {
    async askAsBranch(branch: Branch, limits: Parameters<LinkStore['askAsBranch']>[1]) {
      beforeWrite();
      const { late, fits } = roomForBranch(all(), branch, limits);
      for (const id of late) branches.delete(id);
      if (fits) branches.set(branch.id, branch);
      return fits;
    },
    branches: async () => all(),
    branchOfKey: async (hash: string) => all().find((branch) => branch.hash === hash) ?? null,
    async letInBranch(id: string) {
      beforeWrite();
      const branch = branches.get(id);
      if (branch === undefined) return null;
      for (const other of all()) if (other.centre === branch.centre && other.approved) branches.delete(other.id);
      const approved = { ...branch, approved: true };
      branches.set(id, approved);
      over(branch.centre);
      return approved;
    },
    async branchSeen(id: string, at: number) {
      beforeWrite();
      const branch = branches.get(id);
      if (branch !== undefined) branches.set(id, { ...branch, seenAt: Math.max(branch.seenAt, at) });
    },
    async removeBranch(id: string) {
      beforeWrite();
      return branches.delete(id);
    },
  };
};
