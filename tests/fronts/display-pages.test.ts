import { effect, signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { leastMs, openAnnouncer, type Player } from '../../display/announcer.ts';
import { arrange, usualCapacity } from '../../display/board.ts';
import { allSeenMs, leastPageMs, openPages, pageMs } from '../../display/pages.ts';
import type { HallCall } from '../../shared/views.ts';
import type { Capacity } from '../../shared/wall/wall-layout.ts';
import { manualClock } from '../fakes/clock.ts';
import { announcement, hallCall, hallView } from './hall-fakes.ts';

const idOf = (at: number): string => String(at + 1);

/** A wall that holds so many rows, with an announcer and pages as the hall has them; tells what is seen when. */
const started = (options: { readonly capacity?: Capacity; readonly soundMs?: number } = {}) => {
  const { capacity = usualCapacity, soundMs = 0 } = options;
  const clock = manualClock();
  const player: Player = {
    play: () => (soundMs === 0 ? Promise.resolve() : new Promise((resolve) => void clock.after(soundMs, resolve))),
  };
  const begin = clock.now();
  const announcer = openAnnouncer({ clock, player });
  const calls = signal<readonly HallCall[]>([]);
  const board = signal(arrange(hallView(), null, new Set()));
  effect(() => {
    const ids = new Set(calls.value.map(({ callId }) => callId));
    board.value = arrange(hallView({ calls: calls.value }), announcer.current.value, ids, false, capacity);
  });
  const pages = openPages(clock, board);
  const seenAt = new Map<string, number>();
  const heardAt = new Map<string, number>();
  const standing: { readonly at: number; readonly first: number }[] = [];
  effect(() => {
    const { rows, perPage, announced } = board.value;
    const first = pages.first.value;
    const at = clock.now() - begin;
    if (standing.at(-1)?.first !== first) standing.push({ at, first });
    for (const { callId } of rows.slice(first, first + perPage)) if (!seenAt.has(callId)) seenAt.set(callId, at);
    if (announced !== null && !heardAt.has(announced)) heardAt.set(announced, at);
  });
  const call = (at: number): void => {
    const one = hallCall(`A${idOf(at)}`, idOf(at), clock.now(), { callId: idOf(at) });
    calls.value = [one, ...calls.value];
    announcer.announce(announcement(idOf(at), clock.now(), one));
  };
  return { clock, pages, announcer, call, seenAt, heardAt, standing };
};
const callAll = (count: number, call: (at: number) => void): void => {
  for (let at = 0; at < count; at++) call(at);
};
describe('six counters that call at once', () => {
  test.each([
    ['three rows', { rows: 3, rowsWithLast: 2 }],
    ['two rows', { rows: 2, rowsWithLast: 1 }],
    ['one row', { rows: 1, rowsWithLast: 1 }],
    ['six rows', { rows: 6, rowsWithLast: 6 }],
  ])('are all seen within 8 s, on a wall of %s', async (_, capacity) => {
    const { clock, call, seenAt } = started({ capacity });
    callAll(6, call);
    await clock.advance(8000);
    expect([...seenAt.keys()].sort()).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  test('are announced in their order, each for the time of a gong, on the page that it stands on', async () => {
    const { clock, call, heardAt, standing } = started();
    callAll(6, call);
    await clock.advance(30_000);
    expect([...heardAt]).toEqual([0, 1, 2, 3, 4, 5].map((at) => [idOf(at), at * leastMs]));
    expect(standing.slice(0, 2)).toEqual([
      { at: 0, first: 0 },
      { at: 3 * leastMs, first: 3 },
    ]);
  });

  test('are seen in time however long each announcement is, and each page comes back for its own', async () => {
    const { clock, call, seenAt, heardAt, pages } = started({ soundMs: 5000 });
    callAll(6, call);
    await clock.advance(8000);
    expect(seenAt.size).toBe(6);
    expect(pages.first.value).toBe(3);
    await clock.advance(2500);
    // The third is announced: its page is the first.
    expect([heardAt.get('3'), pages.first.value]).toEqual([10_000, 0]);
  });
});

test('twelve at once are all seen within 8 s too, no page for less than what it takes to read', async () => {
  const { clock, call, seenAt, standing } = started();
  callAll(12, call);
  await clock.advance(8000);
  expect([...seenAt.values()].every((at) => at <= allSeenMs)).toBe(true);
  expect(seenAt.size).toBe(12);
  const stood = standing.slice(1).map(({ at }, index) => at - (standing[index]?.at ?? 0));
  expect(Math.min(...stood)).toBeGreaterThanOrEqual(leastPageMs);
});

test('one that is called while pages turn is seen at once, if nothing else is news', async () => {
  const { clock, call, seenAt } = started();
  callAll(4, call);
  await clock.advance(20_000);
  call(4);
  await clock.advance(0);
  expect(seenAt.get('5')).toBe(20_000);
});

test('the pages go round when nothing is announced, the last of them full', async () => {
  const { clock, call, standing } = started();
  callAll(7, call);
  await clock.advance(7 * leastMs + 2000);
  const from = standing.length;
  await clock.advance(3 * pageMs);
  const turns = standing.slice(from);
  expect(new Set(turns.map(({ first }) => first))).toEqual(new Set([0, 3, 4]));
  for (const [at, turn] of turns.slice(1).entries()) expect(turn.at - (turns[at]?.at ?? 0)).toBe(pageMs);
});

test('a wall with room for all has no timer and no turns', async () => {
  const { clock, call, pages, announcer } = started();
  callAll(2, call);
  await clock.advance(20_000);
  expect(pages.turn.value).toBe(0);
  expect(clock.pending()).toBe(0);
  pages.close();
  announcer.close();
});

test('closes with no timer left', async () => {
  const { clock, call, pages, announcer } = started();
  callAll(6, call);
  pages.close();
  announcer.close();
  expect(clock.pending()).toBe(0);
});
