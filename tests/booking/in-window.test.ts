import { describe, expect, test } from 'vitest';
import type { BookingRules } from '../../shared/booking/booking.ts';
import type { Bookable } from '../../shared/booking/booking-schema.ts';
import { bookedCentre } from '../support/booked-centre.ts';
import { baku, friday, openSheets, type Sheets } from './sheets.ts';

/** Dates are looked at as things are when a place is held and when it is booked, not as they were when they were shown. */

const saturday = '2026-11-21';
const bookable = (change: Partial<Bookable>, offered = true) => {
  const plain = bookedCentre();
  const services = plain.services.map((one) =>
    one.bookable === undefined ? one : { ...one, offered, bookable: { ...one.bookable, ...change } },
  );
  return { ...plain, services };
};
const held = (sheets: Sheets, at: number, resource: string, date: string, from = '10:00') => {
  const seat = sheets.id();
  const asked = sheets.ask(at, { type: 'hold', seat, resource, date, from, channel: 'web' });
  if (!asked.ok) throw new Error(asked.refusal.message);
  return (then: number) => {
    const booked = sheets.ask(then, { type: 'book', seat, person: seat, code: '1', language: 'az' });
    return booked.ok ? 'ok' : [booked.refusal.code, String(booked.refusal.about?.nearest).slice(0, 16)];
  };
};

test('[SE2] an official who is not offered takes nobody: no place is held, and nobody stands by', () => {
  const at = baku('08:00:00');
  const taken = (offered: boolean) => {
    const plain = bookedCentre();
    const officials = (plain.officials ?? []).map((one) => ({ ...one, offered }));
    const sheets = openSheets({ ...plain, officials });
    const standing = sheets.standBy(at, 'x', 'official-head', friday);
    return [sheets.book(at, '10:00', 'p').replace(/[0-9]+$/, ''), standing];
  };
  expect(taken(true)).toEqual(['seat', 'places-free']);
  expect(taken(false)).toEqual(['slot-gone', 'slot-gone']);
});

test('[SE2] a date of an official that is not among those shown takes nobody', () => {
  const [sheets, at] = [openSheets(), baku('08:00:00')];
  for (const [date, held, standing] of [
    ['2026-12-11', 'seat', 'places-free'],
    ['2026-12-18', 'slot-gone', 'slot-gone'],
  ] as const) {
    expect(sheets.standBy(at, 'x', 'official-head', date), date).toBe(standing);
    expect(sheets.book(at, '10:00', 'p', 'official-head', date).replace(/[0-9]+$/, ''), date).toBe(held);
  }
});

describe('[SE2] a place that was held is booked', () => {
  test('within the days of the service as they are by then, over midnight too', () => {
    const sheets = openSheets(bookable({ fromDays: 1, toDays: 2 }));
    const at = baku('23:58:00');
    const [tomorrow, later] = [held(sheets, at, 'service-a', saturday), held(sheets, at, 'service-a', '2026-11-22')];
    expect(tomorrow(at + 180_000)).toEqual(['slot-gone', '2026-11-22T00:00']);
    expect(later(at + 180_000)).toBe('ok');
  });

  test('no further ahead than the document says by then', () => {
    const sheets = openSheets(bookable({ toDays: 14 }));
    const at = baku('08:00:00');
    const [far, near] = [held(sheets, at, 'service-a', '2026-12-04'), held(sheets, at, 'service-a', '2026-11-24')];
    sheets.configure(bookable({ toDays: 4 }));
    expect(far(at)).toEqual(['slot-gone', '']);
    expect(near(at)).toBe('ok');
  });

  test('while the official, or the service, is offered', () => {
    const at = baku('08:00:00');
    const sheets = openSheets();
    const [head, service] = [held(sheets, at, 'official-head', friday), held(sheets, at, 'service-a', friday)];
    const officials = (sheets.centre.officials ?? []).map((one) => ({ ...one, offered: false }));
    sheets.configure({ ...bookable({}, false), officials });
    expect([head(at)[0], service(at)[0]]).toEqual(['slot-gone', 'slot-gone']);
  });

  test('once its hold is over only on a date that is shown by then', () => {
    const booking: Partial<BookingRules> = { perPerson: 50 };
    const sheets = openSheets(bookedCentre({ booking }));
    const at = baku('08:00:00');
    const dates = [friday, '2026-11-27', '2026-12-04', '2026-12-11'];
    const taken = dates.flatMap((date) =>
      ['10:00', '10:15', '10:30', '10:45'].map((from) =>
        sheets.book(at, from, `${date}${from}`, 'official-head', date),
      ),
    );
    const [fifth, other] = ['10:00', '10:15'].map((from) => held(sheets, at, 'official-head', '2026-12-18', from));
    sheets.ask(at, { type: 'cancel', seat: taken[5] ?? '' });
    const reopened = at + 900_000;
    expect(fifth?.(at + 1000)).toBe('ok');
    expect(other?.(reopened)).toEqual(['slot-gone', '2026-11-27T10:15']);
  });
});
