import type { Spoken } from './model.ts';

/** z of the normal distribution with 10 % beyond it. */
const z = 1.2816;

/**
 * A range around the wait for `steps` calls of `seconds` in all when no model has been learnt: 80 % of a gamma distribution
 * with that mean (Wilson and Hilferty 1931), whose variance is that of as many exponential gaps and of `doubt`, the
 * coefficient of variation with which the seconds per ticket themselves are known.
 */
export const gammaRange = (seconds: number, steps: number, doubt: number): Spoken => {
  const shape = 1 / (1 / Math.max(1, steps) + doubt * doubt);
  const at = (by: number): number => seconds * Math.max(0, 1 - 1 / (9 * shape) + by / (3 * Math.sqrt(shape))) ** 3;
  return { middle: at(0), low: at(-z), high: at(z) };
};
