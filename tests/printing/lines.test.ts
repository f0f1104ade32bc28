import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { DeviceLine } from '../../server/line/line.ts';
import { serialLine } from '../../server/line/serial.ts';
import { tcpLine } from '../../server/line/tcp.ts';
import { encodeSlip, quieten } from '../../server/printing/encode.ts';
import { lineTransport } from '../../server/printing/line-transport.ts';
import { drawRaster } from '../../server/printing/raster.ts';
import { slipSvg } from '../../server/printing/slip.ts';
import { askInOrder } from '../../server/printing/status.ts';
import type { Transport } from '../../server/printing/transport.ts';
import { type ManualClock, manualClock } from '../fakes/clock.ts';
import { oddPrinter } from '../fakes/odd-printer.ts';
import { type FakePrinter, type Fault, startFakePrinter } from '../fakes/printer.ts';
import { openPty, type Pty } from '../fakes/pty.ts';
import { eventually } from '../support/eventually.ts';
import { azSlip } from './slips.ts';

const never = new AbortController().signal;
const slip = drawRaster(slipSvg(azSlip, 384));
let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await encodeSlip(slip, false);
});

interface Bench {
  readonly printer: FakePrinter;
  readonly clock: ManualClock;
  readonly transport: Transport;
  readonly pty: Pty | null;
}

let benches: Bench[] = [];

const bench = async (kind: 'tcp' | 'serial' | 'memory', fault: Fault = 'none', oneWay = false): Promise<Bench> => {
  const printer = await startFakePrinter(kind === 'serial' ? 'none' : fault);
  const clock = manualClock();
  const pty = kind === 'serial' ? await openPty(printer.port) : null;
  printer.setFault(fault);
  const lines: Record<typeof kind, () => DeviceLine> = {
    tcp: () => tcpLine('127.0.0.1', printer.port, clock),
    serial: () => serialLine(pty?.path ?? '', 115_200, clock),
    memory: () => printer.line,
  };
  const line = lines[kind]();
  const made = { printer, clock, pty, transport: lineTransport({ line, clock, oneWay, dots: 384 }) };
  benches.push(made);
  return made;
};

beforeEach(() => {
  benches = [];
});
afterEach(async () => {
  for (const { transport, pty, printer } of benches) {
    await transport.close();
    await pty?.close();
    await printer.close();
  }
});

/** Lets time pass until the promise is settled; only where nothing but silence is to come. */
const outwait = async <T>({ clock }: Bench, promise: Promise<T>): Promise<T> => {
  let settled = false;
  const done = promise.finally(() => {
    settled = true;
  });
  // A little of the clock's time for a little of the world's: bytes on a wire need the one, silence the other.
  for (; !settled; await clock.advance(250)) await new Promise((resolve) => setTimeout(resolve, 2));
  return done;
};

