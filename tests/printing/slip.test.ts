import fc from 'fast-check';
import jsQR from 'jsqr';
import { describe, expect, test } from 'vitest';
import { canDraw, textEms, weights } from '../../server/printing/font.ts';
import { drawRaster, isBlack, type Raster } from '../../server/printing/raster.ts';
import { slipSvg } from '../../server/printing/slip.ts';
import { escapeXml } from '../../server/printing/slip-blocks.ts';
import type { SlipContent } from '../../server/printing/slip-content.ts';
import type { Dots } from '../../server/printing/slip-sizes.ts';
import { wrap } from '../../server/printing/wrap.ts';
import { assertSeeded } from '../fakes/seeds.ts';
import { azSlip, enSlip, ruSlip } from './slips.ts';

const widths: readonly Dots[] = [576, 384];
const margins = { 576: 16, 384: 8 } as const;

interface DrawnText {
  readonly y: number;
  readonly size: number;
  readonly text: string;
}

const textsOf = (svg: string): readonly DrawnText[] =>
  [...svg.matchAll(/<text x="[^"]+" y="([^"]+)" font-size="([^"]+)"[^>]*>([^<]*)<\/text>/gu)].map(
    ([, y, size, text]) => ({
      y: Number(y),
      size: Number(size),
      text: text ?? '',
    }),
  );

/** Columns from, to and rows from, to that hold a black dot. */
const inkBox = (picture: Raster) => {
  const box = { left: picture.width, right: -1, top: picture.height, bottom: -1 };
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      if (!isBlack(picture, x, y)) continue;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
    }
  }
  return box;
};

const expectInside = (slip: SlipContent, dots: Dots) => {
  const picture = drawRaster(slipSvg(slip, dots));
  expect(picture.width).toBe(dots);
  const box = inkBox(picture);
  // One dot of grace: a bold curve may swell over the edge of its own advance width.
  expect(box.left).toBeGreaterThanOrEqual(margins[dots] - 1);
  expect(box.right).toBeLessThanOrEqual(dots - margins[dots]);
  expect(box.top).toBeGreaterThan(0);
  expect(box.bottom).toBeLessThan(picture.height - 1);
};

const decode = (picture: Raster): string | undefined => {
  const pixels = new Uint8ClampedArray(picture.width * picture.height * 4).fill(255);
  for (let i = 0; i < picture.width * picture.height; i += 1) {
    if (isBlack(picture, i % picture.width, Math.floor(i / picture.width))) pixels.fill(0, i * 4, i * 4 + 3);
  }
  return jsQR(pixels, picture.width, picture.height)?.data;
};

const alphabet = 'AaBbCcÇçDdEeƏəFfGgĞğHhXxIıİiJjKkQqLlMmNnOoÖöPpRrSsŞşTtUuÜüVvYyZz';
const cyrillic = 'АаБбВвГгДдЕеЁёЖжЗзИиЙйКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЩщЪъЫыЬьЭэЮюЯя';
const word = fc.string({
  unit: fc.constantFrom(...alphabet, ...cyrillic, '-', '/', '&', '<', '"'),
  minLength: 1,
  maxLength: 22,
});
/** A number as a series may give it: a prefix and digits. */
const ticketNumber = fc.stringMatching(/^[A-ZƏĞİÖŞÜÇ]{0,3}[0-9]{1,5}$/u);
const longText = fc.array(word, { minLength: 1, maxLength: 24 }).map((words) => words.join(' ').slice(0, 200));

