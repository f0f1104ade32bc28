import { afterAll, expect, test } from 'vitest';
import { serialLine } from '../../server/line/serial.ts';
import { tcpLine } from '../../server/line/tcp.ts';
import { usbLine } from '../../server/line/usb.ts';
import { cupsTransport } from '../../server/printing/cups.ts';
import type { Drawing } from '../../server/printing/drawing.ts';
import { encodeSlip } from '../../server/printing/encode.ts';
import { lineTransport } from '../../server/printing/line-transport.ts';
import { programs } from '../../server/printing/program.ts';
import { type Raster, rasterToPng } from '../../server/printing/raster.ts';
import { isSheet } from '../../server/printing/sheet.ts';
import { startSpooler } from '../../server/printing/spooler.ts';
import type { Transport } from '../../server/printing/transport.ts';
import type { Printer } from '../../shared/devices/printer-schema.ts';
import type { PrinterGrade } from '../../shared/devices/printing.ts';
import { type ManualClock, manualClock } from '../fakes/clock.ts';
import { type FakeCups, fakeCups, type QueueState } from '../fakes/cups.ts';
import { memoryGrades, memoryJobs } from '../fakes/print-jobs.ts';
import { type FakePrinter, faults, startFakePrinter } from '../fakes/printer.ts';
import { openPty } from '../fakes/pty.ts';
import { openTraffic, type Traffic } from '../fakes/traffic.ts';
import { aFolder } from '../support/server.ts';
import { azSlip } from './slips.ts';

/**
 * Every way to a printer, with every fault, however the printer is known to answer: each of them with a slip on its way and a spare
 * printer beside it, all at once on one clock. The fault is mended after 25 s. Most of it is waiting for wires: the ways go side by side.
 */

const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A printer of the matrix, and what has come out of it: for each paper its slip, `copy` where it is marked so. */
interface Faulty {
  readonly transport: Transport;
  readonly traffic: Traffic;
  papers(): Promise<readonly string[]>;
  mend(): Promise<void>;
}
interface Scenario {
  readonly id: string;
  readonly grade: PrinterGrade | null;
  readonly make: (clock: ManualClock) => Promise<Faulty>;
}

/** A slip of few dots: its first byte tells which, its second whether it is a copy. */
const pictureOf = (number: number, copy: boolean): Raster => {
  const bits = new Uint8Array((384 / 8) * 8);
  bits.set([number + 0x20, copy ? 0xff : 0x0f]);
  return { width: 384, height: 8, bits };
};
const labelOf = ({ bits }: Raster): string => {
  // Below the remains of a slip that was broken off there may be a whole one.
  const [mark = 0, copy] = bits.slice(-(384 / 8) * 8);
  return mark < 0x20 ? 'remains' : `${mark - 0x20}${copy === 0xff ? ' copy' : ''}`;
};
const drawing: Drawing = {
  async draw({ slip, form, oneWay }) {
    if (isSheet(slip)) throw new Error('no sheet was asked for');
    const picture = pictureOf(Number(slip.number), slip.copy !== null);
    return form === 'png' ? rasterToPng(picture) : encodeSlip(picture, oneWay);
  },
  close: () => Promise.resolve(),
};

const papersOf = (printer: FakePrinter) => async () => printer.slips.map(({ picture }) => labelOf(picture));

const overLine = (kind: 'tcp' | 'serial' | 'usb', fault: (typeof faults)[number]) => async (clock: ManualClock) => {
  // A cable that is out leads to no printer; one that is in has been put in before anything went wrong.
  const isOut = kind !== 'tcp' && fault === 'unplugged';
  const printer = await startFakePrinter(isOut ? 'none' : fault);
  closing.push(printer.close);
  const traffic = openTraffic();
  const pty = kind === 'tcp' || isOut ? null : await openPty(printer.port);
  if (pty !== null) closing.push(pty.close);
  // A device is asked from time to time whether it has more to say, which takes the clock's time.
  if (pty !== null) traffic.over(kind === 'usb' ? () => ({ ...pty.passed(), fromPrinter: 0 }) : pty.passed);
  const path = pty?.path ?? '/dev/none';
  const lines = {
    tcp: () => tcpLine('127.0.0.1', printer.port, clock),
    serial: () => serialLine(path, 115_200, clock),
    usb: () => usbLine(path, clock),
  };
  const transport = lineTransport({ line: traffic.line(lines[kind]()), clock, oneWay: false, dots: 384 });
  const mend = async (): Promise<void> => {
    printer.release();
    printer.setFault('none');
  };
  return { transport, traffic, mend, papers: papersOf(printer) };
};

