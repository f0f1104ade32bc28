import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { type Prepared, prepare } from './a-centre.ts';
import { type Process, startProcess } from './a-process.ts';
import { openWire, type Wire } from './a-wire.ts';
import { newAgent } from './asking.ts';
import { type Crowd, openCounters, openCrowd } from './crowd.ts';
import { memoryOf, sayingMemory } from './memory.ts';
import { isLong } from './rounds.ts';
import { openWall } from './walls.ts';

/** Screens that live, on lines that carry a small part of what a busy hall has to say. */

const [counters, slowScreens] = [1, 10];
const calls = isLong ? 600 : 100;
const bytesPerSecond = 3000;
/** Between two calls at the least, as the line too has its pace: some twenty a second, however fast the machine. */
const pauseMs = 50;
const megabyte = 1_000_000;
let prepared: Prepared;
let server: Process;
let wire: Wire;
let crowd: Crowd;

beforeAll(async () => {
  prepared = await prepare({ counters, displays: 2 });
  server = await startProcess({ folder: prepared.folder, flags: sayingMemory });
  wire = await openWire(server.port);
  crowd = openCrowd(async () => server.base);
  const agent = newAgent();
  await eventually(() => openCounters(agent, server.base, prepared));
  agent.destroy();
});
afterAll(async () => {
  crowd?.close();
  await wire?.close();
  await server?.close();
  await prepared?.remove();
});

const wallAt = (base: string, display: number) => openWall(base, prepared.tokens.displays[display] ?? '');
const most = (all: readonly number[]): number => Math.max(0, ...all);
const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

/** Visitors come and are called, until so many have been called. */
const busyHall = (): Promise<unknown> => {
  let called = 0;
  return Promise.all(
    prepared.centre.counters.map(async ({ id }, at) => {
      while (called < calls) {
        const pause = setTimeout(pauseMs);
        await crowd.issue(prepared.tokens.reception, 'a');
        await crowd.work(prepared.tokens.clerks[at] ?? '', id, () => crowd.operations.at(-1)?.do === 'finish');
        await pause;
        called += 1;
      }
    }),
  );
};

test('a screen on a slow line stays connected, shows the present and sounds nothing old; nobody else waits for it', async () => {
  wire.thin(bytesPerSecond);
  const good = await wallAt(server.base, 0);
  const slow = await Promise.all(Array.from({ length: slowScreens }, () => wallAt(wire.base, 1)));
  const before = await memoryOf(server);
  const began = performance.now();
  await busyHall();
  const seconds = (performance.now() - began) / 1000;
  const during = await memoryOf(server);
  // All calls have ended: what was called last is the same everywhere once the present has come.
  const present = await eventually(() => {
    expect(good.latest()?.data).toMatchObject({ waiting: 0, calls: [] });
    return good.latest()?.data;
  });
  const ended = performance.now();
  await eventually(() => {
    for (const wall of slow) expect(wall.latest()?.data).toEqual(present);
  });
  const late = performance.now() - ended;

  const [views, heard] = [slow.map((wall) => wall.views()), slow.map((wall) => wall.heard.size)];
  const oldest = {
    view: most(slow.flatMap(({ ages }) => ages.views)),
    call: most(slow.flatMap(({ ages }) => ages.calls)),
  };
  console.log(
    `${seconds.toFixed(1)} s, ${good.heard.size} calls; a good screen: ${good.views()} views, half of them within ${median(good.ages.views)} ms; ` +
      `slow ones: ${Math.min(...views)}-${most(views)} views, the oldest ${oldest.view} ms, ${Math.min(...heard)}-${most(heard)} calls, ` +
      `the oldest ${oldest.call} ms, the present after ${Math.round(late)} ms; memory +${((during - before) / megabyte).toFixed(1)} MB`,
  );
  for (const wall of slow) {
    expect(wall.drops()).toBe(0);
    // No more than the line carries, and so none that lay about on the way.
    expect(wall.views()).toBeLessThan(good.views() / 2);
    expect(wall.heard.size).toBeLessThan(good.heard.size);
  }
  // What is called in a second, and two views, on such a line; and time to spare.
  expect(oldest.view).toBeLessThan(6000);
  expect(oldest.call).toBeLessThan(6000);
  expect(late).toBeLessThan(8000);
  expect(good.heard.size).toBe(crowd.operations.filter((one) => one.do === 'call' && one.ticket !== null).length);
  expect(median(good.ages.views)).toBeLessThan(250);
  expect(during - before).toBeLessThan(8 * megabyte + (isLong ? 4 * megabyte : 0));
  for (const wall of [good, ...slow]) wall.close();
});
