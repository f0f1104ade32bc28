import { createHash } from 'node:crypto';
import fc from 'fast-check';
import jsQR from 'jsqr';
import { describe, expect, test } from 'vitest';
import { pictureSize } from '../../server/files/picture-size.ts';
import { logoDots } from '../../server/printing/logo.ts';
import { drawRaster, isBlack, type Raster } from '../../server/printing/raster.ts';
import { slipSvg } from '../../server/printing/slip.ts';
import type { SlipContent } from '../../server/printing/slip-content.ts';
import { type Dots, looks } from '../../server/printing/slip-sizes.ts';
import { slipContent } from '../../server/printing/slip-words.ts';
import { centreFaults } from '../../shared/centre/centre-check.ts';
import {
  type PlacedPart,
  partSizes,
  type SlipLayout,
  slipParts,
  usualParts,
} from '../../shared/devices/slip-schema.ts';
import { pngOf, ring, shadedJpeg } from '../fakes/pictures.ts';
import { assertSeeded } from '../fakes/seeds.ts';
import { smallCentre } from '../queue/small-centre.ts';
import { azSlip, enSlip, ruSlip } from './slips.ts';

const widths: readonly Dots[] = [576, 384];
const laid = (parts: readonly PlacedPart[], more: Partial<SlipContent> = {}): SlipContent => ({
  ...azSlip,
  ...more,
  layout: { parts: [...parts] },
});
const drawn = (slip: SlipContent, dots: Dots, logo: Uint8Array | null = null): Raster =>
  drawRaster(slipSvg(slip, dots, logo));

describe('the usual layout', () => {
  const variants = (slip: SlipContent): readonly SlipContent[] => [
    slip,
    { ...slip, url: null },
    { ...slip, text: '', privilege: '65+', proof: 'P' },
    { ...slip, copy: 'C', practice: 'P', ahead: null, estimate: null },
    { ...slip, ahead: null, estimate: null, url: null, text: '' },
  ];

  test.each([
    [576, '8230b1f5780269a5d34272d52e4721264317116d4b6383db63fe16e8e4de0237'],
    [384, 'e18993b25cdd4d0fa0f9458888117bd6eb02800ec7f10fe74ea9fb3a3258ff03'],
  ] as const)('is the slip as it was before layouts, to the letter: %i dots', (dots, hash) => {
    const all = [azSlip, ruSlip, enSlip].flatMap(variants);
    const digest = (slips: readonly SlipContent[]) =>
      createHash('sha256')
        .update(slips.map((slip) => slipSvg(slip, dots)).join('\n'))
        .digest('hex');
    expect(digest(all)).toBe(hash);
    expect(digest(all.map((slip) => ({ ...slip, layout: {} })))).toBe(hash);
    expect(digest(all.map((slip) => ({ ...slip, layout: { parts: [...usualParts] } })))).toBe(hash);
  });
});

