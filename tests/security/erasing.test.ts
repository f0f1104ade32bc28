import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runErasing } from '../../server/jobs/erasing.ts';
import { clearPictures } from '../../server/printing/virtual.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { type AServer, aFolder, aServer, fridayClock, keptLog } from '../support/server.ts';

const friday = fridayClock();
let shift = 0;
const clock = { now: () => friday.now() + shift, after: friday.after };
let folder: Awaited<ReturnType<typeof aFolder>>;
let server: AServer;
beforeAll(async () => {
  folder = await aFolder();
  const file = join(folder.path, 'novbe.db');
  server = await aServer({
    clock,
    folder: folder.path,
    file,
    store: await openSqliteStore({ file, clock }),
    publicUrl: 'https://queue.example.org',
    jobs: true,
  });
});
afterAll(async () => {
  await server.close();
  await folder.remove();
});

const pictures = (): readonly string[] =>
  readdirSync(join(folder.path, 'printer')).filter((name) => name.endsWith('.png'));

/** Of these texts, those that stand in a file of the folder, with its name. */
const foundIn = (texts: readonly string[]): readonly string[] => {
  const files = readdirSync(folder.path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap(({ parentPath, name }) => {
    const bytes = readFileSync(join(parentPath, name)).toString('latin1');
    return texts.filter((text) => bytes.includes(text)).map((text) => `${name}: ${text}`);
  });
};

const erased = async (): Promise<void> => {
  const { store } = server;
  const { log, lines } = keptLog();
  const erasing = runErasing({
    store,
    clock,
    log,
    clearPictures: (over) => clearPictures(join(folder.path, 'printer'), over),
  });
  await erasing.close();
  expect(lines.filter((line) => line.includes('could not'))).toEqual([]);
};

test('once its day is over nothing in the data folder tells the secret of a ticket, and what was asked is still known', async () => {
  const { ask } = server;
  await ask('manager', 'openDay', { body: {} });
  const take = async (who: 'kiosk' | 'reception', index: number) =>
    (await ask(who, 'issueTicket', { body: { service: 'a' }, key: `${who}-${index}` })).value;
  const printed = await Promise.all(Array.from({ length: 10 }, (_, index) => take('kiosk', index)));
  const spoken = await Promise.all(Array.from({ length: 60 }, (_, index) => take('reception', index)));
  const secrets = [...printed, ...spoken].map(({ secret }) => secret);
  for (const [index, secret] of secrets.slice(0, 5).entries()) {
    expect((await ask(null, 'phoneCancel', { params: { secret }, key: `phone-${index}` })).status).toBe(200);
  }
  const reprinted = { id: printed[9]?.ticket.id ?? '', body: {} };
  expect((await ask('manager', 'reprint', { ...reprinted, key: 'again' })).status).toBe(200);
  const test = (await ask('manager', 'testPrinter', { id: 'p', body: {} })).value;
  await expect.poll(() => pictures().length).toBe(12);

  // Under way nothing goes: the slip may be needed again.
  await erased();
  expect(pictures()).toHaveLength(12);
  expect(new Set(foundIn(secrets).map((found) => found.split(': ')[1])).size).toBe(secrets.length);

  // The grace after midnight is over; answers are kept until the middle of that day.
  shift = 19 * 3_600_000;
  await erased();
  expect(foundIn(secrets)).toEqual([]);
  expect(pictures()).toEqual([`${test.job}.png`]);
  const again = await take('kiosk', 9);
  expect(again).toEqual({ ...printed[9], secret: '' });
  const jobs = await server.store.recentJobs('small', 0);
  expect(jobs).toHaveLength(12);
  for (const job of jobs) expect(JSON.parse(job.slip)).toMatchObject({ url: null });
});
