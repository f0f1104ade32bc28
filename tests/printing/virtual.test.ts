import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../server/async/clock.ts';
import { connectPrinters } from '../../server/printing/connect.ts';
import { startDrawing } from '../../server/printing/drawing.ts';
import type { PrintJob } from '../../server/printing/job.ts';
import { startSpooler } from '../../server/printing/spooler.ts';
import { virtualTransport } from '../../server/printing/virtual.ts';
import { memoryGrades, memoryJobs } from '../fakes/print-jobs.ts';
import { azSlip } from './slips.ts';

const job: PrintJob = {
  id: 'A042',
  centre: 'baku',
  printer: 'hall',
  ticket: 'ticket-A042',
  copy: false,
  queuedAt: systemClock.now(),
  status: 'queued',
  slip: { ...azSlip, url: null, text: '', ahead: null, estimate: null, number: 'A042' },
};
const printer = { id: 'hall', name: 'Hall', connection: { kind: 'virtual' }, dots: 384, oneWay: false } as const;

describe('a printer that is a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'novbe-printer-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('shows each slip as a PNG, through the drawing thread', async () => {
    const drawing = startDrawing();
    const jobs = memoryJobs();
    jobs.add(job);
    const desk = startSpooler({
      printers: [printer],
      jobs,
      grades: memoryGrades(),
      clock: systemClock,
      drawing,
      connect: connectPrinters(systemClock, folder),
    });
    await jobs.until(() => jobs.statusOf('A042') === 'printed');
    await desk.close();
    await drawing.close();
    expect(await readdir(join(folder, 'printer'))).toEqual(['A042.png']);
    const png = PNG.sync.read(await readFile(join(folder, 'printer', 'A042.png')));
    expect([png.width, png.height > 200]).toEqual([384, true]);
  });

  test('keeps the newest five hundred or so, and its names stay inside', async () => {
    const transport = virtualTransport(folder);
    for (let i = 0; i < 550; i += 1) {
      await writeFile(join(folder, `old-${i}.png`), '');
      await utimes(join(folder, `old-${i}.png`), 1000 + i, 1000 + i);
    }
    await transport.print('../../new', Uint8Array.of(1), new AbortController().signal);
    const left = await readdir(folder);
    expect(left).toHaveLength(500);
    expect(left).toContain('______new.png');
    expect(left).toContain('old-549.png');
    expect(left).not.toContain('old-0.png');
  });

  test('a folder that cannot be is an error, and nothing is printed', async () => {
    await writeFile(join(folder, 'file'), '');
    const transport = virtualTransport(join(folder, 'file', 'printer'));
    const never = new AbortController().signal;
    expect(await transport.status(never)).toBe('error');
    expect(await transport.print('1', Uint8Array.of(1), never)).toEqual({
      ok: false,
      status: 'error',
      fate: 'not-printed',
    });
  });
});
