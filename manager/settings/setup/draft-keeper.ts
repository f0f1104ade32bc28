import { signal } from '@preact/signals';
import type { Clock, Timer } from '../../../shared/time/clock.ts';

/** Whether what stands on the screen is stored too; `lost` = it is not, and is tried again; `clash` = not before a clash is settled. */
export type Saved = 'saved' | 'saving' | 'lost' | 'clash';

/** Stores the draft a moment after each change; one at a time, and again until it is stored. */
export function createKeeper(clock: Clock, store: () => Promise<Saved>) {
  const saved = signal<Saved>('saved');
  let timer: Timer | null = null;
  let changes = 0;
  let lane: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const next = lane.then(run);
    lane = next.catch(() => undefined);
    return next;
  };
  const now = (): Promise<void> => {
    timer?.cancel();
    timer = null;
    const sent = changes;
    return inTurn(async () => {
      const how = await store();
      if (timer !== null || sent !== changes) return;
      saved.value = how;
      if (how === 'lost') timer = clock.after(againMs, () => void now());
    });
  };
  return {
    saved,
    now,
    /** Nothing else of the draft is asked meanwhile. */
    inTurn,
    soon: (): void => {
      changes += 1;
      saved.value = 'saving';
      timer?.cancel();
      timer = clock.after(quietMs, () => void now());
    },
    close: (): void => {
      if (saved.peek() !== 'saved') void now();
      timer?.cancel();
      timer = null;
    },
  };
}

/** How long after the last key a draft is stored, and after how long it is tried again. */
const quietMs = 600;
const againMs = 5000;
