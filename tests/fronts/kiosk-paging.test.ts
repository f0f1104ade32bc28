import { expect, test } from 'vitest';
import { keyRows } from '../../kiosk/paging.ts';
import { alphabet as az } from '../../shared/text/az.ts';
import { alphabet as en } from '../../shared/text/en.ts';
import { alphabet as ru } from '../../shared/text/ru.ts';

test('every alphabet gets rows of at most eleven keys, no letter lost', () => {
  for (const alphabet of [az, ru, en]) {
    const rows = keyRows(alphabet);
    expect(rows.flat().join('')).toBe(alphabet);
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(11);
  }
});
