import type { ReadonlySignal } from '@preact/signals';

/** What somebody does at the kiosk who wants no ordinary ticket: they check in, or book. It is fetched when it is first wanted. */
export type ErrandKind = 'check-in' | 'book';

export interface Errand {
  readonly kind: ErrandKind;
  /** An answer is awaited: nothing leads away, and no time runs out. */
  readonly isBusy: ReadonlySignal<boolean>;
  turnPage(by: 1 | -1): void;
  /** One step back within it; false = there is none. */
  back(): boolean;
  /** They have left: nothing of theirs stays. */
  close(): void;
}
