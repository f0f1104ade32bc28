import { inputDefs } from './inputs.ts';

/**
 * Seconds that the counters at work need for those ahead, if nobody leaves: what a rush comes to in a hall that has never seen
 * one. null where no counter, or no service time, is known.
 */
export function workAhead(inputs: Float64Array): number | null {
  const [counters = 0, each = 0] = [inputs[open], inputs[seconds]];
  if (counters === 0 || each === 0) return null;
  const people = Math.max(inputs[ahead] ?? 0, inputs[pool] ?? 0) + 1 - (inputs[free] ?? 0);
  return (Math.max(0, people) * each) / counters;
}

const placeOf = (name: string): number => inputDefs.findIndex((input) => input.name === name);
const ahead = placeOf('ahead');
const pool = placeOf('poolAhead');
const open = placeOf('open');
const free = placeOf('free');
const seconds = placeOf('serviceSeconds');

/** Counters open, visitors leave or do not come while one waits: so much of the work ahead is done all the same. */
export const doneShare = 0.8;
