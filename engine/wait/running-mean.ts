/** A mean that forgets: after `memory` values each new one counts 1 / memory. */
export interface RunningMean {
  value: number;
  weight: number;
}

export function addTo(mean: RunningMean, value: number, memory: number): void {
  mean.weight = Math.min(mean.weight + 1, memory);
  mean.value += (value - mean.value) / mean.weight;
}

/** The mean, drawn towards `prior` as though `strength` values of that size had been seen before. */
export function shrunk(mean: RunningMean, prior: number, strength: number): number {
  return (mean.value * mean.weight + prior * strength) / (mean.weight + strength);
}

export const emptyMean = (): RunningMean => ({ value: 0, weight: 0 });
