import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { serialLine } from '../../server/line/serial.ts';
import { tcpLine } from '../../server/line/tcp.ts';
import type { Connect } from '../../server/printing/connect.ts';
import { quieten } from '../../server/printing/encode.ts';
import { lineTransport } from '../../server/printing/line-transport.ts';
import { drawRaster } from '../../server/printing/raster.ts';
import { slipSvg } from '../../server/printing/slip.ts';
import type { Printer } from '../../shared/devices/printer-schema.ts';
import type { PrintLine } from '../../shared/devices/printing.ts';
import type { ViewFrame } from '../../shared/live.ts';
import type { KioskView } from '../../shared/views.ts';
import { type ManualClock, manualClock } from '../fakes/clock.ts';
import { type FakePrinter, type Fault, startFakePrinter } from '../fakes/printer.ts';
import { openPty } from '../fakes/pty.ts';
import { openTraffic, type Traffic } from '../fakes/traffic.ts';
import { type AServer, aFolder, aServer, drawing, openCentre } from '../support/server.ts';

/** Printers that fail, through the whole server: from the kiosk's request to the paper, over a network and a serial line. */

const closing: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Hall {
  readonly server: AServer;
  readonly printer: FakePrinter;
  /** Pulls the plug of a serial line, lets something happen, and puts it in again. */
  replug(between: () => void): Promise<void>;
  readonly clock: ManualClock;
  /** Lets time go by, and everything that comes of it happen. */
  pass(seconds: number): Promise<void>;
  /** Lets time go by until it is so. */
  until(condition: () => Promise<boolean> | boolean): Promise<void>;
  /** Takes a ticket at the kiosk; gives its id. */
  take(): Promise<string>;
  view(): Promise<KioskView>;
  /** How the slips stand, as the kiosk is told. */
  slips(): Promise<readonly string[]>;
  /** What lies in the tray: the numbers, with a mark on copies. */
  tray(): Promise<readonly string[]>;
}

const said = ({ status, reason }: PrintLine): string => (reason === null ? status : `${status}: ${reason}`);
const bits = (picture: { readonly bits: Uint8Array }): Buffer => Buffer.from(picture.bits);

/** What may come out for these jobs: each picture with the number on it, `copy` where it is marked as one. */
const papers = async ({ store }: AServer): Promise<readonly (readonly [Buffer, string])[]> => {
  const jobs = await store.recentJobs('small', 0);
  return jobs.flatMap(({ slip }) => {
    const content = JSON.parse(slip);
    const drawn = (copy: string | null): Buffer => bits(quieten(drawRaster(slipSvg({ ...content, copy }, 384))));
    return [
      [drawn(content.copy), content.number] as const,
      [drawn(content.labels.copy), `${content.number} copy`] as const,
    ];
  });
};

/** What stands on a piece of paper; below the remains of a slip that was broken off there may be a whole one. */
const nameOf = (picture: Buffer, known: readonly (readonly [Buffer, string])[]): string => {
  const [, name = 'garbage'] = known.find(([paper]) => paper.equals(picture)) ?? [];
  if (name !== 'garbage') return name;
  // The longest first: a copy is its original below one line more.
  const longest = [...known].sort(([a], [b]) => b.length - a.length);
  const [, below = 'garbage'] = longest.find(([paper]) => picture.subarray(-paper.length).equals(paper)) ?? [];
  return below === 'garbage' ? below : `remains, ${below}`;
};

/** A serial port under a name that stays, as udev gives: `plug` puts the printer on it, and gives how to pull it out. */
const serialPort = async (printer: FakePrinter, traffic: Traffic, delayMs: number) => {
  const folder = await aFolder();
  closing.push(folder.remove);
  const path = join(folder.path, 'ttyPRINTER');
  const plug = async (): Promise<() => Promise<void>> => {
    const pty = await openPty(printer.port, delayMs);
    traffic.over(pty.passed);
    closing.push(pty.close);
    symlinkSync(pty.path, path);
    return async () => {
      rmSync(path);
      await pty.close();
    };
  };
  return { connection: { kind: 'serial', path, baudRate: 115_200 } as const, plug, pull: await plug() };
};

