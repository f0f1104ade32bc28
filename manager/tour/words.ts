import { textsIn } from '../../shared/languages.ts';
import type { TourWords } from './steps.ts';
import { az } from './text/az.ts';
import { en } from './text/en.ts';
import { ru } from './text/ru.ts';

/** They come with the tour, and weigh on nothing else. */
export function tourWords(language: string): TourWords {
  return textsIn({ az, ru, en }, language);
}
