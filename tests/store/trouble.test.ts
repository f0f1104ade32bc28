import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../server/async/clock.ts';
import { createAccepting } from '../../server/link/accepting.ts';
import { openConfigFiles } from '../../server/store/config.ts';
import { databaseName } from '../../server/store/place.ts';
import { backup, CannotCopy, restore } from '../../server/store/sqlite/copy.ts';
import { openConnection, openForReading } from '../../server/store/sqlite/database.ts';
import { openSqliteStore, openStoreOn } from '../../server/store/sqlite/store.ts';
import { type Verifying, verifyStore } from '../../server/store/sqlite/verify.ts';
import { CannotStore } from '../../server/store/store.ts';
import { user } from './access-contract.ts';
import { temporaryFolder } from './folders.ts';
import { aLog } from './link-contract.ts';
import { startOther } from './processes.ts';
import { tamper } from './raw.ts';
import { centreId, configured, dayClosed, dayOpened, issued, job, leg, morning, put, started, today } from './rows.ts';

const clock = systemClock;
const open = async (file: string) => {
  const store = await openSqliteStore({ file });
  onTestFinished(() => store.close());
  return store;
};
const newFile = () => join(temporaryFolder(), databaseName);
const legsOf: Verifying['legsOf'] = (events) =>
  events.flatMap(({ event }) =>
    event.type === 'ticket-issued' && event.date !== null ? leg(event.ticket, { date: event.date }) : [],
  );
const verify = async (file: string) => (await verifyStore({ file, clock, legsOf })).findings;

describe('trouble with the disk', () => {
  test('a full disk refuses whole, and when there is room again all goes on', async () => {
    const file = newFile();
    const connection = await openConnection(file, clock);
    const store = await openStoreOn(connection, clock);
    onTestFinished(() => store.close());
    await put(store, { events: [dayOpened(), issued('t1')], legs: [leg('t1')] });
    connection.pragma(`max_page_count = ${Number(connection.pragma('page_count'))}`);
    const slip = 'x'.repeat(100_000);
    const refused = put(store, { events: [issued('t2')], jobs: [job('j2', 't2', { slip })] });
    await expect(refused).rejects.toBeInstanceOf(CannotStore);
    await expect(refused).rejects.toThrow('the disk is full');
    await expect(store.probe()).rejects.toBeInstanceOf(CannotStore);
    expect((await store.head(centreId)).seq).toBe(2);
    expect(await store.recentJobs(centreId, 0)).toEqual([]);
    connection.pragma('max_page_count = 1000000');
    await store.probe();
    await put(store, { events: [issued('t2')], legs: [leg('t2')], jobs: [job('j2', 't2', { slip })] });
    expect(await verify(file)).toEqual([]);
  });

  test('what branches bring to a full disk is taken whole or not at all, and all of it once there is room', async () => {
    const file = newFile();
    const connection = await openConnection(file, clock);
    const store = await openStoreOn(connection, clock);
    onTestFinished(() => store.close());
    const accepting = createAccepting(store, { arrived: () => undefined, find: () => null });
    const log = [configured('a'), dayOpened(), ...Array.from({ length: 400 }, (_, at) => issued(`t${at}`))];
    const upTo = (count: number) => accepting.accept({ ...aLog(log.slice(0, count)), at: 7 });
    expect((await upTo(3)).kind).toBe('accepted');
    connection.pragma(`max_page_count = ${Number(connection.pragma('page_count'))}`);
    await expect(upTo(402)).rejects.toThrow('the disk is full');
    expect((await store.head(centreId)).seq).toBe(3);
    expect((await store.legs(centreId, '2000-01-01', '2999-12-31')).length).toBe(1);
    connection.pragma('max_page_count = 1000000');
    expect(await upTo(402)).toMatchObject({ kind: 'accepted', seq: 402 });
    expect((await store.legs(centreId, '2000-01-01', '2999-12-31')).length).toBe(400);
    expect(await verify(file)).toEqual([]);
  });

  test('what is no database, or made by a newer version, is refused in words', async () => {
    const file = newFile();
    writeFileSync(file, 'this was never a database, although it has the name of one'.repeat(100));
    await expect(openSqliteStore({ file })).rejects.toThrow('the file is not a database');
    const newer = newFile();
    await (await openSqliteStore({ file: newer })).close();
    await tamper(newer, 'PRAGMA user_version = 99');
    await expect(openSqliteStore({ file: newer })).rejects.toThrow('made by a newer version');
    await expect(openSqliteStore({ file: join(temporaryFolder(), 'none', 'novbe.db') })).rejects.toThrow();
  });

  test('a closed store says so', async () => {
    const store = await openSqliteStore({ file: newFile() });
    await store.close();
    await expect(store.head(centreId)).rejects.toBeInstanceOf(CannotStore);
    await expect(store.probe()).rejects.toThrow('the store is closed');
  });
});

