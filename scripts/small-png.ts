import UPNG from 'upng-js';

/** The same picture, so many times smaller, in a palette of at most 128 colours: flat screens lose nothing that is seen. */
export function smallPng(png: Uint8Array, times = 1): Buffer {
  const picture = UPNG.decode(Uint8Array.from(png).buffer);
  const [dots] = UPNG.toRGBA8(picture);
  if (dots === undefined) throw new Error('there is no picture in this file');
  const { dots: fewer, width, height } = shrink(new Uint8Array(dots), picture.width, times);
  return Buffer.from(UPNG.encode([fewer.buffer], width, height, colours));
}

const colours = 128;

/** Each dot the mean of a square of `times` x `times`. */
const shrink = (dots: Uint8Array, from: number, times: number) => {
  const width = Math.floor(from / times);
  const height = Math.floor(dots.length / 4 / from / times);
  const fewer = new Uint8Array(width * height * 4);
  for (let at = 0; at < fewer.length; at++) {
    const [dot, channel] = [at >> 2, at & 3];
    const [left, top] = [(dot % width) * times, Math.floor(dot / width) * times];
    let sum = 0;
    for (let y = top; y < top + times; y++)
      for (let x = left; x < left + times; x++) sum += dots[(y * from + x) * 4 + channel] ?? 0;
    fewer[at] = Math.round(sum / times ** 2);
  }
  return { dots: fewer, width, height };
};
