import { beforeAll, expect, test } from 'vitest';
import type { DeviceLine } from '../../server/line/line.ts';
import { encodeSlip } from '../../server/printing/encode.ts';
import { lineTransport } from '../../server/printing/line-transport.ts';
import { manualClock } from '../fakes/clock.ts';
import { oddPrinter } from '../fakes/odd-printer.ts';

/** A printer that takes a slip piece by piece, or stops taking it: how long it is waited for, on the test's clock. */

/** From giving up to knowing that nothing more is said: in the middle of a picture a question is taken for dots (s). */
const silence = 14;
const never = new AbortController().signal;
const piece = 64;
let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await encodeSlip({ width: 384, height: 8, bits: new Uint8Array(384).fill(7) }, false);
});

/** What becomes of a slip whose pieces take so long each (ms), by number, and after how many seconds that is known. */
const printed = async (takes: (piece: number) => number) => {
  const clock = manualClock();
  const { line, papers } = oddPrinter({}, {}, clock);
  let pieces = 0;
  let isSlip = false;
  const open: DeviceLine['open'] = async (events, signal) => {
    const link = await line.open(events, signal);
    const write = async (some: Uint8Array): Promise<boolean> => {
      // Questions are short, and are taken at once.
      const ms = isSlip && some.length === piece ? takes(pieces++) : 0;
      if (ms > 0) await new Promise<void>((resolve) => void clock.after(ms, resolve));
      return link?.write(some) ?? false;
    };
    return link && { ...link, write };
  };
  const transport = lineTransport({ line: { ...line, chunk: piece, open }, clock, oneWay: false, dots: 384 });
  // What ends the picture of a slip before goes out at the first conversation, in pieces too.
  await transport.status(never);
  isSlip = true;
  const began = clock.now();
  let seconds: number | null = null;
  const printing = transport.print('job', bytes, never).finally(() => {
    seconds = (clock.now() - began) / 1000;
  });
  while (seconds === null && clock.now() - began < 600_000) await clock.advance(500);
  return { ...(await printing), seconds, pieces, papers: papers.length };
};

test('one piece that is not taken is waited for 11 seconds, and no more is sent after it', async () => {
  const { pieces, papers, ...told } = await printed((number) => (number === 1 ? 3_600_000 : 0));
  expect(told).toEqual({ ok: false, status: 'unknown', fate: 'unknown', seconds: 11 + silence });
  expect([pieces, papers]).toEqual([2, 0]);
});

test('each piece has this patience of its own', async () => {
  const told = await printed((number) => (number < 4 ? 10_500 : 0));
  expect(told).toMatchObject({ ok: true, outcome: 'printed', seconds: 42, papers: 1 });
});

test('a slip that goes on so for a minute is given up', async () => {
  const told = await printed(() => 10_500);
  expect(told).toMatchObject({
    ok: false,
    status: 'unknown',
    fate: 'unknown',
    seconds: 60 + silence,
    pieces: 6,
    papers: 0,
  });
});
