import { foldForSearch } from '../shared/words.ts';

/** Whether every word of `wanted` begins some word of `texts`; nothing wanted finds everything. */
export const finds = (wanted: string, texts: readonly string[], language: string): boolean => {
  const words = texts.flatMap((text) => foldForSearch(text, language).split(' '));
  return foldForSearch(wanted, language)
    .split(' ')
    .every((part) => words.some((word) => word.startsWith(part)));
};