describe.each(['tcp', 'serial'] as const)('over %s', (kind) => {
  test('a slip that the printer says is done is printed, dot for dot', async () => {
    const { transport, printer } = await bench(kind);
    expect(await transport.print('1', bytes, never)).toMatchObject({ ok: true, outcome: 'printed', status: 'ready' });
    expect(printer.slips).toEqual([{ picture: quieten(slip), cut: true }]);
    expect(printer.falseRealTime()).toBe(0);
  });

  test('two at once come out one after the other', async () => {
    const { transport, printer } = await bench(kind);
    const [one, two, status] = await Promise.all([
      transport.print('1', bytes, never),
      transport.print('2', bytes, never),
      transport.status(never),
    ]);
    expect([one.ok, two.ok, status]).toEqual([true, true, 'ready']);
    expect(printer.slips.map(({ picture }) => picture)).toEqual([quieten(slip), quieten(slip)]);
  });

  test.each([
    ['paper-out', 'paper-out'],
    ['cover-open', 'cover-open'],
    ['offline', 'offline'],
    ['cutter', 'error'],
  ] as const)('with %s nothing is sent, and the status says %s', async (fault, status) => {
    const { transport, printer } = await bench(kind, fault);
    expect(await transport.status(never)).toBe(status);
    expect(await transport.print('1', bytes, never)).toEqual({ ok: false, status, fate: 'not-printed' });
    printer.setFault('none');
    expect(printer.slips).toEqual([]);
    expect(printer.seen('raster')).toBe(0);
  });

  test('paper running low is told after a slip that was printed', async () => {
    const { transport } = await bench(kind, 'paper-low');
    expect(await transport.print('1', bytes, never)).toMatchObject({
      ok: true,
      outcome: 'printed',
      status: 'paper-low',
    });
  });

  test('silence is not known, and nothing is sent to it', async () => {
    const at = await bench(kind, 'silent');
    const result = await outwait(at, at.transport.print('1', bytes, never));
    expect(result).toEqual({ ok: false, status: 'unknown', fate: 'not-printed' });
    expect(at.printer.seen('raster')).toBe(0);
  });

  test('a slip is printed only once the printer has finished', async () => {
    const { transport, printer } = await bench(kind, 'slow');
    const done = transport.print('1', bytes, never);
    await printer.until(() => printer.seen('ask-in-order') === 1);
    expect(printer.slips).toEqual([]);
    printer.release();
    expect(await done).toMatchObject({ ok: true, outcome: 'printed', status: 'ready' });
  });

  test('a one-way printer is asked nothing, and its slips are only sent', async () => {
    const { transport, printer } = await bench(kind, 'silent', true);
    const oneWayBytes = await encodeSlip(slip, true);
    expect(await transport.status(never)).toBe('unknown');
    expect(await transport.print('1', oneWayBytes, never)).toEqual({ ok: true, outcome: 'sent', status: 'unknown' });
    await printer.until(() => printer.slips.length === 1);
    expect(printer.seen('ask-real-time')).toBe(0);
  });

  test('given up while it waits, its fate is unknown', async () => {
    const { transport, printer } = await bench(kind, 'slow');
    const stop = new AbortController();
    const done = transport.print('1', bytes, stop.signal);
    await printer.until(() => printer.seen('ask-in-order') === 1);
    stop.abort();
    expect(await done).toMatchObject({ ok: false, fate: 'unknown' });
  });
});

describe('in time', () => {
  test('silence is not known, and nothing is sent to it', async () => {
    const at = await bench('memory', 'silent');
    const done = at.transport.print('1', bytes, never);
    await at.clock.advance(2999);
    expect(at.printer.seen('ask-real-time')).toBe(1);
    expect(at.clock.pending()).toBeGreaterThan(0);
    await at.clock.advance(1);
    expect([at.printer.seen('ask-real-time'), at.printer.seen('ask-in-order')]).toEqual([4, 1]);
    await at.clock.advance(10_999);
    expect(at.clock.pending()).toBeGreaterThan(0);
    await at.clock.advance(1);
    expect(await done).toEqual({ ok: false, status: 'unknown', fate: 'not-printed' });
    expect(at.printer.seen('raster')).toBe(0);
  });

  test('no answer after the cut, from a printer that says it is well: sent, and no more is claimed', async () => {
    const at = await bench('memory', 'mute-after-cut');
    const done = at.transport.print('1', bytes, never);
    await at.clock.advance(11_999);
    expect(at.clock.pending()).toBeGreaterThan(0);
    await at.clock.advance(1);
    expect(await done).toEqual({ ok: true, outcome: 'sent', status: 'ready', grade: 'real-time' });
    expect(at.printer.slips.length).toBe(1);
  });

  test('a printer that is well and slow is waited for', async () => {
    const { transport, printer, clock } = await bench('memory', 'slow');
    const done = transport.print('1', bytes, never);
    await clock.advance(8000);
    printer.release();
    expect(await done).toMatchObject({ ok: true, outcome: 'printed', status: 'ready' });
  });

  test('paper that ends in the middle: the fate is unknown, and new paper does not bring out the rest', async () => {
    const { transport, printer, clock } = await bench('memory', 'paper-out-midway');
    const done = transport.print('1', bytes, never);
    await clock.advance(3000);
    expect(await done).toEqual({ ok: false, status: 'paper-out', fate: 'unknown' });
    expect(printer.seen('clear-buffers')).toBe(1);
    printer.setFault('none');
    expect(printer.slips).toEqual([]);
    const next = transport.print('2', bytes, never);
    // What it threw away will not be answered: the next answer is the next slip's.
    await clock.advance(3000);
    expect(await next).toMatchObject({ ok: true, outcome: 'printed' });
    expect(printer.slips.map(({ picture }) => picture)).toEqual([quieten(slip)]);
  });
});

