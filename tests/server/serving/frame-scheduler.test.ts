import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createFrameScheduler } from '../../../server/live/frame-scheduler.ts';

test('so many begin in a turn of the event loop, the urgent before the others, the rest in later turns', async () => {
  const frames = createFrameScheduler(2);
  const begun: string[] = [];
  const take = (name: string, urgent = false): void => frames.take(() => void begun.push(name), urgent);
  for (const name of ['a', 'b', 'c', 'd']) take(name);
  take('wall', true);
  expect(begun).toEqual(['a', 'b']);
  await turn();
  expect(begun).toEqual(['a', 'b', 'wall', 'c']);
  take('e');
  expect(begun).toHaveLength(4);
  await turn();
  expect(begun.slice(4)).toEqual(['d', 'e']);
  take('f');
  take('g');
  await turn();
  await turn();
  expect(begun.slice(6)).toEqual(['f', 'g']);
});

test('what waits for its turn is dropped at the end', async () => {
  const frames = createFrameScheduler(1);
  const begun: string[] = [];
  for (const name of ['a', 'b']) frames.take(() => void begun.push(name), false);
  frames.close();
  await turn();
  expect(begun).toEqual(['a']);
});
