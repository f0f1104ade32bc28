import type { StoredEvent } from '../../../shared/events.ts';
import type { LegRow } from '../../../shared/reports/figures.ts';
import { type Fresh, firstUnknown, judged, judgedLost, roomForBranch } from '../judge-batch.ts';
import type {
  Accepted,
  Batch,
  Branch,
  BranchHeard,
  BranchReport,
  LegsOfBatch,
  LinkStore,
  LogEnd,
  Lost,
  Stream,
} from '../link.ts';
import { type ClockShift, shiftedAge, shiftedFact } from '../shifted.ts';
import { memoryLinkOrders } from './link-orders.ts';
import type { MemoryLogs } from './log.ts';
import { memoryPeopleReports } from './people-reports.ts';
import { memoryTemplates } from './template.ts';

interface Around {
  readonly beforeWrite: () => void;
  readonly putLegs: (rows: readonly LegRow[]) => void;
  /** Writes the seats and cases that these events change. */
  readonly putRows: (centre: string, fresh: readonly StoredEvent[]) => void;
  /** Notes the tickets that these events bring; throws where one names a ticket that there is not. */
  readonly bring: (centre: string, events: Parameters<MemoryLogs['append']>[1]) => void;
}

/** The link between branches and a head office, in memory. */
export function memoryLink(log: MemoryLogs, around: Around) {
  const { beforeWrite } = around;
  const streams: Streams = new Map();
  const branches = new Map<string, Branch>();
  const reports = branchReports(branches);
  const orders = memoryLinkOrders(beforeWrite, log.has);
  const peopleReports = memoryPeopleReports(beforeWrite);
  const templates = memoryTemplates(beforeWrite, log.has, orders.store);
  const store: LinkStore = {
    ...incarnationStore(log, beforeWrite),
    async acceptBatches(batches, legsOf) {
      beforeWrite();
      return batches.map((batch) => taken({ ...around, log, streams, reports }, batch, legsOf));
    },
    ...hearing({ beforeWrite, streams, reports }),
    takeBack: async (lost, legsOf) => takeBack({ ...around, log }, lost, legsOf),
    streams: async () =>
      [...streams.values()]
        .sort((a, b) => (a.centre < b.centre ? -1 : 1))
        .map((row) => ({ ...row, ...headOf(log, row.centre), ...reports.of(row.centre) })),
    ...branchStore(branches, beforeWrite, untroubled(streams)),
    ...{ ...orders.store, ...peopleReports.store, ...templates.store },
  };
  return {
    store,
    /** The logs that are written here. */
    ownLogs: { ...log, centres: () => log.centres().filter((centre) => !streams.has(centre)) },
    shift(by: ClockShift): void {
      orders.shift(by);
      peopleReports.shift(by);
      templates.shift(by);
      for (const [id, row] of branches)
        branches.set(id, { ...row, askedAt: shiftedAge(row.askedAt, by), seenAt: shiftedAge(row.seenAt, by) });
      for (const [id, row] of streams) streams.set(id, { ...row, heardAt: shiftedFact(row.heardAt, by) });
    },
  };
}

const taken = (taking: Taking, batch: Batch, legsOf: LegsOfBatch): Accepted => {
  try {
    return take(taking, batch, legsOf);
  } catch {
    return { kind: 'chain-broken', seq: batch.after + 1 };
  }
};

const hearing = ({ beforeWrite, streams, reports }: Pick<Taking, 'beforeWrite' | 'streams' | 'reports'>) => ({
  async branchesHeard(all: readonly BranchHeard[]): Promise<void> {
    beforeWrite();
    for (const { centre, at, report } of all) {
      const stream = streams.get(centre);
      if (stream !== undefined) streams.set(centre, { ...stream, heardAt: Math.max(stream.heardAt, at) });
      reports.keep(centre, report);
    }
  },
});

