import { textsIn } from '../languages.ts';
import type { Words } from '../words.ts';
import type { BookingFigure } from './booking-figures.ts';
import { bookings as az } from './booking-report-text/az.ts';
import { bookings as en } from './booking-report-text/en.ts';
import { bookings as ru } from './booking-report-text/ru.ts';

export type BookingsWords = Words<typeof az>;

/** What the figures of bookings say in a language, else in Azerbaijani. They come with their page, and weigh on nothing else. */
export function bookingsWords(language: string): BookingsWords {
  return textsIn({ az, ru, en }, language);
}

/** What a figure is a part of, and which part; null = it is the whole of it. */
export function bookingFigureParts(figure: BookingFigure): { readonly of: BookingName; readonly part: string | null } {
  const [of = '', part = null] = figure.split('.');
  return { of: names.find((name) => name === of) ?? 'wait', part };
}

/** What a figure is called at the head of a column. */
export function bookingHead(figure: BookingFigure, words: BookingsWords): string {
  const { of, part } = bookingFigureParts(figure);
  return part === 'p90' ? `${words.figures[of]}, 90%` : words.figures[of];
}

type BookingName = (typeof names)[number];
const names = [
  ...(['booked', 'came', 'missed', 'attendance', 'cancelled', 'cancelledLate', 'calledOff'] as const),
  ...(['punctuality', 'punctual', 'tardiness', 'wait'] as const),
];
