import type { Ask } from './happenings.ts';
import { giveUpRate, type Line, todayFactor } from './line.ts';
import { shrunk } from './running-mean.ts';
import { sketchTurn } from './sketch.ts';
import { localOf, type Tracker } from './tracker.ts';

/** What the model looks at. `rises` = the estimate may never fall as this rises (-1: never rise). */
export const inputDefs = [
  { name: 'ahead', rises: 1 },
  { name: 'aheadOfRank', rises: 1 },
  { name: 'lineAhead', rises: 1 },
  { name: 'poolAhead', rises: 1 },
  { name: 'fluid', rises: 1 },
  { name: 'fluidToday', rises: 1 },
  { name: 'thinned', rises: 1 },
  { name: 'recentGapTimes', rises: 1 },
  { name: 'recentPaceTimes', rises: 1 },
  { name: 'lastPaceTimes', rises: 1 },
  { name: 'habitPaceTimes', rises: 1 },
  { name: 'gap3Times', rises: 1 },
  { name: 'gap10Times', rises: 1 },
  { name: 'callsHourTimes', rises: 1 },
  { name: 'centreGapTimes', rises: 1 },
  { name: 'sketch', rises: 1 },
  { name: 'overCounters', rises: 1 },
  { name: 'headAge', rises: 1 },
  { name: 'centreHeadAge', rises: 1 },
  { name: 'meanAge', rises: 1 },
  { name: 'lastWait', rises: 0 },
  { name: 'mean3Waits', rises: 0 },
  { name: 'mean10Waits', rises: 0 },
  { name: 'lastWaitAgo', rises: 0 },
  { name: 'centreLastWait', rises: 0 },
  { name: 'centreMean10', rises: 0 },
  { name: 'centreLastAgo', rises: 0 },
  { name: 'lastWaitOfRank', rises: 0 },
  { name: 'habitWait', rises: 0 },
  { name: 'habitWaitHour', rises: 0 },
  { name: 'habitGapHour', rises: 0 },
  { name: 'factor', rises: 0 },
  { name: 'calls15', rises: 0 },
  { name: 'calls60', rises: 0 },
  { name: 'centreCalls15', rises: 0 },
  { name: 'centreCalls60', rises: 0 },
  { name: 'issues15', rises: 0 },
  { name: 'issues60', rises: 0 },
  { name: 'centreIssues15', rises: 0 },
  { name: 'open', rises: 0 },
  { name: 'free', rises: 0 },
  { name: 'serviceSeconds', rises: 0 },
  { name: 'minuteOfDay', rises: 0 },
  { name: 'weekday', rises: 0 },
  { name: 'rank', rises: 0 },
  { name: 'untilFirst', rises: 0 },
  { name: 'untilLast', rises: 0 },
  { name: 'callsToday', rises: 0 },
] as const satisfies readonly { readonly name: string; readonly rises: -1 | 0 | 1 }[];
export type InputName = (typeof inputDefs)[number]['name'];
export const inputCount = inputDefs.length;

const since = (times: readonly number[], from: number): number => {
  let count = 0;
  for (let i = times.length - 1; i >= 0 && (times[i] ?? 0) >= from; i -= 1) count += 1;
  return count;
};
const callsSince = (line: Line, from: number): number => {
  let count = 0;
  for (let i = line.calls.length - 1; i >= 0 && (line.calls[i]?.at ?? 0) >= from; i -= 1) count += 1;
  return count;
};
const meanWait = (line: Line, last: number, otherwise: number): number => {
  const count = Math.min(last, line.calls.length);
  if (count === 0) return otherwise;
  let sum = 0;
  for (let i = line.calls.length - count; i < line.calls.length; i += 1) sum += line.calls[i]?.wait ?? 0;
  return sum / count;
};

/** Seconds a call over the last `last` calls until now; `otherwise` before there are as many. */
const secondsPerCall = (line: Line, last: number, now: number, otherwise: number): number => {
  const first = line.calls[line.calls.length - last];
  return first === undefined ? otherwise : (now - first.at) / 1000 / last;
};

