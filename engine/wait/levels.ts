/** Shares of waits that may lie below the range's lower and upper end. */
export interface Levels {
  readonly low: number;
  readonly high: number;
}

/** What is asked of a range, where nothing is known of how it comes out. */
export const plainLevels: Levels = { low: 0.1, high: 0.9 };

/** Levels go no further than this, however the waits come out. */
export const leastLevels: Levels = { low: 0.005, high: 0.7 };
export const mostLevels: Levels = { low: 0.3, high: 0.995 };

/** Which of the regimes an estimate of this middle (seconds) belongs to: those of like size are rounded alike, and err alike. */
export function regimeOf(middle: number): number {
  const found = bounds.findIndex((bound) => middle < bound);
  return found === -1 ? bounds.length : found;
}

/** How many regimes there are; the first four are told in whole minutes. */
export const regimeCount = 9;
export const inMinutesCount = 4;

/** How a wait came out, against what was told of it. */
export interface CameOut {
  readonly isBelow: boolean;
  readonly isAbove: boolean;
}

/**
 * Levels that begin at those of `base`, by regime, and move a little with each wait, so that the ends of what is told are passed as
 * often as they say (Gibbs and Candès 2021).
 */
export function createMovingLevels() {
  const moved = new Map<number, Levels>();
  const of = (base: readonly Levels[], regime: number): Levels => moved.get(regime) ?? base[regime] ?? plainLevels;
  return {
    /** Those in force for an estimate of this middle (seconds). */
    of: (base: readonly Levels[], middle: number): Levels => of(base, regimeOf(middle)),
    move(base: readonly Levels[], middle: number, { isBelow, isAbove }: CameOut): void {
      const regime = regimeOf(middle);
      const { low, high } = of(base, regime);
      moved.set(regime, {
        low: within('low', low + learningRate * (plainLevels.low - Number(isBelow))),
        high: within('high', high + learningRate * (plainLevels.high - Number(!isAbove))),
      });
    },
    /** All begin again. */
    clear: (): void => moved.clear(),
  };
}
export type MovingLevels = ReturnType<typeof createMovingLevels>;

/** Seconds of the middle: whole minutes are told up to ten minutes, then fives, tens and quarters, or times of day. */
const bounds = [60, 120, 300, 600, 1200, 2400, 3600, 5400] as const;

const learningRate = 0.004;

const within = (end: keyof Levels, level: number): number =>
  Math.min(mostLevels[end], Math.max(leastLevels[end], level));
