import { createHabits, type Habits } from './line.ts';
import type { RunningMean } from './running-mean.ts';

/** Means as [value, weight]: what a tracker keeps from day to day, as plain JSON. */
export type KeptMean = readonly [number, number];

export interface KeptHabits {
  readonly means: { readonly [Name in Single]: KeptMean };
  /** By hour: gap and wait, only hours in which there was any call. */
  readonly hours: readonly (readonly [hour: number, gap: KeptMean, wait: KeptMean])[];
}

export function keepMean({ value, weight }: RunningMean): KeptMean {
  return [Number(value.toPrecision(5)), Number(weight.toPrecision(4))];
}

export function setMean(mean: RunningMean, [value, weight]: KeptMean): void {
  mean.value = value;
  mean.weight = weight;
}

export function keepHabits(habits: Habits): KeptHabits {
  return {
    means: Object.fromEntries(singles.map((name) => [name, keepMean(habits[name])])) as { [Name in Single]: KeptMean },
    hours: habits.gapByHour.flatMap((gap, hour) => {
      const wait = habits.waitByHour[hour];
      return wait === undefined || gap.weight + wait.weight === 0
        ? []
        : [[hour, keepMean(gap), keepMean(wait)] as const];
    }),
  };
}

export function habitsFrom(kept: KeptHabits): Habits {
  const habits = createHabits();
  for (const name of singles) setMean(habits[name], kept.means[name]);
  for (const [hour, gap, wait] of kept.hours) {
    const [gaps, waits] = [habits.gapByHour[hour], habits.waitByHour[hour]];
    if (gaps !== undefined) setMean(gaps, gap);
    if (waits !== undefined) setMean(waits, wait);
  }
  return habits;
}

const singles = [
  'gap',
  'wait',
  'pace',
  'gaveUp',
  'inLine',
  'firstCall',
  'lastCall',
] as const satisfies readonly (keyof Habits)[];
type Single = (typeof singles)[number];
