import { bands, yOf } from '../../shared/reports/chart-scale.ts';

/** The geometry of promised ranges by hour, the waits over them, and the promises kept below. Dots; 0 is at the top left. */

/** One hour: seconds, and a share from 0 to 1. */
export interface HourOfWaits {
  readonly key: string;
  /** Means of the ends of the ranges that were shown; null where nothing was quoted. */
  readonly promised: { readonly from: number; readonly to: number } | null;
  /** The waits that came: a tenth were at most `low`, half at most `middle`, nine tenths at most `high`. */
  readonly waited: { readonly low: number; readonly middle: number; readonly high: number } | null;
  /** Share of the promises that were kept. */
  readonly kept: number | null;
}

export interface HourPlan {
  readonly key: string;
  readonly x: number;
  readonly width: number;
  readonly band: Upright | null;
  readonly spread: (Upright & { readonly middle: number }) | null;
  /** A column in the strip of promises kept, from the strip's top. */
  readonly kept: (Upright & { readonly x: number; readonly width: number; readonly share: number }) | null;
}

/** The greatest value drawn, for the axis to hold; seconds. */
export function mostWaited(hours: readonly HourOfWaits[]): number {
  return Math.max(60, ...hours.flatMap(({ promised, waited }) => [promised?.to ?? 0, waited?.high ?? 0]));
}

export interface PictureSize {
  readonly width: number;
  readonly height: number;
  /** Height of the strip of promises kept. */
  readonly strip: number;
}

/** Hours side by side over a width; `top` (seconds) is the upper end of the axis. */
export function planPromises(
  hours: readonly HourOfWaits[],
  top: number,
  { width, height, strip }: PictureSize,
): readonly HourPlan[] {
  const upright = (from: number, to: number): Upright => ({
    y: yOf(to, top, height),
    height: yOf(from, top, height) - yOf(to, top, height),
  });
  const room = width / Math.max(1, hours.length);
  const columns = bands(hours.length, width, 0.5);
  return hours.map(({ key, promised, waited, kept }, index): HourPlan => {
    const column = columns[index] ?? { x: 0, width: 0 };
    return {
      key,
      x: index * room,
      width: room,
      band: promised === null ? null : upright(promised.from, promised.to),
      spread: waited === null ? null : { ...upright(waited.low, waited.high), middle: yOf(waited.middle, top, height) },
      kept: kept === null ? null : { ...column, y: yOf(kept, 1, strip), height: kept * strip, share: kept },
    };
  });
}

interface Upright {
  readonly y: number;
  readonly height: number;
}
