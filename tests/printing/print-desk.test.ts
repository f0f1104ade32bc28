import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { drawSlip } from '../../server/printing/draw-slip.ts';
import type { Drawing } from '../../server/printing/drawing.ts';
import { quieten } from '../../server/printing/encode.ts';
import { type PrintJob, slipLifeMs } from '../../server/printing/job.ts';
import { lineTransport } from '../../server/printing/line-transport.ts';
import { drawRaster } from '../../server/printing/raster.ts';
import { slipSvg } from '../../server/printing/slip.ts';
import { type Spooler, startSpooler } from '../../server/printing/spooler.ts';
import type { Printer } from '../../shared/devices/printer-schema.ts';
import { type ManualClock, manualClock } from '../fakes/clock.ts';
import { type MemoryJobs, memoryGrades, memoryJobs } from '../fakes/print-jobs.ts';
import { type FakePrinter, type Fault, startFakePrinter } from '../fakes/printer.ts';
import { assertSeededLater } from '../fakes/seeds.ts';
import { azSlip } from './slips.ts';

const hall: Printer = {
  id: 'hall',
  name: 'Hall',
  connection: { kind: 'tcp', host: 'x', port: 1 },
  dots: 384,
  oneWay: false,
};

const drawnBefore = new Map<string, Uint8Array>();

/** Drawn in this thread, so that only the manual clock moves time; each slip once, for speed. */
const drawnHere: Drawing = {
  async draw(order) {
    const key = JSON.stringify(order);
    const bytes = drawnBefore.get(key) ?? (await drawSlip(order));
    drawnBefore.set(key, bytes);
    return bytes;
  },
  close: () => Promise.resolve(),
};

const small = { ...azSlip, url: null, text: '', ahead: null, estimate: null };
const jobFor = (id: string, queuedAt: number, more: Partial<PrintJob> = {}): PrintJob => ({
  id,
  centre: 'baku',
  printer: 'hall',
  ticket: `ticket-${id}`,
  copy: false,
  queuedAt,
  status: 'queued',
  slip: { ...small, number: id },
  ...more,
});

const known = new Map<string, string>();
const pictureKey = (bits: Uint8Array): string => Buffer.from(bits).toString('base64');
const paperOf = (number: string, copy: boolean): string => {
  const slip = { ...small, number, copy: copy ? small.labels.copy : null };
  const key = `${number}${copy}`;
  const paper = known.get(key) ?? pictureKey(quieten(drawRaster(slipSvg(slip, 384))).bits);
  known.set(key, paper);
  return paper;
};

interface Hall {
  readonly clock: ManualClock;
  readonly printer: FakePrinter;
  readonly jobs: MemoryJobs;
  readonly desk: Spooler;
  readonly statuses: string[];
  readonly troubles: unknown[];
  /** Asks for a slip now. */
  ask(id: string, more?: Partial<PrintJob>): void;
  /** What lies in the tray: the numbers, with a mark on copies. */
  tray(): readonly string[];
}

const openHalls: Hall[] = [];
const { signal } = new AbortController();

const openHall = async (fault: Fault = 'none', oneWay = false): Promise<Hall> => {
  const printer = await startFakePrinter(fault);
  const clock = manualClock();
  const jobs = memoryJobs();
  const statuses: string[] = [];
  const troubles: unknown[] = [];
  const numbers = new Set<string>();
  const desk = startSpooler({
    printers: [{ ...hall, oneWay }],
    jobs,
    grades: memoryGrades(),
    clock,
    drawing: drawnHere,
    connect: (config) => lineTransport({ line: printer.line, clock, oneWay: config.oneWay, dots: config.dots }),
    onStatus: (id, status) => void statuses.push(`${id} ${status}`),
    onTrouble: (_id, error) => void troubles.push(error),
  });
  const made: Hall = {
    clock,
    printer,
    jobs,
    desk,
    statuses,
    troubles,
    ask(id, more) {
      numbers.add(id);
      jobs.add(jobFor(id, clock.now(), more));
      desk.wake('hall');
    },
    tray: () =>
      printer.slips.map(({ picture }) => {
        const paper = pictureKey(picture.bits);
        for (const id of numbers) {
          if (paper === paperOf(id, false)) return id;
          if (paper === paperOf(id, true)) return `${id} copy`;
        }
        return 'garbage';
      }),
  };
  openHalls.push(made);
  return made;
};

