import { expect, test } from 'vitest';
import { createMutex } from '../../server/async/mutex.ts';
import { createSharedWrites } from '../../server/store/sqlite/shared-writes.ts';

/** A connection that writes one transaction after another, and counts them. */
const aConnection = () => {
  const inTurn = createMutex();
  let count = 0;
  const write = <T>(work: () => T): Promise<T> =>
    inTurn(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      count += 1;
      return work();
    });
  return { write, count: () => count };
};

test('what is asked for until its turn comes shares one transaction, in the order of asking', async () => {
  const connection = aConnection();
  const shared = createSharedWrites(connection);
  const done: number[] = [];
  const asked = Array.from({ length: 300 }, (_, index) => shared(() => done.push(index)));
  expect(await Promise.all(asked)).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
  expect(connection.count()).toBe(1);
  expect(await shared(() => 'later')).toBe('later');
  expect(connection.count()).toBe(2);
});

test('where the transaction fails everybody who shares it is told, and the next is not held up', async () => {
  const shared = createSharedWrites(aConnection());
  const asked = [shared(() => 1), shared(() => 2)];
  const failing = shared(() => {
    throw new Error('the disk is full');
  });
  const all = await Promise.allSettled([...asked, failing]);
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(await shared(() => 3)).toBe(3);
});
