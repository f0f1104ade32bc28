import { computed, signal } from '@preact/signals';
import type { Centre } from '../../../shared/centre/centre.ts';
import { isSame } from '../../../shared/centre/config-diff.ts';
import { mergeConfigs, type Side } from '../../../shared/centre/config-merge.ts';
import type { ConfigRead, StoredDraft } from '../../ports.ts';
import { type Clash, chosen, type TakenIn, takenIn, withTheirs } from './draft-merge.ts';
import type { Steps } from './steps.ts';

/** What a draft is opened with. */
export interface DraftBeginning {
  readonly read: ConfigRead;
  readonly stored: StoredDraft | null;
  /** What the stored one began from. */
  readonly base: unknown;
  readonly steps: Steps<Centre>;
}

/** A configuration that a draft is made on. */
export interface Ground {
  readonly version: number;
  readonly document: unknown;
}
/** What the server keeps: a draft, or none, and then what is in force. */
interface Shared {
  readonly revision: string | null;
  readonly document: unknown;
  readonly base: number;
}
/** Another's draft that is not taken in yet. */
interface Theirs extends Shared {
  readonly ground: Ground;
  readonly who: string | null;
}

export type Agreement = ReturnType<typeof createAgreement>;

/** The draft on the screen beside the one on the server and what is in force: what each has changed, and where they contradict each other. */
export function createAgreement({ read, stored, base, steps }: DraftBeginning) {
  const { document } = steps;
  const version = signal(versionOf(read.etag));
  const inForce = signal(read.centre);
  const isOlder = stored !== null && stored.base !== version.peek();
  const ground = signal<Ground>({
    version: stored?.base ?? version.peek(),
    document: isOlder ? base : read.centre,
  });
  const shared = signal<Shared>({
    revision: stored?.revision ?? null,
    document: document.peek(),
    base: ground.peek().version,
  });
  const theirs = signal<Theirs | null>(null);
  const taken = signal<TakenIn | null>(null);
  const merging = computed(() => {
    if (theirs.value !== null) {
      const merge = mergeConfigs(shared.value.document, document.value, theirs.value.document);
      return { with: 'draft', who: theirs.value.who, merge, theirs: theirs.value } as const;
    }
    if (ground.value.version === version.value) return null;
    const merge = mergeConfigs(ground.value.document, document.value, inForce.value);
    return { with: 'in-force', who: null, merge, theirs: null } as const;
  });
  /** Takes in all that waits, as far as nothing contradicts it, or the choices say which holds. */
  const takeIn = (choices: ReadonlyMap<string, Side> | null): void => {
    const now = merging.peek();
    if (now === null || (now.merge.conflicts.length > 0 && choices === null)) return;
    const next = chosen(now.merge, choices ?? new Map()) as Centre;
    const before = now.merge.base;
    const after = now.theirs === null ? inForce.peek() : now.theirs.document;
    taken.value = takenIn(now.with, now.who, before, after) ?? taken.peek();
    if (now.theirs === null) ground.value = { version: version.peek(), document: inForce.peek() };
    else {
      shared.value = now.theirs;
      ground.value = now.theirs.ground;
      theirs.value = null;
    }
    steps.rewrite((one) => withTheirs(before, one, after));
    if (!isSame(document.peek(), next)) steps.write(next, null);
    takeIn(null);
  };
  const clash = computed((): Clash | null => {
    if (merging.value === null || merging.value.merge.conflicts.length === 0) return null;
    return { with: merging.value.with, who: merging.value.who, conflicts: merging.value.merge.conflicts };
  });
  takeIn(null);
  return { document, version, inForce, ground, shared, theirs, taken, merging, clash, takeIn };
}

/** The version that an ETag names. */
export function versionOf(etag: string): number {
  return Number(etag.replaceAll('"', ''));
}
