import { Worker } from 'node:worker_threads';
import { type Refusal, type Result, refuse } from '../../../shared/refusals.ts';
import type { Log } from '../../log.ts';
import { refuseIfEnded } from '../../threads/interrupted.ts';
import { openThread } from '../../threads/thread.ts';
import type { FileOrder } from './file-order.ts';

/** Writes reports into files, in a thread of its own. */
export interface Filing {
  /** The bytes of the file. Refuses: too-many, report-interrupted. */
  make(order: FileOrder): Promise<Result<Uint8Array, Refusal>>;
  close(): Promise<void>;
}

/** Opens the thread, which starts at the first file. */
export function openFiling(log: Log): Filing {
  const thread = openThread<FileOrder, Uint8Array>({
    name: 'the thread of the files',
    start: () => new Worker(new URL('./file-worker.ts', import.meta.url)),
    log,
  });
  return {
    async make(order) {
      if (thread.waiting() >= mostWaiting)
        return refuse('too-many', 'Too many files are waiting', { retryAfterSeconds });
      return thread.ask(order).then((bytes) => ({ ok: true, value: bytes }) as const, refuseIfEnded);
    },
    close: thread.close,
  };
}

/** So many may wait; more are sent away. */
const mostWaiting = 20;
const retryAfterSeconds = 10;
