import { describe, expect, test } from 'vitest';
import { summarise } from '../../engine/figures/summary.ts';
import { type Tally, tallyLegs } from '../../engine/figures/tally.ts';
import { summaryOverDays } from '../../server/reports/over-days.ts';
import type { LegRow } from '../../shared/reports/figures.ts';
import { legRow } from './legs.ts';

const options = { timeZone: 'Asia/Baku', targetSeconds: 900 };
const day = (offset: number): string => new Date(Date.UTC(2026, 0, 1 + offset, 12)).toISOString().slice(0, 10);
const year: readonly LegRow[] = Array.from({ length: 365 * 3 }, (_, index) =>
  legRow({ ticket: `t${index}`, date: day(index % 365), waitSeconds: (index * 7919) % 1500, serviceSeconds: index }),
);
const between =
  (asked: string[] = []) =>
  async (from: string, to: string): Promise<readonly Tally[]> => {
    asked.push(`${from} ${to}`);
    return tallyLegs(
      year.filter((leg) => leg.date >= from && leg.date <= to),
      'day',
      options.timeZone,
    );
  };
const report = (from: string, to: string, asked?: string[]) =>
  summaryOverDays({ from, to, by: 'day' }, options, between(asked));

test.each([
  [0, 0],
  [0, 6],
  [0, 7],
  [3, 364],
  [0, 364],
])('days %i to %i: every day once, whatever the portions', async (first, last) => {
  const asked: string[] = [];
  const summary = await report(day(first), day(last), asked);
  const legs = year.filter((leg) => leg.date >= day(first) && leg.date <= day(last));
  expect(summary).toEqual({ ok: true, value: summarise(legs, 'day', options) });
  expect(asked).toHaveLength(Math.ceil((last - first + 1) / 20));
});

describe('refuses as malformed', () => {
  test.each([
    ['a range that runs backwards', '2026-02-02', '2026-02-01'],
    ['a day that there is not', '2026-02-01', '2026-02-30'],
    ['more than 3700 days', '2016-01-01', '2026-02-18'],
  ])('%s', async (_, from, to) => {
    const asked: string[] = [];
    expect(await report(from, to, asked)).toMatchObject({ ok: false, refusal: { code: 'malformed' } });
    expect(asked).toEqual([]);
  });
});

test('3700 days are the most, and are answered', async () => {
  expect(await report('2016-01-01', '2026-02-16')).toMatchObject({ ok: true });
});

test('lets others have their turn between portions', async () => {
  let turns = 0;
  let done = false;
  const tick = (): void => {
    turns++;
    if (!done) setImmediate(tick);
  };
  setImmediate(tick);
  await report(day(0), day(364));
  done = true;
  expect(turns).toBeGreaterThanOrEqual(18);
});
