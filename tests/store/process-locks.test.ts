import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../server/async/clock.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import type { Store } from '../../server/store/store.ts';
import { temporaryFolder } from './folders.ts';
import { type Other, startOther } from './processes.ts';

/** Long: nothing in these tests happens because a lease has run out, unless it says so. */
const ttlMs = 600_000;
let file: string;

beforeEach(() => {
  file = join(temporaryFolder(), 'novbe.db');
});
const alive = (): readonly string[] => (existsSync(`${file}-alive`) ? readdirSync(`${file}-alive`) : []);

const open = async (): Promise<Store> => {
  const store = await openSqliteStore({ file });
  onTestFinished(() => store.close());
  return store;
};
/** Another process that asks once for each of these leases; it says which it has got. */
const holder = async (owner: string, names: readonly string[], ttl = ttlMs): Promise<Other> => {
  const other = startOther('lease-holder.ts', file, owner, String(ttl), ...names);
  await other.said(1);
  await asks(other);
  return other;
};
const asks = async (other: Other): Promise<void> => {
  const before = other.lines.filter((line) => line === 'asked').length;
  other.process.stdin.write('ask\n');
  for (let lines = other.lines.length + 1; ; lines++) {
    await other.said(lines);
    if (other.lines.filter((line) => line === 'asked').length > before) return;
  }
};
const got = ({ lines }: Other): readonly string[] => lines.slice(1).filter((line) => line !== 'asked');
const kill = async (other: Other): Promise<void> => {
  other.process.kill('SIGKILL');
  await other.ended;
};
const take = (store: Store, name: string, later = 0): Promise<boolean> =>
  store.takeLease(name, 'heir', systemClock.now() + later, ttlMs);

test('what a killed process held can be had at once, all of it', async () => {
  const other = await holder('first', ['one', 'two']);
  expect(got(other)).toEqual(['one first', 'two first']);
  const store = await open();
  expect([await take(store, 'one'), await take(store, 'two')]).toEqual([false, false]);
  await kill(other);
  expect([await take(store, 'one'), await take(store, 'two')]).toEqual([true, true]);
});

test('what a living process holds cannot be had before it runs out, be it frozen', async () => {
  const before = systemClock.now();
  const other = await holder('first', ['one']);
  const store = await open();
  other.process.kill('SIGSTOP');
  // It was taken after that: however long this took, it has not run out.
  expect([await take(store, 'one'), await store.takeLease('one', 'heir', before + ttlMs, ttlMs)]).toEqual([
    false,
    false,
  ]);
  expect(await take(store, 'one', ttlMs + 1000)).toBe(true);
  other.process.kill('SIGCONT');
});

test('of many that wait for a death one inherits, and after its death another', async () => {
  let [last] = [await holder('first', ['one'])];
  let waiting = await Promise.all(Array.from({ length: 5 }, (_, at) => holder(`heir-${at}`, ['one'])));
  expect(waiting.flatMap(got)).toEqual([]);
  while (waiting.length > 2) {
    await kill(last);
    await Promise.all(waiting.map(asks));
    const heirs = waiting.filter((other) => got(other).length > 0);
    expect(heirs).toHaveLength(1);
    [last] = heirs as [Other];
    waiting = waiting.filter((other) => other !== last);
  }
}, 30_000);

test('where nothing tells that the holder has ended its lease has to run out', async () => {
  const other = await holder('first', ['one']);
  await kill(other);
  rmSync(`${file}-alive`, { recursive: true });
  const store = await open();
  expect([await take(store, 'one'), await take(store, 'one', ttlMs + 1000)]).toEqual([false, true]);
});

test('an owner that closed its store without letting go is waited for too', async () => {
  const before = await openSqliteStore({ file });
  expect(await before.takeLease('one', 'before', systemClock.now(), ttlMs)).toBe(true);
  await before.close();
  const store = await open();
  expect([await take(store, 'one'), await take(store, 'one', ttlMs + 1000)]).toEqual([false, true]);
});

test('what tells of the dead goes once nobody can ask for it, and what is there of others is in nobody’s way', async () => {
  const store = await open();
  await kill(await holder('held nothing', []));
  await kill(await holder('held/something', ['one']));
  writeFileSync(join(`${file}-alive`, '%zz'), 'no database');
  expect(alive()).toContain('held%2Fsomething');
  expect(await take(store, 'two')).toBe(true);
  // Its lease is still there to be inherited.
  expect(alive()).toContain('held%2Fsomething');
  expect(await take(store, 'one')).toBe(true);
  const next = await openSqliteStore({ file });
  expect(await next.takeLease('three', 'next', systemClock.now(), ttlMs)).toBe(true);
  expect(alive()).not.toContain('held%2Fsomething');
  expect(alive()).toEqual(['%zz', 'heir', 'next']);
  await next.close();
  expect(alive()).toEqual(['%zz', 'heir']);
});
