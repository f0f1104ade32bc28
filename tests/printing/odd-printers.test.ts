import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Drawing } from '../../server/printing/drawing.ts';
import { encodeSlip } from '../../server/printing/encode.ts';
import { lineTransport } from '../../server/printing/line-transport.ts';
import { startSpooler } from '../../server/printing/spooler.ts';
import type { Printer } from '../../shared/devices/printer-schema.ts';
import type { PrinterGrade } from '../../shared/devices/printing.ts';
import { manualClock } from '../fakes/clock.ts';
import { type Delays, type OddPrinter, oddPrinter, type Traits } from '../fakes/odd-printer.ts';
import { memoryGrades, memoryJobs } from '../fakes/print-jobs.ts';
import { azSlip } from './slips.ts';

/** One slip a visitor, whatever the printer is and however long it takes, on the test's clock. */

const hall: Printer = {
  id: 'hall',
  name: 'Hall',
  connection: { kind: 'tcp', host: 'x', port: 1 },
  dots: 384,
  oneWay: false,
};

const encoded = new Map<string, Promise<Uint8Array>>();

/** A slip of one row, whose first byte is the number; a copy's is 100 more. */
const markedSlip: Drawing = {
  draw({ slip, oneWay }) {
    if ('kind' in slip) throw new Error('no sheet is printed here');
    const mark = Number(slip.number) + (slip.copy === null ? 0 : 100);
    const name = `${mark} ${oneWay}`;
    const bits = Uint8Array.of(mark, ...new Array(47).fill(0));
    const bytes = encoded.get(name) ?? encodeSlip({ width: 384, height: 1, bits }, oneWay);
    encoded.set(name, bytes);
    return bytes;
  },
  close: () => Promise.resolve(),
};

interface Visit {
  readonly id: string;
  /** Papers with this number: originals and copies. */
  readonly papers: OddPrinter['papers'];
  readonly end: string | undefined;
  /** From asking to the end (s). */
  readonly seconds: number;
  /** When it counted as printed (ms), or null. */
  readonly printedAt: number | null;
}

interface Story {
  readonly visits: readonly Visit[];
  readonly trial: Visit | null;
  readonly grade: PrinterGrade | null;
  readonly printer: OddPrinter;
}

/** Two visitors, the second so many milliseconds after the first; before them a trial page, where one is wanted. */
const tell = async (traits: Traits, delays: Delays, trial: boolean, gapMs: number): Promise<Story> => {
  const clock = manualClock();
  const printer = oddPrinter(traits, delays, clock);
  const jobs = memoryJobs();
  const grades = memoryGrades();
  const troubles: unknown[] = [];
  const marksAt: { readonly job: string; readonly status: string; readonly at: number }[] = [];
  const desk = startSpooler({
    printers: [hall],
    jobs: {
      pending: jobs.pending,
      move: jobs.move,
      async mark(job, status, reason) {
        marksAt.push({ job, status, at: clock.now() });
        await jobs.mark(job, status, reason);
      },
    },
    grades,
    clock,
    drawing: markedSlip,
    connect: ({ oneWay, dots }) => lineTransport({ line: printer.line, clock, oneWay, dots }),
    onTrouble: (_id, error) => void troubles.push(error),
  });
  const ends = ['printed', 'sent', 'failed'];
  const visit = async (id: string, ticket: string): Promise<() => Visit> => {
    const askedAt = clock.now();
    jobs.add({
      id,
      centre: 'baku',
      printer: 'hall',
      ticket,
      copy: false,
      queuedAt: askedAt,
      status: 'queued',
      slip: { ...azSlip, number: id },
    });
    desk.wake('hall');
    return () => {
      const end = marksAt.find(({ job, status }) => job === id && ends.includes(status));
      return {
        id,
        papers: printer.papers.filter(({ mark }) => mark % 100 === Number(id)),
        end: end?.status,
        seconds: ((end?.at ?? Number.POSITIVE_INFINITY) - askedAt) / 1000,
        printedAt: end?.status === 'printed' ? end.at : null,
      };
    };
  };
  const over = (id: string) => ends.includes(jobs.statusOf(id) ?? '');
  const outwait = async (...ids: readonly string[]): Promise<void> => {
    for (let s = 0; s < 150 && !ids.every(over); s += 1) await clock.advance(1000);
    // What is late or held may still come out.
    await clock.advance(15_000);
  };
  let tried: (() => Visit) | null = null;
  if (trial) {
    tried = await visit('9', '');
    await outwait('9');
    await clock.advance(30_000);
  }
  const first = await visit('1', 't1');
  await clock.advance(gapMs);
  const second = await visit('2', 't2');
  await outwait('1', '2');
  const closing = desk.close(0);
  await clock.advance(10_000);
  await closing;
  expect(troubles).toEqual([]);
  return { visits: [first(), second()], trial: tried?.() ?? null, grade: await grades.of(hall), printer };
};

/** What holds of every printer: no second paper without a complaint, nothing claimed that is not so, and an end in time. */
const neverTooMuch = ({ visits, trial, printer }: Story): void => {
  for (const { papers, seconds, end, printedAt, id } of [...visits, ...(trial === null ? [] : [trial])]) {
    if (printer.complaints.length === 0) expect(papers.length, `papers of ${id}`).toBeLessThanOrEqual(1);
    expect(papers.length, `papers of ${id}`).toBeLessThanOrEqual(2);
    if (printedAt !== null) expect(papers[0]?.at, `paper of ${id}`).toBeLessThanOrEqual(printedAt);
    if (end === 'sent' && printer.complaints.length === 0) expect(papers.length <= 1).toBe(true);
    expect(seconds, `seconds of ${id}`).toBeLessThanOrEqual(100);
  }
};

