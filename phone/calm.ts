import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Clock, Timer } from '../shared/time/clock.ts';

/** What is to be read aloud, and what it is about. */
export interface Said {
  readonly topic: string;
  readonly text: string;
}

/** A text that follows another, for what is read aloud: changes at most every `ms` while its topic stays, at once with another topic. */
export function calmText(clock: Clock, ms: number, read: () => Said): CalmText {
  const text = signal('');
  let timer: Timer | null = null;
  let latest: Said = { topic: '', text: '' };
  const say = (): void => {
    timer = null;
    if (text.peek() === latest.text) return;
    text.value = latest.text;
    timer = clock.after(ms, say);
  };
  const stop = effect(() => {
    const next = read();
    const isOther = next.topic !== latest.topic || next.text === '';
    latest = next;
    if (isOther) timer?.cancel();
    if (isOther || timer === null) say();
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
