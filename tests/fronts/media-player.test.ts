import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type FileState,
  idleMs,
  mostFailures,
  openMediaPlayer,
  restMs,
  stuckMs,
} from '../../display/media/media-player.ts';
import { dueItems, lineAt } from '../../display/media/playlist-now.ts';
import { screenTroublesOf } from '../../shared/devices/screen-report.ts';
import type { HallItem } from '../../shared/wall/hall-wall.ts';
import { manualClock } from '../fakes/clock.ts';

/** What walls show between calls, in which order, and what becomes of files that do not play. */

const notice = (id: string, more: Partial<HallItem> = {}): HallItem => ({
  id,
  kind: 'notice',
  text: { az: id },
  ...more,
});
const picture = (id: string): HallItem => ({ id, kind: 'picture', file: id });
const video = (id: string): HallItem => ({ id, kind: 'video', file: id });
const ready = (hash: string): FileState => ({ kind: 'ready', url: `blob:${hash}` });

const playing = (items: readonly HallItem[], file: (hash: string) => FileState = ready) => {
  const clock = manualClock();
  const list = { items };
  const player = openMediaPlayer({ clock, due: () => list.items, file });
  const now = () => player.shown.value?.item.id ?? null;
  const turn = () => player.shown.value?.turn ?? 0;
  return { clock, list, player, now, turn };
};

test('each item has its turn, for ever, a notice for its seconds and a video to its end', async () => {
  const { clock, player, now, turn } = playing([notice('a', { seconds: 5 }), picture('b'), video('c')]);
  expect(now()).toBe('a');
  await clock.advance(5000);
  expect(now()).toBe('b');
  player.progressed(turn());
  await clock.advance(10_000);
  expect(now()).toBe('c');
  for (let second = 0; second < 60; second++) {
    player.progressed(turn());
    await clock.advance(1000);
  }
  expect(now()).toBe('c');
  player.ended(turn());
  expect(now()).toBe('a');
});

test('a video of four hours plays to its end as long as it moves', async () => {
  const { clock, player, now, turn } = playing([video('long'), notice('after')]);
  for (let at = 0; at < 4 * 360; at++) {
    player.progressed(turn());
    await clock.advance(9_900);
  }
  expect([now(), player.failing.value.size]).toEqual(['long', 0]);
  player.ended(turn());
  expect(now()).toBe('after');
});

test('what does not move for 10 s is passed over, and is named until it plays', async () => {
  const { clock, player, now, turn } = playing([video('stuck'), notice('after')]);
  await clock.advance(stuckMs - 1);
  expect(now()).toBe('stuck');
  await clock.advance(1);
  expect([now(), [...player.failing.value]]).toEqual(['after', ['stuck']]);
  await clock.advance(10_000);
  expect(now()).toBe('stuck');
  player.ended(turn());
  expect(player.failing.value.size).toBe(0);
});

test('after three failures in a row calls have the whole screen, and it is tried again after a minute', async () => {
  let isBroken = true;
  const { clock, player, now } = playing([picture('a'), video('b')], (hash) =>
    isBroken ? { kind: 'failed' } : ready(hash),
  );
  await clock.advance(mostFailures * idleMs);
  expect([now(), player.hasGivenUp.value]).toEqual([null, true]);
  isBroken = false;
  await clock.advance(restMs - mostFailures * idleMs - 1);
  expect(player.hasGivenUp.value).toBe(true);
  await clock.advance(mostFailures * idleMs);
  expect([player.hasGivenUp.value, now()]).not.toContain(null);
  expect(player.hasGivenUp.value).toBe(false);
});

test('one file that is missing or corrupt never stops the others', async () => {
  const { clock, player, now, turn } = playing([picture('corrupt'), video('missing'), notice('good')], (hash) =>
    hash === 'missing' ? { kind: 'failed' } : ready(hash),
  );
  for (let round = 0; round < 50; round++) {
    expect(now()).toBe('corrupt');
    player.broke(turn());
    await clock.advance(0);
    expect(now()).toBe('good');
    await clock.advance(10_000);
    expect(player.hasGivenUp.value).toBe(false);
  }
  expect([...player.failing.value].sort()).toEqual(['corrupt', 'missing']);
});

test('a file on its way is not waited for', async () => {
  let isThere = false;
  const { clock, now } = playing([video('large'), notice('good')], (hash) =>
    isThere ? ready(hash) : { kind: 'coming' },
  );
  expect(now()).toBe('good');
  isThere = true;
  await clock.advance(10_000);
  expect(now()).toBe('large');
});

test('in 1,000 loops no timer is left behind, and what comes late of an earlier turn does nothing', async () => {
  const { clock, player, now, turn } = playing([video('a'), video('b')]);
  for (let loop = 0; loop < 2000; loop++) {
    const before = turn();
    player.progressed(before);
    player.ended(before);
    player.broke(before);
    player.ended(before);
    expect(turn()).toBe(before + 1);
  }
  expect([clock.pending(), now(), player.failing.value.size]).toEqual([1, 'a', 0]);
  player.close();
  expect(clock.pending()).toBe(0);
});

test('nothing that is due is nothing shown, until something is', async () => {
  const { clock, list, now } = playing([]);
  expect(now()).toBeNull();
  list.items = [notice('new')];
  await clock.advance(idleMs);
  expect(now()).toBe('new');
});

test('hours, weekdays and dates are those of the centre, each as its edge says', () => {
  const item = notice('x', {
    from: '09:00',
    to: '13:00',
    weekdays: ['fri'],
    firstDay: '2026-11-20',
    lastDay: '2026-11-20',
  });
  const due = (at: string) => dueItems([item], Date.parse(at), 'Asia/Baku').length;
  const times = ['08:59:59', '09:00:00', '12:59:59', '13:00:00'];
  expect(times.map((time) => due(`2026-11-20T${time}+04:00`))).toEqual([0, 1, 1, 0]);
  expect(due('2026-11-21T10:00:00+04:00')).toBe(0);
  expect(due('2026-11-13T10:00:00+04:00')).toBe(0);
});

test('an item without hours is due at every moment, and only those are left out that say so', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }), (at) => {
      const items = [notice('always'), notice('never', { lastDay: '2025-12-31' })];
      expect(dueItems(items, at.getTime(), 'Asia/Baku').map(({ id }) => id)).toEqual(['always']);
    }),
  );
});

test('lines below what else is shown stand still, each for its seconds, one after another for ever', () => {
  const line = (id: string, seconds?: number): HallItem => ({
    ...notice(id),
    kind: 'ticker',
    ...(seconds === undefined ? {} : { seconds }),
  });
  const lines = [line('usual'), line('long', 30), line('short', 3)];
  const shown = Array.from({ length: 86 }, (_, second) => lineAt(lines, second * 1000 + 999)?.id);
  const round = [...Array(10).fill('usual'), ...Array(30).fill('long'), ...Array(3).fill('short')];
  expect(shown).toEqual([...round, ...round]);
  expect(lineAt([], 0)).toBeNull();
});

test('a wall of which something cannot be shown is named, one that shows nothing is not', () => {
  const health = { sound: null, visible: true, faults: 0, offSeconds: 0, behind: false };
  expect(screenTroublesOf({ ...health, media: false })).toEqual(['media-stopped']);
  for (const media of [true, null]) expect(screenTroublesOf({ ...health, media })).toEqual([]);
  expect(screenTroublesOf(health)).toEqual([]);
});
