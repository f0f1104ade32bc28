import { longestName } from '../../scripts/sample-centre.ts';
import type { CallRow } from '../../shared/calls/call-figures.ts';
import type { Spread } from '../../shared/reports/figures.ts';
import type { RouteValue } from '../../shared/routes.ts';

/** What the server answers about telephone calls: `longest` = no exchange is connected, and names are long. */
export function callsReport(by: string, amount: string): RouteValue<'callFigures'> {
  if (amount === 'empty') return { total: { ...row('', 0, false), abandonment: null }, rows: [], callbacks: none };
  const isTold = amount !== 'longest';
  const keys = by === 'hour' ? ['09', '10', '11', '12'] : by === 'day' ? ['2026-11-18', '2026-11-19'] : null;
  const rows =
    keys?.map((key, n) => row(key, n + 1, isTold)) ??
    topics.map((name, n) => ({
      ...row(`topic-${n}`, n + 1, isTold),
      ...{ name: isTold ? name : longestName, abandoned: 0, abandonment: null },
    }));
  return {
    total: row('', 9, isTold),
    rows: by === 'topic' && isTold ? [{ ...row('', 0, true), calls: 31, abandoned: 31 }, ...rows] : rows,
    callbacks: isTold ? { due: 24, tried: 21, reached: 17, notReached: 2, open: 5 } : none,
  };
}

const none = { due: 0, tried: 0, reached: 0, notReached: 0, open: 0 };
const topics = [
  { az: 'Müəllimlərin işə qəbulu', ru: 'Приём учителей на работу', en: 'Teacher recruitment' },
  { az: 'Birinci sinfə qəbul', ru: 'Приём в первый класс', en: 'First-grade admission' },
  { az: 'Diplomların tanınması', ru: 'Признание дипломов', en: 'Diploma recognition' },
];

const row = (key: string, n: number, isTold: boolean): CallRow => ({
  ...{ key, calls: 64 * n, answered: 58 * n, abandoned: isTold ? 6 * n : 0, onRecord: 57 * n },
  abandonment: isTold && n > 0 ? 6 / 64 : null,
  wait: spread(isTold ? 58 * n : 0, 21 + 4 * n),
  talk: spread(57 * n, 190 + 17 * n),
});

const spread = (count: number, seconds: number): Spread =>
  count === 0
    ? { count, mean: null, median: null, p90: null, max: null }
    : { count, mean: seconds, median: seconds - 6, p90: seconds * 2, max: seconds * 5 };
