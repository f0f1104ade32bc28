import type { SecurityKind } from '../../shared/access.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { hourMs } from '../../shared/time/durations.ts';
import { keptAtMost, type SecurityEntry, type SecurityNote } from '../store/security.ts';
import type { AccessLocked, AccessStore, AccessWrite } from '../store/store.ts';
import type { Caller } from './caller.ts';
import type { openTelling } from './telling.ts';

export interface SecurityEvent {
  readonly what: SecurityKind;
  /** A name to sign in with, of a program, or of what it was; never one that somebody merely typed. */
  readonly who?: string | null;
  readonly address?: string | null;
  readonly centre?: string | null;
  /** What it was about, in a few words of the program. */
  readonly about?: string | null;
}

/** The security log: who, when, from where. Durable, bounded, and without a secret in it. `steady` times what is gathered: a clock that is not corrected. */
export function openAudit(store: Kept, clock: Clock, telling: Telling = noTelling, steady: Clock = clock) {
  const strangers = createGathering(store, clock, steady);
  const noteOf = ({ what, who = null, address = null, centre = null, about = null }: SecurityEvent): SecurityNote => ({
    ...{ what, who, address, centre, about, at: clock.now(), times: 1, stranger: strange.has(what) },
  });
  return {
    async note(happened: SecurityEvent): Promise<void> {
      const note = noteOf(happened);
      if (note.stranger) await strangers.gather(note);
      else await store.noteSecurity(note, 0, keptAtMost.known);
    },
    /** The line for something that is known, to be written with what it tells of. */
    noteOf,
    /** Runs a change; what it writes and the lines that tell of it are written together, or neither. */
    telling: <T>(
      told: (write: AccessWrite, locked: AccessLocked) => SecurityEvent | readonly SecurityEvent[] | null,
      run: () => Promise<T>,
    ): Promise<T> =>
      telling((write, locked) => {
        return [told(write, locked) ?? []].flat().map(noteOf);
      }, run),
    /** What a caller is called in the log. */
    async nameOf(caller: Caller): Promise<string | null> {
      if (caller.kind === 'user') return (await store.user(caller.id))?.login ?? caller.id;
      if (caller.kind !== 'token') return null;
      return (await store.tokens()).find(({ id }) => id === caller.id)?.name ?? caller.id;
    },
    /** The latest first, those before `before`; `bound`: the centre that the asker belongs to, null = all. */
    async list(bound: string | null, before: number | null, limit: number): Promise<readonly SecurityEntry[]> {
      await strangers.settle();
      return store.security(bound, before, limit);
    },
  };
}
export type Audit = ReturnType<typeof openAudit>;

/** What strangers did in one stretch: the first is written at once, the rest is counted. */
const createGathering = (store: Kept, clock: Clock, steady: Clock) => {
  let since = Number.NEGATIVE_INFINITY;
  const gathering = new Map<string, { readonly note: SecurityNote; more: number; lastAt: number }>();
  const writeStrange = (note: SecurityNote): Promise<void> => store.noteSecurity(note, gatherMs, keptAtMost.stranger);

  /** Writes down what has only been counted so far. */
  const settle = async (): Promise<void> => {
    since = steady.now();
    const counted = [...gathering.values()].filter(({ more }) => more > 0);
    gathering.clear();
    const ago = (lastAt: number): number => steady.now() - lastAt;
    for (const { note, more, lastAt } of counted)
      await writeStrange({ ...note, at: clock.now() - ago(lastAt), times: more });
  };

  const gather = async (note: SecurityNote): Promise<void> => {
    const now = steady.now();
    if (now - since >= writeEveryMs || now < since) await settle();
    const own = `${note.what} ${note.who} ${note.address}`;
    const crowded = !gathering.has(own) && gathering.size >= linesAtMost;
    const key = crowded ? note.what : own;
    const before = gathering.get(key);
    if (before !== undefined) {
      before.more += 1;
      before.lastAt = now;
      return;
    }
    const one = crowded ? { ...note, who: null, address: null } : note;
    gathering.set(key, { note: one, more: 0, lastAt: now });
    await writeStrange(one);
  };
  return { gather, settle };
};

/** What anybody can cause without being anybody, or again and again without effect: gathered, and kept apart, so that it pushes nothing else out. */
const strange: ReadonlySet<SecurityKind> = new Set(['sign-in-refused', 'locked-out', 'foreign-origin', 'not-allowed']);
/** The same from the same address counts on one line for so long (ms), and is written down no more often than this (ms). */
const gatherMs = hourMs;
const writeEveryMs = 30_000;
/** Lines of strangers in one stretch of `writeEveryMs`; beyond it they share one without an address. */
const linesAtMost = 100;

type Kept = Pick<AccessStore, 'noteSecurity' | 'security' | 'user' | 'tokens'>;

type Telling = ReturnType<typeof openTelling>['telling'];
const noTelling: Telling = (_tell, run) => run();
