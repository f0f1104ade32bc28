import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../server/async/clock.ts';
import { createAccepting } from '../../server/link/accepting.ts';
import { openConnection, type Session } from '../../server/store/postgres/database.ts';
import { openPostgresStore } from '../../server/store/postgres/store.ts';
import { CannotStore, type QueueStore } from '../../server/store/store.ts';
import { openCuttingProxy } from '../fakes/cutting-proxy.ts';
import { eventually } from '../support/eventually.ts';
import { aCluster, aDatabase, type Cluster, emptied, inDatabase } from '../support/postgres.ts';
import { aLog } from './link-contract.ts';
import { startOther } from './processes.ts';
import { centreId, configured, dayOpened, issued, job, leg, writeOf } from './rows.ts';

/** Several processes on one database of PostgreSQL, and what may befall them and it. */

/** Has legs find no room on the disk, as PostgreSQL says it. */
const noRoom = `CREATE OR REPLACE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END $$;
  CREATE TRIGGER no_room BEFORE INSERT ON legs FOR EACH ROW EXECUTE FUNCTION no_room()`;

type Hall = Pick<QueueStore, 'commit' | 'events' | 'head' | 'pendingJobs' | 'legs' | 'onExternalChange'>;

const open = async (url: string) => {
  const store = await openPostgresStore({ url });
  onTestFinished(() => store.close());
  return store;
};
const began = async (url: string) => {
  const store = await open(url);
  await store.commit(centreId, 0, () => ({ write: writeOf({ events: [configured('a'), dayOpened()] }), value: null }));
  return store;
};
const issue = (store: Hall, ticket: string) =>
  store.commit(centreId, Number.MAX_SAFE_INTEGER, () => ({
    write: writeOf({ events: [issued(ticket)], legs: [leg(ticket)], jobs: [job(`job-${ticket}`, ticket)] }),
    value: null,
  }));
/** The tickets of the log, in order, each as often as it stands there; to read them is to check the chain. */
const ticketsIn = async (store: Hall): Promise<readonly string[]> =>
  (await store.events(centreId, 0, 1_000_000)).flatMap(({ event }) =>
    event.type === 'ticket-issued' ? event.ticket : [],
  );

let database: string;
beforeAll(async () => {
  database = await aDatabase();
}, 60_000);

describe('processes on one database', () => {
  test('starting at once they make the tables once', async () => {
    const others = ['p', 'q', 'r'].map((name) => startOther('committer.ts', database, name, '1'));
    await Promise.all(others.map((other) => other.said(1)));
    expect(others.map(({ lines }) => lines[0])).toEqual(['ready', 'ready', 'ready']);
  }, 30_000);

  test('each sees what the other wrote, and is told of it', async () => {
    const url = await emptied(database);
    const [one, two] = [await began(url), await open(url)];
    let told = 0;
    two.onExternalChange(() => {
      told += 1;
    });
    const before = two.foreignWrites();
    await issue(one, 't1');
    await eventually(() => expect(told).toBeGreaterThan(0));
    expect(two.foreignWrites()).not.toBe(before);
    const { missed } = await two.commit(centreId, 2, () => ({ write: writeOf({}), value: null }));
    expect(missed.map(({ seq }) => seq)).toEqual([3]);
  });

  test.each([2, 4])(
    '%i get their turns: nothing is lost, nothing doubled, and none waits for the others to be done',
    async (count) => {
      const url = await emptied(database);
      const store = await began(url);
      const each = 60;
      const others = ['a', 'b', 'c', 'd']
        .slice(0, count)
        .map((name) => startOther('committer.ts', url, name, String(each)));
      await Promise.all(others.map((other) => other.said(1)));
      for (const other of others) other.process.stdin.write('go\n');
      await Promise.all(others.map((other) => other.ended));
      const seqs = others.map(({ lines }) => lines.slice(1).map((line) => Number(line.split(' ')[0])));
      expect(seqs.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: count * each }, (_, index) => index + 3));
      // When the first has done all of its work, each of the others has done a third of its own at least.
      const firstDone = Math.min(...seqs.map((own) => own.at(-1) ?? 0));
      for (const own of seqs) expect(own.filter((seq) => seq <= firstDone).length).toBeGreaterThan(each / 3);
      expect(new Set(await ticketsIn(store)).size).toBe(count * each);
    },
    60_000,
  );

  test('one is killed in the middle: all that was acknowledged is there, and the chain holds', async () => {
    const url = await emptied(database);
    const store = await began(url);
    const acknowledged: string[] = [];
    for (const [round, lines] of [20, 55].entries()) {
      const other = startOther('committer.ts', url, `r${round}`, '100000');
      await other.said(1);
      other.process.stdin.write('go\n');
      await other.said(lines);
      other.process.kill('SIGKILL');
      await other.ended;
      acknowledged.push(...other.lines.flatMap((line) => /^\d+ (\S+)$/.exec(line)?.[1] ?? []));
    }
    const stored = await ticketsIn(store);
    expect(acknowledged.length).toBeGreaterThan(60);
    expect(acknowledged.filter((ticket) => !stored.includes(ticket))).toEqual([]);
    expect(new Set(stored).size).toBe(stored.length);
    expect(await store.pendingJobs(centreId, 'hall')).toHaveLength(stored.length);
  }, 60_000);
});

