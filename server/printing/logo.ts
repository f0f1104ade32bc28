import { Resvg } from '@resvg/resvg-js';
import { logoLimits } from '../../shared/devices/logo-limits.ts';
import { pictureSize } from '../files/picture-size.ts';
import { type Raster, rasterToPng } from './raster.ts';
import type { Block } from './slip-blocks.ts';
import type { Look } from './slip-sizes.ts';

/** The logo of a slip: black dots and white ones by error diffusion, so that its greys look grey; null where the file cannot be drawn. */
export function logoBlock(look: Look, file: Uint8Array): Block | null {
  const dots = logoDots(file, look.logo);
  if (dots === null) return null;
  const picture = Buffer.from(rasterToPng(dots)).toString('base64');
  return {
    height: dots.height,
    draw: (top) =>
      `<image x="${look.margin}" y="${top}" width="${dots.width}" height="${dots.height}" ` +
      `image-rendering="optimizeSpeed" href="data:image/png;base64,${picture}"/>`,
  };
}

/** A PNG or JPEG as dots, as large as it can be within a box; null where it cannot be drawn, or nothing of it is black. */
export function logoDots(file: Uint8Array, most: Look['logo']): Raster | null {
  const found = pictureSize(file);
  if (found === null || Math.max(found.width, found.height) > logoLimits.dots) return null;
  const scale = Math.min(most.width / found.width, most.height / found.height);
  const width = Math.max(1, Math.round(found.width * scale));
  const height = Math.max(1, Math.round(found.height * scale));
  const stride = Math.ceil(width / 8) * 8;
  const picture = Buffer.from(file).toString('base64');
  try {
    const { pixels } = new Resvg(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${stride}" height="${height}">` +
        `<image width="${width}" height="${height}" preserveAspectRatio="none" href="data:image/${found.kind};base64,${picture}"/></svg>`,
      { background: '#fff', font: { loadSystemFonts: false } },
    ).render();
    const bits = dithered(pixels, stride, height);
    return bits.some((byte) => byte !== 0) ? { width: stride, height, bits } : null;
  } catch {
    return null;
  }
}

/** Shades as black and white dots: what a dot errs by goes to its neighbours (Floyd and Steinberg, 1976). */
const dithered = (pixels: Uint8Array, width: number, height: number): Uint8Array => {
  const shades = Float32Array.from({ length: width * height }, (_, at) => shadeOf(pixels, at * 4));
  const bits = new Uint8Array((width / 8) * height);
  const spread = (at: number, by: number): void => {
    shades[at] = (shades[at] ?? 0) + by;
  };
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const shade = shades[at] ?? white;
      const isBlack = shade < white / 2;
      if (isBlack) bits[at >> 3] = (bits[at >> 3] ?? 0) | (0x80 >> (x & 7));
      const error = (shade - (isBlack ? 0 : white)) / 16;
      if (x + 1 < width) spread(at + 1, 7 * error);
      if (y + 1 === height) continue;
      if (x > 0) spread(at + width - 1, 3 * error);
      spread(at + width, 5 * error);
      if (x + 1 < width) spread(at + width + 1, error);
    }
  return bits;
};

const white = 255;
/** How bright a dot is (ITU-R BT.601). */
const shadeOf = (pixels: Uint8Array, at: number): number =>
  0.299 * (pixels[at] ?? white) + 0.587 * (pixels[at + 1] ?? white) + 0.114 * (pixels[at + 2] ?? white);
