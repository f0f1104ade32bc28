import { expect, test } from 'vitest';
import { openFollowedCentres } from '../../../server/centre/followed-centres.ts';
import { createAccepting } from '../../../server/link/accepting.ts';
import type { Batch, LegsOfBatch } from '../../../server/store/link.ts';
import { openMemoryStore } from '../../../server/store/memory/store.ts';
import { CannotStore } from '../../../server/store/store.ts';
import { aLog } from '../../store/link-contract.ts';
import { centreId, configured, dayOpened, issued, started } from '../../store/rows.ts';
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
