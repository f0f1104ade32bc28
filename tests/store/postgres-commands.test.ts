import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { replayedLegs } from '../../engine/queue/replayed-legs.ts';
import { systemClock } from '../../server/async/clock.ts';
import { openStore } from '../../server/store/place.ts';
import { verifyDatabase } from '../../server/store/postgres/verify.ts';
import { aDatabase, inDatabase, programs } from '../support/postgres.ts';
import { temporaryFolder } from './folders.ts';
import { centreId, configured, put } from './rows.ts';

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
  expect(line.trim()).toMatch(/^DATABASE_URL is set: .*pg_dump.*postgresql\.md.*$/);
  expect(refused).toBe(2);

  // Copied and brought back as the page says, step by step.
  const page = readFileSync(join(import.meta.dirname, '../../docs/postgresql.md'), 'utf8');
  const [, dump = '', restored = ''] = /## Copies\n`([^`]+)`[^`]*(?:`[^`]*`[^`]*)?```\n([^`]+)```/.exec(page) ?? [];
  const folder = temporaryFolder();
  const path = [programs() ?? '', process.env.PATH ?? ''].join(delimiter);
  const shell = (to: string, commands: string): void => {
    execFileSync('sh', ['-ec', commands], {
      cwd: folder,
      env: { ...process.env, PATH: path, DATABASE_URL: to },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  };
  shell(url, dump);
  const other = await aDatabase();
  shell(other, restored);
  const of = async (database: string) => (await inDatabase(database, "SELECT value FROM meta WHERE key = 'epoch'"))[0];
  expect(await of(other)).not.toEqual(await of(url));
  const { centres, findings } = await verifyDatabase({ url: other, clock: systemClock, legsOf: replayedLegs });
  expect([centres, findings]).toEqual([[expect.objectContaining({ centre: centreId, events: 1 })], []]);
}, 60_000);
