import type { MessagePort } from 'node:worker_threads';
import type { MadeFigures } from '../store/figures.ts';
import type { StorePlace } from '../store/place.ts';

/** What the thread of the reports is given at its start. */
export interface ThreadData {
  /** Where the store is. */
  readonly place: StorePlace;
  /** By it the thread hands over its writes (HandedWrite), and hears what became of them (Written). */
  readonly writes: MessagePort;
}

/** A write that the thread of the reports hands over. */
export type HandedWrite = {
  readonly id: number;
  readonly centre: string;
  readonly kind: string;
  readonly mark: string;
} & (
  | { readonly what: 'mark'; readonly dates: readonly string[] }
  | { readonly what: 'keep'; readonly made: readonly MadeFigures[] }
);

/** What became of a write: `trouble` says why it could not be, null if it is on disk. */
export interface Written {
  readonly id: number;
  readonly trouble: string | null;
}
