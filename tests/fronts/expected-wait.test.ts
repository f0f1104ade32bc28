import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { calmText } from '../../phone/calm.ts';
import { expectedWait, followWait } from '../../phone/expected-wait.ts';
import type { Estimate } from '../../shared/tickets/estimate.ts';
import type { PhoneView } from '../../shared/views.ts';
import { manualClock } from '../fakes/clock.ts';

const minute = 60_000;
const range = (from: number, to: number | null): Estimate => ({
  low: from * 60,
  middle: (from + (to ?? from)) * 30,
  high: (to ?? from) * 60,
  basis: 'minutes-per-ticket',
  fromMinutes: from,
  toMinutes: to,
});

type Set = (next: Estimate | null, ahead: number, status?: PhoneView['status'], service?: string | null) => void;

const following = (estimate: Estimate | null, ahead = 5) => {
  const clock = manualClock();
  const view = signal<PhoneView | null>(null);
  const set: Set = (next, people, status = 'waiting', service = null) => {
    view.value = { status, ahead: people, estimate: next, service: { az: service } } as unknown as PhoneView;
  };
  set(estimate, ahead);
  const wait = followWait({ clock, view: () => view.value, serverNow: () => clock.now() });
  return { clock, set, wait, minutes: () => wait.shown.value?.minutes };
};

