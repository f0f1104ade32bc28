import { beforeAll, describe, expect, test } from 'vitest';
import { createEstimator, type Learnt, nothingLearnt } from '../../engine/wait/estimator.ts';
import {
  bestFor,
  type Joint,
  type Lesson,
  learn,
  learnJoint,
  learnTogether,
  lessonOf,
} from '../../engine/wait/training/learn.ts';
import { observationsOf, type PastVisit } from '../../engine/wait/training/replay.ts';
import { learnFromStore } from '../../server/jobs/training.ts';
import { smallCentre } from '../queue/small-centre.ts';
import { hallDays, utcPlace } from './a-hall.ts';

/** Centres of one server learn together: what one does not know yet another does. */

const named = (centre: string, visits: readonly PastVisit[]) => ({ centre, visits, place: utcPlace });
const quick = named('quick', hallDays({ days: 5, seed: 8, meanService: 240, arrivals: 42 }));
const slow = named('slow', hallDays({ days: 5, seed: 9, meanService: 420, counters: 4, arrivals: 32 }));
let joint: Joint | null;
beforeAll(() => {
  joint = learnJoint([quick, slow].map(lessonOf));
}, 60_000);

/** How far the waits of these days were off, told from what was learnt. */
const errorOn = (visits: readonly PastVisit[], learnt: Learnt): number => {
  const estimator = createEstimator(utcPlace, learnt);
  let [sum, count] = [0, 0];
  for (const { observation, visit } of observationsOf(visits)) {
    if (observation.type === 'issued' && visit.calledAt !== null && visit.calledAt > visit.issuedAt) {
      const ask = { service: visit.service, rank: 0, ticket: null, at: visit.issuedAt };
      const { middle } = estimator.estimate(ask);
      sum += Math.abs((middle ?? 0) - (visit.calledAt - visit.issuedAt) / 1000);
      count += 1;
    }
    estimator.feed(observation);
  }
  return sum / count;
};

test("a new centre's first day errs less with what the others have learnt than with nothing", () => {
  const model = bestFor({ centre: 'new', examples: [] }, joint);
  const days = [21, 22, 23].map((seed) => hallDays({ days: 1, seed, counters: 4, meanService: 300, arrivals: 46 }));
  const over = (learnt: Learnt): number => days.reduce((sum, day) => sum + errorOn(day, learnt), 0);
  expect(over({ model, memory: null })).toBeLessThan(0.93 * over(nothingLearnt));
});

test('each keeps habits of its own; where it has enough days its trees stand beside the joint ones, on new days no worse than alone to 1 %', () => {
  const [first, second] = learnTogether([quick, slow]);
  expect(first?.memory).toEqual(lessonOf(quick).memory);
  const alone = learn(slow.visits, utcPlace);
  expect(second?.memory).toEqual(alone.memory);
  expect(JSON.stringify(second).length).toBeLessThan(200_000);
  const trees = [joint?.trees.middle, alone.model?.middle].map((middle) => middle?.length ?? 0);
  expect(second?.model?.middle.length).toBe((trees[0] ?? 0) + (trees[1] ?? 0));
  // How errors lie around the middle is known from all of them.
  expect(second?.model?.groups).toEqual(joint?.overall.groups);
  const days = [31, 32, 33].map((seed) => hallDays({ days: 1, seed, meanService: 420, counters: 4, arrivals: 32 }));
  const over = (learnt: Learnt | undefined): number =>
    days.reduce((sum, day) => sum + errorOn(day, learnt ?? nothingLearnt), 0);
  expect(over(second)).toBeLessThanOrEqual(1.01 * over(alone));
});

test('a centre that is unlike the others keeps to its own trees, and to its own errors', () => {
  const newest = ({ centre, examples }: Lesson): Lesson => ({ centre, examples: examples.slice(-700) });
  /** Visitors here wait a tenth of what the same hall would say anywhere else. */
  const odd = {
    centre: 'odd',
    examples: newest(lessonOf(slow)).examples.map((one) => ({ ...one, wait: one.wait / 10 })),
  };
  const both = learnJoint([newest(lessonOf(quick)), odd]);
  const own = bestFor(odd, both);
  expect(own?.middle.length).toBe(both?.trees.middle.length);
  expect(own?.middle).not.toEqual(both?.trees.middle);
  expect(own?.groups).not.toEqual(both?.overall.groups);
});

test('what is shared tells of nobody: neither ticket, counter, service nor number of another centre', () => {
  const text = JSON.stringify({ ...joint, of: [] });
  for (const word of ['pension', 'quick', 'slow', '"c0"', '"0-1"']) expect(text).not.toContain(word);
  expect(JSON.stringify(bestFor({ centre: 'new', examples: [] }, joint))).not.toMatch(/pension|quick|slow/);
});

describe('as the server learns', () => {
  const legs = (visits: readonly PastVisit[]) =>
    visits.map(({ ticket, service, issuedAt, calledAt, endedAt, counter }) => ({
      ticket,
      leg: 0,
      service,
      priorityClass: null,
      queuedAt: issuedAt,
      calledAt,
      endedAt,
      counter,
      ending: 'served',
      inaccurate: false,
      practice: false,
    }));
  const asked: string[] = [];
  const reads = {
    legs: (centre: string) => {
      asked.push(centre);
      return Promise.resolve((centre === 'quick' ? legs(quick.visits) : []) as never);
    },
  };
  const past = (id: string) => ({ centre: smallCentre({ id, timeZone: 'UTC' }), from: '2026-03-01', to: '2026-04-01' });

  test('a centre that nobody has come to yet begins with what the others know, and with nothing where they are gone', async () => {
    const { learned } = await learnFromStore(reads, { ...past('new'), times: 0, others: [past('quick')] });
    const body = JSON.parse(learned?.body ?? 'null');
    expect(body).toMatchObject({ memory: null, days: 0, visits: 0, times: 1 });
    expect(body.model.learntFrom.visits).toBeGreaterThan(200);
    expect(await learnFromStore(reads, { ...past('new'), times: 0, others: [] })).toEqual({
      learned: null,
      joint: null,
    });
  });

  test('what was learnt together of late is not learnt again: only the own days are read', async () => {
    asked.length = 0;
    const order = { ...past('new'), times: 3, others: [past('quick')], joint };
    const { learned } = await learnFromStore(reads, order);
    expect(asked).toEqual(['new']);
    expect(JSON.parse(learned?.body ?? 'null')).toMatchObject({ times: 4, model: { version: joint === null ? 0 : 6 } });
  });
});
