import UPNG from 'upng-js';

/** The same picture with at most so many colours, as a PNG of one byte a dot or less: a screen of flat colours loses nothing to see. */
export function smallPng(png: Uint8Array, colours = 128): Buffer {
  const picture = UPNG.decode(Uint8Array.from(png).buffer);
  const [dots] = UPNG.toRGBA8(picture);
  if (dots === undefined) throw new Error('there is no picture in this file');
  return Buffer.from(UPNG.encode([dots], picture.width, picture.height, colours));
}
