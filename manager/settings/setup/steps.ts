import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Clock } from '../../../shared/time/clock.ts';

/** A document with the steps that led to it. */
export interface Steps<T> {
  readonly document: ReadonlySignal<T>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  /** The next document. `about`: what the step is about; of one thing, one after another, they are one step. */
  write(next: T, about: string | null): void;
  undo(): void;
  redo(): void;
  /** Makes something of every step alike: what somebody else has changed is no step of one's own, and is not undone with them. */
  rewrite(make: (document: T) => T): void;
}

/** Steps that can be undone and done again, at most two hundred of them. */
export function createSteps<T>(start: T, clock: Pick<Clock, 'now'>): Steps<T> {
  const trail = signal<Trail<T>>({ past: [], present: start, future: [] });
  let last: { readonly about: string | null; readonly at: number } | null = null;
  return {
    document: computed(() => trail.value.present),
    canUndo: computed(() => trail.value.past.length > 0),
    canRedo: computed(() => trail.value.future.length > 0),
    write: (next, about) => {
      const { past, present } = trail.peek();
      if (Object.is(next, present)) return;
      const at = clock.now();
      const goesOn = last !== null && about !== null && last.about === about && at - last.at < pauseMs;
      last = { about, at };
      trail.value = { past: goesOn ? past : [...past, present].slice(-mostSteps), present: next, future: [] };
    },
    undo: () => {
      const { past, present, future } = trail.peek();
      const before = past.at(-1);
      last = null;
      if (before !== undefined)
        trail.value = { past: past.slice(0, -1), present: before, future: [present, ...future] };
    },
    redo: () => {
      const { past, present, future } = trail.peek();
      const [after, ...rest] = future;
      last = null;
      if (after !== undefined) trail.value = { past: [...past, present], present: after, future: rest };
    },
    rewrite: (make) => {
      const { past, present, future } = trail.peek();
      last = null;
      trail.value = {
        past: past.slice(-mostRewritten).map(make),
        present: make(present),
        future: future.slice(0, mostRewritten).map(make),
      };
    },
  };
}

interface Trail<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
}

const mostSteps = 200;
/** Each takes a moment; those further back are given up. */
const mostRewritten = 30;
/** After so long without typing the next key begins another step. */
const pauseMs = 2000;
