import { computed, type ReadonlySignal } from '@preact/signals';
import type { Centre } from '../../../shared/centre/centre.ts';
import { isSame } from '../../../shared/centre/config-diff.ts';
import { lockedAgain } from '../../../shared/centre/national.ts';
import { readAt, writtenAt } from './at-path.ts';
import { findSetupFaults, type SetupFault } from './setup-faults.ts';
import type { Steps } from './steps.ts';

export interface DraftEdits {
  /** As typed: it may be unfinished, so that readers take nothing in it for granted. */
  readonly document: ReadonlySignal<Centre>;
  /** What is wrong, by its path, as `services/3/series`; of several things at one place the first. */
  readonly faults: ReadonlySignal<ReadonlyMap<string, SetupFault>>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  /** Undefined takes away what may be left out, and an item from its list. Keys of one word are one step to undo. */
  set(path: string, value: unknown): void;
  /** A change of several places, as one step to undo. */
  change(next: (document: Centre) => Centre): void;
  undo(): void;
  redo(): void;
  /** Gives the draft up for what is in force. */
  drop(): void;
}

/** What is typed in a draft, step by step, and what is wrong with it; `onMoved` is told whenever the document is another. */
export function editsOf(steps: Steps<Centre>, inForce: ReadonlySignal<Centre>, onMoved: () => void): DraftEdits {
  const { document, canUndo, canRedo } = steps;
  const moved = (next: () => void): void => {
    const before = document.peek();
    next();
    if (document.peek() !== before) onMoved();
  };
  // What the head office has locked is not changed, by whatever editor.
  const kept = (next: Centre): Centre => {
    const again = lockedAgain(next);
    return isSame(again, document.peek()) ? document.peek() : again;
  };
  return {
    document,
    faults: computed(() => {
      const found = findSetupFaults(document.value).map((fault) => [fault.path, fault] as const);
      return new Map(found.reverse());
    }),
    canUndo,
    canRedo,
    set: (path, value) => {
      if (isSame(readAt(document.peek(), path), value)) return;
      moved(() => steps.write(kept(writtenAt(document.peek(), path, value)), path));
    },
    change: (next) => moved(() => steps.write(kept(next(document.peek())), null)),
    undo: () => moved(steps.undo),
    redo: () => moved(steps.redo),
    drop: () => moved(() => steps.write(inForce.peek(), null)),
  };
}