const overCups = (cups: FakeCups) => async (clock: ManualClock) => {
  const traffic = openTraffic();
  const run = programs(clock, 10_000);
  const transport = cupsTransport('slips', clock, (words, input) =>
    traffic.during(() => run(['env', `PATH=${cups.folder}:/usr/bin:/bin`, ...words], input)),
  );
  const png = new Map<string, string>();
  for (let number = 0; number < 100; number += 1)
    for (const copy of [false, true])
      png.set(Buffer.from(rasterToPng(pictureOf(number, copy))).toString('base64'), `${number}${copy ? ' copy' : ''}`);
  const papers = async () =>
    (await cups.papers()).map((paper) => png.get(Buffer.from(paper).toString('base64')) ?? 'garbage');
  return { transport, traffic, papers, mend: () => cups.be('idle') };
};

const printerOf = (id: string): Printer => ({
  id,
  name: id,
  connection: { kind: 'virtual' },
  dots: 384,
  oneWay: false,
});

/** What became of the slip of one scenario. */
interface Ended {
  readonly id: string;
  readonly story: readonly string[];
  /** Moves between printers, each with what had come out of the first one by then. */
  readonly moves: readonly { readonly to: string; readonly asCopy: boolean }[];
  readonly papers: { readonly own: readonly string[]; readonly spare: readonly string[] };
  /** It was said to be printed while no paper had come out. */
  readonly lied: boolean;
}

const run = async (scenarios: readonly Scenario[]): Promise<readonly Ended[]> => {
  const clock = manualClock();
  const grades = memoryGrades();
  const jobs = memoryJobs();
  const made = await Promise.all(scenarios.map((one) => one.make(clock)));
  const spares = await Promise.all(scenarios.map(() => startFakePrinter('none')));
  for (const spare of spares) closing.push(spare.close);
  const printers = scenarios.flatMap(({ id }) => [printerOf(id), printerOf(`spare of ${id}`)]);
  for (const [at, { grade }] of scenarios.entries())
    if (grade !== null) await grades.found(printers[2 * at] as Printer, grade);
  const papers = async (at: number) => ({
    own: (await made[at]?.papers()) ?? [],
    spare: (await papersOf(spares[at] as FakePrinter)()) ?? [],
  });
  const liars = new Set<string>();
  const mark: typeof jobs.mark = async (id, status, reason) => {
    const { own, spare } = await papers(Number(id));
    if (status === 'printed' && own.length + spare.length === 0) liars.add(id);
    await jobs.mark(id, status, reason);
  };
  const desk = startSpooler({
    printers,
    jobs: { pending: jobs.pending, move: jobs.move, mark },
    grades,
    clock,
    drawing,
    connect: ({ id, oneWay, dots }) => {
      const at = printers.findIndex((one) => one.id === id);
      const own = made[at >> 1]?.transport;
      const line = spares[at >> 1]?.line;
      if (own === undefined || line === undefined) throw new Error(id);
      return at % 2 === 0 ? own : lineTransport({ line, clock, oneWay, dots });
    },
    onTrouble: (id, error) => {
      throw new Error(`${id}: ${error}`);
    },
  });
  const pass = async (seconds: number): Promise<void> => {
    for (const end = clock.now() + seconds * 1000; clock.now() < end; ) {
      await new Promise((resolve) => setTimeout(resolve, 4));
      await Promise.all(made.map(({ traffic }) => traffic.arrived()));
      await clock.advance(250);
    }
  };
  await pass(1);
  for (const at of scenarios.keys())
    jobs.add({
      ...{ id: String(at), centre: 'c', printer: printers[2 * at]?.id ?? '', ticket: `t${at}`, copy: false },
      choices: [printers[2 * at]?.id ?? '', printers[2 * at + 1]?.id ?? ''],
      ...{ queuedAt: clock.now(), status: 'queued', slip: { ...azSlip, number: String(at) } },
    });
  desk.wake();
  await pass(25);
  for (const { mend } of made) await mend();
  await pass(60);
  const closed = desk.close(0);
  await pass(10);
  await closed;
  return Promise.all(
    scenarios.map(async ({ id }, at) => ({
      id,
      story: jobs.storyOf(String(at)),
      moves: jobs.moves
        .filter((move) => move.startsWith(`${at} to `))
        .map((move) => ({ to: move.includes('spare of') ? 'spare' : 'own', asCopy: move.endsWith('as a copy') })),
      papers: await papers(at),
      lied: liars.has(String(at)),
    })),
  );
};

