import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnParts, columnWidths } from '../../server/reports/files/column-widths.ts';

/** How the columns of a table share a page. */

const text = (full: number, least = 20) => ({ full, least, isText: true });
const figure = (full: number, least = full) => ({ full, least, isText: false });

test('figures take what they need, short texts too, and the long text has the rest', () => {
  expect(columnWidths([text(40), text(900), figure(30)], 300)).toEqual([40, 230, 30]);
});

test('where figures would leave the texts too little, they become narrow', () => {
  expect(columnWidths([text(200), figure(110, 60), figure(100, 60)], 300)).toEqual([180, 60, 60]);
  expect(columnWidths([text(90), figure(100, 60), figure(100, 60)], 300)).toEqual([100, 100, 100]);
});

test('where no text takes what is left, all share it', () => {
  expect(columnWidths([figure(30), figure(50)], 100)).toEqual([40, 60]);
});

test('they fill the room, whatever they ask for, as long as the least fits', () => {
  const need = fc.record({ least: fc.nat(40), more: fc.nat(200), isText: fc.boolean() });
  fc.assert(
    fc.property(fc.array(need, { minLength: 1, maxLength: 12 }), (asked) => {
      const widths = columnWidths(
        asked.map(({ least, more, isText }) => ({ least, full: least + more, isText })),
        500,
      );
      const sum = widths.reduce((all, one) => all + one, 0);
      if (asked.reduce((all, { least }) => all + least, 0) <= 500) expect(sum).toBeCloseTo(500, 6);
      expect(Math.min(...widths)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 2000 },
  );
});

test('more figures than the room has are drawn in parts, each with the texts', () => {
  const figures = Array.from({ length: 6 }, () => figure(60));
  expect(columnParts([text(90, 40), ...figures], 500)).toEqual([[0, 1, 2, 3, 4, 5, 6]]);
  expect(columnParts([text(90, 40), ...figures], 350)).toEqual([
    [0, 1, 2, 3],
    [0, 4, 5, 6],
  ]);
});

test('no part asks for more than the room, and each figure stands in one, in order', () => {
  const need = fc.record({ least: fc.integer({ min: 5, max: 90 }), more: fc.nat(200) });
  fc.assert(
    fc.property(need, fc.array(need, { maxLength: 24 }), (key, asked) => {
      const needs = [
        text(key.least + key.more, key.least),
        ...asked.map(({ least, more }) => figure(least + more, least)),
      ];
      const parts = columnParts(needs, 500);
      for (const part of parts) {
        const shown = part.flatMap((at) => needs[at] ?? []);
        expect(shown.reduce((sum, { least }) => sum + least, 0)).toBeLessThanOrEqual(500);
        expect(columnWidths(shown, 500)[0]).toBeGreaterThanOrEqual(key.least - 1e-6);
      }
      expect(parts.flatMap((part) => part.filter((at) => at > 0))).toEqual(asked.map((_, at) => at + 1));
      expect(parts.every((part) => part[0] === 0)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