describe('over tcp alone', () => {
  test('a connection that breaks in the middle leaves the fate unknown, and the next slip whole', async () => {
    const at = await bench('tcp', 'drops');
    const { transport, printer } = at;
    expect(await transport.print('1', bytes, never)).toMatchObject({ ok: false, fate: 'unknown' });
    printer.setFault('none');
    expect(await transport.status(never)).toBe('ready');
    expect(await outwait(at, transport.print('1', bytes, never))).toMatchObject({ ok: true });
    const last = printer.slips.at(-1)?.picture;
    const rows = quieten(slip).bits;
    expect(Buffer.from(last?.bits.subarray(-rows.length) ?? []).equals(rows)).toBe(true);
  });

  test('a printer that reads nothing is not believed', async () => {
    const at = await bench('tcp', 'hangs');
    const done = at.transport.print('1', bytes, never);
    await at.printer.until(() => at.printer.connections().taken === 1);
    expect(await outwait(at, done)).toMatchObject({ ok: false, fate: 'not-printed' });
  });

  test('nobody there is offline', async () => {
    const { transport, printer } = await bench('tcp');
    await printer.close();
    expect(await transport.status(never)).toBe('offline');
    expect(await transport.print('1', bytes, never)).toEqual({ ok: false, status: 'offline', fate: 'not-printed' });
  });

  test('each conversation leaves the port to others', async () => {
    const { transport, printer } = await bench('tcp');
    await transport.status(never);
    await transport.print('1', bytes, never);
    await printer.until(() => printer.connections().open === 0);
    expect(printer.connections().taken).toBe(2);
  });
});

describe('over serial alone', () => {
  test('a port that is not there is offline, and is tried again after a pause that grows', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'novbe-port-'));
    const path = join(folder, 'port');
    const { printer, pty } = await bench('serial');
    const clock = manualClock();
    const transport = lineTransport({ line: serialLine(path, 9600, clock), clock, oneWay: false, dots: 384 });
    expect(await transport.status(never)).toBe('offline');
    expect(await transport.print('1', bytes, never)).toEqual({ ok: false, status: 'offline', fate: 'not-printed' });
    clock.set(clock.now() + 1000);
    expect(await transport.status(never)).toBe('offline');
    await symlink(pty?.path ?? '', path);
    clock.set(clock.now() + 1999);
    expect(await transport.status(never)).toBe('offline');
    clock.set(clock.now() + 1);
    expect(await transport.status(never)).toBe('ready');
    expect(printer.seen('ask-real-time')).toBe(4);
    await transport.close();
    await rm(folder, { recursive: true });
  });

  test('a plug pulled is offline, and the program lives', async () => {
    const { transport, pty } = await bench('serial');
    expect(await transport.status(never)).toBe('ready');
    await pty?.close();
    expect(await transport.status(never)).toBe('offline');
    expect(await transport.print('1', bytes, never)).toMatchObject({ ok: false, fate: 'not-printed' });
  });

  test('a port that cannot even be closed properly is opened again once its plug is back', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'novbe-port-'));
    const path = join(folder, 'port');
    const [pulled, back] = [await bench('serial'), await bench('serial')];
    await symlink(pulled.pty?.path ?? '', path);
    const clock = manualClock();
    const transport = lineTransport({ line: serialLine(path, 9600, clock), clock, oneWay: false, dots: 384 });
    expect(await transport.status(never)).toBe('ready');
    const closing = failToClose();
    await pulled.pty?.close();
    expect(await transport.status(never)).toBe('offline');
    expect(await closing.failed).toBe('cannot close');
    closing.end();
    await rm(path);
    await symlink(back.pty?.path ?? '', path);
    clock.set(clock.now() + 1000);
    expect(await transport.status(never)).toBe('ready');
    await transport.close();
    await rm(folder, { recursive: true });
  });
});

