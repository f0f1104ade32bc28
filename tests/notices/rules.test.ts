import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noticeKey, noticesOf } from '../../engine/notices/notices-of.ts';
import { afterQuiet, beforeQuiet } from '../../engine/notices/quiet-hours.ts';
import { whyNotSent } from '../../engine/notices/still-stands.ts';
import { nextTry, wayAfter, waysTo } from '../../engine/notices/ways.ts';
import { noticeDefaults } from '../../shared/notices/notices-schema.ts';
import { smsLength } from '../../shared/notices/sms-parts.ts';
import { aSeat, bookedEvent, inBaku, zone } from './seats.ts';

const quiet = { from: '21:00', to: '09:00' };
const rules = { reminders: [86400, 7200], quiet, timeZone: zone };

test('[NO1] a booking is told at once, and reminded of a day and two hours before', () => {
  const planned = noticesOf(
    bookedEvent({ at: inBaku('2026-03-02', '12:00'), date: '2026-03-16', from: '11:30' }),
    rules,
  );
  expect(planned.map(({ kind, due, mustReach }) => [kind, due, mustReach])).toEqual([
    ['booked', 0, false],
    ['reminder', inBaku('2026-03-15', '11:30'), false],
    ['reminder', inBaku('2026-03-16', '09:30'), false],
  ]);
  expect(new Set(planned.map(noticeKey)).size).toBe(3);
});

test('[NO7] a reminder that falls into the quiet hours moves before them; one that would be past then is left out', () => {
  const early = { date: '2026-03-16', from: '10:00' };
  const dues = (at: number) => noticesOf(bookedEvent({ at, ...early }), rules).map(({ due }) => due);
  expect(dues(inBaku('2026-03-02', '12:00'))).toEqual([
    0,
    inBaku('2026-03-15', '10:00'),
    inBaku('2026-03-15', '20:59'),
  ]);
  expect(dues(inBaku('2026-03-15', '22:00'))).toEqual([0]);
  expect(dues(inBaku('2026-03-15', '20:59'))).toEqual([0]);
  expect(dues(inBaku('2026-03-15', '20:58'))).toEqual([0, inBaku('2026-03-15', '20:59')]);
});

test('[NO7] the quiet hours end and begin to the minute, over midnight and within a day; none if both are the same', () => {
  const at = (time: string) => inBaku('2026-03-16', time);
  expect([afterQuiet(at('20:59'), quiet, zone), afterQuiet(at('21:00'), quiet, zone)]).toEqual([
    at('20:59'),
    inBaku('2026-03-17', '09:00'),
  ]);
  expect([afterQuiet(at('08:59'), quiet, zone), afterQuiet(at('09:00'), quiet, zone)]).toEqual([
    at('09:00'),
    at('09:00'),
  ]);
  expect(beforeQuiet(at('03:00'), quiet, zone)).toBe(inBaku('2026-03-15', '20:59'));
  const noon = { from: '12:00', to: '13:00' };
  expect([afterQuiet(at('12:30'), noon, zone), beforeQuiet(at('12:30'), noon, zone)]).toEqual([
    at('13:00'),
    at('11:59'),
  ]);
  expect(afterQuiet(at('03:00'), { from: '09:00', to: '09:00' }, zone)).toBe(at('03:00'));
});