const leaveHall = async ({ desk, clock, printer }: Hall): Promise<void> => {
  const closing = desk.close(0);
  await clock.advance(10_000);
  await closing;
  await printer.close();
};

beforeEach(() => void openHalls.splice(0));
afterEach(async () => {
  for (const open of openHalls) await leaveHall(open);
});

describe('the spooler', () => {
  test('prints what is asked, in order, each once', async () => {
    const { ask, clock, jobs, tray, statuses } = await openHall();
    for (const id of ['A1', 'A2', 'A3']) ask(id);
    await clock.advance(100);
    expect(tray()).toEqual(['A1', 'A2', 'A3']);
    expect(jobs.storyOf('A2')).toEqual(['sending', 'printed']);
    expect(statuses).toEqual(['hall ready']);
  });

  test('marks a copy that was asked for', async () => {
    const { ask, clock, tray } = await openHall();
    ask('A1', { copy: true });
    await clock.advance(100);
    expect(tray()).toEqual(['A1 copy']);
  });

  test('without paper it waits and says so, and prints once there is some', async () => {
    const { ask, clock, jobs, tray, statuses, printer } = await openHall();
    await clock.advance(100);
    printer.setFault('paper-out');
    ask('A1');
    ask('A2');
    await clock.advance(20_000);
    expect(jobs.storyOf('A1')).toEqual(['sending', 'queued: paper-out']);
    expect(jobs.storyOf('A2')).toEqual([]);
    printer.setFault('none');
    await clock.advance(2000);
    expect(tray()).toEqual(['A1', 'A2']);
    expect(jobs.statusOf('A1')).toBe('printed');
    expect(statuses).toEqual(['hall ready', 'hall paper-out', 'hall ready']);
  });

  test('new paper does not bring out old slips', async () => {
    const { ask, clock, jobs, tray, printer } = await openHall('paper-out');
    ask('A1');
    await clock.advance(30_000);
    ask('A2');
    await clock.advance(30_000);
    expect(jobs.storyOf('A1')).toEqual(['failed: lapsed']);
    printer.setFault('none');
    await clock.advance(2000);
    expect(tray()).toEqual(['A2']);
    await clock.advance(120_000);
    expect(tray()).toEqual(['A2']);
  });

  test('a slip that may have come out is tried once more, as a copy', async () => {
    const { ask, clock, jobs, tray, printer } = await openHall('paper-out-midway');
    ask('A1');
    await clock.advance(10_000);
    expect(jobs.storyOf('A1')).toEqual(['sending', 'queued: paper-out']);
    printer.setFault('none');
    await clock.advance(5000);
    expect(tray()).toEqual(['A1 copy']);
    expect(jobs.statusOf('A1')).toBe('printed');
  });

  test('it is tried once more and no more', async () => {
    const { ask, clock, jobs, tray, printer } = await openHall();
    await clock.advance(100);
    printer.setFault('paper-out-midway');
    ask('A1');
    await clock.advance(5000);
    printer.setFault('paper-out-midway');
    await clock.advance(20_000);
    printer.setFault('none');
    await clock.advance(20_000);
    expect(jobs.storyOf('A1')).toEqual([
      'sending',
      'queued: paper-out',
      'sending',
      'queued: paper-out',
      'failed: paper-out',
    ]);
    expect(tray()).toEqual([]);
  });

  test('a printer that says it is well, but not that it is done, is sent each slip once', async () => {
    const { ask, clock, jobs, tray } = await openHall('mute-after-cut');
    ask('A1');
    ask('A2');
    await clock.advance(12_000);
    expect(jobs.storyOf('A1')).toEqual(['sending', 'sent']);
    // Idempotency it is known that it does not say so, nobody waits for it.
    await clock.advance(2000);
    expect(jobs.storyOf('A2')).toEqual(['sending', 'sent']);
    await clock.advance(59_000);
    expect(tray()).toEqual(['A1', 'A2']);
  });

  test('a silent printer gets nothing, and its slip lapses', async () => {
    const { ask, clock, jobs, printer, statuses } = await openHall('silent');
    ask('A1');
    await clock.advance(70_000);
    expect(jobs.storyOf('A1')).toEqual(['failed: lapsed']);
    expect(printer.seen('raster')).toBe(0);
    expect(statuses).toEqual([]);
  });

  test('a one-way printer is sent its slips', async () => {
    const { ask, clock, jobs, tray } = await openHall('silent', true);
    ask('A1');
    await clock.advance(100);
    expect(jobs.storyOf('A1')).toEqual(['sending', 'sent']);
    expect(tray()).toEqual(['A1']);
  });

  test('a printer plugged in again goes on', async () => {
    const { ask, clock, jobs, tray, printer, statuses } = await openHall('unplugged');
    ask('A1');
    await clock.advance(5000);
    expect(statuses).toEqual(['hall offline']);
    printer.setFault('none');
    await clock.advance(2000);
    expect(tray()).toEqual(['A1']);
    expect(jobs.statusOf('A1')).toBe('printed');
  });

  test('a slip that an earlier run left in the middle is printed as a copy', async () => {
    const { ask, clock, tray } = await openHall();
    ask('A1', { status: 'sending' });
    await clock.advance(100);
    expect(tray()).toEqual(['A1 copy']);
  });

  test('looks at an idle printer every ten seconds, and tells of a change once', async () => {
    const { clock, printer, statuses, desk } = await openHall();
    await clock.advance(1000);
    const asked = printer.seen('ask-real-time');
    await clock.advance(60_000);
    expect(printer.seen('ask-real-time')).toBe(asked + 6 * 4);
    printer.setFault('paper-low');
    await clock.advance(30_000);
    printer.setFault('cover-open');
    await clock.advance(10_000);
    expect(statuses).toEqual(['hall ready', 'hall paper-low', 'hall cover-open']);
    expect([...desk.statuses()]).toEqual([['hall', 'cover-open']]);
  });

  test('a slip that lapses while its printer is being asked does not come out', async () => {
    const { ask, clock, jobs, printer, statuses } = await openHall();
    await clock.advance(100);
    expect(statuses).toEqual(['hall ready']);
    printer.setFault('silent');
    // Left in the middle by an earlier run, so that the printer is asked once more.
    ask('A1', { status: 'sending', queuedAt: clock.now() - slipLifeMs + 300 });
    await clock.advance(10_000);
    expect([printer.seen('raster'), jobs.storyOf('A1')]).toEqual([0, ['failed: lapsed']]);
  });

  test.each([
    [1, ['sending', 'printed']],
    [0, ['failed: lapsed']],
    [-1, ['failed: lapsed']],
  ])('a slip with %d ms to live', async (left, story) => {
    const { ask, clock, jobs } = await openHall();
    await clock.advance(100);
    ask('A1', { queuedAt: clock.now() - slipLifeMs + left });
    await clock.advance(100);
    expect(jobs.storyOf('A1')).toEqual(story);
  });

  test('an idle printer is looked at in time although the clock was set back', async () => {
    const { clock, printer, desk } = await openHall();
    await clock.advance(1000);
    const asked = printer.seen('ask-real-time');
    clock.set(clock.now() - 3_600_000);
    desk.wake();
    await clock.advance(100);
    expect(printer.seen('ask-real-time')).toBe(asked + 4);
    await clock.advance(10_000);
    expect(printer.seen('ask-real-time')).toBe(asked + 8);
  });

  test('a slip that cannot be drawn does not hold up the next', async () => {
    const { ask, clock, jobs, tray, troubles } = await openHall();
    ask('A1', { slip: { ...small, url: 'x'.repeat(5000) } });
    ask('A2');
    await clock.advance(100);
    expect(jobs.storyOf('A1')).toEqual(['failed: cannot-draw']);
    expect(tray()).toEqual(['A2']);
    expect(troubles).toHaveLength(1);
  });

  test('a store that cannot keep the outcome does not make a second slip', async () => {
    const { ask, clock, jobs, tray, printer, troubles } = await openHall('slow');
    ask('A1');
    await clock.advance(100);
    jobs.setBroken(true);
    printer.release();
    await clock.advance(10_000);
    expect(troubles.length).toBeGreaterThan(0);
    jobs.setBroken(false);
    await clock.advance(10_000);
    expect(tray()).toEqual(['A1']);
    expect(jobs.storyOf('A1')).toEqual(['sending', 'printed']);
  });

  test('lets the slip in hand finish when it closes', async () => {
    const { ask, clock, jobs, desk, printer, tray } = await openHall('slow');
    ask('A1');
    ask('A2');
    await clock.advance(100);
    const closing = desk.close(5000);
    printer.setFault('none');
    await clock.advance(100);
    await closing;
    expect(tray()).toEqual(['A1']);
    expect(jobs.storyOf('A2')).toEqual([]);
  });

  test('gives up after its grace, leaving the slip in doubt', async () => {
    const { ask, clock, jobs, desk } = await openHall('slow');
    ask('A1');
    await clock.advance(100);
    const closing = desk.close(2000);
    await clock.advance(2000);
    await closing;
    expect(jobs.storyOf('A1')).toEqual(['sending']);
  });
});