/** The server's ways to printers, with an eye on what is on them. */
const watchedWays =
  (traffic: Traffic, clock: ManualClock): Connect =>
  ({ connection, oneWay, dots }) => {
    const line =
      connection.kind === 'tcp'
        ? tcpLine(connection.host, connection.port, clock)
        : serialLine(connection.kind === 'serial' ? connection.path : '', 115_200, clock);
    return lineTransport({ line: traffic.line(line), clock, oneWay, dots });
  };

const openHall = async (kind: 'tcp' | 'serial', fault: Fault = 'none', delayMs = 0): Promise<Hall> => {
  const printer = await startFakePrinter(fault);
  closing.push(printer.close);
  const traffic = openTraffic();
  const port = kind === 'serial' ? await serialPort(printer, traffic, delayMs) : null;
  const connection: Printer['connection'] = port?.connection ?? { kind: 'tcp', host: '127.0.0.1', port: printer.port };
  const folder = await aFolder();
  const clock = manualClock();
  const centre = openCentre({ printers: [{ id: 'p', name: 'P', connection, dots: 384, oneWay: false }] });
  const server = await aServer({
    clock,
    centre,
    folder: folder.path,
    jobs: true,
    connect: watchedWays(traffic, clock),
    drawing: traffic.drawing(drawing),
    publicUrl: 'http://127.0.0.1',
  });
  // A little of the clock's time for a little of the world's: waiting needs the one, bytes the other, and they need it first.
  const step = async (ms: number): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 4));
    await traffic.arrived();
    await clock.advance(ms);
  };
  const until: Hall['until'] = async (condition) => {
    for (const end = performance.now() + 60_000; !(await condition()); ) {
      if (performance.now() > end) throw new Error(`it never was so: ${(await slips()).join(', ')}`);
      await step(50);
    }
  };
  const view = async (): Promise<KioskView> => {
    const asked = await server.ask('kiosk', 'view', { params: { view: 'kiosk' }, id: 'k' });
    return (asked.value as ViewFrame<KioskView>).data;
  };
  const slips = async () => (await view()).prints.map(said);
  closing.push(async () => {
    let closed = false;
    const end = server.close().finally(() => {
      closed = true;
    });
    await until(() => closed);
    await end;
    await folder.remove();
  });
  await until(async () => (await view()).day.taking);
  await server.ask('clerk', 'openCounter', { id: '1', body: {} });
  const pass = async (seconds: number): Promise<void> => {
    const end = clock.now() + seconds * 1000;
    while (clock.now() < end) await step(250);
  };
  return {
    server,
    printer,
    async replug(between) {
      await port?.pull();
      between();
      await port?.plug();
    },
    clock,
    until,
    pass,
    view,
    slips,
    take: async () => (await server.ask('kiosk', 'issueTicket', { body: { service: 'a' } })).value.ticket.id,
    async tray() {
      const known = await papers(server);
      return printer.slips.map(({ picture }) => nameOf(bits(picture), known));
    },
  };
};

/** The ticket is as alive as if it had been printed. */
const isCalled = async ({ server }: Hall, ticket: string): Promise<void> => {
  const { value } = await server.ask('clerk', 'callNext', { id: '1', body: {} });
  expect(value.ticket.id).toBe(ticket);
};