test('what is put and fails takes the whole transaction back, and is what is told of it', async () => {
  const connection = await openConnection(await emptied(database), systemClock);
  onTestFinished(() => connection.close());
  const putting = (follow: (to: Session) => Promise<unknown>) =>
    connection.write(async (to) => {
      to.put("INSERT INTO meta (key, value) VALUES ('put', '')");
      to.put('INSERT INTO meta (key, value) VALUES (NULL, NULL)');
      return follow(to);
    });
  await expect(putting(async () => 'done')).rejects.toThrow('null value in column "key"');
  await expect(putting((to) => to.get('SELECT 1'))).rejects.toThrow('null value in column "key"');
  expect(await connection.read((from) => from.all("SELECT 1 FROM meta WHERE key = 'put'"))).toEqual([]);
});

describe('the line to the database is cut', () => {
  test.each([
    ['as the commit is answered: it stands, once, and is acknowledged', 'after', ['t1', 't2', 't3']],
    ['before the commit is through: it is refused, and nothing stands', 'before', ['t1', 't3']],
  ] as const)(
    '%s',
    async (_, when, stand) => {
      const url = await emptied(database);
      const proxy = await openCuttingProxy(Number(new URL(url).port));
      onTestFinished(() => proxy.close());
      const near = new URL(url);
      near.port = String(proxy.port);
      const store = await began(near.href);
      await issue(store, 't1');
      proxy.cutAt('COMMIT', when);
      const told = await issue(store, 't2').catch((error: unknown) => error);
      expect(proxy.cuts()).toBe(1);
      if (when === 'after') expect(told).toMatchObject({ stored: [{ seq: 4 }] });
      else expect(told).toBeInstanceOf(CannotStore);
      await issue(store, 't3');
      expect(await ticketsIn(store)).toEqual(stand);
      proxy.cutAt('COMMIT', when);
      // What is in no log.
      const begun = await store.countFailure('gate', 5, 0, () => true).catch((error: unknown) => error);
      expect(proxy.cuts()).toBe(2);
      if (when === 'before') expect(begun).toBeInstanceOf(CannotStore);
      expect(await store.countFailure('gate', 6, 0, () => true)).toMatchObject({ count: when === 'after' ? 1 : 0 });
    },
    30_000,
  );
});

