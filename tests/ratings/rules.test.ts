import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Rating, rate, rateUntil } from '../../engine/ratings/rate.ts';
import { fewest, figuresOf, leastOf, shownRows, wilson } from '../../engine/ratings/satisfaction.ts';
import { centreFaults } from '../../shared/centre/centre-check.ts';
import { type Score, scores } from '../../shared/reports/rating-scores.ts';
import { dayMs, minuteMs } from '../../shared/time/durations.ts';
import { openCentre } from '../support/server.ts';

const end = Date.parse('2026-11-20T12:00:00Z');
const visit = { endedAt: end, reasons: ['waited', 'unclear'] };
const codeOf = (result: ReturnType<typeof rate>): string => (result.ok ? 'ok' : result.refusal.code);
const score = fc.constantFrom(...scores);

test('[RA1] until 7 days after the end, and not before it', () => {
  expect(codeOf(rate({ ...visit, endedAt: null }, null, { score: 5 }, end))).toBe('wrong-status');
  expect(codeOf(rate(visit, null, { score: 5 }, end))).toBe('ok');
  expect(codeOf(rate(visit, null, { score: 5 }, rateUntil(end)))).toBe('ok');
  expect(codeOf(rate(visit, null, { score: 5 }, end + 7 * dayMs + 1))).toBe('too-late');
});

test('[RA1] a reason is one of the list, and a comment of spaces is none', () => {
  expect(codeOf(rate(visit, null, { score: 1, reasons: ['other'] }, end))).toBe('malformed');
  const said = rate(visit, null, { score: 1, reasons: ['waited'], comment: '  ' }, end);
  expect(said).toMatchObject({ ok: true, value: { comment: null, rating: { reasons: ['waited'] } } });
});

test('[RA1] whatever is said and when: what counts is the last within 10 minutes of the first, and nothing later changes it', () => {
  const said = fc.record({ score, after: fc.integer({ min: 0, max: 30 * minuteMs }) });
  fc.assert(
    fc.property(fc.array(said, { minLength: 1, maxLength: 12 }), (all) => {
      let stands: Rating | null = null;
      let [at, first, wanted] = [end, -1, 0 as Score | 0];
      for (const one of all) {
        at += one.after;
        const result = rate(visit, stands, { score: one.score }, at);
        if (first < 0) first = at;
        if (at <= first + 10 * minuteMs) wanted = one.score;
        else expect(codeOf(result)).toBe(one.score === wanted ? 'ok' : 'already-rated');
        if (result.ok) stands = result.value.rating;
        expect(stands?.score).toBe(wanted);
      }
    }),
  );
});

test('[RA2] the interval holds the share, lies between 0 and 1, and narrows with more ratings', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
      const satisfied = Math.round(n * part);
      const [one, ten] = [wilson(satisfied, n), wilson(satisfied * 10, n * 10)];
      expect(one.low).toBeGreaterThanOrEqual(0);
      expect(one.high).toBeLessThanOrEqual(1);
      expect(one.low).toBeLessThanOrEqual(satisfied / n);
      expect(one.high).toBeGreaterThanOrEqual(satisfied / n);
      expect(ten.high - ten.low).toBeLessThan(one.high - one.low);
    }),
  );
});

test('[RA2] the interval is that of the books: 8 of 10, 0 of 5, 5 of 5', () => {
  expect(wilson(8, 10).low).toBeCloseTo(0.4902, 4);
  expect(wilson(8, 10).high).toBeCloseTo(0.9433, 4);
  expect(wilson(0, 5)).toMatchObject({ low: 0 });
  expect(wilson(0, 5).high).toBeCloseTo(0.4345, 4);
  expect(wilson(5, 5)).toMatchObject({ high: 1 });
});

test('[RA2] satisfied are 4 and 5 over n, with the response; under the least nothing but n', () => {
  const shown = figuresOf([5, 4, 3, 1, 2, 4], 12);
  expect(shown).toMatchObject({ n: 6, asked: 12, response: 0.5, satisfied: 3, share: 0.5, scores: [1, 1, 1, 2, 1] });
  const few = figuresOf([5, 5, 5, 5], 8);
  expect(few).toEqual({
    n: 4,
    asked: 8,
    response: 0.5,
    satisfied: null,
    share: null,
    low: null,
    high: null,
    scores: null,
  });
  expect(figuresOf(Array<Score>(9).fill(5), 20, leastOf('clerk')).share).toBeNull();
  expect(figuresOf(Array<Score>(10).fill(5), 20, leastOf('clerk')).share).toBe(1);
});

test('[RA3] no row with too few is shown, and what is left out is none or enough together', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }),
      fc.constantFrom(5, 10),
      (sizes, least) => {
        const counts = new Map(sizes.map((n, at) => [`r${at}`, n]));
        const shown = shownRows(counts, least);
        for (const key of shown) expect(counts.get(key)).toBeGreaterThanOrEqual(least);
        const left = [...counts].filter(([key]) => !shown.has(key)).reduce((sum, [, n]) => sum + n, 0);
        if (shown.size > 0) expect(left === 0 || left >= fewest.together).toBe(true);
      },
    ),
  );
  expect([
    ...shownRows(
      new Map([
        ['a', 9],
        ['b', 3],
        ['c', 5],
      ]),
      5,
    ),
  ]).toEqual(['a']);
  expect(
    [
      ...shownRows(
        new Map([
          ['a', 9],
          ['c', 5],
        ]),
        5,
      ),
    ].toSorted(),
  ).toEqual(['a', 'c']);
});

test('[K3] reasons have one code each and a name in the first language', () => {
  const reasons = [
    { id: 'a', name: { az: 'A' } },
    { id: 'a', name: { ru: 'Б' } },
  ];
  const faults = [...centreFaults(openCentre({ languages: ['az', 'ru'], ratingReasons: reasons }))];
  expect(faults.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'ratingReasons/1/id twice',
    'ratingReasons/1/name/az missing',
  ]);
});
