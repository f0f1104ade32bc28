import { existsSync, rmSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../server/async/clock.ts';
import { newId } from '../../server/ids.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { openSmallDisk } from '../crash/faults.ts';
import { temporaryFolder } from '../store/folders.ts';
import { lockFile } from '../store/raw.ts';
import { bundled } from '../support/bundled.ts';
import { runHere } from '../support/in-process.ts';
import { newFolder, runFile } from '../support/processes.ts';
import { aPast, fiveVisits, manyRows, text } from './a-past.ts';

/** `npm run import` beside others, and when something breaks. */

test('beside a running server: it keeps running, and its reports have the past at once', async () => {
  const folder = newFolder();
  const password = 'given by the owner';
  const server = runFile(bundled('server/main.ts'), [], { PORT: '0', DATA_DIR: folder, ADMIN_PASSWORD: password });
  onTestFinished(async () => {
    server.child.kill('SIGKILL');
    await server.ended;
    rmSync(folder, { recursive: true, force: true });
  });
  const origin = (await server.seen(/listening at (http:\/\/127\.0\.0\.1:\d+)/))[1] ?? '';
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ user: 'admin', password });
  const signedIn = await fetch(`${origin}/api/session`, { method: 'POST', headers, body });
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const issued = async (): Promise<number> => {
    const range = 'from=2025-03-01&to=2025-03-31&by=day';
    const answer = await fetch(`${origin}/api/centres/sample/reports/summary?${range}`, { headers: { cookie } });
    return (await answer.json()).value.total.issued;
  };
  expect(await issued()).toBe(0);
  const past = await aPast();
  const file = past.file('old.csv', text(fiveVisits));
  const first = JSON.parse(
    await (await fetch(`${origin}/api/centres/sample/config`, { headers: { cookie } })).text(),
  ).value;
  const all = `*=${first.services[0].id}`;
  const run = await runHere('import', [file, '--service', all, '--centre', 'sample'], { DATA_DIR: folder });
  expect(run.code, run.text).toBe(0);
  expect(await issued()).toBe(5);
  expect((await fetch(`${origin}/readyz`)).status).toBe(200);
});

test('a store that another process keeps locked is left alone after five seconds, with one line', async () => {
  const past = await aPast();
  const before = past.contents();
  const lock = await lockFile(past.database);
  onTestFinished(() => lock.release());
  const { code, lines } = await past.run(past.file('old.csv', text(fiveVisits)));
  expect([code, lines.length]).toEqual([1, 1]);
  expect(lines[0]).toMatch(/^Nothing was imported: the database (stayed locked|cannot)/);
  expect(past.contents()).toBe(before);
});

test('more at once than a running server can wait for is refused while one runs', async () => {
  const past = await aPast();
  const before = past.contents();
  const server = await openSqliteStore({ file: past.database });
  expect(await server.takeLease('centre:small', newId(), systemClock.now(), 600_000)).toBe(true);
  const { code, lines } = await past.run(past.file('old.csv', manyRows(200_001)));
  await server.close();
  expect([code, lines.length]).toEqual([1, 1]);
  expect(lines[0]).toMatch(/200,001 new visits at once would keep the server that is running from storing tickets/);
  expect(past.contents()).toBe(before);
});

test('killed in the middle of the writing, nothing or all is there; again makes it whole', async () => {
  const past = await aPast();
  const before = past.contents();
  const file = past.file('old.csv.gz', manyRows(30_000));
  const running = runFile('scripts/import.ts', [file], { DATA_DIR: past.folder });
  let over = false;
  void running.ended.then(() => {
    over = true;
  });
  const log = `${past.database}-wal`;
  while (!over && (!existsSync(log) || statSync(log).size < 1_000_000)) await pause(1);
  running.child.kill('SIGKILL');
  await running.ended;
  const found = past.contents() === before ? 0 : 30_000;
  const again = await past.run(file);
  expect([again.code, again.lines[1]]).toEqual([
    0,
    `new: ${(30_000 - found).toLocaleString('en')}, there already: ${found.toLocaleString('en')}, left out: 0`,
  ]);
});

const disk = openSmallDisk(1);
disk?.remove();

test.skipIf(disk === null)(
  'a disk that fills (only root can mount a small one): one line, nothing imported',
  async () => {
    const small = openSmallDisk(5);
    if (small === null) throw new Error('there is no small disk');
    onTestFinished(() => small.remove());
    const past = await aPast(small.folder);
    const before = past.contents();
    const elsewhere = await aPast(temporaryFolder());
    const { code, lines } = await past.run(elsewhere.file('old.csv', manyRows(40_000)));
    expect([code, lines.length]).toEqual([1, 1]);
    expect(lines[0]).toMatch(/^Nothing was imported: the disk is full/);
    expect(past.contents()).toBe(before);
    const fitting = await past.run(elsewhere.file('some.csv', text(fiveVisits)));
    expect([fitting.code, fitting.lines[1]]).toEqual([0, 'new: 5, there already: 0, left out: 0']);
  },
);
