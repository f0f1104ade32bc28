import { describe, expect, test } from 'vitest';
import { quotedOverDays } from '../../server/reports/quoted.ts';
import { openMemoryStore } from '../../server/store/memory/store.ts';
import type { LegRow, QuotedKey } from '../../shared/reports/figures.ts';
import { legRow, uncalled } from './legs.ts';

/** What visitors were told against what came, on figures that are reckoned by hand. */

const range = { centre: 'sample', from: '2026-11-16', to: '2026-11-20', timeZone: 'Asia/Baku' } as const;
const told = (ticket: string, fields: Partial<LegRow>): Partial<LegRow> => ({
  ticket,
  quotedLow: 290,
  quotedMiddle: 450,
  quotedHigh: 610,
  quotedBasis: 'learnt',
  promisedFrom: 300,
  promisedTo: 600,
  ...fields,
});
const at = (time: string): Partial<LegRow> => ({ issuedAt: Date.parse(`${time}:00+04:00`) });

const kept = legRow(told('kept', { ...at('2026-11-20T09:10'), waitSeconds: 600 }));
const early = legRow(told('early', { ...at('2026-11-20T09:20'), waitSeconds: 299 }));
const late = legRow(told('late', { ...at('2026-11-20T10:59'), waitSeconds: 601, service: 'diploma' }));
const openEnd = legRow(
  told('open', { ...at('2026-11-19T10:00'), date: '2026-11-19', waitSeconds: 9000, promisedTo: null }),
);
const noBearing = [
  uncalled(told('left before the call', {})),
  legRow(told('practice', { practice: true })),
  legRow(told('cut short', { inaccurate: true })),
  legRow({ ticket: 'told nothing' }),
  legRow(told('another range', { date: '2026-11-21' })),
];

const report = async (by: QuotedKey, legs: readonly LegRow[], service: string | null = null, days = {}) => {
  const store = openMemoryStore();
  const write = { events: [], jobs: [], personal: [], secrets: [], answers: [] };
  const imported = legs.map((leg) => ({ ...leg, imported: true }));
  await store.commit('sample', 0, () => ({ write: { ...write, legs: imported }, value: null }));
  const made = await quotedOverDays(store, { kind: 'quoted', ...range, ...days, by, service });
  if (!made.ok) throw new Error(made.refusal.message);
  return made.value;
};
const shares = ({ key, count, inside, belowUpper, aboveLower }: Awaited<ReturnType<typeof report>>['total']) => [
  key,
  count,
  inside,
  belowUpper,
  aboveLower,
];

describe('a promise', () => {
  test.each([
    ['kept to the second', kept, [1, 1, 1]],
    ['too long: he was called sooner', early, [0, 1, 0]],
    ['too short: he was called later', late, [0, 0, 1]],
    ['without an upper end', openEnd, [1, 1, 1]],
  ] as const)('%s', async (_, leg, expected) => {
    expect(shares((await report('day', [leg])).total)).toEqual(['', 1, ...expected]);
  });

  test('to one who left before he was called, in practice, cut short or of another day says nothing', async () => {
    const { total, rows } = await report('service', noBearing);
    expect(total).toMatchObject({ count: 0, quoted: null, waited: null, meanError: null, inside: null });
    expect(rows).toEqual([]);
  });
});

describe('over many days', () => {
  /** A visit each day of ten weeks. */
  const first = Date.parse('2026-10-01T10:00:00+04:00');
  const legs = Array.from({ length: 70 }, (_, day) => {
    const issuedAt = first + day * 86_400_000;
    const date = new Date(issuedAt).toISOString().slice(0, 10);
    return legRow(told(`of ${date}`, { date, issuedAt, queuedAt: issuedAt, waitSeconds: 600 }));
  });

  test.each([1, 2, 19, 20, 21, 22, 39, 40, 41, 42, 60, 61, 70])('each of %d days is read once', async (days) => {
    const to = new Date(first + (days - 1) * 86_400_000).toISOString().slice(0, 10);
    const { total, rows } = await report('day', legs, null, { from: '2026-10-01', to });
    expect(total.count).toBe(days);
    expect(rows.map(({ count }) => count)).toEqual(Array.from({ length: days }, () => 1));
  });
});

describe('all of them', () => {
  const all = [kept, early, late, openEnd, ...noBearing];

  test('in all: means, error, spread of the waits, and the shares that were kept', async () => {
    expect((await report('service', all)).total).toEqual({
      key: '',
      count: 4,
      quoted: 450,
      waited: 2625,
      bias: -2175,
      meanError: 2251,
      inside: 0.5,
      belowUpper: 0.75,
      aboveLower: 0.75,
      promisedFrom: 300,
      promisedTo: 600,
      waitLow: 299,
      waitMedian: 600,
      waitHigh: 9000,
    });
  });

  test('by service, by hour of the issue on the clock of the centre, and by day', async () => {
    const rows = async (by: QuotedKey, service: string | null = null) => (await report(by, all, service)).rows;
    expect((await rows('service')).map(shares)).toEqual([
      ['diploma', 1, 0, 0, 1],
      ['pension', 3, 2 / 3, 1, 2 / 3],
    ]);
    expect((await rows('hour')).map(shares)).toEqual([
      ['09', 2, 0.5, 1, 0.5],
      ['10', 2, 0.5, 0.5, 1],
    ]);
    expect((await rows('day')).map(({ key, count }) => [key, count])).toEqual([
      ['2026-11-19', 1],
      ['2026-11-20', 3],
    ]);
    expect((await rows('hour', 'diploma')).map(({ key, count }) => [key, count])).toEqual([['10', 1]]);
  });
});
