import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openCompare } from '../../country/compare/compare-model.ts';
import { compareCsv, namedRows } from '../../country/compare/named-rows.ts';
import { barOf, comparedFigures, ranked } from '../../country/compare/ranks.ts';
import { daysOfSpan } from '../../country/compare/spans.ts';
import { compareWords } from '../../country/compare/words.ts';
import { comparedOf, comparedRow } from './compared.ts';
import { noon } from './country-fakes.ts';
import { place, talkingApi, turnedClock } from './manager-fakes.ts';

/** Centres, regions, services and months beside each other. */

const names = new Intl.Collator('en');
const named = (key: string, called: number, median: number | null, level?: number) => ({
  ...{ row: comparedRow(key, called, median, level), name: key },
});
const order = (rows: ReturnType<typeof ranked<ReturnType<typeof named>>>) =>
  rows.map(({ row, rank }) => `${rank ?? '-'} ${row.name}`);

test('the best stand first with equal ranks for equal figures; those over few and without one are not ranked', () => {
  const rows = [
    ...[named('slow', 90, 900), named('few', 29, 10), named('fast', 30, 60), named('as fast', 400, 60)],
    ...[named('nobody', 0, null), named('mid', 90, 300)],
  ];
  const sort = { column: 'waitMedian', turned: false } as const;
  expect(order(ranked(rows, sort, names))).toEqual(['1 as fast', '1 fast', '3 mid', '4 slow', '- few', '- nobody']);
  expect(order(ranked(rows, { ...sort, turned: true }, names))).toEqual([
    ...['4 slow', '3 mid', '1 as fast', '1 fast'],
    ...['- few', '- nobody'],
  ]);
  expect(order(ranked(rows, { column: 'issued', turned: false }, names))[0]).toBe('1 as fast');
});

test('more is better of a service level; a count is never too small to rank', () => {
  const rows = [named('low', 50, 60, 0.5), named('high', 50, 60, 0.9), named('few', 3, 60, 1)];
  expect(order(ranked(rows, { column: 'serviceLevel', turned: false }, names))).toEqual(['1 high', '2 low', '- few']);
  expect(order(ranked(rows, { column: 'issued', turned: false }, names))).toEqual(['1 high', '1 low', '3 few']);
});

test('no row is lost, whatever it is sorted by, and no bar is longer than its place', () => {
  const some = fc.record({
    called: fc.nat(100),
    median: fc.option(fc.nat(5000)),
    level: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(
      fc.array(some, { maxLength: 12 }),
      fc.constantFrom('name' as const, ...comparedFigures),
      fc.boolean(),
      (list, column, turned) => {
        const rows = list.map(({ called, median, level }, at) => named(`c${at}`, called, median, level));
        const found = ranked(rows, { column, turned }, names);
        expect(new Set(found.map(({ row }) => row.name)).size).toBe(rows.length);
        for (const { row } of found)
          for (const figure of comparedFigures) {
            const long = barOf(
              row.row,
              figure,
              rows.map((one) => one.row),
            );
            expect(long >= 0 && long <= 1).toBe(true);
          }
      },
    ),
    { numRuns: 60 },
  );
});

test('days are the last so many with today, or whole months before this one, over the turn of a year too', () => {
  expect(daysOfSpan('week', '2026-03-02')).toEqual({ from: '2026-02-24', to: '2026-03-02' });
  expect(daysOfSpan('month', '2026-03-02')).toEqual({ from: '2026-03-01', to: '2026-03-02' });
  expect(daysOfSpan('lastMonth', '2026-01-15')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  expect(daysOfSpan('months3', '2026-02-28')).toEqual({ from: '2025-11-01', to: '2026-01-31' });
  expect(daysOfSpan('months12', '2026-12-01')).toEqual({ from: '2025-12-01', to: '2026-11-30' });
});

test('a file has ranks, names as they are said, and over how many each figure is; a centre that is cut off is told', () => {
  const own = compareWords('en');
  const rows = namedRows(comparedOf(3), 'centre', { language: 'en', own, now: noon });
  expect(rows.map(({ cutSince }) => cutSince !== null)).toEqual([false, false, true]);
  const [head, first] = compareCsv(
    ranked(rows, { column: 'waitMedian', turned: false }, names),
    'centre',
    own,
    '.',
  ).split('\r\n');
  expect(head).toContain('Rank,Centre,"Wait, median, s",n,');
  expect(first).toBe(`1,"${rows[0]?.label}",240,4100,720,4100,0.97,4100,460,4100,0.05,4100,4104`);
});

test('is asked what the address says; a region takes its centre away, and an answer that was overtaken is not shown', async () => {
  const { api, on, of } = talkingApi();
  const at = place('compare?by=service&span=lastMonth&region=Bak%C4%B1&centre=b&figure=waitP90');
  const value = comparedOf(2);
  on('countryReport', () => ({ ok: true, value }));
  const model = openCompare({ api, clock: turnedClock(), place: at, newKey: () => 'key' });
  expect(model.sort.value).toEqual({ column: 'waitP90', turned: false });
  model.choose({ region: '' });
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(of('countryReport').map(({ query }) => query)).toMatchObject([
    { by: 'service', region: 'Bakı', centre: 'b' },
    { by: 'service' },
  ]);
  expect(model.state.value).toMatchObject({ step: 'ready', asked: { region: '', centre: '' } });
  expect(at.path.value).toBe('compare?by=service&span=lastMonth&figure=waitP90');
  model.choose({ by: 'month' });
  expect(model.sort.value.column).toBe('name');
  model.close();
});
