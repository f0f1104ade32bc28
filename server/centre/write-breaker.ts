import type { Clock, Timer } from '../../shared/time/clock.ts';
import type { QueueStore } from '../store/store.ts';

/** Whether storing works, and the search for the moment when it works again. */
export interface WriteBreaker {
  canStore(): boolean;
  /** Storing has failed: tries until a write succeeds, less and less often. */
  begin(): void;
  close(): void;
}

/** Probes a store whose writes fail. */
export function createWriteBreaker(store: Pick<QueueStore, 'probe'>, clock: Clock): WriteBreaker {
  let failing = false;
  let timer: Timer | null = null;
  const attempt = async (waitedMs: number): Promise<void> => {
    try {
      await store.probe();
      failing = false;
    } catch {
      if (failing) after(Math.min(waitedMs * 2, longestMs));
    }
  };
  const after = (ms: number): void => {
    timer = clock.after(ms, () => void attempt(ms));
  };
  return {
    canStore: () => !failing,
    begin() {
      if (failing) return;
      failing = true;
      after(firstMs);
    },
    close() {
      failing = false;
      timer?.cancel();
    },
  };
}

/** Milliseconds before the first probe, and between later ones at most. */
const firstMs = 100;
const longestMs = 5000;