/** What the branches that are let in last said of themselves. */
const branchReports = (branches: ReadonlyMap<string, Branch>) => {
  const said = new Map<string, BranchReport>();
  const idOf = (centre: string): string =>
    [...branches.values()].find((one) => one.approved && one.centre === centre)?.id ?? '';
  return {
    keep(centre: string, report: BranchReport | null | undefined): void {
      const id = idOf(centre);
      if (report != null && id !== '') said.set(id, report);
    },
    of: (centre: string) => said.get(idOf(centre)) ?? { version: null, clockSkewMs: null, queueDepth: null },
  };
};

const untroubled =
  (streams: Streams) =>
  (centre: string): void => {
    const stream = streams.get(centre);
    if (stream !== undefined) streams.set(centre, { ...stream, trouble: null, troubleSeq: null });
  };

type Streams = Map<string, Omit<Stream, keyof LogEnd | keyof BranchReport>>;
interface Taking extends Around {
  readonly log: MemoryLogs;
  readonly streams: Streams;
  readonly reports: ReturnType<typeof branchReports>;
}

/** Appends events of another store, with all that is reckoned from them. */
const put = (
  { log, bring, putLegs, putRows }: Omit<Taking, 'streams' | 'reports'>,
  centre: string,
  head: LogEnd,
  fresh: readonly Fresh[],
  legsOf: LegsOfBatch,
): void => {
  const rows = fresh.length === 0 ? [] : legsOf(centre, head, () => log.replay(centre), fresh);
  const events = fresh.map(({ event }) => event);
  bring(centre, events);
  log.append(
    centre,
    events,
    fresh.map(({ body }) => body),
  );
  putLegs(rows);
  putRows(centre, fresh);
};

const takeBack = (taking: Omit<Taking, 'streams' | 'reports'>, lost: Lost, legsOf: LegsOfBatch): boolean => {
  taking.beforeWrite();
  const head = headOf(taking.log, lost.centre);
  const fresh = judgedLost(lost, head);
  if (fresh !== null) put(taking, lost.centre, head, fresh, legsOf);
  return fresh !== null;
};

const take = (taking: Taking, batch: Batch, legsOf: LegsOfBatch): Accepted => {
  const { log, streams } = taking;
  const { centre } = batch;
  const [head, before] = [headOf(log, centre), streams.get(centre)];
  if (before === undefined && head.seq > 0) return { kind: 'forked', seq: head.seq };
  const hashAt = (seq: number) => (seq === 0 ? '' : (log.of(centre)[seq - 1]?.hash ?? null));
  const verdict = judged(batch, { head, incarnation: before?.incarnation ?? null, hashAt });
  if (verdict.kind !== 'take') {
    if (before !== undefined && verdict.kind !== 'behind')
      streams.set(centre, { ...before, trouble: verdict.kind, troubleSeq: verdict.seq });
    return verdict;
  }
  const { fresh } = verdict;
  put(taking, centre, head, fresh, legsOf);
  const isForked = before?.trouble === 'forked';
  if (head.seq + fresh.length > 0)
    streams.set(centre, {
      ...{ centre, incarnation: batch.incarnation, heardAt: batch.at },
      ...{ trouble: isForked ? 'forked' : null, troubleSeq: isForked ? before.troubleSeq : null },
      unknownSeq: before?.unknownSeq ?? firstUnknown(fresh),
    });
  taking.reports.keep(centre, batch.report);
  return { kind: 'accepted', ...headOf(log, centre) };
};

const incarnationStore = (log: MemoryLogs, beforeWrite: () => void): Pick<LinkStore, 'incarnationOf' | 'bodies'> => {
  const incarnations = new Map<string, string>();
  return {
    async incarnationOf(centre, fresh) {
      const known = incarnations.get(centre);
      if (known !== undefined) return known;
      beforeWrite();
      if (!log.has(centre)) throw new Error(`no such centre: ${centre}`);
      incarnations.set(centre, fresh);
      return fresh;
    },
    bodies: async (centre, after, limit) =>
      log
        .of(centre)
        .slice(after, after + limit)
        .map(log.bodyOf),
  };
};

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
