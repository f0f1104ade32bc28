import { isKnownEvent } from '../../shared/country/known-events.ts';
import type { StoredEvent } from '../../shared/events.ts';
import type { Accepted, Batch, Branch, BranchLimits, LogEnd, Lost, StoredBody } from './link.ts';
import { chain } from './log-chain.ts';

/** What a store knows of the log that a batch is for. */
export interface StreamLog {
  readonly head: LogEnd;
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
  const begin = after === head.seq ? head.hash : after === 0 ? '' : hashAt(after);
  if (bodies.length === 0) return begin === hash ? { kind: 'take', fresh: [] } : { kind: 'forked', seq: after };
  const chained = chainedUpon({ seq: after, hash: begin ?? '' }, bodies);
  if (chained.at(-1)?.hash !== hash) return { kind: 'chain-broken', seq: after + 1 };
  const other = chained.find(({ seq, hash: own }) => seq <= head.seq && hashAt(seq) !== own);
  if (other !== undefined) return { kind: 'forked', seq: other.seq };
  return readable(chained.filter(({ seq }) => seq > head.seq));
}

/** What a log that ends at `head` has lost; null where it ends elsewhere, or these are not the bytes that the hash is of. */
export function judgedLost({ after, hash, bodies }: Lost, head: LogEnd): readonly Fresh[] | null {
  if (after !== head.seq || bodies.length === 0) return null;
  const chained = chainedUpon(head, bodies);
  const verdict = chained.at(-1)?.hash === hash ? readable(chained) : null;
  return verdict?.kind === 'take' ? verdict.fresh : null;
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

const chainedUpon = (before: LogEnd, bodies: readonly string[]): readonly StoredBody[] => {
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
