import { describe, expect, test } from 'vitest';
import { findCentreFault } from '../../engine/queue/check-centre.ts';
import { commandsOf } from '../../server/serial/keypad-commands.ts';
import type { Actor } from '../../shared/access.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { clerk, Hall } from './hall.ts';
import { smallCentre } from './small-centre.ts';

const port = {
  id: 'p1',
  name: 'P',
  path: '/dev/ttyUSB0',
  baudRate: 9600,
  speaks: { kind: 'modbus', register: 0, form: 'text', keyRegister: 5 },
} as const;
const keypad = (id: string, counter: string, address: number) => ({
  id,
  name: id,
  port: 'p1',
  address,
  counter,
  keys: { next: '31' },
});
const withKeypads = (change: Partial<Centre> = {}): Centre =>
  smallCentre({ serialPorts: [port], keypads: [keypad('k1', '1', 1), keypad('k2', '2', 2)], ...change });
const pad = (id: string): Actor => ({ kind: 'device', id, role: 'device' });

describe('a keypad', () => {
  test('[A2] acts at its own counter for the clerk who opened it, and at no other', () => {
    const hall = new Hall(withKeypads()).open();
    const call = (counter: string, by: Actor) => hall.try({ type: 'call-next', counter, callId: `c${hall.now}` }, by);
    expect(call('1', pad('k1'))).toBe('counter-closed');
    hall.must({ type: 'open-counter', counter: '1', profile: null }, clerk('x'));
    hall.must({ type: 'open-counter', counter: '2', profile: null }, clerk('y'));
    hall.issue('a');
    expect(call('1', pad('k2'))).toBe('not-your-counter');
    expect(call('1', pad('stranger'))).toBe('not-your-counter');
    expect(call('1', { kind: 'user', id: 'k1', role: 'clerk' })).toBe('not-your-counter');
    const [called] = hall.must({ type: 'call-next', counter: '1', callId: 'c' }, pad('k1'));
    expect(called).toMatchObject({ type: 'ticket-called', clerk: 'x', counter: '1', by: pad('k1') });
    const ticket = hall.state.counters.get('1')?.ticket ?? '';
    for (const move of ['start-ticket', 'recall-ticket', 'mark-no-show'] as const)
      expect(hall.try({ type: move, ticket, callId: 'd' } as never, pad('k2'))).toBe('not-your-counter');
    hall.must({ type: 'start-ticket', ticket }, pad('k1'));
    hall.must({ type: 'finish-ticket', ticket, outcome: null }, pad('k1'));
    expect(hall.try({ type: 'undo-move', ticket }, pad('k1'))).toBe('nothing-to-undo');
  });

  test('finishes who is served before it calls the next, and means nobody where nobody is', () => {
    const hall = new Hall(withKeypads()).open('1');
    const commands = (action: Parameters<typeof commandsOf>[2]) =>
      commandsOf(hall.state, keypad('k1', '1', 1), action, { at: hall.now, newId: () => 'id' }).map(({ type }) => type);
    expect(commands('next')).toEqual(['call-next']);
    expect(['recall', 'start', 'finish', 'noShow'].flatMap((action) => commands(action as 'start'))).toEqual([]);
    hall.issue('a');
    hall.next('1');
    expect(commands('next')).toEqual(['call-next']);
    expect(commands('start')).toEqual(['start-ticket']);
    hall.must({ type: 'start-ticket', ticket: hall.state.counters.get('1')?.ticket ?? '' });
    expect(commands('next')).toEqual(['finish-ticket', 'call-next']);
    expect(commands('evacuate')).toEqual(['begin-emergency']);
  });
});

describe('[K3] a document is refused', () => {
  const refused = (change: Partial<Centre>) => findCentreFault(withKeypads(change))?.path ?? null;
  test('where its serial ports, boards and keypads contradict themselves', () => {
    expect(refused({})).toBeNull();
    expect(refused({ serialPorts: [port, { ...port, id: 'p2' }] })).toBe('serialPorts/1/path');
    expect(refused({ boards: [{ id: 'b', name: 'B', port: 'no' }] })).toBe('boards/0/port');
    expect(refused({ boards: [{ id: 'b', name: 'B', port: 'p1', counter: '99' }] })).toBe('boards/0/counter');
    const twice = ['b', 'c'].map((id) => ({ id, name: id, port: 'p1', address: 7 }));
    expect(refused({ boards: twice })).toBe('boards/1/address');
    expect(
      refused({
        boards: [
          { ...twice[0], id: 'b', name: 'B', port: 'p1' },
          { ...twice[0], id: 'b', name: 'B', port: 'p1', address: 8 },
        ],
      }),
    ).toBe('boards/1/id');
    expect(refused({ keypads: [keypad('k', '1', 1), keypad('l', '2', 1)] })).toBe('keypads/1/address');
    expect(refused({ keypads: [{ ...keypad('k', '1', 1), keys: { next: '3a', start: '3A' } }] })).toBe(
      'keypads/0/keys/start',
    );
    const display = { ...port, speaks: { kind: 'cd5220' } as const };
    expect(refused({ serialPorts: [display], keypads: [keypad('k', '1', 1)] })).toBe('keypads/0/port');
    const printers = [
      {
        id: 'p',
        name: 'Q',
        connection: { kind: 'serial' as const, path: port.path, baudRate: 9600 },
        dots: 576 as const,
        oneWay: false,
      },
    ];
    expect(refused({ printers })).toBe('serialPorts/0/path');
  });
});
