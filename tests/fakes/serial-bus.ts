import { createServer, type Socket } from 'node:net';
import type { DeviceLine } from '../../server/line/line.ts';
import type { LinkEvents } from '../../server/line/link.ts';
import type { Frame } from '../../shared/devices/serial-schema.ts';

/** STX, two digits of address, the content, its XOR in two digits, ETX; asked with ENQ, answered with ACK. */
export const stxFrame: Frame = {
  kind: 'frame',
  ...{ start: '02', address: 'decimal', columns: 4, align: 'right', checksum: 'xor', checksumAs: 'hex', end: '03' },
  ...{ poll: '05', answer: '06', beep: '07' },
};

/** A frame of the kind above with these letters in it. */
export function stx(address: number, content: string): string {
  const body = `${String(address).padStart(2, '0')}${content}`;
  const check = Buffer.from(body, 'latin1').reduce((all, byte) => all ^ byte, 0);
  return `\x02${body}${check.toString(16).padStart(2, '0').toUpperCase()}\x03`;
}

/** Boards and keypads on one bus that speak such frames: each answers as it is told to. */
export interface FakeBus {
  /** Every frame that was written, whole, in order. */
  readonly frames: readonly string[];
  /** The text that a board shows. */
  shows(address: number): string | undefined;
  /** How often a keypad has beeped. */
  beeps(address: number): number;
  /** It answers no more, until it is told to. */
  setDead(address: number, isDead: boolean): void;
  /** A key is pressed: it is the answer to the next question. */
  press(address: number, key: string): void;
  /** Takes bytes in, and gives what is answered. */
  take(bytes: Uint8Array): string;
}

export function createFakeBus(): FakeBus {
  const frames: string[] = [];
  const shown = new Map<number, string>();
  const beeps = new Map<number, number>();
  const dead = new Set<number>();
  const keys = new Map<number, string[]>();
  let held = '';
  const answer = (frame: string): string => {
    const address = Number(frame.slice(1, 3));
    const content = frame.slice(3, -3);
    if (stx(address, content) !== frame || dead.has(address)) return '';
    if (content === '\x05') return stx(address, keys.get(address)?.shift() ?? '\x06');
    if (content === '\x07') beeps.set(address, (beeps.get(address) ?? 0) + 1);
    else shown.set(address, content);
    return '';
  };
  return {
    frames,
    shows: (address) => shown.get(address),
    beeps: (address) => beeps.get(address) ?? 0,
    setDead: (address, isDead) => void (isDead ? dead.add(address) : dead.delete(address)),
    press: (address, key) => void keys.set(address, [...(keys.get(address) ?? []), key]),
    take(bytes) {
      held += Buffer.from(bytes).toString('latin1');
      const cut = held.split('\x03');
      held = cut.pop() ?? '';
      const whole = cut.map((frame) => `${frame}\x03`);
      frames.push(...whole);
      return whole.map(answer).join('');
    },
  };
}

/** The bus as a line within the process: what it answers comes in the next turn. */
export function lineTo(bus: FakeBus): DeviceLine & { unplug(): void; plugIn(): void } {
  let events: LinkEvents | null = null;
  let isPlugged = true;
  return {
    chunk: 512,
    async open(told) {
      if (!isPlugged) return null;
      events = told;
      return {
        write: async (bytes) => {
          if (!isPlugged) return false;
          const said = bus.take(bytes);
          if (said !== '') setImmediate(() => events?.onBytes(Buffer.from(said, 'latin1')));
          return true;
        },
        close: async () => undefined,
      };
    },
    close: async () => undefined,
    unplug() {
      isPlugged = false;
      events?.onGone('broken');
    },
    plugIn() {
      isPlugged = true;
    },
  };
}

/** The bus behind a TCP port of this machine, to be put on a pseudo-terminal. */
export async function serveBus(bus: FakeBus) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (bytes: Buffer) => socket.write(Buffer.from(bus.take(bytes), 'latin1')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    /** Sends these bytes without being asked. */
    say: (text: string): void => {
      for (const socket of sockets) socket.write(Buffer.from(text, 'latin1'));
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
