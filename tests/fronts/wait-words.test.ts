import { expect, test } from 'vitest';
import { bookedWords } from '../../shared/cases/told-words.ts';
import * as az from '../../shared/text/az.ts';
import * as en from '../../shared/text/en.ts';
import * as ru from '../../shared/text/ru.ts';
import { plainEstimate } from '../../shared/tickets/plain-estimate.ts';
import { unbroken } from '../../ui/words.ts';

/** A number stays on one line with its unit. */
const plain = (words: string): string => words.replaceAll('\u00a0', ' ');

test.each([
  [0, 5, 'less than 5 minutes', 'меньше 5 минут', '5 dəqiqədən az'],
  [0, 1, 'less than 1 minute', 'меньше 1 минуты', '1 dəqiqədən az'],
  [2, 3, 'about 2–3 minutes', 'примерно 2–3 минуты', 'təxminən 2–3 dəqiqə'],
  [10, 15, 'about 10–15 minutes', 'примерно 10–15 минут', 'təxminən 10–15 dəqiqə'],
  [
    50,
    80,
    'about 50 minutes – 1 hour 20 minutes',
    'примерно 50 минут – 1 час 20 минут',
    'təxminən 50 dəqiqə – 1 saat 20 dəqiqə',
  ],
  [120, null, 'more than 2 hours', 'больше 2 часов', '2 saatdan çox'],
  [60, null, 'more than 1 hour', 'больше 1 часа', '1 saatdan çox'],
  [118, null, 'more than 1 hour 58 minutes', 'больше 1 часа 58 минут', '1 saat 58 dəqiqədən çox'],
  [0, 80, 'less than 1 hour 20 minutes', 'меньше 1 часа 20 минут', '1 saat 20 dəqiqədən az'],
  [0, 120, 'less than 2 hours', 'меньше 2 часов', '2 saatdan az'],
])('a wait of %s to %s minutes is said in three languages', (from, to, english, russian, azerbaijani) => {
  expect(plain(en.common.wait(from, to))).toBe(english);
  expect(plain(ru.common.wait(from, to))).toBe(russian);
  expect(plain(az.common.wait(from, to))).toBe(azerbaijani);
});

test.each([
  ['понедельник, 23 ноября', 'Откроется в понедельник, 23 ноября, в 09:00'],
  ['вторник, 24 ноября', 'Откроется во вторник, 24 ноября, в 09:00'],
  ['среда, 25 ноября', 'Откроется в среду, 25 ноября, в 09:00'],
  ['воскресенье, 29 ноября', 'Откроется в воскресенье, 29 ноября, в 09:00'],
])('a day of opening is said as Russian says it: %s', (day, said) => {
  expect(plain(ru.kiosk.opens(day, '09:00'))).toBe(said);
});

test.each([
  ['10:30', '10:30-da', '10:30-dan', '10:30-a'],
  ['10:15', '10:15-də', '10:15-dən', '10:15-ə'],
  ['09:00', '09:00-da', '09:00-dan', '09:00-a'],
  ['09:20', '09:20-də', '09:20-dən', '09:20-yə'],
  ['12:00', '12:00-də', '12:00-dən', '12:00-yə'],
  ['16:00', '16:00-da', '16:00-dan', '16:00-ya'],
  ['20:00', '20:00-də', '20:00-dən', '20:00-yə'],
  ['00:00', '00:00-da', '00:00-dan', '00:00-a'],
  ['08:50', '08:50-də', '08:50-dən', '08:50-yə'],
])('a time of day has the endings of Azerbaijani as it is said: %s', (time, at, from, to) => {
  expect([az.atTime(time), az.fromTime(time), az.toTime(time)]).toEqual([at, from, to]);
});

test.each([
  [1, '1 person with a booking', 'ещё 1 человека по записи', 'Qəbula yazılmış 1 nəfər'],
  [2, '2 people with a booking', 'ещё 2 человек по записи', 'Qəbula yazılmış 2 nəfər'],
  [11, '11 people with a booking', 'ещё 11 человек по записи', 'Qəbula yazılmış 11 nəfər'],
  [21, '21 people with a booking', 'ещё 21 человека по записи', 'Qəbula yazılmış 21 nəfər'],
])('%s who booked and may go before are said in three languages', (booked, english, russian, azerbaijani) => {
  const estimate = { ...plainEstimate(15, 25), booked };
  expect(bookedWords(en.common, estimate)).toContain(english);
  expect(bookedWords(ru.common, estimate)).toContain(russian);
  expect(bookedWords(az.common, estimate)).toContain(azerbaijani);
});

test('of nobody who booked nothing is said', () => {
  expect([bookedWords(az.common, plainEstimate(15, 25)), bookedWords(az.common, null)]).toEqual(['', '']);
});

test('a counter is gone to by its number or by its name', () => {
  expect([az.phone.goTo('12B'), az.phone.goTo('Pəncərə 12B')]).toEqual([
    '12B nömrəli pəncərəyə yaxınlaşın',
    'Yaxınlaşın: Pəncərə 12B',
  ]);
  expect([ru.phone.goTo('3'), ru.phone.goTo('Касса')]).toEqual(['Подойдите к окну 3', 'Подойдите: Касса']);
  expect([en.phone.goTo('3'), en.phone.goTo('Desk A')]).toEqual(['Go to counter 3', 'Go to Desk A']);
});

test('one of a thing is said as one', () => {
  expect([en.kiosk.closing(1), en.manager.overCalls('1'), en.manager.now.otherServices(1)]).toEqual([
    'Closes in 1 second. Touch the screen to stay.',
    'over 1 call',
    '1 other service has no queue',
  ]);
  expect([ru.kiosk.closing(21), ru.kiosk.closing(3), ru.kiosk.closing(8)].map((text) => text.split('.')[0])).toEqual([
    'Экран закроется через 21 секунду',
    'Экран закроется через 3 секунды',
    'Экран закроется через 8 секунд',
  ]);
});

test('a number stays on one line with what it counts, its ending and the number it reaches to', () => {
  expect(unbroken('Saat 09:00-da, 5 nəfər, 10–15 dəqiqə')).toBe(
    'Saat 09:00-\u2060da, 5\u00a0nəfər, 10\u2060–\u206015\u00a0dəqiqə',
  );
  expect(unbroken('Bakı-Gəncə, A-12, 2026-11-30')).toBe('Bakı-Gəncə, A-12, 2026-11-30');
});
