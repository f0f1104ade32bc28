import type { StoredEvent } from '../../shared/events.ts';
import type { LegRow } from '../../shared/figures.ts';
import { isKnownEvent } from '../../shared/known-events.ts';
import { chain, type Head } from './log-chain.ts';

/** What the link between branches and a head office asks of a store. */
export interface LinkStore {
  /** Which life of its log a centre has: `fresh` where none was given yet. Rejects where the centre has no log. */
  incarnationOf(centre: string, fresh: string): Promise<string>;
  /** The exact bytes of events with seq > `after`, at most `limit`, in order. */
  bodies(centre: string, after: number, limit: number): Promise<readonly StoredBody[]>;

  /** Takes what several branches bring in one transaction: what is wrong with one batch leaves the others as they are. `legsOf` may run again on a retry. */
  acceptBatches(batches: readonly Batch[], legsOf: LegsOfBatch): Promise<readonly Accepted[]>;
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

export interface StoredBody extends Head {
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
}

/** What became of a batch. `behind`: the head office has less than was thought; `forked`: it has another log; `chain-broken`: the bytes are not those that the hash is of. */
export type Accepted =
  | ({ readonly kind: 'accepted' } & Head)
  | ({ readonly kind: 'behind' } & Head)
  | { readonly kind: LinkTrouble; readonly seq: number };
export const linkTroubles = ['forked', 'chain-broken'] as const;
export type LinkTrouble = (typeof linkTroubles)[number];

export interface Stream extends Head {
  readonly centre: string;
  readonly incarnation: string;
  /** When a batch was last taken (ms). */
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
  at: Head,
  replay: () => readonly StoredEvent[],
  fresh: readonly StoredEvent[],
) => readonly LegRow[];

/** What a store knows of the log that a batch is for. */
export interface StreamLog {
  readonly head: Head;
  /** null = nothing has come of this centre yet. */
  readonly incarnation: string | null;
  readonly hashAt: (seq: number) => string | null;
}
export interface Fresh extends StoredBody {
  readonly event: StoredEvent['event'];
}
export type Judged =
  | { readonly kind: 'take'; readonly fresh: readonly Fresh[] }
  | Exclude<Accepted, { kind: 'accepted' }>;

/** What is to be done with a batch: what of it is new, or why nothing is taken. */
export function judged(batch: Batch, { head, incarnation, hashAt }: StreamLog): Judged {
  const { after, bodies, hash } = batch;
  if (incarnation !== null && incarnation !== batch.incarnation) return { kind: 'forked', seq: head.seq };
  if (after > head.seq) return { kind: 'behind', ...head };
  const begin = after === 0 ? '' : hashAt(after);
  if (bodies.length === 0) return begin === hash ? { kind: 'take', fresh: [] } : { kind: 'forked', seq: after };
  const chained = chainedUpon({ seq: after, hash: begin ?? '' }, bodies);
  if (chained.at(-1)?.hash !== hash) return { kind: 'chain-broken', seq: after + 1 };
  const other = chained.find(({ seq, hash: own }) => seq <= head.seq && hashAt(seq) !== own);
  if (other !== undefined) return { kind: 'forked', seq: other.seq };
  return readable(chained.filter(({ seq }) => seq > head.seq));
}

/** The first of these that this program does not know; null = it knows all. */
export function firstUnknown(fresh: readonly Fresh[]): number | null {
  return fresh.find(({ event }) => !isKnownEvent(event))?.seq ?? null;
}

/** The requests that give way to one more, and whether there is room for it. */
export function roomForBranch(known: readonly Branch[], { address }: Branch, limits: BranchLimits) {
  const waiting = known.filter(({ approved }) => !approved);
  const late = waiting.filter(({ askedAt }) => askedAt < limits.since);
  const left = waiting.filter(({ askedAt }) => askedAt >= limits.since);
  const here = left.filter((one) => one.address === address);
  return { late: late.map(({ id }) => id), fits: left.length < limits.atMost && here.length < limits.perAddress };
}

const chainedUpon = (before: Head, bodies: readonly string[]): readonly StoredBody[] => {
  let { seq, hash: previous } = before;
  return bodies.map((body) => {
    seq += 1;
    previous = chain(previous, body);
    return { seq, hash: previous, body };
  });
};

const readable = (bodies: readonly StoredBody[]): Judged => {
  const fresh: Fresh[] = [];
  for (const one of bodies) {
    const event = eventIn(one.body);
    if (event === null) return { kind: 'chain-broken', seq: one.seq };
    fresh.push({ ...one, event });
  }
  return { kind: 'take', fresh };
};

const eventIn = (body: string): StoredEvent['event'] | null => {
  try {
    const event = JSON.parse(body);
    const isEvent =
      typeof event === 'object' &&
      event !== null &&
      typeof event.type === 'string' &&
      Number.isSafeInteger(event.at) &&
      (event.date === null || typeof event.date === 'string');
    return isEvent ? event : null;
  } catch {
    return null;
  }
};
