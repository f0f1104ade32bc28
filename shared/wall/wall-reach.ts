import {
  calledSize,
  farUnits,
  type Measure,
  plateScale,
  type Shape,
  type Sign,
  unitMillimetres,
  unitsLike,
} from './wall-letters.ts';

/**
 * From how many metres these are read on a wall of this shape while they are called, rounded down to a tenth: the number, and the
 * counter, whose name is set smaller where it is long. Rows are as many as let the number be read from 8 m, if it can be.
 */
export function reachOf(signs: readonly Sign[], shape: Shape, widthOf: Measure): Reach {
  const widest = calledSize(signs, unitsAcross(shape) - 2 * wallMargin, widthOf);
  const size = Math.min(unitsLike(farUnits, shape), widest);
  const scale = Math.min(1, ...signs.map(({ counter }) => plateScale(counter, widthOf)));
  const tenths = (units: number): number => Math.floor(metresOf(units, shape) * 10) / 10;
  return { number: tenths(size), counter: tenths(size * scale) };
}

/** In metres. */
export interface Reach {
  readonly number: number;
  readonly counter: number;
}

/**
 * From how many metres letters of so many units are read: capitals (0.727 of the font, as the typeface has them) at 0.7° of view.
 * 272 units on a lying full-HD screen of 43 inches are read from 8 m.
 */
export function metresOf(units: number, shape: Shape): number {
  const capital = units * capitalOfFont * unitMillimetres(shape);
  return capital / 1000 / Math.tan((degreesOfView * Math.PI) / 180);
}

/** How many units a screen has across: 1920, or more of them where it is lower than 16:9. */
export function unitsAcross({ width, height }: Pick<Shape, 'width' | 'height'>): number {
  return width / Math.min(width / 1920, height / 1080);
}

/** What is left free at the sides of the wall, in units. */
export const wallMargin = 40;
const capitalOfFont = 0.727;
const degreesOfView = 0.7;
