/** Axes and columns of the charts, as numbers; nothing here draws. */

/** Ticks from 0 (seconds) at round times, at most `most` above 0; the last is at or above `max`. */
export function durationTicks(max: number, most = 4): readonly number[] {
  const fits = durationSteps.find((candidate) => candidate * most >= max);
  const step = fits ?? Math.ceil(max / most / 3600) * 3600;
  return ticksBy(step, max);
}

/** Ticks from 0 at 1, 2 or 5 times a power of ten, at most `most` above 0; the last is at or above `max`. */
export function countTicks(max: number, most = 4): readonly number[] {
  const rough = Math.max(1, max / most);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough - 1e-9) ?? power * 10;
  return ticksBy(step, max);
}

export interface Band {
  readonly x: number;
  readonly width: number;
}

/** `count` bands side by side over `width`, with a gap of `gap` of each band's room between; never thinner than half a dot. */
export function bands(count: number, width: number, gap = 0.3): readonly Band[] {
  if (count === 0) return [];
  const room = width / count;
  const wide = Math.max(0.5, Math.min(room * (1 - gap), 56));
  return Array.from({ length: count }, (_, index) => ({ x: index * room + (room - wide) / 2, width: wide }));
}

/** Which bands get a label so that labels of `labelWidth` do not touch: every n-th, counted from the first. */
export function labelEvery(count: number, width: number, labelWidth: number): number {
  return count === 0 ? 1 : Math.max(1, Math.ceil((labelWidth * count) / Math.max(1, width)));
}

/** The height (0 = top) of a value on a scale from 0 to `top` drawn `height` high. */
export function yOf(value: number, top: number, height: number): number {
  return top <= 0 ? height : height - (Math.min(value, top) / top) * height;
}

const durationSteps = [10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400];

const ticksBy = (step: number, max: number): readonly number[] =>
  Array.from({ length: Math.max(1, Math.ceil(max / step - 1e-9)) + 1 }, (_, index) => index * step);
