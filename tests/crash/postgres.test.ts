import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { replayedLegs } from '../../engine/queue/replayed-legs.ts';
import { systemClock } from '../../server/async/clock.ts';
import { verifyDatabase } from '../../server/store/postgres/verify.ts';
import { eventually } from '../support/eventually.ts';
import { aCluster, type Cluster } from '../support/postgres.ts';
import { type Prepared, prepare, services } from './a-centre.ts';
import { type House, openHouse } from './a-house.ts';
import { newAgent } from './asking.ts';
import { judge } from './checker.ts';
import { type Crowd, openCounters, openCrowd, readFacts, readSums } from './crowd.ts';
import { chance, isLong, seed } from './rounds.ts';

/** Two servers on one database of PostgreSQL: now one of them is killed, now the database. */

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
  houses = [openHouse(prepared, { DATABASE_URL: url }), openHouse(prepared, { DATABASE_URL: url })];
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

const answers = (): number => crowds.reduce((sum, { operations }) => sum + operations.length, 0);
const someAnswers = async (count: number): Promise<void> => {
  const enough = answers() + count;
  await eventually(() => expect(answers()).toBeGreaterThan(enough));
};

test(`killed ${rounds} times, servers and database in turn: nothing acknowledged is lost, nothing is doubled, and it goes on`, async () => {
  console.log(`seed ${seed} (CRASH_SEED)`);
  const random = chance(seed);
  for (const house of houses) expect(await house.start()).toBe(true);
  await eventually(() => openCounters(agent, houses[0].server().base, prepared));
  for (const house of houses) house.open();
  const stop = startLoad(random);
  for (let round = 0; round < rounds; round++) {
    await someAnswers(10 + Math.floor(random() * 40));
    if (round % 2 === 1) {
      cluster.stop('immediate');
      cluster.start();
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
  console.log(`${rounds} deaths; ${operations.length} requests, ${judged.acknowledged} tickets`);
  expect(judged).toMatchObject({ findings: [], recovered: 0, attempted: judged.acknowledged });
  expect(judged.called).toBe(judged.acknowledged);
  expect((await verifyDatabase({ url, clock: systemClock, legsOf: replayedLegs })).findings).toEqual([]);
});
