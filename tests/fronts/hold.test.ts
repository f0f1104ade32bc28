import { expect, test } from 'vitest';
import { holdMs, openHold } from '../../ui/emergency/hold.ts';
import { manualClock } from '../fakes/clock.ts';

const aHold = () => {
  const clock = manualClock();
  let done = 0;
  const hold = openHold(clock, () => {
    done += 1;
  });
  return { clock, hold, done: () => done };
};

test('held for two seconds it is done, once, and not a moment before', async () => {
  const { clock, hold, done } = aHold();
  hold.down();
  hold.down();
  await clock.advance(holdMs - 1);
  expect([done(), hold.state.value]).toEqual([0, 'held']);
  await clock.advance(1);
  expect([done(), hold.state.value]).toEqual([1, 'rest']);
  hold.up();
  await clock.advance(60_000);
  expect(done()).toBe(1);
});

test('let go before that it asks for a second press, which is none where it comes at once', async () => {
  const { clock, hold, done } = aHold();
  hold.down();
  hold.up();
  expect(hold.state.value).toBe('asked');
  await clock.advance(200);
  hold.down();
  hold.up();
  expect([done(), hold.state.value]).toEqual([0, 'asked']);
  await clock.advance(900);
  hold.down();
  hold.up();
  expect([done(), hold.state.value]).toEqual([1, 'rest']);
});

test('a second press that does not come is waited for no longer; who slides off begins from the start', async () => {
  const { clock, hold, done } = aHold();
  hold.down();
  hold.up();
  await clock.advance(15_000);
  expect(hold.state.value).toBe('rest');
  hold.down();
  hold.leave();
  await clock.advance(60_000);
  expect([done(), hold.state.value]).toEqual([0, 'rest']);
});