describe.each(widths)('a slip %i dots wide', (dots) => {
  test.each([
    ['az', azSlip],
    ['ru', ruSlip],
    ['en', enSlip],
    ['a copy', { ...azSlip, copy: 'SURƏT / COPY', practice: 'TƏLİM GÜNÜ' }],
    ['accents and tails in its number', { ...azSlip, number: 'ƏĞŞ1234' }],
    [
      'a privilege of many words',
      {
        ...azSlip,
        privilege: 'Şəhid ailəsi üzvü, müharibə əlili və ona bərabər tutulan şəxs',
        proof: 'Pəncərədə göstərin: şəhid ailəsi vəsiqəsi və ya müharibədə alınmış xəsarəti təsdiq edən sənəd',
      },
    ],
    [
      'one very long word',
      { ...azSlip, service: 'Ş'.repeat(200), qrCaption: 'İzləyin'.repeat(9), text: 'ğ'.repeat(400) },
    ],
  ])('holds all its ink inside the margins: %s', (_name, slip) => expectInside(slip, dots));

  test('whatever the words, they stay inside, whole and apart', () => {
    assertSeeded(
      fc.property(longText, longText, ticketNumber, (service, text, number) => {
        const slip = { ...azSlip, service, text, number };
        expectInside(slip, dots);
        const texts = textsOf(slipSvg(slip, dots));
        const all = texts
          .map((drawn) => drawn.text)
          .join('')
          .replace(/\s/gu, '');
        expect(all).toContain(escapeXml(service).replace(/\s/gu, ''));
        expect(all).toContain(escapeXml(text).replace(/\s/gu, ''));
        const column = texts.filter((drawn) => drawn.text !== '' && !azSlip.qrCaption.includes(drawn.text));
        column.slice(1).forEach((drawn, i) => {
          const above = column[i];
          if (above !== undefined) expect(drawn.y - above.y).toBeGreaterThanOrEqual(0.73 * drawn.size);
        });
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  test.each([
    ['short', 'http://10.0.0.5:3000/t/AAAA'],
    ['usual', azSlip.url],
    ['long', `https://novbe.example.gov.az/t/${'Qz7_-k'.repeat(14)}`],
  ])('its QR code reads back: %s', (_name, url) => {
    expect(decode(drawRaster(slipSvg({ ...azSlip, url }, dots)))).toBe(url);
  });

  test('without an address there is no QR code and less paper', () => {
    const with_ = drawRaster(slipSvg(azSlip, dots));
    const without = drawRaster(slipSvg({ ...azSlip, url: null }, dots));
    expect(decode(without)).toBeUndefined();
    expect(without.height).toBeLessThan(with_.height - 100);
    expect(slipSvg({ ...azSlip, url: null }, dots)).not.toContain(azSlip.qrCaption.split(' ')[0]);
  });

  test('the number is the largest thing on it', () => {
    const sizes = textsOf(slipSvg(azSlip, dots)).toSorted((a, b) => b.size - a.size);
    expect(sizes[0]?.text).toBe('A042');
    expect(sizes[0]?.size).toBeGreaterThan(3 * (sizes[1]?.size ?? 0));
  });

  test('the marks of a copy and of practice are there only when asked for', () => {
    expect(slipSvg(azSlip, dots)).not.toContain('SURƏT');
    expect(slipSvg({ ...azSlip, copy: 'SURƏT' }, dots)).toContain('>SURƏT<');
    expect(slipSvg({ ...azSlip, practice: 'TƏLİM' }, dots)).toContain('>TƏLİM<');
  });
});

test('what a person typed is text and never markup', () => {
  const svg = slipSvg({ ...azSlip, centre: '<script>&"\u0000\u0007\ud800</text>' }, 576);
  expect(svg).toContain('&lt;script&gt;&amp;&quot;&lt;/text&gt;');
  expect(() => drawRaster(svg)).not.toThrow();
});

describe('letters', () => {
  const glyph = (character: string, weight: number): string => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><text x="8" y="46" font-family="Inter" font-size="40" font-weight="${weight}">${character}</text></svg>`;
    return Buffer.from(drawRaster(svg).bits).toString('hex');
  };

  test.each(weights)('all of Azerbaijani and Russian are drawn, each its own, at weight %i', (weight) => {
    const tofu = glyph('\u0378', weight);
    const blank = glyph(' ', weight);
    for (const character of `${alphabet}${cyrillic}№–«»`) {
      expect(canDraw(character, weight), character).toBe(true);
      expect([tofu, blank], character).not.toContain(glyph(character, weight));
    }
    const forms = [...'əƏeEğgıiİIöoşsüuçc'].map((character) => glyph(character, weight));
    expect(new Set(forms).size).toBe(forms.length);
  });

  test('a weight that is missing would show: each draws differently', () => {
    expect(new Set(weights.map((weight) => glyph('Ə', weight))).size).toBe(weights.length);
  });
});

describe('wrapping', () => {
  test('loses nothing, and no line is wider than it may be', () => {
    assertSeeded(
      fc.property(longText, fc.integer({ min: 80, max: 560 }), (text, width) => {
        const lines = wrap(text, 500, 24, width);
        expect(lines.join('').replace(/\s/gu, '')).toBe(text.normalize('NFC').replace(/\s/gu, ''));
        for (const line of lines) expect(textEms(line, 500) * 24).toBeLessThanOrEqual(width + 0.001);
      }),
    );
  });

  test('breaks between words, and into even lines', () => {
    expect(wrap('Nömrəniz çağırılanda ekrana baxın və pəncərəyə yaxınlaşın.', 500, 24, 544)).toEqual([
      'Nömrəniz çağırılanda ekrana',
      'baxın və pəncərəyə yaxınlaşın.',
    ]);
  });

  test('keeps line ends, and breaks after a hyphen', () => {
    const phrase = 'bir iki üç';
    expect(wrap(phrase, 500, 1, textEms(phrase, 500))).toEqual([phrase]);
    expect(wrap(phrase, 500, 1, textEms(phrase, 500) - 0.001)).toHaveLength(2);
    expect(wrap('bir\n\niki', 500, 24, 544)).toEqual(['bir', 'iki']);
    expect(wrap('sosial-iqtisadi', 500, 40, 200)).toEqual(['sosial-', 'iqtisadi']);
  });
});
