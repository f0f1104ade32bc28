import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../server/async/clock.ts';
import { usbLine } from '../../server/line/usb.ts';
import { encodeSlip, quieten } from '../../server/printing/encode.ts';
import { lineTransport } from '../../server/printing/line-transport.ts';
import { drawRaster } from '../../server/printing/raster.ts';
import { slipSvg } from '../../server/printing/slip.ts';
import type { Transport } from '../../server/printing/transport.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { manualClock } from '../fakes/clock.ts';
import { type FakePrinter, type Fault, startFakePrinter } from '../fakes/printer.ts';
import { openPty, type Pty } from '../fakes/pty.ts';
import { aFolder } from '../support/server.ts';
import { azSlip } from './slips.ts';

/** A printer at a device of the kernel; a pseudo-terminal stands in for the one that its driver for USB printers makes. */

const never = new AbortController().signal;
const slip = drawRaster(slipSvg(azSlip, 384));
let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await encodeSlip(slip, false);
});

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const at = (path: string, clock: Clock = systemClock, oneWay = false): Transport => {
  const transport = lineTransport({ line: usbLine(path, clock), clock, oneWay, dots: 384 });
  closing.push(transport.close);
  return transport;
};

interface Bench {
  readonly printer: FakePrinter;
  readonly pty: Pty;
}
const bench = async (fault: Fault = 'none'): Promise<Bench> => {
  const printer = await startFakePrinter(fault);
  closing.push(printer.close);
  const pty = await openPty(printer.port);
  closing.push(pty.close);
  return { printer, pty };
};

describe('over usb', () => {
  test('a slip that the printer says is done is printed, dot for dot, and so is the next one', async () => {
    const { printer, pty } = await bench();
    const transport = at(pty.path);
    for (const job of ['1', '2'])
      expect(await transport.print(job, bytes, never)).toMatchObject({ ok: true, outcome: 'printed', status: 'ready' });
    expect(printer.slips).toEqual([1, 2].map(() => ({ picture: quieten(slip), cut: true })));
  });

  test('how it is, is asked before anything is sent', async () => {
    const { printer, pty } = await bench();
    const transport = at(pty.path);
    for (const [fault, status] of [
      ['paper-out', 'paper-out'],
      ['cover-open', 'cover-open'],
      ['cutter', 'error'],
    ] as const) {
      printer.setFault(fault);
      expect(await transport.print('1', bytes, never)).toEqual({ ok: false, status, fate: 'not-printed' });
    }
    printer.setFault('paper-low');
    expect(await transport.status(never)).toBe('paper-low');
    expect(printer.slips).toEqual([]);
  });

  test('pulled out in the middle of a slip its fate is unknown; back under the same name it prints again', async () => {
    const folder = await aFolder();
    closing.push(folder.remove);
    const path = join(folder.path, 'slips');
    const { printer, pty } = await bench('slow');
    await symlink(pty.path, path);
    const transport = at(path);
    const printing = transport.print('1', bytes, never);
    await printer.until(() => printer.seen('cut') === 1);
    await pty.close();
    expect(await printing).toEqual({ ok: false, status: 'offline', fate: 'unknown' });
    expect(await transport.print('1', bytes, never)).toEqual({ ok: false, status: 'offline', fate: 'not-printed' });
    const back = await bench();
    await rm(path);
    await symlink(back.pty.path, path);
    expect(await transport.print('1', bytes, never)).toMatchObject({ ok: true, outcome: 'printed' });
    expect(back.printer.slips.length).toBe(1);
  });

  test('one that takes no more is given up after 11 seconds, and its fate is unknown', async () => {
    const { pty } = await bench();
    const clock = manualClock();
    const transport = at(pty.path, clock, true);
    const goOn = pty.stall();
    let told: unknown = null;
    const printing = transport.print('1', new Uint8Array(200_000), never).then((result) => {
      told = result;
    });
    const began = clock.now();
    while (told === null && clock.now() < began + 60_000) await clock.advance(10);
    await printing;
    expect(told).toEqual({ ok: false, status: 'offline', fate: 'unknown' });
    expect(clock.now() - began).toBeGreaterThanOrEqual(11_000);
    goOn();
  });

  test('what is no device is not written over, and what is not there is not made', async () => {
    const folder = await aFolder();
    closing.push(folder.remove);
    const [file, none] = [join(folder.path, 'novbe.db'), join(folder.path, 'none')];
    await writeFile(file, 'all that is known');
    for (const path of [file, none]) {
      expect(await at(path).print('1', bytes, never)).toEqual({ ok: false, status: 'offline', fate: 'not-printed' });
    }
    expect(await readFile(file, 'utf8')).toBe('all that is known');
    await expect(readFile(none)).rejects.toThrow();
  });
});
