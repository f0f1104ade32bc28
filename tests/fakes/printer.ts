import { writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import type { DeviceLine } from '../../server/line/line.ts';
import { type Raster, rasterToPng } from '../../server/printing/raster.ts';
import { type Command, interpreter, joinBands } from './escpos.ts';
import { openWatch } from './watch.ts';

export type Fault = (typeof faults)[number];

/** A piece of paper that came out. */
export interface Slip {
  readonly picture: Raster;
  /** False for paper that stuck out without being cut. */
  readonly cut: boolean;
}

/** A printer that prints nothing but knows what it would have printed. */
export interface FakePrinter {
  readonly port: number;
  readonly slips: readonly Slip[];
  /** A way to it without a wire: nothing takes time but what the clock says, for tests that wait for silence. */
  readonly line: DeviceLine;
  /** All that was read, in bytes. */
  readonly received: () => number;
  /** Connections taken so far, and open now. */
  readonly connections: () => { readonly taken: number; readonly open: number };
  /** Commands of these kinds seen so far. */
  readonly seen: (kind: Command['kind']) => number;
  /** Byte pairs inside pictures that a poor printer would have taken for real-time commands. */
  readonly falseRealTime: () => number;
  /** Breaks it or mends it; a mended printer goes on with what it still holds, as real ones do. */
  setFault(fault: Fault): void;
  /** Lets a slow printer print what it holds. */
  release(): void;
  /** Resolves once this is so; it is looked at whenever anything happens to the printer. */
  until(condition: () => boolean): Promise<void>;
  /** Writes a slip as a PNG file, to be looked at. */
  writePng(slip: Slip, path: string): void;
  close(): Promise<void>;
}

/** Starts a printer on a free TCP port of this machine; through `openPty` it is one on a serial port as well. */
export async function startFakePrinter(initial: Fault = 'none'): Promise<FakePrinter> {
  const sockets = new Set<Socket>();
  const { changed, until } = openWatch();
  let received = 0;
  let taken = 0;
  const listeners = new Set<(bytes: Uint8Array) => void>();
  const works = mechanism((byte) => {
    for (const listener of listeners) listener(Uint8Array.of(byte));
  }, changed);
  const take = (socket: Socket, bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length; at += dropAfter) {
      const part = bytes.subarray(at, at + dropAfter);
      received += part.length;
      works.feed(part);
      if (works.fault() === 'drops' && works.midPicture()) return void socket.resetAndDestroy();
    }
  };
  const line: DeviceLine = {
    chunk: 4096,
    async open({ onBytes }) {
      if (works.fault() === 'unplugged') return null;
      listeners.add(onBytes);
      return {
        async write(bytes) {
          received += bytes.length;
          works.feed(bytes);
          return true;
        },
        async close() {
          listeners.delete(onBytes);
        },
      };
    },
    close: () => Promise.resolve(),
  };
  const server = createServer((socket) => {
    if (works.fault() === 'unplugged') return void socket.resetAndDestroy();
    taken += 1;
    const answer = (bytes: Uint8Array): void => void socket.write(bytes);
    sockets.add(socket);
    listeners.add(answer);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      listeners.delete(answer);
      changed();
    });
    if (works.fault() === 'hangs') socket.pause();
    else socket.on('data', (bytes: Buffer) => take(socket, bytes));
    changed();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  works.setFault(initial);

  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    slips: works.slips,
    line,
    received: () => received,
    connections: () => ({ taken, open: sockets.size }),
    seen: works.seen,
    falseRealTime: works.falseRealTime,
    setFault: works.setFault,
    release: works.release,
    until,
    writePng: (slip, path) => writeFileSync(path, rasterToPng(slip.picture)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/**
 * How the fake printer behaves:
 * `silent` prints and never answers; `mute-after-cut` answers real-time questions only; `paper-out-midway` runs out
 * after the first band; `slow` keeps what it is told to print until `release()`; `drops` breaks the connection off
 * in the middle of a picture; `hangs` takes connections and reads nothing; `unplugged` takes none.
 */
export const faults = [
  'none',
  'paper-low',
  'paper-out',
  'paper-out-midway',
  'cover-open',
  'offline',
  'cutter',
  'silent',
  'mute-after-cut',
  'slow',
  'drops',
  'hangs',
  'unplugged',
] as const;

const healthy = 0x12;

const realTimeAnswer = (fault: Fault, question: number): number => {
  const stopped = ['paper-out', 'cover-open', 'offline', 'cutter'].includes(fault);
  switch (question) {
    case 1:
      return stopped ? 0x1a : healthy;
    case 2:
      return { 'cover-open': 0x16, 'paper-out': 0x32, cutter: 0x52 }[fault as string] ?? healthy;
    case 3:
      return fault === 'cutter' ? 0x1a : healthy;
    default:
      // 72, not 7E: the end of the paper without the near end is legal.
      return { 'paper-low': 0x1e, 'paper-out': 0x72 }[fault as string] ?? healthy;
  }
};

const inOrderAnswer = (fault: Fault): number => ({ 'paper-low': 0x03, 'paper-out': 0x0c })[fault as string] ?? 0x00;

/** What stops the mechanism: what is in order waits, what is in real time is answered all the same. */
const stops = (fault: Fault): boolean => ['paper-out', 'cover-open', 'offline', 'cutter', 'slow'].includes(fault);

/** The printer without its connection: bytes in, answers and slips out. */
const mechanism = (answer: (byte: number) => void, changed: () => void) => {
  const slips: Slip[] = [];
  const seen = new Map<Command['kind'], number>();
  const reader = interpreter();
  let fault: Fault = 'none';
  let waiting: Command[] = [];
  let bands: Raster[] = [];

  const reply = (byte: number): void => {
    if (fault !== 'silent') answer(byte);
  };
  const carryOut = (command: Command): void => {
    switch (command.kind) {
      case 'raster':
        bands.push(command.picture);
        if (fault === 'paper-out-midway') fault = 'paper-out';
        return;
      case 'cut':
        if (bands.length > 0) slips.push({ picture: joinBands(bands), cut: true });
        bands = [];
        return;
      case 'ask-in-order':
        if (fault !== 'mute-after-cut') reply(inOrderAnswer(fault));
        return;
      default:
        return;
    }
  };
  const work = (): void => {
    while (!stops(fault)) {
      const next = waiting.shift();
      if (next === undefined) break;
      carryOut(next);
    }
    changed();
  };
  return {
    slips,
    seen: (kind: Command['kind']) => seen.get(kind) ?? 0,
    falseRealTime: reader.falseRealTime,
    midPicture: () => reader.midway(),
    fault: () => fault,
    setFault(next: Fault) {
      fault = next;
      work();
    },
    release() {
      const kept = fault;
      fault = 'none';
      work();
      fault = kept;
    },
    feed(bytes: Uint8Array) {
      for (const command of reader.feed(bytes)) {
        seen.set(command.kind, (seen.get(command.kind) ?? 0) + 1);
        if (command.kind === 'ask-real-time') reply(realTimeAnswer(fault, command.question));
        else if (command.kind === 'clear-buffers') {
          waiting = [];
          bands = [];
        } else waiting.push(command);
      }
      work();
    },
  };
};

/** The first so many bytes of a picture reach a printer whose connection breaks off. */
const dropAfter = 100;
