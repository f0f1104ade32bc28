import { linkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readText } from '../../server/store/durable-file.ts';
import { temporaryFolder } from './folders.ts';

test('a file that another makes or removes at that very moment is there whole or not at all', async () => {
  const folder = temporaryFolder();
  const [aside, path] = [join(folder, 'aside'), join(folder, 'file')];
  writeFileSync(aside, 'whole');
  let isThere = false;
  let over = false;
  // Between any two steps of the reader.
  const toggle = (): void => {
    if (over) return;
    if (isThere) rmSync(path);
    else linkSync(aside, path);
    isThere = !isThere;
    setImmediate(toggle);
  };
  toggle();
  const found = new Set<string | null>();
  try {
    for (let tries = 0; tries < 1000; tries++) found.add(await readText(path));
  } finally {
    over = true;
  }
  expect([...found].sort()).toEqual([null, 'whole']);
});
