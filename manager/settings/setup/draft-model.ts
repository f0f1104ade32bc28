import { type ReadonlySignal, signal } from '@preact/signals';
import type { Centre } from '../../../shared/centre/centre.ts';
import type { Side } from '../../../shared/centre/config-merge.ts';
import type { ConfigRead, StoredDraft, Trouble } from '../../ports.ts';
import { type DraftEdits, editsOf } from './draft-edits.ts';
import type { Saved } from './draft-keeper.ts';
import type { Clash, TakenIn } from './draft-merge.ts';
import { openDraftSync } from './draft-sync.ts';
import type { DraftWorld } from './draft-world.ts';
import { createSteps } from './steps.ts';

/** The settings of a centre as somebody is making them: kept as typed, in force only once published. */
export interface DraftModel extends DraftEdits {
  /** What the centre goes by. */
  readonly inForce: ReadonlySignal<Centre>;
  /** What the server calls the version that the draft is on. */
  readonly etag: ReadonlySignal<string>;
  readonly changed: ReadonlySignal<boolean>;
  readonly saved: ReadonlySignal<Saved>;
  /** Why the last publishing did not work. */
  readonly refused: ReadonlySignal<Trouble | null>;
  readonly publishing: ReadonlySignal<boolean>;
  /** Who else has typed in this draft last, and when (ISO). */
  readonly other: ReadonlySignal<{ readonly name: string; readonly at: string } | null>;
  /** Where somebody else has said something else: nothing is published before it is settled. */
  readonly clash: ReadonlySignal<Clash | null>;
  /** What somebody else has changed last. */
  readonly taken: ReadonlySignal<TakenIn | null>;
  /** Puts the draft in force, if nobody else has published meanwhile; true if it was done. */
  publish(): Promise<boolean>;
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
  const sync = openDraftSync({ read, stored, base, steps }, world);
  const { inForce } = sync;
  const refused = signal<Trouble | null>(null);
  const publishing = signal(false);
  const publish = async (): Promise<boolean> => {
    if (publishing.peek()) return false;
    publishing.value = true;
    refused.value = null;
    refused.value = await sync.publish();
    publishing.value = false;
    return refused.peek() === null && sync.clash.peek() === null;
  };
  return {
    ...editsOf(steps, inForce, sync.soon),
    inForce,
    etag: sync.etag,
    changed: sync.changed,
    saved: sync.saved,
    refused,
    publishing,
    other: sync.other,
    clash: sync.clash,
    taken: sync.taken,
    publish,
    settle: sync.settle,
    seen: sync.seen,
    follow: sync.follow,
    close: sync.close,
  };
}
