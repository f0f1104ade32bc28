import type { Estimate } from './estimate.ts';

/** A made-up wait between so many minutes, for samples and previews; `to` null = more than `from`. */
export function plainEstimate(from: number, to: number | null): Estimate {
  const high = to ?? from * 2;
  return {
    low: from * 60,
    middle: (from + high) * 30,
    high: high * 60,
    basis: 'learnt',
    fromMinutes: from,
    toMinutes: to,
  };
}
