import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { InEach } from '../shared/languages.ts';
import type { Clock, Timer } from '../shared/time/clock.ts';

/** What a screen says, with one language built in; each other is a file that is fetched once the first picture stands. */
export interface LateWords<Text> {
  /** The languages whose words are there. */
  readonly ready: ReadonlySignal<readonly string[]>;
  /** The words of a language; those of the built-in one until they are there. */
  in(language: string): Text;
  /** Fetches the languages that are not there; gives whether all of them are now. */
  fetch(): Promise<boolean>;
}

/** The words of a screen: Azerbaijani is built in. */
export function createLateWords<Text>({ az: first, ...others }: LateTexts<Text>): LateWords<Text> {
  const there = signal<ReadonlyMap<string, Text>>(new Map([['az', first]]));
  const add = async (language: string, load: Load<Text>): Promise<void> => {
    const { words } = await load();
    there.value = new Map(there.peek()).set(language, words);
  };
  return {
    ready: computed(() => [...there.value.keys()]),
    in: (language) => there.value.get(language) ?? first,
    fetch: async () => {
      const missing = Object.entries(others).filter(([language]) => !there.peek().has(language));
      const came = await Promise.allSettled(missing.map(([language, load]) => add(language, load)));
      return came.every(({ status }) => status === 'fulfilled');
    },
  };
}

/** Fetches the other languages once the first picture stands, those that fail again and again; until it is closed. */
export function fetchWhen(isDrawn: () => boolean, words: Pick<LateWords<unknown>, 'fetch'>, clock: Clock) {
  let timer: Timer | null = null;
  let closed = false;
  const ask = async (): Promise<void> => {
    timer?.cancel();
    if ((await words.fetch()) || closed) return;
    timer = clock.after(againMs, () => void ask());
  };
  const drawn = computed(isDrawn);
  const stop = effect(() => {
    if (drawn.value) void untracked(ask);
  });
  return {
    close(): void {
      closed = true;
      stop();
      timer?.cancel();
    },
  };
}

/** After which a language that did not come is asked for again, in ms. */
export const againMs = 5000;

type LateTexts<Text> = { readonly az: Text } & Omit<InEach<Load<Text>>, 'az'>;
type Load<Text> = () => Promise<{ readonly words: Text }>;
