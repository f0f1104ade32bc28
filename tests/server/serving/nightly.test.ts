import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { initialState, type State } from '../../../engine/queue/state.ts';
import { learntVersion } from '../../../server/centre/learnt.ts';
import { type Estimates, openEstimates } from '../../../server/jobs/estimates.ts';
import { isDue, runLearning } from '../../../server/jobs/nightly-training.ts';
import { fillPast } from '../../../server/sample/past-days.ts';
import { openMemoryStore } from '../../../server/store/memory/store.ts';
import { manualClock } from '../../fakes/clock.ts';
import { smallCentre } from '../../queue/small-centre.ts';
import { aServer, keptLog } from '../../support/server.ts';

/** In the night from Friday to Saturday, by the clock in Baku. */
const night = (hour: number): number => Date.UTC(2026, 10, 20, 20 + hour);
const kept = { date: '2026-11-20', series: [], closedByHand: false };
const closed: State = { ...initialState, centre: smallCentre(), kept };
const centre = (state: State) => ({ latest: () => state });
const learntAt = (at: number, version = learntVersion) => ({ version, learntAt: at });
const hour = 3_600_000;
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

test('a centre learns once a night, in its quiet hours, after its day has closed', () => {
  const yesterday = learntAt(night(3) - 24 * hour);
  expect(isDue(centre(closed), yesterday, night(1), false)).toBe(false);
  expect(isDue(centre(closed), yesterday, night(2), false)).toBe(true);
  expect(isDue(centre(closed), learntAt(night(2)), night(3), false)).toBe(false);
  expect(isDue(centre({ ...closed, kept: null }), null, night(3), false)).toBe(false);
});

test('a new centre learns at once from the others of the server, even while its first day is open; once only', () => {
  const fresh = { ...closed, kept: null };
  expect(isDue(centre(fresh), null, night(-8), true)).toBe(true);
  expect(isDue(centre(fresh), learntAt(night(-9)), night(-8), true)).toBe(false);
});

test('what has missed a night, or was learnt by another version, is learnt as soon as no day is open', () => {
  expect(isDue(centre(closed), learntAt(night(0) - 27 * hour), night(0), false)).toBe(true);
  expect(isDue(centre(closed), learntAt(night(0), 1), night(0), false)).toBe(true);
  expect(isDue(centre(closed), null, night(0), false)).toBe(true);
});

test('it is tried again after some hours where it fails, not at once', async () => {
  const clock = manualClock(night(2));
  const { log } = keptLog();
  let tries = 0;
  const estimates = {
    learn: async () => {
      tries += 1;
      return { ok: true, value: null } as const;
    },
    isLearning: () => false,
    about: () => Promise.reject(new Error('nobody asks')),
    close: async () => {},
  };
  const live = { id: 'small', latest: () => closed } as Parameters<typeof runLearning>[0];
  const job = runLearning(live, {
    store: { learnt: async () => null },
    estimates,
    centres: { list: () => [live] },
    clock,
    log,
  });
  await clock.advance(hour);
  expect(tries).toBe(1);
  await clock.advance(6 * hour);
  expect(tries).toBe(2);
  await job.close();
});

test('a server that nobody asks learns from the days before as it begins, and again in the night', async () => {
  const clock = manualClock(night(-5));
  const [store, document] = [openMemoryStore(), smallCentre()];
  const parts = {
    store,
    clock,
    centre: document.id,
    document,
    days: 6,
    seed: 1,
    visits: 150,
    told: false,
    onDay: () => {},
  };
  expect(await fillPast(parts)).toMatchObject({ ok: true, value: { to: '2026-11-19' } });
  const server = await aServer({ store, clock, centre: document, jobs: true });
  closing.push(server.close);
  const known = async () => (await server.ask('manager', 'estimates')).value.learnt;
  const learns = (version: number) => expect.poll(known).toMatchObject({ model: true, days: 6, version });
  await learns(1);
  clock.set(night(1));
  await clock.advance(61_000);
  expect(await known()).toMatchObject({ version: 1 });
  clock.set(night(2));
  await clock.advance(61_000);
  await learns(2);
}, 60_000);

test('a server that ends while it learns has nothing wrong with it; one whose learning fails says so', async () => {
  const { log, lines } = keptLog();
  const live = { id: 'small', latest: () => closed } as Parameters<Estimates['learn']>[0];
  let fail: (error: Error) => void = () => undefined;
  const estimates = openEstimates({
    store: { learnt: async () => null } as never,
    reporting: {} as never,
    runner: {
      run: () =>
        new Promise((_, reject) => {
          fail = reject;
        }),
      close: async () => fail(new Error('the thread is closed')),
    },
    centres: { list: () => [live] } as never,
    clock: manualClock(night(2)),
    steady: manualClock(night(2)),
    log,
  });
  const levels = () => lines.map((line) => JSON.parse(line).level);
  const failing = estimates.learn(live);
  await setImmediate();
  fail(new Error('out of memory'));
  expect((await failing).ok).toBe(false);
  expect(levels()).toEqual([50]);
  const ended = estimates.learn(live);
  await setImmediate();
  await estimates.close();
  expect((await ended).ok).toBe(false);
  expect(levels()).toEqual([50, 30]);
});
