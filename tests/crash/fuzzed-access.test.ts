import { hash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { systemClock } from '../../server/async/clock.ts';
import { openConnection } from '../../server/store/sqlite/database.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { CannotStore, type Store } from '../../server/store/store.ts';
import { device, session, user } from '../store/access-contract.ts';
import { centreId, configured, dayOpened, issued, morning, put } from '../store/rows.ts';
import { chance, isLong, seed } from './rounds.ts';
import { type Spoil, spoils } from './spoils.ts';

/** Files in which bytes have changed under the tables of who may come in: those let in are those who were, or nobody is. */

vi.setConfig({ testTimeout: 3_600_000 });

const scratch = mkdtempSync(join(tmpdir(), 'novbe-access-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const rounds = isLong ? 3000 : 15;
/** As long as ids and hashes are: no change of a few bytes makes one of them another. */
const nameOf = (_: unknown, at: number) => hash('sha256', `person ${at}`).slice(0, 26);
const names = Array.from({ length: 40 }, nameOf);
const ended = Array.from({ length: 3 }, (_, at) => nameOf(_, 100 + at));
const secretOf = (name: string) => name.padEnd(32, '-');
let whole: Buffer;

/** Forty people, with a session, a program, a kiosk and a ticket's secret each, and some of each kind that were taken away again. */
beforeAll(async () => {
  const file = join(scratch, 'whole.db');
  const store = await openSqliteStore({ file });
  const all = [...names, ...ended];
  const roles = ['admin', 'manager', 'clerk', 'reception'] as const;
  await put(store, {
    events: [configured('a'), dayOpened(), ...all.map((name) => issued(`t-${name}`))],
    secrets: all.map((name) => ({ secret: secretOf(name), ticket: `t-${name}`, expiresAt: morning + 1000 })),
  });
  for (const [at, name] of all.entries()) {
    const role = roles[at % roles.length] ?? 'clerk';
    await store.putUser(user(name, { role, centre: at % 3 === 0 ? null : centreId, counters: [`c${at}`] }));
    await store.putSession(session(`s-${name}`, name));
    await store.putToken({ id: `p-${name}`, hash: `h-${name}`, name, role, centre: centreId, createdAt: morning + at });
    await store.putDevice(device(`d-${name}`, { approved: at % 2 === 0, code: `K${at}` }));
  }
  for (const name of ended) {
    await store.removeUser(name);
    await store.removeToken(`p-${name}`);
    await store.removeDevice(`d-${name}`);
  }
  await store.close();
  const connection = await openConnection(file, systemClock);
  connection.pragma('wal_checkpoint(TRUNCATE)');
  connection.close();
  whole = readFileSync(file);
});

/** A row, nothing, or the one line that refuses it; anything else is a crash. */
const answer = async <T>(asked: () => Promise<T>): Promise<T | null | 'refused'> => {
  try {
    return await asked();
  } catch (error) {
    if (error instanceof CannotStore) return 'refused';
    throw error;
  }
};

/** Who is let in by what they show; one read for each. */
const reads = (store: Store, name: string): readonly (() => Promise<unknown>)[] => [
  () => store.session(`s-${name}`, morning),
  () => store.user(name),
  () => store.userByLogin(name),
  () => store.tokenByHash(`h-${name}`),
  () => store.deviceByHash(`hash-d-${name}`),
  () => store.ticketOfSecret(secretOf(name), morning),
];

const asked = [...names, ...ended];
const lookIn = async (file: string): Promise<readonly unknown[] | 'refused'> => {
  const opened = await answer(() => openSqliteStore({ file }));
  if (opened === null || opened === 'refused') return 'refused';
  const found: unknown[] = [];
  for (const name of asked) for (const read of reads(opened, name)) found.push(await answer(read));
  await opened.close();
  return found;
};

/** An index that says another row than its table: what a file holds of which one page is old. */
const pageOfBefore: readonly [string, Spoil] = [
  'a page as another was',
  (bytes, random) => {
    const pages = bytes.length / 4096;
    const [from, to] = [random, random].map((next) => 4096 * (1 + Math.floor(next() * (pages - 1))));
    bytes.copy(bytes, to, from, (from ?? 0) + 4096);
    return bytes;
  },
];
/** Damage to a text that stays a text of the same length: an id, a hash, a role, a name of a table or of a column. */
const otherText: readonly [string, Spoil] = [
  'a letter of a word changed',
  (bytes, random) => {
    const some = (all: readonly string[]) => all[Math.floor(random() * all.length)] ?? '';
    const text = some([...names, ...ended, 'admin', 'clerk', 'hash', 'kiosk']);
    const at = bytes.indexOf(text, Math.floor(random() * bytes.length));
    if (at > 100) bytes.write('9', at + Math.floor(random() * text.length));
    return bytes;
  },
];

describe.each([1, seed])('those let in are those who were (seed %i)', (from) => {
  test.each([...spoils, pageOfBefore, otherText])('%s', async (name, spoil) => {
    const random = chance(from);
    const good = join(scratch, `good-${from}.db`);
    writeFileSync(good, whole);
    const right = await lookIn(good);
    if (right === 'refused') throw new Error('the whole file is refused');
    expect(right.filter((one) => one !== null)).toHaveLength(names.length * 6 + ended.length);
    const known = new Set(right.flatMap(identityOf));
    for (let round = 0; round < rounds; round++) {
      const file = join(scratch, `fuzz-${from}.db`);
      writeFileSync(file, spoil(Buffer.from(whole), random));
      const found = await lookIn(file);
      const what = `seed ${from}, ${name}, round ${round}`;
      if (found !== 'refused') {
        for (const [at, one] of found.entries()) {
          if (one === null || one === 'refused') continue;
          // One whose own name was damaged is nobody; never is it somebody else.
          const others = identityOf(one).filter((id) => known.has(id) && !identityOf(right[at]).includes(id));
          expect(others, what).toEqual([]);
        }
      }
      for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    }
  });
});

/** Who a row is about. What one flipped bit makes of a right inside of a row that is whole otherwise, only a seal could tell. */
const identityOf = (row: unknown): readonly unknown[] =>
  typeof row !== 'object' || row === null
    ? []
    : ['id', 'user', 'hash', 'ticket'].flatMap((field) => (field in row ? [Reflect.get(row, field)] : []));
