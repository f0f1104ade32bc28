import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Centre } from '../../../shared/centre.ts';
import type { Clock, Timer } from '../../../shared/clock.ts';
import type { ConfigPort, ConfigRead, DraftPort, StoredDraft, Trouble } from '../../ports.ts';
import { troubleOf } from '../../ports.ts';
import { readAt, writtenAt } from './at-path.ts';
import { findSetupFaults, type SetupFault } from './setup-faults.ts';
import { createSteps } from './steps.ts';

/** Whether what stands on the screen is stored too; `lost` = it is not, and is tried again. */
export type Saved = 'saved' | 'saving' | 'lost';

/** The settings of a centre as somebody is making them: kept as typed, in force only once published. */
export interface DraftModel {
  /** As typed: it may be unfinished, so that readers take nothing in it for granted. */
  readonly document: ReadonlySignal<Centre>;
  /** What the centre goes by. */
  readonly inForce: ReadonlySignal<Centre>;
  /** What the server calls the version that is in force. */
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
  close(): void;
}

export interface DraftWorld {
  readonly centre: string;
  readonly config: ConfigPort;
  readonly drafts: DraftPort;
  readonly clock: Clock;
}

/** A draft on what is in force: the stored one if there is one, else a copy. */
export function openDraft(read: ConfigRead, stored: StoredDraft | null, world: DraftWorld): DraftModel {
  const inForce = signal(read.centre);
  const etag = signal(stored?.base ?? read.etag);
  const steps = createSteps((stored?.document ?? read.centre) as Centre, world.clock);
  const { document } = steps;
  const changed = computed(() => document.value !== inForce.value && !isSame(document.value, inForce.value));
  const keeper = createKeeper(world, () => (changed.peek() ? { base: etag.peek(), document: document.peek() } : null));
  const refused = signal<Trouble | null>(null);
  const publishing = signal(false);
  const moved = (next: () => void): void => {
    const before = document.peek();
    next();
    if (document.peek() !== before) keeper.soon();
  };
  const publish = async (): Promise<boolean> => {
    if (publishing.peek()) return false;
    publishing.value = true;
    refused.value = null;
    const sent = document.peek();
    const answer = await world.config.write(world.centre, etag.peek(), sent);
    publishing.value = false;
    refused.value = troubleOf(answer);
    if (!answer.ok) return false;
    inForce.value = answer.value.centre;
    etag.value = answer.value.etag;
    await keeper.now();
    return true;
  };
  return {
    document,
    inForce,
    etag,
    changed,
    faults: computed(() => byPath(findSetupFaults(document.value))),
    saved: keeper.saved,
    canUndo: steps.canUndo,
    canRedo: steps.canRedo,
    refused,
    publishing,
    set: (path, value) =>
      moved(() => {
        if (!isSame(readAt(document.peek(), path), value)) steps.write(writtenAt(document.peek(), path, value), path);
      }),
    change: (next) => moved(() => steps.write(next(document.peek()), null)),
    undo: () => moved(steps.undo),
    redo: () => moved(steps.redo),
    publish,
    drop: () => moved(() => steps.write(inForce.peek(), null)),
    close: keeper.close,
  };
}

const byPath = (faults: readonly SetupFault[]): ReadonlyMap<string, SetupFault> =>
  new Map([...faults].reverse().map((fault) => [fault.path, fault] as const));

const isSame = (one: unknown, other: unknown): boolean =>
  Object.is(one, other) || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other));

/** How long after the last key a draft is stored, and after how long it is tried again. */
const quietMs = 600;
const againMs = 5000;

/** Stores the draft a moment after each change; one at a time, and again until it is stored. */
const createKeeper = ({ centre, drafts, clock }: DraftWorld, draft: () => StoredDraft | null) => {
  const saved = signal<Saved>('saved');
  let timer: Timer | null = null;
  let changes = 0;
  const now = async (): Promise<void> => {
    timer?.cancel();
    timer = null;
    const sent = changes;
    const kept = draft();
    const answer = kept === null ? await drafts.drop(centre) : await drafts.save(centre, kept);
    if (timer !== null || sent !== changes) return;
    saved.value = answer.ok ? 'saved' : 'lost';
    if (!answer.ok) timer = clock.after(againMs, () => void now());
  };
  return {
    saved,
    now,
    soon: (): void => {
      changes += 1;
      saved.value = 'saving';
      timer?.cancel();
      timer = clock.after(quietMs, () => void now());
    },
    close: () => {
      if (saved.peek() !== 'saved') void now();
      timer?.cancel();
      timer = null;
    },
  };
};
