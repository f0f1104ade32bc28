import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openFollowedCentres } from '../../../server/centre/followed-centres.ts';
import { openLiveCentre } from '../../../server/centre/live-centre.ts';
import { createAccepting } from '../../../server/link/accepting.ts';
import { createHeadLine } from '../../../server/link/head-line.ts';
import { openHearing } from '../../../server/link/hearing.ts';
import { createUplinks } from '../../../server/link/uplink.ts';
import { isOlderVersion, programVersion } from '../../../server/program-version.ts';
import type { Batch, BranchHeard, LegsOfBatch } from '../../../server/store/link.ts';
import { openMemoryStore } from '../../../server/store/memory/store.ts';
import { CannotStore } from '../../../server/store/store.ts';
import { manualClock } from '../../fakes/clock.ts';
import { aLog } from '../../store/link-contract.ts';
import { centreId, configured, dayOpened, issued, put, started } from '../../store/rows.ts';
import { eventually } from '../../support/eventually.ts';
import { fridayClock, keptLog } from '../../support/server.ts';

/** What a head office does with batches, above its store. */

test('batches that come while a transaction is under way go into the next one together', async () => {
  const first = Promise.withResolvers<void>();
  const groups: number[] = [];
  const accepting = createAccepting(
    {
      async acceptBatches(batches) {
        groups.push(batches.length);
        if (groups.length === 1) await first.promise;
        return batches.map(({ after }) => ({ kind: 'accepted', seq: after, hash: '' }));
      },
    },
    { arrived: () => {}, find: () => null },
  );
  const batch = { centre: 'a', incarnation: 'i', hash: '', bodies: [], at: 1 };
  const all = Array.from({ length: 121 }, (_, after) => accepting.accept({ ...batch, after }));
  first.resolve();
  expect((await Promise.all(all)).map((one) => ('seq' in one ? one.seq : -1))).toEqual(all.map((_, at) => at));
  expect(groups).toEqual([1, 50, 50, 20]);
});

test('a follower goes on with the state that a batch led to, and a batch that was not stored is begun again from it', async () => {
  const store = openMemoryStore();
  const log = [configured('Ə'), dayOpened(), issued('t1'), started('t1'), issued('t2')];
  let isFull = false;
  let [replayed, read] = [0, 0];
  const events: typeof store.events = (...given) => {
    read += 1;
    return store.events(...given);
  };
  const centres = openFollowedCentres({
    ...{ clock: fridayClock(), log: keptLog().log, publicUrl: null },
    store: { ...store, events },
  });
  const counted =
    (legsOf: LegsOfBatch): LegsOfBatch =>
    (centre, at, replay, fresh) => {
      const counting = () => {
        replayed += 1;
        return replay();
      };
      return legsOf(centre, at, counting, fresh);
    };
  const acceptBatches: typeof store.acceptBatches = async (batches, legsOf) => {
    if (!isFull) return store.acceptBatches(batches, counted(legsOf));
    counted(legsOf)(centreId, await store.head(centreId), () => [], [{ seq: 5, hash: 'x', event: issued('t2') }]);
    throw new CannotStore('the disk is full');
  };
  const accepting = createAccepting({ acceptBatches }, centres);
  const upTo = (count: number): Batch => aLog(log.slice(0, count));
  const followed = (seq: number) => eventually(() => expect(centres.find(centreId)?.latest().seq).toBe(seq));
  expect((await accepting.accept(upTo(3))).kind).toBe('accepted');
  await followed(3);
  read = 0;
  expect((await accepting.accept(upTo(4))).kind).toBe('accepted');
  await followed(4);
  isFull = true;
  await expect(accepting.accept(upTo(5))).rejects.toThrow(CannotStore);
  isFull = false;
  expect((await accepting.accept(upTo(5))).kind).toBe('accepted');
  await followed(5);
  expect({ replayed, read }).toEqual({ replayed: 1, read: 0 });
  expect((await store.legs(centreId, '2000-01-01', '2999-12-31')).map(({ ticket }) => ticket)).toEqual(['t1', 't2']);
  await centres.close();
  await accepting.close();
});

test('that branches speak is written down for all that did within some seconds, with what each said last', async () => {
  const clock = manualClock(1000);
  const written: (readonly BranchHeard[])[] = [];
  let isFull = false;
  const hearing = openHearing({
    clock,
    store: {
      async branchesHeard(heard) {
        if (isFull) throw new CannotStore('the disk is full');
        written.push(heard);
      },
    },
  });
  hearing.heard('b', {});
  hearing.heard('a', { version: '0.1.0', now: '1000', queue: '9' });
  await clock.advance(500);
  hearing.heard('a', { version: '0.1.0', now: '61500', queue: '4' });
  expect(written).toEqual([]);
  await clock.advance(1500);
  const report = { version: '0.1.0', clockSkewMs: 60_000, queueDepth: 4 };
  expect(written).toEqual([
    [
      { centre: 'a', at: 1500, report },
      { centre: 'b', at: 1000, report: null },
    ],
  ]);
  isFull = true;
  hearing.heard('a', {});
  await clock.advance(2000);
  isFull = false;
  hearing.heard('b', {});
  await clock.advance(2000);
  expect(written.at(-1)).toEqual([{ centre: 'b', at: 5000, report: null }]);
  hearing.heard('b', {});
  await hearing.close();
});

test('a version is older by its numbers, and the program knows its own', async () => {
  const { version } = JSON.parse(await readFile('package.json', 'utf8'));
  expect(programVersion).toBe(version);
  const older = (one: string, than: string) => isOlderVersion(one, than);
  expect([older('0.2.0', '0.10.0'), older('0.10.0', '0.2.0'), older('1.0', '1.0.0'), older('x', '0.1')]).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

test('a centre that is attended no longer does not stand as it did then', async () => {
  const store = openMemoryStore();
  await put(store, { events: [configured('Ə')] });
  const { log } = keptLog();
  const clock = manualClock(1000);
  const parts = { id: centreId, store, clock, log, publicUrl: null };
  const live = await openLiveCentre(parts);
  const line = createHeadLine({ url: 'https://head.example.org', clock, send: () => Promise.reject(new Error('cut')) });
  const keys = { read: async () => 'a-key', keep: async () => undefined, forget: async () => undefined };
  const holds = { isHeld: () => false, release: async () => false };
  const configure = () => Promise.reject(new Error('nothing is configured'));
  const uplinks = createUplinks({ store, clock, log, now: clock.now, configure, keys, holds, line });
  const job = uplinks.attend(live);
  await eventually(() => expect(uplinks.standing(centreId).state).toBe('cut'));
  await job.close();
  expect(uplinks.standing(centreId).state).toBe('beginning');
  expect([...uplinks.standings()]).toEqual([]);
  expect(uplinks.troubleOf(centreId)).toBeNull();
  await live.close();
});