describe.each(['tcp', 'serial'] as const)('a printer over %s', (kind) => {
  test('that is well: printed once it says so', async () => {
    const hall = await openHall(kind);
    const ticket = await hall.take();
    expect(await hall.slips()).toEqual(['queued']);
    await hall.until(async () => (await hall.slips())[0] === 'printed');
    expect(await hall.tray()).toEqual(['A001']);
    await isCalled(hall, ticket);
  });

  test.each([
    ['paper-out', 'paper-out'],
    ['cover-open', 'cover-open'],
    ['offline', 'offline'],
    ['cutter', 'error'],
  ] as const)('with %s: it waits, the ticket does not; mended, it prints the original, once', async (fault, shown) => {
    const hall = await openHall(kind, fault);
    const ticket = await hall.take();
    await hall.pass(10);
    expect(await hall.slips()).toEqual(['queued']);
    await hall.until(async () => (await hall.view()).printer === shown);
    expect(await hall.tray()).toEqual([]);
    await isCalled(hall, ticket);
    hall.printer.setFault('none');
    await hall.until(async () => (await hall.slips())[0] === 'printed');
    await hall.pass(15);
    expect(await hall.tray()).toEqual(['A001']);
  });

  test('whose paper ends in the middle: never printed without paper; one more try, marked as a copy', async () => {
    const hall = await openHall(kind, 'paper-out-midway');
    const ticket = await hall.take();
    await hall.until(async () => (await hall.slips())[0] === 'queued: paper-out');
    await hall.pass(5);
    expect(await hall.slips()).toEqual(['queued: paper-out']);
    hall.printer.setFault('none');
    await hall.until(async () => (await hall.slips())[0]?.startsWith('printed') ?? false);
    await hall.pass(5);
    expect(await hall.tray()).toEqual(['A001 copy']);
    await isCalled(hall, ticket);
  });

  test('that says it is well but never that it is done: sent, once, never printed, and its manager can see why', async () => {
    const hall = await openHall(kind, 'mute-after-cut');
    const ticket = await hall.take();
    const seen = new Set<string>();
    await hall.until(async () => {
      for (const slip of await hall.slips()) seen.add(slip);
      return [...seen].some((slip) => slip.startsWith('sent'));
    });
    await hall.pass(20);
    expect([...seen].filter((slip) => slip.startsWith('printed') || slip.startsWith('failed'))).toEqual([]);
    expect(await hall.tray()).toEqual(['A001']);
    const grade = async () => (await hall.server.ask('manager', 'printers')).value[0];
    expect(await grade()).toMatchObject({ status: 'ready', grade: 'real-time', gradedAt: expect.any(String) });
    await isCalled(hall, ticket);
  });

  test('without paper for longer than a slip lives: lapsed, and not spewed out when it is refilled', async () => {
    const hall = await openHall(kind, 'paper-out');
    const tickets = [await hall.take(), await hall.take(), await hall.take()];
    await hall.pass(65);
    expect(await hall.slips()).toEqual(['failed: lapsed', 'failed: lapsed', 'failed: lapsed']);
    hall.printer.setFault('none');
    await hall.pass(20);
    await hall.take();
    await hall.until(async () => (await hall.slips()).at(-1) === 'printed');
    await hall.pass(15);
    expect(await hall.tray()).toEqual(['A004']);
    await isCalled(hall, tickets[0] ?? '');
  });

  test('near the end of its paper: it prints, and that the end is near is told', async () => {
    const hall = await openHall(kind, 'paper-low');
    const ticket = await hall.take();
    await hall.until(async () => (await hall.slips())[0] === 'printed');
    expect((await hall.view()).printer).toBe('paper-low');
    expect(await hall.tray()).toEqual(['A001']);
    await isCalled(hall, ticket);
  });

  test('that is slow: not printed before the paper is there, and no second slip for want of patience', async () => {
    const hall = await openHall(kind, 'slow');
    const ticket = await hall.take();
    await hall.until(() => hall.printer.seen('cut') === 1);
    await hall.pass(8);
    expect(await hall.slips()).toEqual(['sending']);
    expect(await hall.tray()).toEqual([]);
    await isCalled(hall, ticket);
    hall.printer.release();
    await hall.until(async () => (await hall.slips())[0] === 'printed');
    hall.printer.setFault('none');
    await hall.pass(15);
    expect(await hall.tray()).toEqual(['A001']);
  });

  test('that hangs: nothing is believed to be printed, the slip lapses, mended it prints the next one only', async () => {
    const hall = await openHall(kind, 'hangs');
    const ticket = await hall.take();
    await hall.pass(65);
    expect(await hall.slips()).toEqual(['failed: lapsed']);
    await isCalled(hall, ticket);
    await hall.replug(() => hall.printer.setFault('none'));
    await hall.take();
    await hall.until(async () => (await hall.slips()).at(-1) === 'printed');
    expect(await hall.tray()).toEqual(['A002']);
  });

  test('that never answers at all: nothing is sent, the slip lapses, the ticket lives', async () => {
    const hall = await openHall(kind, 'silent');
    const ticket = await hall.take();
    await hall.pass(65);
    expect(await hall.slips()).toEqual(['failed: lapsed']);
    expect(await hall.tray()).toEqual([]);
    await isCalled(hall, ticket);
  });
});

