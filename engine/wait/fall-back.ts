import type { Spoken } from './model.ts';
import { fromScale, toScale } from './scale.ts';

/** The range around a wait in seconds that no model gave. */
export function plainRange(seconds: number, from: keyof typeof reach): Spoken {
  const middle = toScale(seconds);
  const { below, above } = reach[from];
  return { middle: seconds, low: fromScale(middle - below), high: fromScale(middle + above) };
}

/**
 * How far one wait in ten lies below, and one in ten above, what is reckoned without a model, in scale: so it was in twenty
 * real offices, whatever the length of the line.
 */
const reach = { habit: { below: 0.5, above: 0.75 }, standard: { below: 0.7, above: 0.9 } } as const;
