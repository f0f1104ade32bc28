import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Clock, Timer } from '../shared/clock.ts';

/** A text that follows another, but changes at most every `ms`: for what is read aloud. What no longer holds is gone at once. */
export function calmText(clock: Clock, ms: number, read: () => string): CalmText {
  const text = signal('');
  let timer: Timer | null = null;
  let latest = '';
  const say = (): void => {
    timer = null;
    if (text.peek() === latest) return;
    text.value = latest;
    timer = clock.after(ms, say);
  };
  const stop = effect(() => {
    latest = read();
    if (latest === '') text.value = '';
    if (timer === null) say();
  });
  return {
    text,
    close() {
      timer?.cancel();
      stop();
    },
  };
}

interface CalmText {
  readonly text: ReadonlySignal<string>;
  close(): void;
}
