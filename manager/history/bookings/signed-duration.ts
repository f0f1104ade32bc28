import { dash, duration, type FigureWords } from '../../../shared/figure-words.ts';

/** A duration that may be negative: 3 dəq before its time is −3 dəq. A dash where there is none. */
export function signedDuration(seconds: number | null, words: FigureWords): string {
  if (seconds === null) return dash;
  return `${seconds < 0 ? '\u2212' : ''}${duration(Math.abs(seconds), words)}`;
}
