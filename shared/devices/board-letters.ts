import { type Measure, plateWidth } from '../wall/wall-letters.ts';

/** How large a wall's board of counters sets its lines: what the wall and the manager's settings reckon alike. */

/** The least font of its numbers, in that which is read from 5 m: they are read from 3 m. */
export const boardLeast = 0.6;
/** The least font of the word that a counter pauses, in that of the numbers, and the largest. */
export const leastState = 0.5;
export const mostState = 0.72;
/** A line's border and the air at its sides, in units. */
export const lineMargin = 20;

/** How wide a line is, in the font of its numbers, where what stands before the counter is so wide in that font. */
export function boardLineEm(first: number, counter: string, widthOf: Measure): number {
  return first + betweenEm + plateWidth(counter, widthOf);
}

/** The font of the numbers where they are smallest, in units: so small that the widest line has room in `width`, and `least` otherwise. */
export function smallestOnBoard(lineEm: number, width: number, least: number): number {
  return Math.min(least, Math.floor((width - 2 * lineMargin) / lineEm));
}

const betweenEm = 0.4;
