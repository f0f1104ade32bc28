import { type ReadonlySignal, signal } from '@preact/signals';
import type { Clock, Timer } from '../shared/time/clock.ts';

export interface Turn {
  readonly language: string;
  /** Which page of the text at the foot, from 0. */
  readonly page: number;
}
export interface Rotation {
  readonly turn: ReadonlySignal<Turn>;
  close(): void;
}

/** A text cut between words (within one only if it is longer than a page) into as few pages as `length` characters allow, of much the same length each. */
export function pagesOf(text: string, length: number): readonly string[] {
  const words = text.split(/\s+/u).flatMap((word) => word.match(new RegExp(`.{1,${length}}`, 'gsu')) ?? []);
  const fewest = cut(words, length);
  for (let limit = Math.ceil(text.length / Math.max(1, fewest.length)); limit < length; limit++) {
    const pages = cut(words, limit);
    if (pages.length === fewest.length) return pages;
  }
  return fewest;
}

/** Goes round the languages, each for as many turns as it has pages; both are asked again at each turn. */
export function rotate(
  clock: Clock,
  languages: () => readonly string[],
  pages: (language: string) => number,
): Rotation {
  const turn = signal<Turn>({ language: languages()[0] ?? 'az', page: 0 });
  let timer: Timer | null = null;
  const step = (): void => {
    const { language, page } = turn.value;
    const all = languages();
    if (page + 1 < pages(language)) turn.value = { language, page: page + 1 };
    else turn.value = { language: all[(all.indexOf(language) + 1) % all.length] ?? language, page: 0 };
    timer = clock.after(turnMs, step);
  };
  timer = clock.after(turnMs, step);
  return { turn, close: () => timer?.cancel() };
}

/** How long one language, or one page of a long text, stands, in ms. */
export const turnMs = 10_000;
/** What fits at the foot in two lines, in characters. */
export const pageLength = 92;

const cut = (words: readonly string[], length: number): readonly string[] => {
  const pages: string[] = [];
  let page = '';
  for (const word of words) {
    const longer = page === '' ? word : `${page} ${word}`;
    if (page !== '' && longer.length > length) {
      pages.push(page);
      page = word;
    } else page = longer;
  }
  return page === '' ? pages : [...pages, page];
};
