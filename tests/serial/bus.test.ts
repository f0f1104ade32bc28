import { afterEach, describe, expect, test } from 'vitest';
import { type Bus, type BusMember, openBus } from '../../server/serial/bus.ts';
import { frameProtocol } from '../../server/serial/frame.ts';
import { createPresses } from '../../server/serial/presses.ts';
import type { SerialStatus } from '../../shared/devices/serial.ts';
import { manualClock } from '../fakes/clock.ts';
import { createFakeBus, lineTo, stx, stxFrame } from '../fakes/serial-bus.ts';

/** One bus with boards 1 and 2 and the keypad 3, on a clock that the test turns. */

const board = (address: number): BusMember => ({ kind: 'board', id: `board-${address}`, address });
const keypad = (address: number): BusMember => ({ kind: 'keypad', id: `keypad-${address}`, address });

let open: Bus | null = null;
afterEach(async () => {
  await open?.close();
});

const bench = (frame = stxFrame) => {
  const clock = manualClock();
  const devices = createFakeBus();
  const line = lineTo(devices);
  const keys: (readonly [string, string | null])[] = [];
  const told: (readonly [string, SerialStatus])[] = [];
  const bus = openBus({
    ...{ line, clock, protocol: frameProtocol(frame), members: [board(1), board(2), keypad(3)] },
    onKey: (id, key) => void keys.push([id, key]),
    onText: () => undefined,
    onLost: (id) => void keys.push([id, 'lost']),
    onStatus: ({ id }, status) => void told.push([id, status]),
  });
  open = bus;
  const status = (member: BusMember) => bus.status(member);
  return { clock, devices, line, bus, keys, told, status };
};
const rows = (one: string, two: string) =>
  new Map([
    ['board-1', [one]],
    ['board-2', [two]],
  ]);

describe('boards on a bus', () => {
  test('show what they are given at once, byte for byte, and again whole every ten seconds', async () => {
    const { bus, clock, devices, status } = bench();
    bus.show(rows('A042', 'C7'));
    await clock.advance(1000);
    const texts = () => devices.frames.filter((frame) => frame.length > 8 || frame.includes('A042'));
    expect(texts()).toEqual([stx(1, 'A042'), stx(2, '  C7')]);
    expect([status(board(1)), status(board(2)), status(keypad(3))]).toEqual(['ready', 'ready', 'ready']);
    bus.show(rows('A043', 'C7'));
    await clock.advance(200);
    expect(texts()).toEqual([stx(1, 'A042'), stx(2, '  C7'), stx(1, 'A043')]);
    await clock.advance(10_800);
    expect(texts().slice(3)).toEqual([stx(2, '  C7'), stx(1, 'A043')]);
  });

  test('one that is dead is named within ten seconds, and the other is never kept waiting for long', async () => {
    const { bus, clock, devices, status, told } = bench();
    bus.show(rows('A001', 'A002'));
    await clock.advance(1000);
    devices.setDead(1, true);
    const diedAt = clock.now();
    while (status(board(1)) !== 'silent' && clock.now() - diedAt < 20_000) await clock.advance(100);
    expect(clock.now() - diedAt).toBeLessThanOrEqual(10_000);
    expect(told.filter(([id]) => id !== 'board-1')).toEqual([
      ['board-2', 'ready'],
      ['keypad-3', 'ready'],
    ]);
    for (let number = 10; number < 60; number += 1) {
      bus.show(rows('A001', `B0${number}`));
      const since = clock.now();
      while (devices.shows(2) !== `B0${number}`) await clock.advance(10);
      expect(clock.now() - since).toBeLessThanOrEqual(500);
      await clock.advance(300);
    }
    expect(status(board(2))).toBe('ready');
  });

  test('one that is back is asked soon, and shows what it is to show by then', async () => {
    const { bus, clock, devices, status } = bench();
    devices.setDead(1, true);
    await clock.advance(6000);
    expect(status(board(1))).toBe('silent');
    bus.show(rows('A009', ''));
    devices.setDead(1, false);
    await clock.advance(11_000);
    expect(status(board(1))).toBe('ready');
    expect(devices.shows(1)).toBe('A009');
  });

  test('a pulled plug is named at once, and everything is written again after it', async () => {
    const { bus, clock, line, devices, status } = bench();
    bus.show(rows('A001', 'A002'));
    await clock.advance(1000);
    line.unplug();
    await clock.advance(100);
    expect([status(board(1)), status(keypad(3))]).toEqual(['unplugged', 'unplugged']);
    const before = devices.frames.length;
    line.plugIn();
    await clock.advance(2000);
    expect(status(board(1))).toBe('ready');
    expect(devices.frames.slice(before)).toEqual(expect.arrayContaining([stx(1, 'A001'), stx(2, 'A002')]));
  });

  test('those that are never asked are one-way: nobody can say whether they are there', async () => {
    const { poll, answer, ...oneWay } = stxFrame;
    const { bus, clock, devices, status } = bench(oneWay);
    bus.show(rows('A001', 'A002'));
    await clock.advance(1000);
    expect(status(board(1))).toBe('one-way');
    expect(devices.frames).toEqual([stx(1, 'A001'), stx(2, 'A002')]);
  });
});

describe('keys', () => {
  test('are told as the answer to a question, and a beep goes to the keypad', async () => {
    const { bus, clock, devices, keys } = bench();
    devices.press(3, '1');
    await clock.advance(500);
    expect(keys.filter(([, key]) => key !== null)).toEqual([['keypad-3', '31']]);
    bus.beep('keypad-3');
    await clock.advance(500);
    expect(devices.beeps(3)).toBe(1);
  });

  test('that bounce count once: the same key within half a second is the same press', async () => {
    const clock = manualClock();
    const presses = createPresses(clock, false);
    expect(presses.heard('k', '31')).toBe(true);
    await clock.advance(200);
    expect(presses.heard('k', '31')).toBe(false);
    expect(presses.heard('k', '32')).toBe(true);
    await clock.advance(500);
    expect(presses.heard('k', '32')).toBe(true);
  });

  test('that are held down, or were down before anybody looked, are no press', async () => {
    const clock = manualClock();
    const presses = createPresses(clock, true);
    expect(presses.heard('k', '0001')).toBe(false);
    expect(presses.heard('k', null)).toBe(false);
    expect(presses.heard('k', '0001')).toBe(true);
    await clock.advance(5000);
    expect(presses.heard('k', '0001')).toBe(false);
    presses.lost('k');
    expect(presses.heard('k', '0001')).toBe(false);
    presses.heard('k', null);
    expect(presses.heard('k', '0001')).toBe(true);
  });
});
