import type { OpenCounter } from './counters.ts';

/** Who works for a line at an instant: how many, who is served there for how long, who stands idle since when, and which are free next. */

export function workOf(open: readonly OpenCounter[]) {
  const next = open.map(({ freeIn }) => freeIn).sort((a, b) => a - b);
  const busy = open.filter((counter) => counter.busy);
  const idle = open
    .filter((counter) => !counter.busy)
    .map(({ unseen }) => Math.min(longIdle, unseen))
    .sort((a, b) => a - b);
  const seen = (seconds: number): number => open.filter(({ unseen }) => unseen <= seconds).length;
  const sum = (of: (counter: OpenCounter) => number): number => busy.reduce((all, counter) => all + of(counter), 0);
  return {
    open: open.length,
    free: idle.length,
    seen3: seen(180),
    seen10: seen(600),
    next1: next[0] ?? unknownNext,
    next2: next[1] ?? next[0] ?? unknownNext,
    meanGone: busy.length === 0 ? 0 : sum(({ gone }) => gone) / busy.length,
    leastGone: busy.reduce((least, { gone }) => Math.min(least, gone), longIdle),
    mostGone: busy.reduce((most, { gone }) => Math.max(most, gone), 0),
    restSum: sum(({ freeIn }) => freeIn),
    /** Seconds until the first of the busy ones is free, each ending by chance. */
    firstFree: busy.length === 0 ? 0 : 1 / sum(({ freeIn }) => 1 / Math.max(leastRest, freeIn)),
    idleFor1: idle[0] ?? longIdle,
    idleFor2: idle[1] ?? longIdle,
    idle30: idle.filter((seconds) => seconds <= 30).length,
    idle120: idle.filter((seconds) => seconds <= 120).length,
    /** Counters, an idle one by the chance that somebody is still at it. */
    likely: busy.length + idle.reduce((all, seconds) => all + Math.exp(-seconds / leavesAfter), 0),
  };
}

const unknownNext = 0;
/** An idle counter that nothing was seen of for longer is not expected to call any sooner than this (s). */
const longIdle = 1200;
/** Of idle counters so large a share (1/e) still calls a newcomer after so many seconds without anything seen of them. */
const leavesAfter = 90;
/** A visit is not expected to be over sooner than this (s). */
const leastRest = 5;
