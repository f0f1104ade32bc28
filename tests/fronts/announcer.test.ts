import { effect } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { leastMs, openAnnouncer, type Player, showMs, stuckMs } from '../../display/announcer.ts';
import { manualClock } from '../fakes/clock.ts';
import { announcement } from './hall-fakes.ts';

const silent: Player = { play: () => Promise.resolve() };

const started = (player: Player = silent) => {
  const clock = manualClock();
  const announcer = openAnnouncer({ clock, player });
  const shown: { callId: string | null; at: number }[] = [];
  const begin = clock.now();
  effect(() => {
    shown.push({ callId: announcer.current.value?.callId ?? null, at: clock.now() - begin });
  });
  return { clock, announcer, shown, say: (id: string) => announcer.announce(announcement(id, clock.now())) };
};

describe('the announcer', () => {
  test('plays two calls that come within 100 ms one after the other, each whole', async () => {
    const { clock, shown, say } = started();
    say('1');
    await clock.advance(100);
    say('2');
    await clock.advance(3 * showMs);
    expect(shown).toEqual([
      { callId: null, at: 0 },
      { callId: '1', at: 0 },
      { callId: '2', at: leastMs },
      { callId: null, at: leastMs + showMs },
    ]);
  });

  test('makes room at once for one that comes when the gong is over', async () => {
    const { clock, shown, say } = started();
    say('1');
    await clock.advance(leastMs + 500);
    say('2');
    await clock.advance(2 * showMs);
    expect(shown.slice(1)).toEqual([
      { callId: '1', at: 0 },
      { callId: '2', at: leastMs + 500 },
      { callId: null, at: leastMs + 500 + showMs },
    ]);
  });

  test('waits for a player that takes longer than the words need', async () => {
    const clock = manualClock();
    const player: Player = { play: () => new Promise((resolve) => void clock.after(7000, resolve)) };
    const announcer = openAnnouncer({ clock, player });
    announcer.announce(announcement('1', clock.now()));
    announcer.announce(announcement('2', clock.now()));
    await clock.advance(6900);
    expect(announcer.current.value?.callId).toBe('1');
    await clock.advance(200);
    expect(announcer.current.value?.callId).toBe('2');
  });

  test('announces a call once, however often it comes', async () => {
    const { clock, shown, say } = started();
    say('1');
    say('1');
    await clock.advance(2 * showMs);
    say('1');
    await clock.advance(2 * showMs);
    expect(shown.filter(({ callId }) => callId === '1')).toHaveLength(1);
  });

  test('announces a recall of the same number again: it is a call of its own', async () => {
    const { clock, announcer, shown } = started();
    announcer.announce(announcement('1', clock.now(), { number: 'A001' }));
    announcer.announce(announcement('2', clock.now(), { number: 'A001', call: 2 }));
    await clock.advance(3 * showMs);
    expect(shown.map(({ callId }) => callId)).toEqual([null, '1', '2', null]);
  });

  test('drops nothing that waits its turn, though it grows older than 15 s there', async () => {
    const { clock, shown, say } = started();
    const ids = Array.from({ length: 12 }, (_, index) => String(index));
    for (const id of ids) say(id);
    await clock.advance(13 * showMs);
    expect(shown.map(({ callId }) => callId)).toEqual([null, ...ids, null]);
  });

  test('goes on when the player fails, and when it never ends', async () => {
    const players = [() => Promise.reject(new Error('no sound')), () => new Promise<void>(() => {})];
    const { clock, announcer, say } = started({
      play: () => (players.shift() ?? silent.play)(announcement('', 0), () => false),
    });
    say('1');
    say('2');
    say('3');
    await clock.advance(showMs);
    expect(announcer.current.value?.callId).toBe('2');
    await clock.advance(stuckMs);
    expect(announcer.current.value?.callId).toBe('3');
  });

  test('leaves no timer behind', async () => {
    const { clock, announcer, say } = started();
    say('1');
    await clock.advance(showMs);
    expect(clock.pending()).toBe(0);
    say('2');
    announcer.close();
    expect(clock.pending()).toBe(0);
    expect(announcer.current.value).toBe(null);
  });
});
