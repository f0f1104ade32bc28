/** A range as a person would say it, in whole minutes. */
export interface SpokenRange {
  readonly fromMinutes: number;
  readonly toMinutes: number;
}

/** Minutes that one says in steps of this size: 1 up to 10, 5 up to an hour, 10 up to two, 15 beyond. */
const stepAt = (minutes: number): number => (minutes <= 10 ? 1 : minutes <= 60 ? 5 : minutes <= 120 ? 10 : 15);

/** Rounds a range in seconds to the nearest steps that one would say, at least one step wide. */
export const spokenRange = (low: number, high: number): SpokenRange => {
  const step = stepAt(high / 60);
  const from = Math.round(low / 60 / step) * step;
  const to = Math.round(high / 60 / step) * step;
  return { fromMinutes: Math.min(from, Math.max(0, to - step)), toMinutes: Math.max(to, step) };
};
