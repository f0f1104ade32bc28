import { hourMs } from '../../shared/time/durations.ts';
import { giveUpRate, type TrackedLine, todayFactor } from './line.ts';
import { type RunningMean, shrunk } from './running-mean.ts';
import type { TrackerState } from './tracker-state.ts';

/** What can be said of one line at an instant, the same for all: its pace, its last waits, how lively it is. */

/** Mean of the last waits, in seconds. */
export function meanWait(line: TrackedLine, last: number, otherwise: number): number {
  const count = Math.min(last, line.calls.length);
  if (count === 0) return otherwise;
  let sum = 0;
  for (let i = line.calls.length - count; i < line.calls.length; i += 1) sum += line.calls[i]?.wait ?? 0;
  return sum / count;
}

/** Seconds a call over the last `last` calls until now; `otherwise` before there are as many. */
export function secondsPerCall(line: TrackedLine, last: number, now: number, otherwise: number): number {
  const first = line.calls[line.calls.length - last];
  return first === undefined ? otherwise : (now - first.at) / 1000 / last;
}

/** How many were called and issued of late. */
export function livelinessOf(line: TrackedLine, at: number) {
  return {
    calls15: callsSince(line, at - 900_000),
    calls60: callsSince(line, at - hourMs),
    issues15: since(line.issues, at - 900_000),
    issues60: since(line.issues, at - hourMs),
  };
}

/** Seconds per call and per person ahead, by habit and today. */
export function paceOf(state: TrackerState, service: string, at: number, local: { hour: number; second: number }) {
  const line = state.lineOf(service);
  const { habits } = line;
  const gapHour = state.gapAt(service, local.hour);
  const waitsForFirst = line.callsToday === 0 && habits.firstCall.value > local.second;
  const factor = waitsForFirst ? 1 : todayFactor(line, gapHour, at);
  const habitPace = shrunk(habits.pace, gapHour, 5);
  const last = line.calls.at(-1);
  return {
    fluid: fluidFrom((hour) => state.gapAt(service, hour), local.second),
    gapHour,
    factor,
    recentGap: shrunk(line.recentGap, gapHour * factor, 2),
    giveUpRate: giveUpRate(habits),
    habitPace,
    recentPace: shrunk(line.recentPace, habitPace, 1),
    lastPace: last === undefined ? habitPace : last.wait / (last.ahead + 1),
    gap3: secondsPerCall(line, 3, at, gapHour),
    gap10: secondsPerCall(line, 10, at, gapHour),
  };
}

/** The last waits against the usual ones, and today's hours against the line's usual ones. */
export function historyOf(state: TrackerState, service: string, at: number, local: { hour: number; second: number }) {
  const line = state.lineOf(service);
  const { habits } = line;
  const habitWait = shrunk(habits.wait, state.all.habits.wait.value, 5);
  const ofHour = habits.waitByHour[local.hour];
  const habitWaitHour = ofHour === undefined ? habitWait : shrunk(ofHour, habitWait, 8);
  const last = line.calls.at(-1);
  return {
    habitWait,
    habitWaitHour,
    lastWait: last?.wait ?? habitWaitHour,
    mean3: meanWait(line, 3, habitWaitHour),
    mean10: meanWait(line, 10, habitWaitHour),
    lastAgo: last === undefined ? longAgo : (at - last.at) / 1000,
    untilFirst: line.callsToday > 0 ? 0 : Math.max(0, secondsUntil(habits.firstCall, local.second, 0)),
    untilLast: secondsUntil(habits.lastCall, local.second, 20_000),
  };
}

/** More people than this are reckoned as this many. */
const mostSteps = 400;
const longAgo = 36_000;

const since = (times: readonly number[], from: number): number => {
  let count = 0;
  for (let i = times.length - 1; i >= 0 && (times[i] ?? from) >= from; i -= 1) count += 1;
  return count;
};
const callsSince = ({ calls }: TrackedLine, from: number): number => {
  let count = 0;
  for (let i = calls.length - 1; i >= 0 && (calls[i]?.at ?? 0) >= from; i -= 1) count += 1;
  return count;
};

/** The seconds that `ahead` + 1 calls take by habit, hour by hour; sums are kept, so that all who ask share them. */
const fluidFrom = (gapAt: (hour: number) => number, second: number): ((ahead: number) => number) => {
  const sums: number[] = [];
  let [hour, gap, sum] = [-1, 0, 0];
  return (ahead) => {
    const steps = Math.min(Math.max(0, ahead), mostSteps);
    while (sums.length <= steps) {
      const now = Math.min(23, Math.floor((second + sum) / 3600));
      if (now !== hour) [hour, gap] = [now, gapAt(now)];
      sum += gap;
      sums.push(sum);
    }
    return sums[Math.floor(steps)] ?? sum;
  };
};

const secondsUntil = (mean: RunningMean, second: number, otherwise: number): number =>
  mean.weight === 0 ? otherwise : mean.value - second;
