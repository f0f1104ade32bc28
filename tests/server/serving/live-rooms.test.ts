import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { announcements } from '../../../engine/queue/announce.ts';
import { openLiveRooms, type Watcher } from '../../../server/live/live-rooms.ts';
import type { ViewKey } from '../../../server/live/view-builder.ts';
import { openLog } from '../../../server/log.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import { manualClock } from '../../fakes/clock.ts';
import { Hall } from '../../queue/hall.ts';
import { smallCentre } from '../../queue/small-centre.ts';

const counter = (id = '1'): ViewKey => ({ centre: 'small', view: 'counter', id });
const hall: ViewKey = { centre: 'small', view: 'hall', id: 'd' };

/** Rooms whose views take a while to make; which were made when (ms since the beginning), and what was sent. */
const someRooms = (
  costMs: number,
  dataOf: (made: number) => unknown = (made) => made,
  announce: (to: readonly string[]) => void = () => {},
) => {
  const clock = manualClock();
  const began = clock.now();
  const made: (readonly [id: string, at: number])[] = [];
  const sent: unknown[] = [];
  const missing = new Set<string>();
  const rooms = openLiveRooms({
    clock,
    log: openLog('silent'),
    views: {
      ticketOf: async () => null,
      make: async ({ view, id }) => {
        made.push([id, clock.now() - began]);
        const data = dataOf(made.length);
        if (costMs > 0) await new Promise<void>((done) => void clock.after(costMs, done));
        if (missing.has(id)) return refuse('view-not-found', 'There is none');
        return ok({ view, epoch: 'e', seq: made.length, now: '', data });
      },
    },
    cast: { view: (_, frame) => void sent.push(frame.data), announce },
  });
  const watcher = (id: string): Watcher => ({ id, takes: () => true, hears: () => true, gone: () => {} });
  const join = async (key: ViewKey, one: Watcher) => {
    const joined = rooms.join(key, one);
    await clock.advance(costMs);
    return joined;
  };
  return { clock, rooms, made, sent, missing, watcher, join };
};

test.each([
  [0, [0, 50, 100]],
  [10, [0, 60, 120]],
  [100, [0, 400, 800]],
])('a view that takes %i ms to make is made again at %j ms, however often something changes', async (costMs, at) => {
  const { clock, rooms, made, watcher, join } = someRooms(costMs);
  await join(counter(), watcher('a'));
  const from = costMs;
  for (let ms = 0; ms <= 800; ms += 5) {
    rooms.changed('small');
    await clock.advance(5);
  }
  expect(made.slice(1, 4).map(([, when]) => when - from)).toEqual(at);
});

test('a view that looks as before is not sent again', async () => {
  const { clock, rooms, sent, watcher, join } = someRooms(0, (made) => (made < 4 ? 'same' : 'other'));
  await join(counter(), watcher('a'));
  for (let times = 0; times < 4; times++) {
    rooms.changed('small');
    await clock.advance(1000);
  }
  expect(sent).toEqual(['same', 'other']);
});

test('for a room that all have left nothing more is made, also where it was left in the middle of the making', async () => {
  const { clock, rooms, made, watcher, join } = someRooms(100);
  const one = watcher('a');
  await join(counter(), one);
  rooms.changed('small');
  await clock.advance(10);
  rooms.changed('small');
  rooms.leave(one);
  await clock.advance(5000);
  rooms.changed('small');
  await clock.advance(5000);
  expect(made).toHaveLength(2);
});

test('who has gone on to another view before the first was refused stays with the other', async () => {
  const { clock, rooms, sent, missing, watcher } = someRooms(100);
  missing.add('none');
  const one = watcher('a');
  const first = rooms.join(counter('none'), one);
  await clock.advance(50);
  const second = rooms.join(counter(), one);
  await clock.advance(100);
  expect([(await first).ok, (await second).ok]).toEqual([false, true]);
  rooms.changed('small');
  await clock.advance(1000);
  expect(sent).toHaveLength(1);
});

test('a call is announced on the walls that show its counter and its service', async () => {
  const displays = [
    { id: 'd', name: 'D' },
    { id: 'at-2', name: 'At 2', counters: ['2'] },
    { id: 'of-c', name: 'Of C', services: ['c'] },
    { id: 'of-a', name: 'Of A', services: ['a'], counters: ['1'] },
  ];
  const queue = new Hall(smallCentre({ displays })).open('1');
  queue.issue('a');
  const heard: string[] = [];
  const { rooms, watcher, join } = someRooms(0, undefined, (to) => void heard.push(...to));
  for (const { id } of displays) await join({ ...hall, id }, watcher(id));
  const events = queue.must({ type: 'call-next', counter: '1', callId: 'first' });
  const { state } = queue;
  rooms.announce('small', { state, events, own: events, announcements: announcements(state, events) });
  expect(heard).toEqual(['d', 'of-a']);
});

test('a wall comes before the others that wait for their turn', async () => {
  const { rooms, made, watcher, join } = someRooms(0);
  for (const id of ['1', '2', '3', '4', '5', '6']) await join(counter(id), watcher(id));
  await join(hall, watcher('wall'));
  made.length = 0;
  rooms.changed('small');
  await turn();
  expect(made.map(([id]) => id)).toEqual(['1', '2', '3', '4', 'd', '5', '6']);
});
