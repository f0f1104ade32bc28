import { expect, test } from 'vitest';
import { followView } from '../../engine/queue/views/follow.ts';
import { hallView } from '../../engine/queue/views/hall.ts';
import { Hall } from './hall.ts';
import { smallCentre } from './small-centre.ts';

/** What phones may follow of a hall: what stands on walls that let them, and nothing else. */

const displays = [
  { id: 'shut', name: 'Shut' },
  { id: 'one', name: 'One', counters: ['1'], follow: true },
  { id: 'two', name: 'Two', counters: ['2', '1'], services: ['a'], follow: true },
];
const begun = (): Hall => {
  const hall = new Hall(smallCentre({ displays })).open('1', '2', '3');
  for (const service of ['a', 'a', 'c', 'c']) hall.issue(service);
  for (const counter of ['1', '2', '3']) hall.wait(5).next(counter);
  return hall;
};
const followed = (hall: Hall, wall: string | null) => followView(hall.state, wall, hall.now);
const numbers = (hall: Hall, wall: string | null) => followed(hall, wall)?.calls.map(({ number }) => number);

test('is what stands on that wall; a wall that does not let phones follow, and one that is not there, give nothing', () => {
  const hall = begun();
  const on = (id: string) => hallView(hall.state, id, hall.now)?.calls.map(({ number }) => number);
  for (const id of ['one', 'two']) expect(numbers(hall, id)).toEqual(on(id));
  expect([followed(hall, 'shut'), followed(hall, 'none')]).toEqual([null, null]);
  expect(followView(new Hall(smallCentre()).state, null, hall.now)).toBeNull();
});

test('of all walls together is each call once, the latest first, and none that stands on no wall', () => {
  const hall = begun();
  expect(numbers(hall, null)).toEqual(['A002', 'A001']);
  expect(hallView(hall.state, 'shut', hall.now)?.calls).toHaveLength(3);
  expect(followed(hall, null)?.waiting).toBeNull();
  expect(followed(hall, 'one')?.waiting).toBe(1);
});

test('holds no ids of calls, tickets or services, and no direction, which is the wall\u2019s own', () => {
  const [call] = followed(begun(), 'one')?.calls ?? [];
  expect(Object.keys(call ?? {}).toSorted()).toEqual(['at', 'counter', 'number', 'status']);
  expect(Object.keys(call?.counter ?? {})).toEqual(['name', 'place']);
});

test('says an emergency and a practice day, and of a closed day no numbers', () => {
  const hall = begun();
  hall.must({ type: 'begin-emergency', kind: 'evacuate' });
  expect(followed(hall, 'one')?.centre.emergency).toMatchObject({ kind: 'evacuate' });
  expect(followed(hall, 'one')?.centre.emergency).not.toHaveProperty('by');
  hall.must({ type: 'end-emergency' });
  hall.must({ type: 'close-day', force: true, practice: null });
  expect(followed(hall, 'one')).toMatchObject({ day: { open: false }, calls: [], last: [] });
});
