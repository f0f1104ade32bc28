import { type ReadonlySignal, signal } from '@preact/signals';
import type { Memory } from './storage.ts';

/** The language of the screens for people who work here: remembered by the browser, not by the person. */
export interface ChosenLanguage {
  readonly code: ReadonlySignal<string>;
  choose(code: string): void;
}

/** What this browser chose last, if it is one of `codes`; else the first of them. */
export function chosenLanguage(codes: readonly string[], memoryOf: (key: string) => Memory): ChosenLanguage {
  const memory = memoryOf(key);
  const remembered = memory.read();
  const code = signal(remembered !== null && codes.includes(remembered) ? remembered : (codes[0] ?? 'az'));
  return {
    code,
    choose: (next) => {
      if (!codes.includes(next)) return;
      code.value = next;
      memory.write(next);
    },
  };
}

const key = 'novbe.language';
