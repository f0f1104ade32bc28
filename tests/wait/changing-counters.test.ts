import { beforeAll, expect, test } from 'vitest';
import { indexCentre } from '../../engine/queue/centre-index.ts';
import { createEstimator, type Estimator, type Learnt, nothingLearnt } from '../../engine/wait/estimator.ts';
import type { AtWork } from '../../engine/wait/observation.ts';
import { toldSpan } from '../../engine/wait/told.ts';
import { learnTogether } from '../../engine/wait/training/learn.ts';
import { pastWork } from '../../engine/wait/training/past-work.ts';
import { observationsOf } from '../../engine/wait/training/replay.ts';
import { smallCentre } from '../queue/small-centre.ts';
import { changingHall } from './a-changing-hall.ts';
import { dayMs, monday, utcPlace } from './a-hall.ts';

/** Counters that leave and come back: what is told follows at once, and holds. */

const hall = changingHall({ days: 24, seed: 11 });
const index = indexCentre(smallCentre());
const cut = hall.days[12]?.opens ?? 0;
const before = hall.visits.filter(({ issuedAt }) => issuedAt < cut);
const workAt = () => pastWork(hall.events, index, utcPlace.offsetAt);

interface Told {
  readonly at: number;
  readonly middle: number;
  readonly wait: number;
  readonly holds: boolean;
}

/** What each visitor of the later days is told on coming, and how long they then waited. */
const toldLater = (learnt: Learnt): readonly Told[] => {
  const { atWork, passTo } = workAt();
  const estimator = createEstimator({ ...utcPlace, atWork }, learnt);
  const told: Told[] = [];
  for (const { observation, visit } of observationsOf(hall.visits.slice(before.length))) {
    passTo(observation.at);
    if (observation.type === 'issued' && visit.calledAt !== null && visit.calledAt > visit.issuedAt) {
      const given = estimator.quote({ service: 'a', rank: 0, ticket: null, at: observation.at }, visit.ticket);
      if (given.middle === null) throw new Error('nothing is told');
      const wait = (visit.calledAt - visit.issuedAt) / 1000;
      const { low, high } = toldSpan(given.low, given.high, observation.at);
      const holds = wait >= low && wait <= high;
      told.push({ at: observation.at, middle: given.middle, wait, holds });
    }
    estimator.feed(observation);
  }
  return told;
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

let learnt: Learnt;
let told: readonly Told[];
beforeAll(() => {
  const { atWork, passTo } = workAt();
  const [first] = learnTogether([{ centre: 'hall', visits: before, place: { ...utcPlace, atWork }, passTo }]);
  learnt = first ?? nothingLearnt;
  told = toldLater(learnt);
}, 60_000);

test('while two of four counters are away what is told holds four waits of five, and the middle is not too short', () => {
  const away = hall.days.flatMap(({ gone, back }) => told.filter(({ at }) => at >= gone && at < back));
  expect(away.length).toBeGreaterThan(250);
  expect(mean(away.map(({ holds }) => Number(holds)))).toBeGreaterThanOrEqual(0.8);
  expect(mean(away.map(({ middle, wait }) => middle - wait))).toBeGreaterThan(
    -0.1 * mean(away.map(({ wait }) => wait)),
  );
});

/** A hall at eleven: all four serve somebody, and so many wait. */
const fullHall = (working: () => AtWork, waiting: number): { readonly estimator: Estimator; readonly at: number } => {
  const estimator = createEstimator({ ...utcPlace, atWork: working }, learnt);
  const at = monday + 30 * dayMs + 11 * 3_600_000;
  for (let i = 1; i <= 4; i += 1) {
    estimator.feed({ type: 'issued', ticket: `s${i}`, service: 'a', rank: 0, at: at - 200_000 + i });
    estimator.feed({ type: 'called', ticket: `s${i}`, counter: String(i), at: at - 199_000 + i });
  }
  for (let i = 0; i < waiting; i += 1)
    estimator.feed({ type: 'issued', ticket: `w${i}`, service: 'a', rank: 0, at: at - 100_000 + i });
  return { estimator, at };
};
const some = (...names: readonly string[]): AtWork => new Map(names.map((name) => [name, new Set(['a'])]));
const [four, two] = [some('1', '2', '3', '4'), some('1', '2')];

test('two that leave make every wait longer at once, and two that come back shorter', () => {
  let working = four;
  const { estimator, at } = fullHall(() => working, 8);
  const now = (): number => estimator.estimate({ service: 'a', rank: 0, ticket: null, at }).middle ?? Number.NaN;
  const all = now();
  working = two;
  const half = now();
  working = four;
  expect(half).toBeGreaterThan(1.4 * all);
  expect(now()).toBe(all);
});

test('after a rush what is told comes down with the line', () => {
  const { estimator, at } = fullHall(() => four, 30);
  const middles: number[] = [];
  for (let i = 0; i < 30; i += 1) {
    const then = at + (i + 1) * 75_000;
    const counter = String((i % 4) + 1);
    estimator.feed({ type: 'ended', ticket: i < 4 ? `s${i + 1}` : `w${i - 4}`, gaveUp: false, at: then });
    estimator.feed({ type: 'called', ticket: `w${i}`, counter, at: then });
    middles.push(estimator.estimate({ service: 'a', rank: 0, ticket: null, at: then }).middle ?? Number.NaN);
  }
  const by = (from: number, to: number): number => mean(middles.slice(from, to));
  expect(by(10, 15)).toBeLessThan(0.8 * by(0, 5));
  expect(by(20, 25)).toBeLessThan(0.7 * by(10, 15));
  expect(middles.at(-1)).toBeLessThan(0.25 * (middles[0] ?? 0));
});
