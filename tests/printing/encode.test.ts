import fc from 'fast-check';
import { PNG } from 'pngjs';
import { afterAll, describe, expect, test } from 'vitest';
import { type DrawOrder, startDrawing } from '../../server/printing/drawing.ts';
import { encodeSlip, endBrokenPicture, quieten } from '../../server/printing/encode.ts';
import { drawRaster, isBlack, type Raster } from '../../server/printing/raster.ts';
import { slipSvg } from '../../server/printing/slip.ts';
import type { PaperCut } from '../../shared/devices/printer-schema.ts';
import { type Command, interpreter, joinBands } from '../fakes/escpos.ts';
import { azSlip } from './slips.ts';

const picture: fc.Arbitrary<Raster> = fc
  .record({
    stride: fc.constantFrom(48, 72),
    height: fc.integer({ min: 1, max: 260 }),
    seed: fc.uint8Array({ minLength: 7, maxLength: 64 }),
  })
  .map(({ stride, height, seed }) => ({
    width: stride * 8,
    height,
    bits: Uint8Array.from({ length: stride * height }, (_, i) => seed[i % seed.length] ?? 0),
  }));

const pictureIn = (commands: readonly Command[]): Raster =>
  joinBands(commands.flatMap((command) => (command.kind === 'raster' ? [command.picture] : [])));

const kinds = (commands: readonly Command[]): readonly string[] => commands.map(({ kind }) => kind);

describe('encoding', () => {
  test('resets, draws in bands, feeds, cuts, and asks', async () => {
    const slip = drawRaster(slipSvg(azSlip, 576));
    const commands = interpreter().feed(await encodeSlip(slip, false));
    const bands = Math.ceil(slip.height / 120);
    expect(kinds(commands)).toEqual([
      'reset',
      ...Array.from({ length: bands }, () => 'raster'),
      'feed',
      'cut',
      'reset',
      'ask-in-order',
    ]);
  });

  test('parts the slip as its printer does: cut but for a bridge, cut off, or moved on to the edge to be torn', async () => {
    const slip = drawRaster(slipSvg({ ...azSlip, url: null }, 384));
    const ends = async (cut: PaperCut): Promise<readonly Command[]> =>
      interpreter()
        .feed(await encodeSlip(slip, false, cut))
        .filter(({ kind }) => kind === 'feed' || kind === 'cut' || kind === 'ask-in-order');
    const asked = { kind: 'ask-in-order', what: 1 };
    expect(await ends('partial')).toEqual([{ kind: 'feed', lines: 4 }, { kind: 'cut', partial: true }, asked]);
    expect(await ends('full')).toEqual([{ kind: 'feed', lines: 4 }, { kind: 'cut', partial: false }, asked]);
    expect(await ends('none')).toEqual([{ kind: 'feed', lines: 6 }, asked]);
  });

  test('does not ask a one-way printer', async () => {
    const commands = interpreter().feed(await encodeSlip(drawRaster(slipSvg(azSlip, 384)), true));
    expect(kinds(commands)).not.toContain('ask-in-order');
  });

  test('two slips one after the other share nothing', async () => {
    const slip = drawRaster(slipSvg(azSlip, 384));
    const first = await encodeSlip(slip, false);
    expect(await encodeSlip(slip, false)).toEqual(first);
  });

  test('any picture comes out as it went in, however the bytes are split', async () => {
    await fc.assert(
      fc.asyncProperty(picture, fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1 }), async (drawn, steps) => {
        const bytes = await encodeSlip(drawn, false);
        const printer = interpreter();
        const commands: Command[] = [];
        for (let at = 0, i = 0; at < bytes.length; i += 1) {
          const step = steps[i % steps.length] ?? 1;
          commands.push(...printer.feed(bytes.subarray(at, at + step)));
          at += step;
        }
        expect(pictureIn(commands)).toEqual(quieten(drawn));
        expect(printer.falseRealTime()).toBe(0);
        expect(printer.midway()).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  test('dots that look like a real-time command are made a little wider, others are left alone', () => {
    const bits = Uint8Array.of(0x10, 0x04, 0x10, 0x05, 0x10, 0x14, 0x10, 0x10, 0x04, 0x10, 0x08, 0x10);
    expect([...quieten({ width: 96, height: 1, bits }).bits]).toEqual([
      0x18, 0x04, 0x18, 0x05, 0x18, 0x14, 0x10, 0x18, 0x04, 0x10, 0x08, 0x10,
    ]);
    expect(bits[0]).toBe(0x10);
  });

  test('after a slip broken off anywhere the next one is read from its beginning', async () => {
    const slip = drawRaster(slipSvg(azSlip, 384));
    const bytes = await encodeSlip(slip, false);
    const brokenOffAt = (cut: number): void => {
      const printer = interpreter();
      printer.feed(bytes.subarray(0, cut));
      printer.feed(endBrokenPicture(384));
      expect(pictureIn(printer.feed(bytes)), `broken off at ${cut}`).toEqual(quieten(slip));
    };
    fc.assert(fc.property(fc.integer({ min: 12, max: bytes.length - 1 }), brokenOffAt), { numRuns: 30 });
    const head = Buffer.from(bytes).indexOf('1d7630', 12, 'hex');
    for (let cut = head; cut <= head + 9; cut += 1) brokenOffAt(cut);
  });
});

describe('the drawing thread', () => {
  const drawing = startDrawing();
  afterAll(() => drawing.close());

  const order: DrawOrder = { slip: azSlip, dots: 384, form: 'png', oneWay: false };

  test('gives the same bytes as drawing here, several at once', async () => {
    const wide: DrawOrder = { ...order, dots: 576, form: 'escpos' };
    const here = await encodeSlip(drawRaster(slipSvg(azSlip, 576)), false);
    const there = await Promise.all([1, 2, 3].map(() => drawing.draw(wide)));
    for (const bytes of there) expect(Buffer.from(bytes).equals(here)).toBe(true);
  });

  test('gives a PNG of the same dots', async () => {
    const png = PNG.sync.read(Buffer.from(await drawing.draw(order)));
    const expected = drawRaster(slipSvg(azSlip, 384));
    expect([png.width, png.height]).toEqual([expected.width, expected.height]);
    const shades = Array.from({ length: png.width * png.height }, (_, i) => png.data[i * 4]);
    expect(shades.every((shade, i) => (shade === 0) === isBlack(expected, i % 384, Math.floor(i / 384)))).toBe(true);
  });

  test('says so when a slip cannot be drawn, and goes on', async () => {
    await expect(drawing.draw({ ...order, slip: { ...azSlip, url: 'x'.repeat(5000) } })).rejects.toThrow();
    await expect(drawing.draw(order)).resolves.toBeInstanceOf(Uint8Array);
  });

  test('what is asked after the end is refused', async () => {
    const other = startDrawing();
    const late = other.draw(order);
    await Promise.all([expect(late).rejects.toThrow('closed'), other.close()]);
    await expect(other.draw(order)).rejects.toThrow('closed');
  });
});