describe('the schema', () => {
  test.each([
    ["INSERT INTO events VALUES ('yox', 1, NULL, 'day-opened', NULL, 0, '{}', printf('%064d', 0))", 'FOREIGN KEY'],
    [`INSERT INTO tickets VALUES ('yox', 't1')`, 'FOREIGN KEY'],
    [`UPDATE legs SET ticket = 'nobody'`, 'FOREIGN KEY'],
    [`UPDATE jobs SET ticket = 'nobody'`, 'FOREIGN KEY'],
    [`UPDATE jobs SET status = 'lost'`, 'CHECK'],
    [`UPDATE legs SET ending = 'vanished'`, 'CHECK'],
    [`UPDATE legs SET date = '20.11.2026'`, 'CHECK'],
    [`UPDATE legs SET wait_seconds = -1`, 'CHECK'],
    [`UPDATE legs SET calls = 'many'`, 'cannot store TEXT'],
    [`UPDATE users SET role = 'king'`, 'CHECK'],
    [`UPDATE users SET counters = '{}'`, 'CHECK'],
    [`INSERT INTO personal VALUES ('${centreId}', 'nobody', NULL, NULL, 0)`, 'FOREIGN KEY'],
    [`INSERT INTO sessions VALUES ('h', 'nobody', 0, 0, 0)`, 'FOREIGN KEY'],
    [`UPDATE events SET body = '{}'`, 'never changed'],
    [`DELETE FROM events`, 'never deleted'],
    [`INSERT INTO centres VALUES ('Not An Id')`, 'CHECK'],
  ])('refuses %s', async (sql, reason) => {
    const file = newFile();
    const store = await open(file);
    await put(store, { events: [dayOpened(), issued('t1')], legs: [leg('t1')], jobs: [job('j1', 't1')] });
    await store.putUser(user('u1'));
    await expect(tamper(file, sql)).rejects.toThrow(reason);
  });
});

