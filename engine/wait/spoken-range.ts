/** A range as a person would say it, in whole minutes. */
export interface SpokenRange {
  readonly fromMinutes: number;
  readonly toMinutes: number;
}

/** Rounds a range in seconds to steps that one would say, at least one step wide, so that it holds about as many waits as before. */
export function spokenRange(low: number, high: number): SpokenRange {
  const step = stepAt(high / 60);
  if (step === 1) return shortRange(low, high);
  const from = Math.floor(low / 60 / step + 1 - stepUpFrom) * step;
  const to = Math.round(high / 60 / step) * step;
  return { fromMinutes: Math.min(from, Math.max(0, to - step)), toMinutes: Math.max(to, step) };
}

/** Minutes that one says in steps of this size: 1 up to 10, 5 up to an hour, 10 up to two, 15 beyond. */
const stepAt = (minutes: number): number => (minutes <= 10 ? 1 : minutes <= 60 ? 5 : minutes <= 120 ? 10 : 15);

/**
 * In whole minutes most short waits lie above a lower end of 0. Where more than this share of a minute is to be waited, the lower
 * end is said as the minute above, so that one wait in ten lies below it all the same.
 */
const roundsUpFrom = 1 / 3;
/** Of larger steps so: waits thin out towards the lower end, and rounded to the nearest it would lie below too few. */
const stepUpFrom = 0.4;

const shortRange = (low: number, high: number): SpokenRange => {
  const from = Math.floor(low / 60 + 1 - roundsUpFrom);
  const to = Math.max(1, Math.round(high / 60));
  return { fromMinutes: Math.min(from, to - 1), toMinutes: to };
};
