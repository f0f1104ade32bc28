import { afterEach, expect, test } from 'vitest';
import { entries } from '../../engine/queue/ordered-map.ts';
import { runLearning } from '../../server/jobs/nightly-training.ts';
import { openLog } from '../../server/log.ts';
import { openMemoryStore } from '../../server/store/memory/store.ts';
import { correctCentre } from '../../server/time/correcting.ts';
import type { Correction } from '../../server/time/timekeeper.ts';
import { manualClock } from '../fakes/clock.ts';
import { type Hall, openHall } from './a-hall.ts';

/** What a correction does once it comes to a centre, and to a process that has been trying something. */

const minute = 60_000;
const hour = 60 * minute;
const halls: Hall[] = [];
afterEach(async () => {
  for (const { live } of halls.splice(0)) await live.close();
});
const aHall = async () => {
  const store = openMemoryStore();
  const clock = manualClock();
  const hall = await openHall(store, clock);
  halls.push(hall);
  const corrections = async () => {
    const events = await store.events(hall.live.id, 0, 100);
    return events.filter(({ event }) => event.type === 'clock-corrected').length;
  };
  return { store, clock, hall, corrections };
};
const made = (was: number, at: number, generation: number, boot = 'boot'): Correction => ({
  was,
  at,
  why: 'accepted',
  agreed: { boot, generation, offset: 0, doubtFrom: null, correctedAt: at, seenAt: at, spreading: null },
});

test('[T6] one correction is taken in once, however often it is told; an older one not at all, that of another boot is news', async () => {
  const { clock, hall, corrections } = await aHall();
  await hall.issue();
  const was = clock.now();
  clock.set(was + hour);
  for (let times = 0; times < 3; times++) await correctCentre(hall.live, made(was, was + hour, 2), clock);
  expect(await corrections()).toBe(1);
  await correctCentre(hall.live, made(was, was + hour, 1), clock);
  expect(await corrections()).toBe(1);
  const then = clock.now();
  clock.set(then - hour);
  await correctCentre(hall.live, made(then, then - hour, 1, 'another'), clock);
  expect(await corrections()).toBe(2);
  expect(hall.live.latest().waiting).toBe(1);
});

test('[T6] what comes to a log late says what the time was by then, and who waits has waited that long', async () => {
  const { store, clock, hall } = await aHall();
  await hall.issue();
  const was = clock.now();
  clock.set(was + hour + 5000);
  await correctCentre(hall.live, made(was, was + hour, 2), clock);
  const events = await store.events(hall.live.id, 0, 100);
  expect(events.at(-1)?.event).toMatchObject({ type: 'clock-corrected', was: was + 5000, at: was + hour + 5000 });
  const [ticket] = [...entries(hall.live.latest().tickets)].map(({ value }) => value);
  expect(clock.now() - (ticket?.issuedAt ?? 0)).toBe(5000);
});

test('[T6] a correction that cannot be stored is said to the one who brings it, and changes nothing', async () => {
  const { store, clock, hall, corrections } = await aHall();
  const was = clock.now();
  store.refuseWrites('the disk is full');
  await expect(correctCentre(hall.live, made(was, was + hour, 2), clock)).rejects.toThrow('cannot-store');
  store.refuseWrites(null);
  expect(await corrections()).toBe(0);
});

test('a centre that could not learn tries again after six hours, or once the time was set back', async () => {
  const timers = manualClock();
  let off = 0;
  let tries = 0;
  const centre = { timeZone: 'Asia/Baku' };
  const live = { id: 'a', latest: () => ({ day: null, kept: {}, centre }) } as never;
  const job = runLearning(live, {
    store: { learnt: async () => null },
    estimates: { learn: async () => void tries++ } as never,
    centres: { list: () => [live] },
    clock: { now: () => timers.now() + off, after: timers.after },
    log: openLog('silent'),
  });
  await timers.advance(1);
  expect(tries).toBe(1);
  await timers.advance(6 * hour - minute);
  expect(tries).toBe(1);
  await timers.advance(minute);
  expect(tries).toBe(2);
  off = -400 * 24 * hour;
  await timers.advance(minute);
  expect(tries).toBe(3);
  await job.close();
});
