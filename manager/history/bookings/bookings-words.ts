import type { Words } from '../../../shared/words.ts';
import { bookings as az } from './text/az.ts';
import { bookings as en } from './text/en.ts';
import { bookings as ru } from './text/ru.ts';

export type BookingsWords = Words<typeof az>;

/** What the figures of bookings say in a language. They come with their page, and weigh on nothing else. */
export function bookingsWords(language: string): BookingsWords {
  return { az, ru, en }[language] ?? az;
}
