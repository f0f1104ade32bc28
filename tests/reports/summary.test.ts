import { describe, expect, test } from 'vitest';
import { beginSummary, summarise, todayFigures } from '../../engine/figures/summary.ts';
import { legRow, noShow, uncalled } from './legs.ts';

const options = { timeZone: 'Asia/Baku', targetSeconds: 900 };
const nothing = { count: 0, mean: null, median: null, p90: null, max: null };

describe('a day worked out by hand', () => {
  const legs = [
    legRow({ ticket: 'a', waitSeconds: 0, serviceSeconds: 300 }),
    legRow({ ticket: 'b', waitSeconds: 177, serviceSeconds: 425 }),
    legRow({ ticket: 'c', waitSeconds: 900, serviceSeconds: 600, service: 'diploma', counter: '2', clerk: 'u2' }),
    noShow({ ticket: 'd', waitSeconds: 901, priorityClass: 'disabled' }),
    uncalled({ ticket: 'e' }),
    uncalled({ ticket: 'f', ending: 'expired' }),
  ];

  test('the total', () => {
    expect(summarise(legs, 'day', options).total).toEqual({
      key: '',
      issued: 6,
      served: 3,
      noShow: 1,
      abandoned: 2,
      // 0, 177, 900, 901: mean 1978 / 4 = 494.5
      wait: { count: 4, mean: 495, median: 177, p90: 901, max: 901 },
      // 300, 425, 600: mean 1325 / 3 = 441.7
      service: { count: 3, mean: 442, median: 425, p90: 600, max: 600 },
      serviceLevel: 0.75,
    });
  });

  test('by service, counter, clerk and class; nobody and nothing have an empty key', () => {
    const by = (key: 'service' | 'counter' | 'clerk' | 'class') =>
      summarise(legs, key, options).rows.map((row) => [row.key, row.issued, row.served, row.noShow, row.abandoned]);
    expect(by('service')).toEqual([
      ['diploma', 1, 1, 0, 0],
      ['pension', 5, 2, 1, 2],
    ]);
    expect(by('counter')).toEqual([
      ['', 2, 0, 0, 2],
      ['1', 3, 2, 1, 0],
      ['2', 1, 1, 0, 0],
    ]);
    expect(by('clerk').map(([key]) => key)).toEqual(['', 'u1', 'u2']);
    expect(by('class')).toEqual([
      ['', 5, 3, 0, 2],
      ['disabled', 1, 0, 1, 0],
    ]);
  });

  test('[SE15] by origin; who is said to have none walked in', () => {
    const origins = ['booked', 'standby', null, 'urgent', undefined, 'booked'] as const;
    const known = legs.map((leg, at) => (origins[at] === undefined ? leg : { ...leg, origin: origins[at] }));
    const { rows } = summarise(known, 'origin', options);
    expect(rows.map(({ key, issued, wait }) => [key, issued, wait.mean])).toEqual([
      ['booked', 2, 0],
      ['standby', 1, 177],
      ['urgent', 1, 901],
      ['walk-in', 2, 900],
    ]);
  });

  test('the screen of today shows the same total', () => {
    const { key: _, ...total } = summarise(legs, 'day', options).total;
    expect(todayFigures(legs, options)).toEqual(total);
  });
});

