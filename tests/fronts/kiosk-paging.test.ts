import { expect, test } from 'vitest';
import { frontPage, keyRows, pageOf } from '../../kiosk/paging.ts';
import { alphabet as az } from '../../shared/text/az.ts';
import { alphabet as en } from '../../shared/text/en.ts';
import { alphabet as ru } from '../../shared/text/ru.ts';

const list = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);

test('pages are as even as they can be and hold every item once', () => {
  for (const length of [0, 1, 7, 8, 9, 20, 159]) {
    const { pages } = pageOf(list(length), 0, 'services', 'portrait');
    const shown = list(pages).flatMap((page) => pageOf(list(length), page, 'services', 'portrait').items);
    expect(shown).toEqual(list(length));
  }
  expect(pageOf(list(9), 0, 'services', 'portrait').items).toHaveLength(5);
});

test('a page beyond the end is the last one', () => {
  expect(pageOf(list(9), 40, 'services', 'portrait')).toEqual({ items: [5, 6, 7, 8], page: 1, pages: 2 });
});

test('the first screen shows services and groups together, or one after the other where room is short', () => {
  expect(frontPage(list(6), list(8), 0, 'portrait')).toMatchObject({ frequent: list(6), groups: list(8), pages: 1 });
  expect(frontPage(list(6), list(12), 1, 'portrait')).toMatchObject({
    frequent: list(6),
    groups: [6, 7, 8, 9, 10, 11],
  });
  expect(frontPage(list(6), list(8), 0, 'low')).toMatchObject({ frequent: [0, 1, 2], groups: [], pages: 4 });
  expect(frontPage(list(6), list(8), 2, 'low')).toMatchObject({ frequent: [], groups: [0, 1, 2, 3] });
  expect(frontPage([], list(8), 0, 'low')).toMatchObject({ groups: [0, 1, 2, 3], pages: 2 });
});

test('every alphabet gets rows of at most eleven keys, no letter lost', () => {
  for (const alphabet of [az, ru, en]) {
    const rows = keyRows(alphabet);
    expect(rows.flat().join('')).toBe(alphabet);
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(11);
  }
});
