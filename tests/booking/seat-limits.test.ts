import { describe, expect, test } from 'vitest';
import { evolveSeat } from '../../engine/booking/evolve-seat.ts';
import { roomAt } from '../../engine/booking/slots.ts';
import { bookableDefaults } from '../../shared/booking/booking.ts';
import { dayMs } from '../../shared/time/durations.ts';
import { bookedCentre } from '../support/booked-centre.ts';
import { baku, friday, openSheets, type Sheets, staff } from './sheets.ts';

/** Second conditions and exact limits of the rules of seats. */

const minute = 60_000;
const codeOf = (decided: ReturnType<Sheets['ask']>) => (decided.ok ? 'ok' : decided.refusal.code);
const nextFriday = '2026-11-27';
const full = (sheets: Sheets, at: number): readonly string[] =>
  ['10:00', '10:15', '10:30', '10:45'].map((from, index) => sheets.book(at, from, `full${index}`));
const passTime = (sheets: Sheets, time: string): void => void sheets.ask(baku(time), { type: 'pass-time' });

describe('[SE7] a person', () => {
  test('has as many seats as they may, and no more', () => {
    const sheets = openSheets(bookedCentre({ booking: { perPerson: 1 } }));
    const at = baku('08:00:00');
    expect(sheets.book(at, '10:00', 'p')).toMatch(/^seat/);
    expect(sheets.book(at, '12:00', 'p', 'service-a')).toBe('too-many-seats');
    expect(sheets.book(at, '12:00', 'q', 'service-a')).toMatch(/^seat/);
  });
  test('who stayed away is paused to the last moment of the pause', () => {
    const sheets = openSheets(bookedCentre({ booking: { missedLimit: { times: 1, days: 90, pauseDays: 10 } } }));
    sheets.book(baku('08:00:00'), '10:00', 'p');
    const end = baku('10:00:00') + 10 * dayMs;
    expect(sheets.book(end - 1, '10:00', 'p', 'official-head', '2026-12-04')).toBe('booking-paused');
    expect(sheets.book(end, '10:00', 'p', 'official-head', '2026-12-04')).toMatch(/^seat/);
  });
  test('is paused for what they missed in the days that count, the first moment of them included', () => {
    const missedLimit = { times: 1, days: 12, pauseDays: 20 };
    const tried = (later: number) => {
      const sheets = openSheets(bookedCentre({ booking: { missedLimit } }));
      sheets.book(baku('08:00:00'), '10:00', 'p');
      return sheets.book(baku('10:00:00') + 12 * dayMs + later, '10:00', 'p', 'official-head', '2026-12-04');
    };
    expect(tried(0)).toBe('booking-paused');
    expect(tried(1)).toMatch(/^seat/);
  });
  test('who came and was not there when they were called did not stay away', () => {
    const missedLimit = { times: 1, days: 90, pauseDays: 30 };
    const next = (hasCome: boolean) => {
      const sheets = openSheets(bookedCentre({ booking: { missedLimit } }));
      const seat = sheets.book(baku('08:00:00'), '10:00', 'p');
      if (hasCome) expect(codeOf(sheets.come(baku('10:00:00'), seat))).toBe('ok');
      const stamp = { at: baku('10:05:00'), by: staff, date: friday, practice: false, seat };
      const missed = evolveSeat(sheets.seat(seat) ?? null, { ...stamp, type: 'seat-missed' });
      if (missed === null) throw new Error('the seat is gone');
      expect([missed.status, missed.ticket !== null]).toEqual(['missed', hasCome]);
      const rows = { seats: [missed], withheld: [], calledOff: [], people: [], secrets: [] };
      sheets.store.write(sheets.centre.id, { seats: rows }, () => true);
      return sheets.book(baku('11:00:00'), '10:00', 'p', 'official-head', nextFriday);
    };
    expect(next(true)).toMatch(/^seat/);
    expect(next(false)).toBe('booking-paused');
  });
});