describe('what counts', () => {
  test('a wait of zero counts, and no wait does not', () => {
    const legs = [legRow({ waitSeconds: 0 }), legRow({ waitSeconds: null, queuedAt: null, calledAt: null })];
    expect(summarise(legs, 'day', options).total.wait).toEqual({ count: 1, mean: 0, median: 0, p90: 0, max: 0 });
  });

  test('a transfer is not a service delivered: its leg has a wait, but no share in the service time', () => {
    const legs = [
      legRow({ ending: 'transferred', waitSeconds: 60, serviceSeconds: 100 }),
      legRow({ leg: 1, service: 'diploma', waitSeconds: 30, serviceSeconds: 200 }),
    ];
    expect(summarise(legs, 'service', options)).toMatchObject({
      total: { issued: 1, served: 1, wait: { count: 2, mean: 45 }, service: { count: 1, mean: 200 } },
      rows: [
        { key: 'diploma', issued: 0, served: 1 },
        { key: 'pension', issued: 1, served: 0, service: nothing },
      ],
    });
  });

  test('an added service is served once more, and has no wait', () => {
    const legs = [
      legRow({ waitSeconds: 60, serviceSeconds: 100 }),
      legRow({ leg: 1, queuedAt: null, calledAt: null, waitSeconds: null, walkSeconds: null, serviceSeconds: 300 }),
    ];
    expect(summarise(legs, 'day', options).total).toMatchObject({
      issued: 1,
      served: 2,
      wait: { count: 1, mean: 60 },
      service: { count: 2, mean: 200 },
    });
  });

  test('cancelled after a call is neither a no-show nor abandoned, but its wait counts', () => {
    const leg = noShow({ ending: 'cancelled', waitSeconds: 10 });
    expect(summarise([leg], 'day', options).total).toMatchObject({ noShow: 0, abandoned: 0, wait: { count: 1 } });
  });

  test.each([
    ['cancelled', false, false, 1],
    ['expired', false, false, 1],
    ['cancelled', true, false, 0],
    ['expired', true, false, 0],
    // Served directly at a counter, without a call.
    ['cancelled', false, true, 0],
    ['expired', false, true, 0],
    ['cancelled', true, true, 0],
  ] as const)('%s, called %s, begun %s: abandoned %d', (ending, called, begun, abandoned) => {
    const { calledAt, startedAt } = legRow();
    const leg = uncalled({ ending, calledAt: called ? calledAt : null, startedAt: begun ? startedAt : null });
    expect(summarise([leg], 'day', options).total).toMatchObject({ issued: 1, served: 0, noShow: 0, abandoned });
  });

  test('a leg that lasts is issued, and has a wait once it was called', () => {
    const waiting = uncalled({ ending: null, endedAt: null });
    const serving = legRow({ ending: null, endedAt: null, waitSeconds: 10, serviceSeconds: 33 });
    expect(summarise([waiting, serving], 'day', options).total).toMatchObject({
      issued: 2,
      served: 0,
      abandoned: 0,
      wait: { count: 1, mean: 10 },
      service: nothing,
    });
  });

  test('practice and inaccurate legs are left out, imported ones count', () => {
    const legs = [legRow({ practice: true }), legRow({ inaccurate: true }), legRow({ imported: true })];
    expect(summarise(legs, 'day', options).total).toMatchObject({ issued: 1, served: 1, wait: { count: 1 } });
  });

  test('no legs: counts of zero, and no figure at all', () => {
    expect(summarise([], 'day', options)).toEqual({
      total: {
        key: '',
        issued: 0,
        served: 0,
        noShow: 0,
        abandoned: 0,
        wait: nothing,
        service: nothing,
        serviceLevel: null,
      },
      rows: [],
    });
  });
});

describe('by hour', () => {
  const hours = (timeZone: string, ...instants: string[]): string[] =>
    instants.map((at) => {
      const leg = legRow({ issuedAt: Date.parse(at) });
      return summarise([leg], 'hour', { timeZone, targetSeconds: 900 }).rows[0]?.key ?? '';
    });

  test('the hour is the centre’s', () => {
    expect(hours('Asia/Baku', '2026-11-20T05:59:59.999Z', '2026-11-20T06:00:00Z')).toEqual(['09', '10']);
  });

  test('in a zone with daylight saving, across both of its changes', () => {
    const zone = 'Europe/Berlin';
    expect(hours(zone, '2026-03-29T00:59:59Z', '2026-03-29T01:00:00Z')).toEqual(['01', '03']);
    expect(hours(zone, '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T02:30:00Z')).toEqual([
      '02',
      '02',
      '03',
    ]);
    expect(hours(zone, '2026-01-15T08:00:00Z', '2026-07-15T08:00:00Z')).toEqual(['09', '10']);
  });

  test('in a zone that is three quarters of an hour off', () => {
    expect(hours('Asia/Kathmandu', '2026-11-20T03:14:59Z', '2026-11-20T03:15:00Z')).toEqual(['08', '09']);
  });

  test('a later leg belongs to the hour in which it entered the queue, or was started', () => {
    const at = (time: string): number => Date.parse(`2026-11-20T${time}Z`);
    const legs = [
      legRow({ issuedAt: at('05:30:00') }),
      legRow({ leg: 1, issuedAt: at('05:30:00'), queuedAt: at('06:10:00') }),
      legRow({ leg: 2, issuedAt: at('05:30:00'), queuedAt: null, startedAt: at('07:10:00'), waitSeconds: null }),
    ];
    const { rows } = summarise(legs, 'hour', options);
    expect(rows.map((row) => [row.key, row.issued, row.served])).toEqual([
      ['09', 1, 1],
      ['10', 0, 1],
      ['11', 0, 1],
    ]);
  });
});

test('legs in portions give what legs at once give', () => {
  const legs = [legRow({ waitSeconds: 5 }), noShow({ date: '2026-11-19' }), uncalled({ date: '2026-11-21' })];
  const portions = beginSummary('day', options);
  for (const leg of legs) portions.add([leg]);
  expect(portions.finish()).toEqual(summarise(legs, 'day', options));
});