describe('verify', () => {
  const untouched = async () => {
    const file = newFile();
    const store = await open(file);
    const yesterday = '2026-11-19';
    await put(store, {
      events: [configured('a'), dayOpened(yesterday), issued('t0', yesterday), dayClosed(yesterday)],
      legs: [leg('t0', { date: yesterday })],
    });
    await put(store, {
      events: [dayOpened(), issued('t1'), issued('t2'), started('t1')],
      legs: [leg('t1'), leg('t2'), leg('old', { date: '2025-01-02', imported: true })],
    });
    return file;
  };
  const unlocked = 'DROP TRIGGER events_stay; DROP TRIGGER events_keep;';

  test('finds nothing where nothing was done', async () => {
    const file = await untouched();
    const { centres, findings } = await verifyStore({ file, clock, legsOf });
    expect(findings).toEqual([]);
    expect(centres).toMatchObject([{ centre: centreId, events: 8, legs: 3, head: { seq: 8 } }]);
  });

  test.each([
    ["UPDATE events SET body = replace(body, 'A001', 'A002') WHERE seq = 6", [['hash', 6]]],
    ["UPDATE events SET ticket = 't2' WHERE seq = 8", [['columns', 8]]],
    [
      "UPDATE events SET hash = printf('%064d', 1) WHERE seq = 7",
      [
        ['hash', 7],
        ['hash', 8],
      ],
    ],
    ['DELETE FROM events WHERE seq = 8; DELETE FROM events WHERE seq = 4', [['gap', 5]]],
    [
      "UPDATE events SET body = 'x' WHERE seq = 8",
      [
        ['hash', 8],
        ['body', 8],
      ],
    ],
    ["UPDATE legs SET wait_seconds = 1 WHERE ticket = 't2'", [['legs', 5]]],
    [
      "DELETE FROM legs WHERE ticket = 't0'",
      [
        ['legs', 2],
        ['legs', null],
      ],
    ],
    [
      `INSERT INTO legs SELECT centre, '2026-11-18', ticket, leg, practice, number, service, priority_class, channel, counter,
        clerk, issued_at, queued_at, called_at, started_at, ended_at, calls, wait_seconds, walk_seconds, service_seconds,
        parked_seconds, ending, outcome, inaccurate, imported, quoted_low, quoted_middle, quoted_high, quoted_basis,
        promised_from, promised_to, suspended_wait_seconds, suspended_after_seconds FROM legs WHERE ticket = 't1'`,
      [['legs', null]],
    ],
    ["DELETE FROM tickets WHERE id = 'old'", [['orphan', null]]],
    // Every column that repeats what the event says.
    ['UPDATE events SET at = at + 1 WHERE seq = 7', [['columns', 7]]],
    ["UPDATE events SET type = 'ticket-called' WHERE seq = 8", [['columns', 8]]],
    ["UPDATE events SET day = '2026-11-21' WHERE seq = 7", [['columns', 7]]],
    ['UPDATE events SET day = NULL WHERE seq = 7', [['columns', 7]]],
    ['UPDATE events SET ticket = NULL WHERE seq = 8', [['columns', 8]]],
    // A tail that was cut off shows by what it had brought.
    [
      'DELETE FROM events WHERE seq >= 7',
      [
        ['tickets', null],
        ['legs', null],
      ],
    ],
    ["INSERT INTO tickets VALUES ('merkez', 'lost')", [['tickets', null]]],
    ['DROP TRIGGER legs_changed', [['schema', null]]],
    ['DROP INDEX events_out_of_turn', [['schema', null]]],
    ['DROP TABLE learnt', [['schema', null]]],
    ['ALTER TABLE learnt DROP COLUMN version', [['schema', null]]],
    ['CREATE TRIGGER own AFTER INSERT ON jobs BEGIN DELETE FROM jobs; END', [['schema', null]]],
    ['DROP TRIGGER legs_added; CREATE TRIGGER legs_added AFTER INSERT ON legs BEGIN SELECT 1; END', [['schema', null]]],
  ])('finds %s', async (sql, expected) => {
    const file = await untouched();
    await tamper(file, `PRAGMA foreign_keys = OFF; ${unlocked} ${sql}`);
    const found = (await verify(file)).filter(({ message }) => !/events_(stay|keep) is missing/.test(message));
    expect(found.map(({ problem, seq }) => [problem, seq])).toEqual(expected);
  });

  test('finds missing triggers by name', async () => {
    const file = await untouched();
    await tamper(file, unlocked);
    expect((await verify(file)).map(({ message }) => message)).toEqual([
      'the trigger events_keep is missing',
      'the trigger events_stay is missing',
    ]);
  });

  test('every column of a leg is compared', async () => {
    const file = await untouched();
    const columns: readonly string[] = await (async () => {
      const connection = openForReading(file, clock);
      try {
        return connection
          .prepare<{ name: string }>("SELECT name FROM pragma_table_info('legs') WHERE pk = 0")
          .all()
          .map(({ name }) => name);
      } finally {
        connection.close();
      }
    })();
    expect(columns.length).toBeGreaterThan(25);
    const missed: string[] = [];
    const store = await open(file);
    for (const column of columns.filter((name) => name !== 'imported')) {
      const other =
        column === 'ending'
          ? "'served'"
          : column === 'quoted_basis'
            ? "'learnt'"
            : `CASE WHEN typeof(${column}) = 'text' THEN 'x' WHEN ${column} = 0 THEN 1 ELSE 0 END`;
      const copy = join(temporaryFolder(), databaseName);
      await tamper(file, `UPDATE legs SET ${column} = ${other} WHERE ticket = 't2'; VACUUM INTO '${copy}'`);
      if (!(await verify(copy)).some(({ problem }) => problem === 'legs')) missed.push(column);
      await put(store, { legs: [leg('t2')] });
    }
    expect(missed).toEqual([]);
  });

  const headOf = async (file: string, seq: number) => {
    const store = await open(file);
    return (await store.events(centreId, seq - 1, 1))[0]?.hash ?? '';
  };
  test.each([
    ['as it is', '', []],
    ['its tail cut off', 'DELETE FROM events WHERE seq = 8', [['head', 8]]],
    [
      'its tail cut off and another written',
      "UPDATE events SET hash = printf('%064d', 7) WHERE seq = 8",
      [
        ['hash', 8],
        ['head', 8],
      ],
    ],
  ])('a head that was kept elsewhere must be in the log: %s', async (_, sql, expected) => {
    const file = await untouched();
    const hash = await headOf(file, 8);
    const older = await headOf(file, 5);
    await tamper(file, `${unlocked} ${sql}`);
    const heads = [
      { centre: centreId, seq: 8, hash },
      { centre: null, seq: null, hash: older },
    ];
    const { findings } = await verifyStore({ file, clock, legsOf, heads });
    const told = findings.filter(({ problem }) => problem !== 'schema' && problem !== 'legs');
    expect(told.map(({ problem, seq }) => [problem, seq])).toEqual(expected);
  });

  test('a head of another centre or another place is not in the log', async () => {
    const file = await untouched();
    const hash = await headOf(file, 8);
    for (const head of [
      { centre: 'other', seq: 8, hash },
      { centre: centreId, seq: 7, hash },
    ]) {
      const { findings } = await verifyStore({ file, clock, legsOf, heads: [head] });
      expect(findings.map(({ problem }) => problem)).toEqual(['head']);
    }
  });

  test.each([
    [99, 'made by a newer version of the program (99'],
    [2, 'made by an older version of the program (2 of'],
  ])('tables of version %i are refused in one line', async (version, words) => {
    const file = await untouched();
    await tamper(file, `PRAGMA user_version = ${version}`);
    await expect(verify(file)).rejects.toThrow(words);
    await expect(verify(file)).rejects.toBeInstanceOf(CannotStore);
  });
});

