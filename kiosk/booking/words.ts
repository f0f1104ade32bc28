import type { kioskBooking, questions } from '../../shared/text/az.ts';
import type { Words } from '../../shared/words.ts';
import { textsOf, wordsOf } from '../../ui/words.ts';

export type BookingWords = Words<typeof kioskBooking>;

/** The words around a booking, in a language. */
export function bookingWords(language: string): BookingWords {
  return wordsOf(bookings, language);
}

const bookings = textsOf('kioskBooking');

/** The words around the questions of a form. */
export function questionWords(language: string): Words<typeof questions> {
  return wordsOf(allQuestions, language);
}

const allQuestions = textsOf('questions');
