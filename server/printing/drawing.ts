import { Worker } from 'node:worker_threads';
import type { PaperCut } from '../../shared/devices/printer-schema.ts';
import { openThread } from '../threads/thread.ts';
import type { Sheet } from './sheet.ts';
import type { SlipContent } from './slip-content.ts';
import type { Dots } from './slip-sizes.ts';

/** A slip to be drawn, and in which form. */
export interface DrawOrder {
  readonly slip: SlipContent | Sheet;
  /** The file of the slip's logo; absent = it has none, or it is not there. */
  readonly logo?: Uint8Array | null;
  /** Width of the paper. */
  readonly dots: Dots;
  /** Bytes for an ESC/POS printer, or a PNG picture. */
  readonly form: 'escpos' | 'png';
  /** How it is parted from the roll; absent = `partial`. */
  readonly cut?: PaperCut | undefined;
  /** For a printer that is not to be asked whether it is done. */
  readonly oneWay: boolean;
}

/** Draws slips in a thread of its own, away from the path of a ticket. */
export interface Drawing {
  /** The bytes of a slip in the form asked for; rejects when it cannot be drawn. */
  draw(order: DrawOrder): Promise<Uint8Array>;
  /** Ends the thread; what is still being drawn rejects. */
  close(): Promise<void>;
}

/** Starts the drawing thread. */
export function startDrawing(): Drawing {
  const thread = openThread<DrawOrder, Uint8Array>({
    name: 'the drawing thread',
    start: () => new Worker(new URL('./draw-worker.ts', import.meta.url)),
  });
  return { draw: thread.ask, close: thread.close };
}
