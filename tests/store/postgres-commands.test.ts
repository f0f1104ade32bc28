import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../server/store/place.ts';
import { aDatabase } from '../support/postgres.ts';
import { temporaryFolder } from './folders.ts';
import { configured, put } from './rows.ts';

/** Commands where the store is in PostgreSQL. */

test('a command opens that store, or says in one line how it is done there', async () => {
  const url = await aDatabase();
  const store = await openStore({ url });
  await put(store, { events: [configured('a')] });
  await store.close();
  const run = (command: string, ...words: readonly string[]): readonly [status: number | null, text: string] => {
    const script = join(import.meta.dirname, '../../scripts', `${command}.ts`);
    const environment = { ...process.env, DATABASE_URL: url, DATA_DIR: temporaryFolder() };
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], { env: environment });
    return [status, `${stdout}${stderr}`];
  };
  const [status, text] = run('clock');
  expect([status, text]).toEqual([0, expect.stringContaining('They agree.')]);
  expect(run('verify')).toEqual([0, expect.stringContaining('All is as it was written.')]);
  const [refused, line] = run('backup', temporaryFolder());
  expect(line.trim()).toMatch(/^DATABASE_URL is set: .*pg_dump.*$/);
  expect(refused).toBe(2);
}, 30_000);
