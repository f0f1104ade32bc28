import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { pendingAtMost, perAddressAtMost } from '../../server/access/devices.ts';
import { systemClock } from '../../server/async/clock.ts';
import { databaseName } from '../../server/store/place.ts';
import { openConnection } from '../../server/store/sqlite/database.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { verifyStore } from '../../server/store/sqlite/verify.ts';
import { CannotStore } from '../../server/store/store.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { manualClock } from '../fakes/clock.ts';
import { eventually } from '../support/eventually.ts';
import { temporaryFolder } from './folders.ts';
import { startOther } from './processes.ts';
import { lockFile } from './raw.ts';
import { centreId, configured, dayOpened, issued, leg, put, writeOf } from './rows.ts';

const newFile = () => join(temporaryFolder(), databaseName);
const open = async (file: string) => {
  const store = await openSqliteStore({ file });
  onTestFinished(() => store.close());
  return store;
};
const began = async (file: string) => {
  const store = await open(file);
  await put(store, { events: [configured('a'), dayOpened()] });
  return store;
};
/** The legs that a log of nothing but issued tickets replays to. */
const legsOf: Parameters<typeof verifyStore>[0]['legsOf'] = (events) =>
  events.flatMap(({ event }) => (event.type === 'ticket-issued' ? leg(event.ticket) : []));
const verify = (file: string) => verifyStore({ file, clock: systemClock, legsOf });

test('what was erased is in no file any more, also if another was reading just then', async () => {
  const file = newFile();
  await began(file);
  const reader = await openConnection(file, systemClock);
  onTestFinished(() => reader.close());
  const waits: number[] = [];
  // The first wait is for the reader, who then is done.
  const clock: Clock = {
    ...systemClock,
    after(ms, run) {
      if (waits.push(ms) === 1) reader.exec('COMMIT');
      return systemClock.after(ms, run);
    },
  };
  const store = await openSqliteStore({ file, clock });
  onTestFinished(() => store.close());
  const note = 'a walking stick';
  await put(store, { events: [issued('t1')], personal: [{ ticket: 't1', note, eraseAt: 1 }] });
  reader.exec('BEGIN; SELECT count(*) FROM legs');
  const holds = (path: string): boolean => readFileSync(path).includes(note);
  expect(holds(`${file}-wal`)).toBe(true);
  expect(await store.erase(2)).toBe(1);
  expect(waits.length).toBeGreaterThan(0);
  expect([holds(file), holds(`${file}-wal`)]).toEqual([false, false]);
});

describe('two stores on one file', () => {
  test('each sees what the other wrote, and is told of it', async () => {
    const file = newFile();
    const [one, two] = [await began(file), await open(file)];
    let told = 0;
    const listening = two.onExternalChange(() => {
      told += 1;
    });
    await put(one, { events: [issued('t1')] });
    await eventually(() => expect(told).toBe(1));
    const { missed } = await two.commit(centreId, 2, () => ({
      write: writeOf({ events: [issued('t2')] }),
      value: null,
    }));
    expect(missed.map(({ seq }) => seq)).toEqual([3]);
    listening.close();
    expect((await one.head(centreId)).seq).toBe(4);
  });

  test('a write of its own is not told', async () => {
    const clock = manualClock();
    const store = await openSqliteStore({ file: newFile(), clock });
    let told = 0;
    store.onExternalChange(() => {
      told += 1;
    });
    await put(store, { events: [dayOpened()] });
    await clock.advance(100);
    expect(told).toBe(0);
    expect(clock.pending()).toBe(1);
    await store.close();
    expect(clock.pending()).toBe(0);
  });

  test('a lock held for more than five seconds is given up, and nothing was written', async () => {
    const file = newFile();
    const clock = manualClock();
    const store = await openSqliteStore({ file, clock });
    const lock = await lockFile(file);
    const waiting = put(store, { events: [dayOpened()] });
    const refused = expect(waiting).rejects.toBeInstanceOf(CannotStore);
    await eventually(() => expect(clock.pending()).toBe(1));
    await clock.advance(5100);
    await refused;
    lock.release();
    await put(store, { events: [dayOpened()] });
    expect((await store.head(centreId)).seq).toBe(1);
    await store.close();
  });
});

describe('two processes on one file', () => {
  test('starting at once they make the tables once', async () => {
    const file = newFile();
    const others = ['p', 'q', 'r'].map((name) => startOther('committer.ts', file, name, '1'));
    await Promise.all(others.map((other) => other.said(1)));
    expect(others.map(({ lines }) => lines[0])).toEqual(['ready', 'ready', 'ready']);
  }, 20_000);

  test('both get their turn', async () => {
    const file = newFile();
    await began(file);
    const [one, two] = [startOther('committer.ts', file, 'one', '300'), startOther('committer.ts', file, 'two', '300')];
    await Promise.all([one.said(1), two.said(1)]);
    for (const other of [one, two]) other.process.stdin.write('go\n');
    await Promise.all([one.ended, two.ended]);
    const seqs = [one, two].map(({ lines }) => lines.slice(1).map((line) => Number(line.split(' ')[0])));
    expect([...seqs.flat()].sort((a, b) => a - b)).toEqual(Array.from({ length: 600 }, (_, index) => index + 3));
    // When the first has done all of its work, the other has done a third of its own at least.
    const firstDone = Math.min(...seqs.map((own) => own.at(-1) ?? 0));
    for (const own of seqs) expect(own.filter((seq) => seq <= firstDone).length).toBeGreaterThan(100);
    expect((await verify(file)).findings).toEqual([]);
  }, 30_000);

  test.each([
    ['one', perAddressAtMost],
    ['many', pendingAtMost],
  ] as const)(
    'that let kiosks wait, asked from %s address at once, let no more than %i wait',
    async (from, most) => {
      const file = newFile();
      const store = await began(file);
      const others = ['p', 'q'].map((name) => startOther('asker.ts', file, name, '40', from));
      await Promise.all(others.map((other) => other.said(1)));
      for (const other of others) other.process.stdin.write('go\n');
      await Promise.all(others.map((other) => other.ended));
      for (const { lines } of others) expect(lines[1]).toMatch(/^let wait \d+$/);
      expect((await store.devices(centreId)).filter(({ approved }) => !approved)).toHaveLength(most);
    },
    60_000,
  );

  test('killed in the middle: all that was acknowledged is there, and the chain holds', async () => {
    const file = newFile();
    await began(file);
    const acknowledged: string[] = [];
    for (const [round, lines] of [20, 75, 130].entries()) {
      const other = startOther('committer.ts', file, `r${round}`, '100000');
      await other.said(1);
      other.process.stdin.write('go\n');
      await other.said(lines);
      other.process.kill('SIGKILL');
      await other.ended;
      acknowledged.push(...other.lines.filter((line) => /^\d+ \S+$/.test(line)));
    }
    const store = await open(file);
    const stored = (await store.events(centreId, 2, 1_000_000)).map(({ seq, event }) =>
      event.type === 'ticket-issued' ? `${seq} ${event.ticket}` : '',
    );
    expect(acknowledged.length).toBeGreaterThan(200);
    expect(acknowledged.filter((line) => !stored.includes(line))).toEqual([]);
    const { centres, findings } = await verify(file);
    expect(findings).toEqual([]);
    expect(centres[0]).toMatchObject({ events: stored.length + 2, legs: stored.length });
    expect(await store.pendingJobs(centreId, 'hall')).toHaveLength(stored.length);
  }, 30_000);
});
