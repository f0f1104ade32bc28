import type { SeatStatus } from '../shared/booking/seats.ts';
import { inEach, textsIn } from '../shared/languages.ts';

/** How a seat stands, as those who work there say it in the middle of a line. */
export function seatStatusWords(language: string): { readonly [S in SeatStatus]: string } {
  return textsIn(all, language);
}

const all = inEach<{ readonly [S in SeatStatus]: string }>({
  az: {
    held: 'yer saxlanılır',
    booked: 'yazılıb',
    standby: 'ehtiyat siyahısında',
    arrived: 'gəlib',
    missed: 'gəlməyib',
    heard: 'qəbul edilib',
    cancelled: 'imtina edib',
    'called-off': 'qəbul ləğv olunub',
    released: 'yeri boşaldılıb',
  },
  ru: {
    held: 'место закреплено',
    booked: 'есть запись',
    standby: 'в листе ожидания',
    arrived: 'на месте',
    missed: 'неявка',
    heard: 'приём состоялся',
    cancelled: 'отказ',
    'called-off': 'приём отменён',
    released: 'место освобождено',
  },
  en: {
    held: 'being kept',
    booked: 'booked',
    standby: 'standing by',
    arrived: 'came',
    missed: 'did not come',
    heard: 'seen',
    cancelled: 'cancelled',
    'called-off': 'called off',
    released: 'given back',
  },
});
