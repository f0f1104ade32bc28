import { longestName } from '../../scripts/sample-centre.ts';
import type { CaseBody } from '../../shared/cases/case-body-schema.ts';
import type { CaseRow } from '../../shared/cases/case-figures.ts';
import type { OverseenAuthority } from '../../shared/cases/oversight-routes.ts';
import { good, type TalkingApi } from '../fronts/manager-fakes.ts';

/** Authorities as those who oversee them are told of them. */

/** A row of figures, whole: `n` makes it differ from others. */
export function caseFigures(key: string, n: number, name?: CaseRow['name']): CaseRow {
  const [answered, late, overdue] = [40 + n * 7, n % 5, (n * 3) % 8];
  return {
    ...{ key, received: 60 + n * 9, repeated: 3, reopened: 1, answered, inTime: answered - late, late },
    ...{
      extended: 2,
      sentOn: 1,
      endedLate: 0,
      open: 12 + n,
      overdue,
      onTime: (answered - late) / (answered + overdue),
    },
    ...(name === undefined ? {} : { name }),
    workingDays: { median: 8 + (n % 4), p90: 14 },
  };
}

const months = ['2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03'];

const authority = (n: number): OverseenAuthority => {
  const { open, overdue } = caseFigures('', n);
  const name =
    n === 1 ? longestName : { az: `${n + 1} saylı icra hakimiyyəti`, ru: `Орган № ${n + 1}`, en: `Authority ${n + 1}` };
  if (n === 4) return { id: `a${n}`, name, overview: null, trouble: 'report-interrupted' };
  return {
    ...{ id: `a${n}`, name, trouble: null },
    overview: {
      total: caseFigures('', n),
      months: months.map((key, at) => ({
        ...caseFigures(key, n + at),
        ...(n === 2 && at < 2 ? { onTime: null } : {}),
      })),
      now: { open, overdue, oldest: n === 3 ? null : 20 + n },
    },
  };
};

const topics = [
  { id: 'pension', name: { az: 'Pensiyanın təyin edilməsi', ru: 'Назначение пенсии', en: 'Granting a pension' } },
  { id: 'roads', name: longestName },
];

/** Answers what the page of oversight asks, of so many authorities. */
export function oversightFakes(server: TalkingApi, many: number, cases: readonly CaseBody[]): void {
  server.on('oversight', () => good({ authorities: Array.from({ length: many }, (_, n) => authority(n)) }));
  server.on('overseenFigures', () =>
    good({
      total: caseFigures('', 5),
      rows: [caseFigures('', 0, null), ...topics.map(({ id, name }, n) => caseFigures(id, n + 1, name))],
    }),
  );
  server.on('overseenCases', () =>
    good({
      cases: cases.map(({ id, number, kind, topic, department, status, receivedOn, due, overdue, control }) => ({
        ...{ id, number, kind, topic, department, status, receivedOn, due, overdue, control },
      })),
      more: true,
      kinds: [{ id: 'appeal', name: { az: 'Müraciət', ru: 'Обращение', en: 'Appeal' } }],
      topics,
      departments: [{ id: 'social', name: { az: 'Sosial şöbə', ru: 'Социальный отдел', en: 'Social department' } }],
    }),
  );
  server.on('overseeCase', () => good({ until: '2026-03-06T07:00:00.000Z' }));
}