/** And of one that can print and says anything: each visitor has a paper, and is not told otherwise. */
const everyoneServed = (story: Story): void => {
  neverTooMuch(story);
  for (const { papers, end, id } of story.visits) {
    expect([id, papers.length >= 1, end === 'printed' || end === 'sent'], `visitor ${id}`).toEqual([id, true, true]);
  }
};

const talkers: { readonly [name: string]: Traits } = {
  good: {},
  'real-time only': { inOrder: false },
  'in order only': { realTime: false },
  doubled: { doubled: true },
  reports: { reports: true },
  'reports, real-time only': { reports: true, inOrder: false },
  'answers of the job before': { behind: true },
  'closes before it answers': { closes: 'before' },
  'closes after it answers': { closes: 'after' },
  'one at a time': { oneAtATime: true },
  'near end, one bit': { nearEnd: 0x04 },
  'near end, the other': { nearEnd: 0x08 },
  'near end, both': { nearEnd: 0x0c },
  'silent for 8 s after the first cut': { silentAfterCut: 8000 },
};
const mishaps: { readonly [name: string]: Traits } = Object.fromEntries(
  (['paper-end', 'cover', 'cutter'] as const).flatMap((kind) =>
    [true, false].flatMap((clears) =>
      [1000, 14_000].map((mendedAfter) => [
        `${kind} for ${mendedAfter / 1000} s${clears ? ', clears' : ''}`,
        { mishap: { kind, mendedAfter }, clears },
      ]),
    ),
  ),
);
const mutes: { readonly [name: string]: Traits } = {
  'never says a word': { realTime: false, inOrder: false },
  echoes: { echoes: true },
  hangs: { hangs: true },
};
/** Silent for so long that a second visitor may have gone; the first has a slip, and nobody has two. */
const longSilent: Traits = { silentAfterCut: 20_000 };
const points = ['open', 'take', 'realTime', 'inOrder', 'print'] as const;
const seconds = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

describe.each(Object.entries(talkers))('a printer that prints: %s', (_name, traits) => {
  test.each(points)('one slip a visitor, whatever the delay at: %s', async (point) => {
    for (const s of seconds) {
      for (const trial of [false, true]) everyoneServed(await tell(traits, { [point]: s * 1000 }, trial, 5000));
    }
  });
});

test.each([
  ['good', 'in-order'],
  ['in order only', 'in-order'],
  ['real-time only', 'real-time'],
])('how a printer answers is found out by its first slip, or by a trial page, and kept: %s', async (name, grade) => {
  for (const trial of [false, true]) {
    expect((await tell(talkers[name] ?? {}, {}, trial, 5000)).grade, `trial ${trial}`).toBe(grade);
  }
});

test.each(Object.entries(talkers))(
  'slow to answer and to print as well, none counts as printed by an answer to what was asked before: %s',
  async (_name, traits) => {
    for (const inOrder of [4000, 8000, 10_000])
      for (const print of [2000, 6000, 10_000]) neverTooMuch(await tell(traits, { inOrder, print }, false, 5000));
  },
);

test.each(points)(
  'a printer silent for 20 s after the first cut: one slip and no other, whatever the delay at: %s',
  async (point) => {
    for (const s of seconds) {
      const story = await tell(longSilent, { [point]: s * 1000 }, false, 5000);
      neverTooMuch(story);
      expect(story.visits[0]).toMatchObject({ end: 'sent', papers: [{ mark: 1 }] });
    }
  },
);

describe.each(Object.entries(mishaps))('a printer with a mishap: %s', (_name, traits) => {
  test.each(points)('a second paper only after a complaint, whatever the delay at: %s', async (point) => {
    for (const s of seconds) neverTooMuch(await tell(traits, { [point]: s * 1000 }, false, 5000));
  });
});

describe.each(Object.entries(mutes))('a printer that says nothing: %s', (_name, traits) => {
  test.each(points)('nothing is claimed, whatever the delay at: %s', async (point) => {
    for (const s of seconds) {
      const untried = await tell(traits, { [point]: s * 1000 }, false, 5000);
      neverTooMuch(untried);
      expect(untried.visits.map(({ end, papers }) => [end, papers.length])).toEqual([
        ['failed', 0],
        ['failed', 0],
      ]);
      const tried = await tell(traits, { [point]: s * 1000 }, true, 5000);
      neverTooMuch(tried);
      expect(tried.grade).toBe('one-way');
      expect(tried.visits.map(({ end }) => end)).toEqual(['sent', 'sent']);
    }
  });
});

describe('whatever the printer, at a random delay', () => {
  const delay = fc.integer({ min: 0, max: 10_000 });
  const story = fc.record({
    traits: fc.constantFrom(...Object.entries({ ...talkers, ...mishaps, ...mutes })),
    point: fc.constantFrom(...points),
    ms: delay,
    trial: fc.boolean(),
    gapMs: delay,
  });
  const holds = fc.asyncProperty(story, async ({ traits: [name, traits], point, ms, trial, gapMs }) => {
    const told = await tell(traits, { [point]: ms }, trial, gapMs);
    if (name in talkers) everyoneServed(told);
    else neverTooMuch(told);
  });

  test.each([1, 20_261_128, 77])('seed %i', async (seed) => {
    await fc.assert(holds, { seed, numRuns: 150 });
  });
  test('another seed each time', async () => {
    await fc.assert(holds, { numRuns: 150 });
  });
});