describe.each(widths)('a layout %i dots wide', (dots) => {
  const full: Partial<SlipContent> = {
    ...{ head: 'Xoş gəlmisiniz', place: 'Xidmət yeri: B zalı', privilege: 'Veteran', proof: 'Vəsiqə' },
    documents: { title: 'Lazım olan sənədlər', lines: ['Şəxsiyyət vəsiqəsi', 'Əmək kitabçası'] },
  };
  const anyParts = fc
    .shuffledSubarray(slipParts.filter((part) => part !== 'number'))
    .chain((others) => fc.shuffledSubarray([...others, 'number' as const], { minLength: others.length + 1 }))
    .chain((parts) =>
      fc.tuple(...parts.map((part) => fc.constantFrom(...partSizes).map((size) => ({ part, size }) as const))),
    );

  test('holds its ink inside the paper and keeps number and marks, whatever its order and sizes', () => {
    assertSeeded(
      fc.property(anyParts, (parts) => {
        const slip = laid(parts, { ...full, practice: 'TƏLİM', copy: 'SURƏT' });
        const svg = slipSvg(slip, dots, ring);
        for (const words of ['>A042<', '>TƏLİM<', '>SURƏT<']) expect(svg).toContain(words);
        const picture = drawRaster(svg);
        const rows = [...Array(picture.height).keys()];
        const margin = looks[dots].margin - 1;
        const isClean = rows.every((y) => [...Array(margin).keys()].every((x) => !isBlack(picture, x, y)));
        expect([picture.width, isClean, rows.every((y) => !isBlack(picture, dots - 1, y))]).toEqual([dots, true, true]);
      }),
      { numRuns: 20 },
    );
  }, 60_000);

  test.each(partSizes)('its QR code reads back: %s', (size) => {
    const picture = drawn(laid([{ part: 'qr', size }, { part: 'number' }]), dots);
    const pixels = new Uint8ClampedArray(picture.width * picture.height * 4).fill(255);
    for (let at = 0; at < picture.width * picture.height; at += 1)
      if (isBlack(picture, at % picture.width, Math.floor(at / picture.width))) pixels.fill(0, at * 4, at * 4 + 3);
    expect(jsQR(pixels, picture.width, picture.height)?.data).toBe(azSlip.url);
  });

  test('prints what is asked for in its order, and nothing else', () => {
    const svg = slipSvg(
      laid([{ part: 'foot' }, { part: 'number' }, { part: 'documents' }, { part: 'head' }], full),
      dots,
    );
    const at = (words: string): number => svg.indexOf(words);
    expect(at('Nömrəniz')).toBeGreaterThan(0);
    expect(at('>A042<')).toBeGreaterThan(at('Nömrəniz'));
    expect(at('– Şəxsiyyət')).toBeGreaterThan(at('>A042<'));
    expect(at('Xoş')).toBeGreaterThan(at('– Şəxsiyyət'));
    for (const left of ['Əmək pensiyası', 'DOST', 'Gözləmə', 'Sizdən', 'B zalı', '<path'])
      expect(svg).not.toContain(left);
  });

  test('a larger part is taller, a smaller one shorter, and the margin at the end is white', () => {
    const heights = partSizes.map((size) => drawn(laid([{ part: 'number' }, { part: 'service', size }]), dots).height);
    expect(heights).toEqual(heights.toSorted((a, b) => a - b));
    expect(new Set(heights).size).toBe(3);
    const withMargin = { ...azSlip, layout: { marginMm: 20 } };
    expect(drawn(withMargin, dots).height).toBe(drawn(azSlip, dots).height + 160);
  });

  test('a logo is printed inside its box, its greys as many black dots as they are dark', () => {
    const parts = [{ part: 'logo' }, { part: 'number' }] as const;
    const without = drawn(laid([{ part: 'number' }]), dots);
    for (const file of [ring, shadedJpeg])
      expect(drawn(laid(parts), dots, file).height).toBeGreaterThan(without.height);
    const grey = logoDots(
      pngOf(80, 40, () => 160),
      looks[dots].logo,
    );
    const black =
      grey === null ? 0 : grey.bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
    expect(black / ((grey?.width ?? 1) * (grey?.height ?? 1))).toBeCloseTo(95 / 255, 1);
  });

  test('a logo that is missing, broken or blank is left out, and the slip is there all the same', () => {
    const slip = laid([{ part: 'logo' }, { part: 'number' }]);
    const without = slipSvg(laid([{ part: 'number' }]), dots);
    const cut = Buffer.concat([ring.subarray(0, ring.length / 2), ring.subarray(-12)]);
    const huge = Buffer.from(ring);
    huge.writeUInt32BE(0x7fff_ffff, 16);
    for (const file of [null, Buffer.alloc(0), Buffer.from('GIF89a'), cut, huge, pngOf(9, 9, () => 255)])
      expect(slipSvg(slip, dots, file)).toBe(without);
  });
});

describe('the size of a picture', () => {
  test('is read from its head', () => {
    expect(pictureSize(ring)).toEqual({ kind: 'png', width: 200, height: 200 });
    expect(pictureSize(shadedJpeg)).toEqual({ kind: 'jpeg', width: 40, height: 20 });
  });

  test('is null for any other bytes, cut anywhere', () => {
    for (let at = 0; at < shadedJpeg.length - 40; at += 7) expect(pictureSize(shadedJpeg.subarray(0, at))).toBeNull();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => pictureSize(bytes) === null));
  });
});

describe('in a document', () => {
  const faults = (slip: SlipLayout) =>
    [...centreFaults(smallCentre({ slip }))].map(({ path, code }) => `${path} ${code}`);

  test('[K3] the number stands on every layout, each part once, and a logo that is to be printed is named', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ parts: [{ part: 'number', size: 'large' }, { part: 'service' }] })).toEqual([]);
    expect(faults({ parts: [{ part: 'service' }, { part: 'service' }] })).toEqual([
      'slip/parts/1/part twice',
      'slip/parts needs-number',
    ]);
    expect(faults({ parts: [{ part: 'logo' }, { part: 'number' }] })).toEqual(['slip/logo needs-logo']);
  });

  test('a slip has the centre’s own text, the places of the counters that take its service, and what to bring', () => {
    const centre = smallCentre({});
    const [first, second] = centre.counters;
    const slip: SlipLayout = {
      parts: [{ part: 'number' }, { part: 'place' }, { part: 'documents' }, { part: 'head' }],
      head: { az: 'Xoş gəlmisiniz' },
    };
    const laidOut = {
      ...centre,
      slip,
      services: centre.services.map((service) => ({ ...service, documents: [{ az: 'Vəsiqə' }] })),
      counters: [
        { ...first, place: { az: 'B zalı' } },
        { ...second, place: { az: 'B zalı' } },
      ] as typeof centre.counters,
    };
    const facts = {
      ...{ number: 'A1', service: 'a', priorityClass: null, language: 'az', issuedAt: 0, ahead: 0, estimate: null },
      ...{ url: null, copy: false, practice: false },
    };
    const content = slipContent(laidOut, facts);
    expect([content.head, content.place, content.documents?.lines]).toEqual([
      'Xoş gəlmisiniz',
      'Xidmət yeri: B zalı',
      ['Vəsiqə'],
    ]);
    expect(slipContent(centre, facts)).not.toHaveProperty('layout');
  });
});
