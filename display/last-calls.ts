import type { CounterPlace } from '../shared/views.ts';
import { lastLineHeight, type Measure, plateEm, plateScale } from '../shared/wall/wall-letters.ts';

/** How the last calls stand in a box of this width, so large that they are read from 5 m, or as fits where one is wider than the box. */
export function lastCallsIn(
  calls: readonly Placed[],
  box: { readonly width: number; readonly height: number },
  near: number,
  widthOf: Measure,
): LastCalls {
  const em = Math.max(1, ...calls.map((call) => widthOfCall(call, widthOf)));
  const size = Math.min(near, Math.floor((box.width - 2 * lastMargin) / em));
  const width = Math.ceil(size * em) + 2 * lastMargin;
  const columns = Math.max(1, Math.floor((box.width + lastGap) / (width + lastGap)));
  const rows = Math.max(1, Math.floor((box.height + lastGap) / (size * lastLineHeight + lastGap)));
  return { size, width, columns, rows };
}

/** How wide they are beside something else, in units. */
export function lastCallsWidth(calls: readonly Placed[], near: number, widthOf: Measure): number {
  return Math.ceil(near * Math.max(1, ...calls.map((call) => widthOfCall(call, widthOf)))) + 2 * lastMargin;
}

export interface LastCalls {
  /** Font size, in the wall's units. */
  readonly size: number;
  readonly width: number;
  readonly columns: number;
  readonly rows: number;
}

/** Between two of them, and beside each, in units. */
export const lastGap = 14;
const lastMargin = 16;

type Placed = { readonly number: string; readonly counter: CounterPlace };

/** Between a number and its counter, in their size. */
const betweenEm = 0.32;

const widthOfCall = ({ number, counter: { name } }: Placed, widthOf: Measure): number =>
  widthOf(number) + betweenEm + plateEm(name, widthOf) * plateScale(name, widthOf);