describe('the database itself', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    // What nobody was promised is not on its disk after a crash.
    cluster = await aCluster('-c wal_writer_delay=10s');
  }, 60_000);
  afterAll(() => {
    cluster.stop('immediate');
    cluster.remove();
  });

  test('cannot be written to for a while: all is refused in words, nothing is half there, and it goes on afterwards', async () => {
    const url = cluster.url('postgres');
    const store = await began(url);
    await issue(store, 't1');
    const readOnly = async (on: boolean): Promise<void> => {
      await inDatabase(url, `ALTER SYSTEM SET default_transaction_read_only = ${on ? 'on' : 'off'}`);
      await inDatabase(url, 'SELECT pg_reload_conf()');
    };
    await readOnly(true);
    await eventually(async () => await expect(issue(store, 'never')).rejects.toThrow('cannot be written to'));
    await expect(store.probe()).rejects.toBeInstanceOf(CannotStore);
    const stood = await ticketsIn(store);
    await readOnly(false);
    await eventually(() => store.probe());
    await issue(store, 't2');
    expect(await ticketsIn(store)).toEqual([...stood, 't2']);
  }, 60_000);

  test('full, read-only or restarted, it takes nothing by halves of what branches bring, and all of it afterwards', async () => {
    const url = cluster.url('postgres');
    const store = await open(url);
    await emptied(url);
    const accepting = createAccepting(store, { arrived: () => undefined, find: () => null });
    const log = [configured('a'), dayOpened(), ...['b1', 'b2', 'b3', 'b4'].map((ticket) => issued(ticket))];
    const upTo = (count: number) => accepting.accept(aLog(log.slice(0, count)));
    const kept = async () => [
      (await store.head(centreId)).seq,
      (await store.legs(centreId, '2000-01-01', '2999-12-31')).map(({ ticket }) => ticket),
    ];
    expect((await upTo(3)).kind).toBe('accepted');
    await inDatabase(url, noRoom);
    await expect(upTo(4)).rejects.toBeInstanceOf(CannotStore);
    await inDatabase(url, 'DROP TRIGGER no_room ON legs');
    expect(await kept()).toEqual([3, ['b1']]);
    await inDatabase(url, 'ALTER SYSTEM SET default_transaction_read_only = on');
    await inDatabase(url, 'SELECT pg_reload_conf()');
    await eventually(async () => await expect(upTo(3)).rejects.toThrow('cannot be written to'));
    await expect(upTo(4)).rejects.toBeInstanceOf(CannotStore);
    await inDatabase(url, 'ALTER SYSTEM SET default_transaction_read_only = off');
    await inDatabase(url, 'SELECT pg_reload_conf()');
    await eventually(async () => expect(await upTo(5)).toMatchObject({ kind: 'accepted', seq: 5 }));
    expect(await kept()).toEqual([5, ['b1', 'b2', 'b3']]);
    cluster.stop('immediate');
    await expect(upTo(6)).rejects.toBeInstanceOf(CannotStore);
    cluster.start();
    await eventually(async () => expect(await upTo(6)).toMatchObject({ kind: 'accepted', seq: 6 }));
    expect(await kept()).toEqual([6, ['b1', 'b2', 'b3', 'b4']]);
  }, 60_000);

  test('dies with what it was about to commit, and gives its number to another: it is refused, and nothing of it stands', async () => {
    const proxy = await openCuttingProxy(cluster.port);
    onTestFinished(() => proxy.close());
    const url = cluster.url('postgres');
    const store = await open(Object.assign(new URL(url), { port: proxy.port }).href);
    await issue(store, 'stays');
    proxy.holdAt('COMMIT');
    const told = issue(store, 'never').catch((error: unknown) => error);
    await eventually(() => expect(proxy.cuts()).toBe(1));
    cluster.stop('immediate');
    cluster.start();
    await inDatabase(url, 'DO $$ BEGIN FOR n IN 1..50 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$');
    proxy.mend();
    expect(await told).toBeInstanceOf(CannotStore);
    await issue(store, 'after');
    expect((await ticketsIn(store)).slice(-2)).toEqual(['stays', 'after']);
  }, 60_000);

  test('dies and comes back: what was acknowledged is there once, what was not may be tried again', async () => {
    const store = await open(cluster.url('postgres'));
    const before = await ticketsIn(store);
    const acknowledged: string[] = [];
    let isOver = false;
    const worker = async (name: string): Promise<void> => {
      for (let index = 0; !isOver; index++) {
        const ticket = `${name}-${index}`;
        await issue(store, ticket).then(
          () => acknowledged.push(ticket),
          (error: unknown) => expect(error).toBeInstanceOf(CannotStore),
        );
      }
    };
    const workers = ['x', 'y', 'z'].map(worker);
    await eventually(() => expect(acknowledged.length).toBeGreaterThan(20));
    cluster.stop('immediate');
    cluster.start();
    const known = acknowledged.length;
    await eventually(() => expect(acknowledged.length).toBeGreaterThan(known + 20));
    isOver = true;
    await Promise.all(workers);
    const stored = (await ticketsIn(store)).slice(before.length);
    expect(acknowledged.filter((ticket) => !stored.includes(ticket))).toEqual([]);
    expect(new Set(stored).size).toBe(stored.length);
  }, 90_000);
});
