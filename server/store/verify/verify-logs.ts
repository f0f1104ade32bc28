import type { Head } from '../log-chain.ts';
import { caseCheck } from './case-check.ts';
import { chainCheck } from './chain-check.ts';
import type { CheckedReads, FiledEvent } from './checked-reads.ts';
import { type Finding, mostFindings, type Report } from './finding.ts';
import { legCheck, type Replayed } from './leg-check.ts';
import { seatCheck } from './seat-check.ts';

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

/** The end of a log as it was when somebody wrote it down elsewhere; what is null was not. */
export interface KeptHead {
  readonly centre: string | null;
  readonly seq: number | null;
  readonly hash: string;
}

export interface VerifyingLogs {
  readonly reads: CheckedReads;
  /** null = the legs are left out. */
  readonly legsOf: Replayed | null;
  /** Must be found in the log: it may have gone on since, but not have lost them. */
  readonly heads: readonly KeptHead[];
  /** Those of the store itself; what is found is added. */
  readonly findings: Finding[];
}

/** Checks each centre's chain of hashes over the exact stored bytes, the heads that were kept elsewhere, and that the log replays to the legs, seats and cases stored. */
export async function verifyLogs({ heads, ...checking }: VerifyingLogs): Promise<readonly VerifiedCentre[]> {
  const search = headSearch(heads);
  const centres: VerifiedCentre[] = [];
  for (const id of await checking.reads.centres()) centres.push(await verifyCentre({ ...checking, search }, id));
  search.finish(checking.findings);
  return centres;
}

interface Checking extends Omit<VerifyingLogs, 'heads'> {
  readonly search: ReturnType<typeof headSearch>;
}

const verifyCentre = async ({ reads, legsOf, search, findings }: Checking, centre: string): Promise<VerifiedCentre> => {
  let count = 0;
  const report: Report = (problem, seq, message) => {
    count += 1;
    if (count <= mostFindings) findings.push({ centre, seq, problem, message });
  };
  const links = chainCheck(report);
  const legs = legsOf === null ? null : legCheck(reads, centre, legsOf, report);
  const beside = [
    seatCheck(reads, centre, (message) => report('seats', null, message)),
    caseCheck(reads, centre, (message) => report('cases', null, message)),
  ];
  let events = 0;
  for await (const rows of pagesOfLog(reads, centre)) {
    events += rows.length;
    for (const row of rows) {
      const stored = links.check(row);
      if (stored !== null) await legs?.take(stored);
      if (stored !== null) for (const check of beside) check.take(stored.event);
      search.look(centre, row);
    }
  }
  for (const id of await reads.lostTickets(centre, mostFindings))
    report('tickets', null, `no event brings ticket ${id}: the log has lost it`);
  for (const { finish } of beside) await finish();
  const replayed = (await legs?.finish()) ?? 0;
  return { centre, events, legs: replayed, head: links.head() };
};

async function* pagesOfLog(reads: CheckedReads, centre: string): AsyncGenerator<readonly FiledEvent[]> {
  for (let rows = await reads.events(centre, 0); rows.length > 0; ) {
    yield rows;
    rows = await reads.events(centre, rows.at(-1)?.seq ?? 0);
  }
}

/** Looks for kept heads among the rows of a centre. */
const headSearch = (heads: readonly KeptHead[]) => {
  const missing = new Set(heads);
  return {
    look(centre: string, { seq, hash }: FiledEvent): void {
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