describe('[SE11] [SE12] a place that is free again', () => {
  test('two hours before it, to the second, goes to those who stand by, and is withheld from nobody', () => {
    const sheets = openSheets();
    const [seat = ''] = full(sheets, baku('07:00:00'));
    const waits = sheets.standBy(baku('07:30:00'), 'x');
    sheets.ask(baku('08:00:00'), { type: 'cancel', seat });
    expect(sheets.seat(waits)?.from).toBe('10:00');
    for (const [time, came] of [
      ['07:59:59', 'slot-taken'],
      ['08:00:00', 'seat'],
    ] as const) {
      const others = openSheets();
      const [given = ''] = full(others, baku('07:00:00'));
      others.ask(baku(time), { type: 'cancel', seat: given });
      expect(others.book(baku(time), '10:00', 'z').replace(/[0-9]+$/, ''), time).toBe(came);
    }
  });
  test('is given to nobody once its time is over, to the second', () => {
    const placeAt = (time: string) => {
      const sheets = openSheets();
      full(sheets, baku('08:00:00'));
      const waits = sheets.standBy(baku('08:00:00'), 'x');
      sheets.come(baku('09:50:00'), waits);
      passTime(sheets, time);
      return sheets.seat(waits)?.from;
    };
    expect(placeAt('10:59:59')).toBe('10:45');
    expect(placeAt('11:00:00')).toBeNull();
  });
  test('goes to somebody who is not here only before its time begins', () => {
    const sheets = openSheets();
    for (const [from, person] of [
      ['10:00', 'a'],
      ['10:30', 'b'],
      ['10:45', 'c'],
    ] as const)
      sheets.book(baku('08:00:00'), from, person);
    const of = { seat: 'held', resource: 'official-head', date: friday, from: '10:15', channel: 'web' } as const;
    sheets.ask(baku('10:05:00'), { type: 'hold', ...of });
    const waits = sheets.standBy(baku('10:06:00'), 'x');
    passTime(sheets, '10:15:00');
    expect(sheets.seat(waits)).toMatchObject({ status: 'standby', from: null });
  });
  test('goes to none where the time was called off', () => {
    const sheets = openSheets();
    full(sheets, baku('08:00:00'));
    const waits = sheets.standBy(baku('08:00:00'), 'x');
    const span = { from: '10:00', to: '10:30' };
    const off = { type: 'call-off', resource: 'official-head', date: friday, span, reason: 'ill' } as const;
    sheets.ask(baku('08:30:00'), off, staff);
    passTime(sheets, '08:31:00');
    expect(sheets.seat(waits)).toMatchObject({ status: 'standby', from: null });
  });
  test('goes to those who are not here in the order in which they asked', () => {
    const sheets = openSheets();
    const [seat = ''] = full(sheets, baku('07:00:00'));
    const of = { type: 'stand-by', resource: 'official-head', date: friday, channel: 'web', language: 'az' } as const;
    sheets.ask(baku('07:30:00'), { ...of, seat: 'b', person: 'x', code: '1' });
    sheets.ask(baku('07:31:00'), { ...of, seat: 'a', person: 'y', code: '2' });
    sheets.ask(baku('08:30:00'), { type: 'cancel', seat });
    expect([sheets.seat('a')?.from, sheets.seat('b')?.from]).toEqual([null, '10:00']);
  });
});

test('[SE6] the nearest free times are those that have not begun', () => {
  const sheets = openSheets();
  sheets.book(baku('08:00:00'), '10:30', 'a');
  const of = { seat: sheets.id(), resource: 'official-head', date: friday, from: '10:30', channel: 'web' } as const;
  const refused = sheets.ask(baku('10:20:00'), { type: 'hold', ...of });
  expect(refused.ok ? null : refused.refusal.about).toEqual({
    nearest: `${friday}T10:45 ${nextFriday}T10:00 ${nextFriday}T10:15`,
  });
});

test('[SE4] counters that are promised for some hours are there to the end of them, not after', () => {
  const room = (from: string) =>
    roomAt(
      {
        rules: {
          ...bookableDefaults,
          minutes: 30,
          share: 1,
          desks: [{ weekday: 'fri', from: '09:00', to: '12:00', desks: 2 }],
        },
        ...{ weekday: 'fri', visitMinutes: 15, measured: () => 9 },
      },
      from,
    );
  expect(['08:30', '09:00', '11:30', '12:00'].map(room)).toEqual([0, 4, 4, 0]);
});

test('[SE11] nobody stands by for what they have a seat of, and nobody is released on the day itself', () => {
  const sheets = openSheets();
  const [seat] = full(sheets, baku('08:00:00'));
  expect(sheets.standBy(baku('08:00:00'), 'full0')).toBe('has-seat');
  const waits = sheets.standBy(baku('08:00:00'), 'x');
  expect(sheets.standBy(baku('08:00:00'), 'x')).toBe('has-seat');
  passTime(sheets, '23:59:59');
  expect([sheets.seat(waits)?.status, sheets.seat(seat ?? '')?.status]).toEqual(['standby', 'missed']);
});

test('[SE13] a span that was called off leaves the place that begins at its end', () => {
  const sheets = openSheets();
  const span = { from: '10:15', to: '10:45' };
  const off = { type: 'call-off', resource: 'official-head', date: friday, span, reason: 'meeting' } as const;
  sheets.ask(baku('08:00:00'), off, staff);
  const free = ['10:00', '10:15', '10:30', '10:45'].map((from) => sheets.free(baku('08:00:00'), from));
  expect(free).toEqual([1, 0, 0, 1]);
});