const ends = ['printed', 'sent', 'failed'];

/** What is wrong with what became of a slip. */
const wrongs = ({ id, story, moves, papers: { own, spare }, lied }: Ended): readonly string[] => {
  const all = [...own, ...spare].filter((paper) => paper !== 'remains');
  const originals = all.filter((paper) => !paper.endsWith('copy'));
  const found: string[] = [];
  if (lied) found.push('printed without paper');
  if (originals.length > 1) found.push(`two slips, none marked as a copy: ${all}`);
  if (all.length > 2) found.push(`more than two papers: ${all}`);
  // What went on as an original must not have come out of the printer that it left.
  if (moves.some(({ to, asCopy }) => to === 'spare' && !asCopy) && own.length > 0)
    found.push(`went on unmarked, and came out all the same: ${all}`);
  if (all.length === 0 && !story.some((step) => step.startsWith('sent') || step.startsWith('failed')))
    found.push('no paper, and nobody was told');
  if (story.filter((step) => ends.some((end) => step.startsWith(end))).length !== 1) found.push('not one end');
  return found.map((what) => `${id}: ${what} (${story.join(', ')})`);
};

const allGrades = [null, 'in-order', 'real-time', 'one-way'] as const;
/** What goes through a terminal takes long: there the long run alone tries them all. */
const gradesOf = (kind: 'tcp' | 'serial' | 'usb') =>
  kind === 'tcp' || process.env.CRASH_LONG === '1' ? allGrades : ([null, 'real-time'] as const);

test.concurrent.each(['tcp', 'serial', 'usb'] as const)(
  'a printer over %s, with each fault, however it answers',
  async (kind) => {
    const scenarios = faults.flatMap((fault) =>
      gradesOf(kind).map((grade) => ({ id: `${fault}, ${grade}`, grade, make: overLine(kind, fault) })),
    );
    const ended = await run(scenarios);
    expect(ended.flatMap(wrongs)).toEqual([]);
    // Where the printer says at once that nothing comes out, the spare one has printed the original.
    const said = ['paper-out', 'cover-open', 'offline', 'cutter'].flatMap((fault) => [
      `${fault}, null`,
      `${fault}, real-time`,
    ]);
    for (const one of ended.filter(({ id }) => said.includes(id)))
      expect([one.id, one.papers.own, one.papers.spare.length, one.story.at(-1)]).toEqual([one.id, [], 1, 'printed']);
    const midway = ended.find(({ id }) => id === 'paper-out-midway, null');
    expect(midway?.moves).toEqual([{ to: 'spare', asCopy: true }]);
    expect(midway?.papers.spare.map((paper) => paper.split(' ')[1])).toEqual(['copy']);
  },
);

test.concurrent('a printer behind a queue, with each fault', async () => {
  const states: readonly QueueState[] = [
    'idle',
    'holds',
    'disabled',
    'rejecting',
    'missing',
    'no-server',
    'alerts media-empty-error',
    'alerts media-low-warning',
    'alerts cover-open-error',
    'alerts offline-report',
  ];
  const scenarios = await Promise.all(
    states.map(async (state) => {
      const folder = await aFolder();
      closing.push(folder.remove);
      const cups = await fakeCups(folder.path);
      await cups.be(state);
      return { id: state, grade: 'one-way' as const, make: overCups(cups) };
    }),
  );
  const ended = await run(scenarios);
  expect(ended.flatMap(wrongs)).toEqual([]);
  expect(ended.filter(({ papers }) => papers.spare.length > 0).map(({ id }) => id)).toEqual([
    ...['holds', 'disabled', 'rejecting', 'missing', 'no-server'],
    ...['alerts media-empty-error', 'alerts cover-open-error', 'alerts offline-report'],
  ]);
  expect(ended.flatMap(({ papers }) => papers.own).length).toBe(2);
});
