import type { ReadonlySignal } from '@preact/signals';
import type { Hiding } from '../ui/hiding.ts';

/** What somebody does at the kiosk who wants no ordinary ticket: they check in, book, write an appeal, come for several services or with others, or have held a code to the scanner. It is fetched when it is first wanted. */
export type ErrandKind = 'check-in' | 'book' | 'write' | 'visit' | 'scanned';

export interface Errand {
  readonly kind: ErrandKind;
  /** An answer is awaited: nothing leads away, and no time runs out. */
  readonly isBusy: ReadonlySignal<boolean>;
  /** What is typed on the way; null = nothing of it is for one pair of eyes. */
  readonly hiding: Hiding | null;
  turnPage(by: 1 | -1): void;
  /** One step back within it; false = there is none. */
  back(): boolean;
  /** They have left: nothing of theirs stays. */
  close(): void;
}
