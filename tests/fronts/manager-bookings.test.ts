import { describe, expect, test } from 'vitest';
import { bookingFigure, createBookings } from '../../manager/history/bookings/bookings-model.ts';
import { signedDuration } from '../../manager/history/bookings/signed-duration.ts';
import { isOfBookings } from '../../manager/history/report-choice.ts';
import { manager as words } from '../../shared/text/en.ts';
import { bookingsReport, seatReasons } from '../gallery/bookings-answers.ts';
import { good, lost, settle, talkingApi } from './manager-fakes.ts';

/** The page of what bookings did. */

const open = () => {
  const server = talkingApi();
  server.on('bookings', () => good(bookingsReport('weekday', 'usual')));
  server.on('seatReasons', () => good({ reasons: seatReasons }));
  return { server, model: createBookings('sample', () => '2026-11-20', { api: server.api }) };
};

describe('the figures of bookings', () => {
  test('are of the last 30 days by weekday at first, and asked for again by what is chosen', async () => {
    const { server, model } = open();
    await model.load();
    expect(model.state.value).toMatchObject({ step: 'ready', value: { by: 'weekday' } });
    model.chooseBy('ahead');
    await settle();
    model.choosePreset('week');
    await settle();
    const asked = server.of('bookings').map((ask) => ask.query);
    expect(asked).toEqual([
      { from: '2026-10-22', to: '2026-11-20', by: 'weekday' },
      { from: '2026-10-22', to: '2026-11-20', by: 'ahead' },
      { from: '2026-11-14', to: '2026-11-20', by: 'ahead' },
    ]);
    expect(model.state.value).toMatchObject({ value: { by: 'ahead' } });
  });

  test('say that they did not come, and come when asked again; nothing is asked of dates that are none', async () => {
    const { server, model } = open();
    server.on('bookings', () => lost);
    await model.load();
    expect(model.state.value.step).toBe('trouble');
    server.on('bookings', () => good(bookingsReport('weekday', 'empty')));
    await model.load();
    expect(model.state.value).toMatchObject({ step: 'ready', value: { rows: [] } });
    const asked = server.asked.length;
    model.chooseRange({ from: '2026-11-20', to: '2026-11-19' });
    await settle();
    expect([model.fault.value, server.asked.length]).toEqual(['backwards', asked]);
  });

  test('are sorted by any column, names first from the first, figures from the largest', () => {
    const { model } = open();
    model.sortBy('attendance');
    expect(model.sort.value).toEqual({ column: 'attendance', descending: true });
    const { total } = bookingsReport('weekday', 'usual');
    expect(bookingFigure(total, 'punctuality.p90')).toBe(total.punctuality.p90);
    model.chooseBy('hour');
    expect(model.sort.value).toEqual({ column: 'key', descending: false });
  });
});

test('what came before its time has a minus, what is not known a dash', () => {
  expect([-180, 0, 95, null].map((seconds) => signedDuration(seconds, words))).toEqual([
    '\u22123\u00a0min',
    '0\u00a0s',
    '1\u00a0min\u00a035\u00a0s',
    '–',
  ]);
});

test('the page has an address of its own', () => {
  expect(
    ['/history/bookings', '/history/bookings?x=1', '/history', '/history?from=2026-11-01'].map(isOfBookings),
  ).toEqual([true, true, false, false]);
});
