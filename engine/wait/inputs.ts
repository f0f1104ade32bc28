import { meanWait, secondsPerCall } from './line-now.ts';
import type { Ask } from './observation.ts';
import { shrunk } from './running-mean.ts';
import type { LineSnapshot, Snapshot } from './snapshot.ts';
import type { Tracker } from './tracker.ts';

export type InputName = (typeof inputDefs)[number]['name'];

/** What the model looks at for one who asks, in the order of `inputDefs`. All who ask at one instant share one snapshot. */
export function inputsOf(tracker: Tracker, ask: Ask): Float64Array {
  const now = tracker.snapshot(ask.at);
  const one = now.line(ask.service);
  const ahead = aheadInputs(now, one, ask);
  const pace = paceInputs(now, one, ahead);
  const counters = counterInputs(now, one, ask, ahead, pace.fluid);
  const values: Some<InputName> = {
    ...ahead,
    ...pace,
    ...counters,
    ...waitInputs(now, one, ask),
    ...timeInputs(now, one, ask),
  };
  const vector = new Float64Array(inputCount);
  for (let i = 0; i < inputCount; i += 1) vector[i] = values[inputDefs[i]?.name ?? 'ahead'];
  return vector;
}

/** What the model looks at. `rises` = the estimate may never fall as this rises (-1: never rise). */
export const inputDefs = [
  { name: 'ahead', rises: 1 },
  { name: 'aheadOfRank', rises: 1 },
  { name: 'lineAhead', rises: 1 },
  { name: 'poolAhead', rises: 1 },
  { name: 'fluid', rises: 1 },
  { name: 'fluidToday', rises: 1 },
  { name: 'thinned', rises: 1 },
  { name: 'blend', rises: 1 },
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
  { name: 'seen3', rises: 0 },
  { name: 'seen10', rises: 0 },
  { name: 'next1', rises: 0 },
  { name: 'next2', rises: 0 },
  { name: 'meanGone', rises: 0 },
  { name: 'mostGone', rises: 0 },
  { name: 'restSum', rises: 0 },
  { name: 'centreOpen', rises: 0 },
  { name: 'centreFree', rises: 0 },
  { name: 'centreSeen3', rises: 0 },
  { name: 'centreSeen10', rises: 0 },
  { name: 'serviceSeconds', rises: 0 },
  { name: 'minuteOfDay', rises: 0 },
  { name: 'weekday', rises: 0 },
  { name: 'rank', rises: 0 },
  { name: 'untilFirst', rises: 0 },
  { name: 'untilLast', rises: 0 },
  { name: 'callsToday', rises: 0 },
  { name: 'poolTurn', rises: 1 },
  { name: 'poolOverCounters', rises: 1 },
  { name: 'poolOverLikely', rises: 1 },
  { name: 'leastGone', rises: 0 },
  { name: 'firstFree', rises: 0 },
  { name: 'idleFor1', rises: 0 },
  { name: 'idleFor2', rises: 0 },
  { name: 'idle30', rises: 0 },
  { name: 'idle120', rises: 0 },
  { name: 'likely', rises: 0 },
  { name: 'centreIdleFor', rises: 0 },
  { name: 'centreLikely', rises: 0 },
  { name: 'privilegedShare', rises: 0 },
  { name: 'privilegedWaiting', rises: 1 },
] as const satisfies readonly { readonly name: string; readonly rises: -1 | 0 | 1 }[];

export const inputCount = inputDefs.length;

type Some<Name extends InputName> = { readonly [One in Name]: number };

/** Those ahead: counted, and how long they have waited. */
const aheadInputs = (now: Snapshot, one: LineSnapshot, ask: Ask) => {
  const place = one.places.of(ask.ticket);
  const ahead = ask.ahead ?? place;
  const ofRank = one.ofRankBefore(ask.rank)[place] ?? 0;
  const [head, centreHead] = [one.line.waiting[0], now.all.waiting[0]];
  return {
    ahead,
    aheadOfRank: ask.ahead === undefined ? ofRank : Math.min(ofRank, ahead),
    lineAhead: now.places.of(ask.ticket),
    headAge: head === undefined || place === 0 ? 0 : (now.at - head.at) / 1000,
    centreHeadAge: centreHead === undefined ? 0 : (now.at - centreHead.at) / 1000,
    meanAge: place === 0 ? 0 : (one.agesBefore[place] ?? 0) / place / 1000,
  };
};
type Ahead = ReturnType<typeof aheadInputs>;

