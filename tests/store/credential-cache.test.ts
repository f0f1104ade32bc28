import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ApiToken } from '../../server/store/api-token.ts';
import { remembered } from '../../server/store/credential-cache.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import type { Session, Store } from '../../server/store/store.ts';
import type { User } from '../../server/store/user.ts';
import { changeUser } from './changing.ts';
import { temporaryFolder } from './folders.ts';

const token: ApiToken = { id: 't', hash: 'h', name: 'program', role: 'clerk', centre: null, createdAt: 1 };
const user: User = {
  ...{ id: 'u', login: 'u', name: 'U', role: 'clerk', centre: null, counters: null },
  ...{ passwordHash: 'x', active: true, mustChange: false },
};
const session: Session = { hash: 's', user: 'u', createdAt: 1, seenAt: 1, expiresAt: 100 };

/** The same file, opened by another process as it were. */
let other: Store;
let store: Store;
let reads = 0;

beforeEach(async () => {
  const file = join(temporaryFolder(), 'novbe.db');
  const plain = await openSqliteStore({ file });
  other = await openSqliteStore({ file });
  reads = 0;
  const tokenByHash: Store['tokenByHash'] = (hash) => {
    reads += 1;
    return plain.tokenByHash(hash);
  };
  store = remembered({ ...plain, tokenByHash });
  await store.putToken(token);
  await store.putUser(user);
  await store.putSession(session);
  await turn();
});
afterEach(() => Promise.all([store.close(), other.close()]));

test('who was found once is not looked for again', async () => {
  for (let time = 0; time < 5; time++) expect(await store.tokenByHash('h')).toEqual(token);
  expect(reads).toBe(1);
});

test('who was not found is looked for each time', async () => {
  for (let time = 0; time < 5; time++) expect(await store.tokenByHash('nobody')).toBeNull();
  expect(reads).toBe(5);
});

test('what we take away is gone at once', async () => {
  expect(await store.tokenByHash('h')).toEqual(token);
  await store.removeToken('t');
  expect(await store.tokenByHash('h')).toBeNull();
  expect(await store.session('s', 50)).toEqual(session);
  await changeUser(store, { ...user, active: false });
  expect((await store.user('u'))?.active).toBe(false);
  await store.removeSessionsOf('u');
  expect(await store.session('s', 50)).toBeNull();
});

test('what another process takes away is gone with the next turn of the event loop', async () => {
  expect(await store.tokenByHash('h')).toEqual(token);
  expect(await store.session('s', 50)).toEqual(session);
  await other.removeToken('t');
  await other.removeSession('s');
  await turn();
  expect(await store.tokenByHash('h')).toBeNull();
  expect(await store.session('s', 50)).toBeNull();
});

test('a session that is remembered ends in its time', async () => {
  expect(await store.session('s', 99)).toEqual(session);
  expect(await store.session('s', 100)).toBeNull();
});
