import { longestName } from '../../scripts/sample-centre.ts';
import type { RouteValue } from '../../shared/routes.ts';
import { oneCase } from '../fronts/office-fakes.ts';
import { caseFigures } from './overseen.ts';

/** What the server answers about what became of cases. */

const zero = {
  ...{ key: '', received: 0, repeated: 0, reopened: 0, answered: 0, inTime: 0, late: 0, extended: 0, sentOn: 0 },
  ...{ endedLate: 0, open: 0, overdue: 0, onTime: null, workingDays: { median: null, p90: null } },
};
const months = ['2026-09', '2026-10', '2026-11'];
const topics = [
  { az: 'Pensiyanın təyin edilməsi', ru: 'Назначение пенсии', en: 'Granting a pension' },
  { az: 'Yollar', ru: 'Дороги', en: 'Roads' },
  { az: 'Məktəbə qəbul', ru: 'Приём в школу', en: 'Admission to school' },
];

export function casesReport(by: string, amount: string): RouteValue<'caseFigures'> {
  if (amount === 'empty') return { total: zero, rows: [] };
  if (by === 'month') return { total: caseFigures('', 5), rows: months.map((key, n) => caseFigures(key, n)) };
  const named = topics.map((name, n) => caseFigures(`topic-${n}`, n + 1, amount === 'longest' ? longestName : name));
  return { total: caseFigures('', 5), rows: [caseFigures('', 0, null), ...named] };
}

export function overdueCases(amount: string): RouteValue<'cases'> {
  if (amount === 'empty') return { cases: [], next: null };
  const overdue = { overdue: true, due: '2026-11-12', topic: null };
  return {
    cases: [
      oneCase({ ...overdue, id: 'c1', number: 'M26-000004-K' }),
      oneCase({ ...overdue, id: 'c2', number: 'M26-000019-3', due: '2026-11-18' }),
    ],
    next: amount === 'longest' ? 'more' : null,
  };
}