describe('a serial port that the system is slow with', () => {
  /** From now on the system opens, or throws away what was written, only once it is let. */
  const holdUp = (what: 'open' | 'flush') => {
    const real = SerialPort.prototype[what];
    const held: (() => void)[] = [];
    SerialPort.prototype[what] = function (done) {
      held.push(() => real.call(this, done));
    };
    return () => {
      SerialPort.prototype[what] = real;
      for (const go of held.splice(0)) go();
    };
  };
  /** Tells the paths of the ports that are closed from now on. */
  const watchClosed = () => {
    const closed = vi.spyOn(SerialPort.prototype, 'close');
    onTestFinished(() => closed.mockRestore());
    return () => (closed.mock.contexts as SerialPort[]).map(({ path }) => path);
  };
  const isSettled = async (promise: Promise<unknown>): Promise<boolean> =>
    (await Promise.race([promise, Promise.resolve(pending)])) !== pending;
  const pending = Symbol('pending');

  test('is offline after ten seconds, and what opens later is closed again', async () => {
    const { transport, clock, pty } = await bench('serial');
    const letOpen = holdUp('open');
    const closed = watchClosed();
    const status = transport.status(never);
    await clock.advance(9_999);
    expect(await isSettled(status)).toBe(false);
    await clock.advance(1);
    expect(await status).toBe('offline');
    letOpen();
    await eventually(() => expect(closed()).toEqual([pty?.path]));
  });

  test('is not left open where its line was closed meanwhile', async () => {
    const { transport, clock, pty } = await bench('serial');
    const letOpen = holdUp('open');
    const closed = watchClosed();
    const status = transport.status(never);
    await clock.advance(0);
    await transport.close();
    letOpen();
    expect(await status).toBe('offline');
    expect(closed()).toEqual([pty?.path]);
  });

  test('does not hold up the end of the server for more than three seconds', async () => {
    const { transport, clock } = await bench('serial');
    expect(await transport.status(never)).toBe('ready');
    const letFlush = holdUp('flush');
    const closing = transport.close();
    await clock.advance(2_999);
    expect(await isSettled(closing)).toBe(false);
    await clock.advance(1);
    await closing;
    letFlush();
  });
});

/** Every serial port that is closed from now on is gone, but the system says that closing it has failed. */
const failToClose = () => {
  const failed = Promise.withResolvers<string>();
  const { close } = SerialPort.prototype;
  SerialPort.prototype.close = function (callback, error) {
    const { port } = this;
    const real = port?.close.bind(port);
    if (port !== undefined && real !== undefined)
      port.close = async () => {
        await real();
        throw new Error('cannot close');
      };
    this.on('error', ({ message }) => message === 'cannot close' && failed.resolve(message));
    close.call(this, callback, error);
  };
  return {
    failed: failed.promise,
    end: () => {
      SerialPort.prototype.close = close;
    },
  };
};

/** A port or connection whose other end has gone may say so only when it is next written to, and close only after that. */
test.each([
  ['nothing more is said', false, { status: 'unknown', fate: 'silent' }],
  ['the next question does not go out', true, { status: 'offline', fate: 'unknown' }],
])('a printer that has the whole slip, and then %s', async (_, breaks, expected) => {
  const clock = manualClock();
  const { line } = oddPrinter({ silentAfterCut: 3_600_000 }, {}, clock);
  const open: DeviceLine['open'] = async (events, signal) => {
    const link = await line.open(events, signal);
    let isGone = false;
    const write = async (bytes: Uint8Array): Promise<boolean> => {
      if (isGone) return false;
      isGone = breaks && Buffer.from(bytes).equals(askInOrder);
      return link?.write(bytes) ?? false;
    };
    return link && { ...link, write };
  };
  const transport = lineTransport({ line: { ...line, open }, clock, oneWay: false, dots: 384 });
  const bits = Uint8Array.of(7, ...new Array(47).fill(0));
  const bytes = await encodeSlip({ width: 384, height: 1, bits }, false);
  const printing = transport.print('job', bytes, never, { grade: null, probe: false });
  await clock.advance(120_000);
  expect(await printing).toEqual({ ok: false, ...expected });
});
