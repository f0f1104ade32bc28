import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { openReach, type Reach } from '../../ui/reach.ts';
import { type ManualClock, manualClock } from '../fakes/clock.ts';

/** A page without a line to the server notices within ten seconds that it is gone, and by itself that it is back. */

let clock: ManualClock;
let [there, isSeen, asked, returns] = [true, true, 0, 0];
let reach: Reach;

beforeEach(() => {
  clock = manualClock(0);
  [there, isSeen, asked, returns] = [true, true, 0, 0];
  reach = openReach({
    clock,
    ask: async () => {
      asked++;
      return there;
    },
    isSeen: () => isSeen,
    onReturn: () => returns++,
  });
  onTestFinished(() => reach.close());
});

test('a server that answers is not lost, however long the page stands', async () => {
  await clock.advance(60_000);
  expect(reach.lost.value).toBe(false);
  expect([asked, returns]).toEqual([12, 0]);
});

test('one that falls silent is lost 8 s after it was heard, and there again with its first answer', async () => {
  await clock.advance(6000);
  there = false;
  await clock.advance(6000);
  expect(reach.lost.value).toBe(false);
  await clock.advance(1000);
  expect(reach.lost.value).toBe(true);
  there = true;
  await clock.advance(1000);
  expect(reach.lost.value).toBe(false);
  expect(returns).toBe(1);
});

test('a hiccup is no loss; what did not come is asked for all the same', async () => {
  there = false;
  await clock.advance(5000);
  there = true;
  await clock.advance(1000);
  expect([reach.lost.value, returns]).toEqual([false, 1]);
});

test('an answer that never comes is silence too', async () => {
  const silent = openReach({
    clock,
    ask: () => new Promise(() => undefined),
    isSeen: () => true,
    onReturn: () => returns++,
  });
  onTestFinished(() => silent.close());
  await clock.advance(8000);
  expect(silent.lost.value).toBe(true);
});

test('a page that nobody sees asks nothing and calls nothing lost; seen again it asks at once', async () => {
  isSeen = false;
  there = false;
  await clock.advance(60_000);
  expect([reach.lost.value, asked]).toEqual([false, 0]);
  isSeen = true;
  reach.look();
  expect(asked).toBe(1);
  expect(reach.lost.value).toBe(false);
  await clock.advance(8000);
  expect(reach.lost.value).toBe(true);
});

test('one that is closed asks no more', async () => {
  reach.close();
  await clock.advance(60_000);
  expect([reach.lost.value, asked]).toEqual([false, 0]);
});