describe('a changed configuration', () => {
  test('adds printers, leaves the others alone, and gives up the jobs of those taken out', async () => {
    const { ask, clock, jobs, desk, printer, tray } = await openHall();
    await clock.advance(100);
    const before = printer.seen('ask-real-time');
    await desk.configure([
      { ...hall, name: 'The hall' },
      { ...hall, id: 'desk' },
    ]);
    await clock.advance(100);
    expect(printer.seen('ask-real-time')).toBe(before + 4);
    expect([...desk.statuses().keys()]).toEqual(['hall', 'desk']);
    printer.setFault('paper-out');
    ask('A1');
    await clock.advance(100);
    await desk.configure([{ ...hall, id: 'desk' }]);
    expect(jobs.storyOf('A1')).toEqual(['sending', 'queued: paper-out', 'failed: no-printer']);
    printer.setFault('none');
    ask('A2', { printer: 'desk' });
    desk.wake();
    await clock.advance(5000);
    expect(tray()).toEqual(['A2']);
  });

  test.each([
    ['of another width', { dots: 576 }, true],
    ['reached elsewhere', { connection: { kind: 'tcp', host: 'y', port: 1 } }, true],
    ['at another port', { connection: { kind: 'tcp', host: 'x', port: 2 } }, true],
    ['of another name', { name: 'Hall 2' }, false],
    ['written in another order', { connection: { port: 1, host: 'x', kind: 'tcp' } }, false],
  ] as const)('a printer %s: taken on again, and what was known of it forgotten', async (_, changed, again) => {
    const clock = manualClock();
    const printer = await startFakePrinter('none');
    const grades = memoryGrades();
    const connected: Printer[] = [];
    const desk = startSpooler({
      printers: [hall],
      jobs: memoryJobs(),
      grades,
      clock,
      drawing: drawnHere,
      connect: (config) => {
        connected.push(config);
        return lineTransport({ line: printer.line, clock, oneWay: config.oneWay, dots: config.dots });
      },
    });
    await clock.advance(100);
    await grades.found(hall, 'in-order');
    await desk.configure([{ ...hall, ...changed }]);
    await clock.advance(100);
    expect(connected.slice(1)).toEqual(again ? [{ ...hall, ...changed }] : []);
    expect(await grades.of(hall)).toBe(again ? null : 'in-order');
    const closing = desk.close(0);
    await clock.advance(10_000);
    await closing;
    await printer.close();
  });

  test('a printer that is now one-way is spoken to again', async () => {
    const { ask, clock, jobs, desk } = await openHall('silent');
    ask('A1');
    await clock.advance(4000);
    await desk.configure([{ ...hall, oneWay: true }]);
    await clock.advance(100);
    expect(jobs.storyOf('A1')).toEqual(['sending', 'sent']);
  });
});

