import type { StoredEvent } from '../../shared/events.ts';
import type { LegRow } from '../../shared/reports/figures.ts';
import type { OrderStore } from './link-orders.ts';
import type { PeopleReportStore } from './people-reports.ts';
import type { TemplateStore } from './template.ts';

/** How far a log has come: its last event, and what that hashes to with all before it; 0 and '' before the first. */
export interface LogEnd {
  readonly seq: number;
  readonly hash: string;
}

/** What the link between branches and a head office asks of a store. */
export interface LinkStore extends OrderStore, PeopleReportStore, TemplateStore {
  /** Which life of its log a centre has: `fresh` where none was given yet. Rejects where the centre has no log. */
  incarnationOf(centre: string, fresh: string): Promise<string>;
  /** The exact bytes of events with seq > `after`, at most `limit`, in order. */
  bodies(centre: string, after: number, limit: number): Promise<readonly StoredBody[]>;

  /**
   * Puts back what a centre's own log has lost: events that follow `after`, in their exact bytes, with all that is reckoned from
   * them. False where the log does not end there, or these are not the bytes that the hash is of.
   */
  takeBack(lost: Lost, legsOf: LegsOfBatch): Promise<boolean>;

  /** Takes what several branches bring in one transaction: what is wrong with one batch leaves the others as they are. `legsOf` may run again on a retry. */
  acceptBatches(batches: readonly Batch[], legsOf: LegsOfBatch): Promise<readonly Accepted[]>;
  /** Writes down that branches spoke, though they brought nothing, and what they said of themselves. */
  branchesHeard(heard: readonly BranchHeard[]): Promise<void>;
  /** The streams that stand here, in order of their centres. */
  streams(): Promise<readonly Stream[]>;

  /** Keeps a request of a branch in place of those before `since` (ms) that nobody let in; false where as many wait as may. */
  askAsBranch(branch: Branch, limits: BranchLimits): Promise<boolean>;
  /** All that are let in or ask, the latest first. */
  branches(): Promise<readonly Branch[]>;
  branchOfKey(hash: string): Promise<Branch | null>;
  /** Lets in who asks; others of its centre are shut out, and what was wrong with its stream is over. null = nobody asks so. */
  letInBranch(id: string): Promise<Branch | null>;
  /** Writes down when a request was looked at again (ms). */
  branchSeen(id: string, at: number): Promise<void>;
  /** False where there is none. */
  removeBranch(id: string): Promise<boolean>;
}

export interface StoredBody extends LogEnd {
  readonly body: string;
}

/** Events that follow `after` in a branch's log; `hash` is that of the last of them, of `after` where there is none. */
export interface Batch {
  readonly centre: string;
  readonly incarnation: string;
  readonly after: number;
  readonly hash: string;
  readonly bodies: readonly string[];
  /** When it came (ms). */
  readonly at: number;
  /** What its branch said of itself; absent = nothing, as older ones do. */
  readonly report?: BranchReport | undefined;
}

/** How a branch is by its own words. */
export interface BranchReport {
  /** Of its program. */
  readonly version: string;
  /** By how much its clock is ahead of the head office's (ms), the time on the line taken off. */
  readonly clockSkewMs: number;
  /** Events that it has still to send. */
  readonly queueDepth: number;
}
export interface BranchHeard {
  readonly centre: string;
  /** When (ms). */
  readonly at: number;
  readonly report: BranchReport | null;
}

/** Events of a branch's own log that its head office still has. */
export type Lost = Omit<Batch, 'incarnation' | 'at' | 'report'>;

/** What became of a batch. `behind`: the head office has less than was thought; `forked`: it has another log; `chain-broken`: the bytes are not those that the hash is of. */
export type Accepted =
  | ({ readonly kind: 'accepted' } & LogEnd)
  | ({ readonly kind: 'behind' } & LogEnd)
  | { readonly kind: LinkTrouble; readonly seq: number };
export const linkTroubles = ['forked', 'chain-broken'] as const;
export type LinkTrouble = (typeof linkTroubles)[number];

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

export interface Stream extends LogEnd, Nullable<BranchReport> {
  readonly centre: string;
  readonly incarnation: string;
  /** When its branch last spoke (ms): brought something, or asked for orders. */
  readonly heardAt: number;
  readonly trouble: LinkTrouble | null;
  readonly troubleSeq: number | null;
  /** The first event that this program does not know; null = it knows all. */
  readonly unknownSeq: number | null;
}

/** A branch's key: SHA-256 of what only it has. */
export interface Branch {
  readonly id: string;
  readonly centre: string;
  /** The short code that it shows while it waits. */
  readonly code: string;
  readonly hash: string;
  readonly approved: boolean;
  readonly askedAt: number;
  readonly seenAt: number;
  readonly address: string;
}
export interface BranchLimits {
  readonly since: number;
  readonly atMost: number;
  readonly perAddress: number;
}

/** The legs that a batch changes, where its events stand upon `at`; `replay` gives what came before them. Throws where they are of another centre. */
export type LegsOfBatch = (
  centre: string,
  at: LogEnd,
  replay: () => readonly StoredEvent[],
  fresh: readonly StoredEvent[],
) => readonly LegRow[];
