import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { openServerTime } from '../../ui/server-time.ts';
import { browserMemory } from '../../ui/storage.ts';
import { manualClock } from '../fakes/clock.ts';

test("the second hand moves at full seconds of the server's time, stands when told, and is let go of", async () => {
  const clock = manualClock(10_250);
  const [offset, stands] = [signal(500), signal(false)];
  const time = openServerTime(
    clock,
    () => offset.value,
    () => stands.value,
  );
  expect([time.now.value, time.local.value]).toEqual([10_750, 10_250]);
  await clock.advance(249);
  expect(time.now.value).toBe(10_750);
  await clock.advance(1);
  expect(time.now.value).toBe(11_000);
  stands.value = true;
  await clock.advance(5000);
  expect(time.now.value).toBe(11_000);
  offset.value = 1500;
  expect([time.now.value, time.local.value]).toEqual([12_000, 10_500]);
  stands.value = false;
  await clock.advance(1000);
  expect(time.now.value).toBe(18_000);
  time.close();
  expect(clock.pending()).toBe(0);
});

test('a browser that forbids its storage, or has none left, only forgets', () => {
  const forbidden = browserMemory('key', () => {
    throw new Error('SecurityError');
  });
  forbidden.write('text');
  expect(forbidden.read()).toBeNull();
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
    key: () => null,
    length: 0,
  };
  const allowed = browserMemory('key', () => storage);
  allowed.write('text');
  expect(allowed.read()).toBe('text');
  allowed.write(null);
  expect([allowed.read(), kept.size]).toEqual([null, 0]);
});
