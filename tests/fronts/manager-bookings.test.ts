import { describe, expect, test } from 'vitest';
import { bookingsFile, createBookings } from '../../manager/history/bookings/bookings-model.ts';
import { createTryOut, triedRows } from '../../manager/history/bookings/try-out-model.ts';
import { partOf } from '../../manager/history/report-choice.ts';
import { bookingFigure } from '../../shared/booking/booking-figures.ts';
import { signedDuration } from '../../shared/reports/figure-words.ts';
import { manager as words } from '../../shared/text/en.ts';
import { bookedShares, bookingsReport, seatReasons } from '../gallery/bookings-answers.ts';
import { good, lost, settle, talkingApi } from './manager-fakes.ts';

/** The page of what bookings did. */

const open = () => {
  const server = talkingApi();
  server.on('bookings', () => good(bookingsReport('weekday', 'usual')));
  server.on('seatReasons', () => good({ reasons: seatReasons }));
  return { server, model: createBookings('sample', () => '2026-11-20', { api: server.api }) };
};

describe('what more bookings would do', () => {
  test('is asked of the range that is shown, one question at a time, and stays while the next is under way', async () => {
    const { server } = open();
    server.on('bookedShares', () => good(bookedShares));
    const model = createTryOut('sample', { api: server.api });
    const range = { from: '2026-10-22', to: '2026-11-20' };
    await Promise.all([model.run(range), model.run(range)]);
    expect(server.of('bookedShares').map(({ body }) => body)).toEqual([range]);
    expect(model.result.value).toEqual(bookedShares);
    server.on('bookedShares', () => lost);
    await model.run(range);
    expect([model.result.value, model.change.trouble.value]).toEqual([bookedShares, 'lost']);
  });

  test('has a row for those who booked only where somebody did', () => {
    expect(triedRows(bookedShares.shares).map(({ share, who, afterSeconds }) => [share, who, afterSeconds])).toEqual([
      [0, 'walkIns', null],
      [0.3, 'walkIns', null],
      [0.3, 'booked', -354],
      [0.6, 'walkIns', null],
      [0.6, 'booked', -612],
    ]);
  });
});

test('the same figures are a file at an address that says all of it', () => {
  const shown = { range: { from: '2026-10-22', to: '2026-11-20' }, by: 'ahead' } as const;
  expect(bookingsFile('sample', 'xlsx', shown, 'ru')).toBe(
    '/api/centres/sample/reports/bookings.xlsx?from=2026-10-22&to=2026-11-20&by=ahead&language=ru',
  );
});

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

test('each part has an address of its own', () => {
  const paths = [
    '/history/bookings',
    '/history/bookings?x=1',
    '/history',
    '/history?from=2026-11-01',
    '/history/cases',
    '/history/calls',
  ];
  expect(paths.map(partOf)).toEqual(['bookings', 'bookings', 'visits', 'visits', 'cases', 'calls']);
});
