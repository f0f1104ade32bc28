import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Centre } from '../../../shared/centre.ts';
import { isSame } from '../../../shared/config-diff.ts';
import type { Side } from '../../../shared/config-merge.ts';
import type { ConfigRead, StoredDraft, Trouble } from '../../ports.ts';
import { readAt, writtenAt } from './at-path.ts';
import type { Saved } from './draft-keeper.ts';
import type { Clash, TakenIn } from './draft-merge.ts';
import { openDraftSync } from './draft-sync.ts';
import type { DraftWorld } from './draft-world.ts';
import { findSetupFaults, type SetupFault } from './setup-faults.ts';
import { createSteps } from './steps.ts';

/** The settings of a centre as somebody is making them: kept as typed, in force only once published. */
export interface DraftModel {
  /** As typed: it may be unfinished, so that readers take nothing in it for granted. */
  readonly document: ReadonlySignal<Centre>;
  /** What the centre goes by. */
  readonly inForce: ReadonlySignal<Centre>;
  /** What the server calls the version that the draft is on. */
  readonly etag: ReadonlySignal<string>;
  readonly changed: ReadonlySignal<boolean>;
  /** What is wrong, by its path, as `services/3/series`; of several things at one place the first. */
  readonly faults: ReadonlySignal<ReadonlyMap<string, SetupFault>>;
  readonly saved: ReadonlySignal<Saved>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  /** Why the last publishing did not work. */
  readonly refused: ReadonlySignal<Trouble | null>;
  readonly publishing: ReadonlySignal<boolean>;
  /** Who else has typed in this draft last, and when (ISO). */
  readonly other: ReadonlySignal<{ readonly name: string; readonly at: string } | null>;
  /** Where somebody else has said something else: nothing is published before it is settled. */
  readonly clash: ReadonlySignal<Clash | null>;
  /** What somebody else has changed last. */
  readonly taken: ReadonlySignal<TakenIn | null>;
  /** Undefined takes away what may be left out, and an item from its list. Keys of one word are one step to undo. */
  set(path: string, value: unknown): void;
  /** A change of several places, as one step to undo. */
  change(next: (document: Centre) => Centre): void;
  undo(): void;
  redo(): void;
  /** Puts the draft in force, if nobody else has published meanwhile; true if it was done. */
  publish(): Promise<boolean>;
  /** Gives the draft up for what is in force. */
  drop(): void;
  /** Whose word holds where two have been said, by the path; elsewhere theirs. */
  settle(choices: ReadonlyMap<string, Side>): void;
  /** What was taken in has been seen. */
  seen(): void;
  /** Looks for what others do, again and again until it is closed. */
  follow(): { close(): void };
  close(): void;
}

/** A draft on what is in force: the stored one if there is one, else a copy; `base` is what the stored one began from. */
export function openDraft(
  read: ConfigRead,
  stored: StoredDraft | null,
  world: DraftWorld,
  base: unknown = read.centre,
): DraftModel {
  const steps = createSteps((stored?.document ?? read.centre) as Centre, world.clock);
  const { document } = steps;
  const sync = openDraftSync({ read, stored, base, steps }, world);
  const { inForce } = sync;
  const refused = signal<Trouble | null>(null);
  const publishing = signal(false);
  const moved = (next: () => void): void => {
    const before = document.peek();
    next();
    if (document.peek() !== before) sync.soon();
  };
  const publish = async (): Promise<boolean> => {
    if (publishing.peek()) return false;
    publishing.value = true;
    refused.value = null;
    refused.value = await sync.publish();
    publishing.value = false;
    return refused.peek() === null && sync.clash.peek() === null;
  };
  return {
    document,
    inForce,
    etag: sync.etag,
    changed: sync.changed,
    faults: computed(() => byPath(findSetupFaults(document.value))),
    saved: sync.saved,
    canUndo: steps.canUndo,
    canRedo: steps.canRedo,
    refused,
    publishing,
    other: sync.other,
    clash: sync.clash,
    taken: sync.taken,
    set: (path, value) =>
      moved(() => {
        if (!isSame(readAt(document.peek(), path), value)) steps.write(writtenAt(document.peek(), path, value), path);
      }),
    change: (next) => moved(() => steps.write(next(document.peek()), null)),
    undo: () => moved(steps.undo),
    redo: () => moved(steps.redo),
    publish,
    drop: () => moved(() => steps.write(inForce.peek(), null)),
    settle: sync.settle,
    seen: sync.seen,
    follow: sync.follow,
    close: sync.close,
  };
}

const byPath = (faults: readonly SetupFault[]): ReadonlyMap<string, SetupFault> =>
  new Map([...faults].reverse().map((fault) => [fault.path, fault] as const));
