import type { Estimate, EstimateBasis } from '../../shared/tickets/estimate.ts';
import type { RawEstimate as Raw } from './raw-estimate.ts';
import { spokenRange } from './spoken-range.ts';

/** An estimate as it travels: whole seconds, and the range as a person would say it; null where there is none, or what was learnt makes no sense. */
export function estimateOf(raw: Raw): Estimate | null {
  if (raw.middle === null || !Number.isFinite(raw.low + raw.middle + raw.high)) return null;
  const [low, middle, high] = [whole(raw.low), whole(raw.middle), whole(raw.high)];
  return { low, middle, high, basis: bases[raw.from], ...saidRange(low, high) };
}

/** A range in seconds as a person would say it, with no upper end where it is wide or far off. */
export function saidRange(low: number, high: number): Pick<Estimate, 'fromMinutes' | 'toMinutes'> {
  const { fromMinutes, toMinutes } = spokenRange(low, high);
  if (fromMinutes >= saidAsMoreThan) return { fromMinutes: Math.floor(fromMinutes / 60) * 60, toMinutes: null };
  return { fromMinutes, toMinutes: fromMinutes > 0 && toMinutes - fromMinutes > saidAsMoreThan ? null : toMinutes };
}

/**
 * An estimate made before the hours begin, `seconds` from then: nobody is called sooner. One that is shorter was made as though
 * the counters worked, and begins with the opening.
 */
export function fromOpening(raw: Raw, seconds: number): Raw {
  if (raw.middle === null || seconds <= 0) return raw;
  const { low, middle, high } = raw;
  if (middle > seconds) return { ...raw, low: Math.max(low, seconds) };
  return { ...raw, low: seconds + low, middle: seconds + middle, high: seconds + high };
}

/** An estimate made for one place in a line, carried over to another place in it, in proportion. */
export function atOtherPlace(estimate: Estimate, ahead: number, otherAhead: number): Estimate {
  const factor = (otherAhead + 1) / (ahead + 1);
  const [low, middle, high] = [estimate.low * factor, estimate.middle * factor, estimate.high * factor];
  const from = { learnt: 'model', 'minutes-per-ticket': 'habit', standard: 'standard' } as const;
  return estimateOf({ low, middle, high, from: from[estimate.basis], ahead: otherAhead }) ?? estimate;
}

const bases = {
  model: 'learnt',
  habit: 'minutes-per-ticket',
  standard: 'standard',
} as const satisfies { readonly [From in 'model' | 'habit' | 'standard']: EstimateBasis };

/** A range that begins here or later, or is wider than that, is said as "more than" (minutes). */
const saidAsMoreThan = 120;
const longest = 86_400;

const whole = (seconds: number): number => Math.round(Math.min(longest, Math.max(0, seconds)));
