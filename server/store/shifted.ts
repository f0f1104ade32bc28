import { dayMs } from '../../shared/time/durations.ts';
import type { PersonName } from './names.ts';

/** A correction of the time: what was `was` is `at` (ms). What it does to the times that are kept, the same in every store. */
export interface ClockShift {
  readonly was: number;
  readonly at: number;
}

/** When something ends: it has as long to go as before, and what is over stays so. */
export function shiftedEnd(time: number, { was, at }: ClockShift): number {
  return time > was ? time + at - was : Math.min(time, at);
}

/** When something was that counts for a day at most: it is as long ago as before. */
export function shiftedAge(time: number, shift: ClockShift): number {
  return time > shift.was - dayMs ? time + shift.at - shift.was : shiftedFact(time, shift);
}

/** When something was: never later than it is. */
export function shiftedFact(time: number, { was, at }: ClockShift): number {
  return time > at ? Math.min(time + Math.min(0, at - was), at) : time;
}

/**
 * What people were called, by id and the oldest first: as long ago as before, and in the order in which they were called it.
 * What holds from the beginning stays so.
 */
export function shiftedNames(names: readonly PersonName[], shift: ClockShift): readonly PersonName[] {
  const moved: PersonName[] = [];
  for (const name of names.toReversed()) {
    const later = moved.at(-1);
    const before = later?.id === name.id ? later.since - 1 : Number.POSITIVE_INFINITY;
    moved.push({ ...name, since: name.since === 0 ? 0 : Math.min(shiftedAge(name.since, shift), before) });
  }
  return moved.toReversed();
}
