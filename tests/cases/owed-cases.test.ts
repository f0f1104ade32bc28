import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CountedCentre, countOwed } from '../../server/oversight/owed-cases.ts';
import type { OwedCases } from '../../server/store/cases.ts';
import { owedKeys } from '../../shared/country/country-cases.ts';

/** [CS14] What all centres owe an answer to. */

const centre = (id: string, today = '2026-12-01', isCut = false): CountedCentre => ({
  ...{ id, name: { az: id }, today, isCut, heardAt: '2026-12-01T00:00:00.000Z' },
  names: { kind: [{ id: 'appeal', name: { az: `appeal of ${id}` } }], topic: [] },
});
const some = (change: Partial<OwedCases> = {}): OwedCases => ({
  ...{ centre: 'a', kind: 'appeal', topic: null, status: 'received', due: '2026-11-30', pauses: [], count: 1 },
  ...change,
});

test('overdue is by the date of each centre, and not while the time stands still', () => {
  const owed = [
    some({ count: 3 }),
    some({ centre: 'b' }),
    some({ due: '2026-11-29', pauses: [{ from: '2026-11-20', to: null }], status: 'asked' }),
  ];
  const { rows, total, centres } = countOwed(owed, [centre('b', '2026-11-30', true), centre('a')], 'centre');
  expect(rows.map(({ key, open, overdue, earliestDue }) => [key, open, overdue, earliestDue])).toEqual([
    ['a', 4, 3, '2026-11-29'],
    ['b', 1, 0, '2026-11-30'],
  ]);
  expect(total).toEqual({ open: 5, overdue: 3, earliestDue: '2026-11-29' });
  expect(centres).toEqual({ all: 2, cut: 1 });
  expect(countOwed(owed, [centre('b'), centre('a')], 'kind').rows[0]?.name).toEqual({ az: 'appeal of b' });
  expect(countOwed([], [centre('a')], 'centre').rows).toMatchObject([{ key: 'a', open: 0, earliestDue: null }]);
});

test('however it is broken down, the rows come to the sums, and centres that are not followed count for nothing', () => {
  const cases = fc.record({
    centre: fc.constantFrom('a', 'b', 'gone'),
    kind: fc.constantFrom('appeal', 'complaint'),
    topic: fc.constantFrom('roads', 'pension', null),
    status: fc.constantFrom('received', 'routed', 'joined'),
    due: fc.constantFrom('2026-11-30', '2026-12-01', '2026-12-02'),
    pauses: fc.constantFrom([], [{ from: '2026-11-20', to: null }]),
    count: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(cases), (owed) => {
      const here = owed.filter((one) => one.centre !== 'gone').reduce((sum, { count }) => sum + count, 0);
      for (const by of owedKeys) {
        const { rows, total } = countOwed(owed, [centre('a'), centre('b')], by);
        expect(total.open).toBe(here);
        for (const figure of ['open', 'overdue'] as const)
          expect(rows.reduce((sum, row) => sum + row[figure], 0)).toBe(total[figure]);
      }
    }),
  );
});
