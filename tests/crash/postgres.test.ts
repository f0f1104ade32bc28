import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { replayedLegs } from '../../engine/queue/replayed-legs.ts';
import { systemClock } from '../../server/async/clock.ts';
import { verifyDatabase } from '../../server/store/postgres/verify.ts';
import { eventually } from '../support/eventually.ts';
import { aCluster, type Cluster, inDatabase } from '../support/postgres.ts';
import { type Prepared, prepare, services } from './a-centre.ts';
import { type House, openHouse } from './a-house.ts';
import { newAgent } from './asking.ts';
import { judge } from './checker.ts';
import { type Crowd, openCounters, openCrowd, readFacts, readSums } from './crowd.ts';
import { chance, isLong, seed } from './rounds.ts';

/**
 * Two servers on one database of PostgreSQL, whose clocks are a minute apart: now one of them is killed, now the database, now that
 * is started again or takes no writes for a while.
 */

const rounds = isLong ? 40 : 4;
const clerks = 6;
vi.setConfig({ testTimeout: 120_000 + rounds * 15_000 });

const agent = newAgent();
let cluster: Cluster;
let url: string;
let prepared: Prepared;
let houses: readonly [House, House];
let crowds: readonly Crowd[];

beforeEach(async () => {
  cluster = await aCluster();
  url = cluster.url('postgres');
  prepared = await prepare({ counters: clerks, databaseUrl: url });
  const ahead = join(prepared.folder, '..', `ahead-${process.pid}`);
  writeFileSync(ahead, '60000');
  const shifted = {
    NODE_OPTIONS: `--import ${join(import.meta.dirname, '../time/children/shifted-clock.ts')}`,
    CLOCK_OFF: ahead,
  };
  houses = [openHouse(prepared, { DATABASE_URL: url }), openHouse(prepared, { DATABASE_URL: url, ...shifted })];
  crowds = houses.map((house) => openCrowd(house.where));
}, 60_000);
afterEach(async () => {
  for (const house of houses ?? []) await house.close();
  for (const crowd of crowds ?? []) crowd.close();
  await prepared?.remove();
  cluster?.stop('immediate');
  cluster?.remove();
});

/** Visitors come and clerks serve, each by one of the two servers, until it is stopped. */
const startLoad = (random: () => number) => {
  let isOver = false;
  const { tokens, centre } = prepared;
  const clerk = async (counter: string, at: number): Promise<void> => {
    const crowd = crowds[at % 2];
    while (!isOver) {
      await crowd?.issue(tokens.reception, services[Math.floor(random() * services.length)] ?? 'a');
      let served = 0;
      await crowd?.work(tokens.clerks[at] ?? '', counter, () => served++ > 0);
    }
  };
  const working = Promise.all(centre.counters.map(({ id }, at) => clerk(id, at)));
  return async (): Promise<void> => {
    isOver = true;
    await working;
  };
};

const inTurn = ['server', 'crash', 'read-only', 'restart'] as const;
/** Something befalls the database; it is over when this resolves. */
const strike = async (what: Exclude<(typeof inTurn)[number], 'server'>): Promise<void> => {
  if (what !== 'read-only') {
    cluster.stop(what === 'crash' ? 'immediate' : 'fast');
    return cluster.start();
  }
  const readOnly = async (is: 'on' | 'off'): Promise<void> => {
    await inDatabase(url, `ALTER SYSTEM SET default_transaction_read_only = ${is}`);
    await inDatabase(url, 'SELECT pg_reload_conf()');
  };
  await readOnly('on');
  for (const { base } of houses.map((house) => house.server())) {
    await eventually(async () => expect((await fetch(`${base}/readyz`)).status).toBe(503));
  }
  await readOnly('off');
};

const answers = (): number => crowds.reduce((sum, { operations }) => sum + operations.length, 0);
const someAnswers = async (count: number): Promise<void> => {
  const enough = answers() + count;
  await eventually(() => expect(answers()).toBeGreaterThan(enough));
};

test(`struck ${rounds} times, servers and database in turn: nothing acknowledged is lost, nothing is doubled, and it goes on`, async () => {
  console.log(`seed ${seed} (CRASH_SEED)`);
  const random = chance(seed);
  for (const house of houses) expect(await house.start()).toBe(true);
  // The one that came second goes by the time of the first.
  const { clock } = await (await fetch(`${houses[1].server().base}/readyz`)).json();
  expect(clock).toEqual({ state: 'in-doubt', offSeconds: 60 });
  await eventually(() => openCounters(agent, houses[0].server().base, prepared));
  for (const house of houses) house.open();
  const stop = startLoad(random);
  for (let round = 0; round < rounds; round++) {
    await someAnswers(10 + Math.floor(random() * 40));
    const what = inTurn[round % inTurn.length] ?? 'server';
    if (what !== 'server') {
      await strike(what);
      continue;
    }
    const house = houses[Math.floor(random() * 2)] ?? houses[0];
    await house.kill();
    // The other goes on meanwhile.
    await someAnswers(10);
    expect(await house.start()).toBe(true);
    house.open();
  }
  await someAnswers(20);
  await stop();
  const [{ base }, { base: other }] = [houses[0].server(), houses[1].server()];
  await Promise.all(
    prepared.centre.counters.map(({ id }, at) => crowds[at % 2]?.work(prepared.tokens.clerks[at] ?? '', id)),
  );
  const facts = await readFacts(agent, base, prepared.tokens.admin);
  const sums = await readSums(agent, other, prepared.tokens.admin, facts);
  const operations = crowds.flatMap((crowd) => crowd.operations);
  const judged = judge({ operations, facts, drained: true, sums });
  console.log(`${rounds} strikes; ${operations.length} requests, ${judged.acknowledged} tickets`);
  expect(judged).toMatchObject({ findings: [], recovered: 0, attempted: judged.acknowledged });
  expect(judged.called).toBe(judged.acknowledged);
  expect((await verifyDatabase({ url, clock: systemClock, legsOf: replayedLegs })).findings).toEqual([]);
});
