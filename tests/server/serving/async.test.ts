import { describe, expect, test } from 'vitest';
import { createListeners } from '../../../server/async/listeners.ts';
import { createKeyedMutex, createMutex } from '../../../server/async/mutex.ts';
import { every } from '../../../server/async/repeat.ts';
import { repeat } from '../../../shared/time/clock.ts';
import { manualClock } from '../../fakes/clock.ts';

/** Work that says when it begins, and ends when it is let. */
const openWork = () => {
  const begun: string[] = [];
  const ends = new Map<string, PromiseWithResolvers<string>>();
  return {
    begun,
    work: (name: string) => () => {
      begun.push(name);
      const end = Promise.withResolvers<string>();
      ends.set(name, end);
      return end.promise;
    },
    end: (name: string) => ends.get(name)?.resolve(name),
    fail: (name: string) => ends.get(name)?.reject(new Error(name)),
  };
};

describe('a mutex', () => {
  test('runs one after another in the order of asking, and goes on after one that failed', async () => {
    const { begun, work, end, fail } = openWork();
    const inTurn = createMutex();
    const [first, second] = [inTurn(work('first')), inTurn(work('second'))];
    await Promise.resolve();
    expect(begun).toEqual(['first']);
    fail('first');
    await expect(first).rejects.toThrow('first');
    await Promise.resolve();
    expect(begun).toEqual(['first', 'second']);
    end('second');
    expect(await second).toBe('second');
  });

  test('of keys holds back only what is under the same key, and is settled when all has run', async () => {
    const { begun, work, end } = openWork();
    const line = createKeyedMutex();
    const all = [line.inTurn('a', work('a1')), line.inTurn('a', work('a2')), line.inTurn('b', work('b1'))];
    let isSettled = false;
    const settled = line.settled().then(() => {
      isSettled = true;
    });
    await Promise.resolve();
    expect(begun).toEqual(['a1', 'b1']);
    expect([line.length('a'), line.length('b'), line.length('c')]).toEqual([2, 1, 0]);
    end('b1');
    end('a1');
    expect(await all[0]).toBe('a1');
    await expect.poll(() => begun).toEqual(['a1', 'b1', 'a2']);
    expect(isSettled).toBe(false);
    end('a2');
    expect(await Promise.all(all)).toEqual(['a1', 'a2', 'b1']);
    await settled;
    expect([line.length('a'), line.length('b')]).toEqual([0, 0]);
  });
});

describe('what repeats', () => {
  test('runs each time that so much has passed, and may be closed by what it runs', async () => {
    const clock = manualClock();
    let runs = 0;
    const repeated = repeat(clock, 100, () => {
      runs += 1;
      if (runs === 2) repeated.close();
    });
    await clock.advance(99);
    expect(runs).toBe(0);
    await clock.advance(1);
    expect(runs).toBe(1);
    await clock.advance(1000);
    expect([runs, clock.pending()]).toEqual([2, 0]);
  });

  test('with work that takes time counts from its end, and is closed once it has ended', async () => {
    const clock = manualClock(0);
    const { begun, work, end } = openWork();
    const rounds = every(clock, 100, async () => {
      const name = `at ${clock.now()}`;
      await work(name)();
    });
    await clock.advance(500);
    expect(begun).toEqual(['at 0']);
    end('at 0');
    await clock.advance(99);
    expect(begun).toEqual(['at 0']);
    await clock.advance(1);
    expect(begun).toEqual(['at 0', 'at 600']);
    let isClosed = false;
    const closed = rounds.close().then(() => {
      isClosed = true;
    });
    await clock.advance(0);
    expect(isClosed).toBe(false);
    end('at 600');
    await closed;
    await clock.advance(1000);
    expect(begun).toEqual(['at 0', 'at 600']);
  });
});

test('a listener that closes while news is told still hears it, one that comes hears the next', () => {
  const heard: string[] = [];
  const listeners = createListeners<number>();
  const first = listeners.add((news) => {
    heard.push(`first ${news}`);
    second.close();
    if (news === 1) listeners.add((next) => void heard.push(`third ${next}`));
  });
  const second = listeners.add((news) => void heard.push(`second ${news}`));
  listeners.tell(1);
  expect(heard).toEqual(['first 1', 'second 1']);
  expect(listeners.count()).toBe(2);
  first.close();
  listeners.tell(2);
  listeners.clear();
  listeners.tell(3);
  expect(heard).toEqual(['first 1', 'second 1', 'third 2']);
});