describe('[SE8] staff', () => {
  test('let somebody in outside their time on its day alone, and bring a missed seat back on that day alone', () => {
    const sheets = openSheets();
    const seat = sheets.book(baku('08:00:00'), '10:00', 'p');
    expect(codeOf(sheets.come(baku('10:00:00', '2026-11-19'), seat, staff, 'a guest'))).toBe('too-early');
    passTime(sheets, '12:00:00');
    const next = baku('09:00:00', '2026-11-21');
    expect(codeOf(sheets.come(next, seat, staff, 'a guest'))).toBe('too-late');
    expect(codeOf(sheets.ask(next, { type: 'reinstate', seat, reason: 'a guest' }, staff))).toBe('too-late');
    expect(codeOf(sheets.ask(baku('13:00:00'), { type: 'reinstate', seat, reason: 'a guest' }, staff))).toBe('ok');
  });
  test('an ordinary ticket is offered before its time on its day alone', () => {
    const sheets = openSheets();
    const seat = sheets.book(baku('08:00:00', '2026-11-19'), '10:00', 'p');
    const about = (time: string, date?: string) => {
      const come = sheets.come(baku(time, date), seat);
      return come.ok ? null : (come.refusal.about?.ordinary ?? false);
    };
    expect([about('09:00:00', '2026-11-19'), about('08:00:00')]).toEqual([false, true]);
  });
});

describe('[SE16] somebody is seated urgently', () => {
  const urgent = (sheets: Sheets, at: number, person = 'u') => {
    const who = { person, code: '1', language: 'az', channel: 'reception', reason: 'at once' } as const;
    const seat = sheets.id();
    const done = sheets.ask(at, { type: 'seat-urgently', seat, resource: 'official-head', ...who }, staff);
    return done.ok ? sheets.seat(seat)?.from : done.refusal.code;
  };
  test('though they have as many seats elsewhere as they may', () => {
    const sheets = openSheets(bookedCentre({ booking: { perPerson: 1 } }));
    sheets.book(baku('08:00:00'), '12:00', 'u', 'service-a');
    expect(urgent(sheets, baku('10:00:00'))).toBe('10:00');
  });
  test('and takes no place of the slot from others', () => {
    const sheets = openSheets();
    expect(urgent(sheets, baku('09:00:00'))).toBe('10:00');
    expect(sheets.free(baku('09:00:00'), '10:00')).toBe(1);
    expect(sheets.book(baku('09:01:00'), '10:00', 'p')).toMatch(/^seat/);
  });
  test('in a slot that is not over, to the second', () => {
    expect(urgent(openSheets(), baku('10:14:59'))).toBe('10:00');
    expect(urgent(openSheets(), baku('10:15:00'))).toBe('10:15');
    expect(urgent(openSheets(), baku('11:00:00'))).toBe('slot-gone');
  });
});

test('[SE12] who gave a place back has no more right to it than others while it is withheld', () => {
  const sheets = openSheets();
  const at = baku('07:00:00');
  const [seat = ''] = full(sheets, at);
  sheets.ask(at, { type: 'cancel', seat });
  const of = { resource: 'official-head', date: friday, from: '10:00', channel: 'web', instead: seat } as const;
  expect(codeOf(sheets.ask(at + minute, { type: 'hold', seat: sheets.id(), ...of }))).toBe('slot-taken');
});

test('[SE13] a place that is only held is offered no other time when its date is called off', () => {
  const sheets = openSheets();
  const at = baku('08:00:00');
  const of = { seat: 'held', resource: 'official-head', date: friday, from: '10:00', channel: 'web' } as const;
  sheets.ask(at, { type: 'hold', ...of });
  const booked = sheets.book(at, '10:15', 'p');
  sheets.ask(at, { type: 'call-off', resource: 'official-head', date: friday, span: null, reason: 'ill' }, staff);
  const offers = sheets.events.flatMap((one) =>
    one.type === 'seat-called-off' ? [[one.seat, one.offers.length] as const] : [],
  );
  expect(Object.fromEntries(offers)).toEqual({ held: 0, [booked]: 3 });
});

describe('[SE14] moving', () => {
  test('keeps the code within the date', () => {
    const sheets = openSheets();
    const seat = sheets.book(baku('08:00:00'), '10:00', 'p');
    const before = sheets.seat(seat)?.code;
    sheets.ask(baku('08:01:00'), { type: 'move', seat, date: friday, from: '10:30', code: '654321' });
    expect(sheets.seat(seat)).toMatchObject({ from: '10:30', code: before });
    sheets.ask(baku('08:02:00'), { type: 'move', seat, date: nextFriday, from: '10:30', code: '654321' });
    expect(sheets.seat(seat)).toMatchObject({ date: nextFriday, code: '654321' });
  });
});

test('[SE11] staff give a place to one who stands by until its time is over', () => {
  const given = (time: string) => {
    const sheets = openSheets();
    const [seat = ''] = full(sheets, baku('08:00:00'));
    const waits = sheets.standBy(baku('08:00:00'), 'x');
    expect(sheets.seat(seat)?.from).toBe('10:00');
    return codeOf(sheets.ask(baku(time), { type: 'give', seat: waits, from: '10:00' }, staff));
  };
  expect(given('10:05:00')).toBe('slot-taken');
  expect(given('10:14:59')).toBe('ok');
  expect(given('10:15:00')).toBe('slot-gone');
});
