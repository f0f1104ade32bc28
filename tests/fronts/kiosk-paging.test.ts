import { expect, test } from 'vitest';
import { nearestOf, type Spot, type Way } from '../../kiosk/nearest.ts';
import { pageWithin } from '../../kiosk/paging.ts';
import { alphabet as az } from '../../shared/text/az.ts';
import { alphabet as en } from '../../shared/text/en.ts';
import { alphabet as ru } from '../../shared/text/ru.ts';
import { keyRows } from '../../ui/touch-keys/key-rows.ts';

test('every alphabet gets rows of at most eleven keys, no letter lost', () => {
  for (const alphabet of [az, ru, en]) {
    const rows = keyRows(alphabet);
    expect(rows.flat().join('')).toBe(alphabet);
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(11);
  }
});

test.each([
  [0, [0, 4, 0]],
  [1, [4, 8, 1]],
  [2, [8, 10, 2]],
  [3, [8, 10, 2]],
  [99, [8, 10, 2]],
  [-1, [0, 4, 0]],
])('page %i of ten rows in three pages holds %j', (page, [from, to, shown]) => {
  expect(pageWithin([0, 4, 8], 10, page)).toEqual({ from, to, page: shown, pages: 3 });
});

const [left, right, up, down]: readonly Way[] = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
];
const from: Spot = { x: 100, y: 100 };
test.each([
  [
    'the nearer of two that lie ahead',
    right,
    [
      [300, 100],
      [200, 100],
    ],
    1,
  ],
  [
    'what lies straight ahead rather than what is nearer but aside',
    right,
    [
      [150, 160],
      [300, 100],
    ],
    1,
  ],
  ['what lies aside where nothing else is there', right, [[150, 400]], 0],
  [
    'nothing where all lies behind or level',
    right,
    [
      [50, 100],
      [100, 300],
      [101, 100],
    ],
    null,
  ],
  [
    'the first of two that lie as well',
    down,
    [
      [90, 200],
      [110, 200],
    ],
    0,
  ],
  [
    'its own side only',
    left,
    [
      [300, 100],
      [20, 100],
    ],
    1,
  ],
  [
    'what is above',
    up,
    [
      [100, 300],
      [100, 20],
    ],
    1,
  ],
] as const)('an arrow leads to %s', (_, way = [0, 0], spots, index) => {
  const places = spots.map(([x, y]) => ({ x, y }));
  expect(nearestOf(from, places, way)).toBe(index);
});
