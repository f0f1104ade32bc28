import { type Signal, signal } from '@preact/signals';

/** What helps a visitor to reach, to see and to hear; as usual again for the next. */
export interface Aids {
  /** Everything to press is low, for somebody seated. */
  readonly low: Signal<boolean>;
  /** Light on black, nothing fainter. */
  readonly contrast: Signal<boolean>;
  /** Letters twice as large. */
  readonly large: Signal<boolean>;
  /** The screens are read aloud. */
  readonly speech: Signal<boolean>;
  /** Whether a visitor has one of them. */
  isUsed(): boolean;
  reset(): void;
}

export function createAids(): Aids {
  const each = { low: signal(false), contrast: signal(false), large: signal(false), speech: signal(false) };
  const all = Object.values(each);
  return {
    ...each,
    isUsed: () => all.some((aid) => aid.peek()),
    reset() {
      for (const aid of all) aid.value = false;
    },
  };
}
