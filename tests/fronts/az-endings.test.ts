import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as az from '../../shared/text/az.ts';

/** Azerbaijani endings follow the number as it is said: what writes one beside a number by hand is wrong for others. */

test('no Azerbaijani text writes an ending behind a number by hand', () => {
  const root = join(import.meta.dirname, '../..');
  const folders = [
    'appeal',
    'booking',
    'counter',
    'display',
    'feedback',
    'home',
    'kiosk',
    'manager',
    'office',
    'phone',
  ];
  const files = [...folders, 'server', 'services', 'shared', 'ui'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name)),
  );
  const ending = /\}-(c[iıuü]|d[aə]n?|[ny][aəıiuü]n?|[aə])(?!\p{L})/u;
  const lines = files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .filter((line) => ending.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(lines).toEqual([]);
});

test('one of several people is counted as it is said', () => {
  const { person } = az.counter.ticket;
  expect([1, 3, 6, 9].map((at) => person(at, 10))).toEqual([
    '10 nəfərdən 1-ci',
    '10 nəfərdən 3-cü',
    '10 nəfərdən 6-cı',
    '10 nəfərdən 9-cu',
  ]);
});
