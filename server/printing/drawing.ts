import { Worker } from 'node:worker_threads';

/** What is asked of the drawing thread. */
export interface DrawOrder {
  readonly id: number;
  readonly svg: string;
  readonly form: 'escpos' | 'png';
  readonly oneWay: boolean;
}

/** What it answers. */
export type DrawAnswer =
  | { readonly id: number; readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly ok: false; readonly message: string };

/** Draws slips in a thread of its own, away from the path of a ticket. */
export interface Drawing {
  /** The bytes of this picture as PNG or for an ESC/POS printer; rejects when it cannot be drawn. */
  draw(svg: string, form: 'escpos' | 'png', oneWay: boolean): Promise<Uint8Array>;
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

/** Starts the drawing thread at the first picture, and again if it should ever die. */
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
    draw: (svg, form, oneWay) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('the drawing thread is closed'));
        worker ??= start();
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        worker.postMessage({ id: lastId, svg, form, oneWay } satisfies DrawOrder);
      }),
    async close() {
      closed = true;
      const ending = worker;
      giveUp('the drawing thread is closed');
      await ending?.terminate();
    },
  };
};
