import { expect, test } from 'vitest';
import { importedLegs } from '../../server/history/imported-leg.ts';
import { createRowProblems } from '../../server/history/row-problems.ts';
import { createVisitReader } from '../../server/history/visits-csv.ts';
import { centre } from '../store/rows.ts';

test('twenty problems are told, each with its first five lines; the rest is counted', () => {
  const problems = createRowProblems();
  for (let line = 2; line <= 7; line++) problems.add(line, 'first');
  for (let other = 2; other <= 20; other++) problems.add(10 + other, `problem ${other}`);
  expect(problems.told()).toHaveLength(20);
  expect(problems.told().slice(0, 2)).toEqual(['lines 2, 3, 4, 5, 6 and 1 more: first', 'line 12: problem 2']);
  problems.add(40, 'problem 21');
  problems.add(41, 'problem 22');
  problems.add(42, 'problem 20');
  expect(problems.told()).toHaveLength(21);
  expect(problems.told().slice(-2)).toEqual(['lines 30, 42: problem 20', 'and 2 more rows with other problems']);
  expect(problems.count()).toBe(28);
});

test('five lines are all named', () => {
  const problems = createRowProblems();
  for (let line = 1; line <= 5; line++) problems.add(line, 'one');
  expect(problems.told()).toEqual(['lines 1, 2, 3, 4, 5: one']);
});

test.each([
  ['1969-12-31T23:59:59Z', '1969-12-31T23:59:59Z', 'issuedAt is before 1970'],
  ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00Z', null],
  ['2026-11-18T08:00:00Z', '2026-11-19T08:00:00Z', null],
  ['2026-11-18T08:00:00Z', '2026-11-19T08:00:01Z', 'it lasted for more than 24 hours'],
  ['2026-11-19T19:59:59Z', '2026-11-19T20:00:00Z', null],
  ['2026-11-19T20:00:00Z', '2026-11-19T20:00:00Z', '2026-11-20 is not past: the present day of merkez is 2026-11-20'],
])('a visit of %s that ended at %s: %s', (issuedAt, endedAt, expected) => {
  const reader = createVisitReader();
  reader.take('centre,ticket,service,priority,issuedAt,calledAt,startedAt,endedAt,counter,outcome');
  const visit = reader.take(`merkez,1,pension,,${issuedAt},${issuedAt},${issuedAt},${endedAt},c1,served`);
  if (visit === null || 'problem' in visit) throw new Error(visit?.problem);
  const none = new Map<string, string>();
  const place = {
    centre: centre('a'),
    today: '2026-11-20',
    ownDates: new Set<string>(),
    services: none,
    priorities: none,
    counters: none,
  };
  const made = importedLegs(place, { counters: new Map(), priorities: new Map() })(visit);
  expect(typeof made === 'string' ? made : null).toBe(expected);
});
