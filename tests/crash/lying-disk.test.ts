import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { systemClock } from '../../server/async/clock.ts';
import { databaseName } from '../../server/store/place.ts';
import { openConnection } from '../../server/store/sqlite/database.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { verifyStore } from '../../server/store/sqlite/verify.ts';
import { CannotStore } from '../../server/store/store.ts';
import { ensureStrace } from '../fakes/strace.ts';
import { layDisk, stepsOf } from '../store/a-lying-disk.ts';
import { centreId, leg } from '../store/rows.ts';
import { chance, isLong, seed } from './rounds.ts';
import { spoils } from './spoils.ts';

/** Writes that were not synced get lost, torn and out of order; and files in which bytes have changed. */

vi.setConfig({ testTimeout: 3_600_000 });

const scratch = mkdtempSync(join(tmpdir(), 'novbe-disk-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const rounds = isLong ? 1500 : 12;
const seeds = [1, seed];
const tickets = 21;
const legsOf = (events: Parameters<Parameters<typeof verifyStore>[0]['legsOf'] & object>[0]) =>
  events.flatMap(({ event }) => (event.type === 'ticket-issued' ? leg(event.ticket) : []));

let steps: ReturnType<typeof stepsOf>;
let whole: Buffer;
beforeAll(async () => {
  if (!ensureStrace()) throw new Error('strace is needed (Debian: apt-get install strace)');
  const [file, trace] = [join(scratch, databaseName), join(scratch, 'trace')];
  const calls = 'trace=pwrite64,write,fsync,fdatasync,ftruncate,unlink';
  const child = join(import.meta.dirname, '../store/children/recorded.ts');
  spawnSync('strace', [
    '-f',
    '--seccomp-bpf',
    '-qq',
    '-xx',
    '-y',
    '-s',
    '100000',
    '-o',
    trace,
    '-e',
    calls,
    process.execPath,
    child,
    file,
    String(tickets),
  ]);
  steps = stepsOf(readFileSync(trace, 'utf8'), databaseName);
  const connection = await openConnection(file, systemClock);
  connection.pragma('wal_checkpoint(TRUNCATE)');
  connection.close();
  whole = readFileSync(file);
  console.log(`seeds ${seeds.join(', ')}: ${steps.length} steps recorded`);
}, 120_000);

const eventsIn = async (file: string) => {
  const store = await openSqliteStore({ file });
  try {
    await store.replay(centreId);
    return await store.events(centreId, 0, 1000);
  } finally {
    await store.close();
  }
};
const verified = (file: string) => verifyStore({ file, clock: systemClock, legsOf });

test('what was recorded is what a real store does: written, synced, then promised', () => {
  const kinds = new Set(steps.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(expect.arrayContaining(['ack', 'sync', 'write']));
  expect(steps.filter(({ kind }) => kind === 'ack')).toHaveLength(tickets + 1);
});

test.each(seeds)(
  'whatever a loss of power leaves of unsynced writes, what was promised is there (seed %i)',
  async (from) => {
    const random = chance(from);
    const expected = await eventsIn(join(scratch, databaseName));
    for (let round = 0; round < rounds; round++) {
      const folder = join(scratch, `disk-${from}-${round}`);
      const first = steps.findIndex(({ kind }) => kind === 'ack');
      const upTo = first + Math.floor(random() * (steps.length - first + 1));
      const promised = layDisk(steps, upTo, random, folder);
      const file = join(folder, databaseName);
      const what = `seed ${from}, round ${round}, after step ${upTo}`;
      const events = await eventsIn(file);
      expect(events.length, what).toBeGreaterThanOrEqual(promised);
      expect(events, what).toEqual(expected.slice(0, events.length));
      expect((await verified(file)).findings, what).toEqual([]);
      rmSync(folder, { recursive: true });
    }
  },
);

test('a disk that forgets what was synced is found out by this test', async () => {
  const forgetful = steps.filter(({ kind }) => kind !== 'sync');
  const expected = await eventsIn(join(scratch, databaseName));
  const folder = join(scratch, 'forgetful');
  // Chance that always says: the smallest sectors, and none of what was not synced.
  const promised = layDisk(forgetful, forgetful.length, () => 0, folder);
  const events = await eventsIn(join(folder, databaseName)).catch(() => []);
  expect(promised).toBe(expected.length);
  expect(events.length).toBeLessThan(promised);
});

/** An answer, or the one line that refuses it; anything else is a crash. */
const answer = async <T>(asked: () => Promise<T>): Promise<T | 'refused'> => {
  try {
    return await asked();
  } catch (error) {
    if (error instanceof CannotStore) return 'refused';
    throw error;
  }
};

describe.each(seeds)('a damaged file is refused in one line or answers right (seed %i)', (from) => {
  test.each(spoils)('%s', async (name, spoil) => {
    const random = chance(from);
    const expected = await eventsIn(join(scratch, databaseName));
    // Which of chance's choices meet one is known of this seed only.
    const mustRefuse = from === 1 && name !== 'a bit flipped';
    let refused = 0;
    // Few pages of the file are asked for: it goes on until one of those was met.
    for (let round = 0; round < rounds || (refused === 0 && round < 20 * rounds && mustRefuse); round++) {
      const file = join(scratch, `fuzz-${from}-${name.replaceAll(' ', '-')}-${round}.db`);
      const spoiled = spoil(Buffer.from(whole), random);
      const size = spoiled.length;
      if (size === whole.length && spoiled.equals(whole)) continue;
      writeFileSync(file, spoiled);
      const what = `seed ${from}, ${name}, round ${round}`;
      const checked = await answer(() => verified(file));
      const events = await answer(() => eventsIn(file));
      if (events === 'refused') refused += 1;
      // Cut to nothing it is a new, empty store.
      else expect(events, what).toEqual(size === 0 ? [] : expected);
      if (checked !== 'refused' && checked.findings.length === 0) expect(events, what).toEqual(expected);
      for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    }
    // A test that never meets a refusal tests nothing.
    if (mustRefuse) expect(refused).toBeGreaterThan(0);
  });
});