export const inputsOf = (tracker: Tracker, ask: Ask): Float64Array => {
  const { at, service, rank } = ask;
  const { place, all, counters } = tracker;
  tracker.turnTo(at);
  const line = tracker.lineOf(service);
  const { habits } = line;
  const { hour, second, weekday } = localOf(place, at);
  const own = ask.ticket === null ? -1 : line.waiting.findIndex((one) => one.ticket === ask.ticket);
  const position = own < 0 ? line.waiting.length : own;
  const ahead = ask.ahead ?? position;
  let aheadOfRank = 0;
  for (let i = 0; i < position; i += 1) if ((line.waiting[i]?.rank ?? 0) >= rank) aheadOfRank += 1;
  if (ask.ahead !== undefined) aheadOfRank = Math.min(aheadOfRank, ahead);
  const inAll = ask.ticket === null ? -1 : all.waiting.findIndex((one) => one.ticket === ask.ticket);
  const centreAhead = inAll < 0 ? all.waiting.length : inAll;

  // fluid
  let fluid = 0;
  const factor =
    line.callsToday === 0 && habits.firstCall.value > second ? 1 : todayFactor(line, tracker.gapAt(service, hour), at);
  const clock = second;
  let gapHour = -1;
  let gap = 0;
  for (let i = 0; i <= Math.min(ahead, 400); i += 1) {
    const now = Math.min(23, Math.floor((clock + fluid) / 3600));
    if (now !== gapHour) [gapHour, gap] = [now, tracker.gapAt(service, now)];
    fluid += gap;
  }
  const habitGapHour = tracker.gapAt(service, hour);
  const recentGap = shrunk(line.recentGap, habitGapHour * factor, 2);
  const rate = giveUpRate(habits);
  const steps = ahead + 1;
  const plain = steps * recentGap;
  const thinned = rate > 1e-7 ? Math.log(1 + rate * plain) / rate : plain;
  const habitPace = shrunk(habits.pace, habitGapHour, 5);
  const recentPace = shrunk(line.recentPace, habitPace, 1);
  const last = line.calls.at(-1);
  const lastPace = last === undefined ? habitPace : last.wait / (last.ahead + 1);
  const habitWait = shrunk(habits.wait, all.habits.wait.value, 5);
  const whour = habits.waitByHour[hour];
  const habitWaitHour = whour === undefined ? habitWait : shrunk(whour, habitWait, 8);
  const head = line.waiting[0];
  const centreHead = all.waiting[0];
  let ages = 0;
  for (let i = 0; i < position; i += 1) ages += at - (line.waiting[i]?.at ?? at);
  const open = counters.open(service, at);
  let free = 0;
  for (const one of open) if (!one.busy) free += 1;
  let poolAhead = aheadOfRank;
  let sketch = fluid;
  if (open.length > 0) {
    const order: string[] = [];
    for (let i = 0; i < centreAhead; i += 1) {
      const one = all.waiting[i];
      if (one === undefined || one.rank < rank) continue;
      const s = waitingService(tracker, one.ticket);
      if (s !== null) order.push(s);
    }
    poolAhead = 0;
    const shares = new Map<string, number>();
    for (const s of order) {
      const known = shares.get(s) ?? open.filter((one) => (one.takes.get(s) ?? 0) > 0).length / open.length;
      shares.set(s, known);
      poolAhead += known;
    }
    const rates = new Map<string, number>();
    const busyOf = new Map<string, number>();
    sketch =
      sketchTurn(
        counters.open(null, at),
        order,
        service,
        (s) => {
          const known = busyOf.get(s);
          if (known !== undefined) return known;
          const v = counters.serviceSeconds(s);
          busyOf.set(s, v);
          return v;
        },
        (s, turn) => {
          const known = rates.get(s) ?? giveUpRate(tracker.lineOf(s).habits);
          rates.set(s, known);
          return known === 0 ? 1 : Math.exp(-known * turn);
        },
      ) ?? fluid;
  }
  let lastOfRank = last?.wait ?? habitWaitHour;
  for (let i = line.calls.length - 1; i >= 0; i -= 1) {
    const one = line.calls[i];
    if (one?.rank === rank) {
      lastOfRank = one.wait;
      break;
    }
  }
  const firstCall =
    line.callsToday > 0 || habits.firstCall.weight === 0 ? 0 : Math.max(0, habits.firstCall.value - second);
  const untilLast = habits.lastCall.weight === 0 ? 20_000 : habits.lastCall.value - second;
  const calls60 = callsSince(line, at - 3_600_000);
  const values: { [Name in InputName]: number } = {
    ahead,
    aheadOfRank,
    lineAhead: centreAhead,
    poolAhead,
    fluid,
    fluidToday: fluid * factor,
    thinned,
    recentGapTimes: plain,
    recentPaceTimes: steps * recentPace,
    lastPaceTimes: steps * lastPace,
    habitPaceTimes: steps * habitPace,
    gap3Times: steps * secondsPerCall(line, 3, at, habitGapHour),
    gap10Times: steps * secondsPerCall(line, 10, at, habitGapHour),
    callsHourTimes: (steps * 3600) / (calls60 + 0.5),
    centreGapTimes: (centreAhead + 1) * secondsPerCall(all, 10, at, shrunk(all.habits.gap, 60, 2)),
    sketch,
    overCounters: open.length === 0 ? fluid : (steps * counters.serviceSeconds(service)) / open.length,
    headAge: head === undefined || position === 0 ? 0 : (at - head.at) / 1000,
    centreHeadAge: centreHead === undefined ? 0 : (at - centreHead.at) / 1000,
    meanAge: position === 0 ? 0 : ages / position / 1000,
    lastWait: last?.wait ?? habitWaitHour,
    mean3Waits: meanWait(line, 3, habitWaitHour),
    mean10Waits: meanWait(line, 10, habitWaitHour),
    lastWaitAgo: last === undefined ? 36_000 : (at - last.at) / 1000,
    centreLastWait: all.calls.at(-1)?.wait ?? all.habits.wait.value,
    centreMean10: meanWait(all, 10, all.habits.wait.value),
    centreLastAgo: (at - (all.calls.at(-1)?.at ?? at - 36_000_000)) / 1000,
    lastWaitOfRank: lastOfRank,
    habitWait,
    habitWaitHour,
    habitGapHour,
    factor,
    calls15: callsSince(line, at - 900_000),
    calls60,
    centreCalls15: callsSince(all, at - 900_000),
    centreCalls60: callsSince(all, at - 3_600_000),
    issues15: since(line.issues, at - 900_000),
    issues60: since(line.issues, at - 3_600_000),
    centreIssues15: since(all.issues, at - 900_000),
    open: open.length,
    free,
    serviceSeconds: counters.serviceSeconds(service),
    minuteOfDay: second / 60,
    weekday,
    rank,
    untilFirst: firstCall,
    untilLast,
    callsToday: line.callsToday,
  };
  const vector = new Float64Array(inputCount);
  inputDefs.forEach(({ name }, i) => {
    vector[i] = values[name];
  });
  return vector;
};

const waitingService = (tracker: Tracker, ticket: string): string | null => tracker.serviceOf(ticket);
