import { Resvg } from '@resvg/resvg-js';
import { PNG } from 'pngjs';
import { fontFile, weights } from './font.ts';

/** A picture of black dots: rows of `width / 8` bytes, the first dot of a byte in its highest bit, 1 = black. */
export interface Raster {
  /** In dots, a multiple of 8. */
  readonly width: number;
  readonly height: number;
  readonly bits: Uint8Array;
}

/** Draws an SVG picture into dots, one for each of its units. */
export function drawRaster(svg: string): Raster {
  const image = new Resvg(svg, {
    font: { loadSystemFonts: false, fontFiles: weights.map(fontFile), defaultFontFamily: 'Inter' },
    background: '#fff',
  }).render();
  // Each of these crosses into native code: once, not for every dot.
  const { width, height, pixels } = image;
  const stride = Math.ceil(width / 8);
  const bits = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const red = pixels[(y * width + x) * 4] ?? 255;
      const at = y * stride + (x >> 3);
      if (red < blackBelow) bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { width: stride * 8, height, bits };
}

/** Whether this dot is black; outside of the picture all is white. */
export function isBlack({ width, height, bits }: Raster, x: number, y: number): boolean {
  return (
    x >= 0 && y >= 0 && x < width && y < height && ((bits[y * (width / 8) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0
  );
}

/** The picture as PNG bytes, in shades of grey. */
export function rasterToPng({ width, height, bits }: Raster): Uint8Array {
  const png = new PNG({ width, height });
  for (let i = 0; i < width * height; i += 1) {
    png.data[i] = ((bits[i >> 3] ?? 0) & (0x80 >> (i & 7))) === 0 ? 255 : 0;
  }
  // Long runs of one shade pack well at the lowest effort; the rows need no filter.
  return PNG.sync.write(png, { inputColorType: 0, inputHasAlpha: false, colorType: 0, filterType: 0, deflateLevel: 1 });
}

/** A dot is burnt where more than half of it is covered; a shade less, since paper drinks the edges. */
const blackBelow = 140;