describe('the wait on the phone', () => {
  test('is what the server says, with times of day in steps of five minutes', () => {
    const { wait, clock } = following(range(20, 35));
    const at = (minutes: number): number => clock.now() + minutes * minute;
    expect(wait.shown.value).toEqual({
      minutes: { from: 20, to: 35 },
      between: { from: at(20), to: at(35) },
      longer: false,
    });
  });

  test('is told in one form: times of day where the server tells them, and then no minutes', () => {
    const times = { from: '2026-11-23T09:15:00.000Z', to: null };
    const { wait } = following({ ...range(25, null), times });
    expect(wait.shown.value).toEqual({
      minutes: null,
      between: { from: Date.parse(times.from), to: null },
      longer: false,
    });
  });

  test('is over once the last time that was told is past', async () => {
    const clock = manualClock();
    const to = new Date(clock.now() + 5 * minute).toISOString();
    const given = { estimate: { ...range(0, 5), times: { from: null, to } }, at: clock.now(), ahead: 5 };
    expect(expectedWait(given, clock.now() + 5 * minute - 1, Date.parse(to)).longer).toBe(false);
    expect(expectedWait(given, clock.now() + 5 * minute, Date.parse(to))).toEqual({
      minutes: null,
      between: null,
      longer: true,
    });
  });

  test('follows the line at once', () => {
    const { set, minutes } = following(range(20, 35));
    set(range(15, 30), 4);
    expect(minutes()).toEqual({ from: 15, to: 30 });
  });

  test('does not stir for what changes while nobody is called, but twice a minute at most', async () => {
    const { clock, set, minutes } = following(range(20, 35));
    set(range(15, 25), 5);
    expect(minutes()).toEqual({ from: 20, to: 35 });
    await clock.advance(30_000);
    expect(minutes()).toEqual({ from: 15, to: 25 });
  });

  test('does not go to and fro between two ranges that mean the same', async () => {
    const { clock, set, minutes } = following(range(10, 15));
    set({ ...range(10, 15), high: 15 * 60 + 20, toMinutes: 20 }, 5);
    await clock.advance(30_000);
    expect(minutes()).toEqual({ from: 10, to: 15 });
  });

  test('says that it takes longer once it is clearly later than was said, and takes that back', async () => {
    const { clock, set, wait } = following(range(10, 15));
    set(range(20, 25), 5);
    await clock.advance(30_000);
    expect(wait.shown.value?.longer).toBe(true);
    set(range(5, 10), 3);
    expect(wait.shown.value?.longer).toBe(false);
  });

  test.each([
    ['was called and waits again', (set: Set) => set(null, 0, 'called'), null],
    ['is moved to another service', () => {}, 'passport'],
  ] as const)('is measured again once the ticket %s', async (_, between, service) => {
    const { clock, set, wait } = following(range(10, 15));
    between(set);
    set(range(20, 25), 5, 'waiting', service);
    await clock.advance(30_000);
    expect(wait.shown.value).toMatchObject({ minutes: { from: 20, to: 25 }, longer: false });
  });

  test('stays measured by the best that was said where only the estimate was away for a while', async () => {
    const { clock, set, wait } = following(range(10, 15));
    set(null, 5);
    await clock.advance(30_000);
    set(range(20, 25), 5);
    await clock.advance(30_000);
    expect(wait.shown.value?.longer).toBe(true);
  });

  test('does not call a line that moves as it was said longer', async () => {
    const { clock, set, wait } = following(range(10, 15));
    await clock.advance(5 * minute);
    set(range(5, 10), 3);
    await clock.advance(4 * minute);
    set(range(2, 6), 1);
    expect(wait.shown.value?.longer).toBe(false);
  });

  test('is said as the server did until it is two minutes old', () => {
    const given = { estimate: range(10, 15), at: 0, ahead: 5 };
    const at = (ms: number) => expectedWait(given, ms, 15 * minute).minutes;
    expect([at(2 * minute - 1), at(2 * minute), at(3 * minute - 1)]).toEqual([
      { from: 10, to: 15 },
      { from: 8, to: 13 },
      { from: 8, to: 13 },
    ]);
  });

  test('counts as longer only beyond five minutes, and beyond a quarter of the wait', () => {
    const longer = (to: number, best: number) =>
      expectedWait({ estimate: range(0, to), at: 0, ahead: 5 }, 0, best * minute).longer;
    expect([longer(15, 10), longer(15 + 1 / 60, 10), longer(50, 40), longer(50 + 1 / 60, 40)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  test('counts down by itself when no news comes, and at the end says only that it takes longer', async () => {
    const { clock, wait, minutes } = following(range(10, 15));
    await clock.advance(3 * minute);
    expect(minutes()).toEqual({ from: 7, to: 12 });
    await clock.advance(12 * minute);
    expect(wait.shown.value).toEqual({ minutes: null, between: null, longer: true });
  });

  test('is gone where it is not known, and when the ticket waits no more', () => {
    const { set, wait } = following(null);
    expect(wait.shown.value).toBe(null);
    set(range(10, 15), 4);
    expect(wait.shown.value).not.toBe(null);
    set(null, 0, 'called');
    expect(wait.shown.value).toBe(null);
  });

  test('leaves no timer behind', () => {
    const { clock, wait } = following(range(10, 15));
    wait.close();
    expect(clock.pending()).toBe(0);
  });
});

test('what is read aloud changes at most once a minute, and ends with the latest', async () => {
  const clock = manualClock();
  const words = signal('5 people');
  const calm = calmText(clock, minute, () => ({ topic: 'waiting', text: words.value }));
  words.value = '4 people';
  words.value = '3 people';
  expect(calm.text.value).toBe('5 people');
  await clock.advance(minute);
  expect(calm.text.value).toBe('3 people');
  await clock.advance(minute);
  words.value = '2 people';
  expect(calm.text.value).toBe('2 people');
  calm.close();
  expect(clock.pending()).toBe(0);
});

test('what no longer holds is not there to be read aloud, and another matter is said at once', async () => {
  const clock = manualClock();
  const said = signal({ topic: 'waiting', text: '5 people' });
  const calm = calmText(clock, minute, () => said.value);
  said.value = { topic: 'waiting', text: '4 people' };
  said.value = { topic: '', text: '' };
  expect(calm.text.value).toBe('');
  said.value = { topic: 'serving', text: 'you are served' };
  expect(calm.text.value).toBe('you are served');
  said.value = { topic: 'serving', text: 'you are served still' };
  await clock.advance(minute - 1);
  expect(calm.text.value).toBe('you are served');
  await clock.advance(1);
  expect(calm.text.value).toBe('you are served still');
  calm.close();
  expect(clock.pending()).toBe(0);
});