test('[NO7] no instant is quiet once it is moved, in a zone with summer time too', () => {
  const times = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`);
  const instants = fc.integer({ min: Date.UTC(2026, 2, 27), max: Date.UTC(2026, 2, 31) });
  fc.assert(
    fc.property(times, times, instants, (from, to, at) => {
      const moved = [beforeQuiet(at, { from, to }, 'Europe/Berlin'), afterQuiet(at, { from, to }, 'Europe/Berlin')];
      expect(moved[0]).toBeLessThanOrEqual(at);
      expect(moved[1]).toBeGreaterThanOrEqual(at);
      expect(afterQuiet(moved[1] ?? 0, { from, to }, 'Europe/Berlin')).toBe(moved[1]);
      expect(beforeQuiet(moved[0] ?? 0, { from, to }, 'Europe/Berlin')).toBe(moved[0]);
    }),
    { seed: 8 },
  );
});

test('[NO3] what is not so any more is not sent', () => {
  const seat = aSeat({ status: 'booked', date: '2026-03-16', from: '10:00' });
  const start = seat.startsAt ?? 0;
  const why = (kind: 'booked' | 'reminder' | 'moved', about: number, now = start - 1, of = seat) =>
    whyNotSent({ kind, about }, of, [], now);
  expect(why('reminder', start)).toBeNull();
  expect(why('reminder', start, start)).toBe('too-late');
  expect(why('reminder', start - 900_000)).toBe('changed');
  expect(why('reminder', start, start - 1, { ...seat, status: 'cancelled' })).toBe('changed');
  expect(why('booked', start, start)).toBeNull();
  expect(why('booked', start, seat.endsAt ?? 0)).toBe('too-late');
  expect(why('moved', seat.sequence)).toBeNull();
  expect(why('moved', seat.sequence - 1)).toBe('changed');
  expect(whyNotSent({ kind: 'reminder', about: start }, null, [], start - 1)).toBe('changed');
});

test('[NO3] what takes something back is told to those who were told', () => {
  const seat = aSeat({ status: 'cancelled', date: '2026-03-16', from: '10:00' });
  const why = (status: 'sent' | 'queued' | 'failed') =>
    whyNotSent({ kind: 'cancelled', about: 1 }, seat, [{ kind: 'booked', status }], 0);
  expect([why('sent'), why('queued'), why('failed')]).toEqual([null, 'nothing-told', 'nothing-told']);
  expect(whyNotSent({ kind: 'cancelled', about: 1 }, seat, [{ kind: 'cancelled', status: 'sent' }], 0)).toBe(
    'nothing-told',
  );
  expect(whyNotSent({ kind: 'called-off', about: 1 }, { ...seat, status: 'called-off' }, [], 0)).toBeNull();
});

test('[NO4] e-mail, then SMS, then a person of the centre where it must be told', () => {
  const both = { email: true, sms: true };
  expect(waysTo({ email: true, phone: true }, both, true)).toEqual(['email', 'sms', 'phone']);
  expect(waysTo({ email: true, phone: true }, both, false)).toEqual(['email', 'sms']);
  expect(waysTo({ email: false, phone: true }, { email: true, sms: false }, true)).toEqual(['phone']);
  expect(waysTo({ email: true, phone: false }, { email: false, sms: true }, true)).toEqual(['hand']);
  expect(waysTo({ email: false, phone: false }, both, false)).toEqual([]);
  expect(wayAfter(['email', 'phone'], 'email')).toBe('phone');
  expect(wayAfter(['email'], 'email')).toBeNull();
  const person = { email: true, phone: true };
  expect(waysTo(person, both, true, 'sms')).toEqual(['sms', 'email', 'phone']);
  expect(waysTo(person, { email: true, sms: false }, true, 'sms')).toEqual(['email', 'phone']);
  expect(waysTo(person, both, true, 'email')).toEqual(['email', 'sms', 'phone']);
  expect(wayAfter(['sms', 'email', 'phone'], 'sms', 'sms')).toBe('email');
  expect(wayAfter(['sms', 'email', 'phone'], 'email', 'sms')).toBe('phone');
  const livesAt = { ...person, address: true };
  expect(waysTo(livesAt, both, true, 'letter')).toEqual(['letter', 'email', 'sms', 'phone']);
  expect(waysTo(livesAt, both, true, 'phone')).toEqual(['phone', 'email', 'sms']);
  expect(waysTo(livesAt, both, true, 'hand')).toEqual(['hand', 'email', 'sms', 'phone']);
  expect(waysTo(person, both, true, 'letter')).toEqual(['email', 'sms', 'phone']);
  expect(waysTo({ email: false, phone: false, address: true }, both, true)).toEqual(['letter']);
  expect(waysTo(livesAt, both, false, 'letter')).toEqual(['email', 'sms']);
  expect(wayAfter(['phone', 'email'], 'phone', 'phone')).toBe('email');
  expect(wayAfter(['letter', 'phone'], 'letter', 'letter')).toBe('phone');
  // Its provider is gone: the next of those that there are.
  expect(wayAfter(['email'], 'sms', 'sms')).toBe('email');
});

test('[NO4] tried again after 1, 5, 30 minutes, 2 and 12 hours, and then no more', () => {
  const minutes = [1, 2, 3, 4, 5, 6].map((tries) => nextTry(tries, 0, noticeDefaults.retrySeconds));
  expect(minutes.map((ms) => ms && ms / 60_000)).toEqual([1, 5, 30, 120, 720, null]);
});

test('[NO5] an SMS is counted as the network counts it', () => {
  const lengths = [
    '',
    'a'.repeat(160),
    'a'.repeat(161),
    '€'.repeat(80),
    '€'.repeat(81),
    'ə'.repeat(70),
    'ə'.repeat(71),
  ];
  expect(lengths.map(smsLength).map(({ letters, parts }) => [letters, parts])).toEqual([
    ...[
      [0, 0],
      [160, 1],
      [161, 2],
      [160, 1],
      [162, 2],
      [70, 1],
      [71, 2],
    ],
  ]);
  // A letter that takes two does not stand across two parts: 152 and € leave one of 153 empty.
  expect(smsLength(`${'a'.repeat(152)}€${'a'.repeat(152)}`).parts).toBe(3);
  expect(smsLength('Qəbul 😀').alphabet).toBe('unicode');
});
