import { type CaseKey, type CaseRow, type CasesReport, caseKeys } from '../../shared/cases/case-figures.ts';
import { dateOf, dayNumber } from '../calendar/day-numbers.ts';
import { type CaseContribution, type CaseReckoning, contributionOf } from './case-contribution.ts';
import { type CaseSeries, openCaseSeries, type SpanSum } from './case-series.ts';
import type { CountedCase } from './counted-case.ts';

/** What became of cases, as docs/figures.md defines it. Pure; what is counted once is reported by any key over any days. */

export interface CaseSpan {
  /** YYYY-MM-DD, both included; nothing is counted after `today`. */
  readonly from: string;
  readonly to: string;
  readonly today: string;
}

export interface CaseFiguresOptions extends CaseReckoning, CaseSpan {
  readonly by: CaseKey;
}

export interface CaseTallies {
  /** Counts a case, or with -1 takes back what one was counted as. */
  add(one: CountedCase, times: 1 | -1): void;
  /** Costs as much as there are keys and days, however many cases there were. */
  report(span: CaseSpan & { readonly by: CaseKey }): CasesReport;
  /** How many working days those that are open have waited from day 0 up to a day (YYYY-MM-DD) at the most; null = none is open. */
  oldest(today: string): number | null;
}

/** What is counted of cases, by day and by each key. */
export function openCaseTallies(reckoning: CaseReckoning): CaseTallies {
  const of = contributionOf(reckoning);
  const all = openCaseSeries();
  const byKeys = openKeys();
  return {
    add(one, times) {
      const contributed = of(one);
      for (const to of [all, ...byKeys.seriesOf(one)]) addTo(to, contributed, times);
    },
    report({ by, from, to, today }) {
      const span = { first: dayNumber(from), end: dayNumber(to < today ? to : today) };
      const rows = by === 'day' || by === 'month' ? timeRows(all, span, by) : keyRows(byKeys.all(by), span);
      return { total: asRow('', sumOf(all, span)), rows };
    },
    oldest(today) {
      const first = all.firstOpen(dayNumber(today));
      return first === null ? null : of.daysTo(first, dayNumber(today));
    },
  };
}

type KeyOfCase = Exclude<CaseKey, 'day' | 'month'>;
const isKeyOfCase = (key: CaseKey): key is KeyOfCase => key !== 'day' && key !== 'month';

/** The series of each key, made as they come. */
const openKeys = () => {
  const series = new Map(caseKeys.filter(isKeyOfCase).map((key) => [key, new Map<string, CaseSeries>()]));
  return {
    seriesOf: (one: CountedCase): readonly CaseSeries[] =>
      [...series].map(([key, byKey]) => seriesIn(byKey, one[key] ?? '')),
    all: (key: KeyOfCase): ReadonlyMap<string, CaseSeries> => series.get(key) ?? new Map(),
  };
};

interface Span {
  readonly first: number;
  readonly end: number;
}

const seriesIn = (byKey: Map<string, CaseSeries>, key: string): CaseSeries => {
  const series = byKey.get(key) ?? openCaseSeries();
  byKey.set(key, series);
  return series;
};

const addTo = (series: CaseSeries, { days, open, took }: CaseContribution, times: 1 | -1): void => {
  for (const { day, ...figures } of days) series.add(day, figures, times);
  if (open !== null) series.addOpen(open, times);
  if (took !== null) series.addTook(took, times);
};

/** A row for each day, or each month, whatever happened in it. */
const timeRows = (all: CaseSeries, span: Span, by: 'day' | 'month'): CaseRow[] => {
  const spans: Span[] = [];
  for (let first = span.first; first <= span.end; first = (spans.at(-1)?.end ?? first) + 1)
    spans.push({ first, end: by === 'day' ? first : Math.min(span.end, lastOfMonth(dateOf(first).slice(0, 7))) });
  const keyOf = ({ first }: Span): string => dateOf(first).slice(0, by === 'day' ? 10 : 7);
  return all.sums(spans).map((sum, at) => asRow(keyOf(spans[at] ?? span), sum));
};

const lastOfMonth = (month: string): number => {
  const [year = 0, of = 0] = month.split('-').map(Number);
  const next = of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, '0')}`;
  return dayNumber(`${next}-01`) - 1;
};

const sumOf = (series: CaseSeries, span: Span): SpanSum => {
  const [sum] = series.sums([span]);
  if (sum === undefined) throw new Error('a span without a sum');
  return sum;
};

/** The rows of those keys to which something happened. */
const keyRows = (byKey: ReadonlyMap<string, CaseSeries>, span: Span): CaseRow[] =>
  [...byKey]
    .map(([key, series]) => [key, sumOf(series, span)] as const)
    .filter(([, { received, reopened, ended, open }]) => received + reopened + ended + open > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, sum]) => asRow(key, sum));

const asRow = (key: string, { ended: _, took, ...sum }: SpanSum): CaseRow => {
  const owed = sum.answered + sum.overdue + sum.endedLate;
  return {
    key,
    ...sum,
    late: sum.answered - sum.inTime,
    // Who does not answer, sends on or withdraws what is overdue does not better it.
    onTime: owed === 0 ? null : sum.inTime / owed,
    workingDays: { median: ranked(took, 0.5), p90: ranked(took, 0.9) },
  };
};

/** The nearest rank of what was counted by its size; null = nothing was. */
const ranked = (counts: ReadonlyMap<number, number>, share: number): number | null => {
  const sizes = [...counts].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  const all = sizes.reduce((sum, [, count]) => sum + count, 0);
  let left = Math.max(1, Math.ceil(share * all));
  for (const [size, count] of sizes) {
    left -= count;
    if (left <= 0) return size;
  }
  return null;
};
