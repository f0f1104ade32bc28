import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrange } from '../../display/board.ts';
import { boardGrid, boardPage, linesOf } from '../../display/layouts/board-lines.ts';
import type { HallCounter } from '../../shared/wall/hall-wall.ts';
import { plateWidth } from '../../shared/wall/wall-letters.ts';
import { announcement, hallCall, hallView, place } from './hall-fakes.ts';

/** The wall as a board of all counters. */

const counter = (name: string, state: HallCounter['state'] = 'open'): HallCounter => ({ ...place(name), state });
const widthOf = (text: string): number => 0.68 * text.length;
const box = { width: 1840, height: 800, most: 272, least: 100 };
const paused = ['Fasilə', 'Перерыв', 'Break'];
const linesWith = (count: number, announced = -1) =>
  Array.from({ length: count }, (_, at) => ({
    counter: counter(String(at + 1)),
    number: 'A001',
    fresh: false,
    announced: at === announced,
  }));

test('a line for each counter that works, in the order of the centre, and for one that somebody is called to', () => {
  const view = hallView({
    counters: [counter('1', 'closed'), counter('2'), counter('3', 'paused'), counter('4', 'closed')],
    calls: [hallCall('A002', '4', 0, { status: 'serving' }), hallCall('A001', '2', 0)],
  });
  const lines = linesOf(view, arrange(view, null, new Set(['call of A001'])));
  expect(lines.map(({ counter: { id }, number, fresh }) => [id, number, fresh])).toEqual([
    ['2', 'A001', true],
    ['3', null, false],
    ['4', 'A002', false],
  ]);
});

test('a call that is announced before its view has come stands at its counter', () => {
  const view = hallView({ counters: [counter('3')] });
  const [line] = linesOf(view, arrange(view, announcement('7', 0), new Set()));
  expect(line).toMatchObject({ number: 'A7', fresh: true, announced: true });
});

test('all lines have room where they can, none is smaller than is read, and every one is seen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), (count) => {
      const lines = linesWith(count);
      const grid = boardGrid(lines, box, paused, widthOf);
      const perPage = grid.columns * grid.rows;
      expect(grid.size).toBeGreaterThanOrEqual(box.least);
      expect(grid.size).toBeLessThanOrEqual(box.most);
      expect(grid.rows * grid.size * 1.2 + (grid.rows - 1) * 14).toBeLessThanOrEqual(box.height + grid.rows);
      const pages = Math.ceil(count / perPage);
      const seen = new Set(Array.from({ length: pages }, (_, at) => boardPage(lines, grid, at * 6000)));
      expect(seen.size).toBe(pages);
    }),
  );
});

test('the page of what is announced is shown, whatever the time', () => {
  const lines = linesWith(60, 50);
  const grid = boardGrid(lines, box, paused, widthOf);
  const page = Math.floor(50 / (grid.columns * grid.rows));
  for (const now of [0, 6000, 12_000, 18_000]) expect(boardPage(lines, grid, now)).toBe(page);
});

test('the word that a counter pauses is at least half as large as the numbers, in every language, and has room', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 120 }), fc.boolean(), (count, isAlone) => {
      const lines = linesWith(count).map((line, at) =>
        isAlone || at % 7 === 4 ? { ...line, number: null, counter: counter(line.counter.name, 'paused') } : line,
      );
      const { size, state, columns } = boardGrid(lines, box, paused, widthOf);
      if (!lines.some(({ number }) => number === null)) return;
      expect(state).toBeGreaterThanOrEqual(size / 2 - 1e-6);
      const inner = (box.width - (columns - 1) * 14) / columns - 40;
      const names = lines.filter(({ number }) => number === null).map((line) => line.counter.name);
      const plate = size * (0.4 + Math.max(...names.map((name) => plateWidth(name, widthOf))));
      expect(state * widthOf('Перерыв') + plate).toBeLessThanOrEqual(inner + 1);
    }),
  );
});