test('[EM2] what waits for a printer when an emergency begins comes out once that is over, and not before', async () => {
  const hall = await openHall('tcp', 'paper-out');
  const ticket = await hall.take();
  await hall.until(async () => (await hall.view()).printer === 'paper-out');
  await hall.server.ask('manager', 'beginEmergency', { body: { kind: 'shelter' } });
  hall.printer.setFault('none');
  await hall.pass(20);
  expect([await hall.slips(), await hall.tray()]).toEqual([['queued'], []]);
  await hall.server.ask('manager', 'endEmergency', { body: {} });
  await hall.until(async () => (await hall.slips())[0] === 'printed');
  expect(await hall.tray()).toEqual(['A001']);
  await isCalled(hall, ticket);
});

describe('a printer over tcp whose connection breaks off', () => {
  test('in the middle of a slip: the retry is a copy', async () => {
    const hall = await openHall('tcp');
    await hall.take();
    await hall.until(async () => (await hall.slips())[0] === 'printed');
    const before = hall.printer.received();
    hall.printer.setFault('drops');
    await hall.take();
    // Nothing of this takes the clock's time; mended before the retry is drawn.
    await hall.printer.until(() => hall.printer.received() >= before + 100 && hall.printer.connections().open === 0);
    hall.printer.setFault('none');
    await hall.until(async () => (await hall.slips()).every((slip) => slip.startsWith('printed')));
    expect(await hall.tray()).toEqual(['A001', 'remains, A002 copy']);
  });

  test('every time: failed after the retry, and the next ones are not printed in its place', async () => {
    const hall = await openHall('tcp', 'drops');
    const ticket = await hall.take();
    await hall.until(async () => (await hall.slips())[0]?.startsWith('failed') ?? false);
    hall.printer.setFault('none');
    await hall.pass(20);
    expect((await hall.tray()).filter((slip) => slip.includes('A001'))).toEqual([]);
    await isCalled(hall, ticket);
  });

  test('and that is unplugged: the next slip comes out once it is back', async () => {
    const hall = await openHall('tcp', 'unplugged');
    await hall.take();
    await hall.pass(8);
    expect(await hall.slips()).toEqual(['queued']);
    await hall.until(async () => (await hall.view()).printer === 'offline');
    hall.printer.setFault('none');
    await hall.until(async () => (await hall.slips())[0] === 'printed');
    expect(await hall.tray()).toEqual(['A001']);
  });
});

test.each([
  ['', 0],
  [' on a machine that carries each piece late', 200],
])(
  'a serial line whose plug is pulled in the middle of a slip%s: what was held came out, the retry is a copy',
  async (_, delayMs) => {
    const hall = await openHall('serial', 'slow', delayMs);
    const ticket = await hall.take();
    await hall.until(() => hall.printer.seen('cut') === 1);
    await hall.replug(() => hall.printer.setFault('none'));
    await hall.until(async () => (await hall.slips())[0]?.startsWith('printed') ?? false);
    expect(await hall.tray()).toEqual(['A001', 'A001 copy']);
    await isCalled(hall, ticket);
  },
);
