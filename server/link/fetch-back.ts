import type { Log } from '../log.ts';
import type { LinkStore, LogEnd } from '../store/link.ts';
import { createLegs } from './accepting.ts';
import type { HeadAnswer, HeadLine } from './head-line.ts';

export interface FetchParts {
  readonly store: Pick<LinkStore, 'incarnationOf' | 'takeBack'> & { head(centre: string): Promise<LogEnd> };
  readonly centre: string;
  readonly line: HeadLine;
  readonly signal: AbortSignal;
  readonly log: Log;
  /** Takes in what was put back into the log. */
  readonly catchUp: () => void;
}

/** `level`: the head office has no more; `gone on`: something was written here meanwhile; else what it answered instead. */
export type Fetched =
  | { readonly kind: 'level' }
  | { readonly kind: 'gone on' }
  | Exclude<HeadAnswer<never>, { readonly kind: 'ok' }>;

/** Puts back into a centre's log what the head office has more of it, in the same bytes; refused `forked` where it is another log. */
export async function fetchBack(
  { store, centre, line, signal, log, catchUp }: FetchParts,
  key: string,
): Promise<Fetched> {
  const legsOf = createLegs();
  for (;;) {
    const end = await store.head(centre);
    const answer = await line.lost(key, end, signal);
    if (answer.kind !== 'ok') return answer;
    const { incarnation, hash, bodies } = answer.value;
    // A copy may be older than the link.
    if (incarnation !== null) await store.incarnationOf(centre, incarnation);
    if (bodies.length === 0) return { kind: 'level' };
    if (!(await store.takeBack({ centre, after: end.seq, hash, bodies }, legsOf))) return { kind: 'gone on' };
    log.warn(
      { centre, after: end.seq, events: bodies.length },
      'what this log had lost came back from the head office',
    );
    catchUp();
  }
}