/** Seconds until the turn by one pace or another: that many steps, times the seconds that one takes. */
const paceInputs = (now: Snapshot, { pace, liveliness, blendFactor }: LineSnapshot, { ahead, lineAhead }: Ahead) => {
  const steps = ahead + 1;
  const fluid = pace.fluid(ahead);
  const plain = steps * pace.recentGap;
  const rate = pace.giveUpRate;
  return {
    fluid,
    fluidToday: fluid * pace.factor,
    blend: fluid * blendFactor,
    thinned: rate > 1e-7 ? Math.log(1 + rate * plain) / rate : plain,
    recentGapTimes: plain,
    recentPaceTimes: steps * pace.recentPace,
    lastPaceTimes: steps * pace.lastPace,
    habitPaceTimes: steps * pace.habitPace,
    gap3Times: steps * pace.gap3,
    gap10Times: steps * pace.gap10,
    callsHourTimes: (steps * 3600) / (liveliness.calls60 + 0.5),
    centreGapTimes: (lineAhead + 1) * secondsPerCall(now.all, 10, now.at, shrunk(now.all.habits.gap, 60, 2)),
    habitGapHour: pace.gapHour,
    factor: pace.factor,
  };
};

/** However long all have been idle, so much of a counter is reckoned to be there. */
const leastLikely = 0.5;

/** What the counters at work make of those ahead; without one that is known, what the pace says. */
const counterInputs = (now: Snapshot, one: LineSnapshot, ask: Ask, ahead: Ahead, fluid: number) => {
  const { serviceSeconds, work } = one;
  const { open } = work;
  const { centreWork } = now;
  const known = {
    ...work,
    serviceSeconds,
    centreOpen: centreWork.open,
    centreFree: centreWork.free,
    centreSeen3: centreWork.seen3,
    centreSeen10: centreWork.seen10,
    centreIdleFor: centreWork.idleFor1,
    centreLikely: centreWork.likely,
  };
  if (open === 0) {
    const byPace = {
      sketch: fluid,
      overCounters: fluid,
      poolTurn: fluid,
      poolOverCounters: fluid,
      poolOverLikely: fluid,
    };
    return { ...known, ...byPace, poolAhead: ahead.aheadOfRank };
  }
  const before = now.walk(ask.rank).before(ask.ticket, ahead.lineAhead, ask.service);
  const turns = Math.max(0, before.pool + 1 - work.free);
  const poolSeconds = (before.pool + 1) * serviceSeconds;
  return {
    ...known,
    poolAhead: before.pool,
    sketch: before.turn ?? fluid,
    overCounters: ((ahead.ahead + 1) * serviceSeconds) / open,
    poolTurn: turns === 0 ? 0 : work.firstFree + (Math.max(0, turns - 1) * serviceSeconds) / open,
    poolOverCounters: poolSeconds / open,
    poolOverLikely: poolSeconds / Math.max(leastLikely, work.likely),
  };
};

/** The last waits, of the service and of the centre. */
const waitInputs = ({ at, all }: Snapshot, { line, history }: LineSnapshot, { rank }: Ask) => {
  const last = all.calls.at(-1);
  const usual = all.habits.wait.value;
  return {
    lastWait: history.lastWait,
    mean3Waits: history.mean3,
    mean10Waits: history.mean10,
    lastWaitAgo: history.lastAgo,
    centreLastWait: last?.wait ?? usual,
    centreMean10: meanWait(all, 10, usual),
    centreLastAgo: (at - (last?.at ?? at - 36_000_000)) / 1000,
    lastWaitOfRank: line.calls.findLast((call) => call.rank === rank)?.wait ?? history.lastWait,
    habitWait: history.habitWait,
    habitWaitHour: history.habitWaitHour,
  };
};

/** How lively it is, and what time. */
const timeInputs = (now: Snapshot, { line, liveliness, history }: LineSnapshot, { rank }: Ask) => ({
  calls15: liveliness.calls15,
  calls60: liveliness.calls60,
  centreCalls15: now.liveliness.calls15,
  centreCalls60: now.liveliness.calls60,
  issues15: liveliness.issues15,
  issues60: liveliness.issues60,
  centreIssues15: now.liveliness.issues15,
  minuteOfDay: now.local.second / 60,
  weekday: now.local.weekday,
  rank,
  untilFirst: history.untilFirst,
  untilLast: history.untilLast,
  callsToday: line.callsToday,
  privilegedShare: now.all.privilegedShare,
  privilegedWaiting: now.privileged,
});
