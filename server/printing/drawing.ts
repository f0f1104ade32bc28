import { Worker } from 'node:worker_threads';
import type { SlipContent } from './slip.ts';
import type { Dots } from './slip-blocks.ts';

/** A slip to be drawn, and in which form. */
export interface DrawOrder {
  readonly slip: SlipContent;
  /** Width of the paper. */
  readonly dots: Dots;
  /** Bytes for an ESC/POS printer, or a PNG picture. */
  readonly form: 'escpos' | 'png';
  /** For a printer that is not to be asked whether it is done. */
  readonly oneWay: boolean;
}

/** What is asked of the drawing thread. */
export interface NumberedOrder {
  readonly id: number;
  readonly order: DrawOrder;
}

/** What it answers. */
export type DrawAnswer =
  | { readonly id: number; readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly ok: false; readonly message: string };

/** Draws slips in a thread of its own, away from the path of a ticket. */
export interface Drawing {
  /** The bytes of a slip in the form asked for; rejects when it cannot be drawn. */
  draw(order: DrawOrder): Promise<Uint8Array>;
  /** Ends the thread; what is still being drawn rejects. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

const startThread = (onAnswer: (answer: DrawAnswer) => void, onEnd: (why: string) => void): Worker => {
  const worker = new Worker(new URL('./draw-worker.ts', import.meta.url));
  worker.unref();
  worker.on('message', onAnswer);
  worker.on('error', (error) => onEnd(`the drawing thread died: ${String(error)}`));
  worker.on('exit', () => onEnd('the drawing thread ended'));
  return worker;
};

/** Starts the drawing thread at the first slip, and again if it should ever die. */
export const startDrawing = (): Drawing => {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let lastId = 0;
  let closed = false;

  const giveUp = (why: string): void => {
    worker = null;
    for (const { reject } of waiting.values()) reject(new Error(why));
    waiting.clear();
  };
  const settle = (answer: DrawAnswer): void => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.ok) asked?.resolve(answer.bytes);
    else asked?.reject(new Error(answer.message));
  };
  const start = (): Worker => {
    const started = startThread(settle, (why) => worker === started && giveUp(why));
    return started;
  };

  return {
    draw: (order) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('the drawing thread is closed'));
        worker ??= start();
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        worker.postMessage({ id: lastId, order } satisfies NumberedOrder);
      }),
    async close() {
      closed = true;
      const ending = worker;
      giveUp('the drawing thread is closed');
      await ending?.terminate();
    },
  };
};
