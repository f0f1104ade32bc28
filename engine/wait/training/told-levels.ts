import { inMinutesCount, type Levels, leastLevels, mostLevels, plainLevels, regimeCount, regimeOf } from '../levels.ts';
import { endAt, groupOf, type Model } from '../model.ts';
import { fromScale } from '../scale.ts';
import { toldSpan } from '../told.ts';

/** What was said of a past visit by trees that had not seen its day. */
export interface HeldOut {
  /** In scale. */
  readonly middle: number;
  readonly spread: number;
  /** Seconds. */
  readonly wait: number;
  /** When it would have been told (ms). */
  readonly at: number;
}

/**
 * For each regime the levels at which what would have been told of held-out waits, rounding and all, held nine of ten at either end:
 * split conformal prediction over what is said instead of what is reckoned. Where too few are known, the plain ones.
 */
export function toldLevels(model: Fitted, held: readonly HeldOut[]): readonly Levels[] {
  const regimes = Map.groupBy(held, ({ middle }) => regimeOf(fromScale(middle) * model.lift));
  return Array.from({ length: regimeCount }, (_, regime) => {
    const those = regimes.get(regime) ?? [];
    if (those.length < leastHeld) return plainLevels;
    const { low, high } = levelsFor(model, those);
    const share = regime < inMinutesCount ? 1 : longShare;
    const towards = (plain: number, found: number): number => Number((plain + share * (found - plain)).toFixed(3));
    return { low: towards(plainLevels.low, low), high: towards(plainLevels.high, high) };
  });
}

type Fitted = Pick<Model, 'groups' | 'lift'>;

/** Fewer held-out waits say too little of one in ten. */
const leastHeld = 100;
/**
 * Of longer waits a few days know too little of the worst ones to come: half of what they say is taken. Whole minutes are as wide as
 * short ranges, so that there the rounding decides, which does not change from day to day.
 */
const longShare = 0.5;

const levelsFor = (model: Fitted, held: readonly HeldOut[]): Levels => {
  const ranges = held.map((one) => ({ ...one, ...rangeOf(model, one) }));
  const share = (is: (one: (typeof ranges)[number]) => boolean): number => ranges.filter(is).length / ranges.length;
  const [, high] = turnOf(
    leastLevels.high,
    mostLevels.high,
    (level) =>
      share(({ wait, low, high: end, at }) => wait <= toldSpan(low(plainLevels.low), end(level), at).high) >=
      plainLevels.high,
  );
  const [low] = turnOf(
    leastLevels.low,
    mostLevels.low,
    (level) =>
      share(({ wait, low: end, high: most, at }) => wait < toldSpan(end(level), most(high), at).low) > plainLevels.low,
  );
  return { low, high };
};

/** Both ends in seconds, by level. */
const rangeOf = ({ groups, lift }: Fitted, { middle, spread }: HeldOut) => {
  const quantiles = groupOf(groups, middle)?.quantiles ?? [0];
  const value = fromScale(middle) * lift;
  const end = (level: number): number => endAt({ middle, spread }, quantiles, level);
  return {
    low: (level: number): number => Math.min(end(level), value),
    high: (level: number): number => Math.max(end(level), value),
  };
};

const halvings = 9;

/** Between which two values something begins to be so that is so from there on. */
const turnOf = (from: number, to: number, is: (value: number) => boolean): readonly [before: number, from: number] => {
  let [below, above] = [from, to];
  for (let step = 0; step < halvings; step += 1) {
    const half = (below + above) / 2;
    if (is(half)) above = half;
    else below = half;
  }
  return [below, above];
};
