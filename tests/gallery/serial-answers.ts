import type { Centre } from '../../shared/centre/centre.ts';
import type { RouteValue } from '../../shared/routes.ts';

/** Boards and keypads of the gallery: as they answer, and as the document has them. */

export const serialSettings = {
  serialPorts: [
    {
      ...{ id: 'port-1', name: 'RS-485, zal A', path: '/dev/ttyUSB0', baudRate: 9600, parity: 'even' },
      speaks: { kind: 'modbus', register: 0, form: 'text', registers: 4, keyRegister: 5 },
    },
    {
      ...{ id: 'port-2', name: 'RS-485, zal B', path: '/dev/ttyUSB1', baudRate: 19200 },
      speaks: {
        ...{ kind: 'frame', start: '02', address: 'decimal', columns: 4, align: 'right', checksum: 'xor' },
        ...{ checksumAs: 'hex', end: '03', poll: '05', answer: '06', beep: '07' },
      },
    },
    { id: 'port-3', name: 'Skaner 1', path: '/dev/ttyUSB7', baudRate: 9600, speaks: { kind: 'scanner', end: '0D0A' } },
  ],
  boards: [
    { id: 'board-1', name: 'LED 1', port: 'port-1', address: 1, counter: '1' },
    { id: 'board-2', name: 'LED zal', port: 'port-2', address: 9 },
  ],
  scanners: [{ id: 'scanner-1', name: 'Skaner 1', port: 'port-3', counter: '1' }],
  keypads: [
    {
      ...{ id: 'keypad-1', name: 'Pult 1', port: 'port-1', address: 11, counter: '1' },
      keys: { next: '31', recall: '32', start: '33', finish: '34', noShow: '35', evacuate: '39' },
    },
  ],
} satisfies Partial<Centre>;

export function serialDevices(now: number): RouteValue<'serialDevices'> {
  const at = (seconds: number): string => new Date(now - seconds * 1000).toISOString();
  return {
    devices: [
      { kind: 'board', id: 'board-1', name: 'LED 1', status: 'ready' },
      { kind: 'board', id: 'board-2', name: 'LED zal', status: 'silent' },
      { kind: 'board', id: 'board-3', name: 'CD5220', status: 'one-way' },
      { kind: 'keypad', id: 'keypad-1', name: 'Pult 1', status: 'ready' },
      { kind: 'keypad', id: 'keypad-2', name: 'Pult 2', status: 'unplugged' },
      { kind: 'scanner', id: 'scanner-1', name: 'Skaner 1', status: 'one-way' },
    ],
    presses: [
      { keypad: 'keypad-1', key: '31', action: 'next', refused: null, at: at(12) },
      { keypad: 'keypad-1', key: '33', action: 'start', refused: 'nobody-here', at: at(40) },
      { keypad: 'keypad-2', key: '7A', action: null, refused: null, at: at(95) },
    ],
    reads: (['ticket', 'booked', 'unknown', 'unreadable'] as const).map((came, turn) => ({
      ...{ scanner: 'scanner-1', came, at: at(20 + 30 * turn) },
    })),
  };
}
