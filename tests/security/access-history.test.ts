import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Access } from '../../server/access/access.ts';
import { remembered } from '../../server/store/credential-cache.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import type { Store } from '../../server/store/store.ts';
import type { User } from '../../server/store/user.ts';
import { manualClock } from '../fakes/clock.ts';
import { temporaryFolder } from '../store/folders.ts';
import { startOther } from '../store/processes.ts';
import { centreId, configured, put } from '../store/rows.ts';
import { accessOn, client, furnish, seeded } from './access-asks.ts';
import { contradictions, isLinearizable, type Seen } from './register.ts';

const op = (began: number, ended: number, from: readonly string[] | null, to: string | null = null): Seen => ({
  ...{ of: 'x', what: '', began, ended, from, to },
});
const read = (began: number, ended: number, state: string) => op(began, ended, [state]);
const end = (began: number, ended: number) => op(began, ended, null, 'out');

test('the judge passes what may have been, in whatever order', () => {
  expect(isLinearizable('in', [read(0, 1, 'in'), end(2, 3), read(4, 5, 'out')])).toBe(true);
  // While it is ended, one sees it still and another no more.
  expect(isLinearizable('in', [end(0, 10), read(1, 2, 'in'), read(3, 4, 'out')])).toBe(true);
  expect(isLinearizable('in', [end(0, 10), read(1, 8, 'out'), read(2, 7, 'in')])).toBe(true);
  // Of two who remove it at once one did.
  expect(isLinearizable('in', [op(0, 9, ['in'], 'out'), op(1, 8, ['out'])])).toBe(true);
});

test.each([
  ['what was ended is seen again', [end(0, 1), read(2, 3, 'in')]],
  ['seen, not seen, seen again while it is ended', [end(0, 10), read(1, 2, 'out'), read(3, 4, 'in')]],
  ['seen by one after another saw it gone', [end(0, 3), read(1, 4, 'out'), read(5, 6, 'in')]],
  ['gone though nobody ended it', [read(0, 1, 'in'), read(2, 3, 'out')]],
  ['gone before anybody ended it', [read(0, 1, 'out'), end(2, 3)]],
  ['removed by two', [op(0, 9, ['in'], 'out'), op(1, 8, ['in'], 'out')]],
  ['let in after it was removed', [op(0, 1, ['in'], 'out'), op(2, 3, ['in'], 'in')]],
  ['a role that was taken away', [op(0, 1, null, 'clerk'), op(2, 3, null, 'manager'), read(4, 5, 'clerk')]],
  ['a role that nobody gave', [op(0, 5, null, 'clerk'), read(1, 2, 'admin')]],
] as const)('the judge catches: %s', (_, history) => {
  expect(isLinearizable('in', history)).toBe(false);
});

const initial = (of: string): string => (of.startsWith('device') ? 'waiting' : of.startsWith('role') ? 'clerk' : 'in');

interface Play {
  readonly rounds: number;
  /** Makes a store out of the true one. */
  readonly spoil?: (store: Store) => Store;
}

/** Eight clients at two servers of one file, and everything that they saw. */
const play = async ({ rounds, spoil = (store) => store }: Play) => {
  const file = join(temporaryFolder(), 'novbe.db');
  const clock = manualClock();
  const open = async () => remembered(spoil(await openSqliteStore({ file })));
  const stores = await Promise.all([open(), open()]);
  await put(stores[0], { events: [configured('a')] });
  const servers = stores.map((store) => accessOn(store, clock));
  const lot = seeded(20_261_128);
  const history: Seen[] = [];
  const revived: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const furniture = await furnish(servers[0] as Access, stores[0], clock.now());
    await turn();
    await Promise.all(
      Array.from({ length: 8 }, () =>
        client(furniture, servers, { clock, lot, saw: (seen) => void history.push(seen) }),
      ),
    );
    const isOver = history.some(({ of, to }) => of === `password ${furniture.owner.id}` && to === 'out');
    for (const secret of isOver ? furniture.begun : []) {
      await turn();
      if ((await servers[1]?.sessions.find(secret)) !== null) revived.push(secret);
    }
  }
  await Promise.all(stores.map((store) => store.close()));
  return { asked: rounds * 8 * 25, contradictions: contradictions(history, initial), revived };
};

test('ten thousand questions at once, on two servers of one file: what was ended never comes back', async () => {
  const told = await play({ rounds: 50 });
  expect(told.asked).toBe(10_000);
  expect(told.contradictions).toEqual([]);
  expect(told.revived).toEqual([]);
});

/** Two processes on one file, four clients each: the lots are drawn apart, the moments read off one counter. */
const playApart = async (rounds: number) => {
  const file = join(temporaryFolder(), 'novbe.db');
  const clock = manualClock();
  const store = remembered(await openSqliteStore({ file }));
  await put(store, { events: [configured('a')] });
  const here = accessOn(store, clock);
  const others = [1, 2].map((seed) => startOther('../../security/children/access-client.ts', file, String(seed)));
  await Promise.all(others.map((other) => other.said(1)));
  const history: Seen[] = [];
  for (let round = 0; round < rounds; round++) {
    const furniture = await furnish(here, store, clock.now());
    for (const { process } of others) process.stdin.write(`${JSON.stringify(furniture)}\n`);
    await Promise.all(others.map((other) => other.said(round + 2)));
    for (const { lines } of others) history.push(...(JSON.parse(lines[round + 1] ?? '[]') as Seen[]));
  }
  for (const { process } of others) process.stdin.end();
  await Promise.all(others.map(({ ended }) => ended));
  await store.close();
  return history;
};

test('two thousand questions of two processes at once: what was ended never comes back', async () => {
  const history = await playApart(10);
  expect(history.length).toBeGreaterThanOrEqual(2000);
  expect(contradictions(history, initial)).toEqual([]);
}, 120_000);

/** Writes the whole row that was read before, as it takes time to read and to write. */
const putsBack = {
  session: (store: Store): Store => ({
    ...store,
    async renewSession(hash, seenAt, expiresAt) {
      const before = await store.session(hash, 0);
      await turn();
      if (before === null) return false;
      const session = { ...before, seenAt, expiresAt };
      if (!(await store.renewSession(hash, seenAt, expiresAt))) await store.putSession(session).catch(() => undefined);
      return true;
    },
  }),
  device: (store: Store): Store => ({
    ...store,
    async renewDevice(id, seenAt) {
      const before = (await store.devices(centreId)).find((device) => device.id === id);
      await turn();
      if (before !== undefined) await store.putDevice({ ...before, seenAt });
      return true;
    },
  }),
  token: (store: Store): Store => ({
    ...store,
    changeAccess: (decide) =>
      store.changeAccess((locked) => {
        const { write, value } = decide(locked);
        const { removedToken: _, ...rest } = write;
        return { write: rest, value };
      }),
  }),
  role: (store: Store): Store => {
    let kept: readonly User[] = [];
    return {
      ...store,
      async users() {
        const before = kept;
        kept = await store.users();
        return before.length === kept.length ? before : kept;
      },
    };
  },
};

test.each(Object.keys(putsBack) as (keyof typeof putsBack)[])(
  'a store that puts back a %s is found out',
  async (of) => {
    const told = await play({ rounds: 6, spoil: putsBack[of] });
    expect(told.contradictions.length).toBeGreaterThan(0);
    expect(told.contradictions.every((finding) => finding.startsWith(of))).toBe(true);
  },
);
