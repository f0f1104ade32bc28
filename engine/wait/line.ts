import { addTo, emptyMean, type RunningMean, shrunk } from './running-mean.ts';

/** The line of one service: who waits, how it has moved lately (today), and how it moves as a rule (kept from day to day). */

export interface Waiting {
  readonly ticket: string;
  readonly rank: number;
  readonly at: number;
  /** People ahead in this line when it was issued. */
  readonly ahead: number;
}

export interface Call {
  readonly at: number;
  /** Seconds. */
  readonly wait: number;
  readonly ahead: number;
  readonly rank: number;
}

/** What is kept of a service from day to day; seconds. */
export interface Habits {
  /** Seconds that a ticket is first in line before its call: the minutes per ticket. */
  readonly gap: RunningMean;
  readonly gapByHour: readonly RunningMean[];
  readonly wait: RunningMean;
  readonly waitByHour: readonly RunningMean[];
  /** Wait divided by place in line. */
  readonly pace: RunningMean;
  readonly gaveUp: RunningMean;
  readonly inLine: RunningMean;
  /** Seconds since midnight of the first and the last call of a day. */
  readonly firstCall: RunningMean;
  readonly lastCall: RunningMean;
}

export function createHabits(): Habits {
  return {
    gap: emptyMean(),
    gapByHour: hours(),
    wait: emptyMean(),
    waitByHour: hours(),
    pace: emptyMean(),
    gaveUp: emptyMean(),
    inLine: emptyMean(),
    firstCall: emptyMean(),
    lastCall: emptyMean(),
  };
}

export interface TrackedLine {
  readonly habits: Habits;
  waiting: Waiting[];
  calls: Call[];
  issues: number[];
  callsToday: number;
  issuedToday: number;
  /** Of those who came today; forgetting. */
  privilegedShare: number;
  firstToday: number;
  lastToday: number;
  /** Of today, forgetting fast. */
  recentGap: RunningMean;
  recentPace: RunningMean;
  /** Sums of today's gaps and of what habit expected of them, forgetting. */
  gapsSum: number;
  expectedSum: number;
}

/** Ends a line's day: what was seen of its hours becomes habit, the rest is forgotten. */
export function endDay(line: TrackedLine): void {
  if (line.callsToday >= 3) {
    addTo(line.habits.firstCall, line.firstToday, 5);
    addTo(line.habits.lastCall, line.lastToday, 5);
  }
  Object.assign(line, today());
}

/** Adds a call to what is known; `hour` and `second` are local and of the call. */
export function noteCall(
  line: TrackedLine,
  call: Call,
  local: { readonly hour: number; readonly second: number; readonly startHour: number; readonly expected: number },
): void {
  const { habits } = line;
  const previous = line.calls.at(-1)?.at ?? 0;
  const gap = Math.max(0, (call.at - Math.max(previous, call.at - call.wait * 1000)) / 1000);
  const usualGap = withoutOutlier(habits.gap, gap, 30);
  const usualWait = withoutOutlier(habits.wait, call.wait, 60);
  addTo(habits.gap, usualGap, gapMemory);
  const byHour = habits.gapByHour[local.startHour];
  if (byHour !== undefined) addTo(byHour, usualGap, hourMemory);
  addTo(habits.wait, usualWait, gapMemory);
  const waits = habits.waitByHour[local.hour];
  if (waits !== undefined) addTo(waits, usualWait, hourMemory);
  const pace = call.wait / (call.ahead + 1);
  addTo(habits.pace, pace, gapMemory);
  addTo(habits.gaveUp, 0, gapMemory);
  addTo(habits.inLine, call.wait, gapMemory);
  addTo(line.recentGap, gap, paceMemory);
  addTo(line.recentPace, pace, paceMemory);
  const keep = 1 - 1 / factorMemory;
  line.gapsSum = line.gapsSum * keep + gap;
  line.expectedSum = line.expectedSum * keep + local.expected;
  line.calls.push(call);
  if (line.calls.length > keptCalls) line.calls.shift();
  if (line.callsToday === 0) line.firstToday = local.second;
  line.lastToday = local.second;
  line.callsToday += 1;
}

/** Chance a second that somebody in this line gives up. */
export function giveUpRate(habits: Habits): number {
  return habits.inLine.value <= 0 ? 0 : Math.min(habits.gaveUp.value / habits.inLine.value, 0.05);
}

/** Seconds a ticket at the head waits, by habit at that hour; drawn to the service's own mean and then to `prior`. */
export function habitGap(habits: Habits, hour: number, prior: number): number {
  const own = shrunk(habits.gap, prior, 5);
  const byHour = habits.gapByHour[hour];
  return byHour === undefined ? own : shrunk(byHour, own, 10);
}

/**
 * How much slower than by habit this line moves today: gaps seen over gaps expected, with the wait of the present head
 * counted as it runs (a gamma-exponential posterior mean); 1 = as by habit.
 */
export function todayFactor(line: TrackedLine, expected: number, now: number): number {
  const head = line.waiting[0];
  const running = head === undefined ? 0 : Math.max(0, now - Math.max(line.calls.at(-1)?.at ?? 0, head.at)) / 1000;
  const prior = factorStrength * Math.max(expected, 1);
  return (line.gapsSum + running + prior) / (line.expectedSum + prior);
}

const keptCalls = 64;
const gapMemory = 200;
const hourMemory = 80;
const paceMemory = 8;
const factorMemory = 12;
/** An outage, or a ticket that was forgotten, is no habit: nothing counts for more than so many times what is usual. */
const mostTimes = 10;
const enoughToKnow = 20;
const factorStrength = 5;

const hours = (): readonly RunningMean[] => Array.from({ length: 24 }, emptyMean);

export const createLine = (habits = createHabits()): TrackedLine => ({ habits, ...today() });

const today = () => ({
  waiting: [],
  calls: [],
  issues: [],
  callsToday: 0,
  issuedToday: 0,
  privilegedShare: 0,
  firstToday: 0,
  lastToday: 0,
  recentGap: emptyMean(),
  recentPace: emptyMean(),
  gapsSum: 0,
  expectedSum: 0,
});

const withoutOutlier = (mean: RunningMean, value: number, least: number): number =>
  mean.weight < enoughToKnow ? value : Math.min(value, mostTimes * Math.max(least, mean.value));
