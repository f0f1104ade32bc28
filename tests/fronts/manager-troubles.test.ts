import { describe, expect, test } from 'vitest';
import { troublesOf } from '../../shared/centre/hall-troubles.ts';
import type { FloorView } from '../../shared/views.ts';
import { floor } from './manager-fakes.ts';

const now = Date.parse('2026-11-20T06:00:00Z');
const ago = (seconds: number): string => new Date(now - seconds * 1000).toISOString();

type Counter = FloorView['counters'][number];
const counter = (id: string, over: Partial<Counter> = {}): Counter => ({
  id,
  name: `No ${id}`,
  state: 'open',
  since: ago(4000),
  clerk: 'Clerk',
  profile: 'all',
  ticket: null,
  served: 0,
  ...over,
});
const calling = (id: string, seconds: number): Counter =>
  counter(id, { ticket: { number: `A00${id}`, status: 'called', since: ago(seconds) } });
const told = (view: Partial<FloorView>) =>
  troublesOf(floor(view), now).map((one) => `${one.grave ? 'grave' : 'watch'} ${one.kind}`);

describe('what needs the manager', () => {
  test('is nothing in a hall that works', () => {
    const serving = counter('2', { ticket: { number: 'A001', status: 'serving', since: ago(9000) } });
    const view = { waiting: 4, counters: [counter('1'), serving, calling('3', 120)] };
    const printers = [{ id: 'p', name: 'P', status: 'ready' as const }];
    const devices = [{ id: 'd', kind: 'kiosk' as const, name: 'K', seenAt: ago(75), troubles: [] }];
    expect(told({ ...view, printers, devices })).toEqual([]);
  });

  test('is a call that nobody comes to: after two minutes, and gravely after five', () => {
    expect(told({ counters: [calling('1', 121), calling('2', 300)] })).toEqual(['watch calling', 'watch calling']);
    const found = troublesOf(floor({ counters: [calling('1', 200), calling('2', 301), calling('3', 840)] }), now);
    expect(found.map((one) => one.kind === 'calling' && [one.grave, one.counter, one.seconds])).toEqual([
      [true, '3', 840],
      [true, '2', 301],
      [false, '1', 200],
    ]);
  });

  test('is that people wait and nobody serves them, while the day is open', () => {
    const closed = counter('1', { state: 'closed' });
    expect(told({ waiting: 1, counters: [closed] })).toEqual(['grave nobody-open']);
    expect(told({ waiting: 1, counters: [closed, counter('2', { state: 'paused' })] })).toEqual(['grave all-paused']);
    expect(told({ waiting: 0, counters: [closed] })).toEqual([]);
    expect(told({ waiting: 1, counters: [closed], day: { ...floor().day, open: false } })).toEqual([]);
  });

  test.each([
    ['ready', []],
    ['unknown', []],
    ['paper-low', ['watch printer']],
    ['paper-out', ['grave printer']],
    ['cover-open', ['grave printer']],
    ['offline', ['grave printer']],
    ['error', ['grave printer']],
  ] as const)('is a printer that is %s: %s', (status, expected) => {
    expect(told({ printers: [{ id: 'p', name: 'P', status }] })).toEqual(expected);
  });

  test('is that nothing reads calls aloud', () => {
    expect(told({ voiceMissing: true })).toEqual(['watch voice']);
  });

  test.each([
    ['waiting', 'watch uplink'],
    ['cut', 'watch uplink'],
    ['held', 'grave uplink'],
    ['forked', 'grave uplink'],
    ['chain-broken', 'watch uplink'],
  ] as const)('is a way to the head office that is %s', (state, expected) => {
    expect(told({ uplink: { state, code: null } })).toEqual([expected]);
  });

  test('is a screen that has fallen silent', () => {
    const seen = (seconds: number) => ({
      id: `${seconds}`,
      kind: 'display' as const,
      name: 'W',
      seenAt: ago(seconds),
      troubles: [],
    });
    const found = troublesOf(floor({ devices: [seen(75), seen(76)] }), now);
    expect(found).toEqual([{ kind: 'device', grave: false, device: seen(76) }]);
  });

  test('is a screen that says it does not do its work; of one that is gone only that is said', () => {
    const screen = (seconds: number) => {
      const troubles = ['hidden', 'muted'] as const;
      return { id: `${seconds}`, kind: 'display' as const, name: 'W', seenAt: ago(seconds), troubles };
    };
    const found = troublesOf(floor({ devices: [screen(10), screen(80)] }), now);
    expect(found.map((one) => [one.kind, one.grave, one.kind === 'screen' ? one.trouble : ''])).toEqual([
      ['screen', true, 'hidden'],
      ['device', false, ''],
      ['screen', false, 'muted'],
    ]);
  });

  test('is said with the gravest first', () => {
    const view = {
      waiting: 2,
      counters: [counter('1', { state: 'closed' }), { ...calling('2', 500), state: 'closed' as const }],
      printers: [{ id: 'p', name: 'P', status: 'paper-low' as const }],
      devices: [{ id: 'd', kind: 'kiosk' as const, name: 'K', seenAt: ago(5000), troubles: [] }],
    };
    expect(told(view)).toEqual(['grave nobody-open', 'grave calling', 'watch printer', 'watch device']);
  });
});
