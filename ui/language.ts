import { type ReadonlySignal, signal } from '@preact/signals';

/** The language of the screens for people who work here: remembered by the browser, not by the person. */
export interface ChosenLanguage {
  readonly code: ReadonlySignal<string>;
  choose(code: string): void;
}

/** What this browser chose last, if it is one of `codes`; else the first of them. A storage that fails only forgets. */
export function chosenLanguage(
  codes: readonly string[],
  storage: Pick<Storage, 'getItem' | 'setItem'>,
): ChosenLanguage {
  const remembered = ((): string | null => {
    try {
      return storage.getItem(key);
    } catch {
      return null;
    }
  })();
  const code = signal(remembered !== null && codes.includes(remembered) ? remembered : (codes[0] ?? 'az'));
  return {
    code,
    choose: (next) => {
      if (!codes.includes(next)) return;
      code.value = next;
      try {
        storage.setItem(key, next);
      } catch {
        // A browser without storage asks again next time; nothing else depends on it.
      }
    },
  };
}

const key = 'novbe.language';