describe('whatever happens', () => {
  const event = fc.oneof(
    fc.constantFrom<Fault>(
      'none',
      'none',
      'paper-out',
      'paper-out-midway',
      'silent',
      'slow',
      'mute-after-cut',
      'unplugged',
    ),
    fc.integer({ min: 1, max: 40 }),
    fc.constant('ask' as const),
    fc.constant('release' as const),
  );

  test('each job has one end, at most one original and one copy, and nothing is printed late', async () => {
    await assertSeededLater(
      fc.asyncProperty(fc.array(event, { minLength: 3, maxLength: 20 }), async (events) => {
        const at = await openHall();
        let asked = 0;
        for (const happening of events) {
          if (typeof happening === 'number') await at.clock.advance(happening * 1000);
          else if (happening === 'release') at.printer.release();
          else if (happening !== 'ask') at.printer.setFault(happening);
          else {
            asked += 1;
            at.ask(`A${asked}`);
          }
        }
        await at.clock.advance(90_000);
        const tray = at.tray();
        at.printer.setFault('none');
        await at.clock.advance(90_000);
        // What a printer holds that says it is well is the paper of a slip that was sent.
        const sent = at.jobs.marks.filter(({ status }) => status === 'sent').map(({ job }) => job);
        for (const late of at.tray().slice(tray.length)) expect(sent).toContain(late.replace(' copy', ''));
        for (let i = 1; i <= asked; i += 1) {
          const story = at.jobs.storyOf(`A${i}`);
          const ends = story.filter((step) => /^(printed|sent|failed)/u.test(step));
          expect(ends).toHaveLength(1);
          expect(story.at(-1)).toBe(ends[0]);
          expect(story.filter((step) => step === 'sending').length).toBeLessThanOrEqual(2);
          expect(tray.filter((slip) => slip === `A${i}`).length).toBeLessThanOrEqual(1);
          expect(tray.filter((slip) => slip === `A${i} copy`).length).toBeLessThanOrEqual(1);
          if (ends[0] === 'printed')
            expect(tray).toEqual(expect.arrayContaining([expect.stringMatching(`^A${i}( copy)?$`)]));
        }
        expect(tray).not.toContain('garbage');
        expect(at.troubles).toEqual([]);
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});

test('what another process broke off in the middle of a picture, when it died, does not swallow what comes after', async () => {
  const printer = await startFakePrinter();
  const slip = drawRaster(slipSvg(small, 384));
  const bytes = await drawnHere.draw({ slip: small, dots: 384, form: 'escpos', oneWay: false });
  const dying = await printer.line.open({ onBytes: () => undefined, onGone: () => undefined }, signal);
  await dying?.write(bytes.subarray(0, bytes.length / 2));
  await dying?.close();
  const transport = lineTransport({ line: printer.line, clock: manualClock(), oneWay: false, dots: 384 });
  expect(await transport.status(signal)).toBe('ready');
  expect(await transport.print('next', bytes, signal)).toMatchObject({ ok: true, outcome: 'printed' });
  // It stands whole at the end of the paper that the broken one is on.
  const paper = printer.slips.flatMap(({ picture }) => [...picture.bits]);
  expect(pictureKey(Uint8Array.from(paper.slice(-slip.bits.length)))).toBe(pictureKey(quieten(slip).bits));
  await printer.close();
});