describe('backup and restore', () => {
  test('a copy made while others write comes back whole, under a new epoch', async () => {
    const dataFolder = temporaryFolder();
    const file = join(dataFolder, databaseName);
    const store = await open(file);
    await put(store, { events: [configured('a'), dayOpened()] });
    await store.putUser(user('u1'));
    await store.putSession({ hash: 'h', user: 'u1', createdAt: 0, seenAt: 0, expiresAt: morning });
    const files = await openConfigFiles(join(dataFolder, 'centres'), clock);
    await files.write(centreId, { id: centreId });
    const writing = startOther('committer.ts', file, 'other', '100000');
    await writing.said(1);
    writing.process.stdin.write('go\n');
    await writing.said(50);

    const to = join(temporaryFolder(), 'deep', 'copy');
    const copied = await backup({ dataFolder, to, clock });
    expect(copied.documents).toEqual([centreId]);
    expect(copied.events).toBeGreaterThanOrEqual(51);
    expect(writing.process.exitCode).toBeNull();
    expect(readdirSync(to).sort()).toEqual(['calendars', 'centres', 'copy.json', 'forms', databaseName]);

    const back = join(temporaryFolder(), 'data');
    expect(await restore({ from: to, dataFolder: back, clock })).toMatchObject(copied);
    expect(readdirSync(back).sort()).toEqual(['calendars', 'centres', 'forms', databaseName]);
    const restored = await open(join(back, databaseName));
    expect((await restored.head(centreId)).seq).toBe(copied.events);
    expect(await restored.events(centreId, 0, 40)).toEqual(await store.events(centreId, 0, 40));
    expect(await restored.epoch()).not.toBe(await store.epoch());
    expect(await restored.users()).toEqual(await store.users());
    expect(await restored.session('h', 0)).toBeNull();
    expect(await verify(join(back, databaseName))).toEqual([]);
    expect(await (await openConfigFiles(join(back, 'centres'), clock)).read(centreId)).toEqual({ id: centreId });
    await put(restored, { events: [issued('after')], legs: [leg('after')] });
    expect(await restored.legs(centreId, today, today)).toHaveLength(copied.events - 1);
  }, 20_000);

  test('nothing is overwritten, and nothing is made out of nothing', async () => {
    const dataFolder = temporaryFolder();
    await (await openSqliteStore({ file: join(dataFolder, databaseName) })).close();
    const taken = temporaryFolder();
    writeFileSync(join(taken, 'notes.txt'), 'mine');
    await expect(backup({ dataFolder, to: taken, clock })).rejects.toBeInstanceOf(CannotCopy);
    await expect(restore({ from: dataFolder, dataFolder: taken, clock })).rejects.toThrow('is not empty');
    expect(readFileSync(join(taken, 'notes.txt'), 'utf8')).toBe('mine');
    const none = join(temporaryFolder(), 'none');
    await expect(restore({ from: taken, dataFolder: none, clock })).rejects.toThrow('there is no novbe.db');
    expect(existsSync(none)).toBe(false);
  });

  test('a damaged copy is not restored', async () => {
    const from = temporaryFolder();
    writeFileSync(join(from, databaseName), 'not what it was'.repeat(1000));
    const dataFolder = join(temporaryFolder(), 'data');
    await expect(restore({ from, dataFolder, clock })).rejects.toBeInstanceOf(CannotCopy);
    expect(readdirSync(dataFolder)).toEqual([]);
  });
});
