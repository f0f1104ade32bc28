import type { Ask } from '../observation.ts';
import type { Tracker } from '../tracker.ts';

/** Simple ways to guess a wait, as yardsticks. Each gives seconds, or null where it cannot know. */

type Baseline = (tracker: Tracker, ask: Ask) => number | null;

const lastWait: Baseline = (tracker, { service }) => tracker.lineOf(service).calls.at(-1)?.wait ?? null;

const headOfLine: Baseline = (tracker, { service, at }) => {
  const head = tracker.lineOf(service).waiting[0];
  return head === undefined ? 0 : (at - head.at) / 1000;
};

const meanOfTen: Baseline = (tracker, { service }) => {
  const calls = tracker.lineOf(service).calls.slice(-10);
  return calls.length === 0 ? null : calls.reduce((sum, { wait }) => sum + wait, 0) / calls.length;
};

const overCounters: Baseline = (tracker, { service, at }) => {
  const open = tracker.counters.open(service, at).length;
  const seconds = tracker.counters.serviceSeconds(service);
  const ahead = tracker.lineOf(service).waiting.length;
  return open === 0 || seconds === 0 ? null : ((ahead + 1) * seconds) / open;
};

const learntPace: Baseline = (tracker, { service, at }) => {
  const hour = new Date(at + tracker.place.offsetAt(at)).getUTCHours();
  return (tracker.lineOf(service).waiting.length + 1) * tracker.gapAt(service, hour);
};

export const baselines: readonly { readonly name: string; readonly guess: Baseline }[] = [
  { name: 'last wait', guess: lastWait },
  { name: 'head of the line', guess: headOfLine },
  { name: 'mean of the last 10', guess: meanOfTen },
  { name: 'people x service time / counters', guess: overCounters },
  { name: 'people x learnt seconds per call', guess: learntPace },
];
