import { copyFileSync, cpSync, mkdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../server/async/clock.ts';
import { databaseName } from '../../server/store/place.ts';
import { openConnection } from '../../server/store/sqlite/database.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { CannotStore, type Store } from '../../server/store/store.ts';
import { user } from './access-contract.ts';
import { temporaryFolder } from './folders.ts';
import { tamper } from './raw.ts';
import { centreId, dayOpened, issued, leg, put } from './rows.ts';

/** A database that somebody removes or replaces under a running server: nothing is promised that is not kept. */

const aStore = async () => {
  const folder = join(temporaryFolder(), 'data');
  mkdirSync(folder);
  const file = join(folder, databaseName);
  const store = await openSqliteStore({ file });
  onTestFinished(() => store.close().catch(() => undefined));
  await put(store, { events: [dayOpened(), issued('t1')], legs: [leg('t1')] });
  return { folder, file, store };
};
const refuses = async (store: Store, words: RegExp) => {
  const writes = [
    () => put(store, { events: [issued('t2')], legs: [leg('t2')] }),
    () => store.putUser(user('u2')),
    () => store.probe(),
    () => store.takeLease('x', 'me', 0, 1000),
  ];
  for (const write of writes) {
    const refused = write();
    await expect(refused).rejects.toBeInstanceOf(CannotStore);
    await expect(refused).rejects.toThrow(words);
  }
};

describe('the next write after it is refused', () => {
  const other = async (): Promise<string> => {
    const { file, store } = await aStore();
    await store.close();
    return file;
  };
  const cases: readonly (readonly [string, (at: { folder: string; file: string }) => unknown, RegExp])[] = [
    ['the database is removed', ({ file }) => rmSync(file), /novbe\.db was removed or replaced/],
    ['its write-ahead log is removed', ({ file }) => rmSync(`${file}-wal`), /novbe\.db-wal was removed or replaced/],
    ['its shared memory is removed', ({ file }) => rmSync(`${file}-shm`), /novbe\.db-shm was removed or replaced/],
    ['the whole folder is removed', ({ folder }) => rmSync(folder, { recursive: true }), /novbe\.db was removed/],
    ['the folder is moved away', ({ folder }) => renameSync(folder, `${folder}-old`), /novbe\.db was removed/],
    [
      'the folder is replaced by a copy of itself',
      ({ folder }) => {
        cpSync(folder, `${folder}-copy`, { recursive: true });
        renameSync(folder, `${folder}-old`);
        renameSync(`${folder}-copy`, folder);
      },
      /novbe\.db was removed or replaced/,
    ],
    [
      'another database is moved into its place',
      async ({ file }) => renameSync(await other(), file),
      /novbe\.db was removed or replaced/,
    ],
    [
      'an empty file stands in its place',
      ({ file }) => {
        rmSync(file);
        writeFileSync(file, '');
      },
      /novbe\.db was removed or replaced/,
    ],
  ];
  test.each(cases)('%s', async (_, spoil, words) => {
    const { store, ...at } = await aStore();
    await spoil(at);
    await refuses(store, words);
  });

  test('put back as it was, it takes writes again, and what was refused is not in it', async () => {
    const { file, store } = await aStore();
    renameSync(file, `${file}-old`);
    await refuses(store, /was removed/);
    renameSync(`${file}-old`, file);
    await put(store, { events: [issued('t3')], legs: [leg('t3')] });
    await store.close();
    const again = await openSqliteStore({ file });
    onTestFinished(() => again.close());
    expect((await again.events(centreId, 0, 9)).map(({ event }) => 'ticket' in event && event.ticket)).toEqual([
      false,
      't1',
      't3',
    ]);
  });
});

test('a write-ahead log that was emptied in place is noticed before the answer', async () => {
  const { file, store } = await aStore();
  truncateSync(`${file}-wal`, 0);
  await expect(put(store, { events: [issued('t2')], legs: [leg('t2')] })).rejects.toBeInstanceOf(CannotStore);
});

test('an older copy written over the database is noticed by the promise it does not hold', async () => {
  const { folder, file, store } = await aStore();
  const old = join(folder, 'old.db');
  const empty = async () => {
    const connection = await openConnection(file, systemClock);
    connection.pragma('wal_checkpoint(TRUNCATE)');
    connection.close();
  };
  await empty();
  copyFileSync(file, old);
  await put(store, { events: [issued('t2')], legs: [leg('t2')] });
  await empty();
  copyFileSync(old, file);
  await expect(put(store, { events: [issued('t3')], legs: [leg('t3')] })).rejects.toBeInstanceOf(CannotStore);
});

test.each([
  ["UPDATE events SET body = replace(body, 'A001', 'A002') WHERE seq = 3", 'damaged at event 3'],
  ["UPDATE events SET hash = printf('%064d', 1) WHERE seq = 2", 'damaged at event 2'],
  ['DELETE FROM events WHERE seq = 2', 'damaged at event 2'],
])('a log in which this was done gives no ticket: %s', async (sql, words) => {
  const { file, store } = await aStore();
  await put(store, { events: [issued('t2'), issued('t3')] });
  await tamper(file, `DROP TRIGGER events_stay; DROP TRIGGER events_keep; ${sql}`);
  await expect(store.replay(centreId)).rejects.toThrow(words);
  await expect(store.events(centreId, 0, 9)).rejects.toBeInstanceOf(CannotStore);
  await expect(
    store.commit(centreId, 0, () => ({
      write: { events: [], legs: [], jobs: [], personal: [], secrets: [], answers: [] },
      value: 0,
    })),
  ).rejects.toThrow(words);
});
