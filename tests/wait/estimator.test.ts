import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEstimator } from '../../engine/wait/estimator.ts';
import type { Observation } from '../../engine/wait/observation.ts';
import type { RawEstimate } from '../../engine/wait/raw-estimate.ts';
import { spokenRange } from '../../engine/wait/spoken-range.ts';
import { learn } from '../../engine/wait/training/learn.ts';
import { observationsOf } from '../../engine/wait/training/replay.ts';
import { assertSeeded } from '../fakes/seeds.ts';
import { dayMs, hallDays, monday, utcPlace } from './a-hall.ts';

const past = hallDays({ days: 8 });
const learnt = learn(past, utcPlace);
const nothing = { model: null, memory: null };
const today = hallDays({ days: 1, seed: 7 }).map((visit) => ({
  ...visit,
  issuedAt: visit.issuedAt + 14 * dayMs,
  calledAt: visit.calledAt === null ? null : visit.calledAt + 14 * dayMs,
  endedAt: visit.endedAt === null ? null : visit.endedAt + 14 * dayMs,
}));
const stream = observationsOf(today).map(({ observation }) => observation);

const middleOf = (estimate: RawEstimate): number => {
  if (estimate.middle === null) throw new Error('no estimate');
  return estimate.middle;
};

/** An estimator that has seen the first `count` observations of today. */
const hallAfter = (count: number, from: typeof learnt = learnt) => {
  const estimator = createEstimator(utcPlace, from);
  for (const observation of stream.slice(0, count)) estimator.feed(observation);
  return { estimator, at: stream[count - 1]?.at ?? monday + 14 * dayMs };
};

const isSound = (estimate: RawEstimate): boolean =>
  estimate.middle === null ||
  (estimate.low >= 0 &&
    estimate.low <= estimate.middle &&
    estimate.middle <= estimate.high &&
    Number.isFinite(estimate.high));

describe('what an estimate rests on', () => {
  test('the learnt model first', () => {
    const { estimator, at } = hallAfter(60);
    expect(estimator.estimate({ service: 'pension', rank: 0, ticket: null, at })).toMatchObject({ from: 'model' });
  });

  test('the learnt pace of the line where there is no model yet', () => {
    const { estimator, at } = hallAfter(60, nothing);
    expect(estimator.estimate({ service: 'pension', rank: 0, ticket: null, at })).toMatchObject({ from: 'habit' });
  });

  test("on a new centre's first morning the standard time over the open counters, in a sensible range", () => {
    const estimator = createEstimator({ ...utcPlace, openCounters: () => 2 }, nothing);
    const at = monday + 9 * 3_600_000;
    for (let i = 0; i < 3; i += 1) {
      estimator.feed({ type: 'issued', ticket: `t${i}`, service: 'pension', rank: 0, at });
    }
    const estimate = estimator.estimate({ service: 'pension', rank: 0, ticket: null, at });
    expect(estimate).toMatchObject({ from: 'standard', ahead: 3 });
    expect(middleOf(estimate)).toBeGreaterThan(300);
    expect(middleOf(estimate)).toBeLessThanOrEqual(600);
    expect(isSound(estimate)).toBe(true);
  });

  describe("on a new centre's first day, once people are called", () => {
    const opens = monday + 9 * 3_600_000;
    /** One a minute comes to this line, and each is called after so many seconds. */
    const firstCalls = (service: string, waited: number) => {
      const place = { offsetAt: () => 0, standardSeconds: () => null };
      const estimator = createEstimator(place, nothing);
      const visits = Array.from({ length: 12 }, (_, i) => {
        const issuedAt = opens + i * 60_000;
        return { ticket: `${service}${i}`, service, rank: 0, issuedAt, calledAt: issuedAt + waited * 1000 };
      });
      for (const { observation } of observationsOf(
        visits.map((visit) => ({ ...visit, endedAt: null, counter: null, gaveUp: false })),
      )) {
        estimator.feed(observation);
      }
      return { estimator, at: opens + 11 * 60_000 + waited * 1000 };
    };
    const told = (waited: number, service: string): number => {
      const { estimator, at } = firstCalls('pension', waited);
      return middleOf(estimator.estimate({ service, rank: 0, ticket: null, at }));
    };

    test('what they waited counts, beside the seconds per call', () => {
      expect(told(1800, 'pension')).toBeGreaterThan(2 * told(120, 'pension'));
      expect(told(1800, 'pension')).toBeLessThan(1800);
    });

    test('a line that nobody was called from takes the seconds per call of the others', () => {
      expect(told(1800, 'other')).toBeGreaterThan(60);
      expect(told(1800, 'other')).toBeLessThan(300);
    });

    test('those who wait are told the less the nearer they are to the head', () => {
      const { estimator, at } = firstCalls('pension', 1800);
      const waiting = Array.from({ length: 10 }, (_, i) => `w${i}`);
      for (const ticket of waiting) estimator.feed({ type: 'issued', ticket, service: 'pension', rank: 0, at });
      const middles = waiting.map((ticket) =>
        middleOf(estimator.estimate({ service: 'pension', rank: 0, ticket, at: at + 30_000 })),
      );
      expect(middles).toEqual([...middles].sort((a, b) => a - b));
      expect(middles[0]).toBeLessThan((middles[9] ?? 0) / 5);
    });
  });

  test('nothing where nobody is open and nothing was learnt, and it says so', () => {
    const estimator = createEstimator({ ...utcPlace, openCounters: () => 0 }, nothing);
    const estimate = estimator.estimate({ service: 'pension', rank: 0, ticket: null, at: monday });
    expect(estimate).toEqual({ middle: null, reason: 'nobody-open-and-no-history' });
  });
});

describe('what may never be', () => {
  test.each([
    ['with a model', learnt],
    ['without', nothing],
  ])('more people ahead never shorten the wait, %s', (_, from) => {
    assertSeeded(
      fc.property(fc.integer({ min: 1, max: stream.length }), fc.nat({ max: 2 }), (count, rank) => {
        const { estimator, at } = hallAfter(count, from);
        let before = 0;
        for (const ahead of [0, 1, 2, 3, 5, 8, 13, 21, 40, 80, 160, 300]) {
          const middle = middleOf(estimator.estimate({ service: 'pension', rank, ticket: null, ahead, at }));
          expect(middle).toBeGreaterThanOrEqual(before - 1e-9);
          before = middle;
        }
        expect(before).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  test('a privileged ticket is never told a longer middle than an ordinary one, whatever the line', () => {
    const waiting = fc.array(fc.nat({ max: 3 }), { maxLength: 25 });
    assertSeeded(
      fc.property(
        fc.integer({ min: 1, max: stream.length }),
        fc.integer({ min: 1, max: 3 }),
        waiting,
        (count, rank, more) => {
          const { estimator, at } = hallAfter(count);
          more.forEach((one, i) => {
            estimator.feed({ type: 'issued', ticket: `more${i}`, service: 'pension', rank: one, at: at + i });
          });
          const ask = { service: 'pension', ticket: null, at: at + 60_000 };
          const ordinary = middleOf(estimator.estimate({ ...ask, rank: 0 }));
          expect(middleOf(estimator.estimate({ ...ask, rank }))).toBeLessThanOrEqual(ordinary);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('no estimate is negative, not a number, or outside its range, whatever happens', () => {
    const id = fc.nat({ max: 12 }).map((n) => `t${n}`);
    const step = fc.record({
      type: fc.constantFrom('issued', 'called', 'started', 'ended'),
      ticket: id,
      after: fc.nat({ max: 40_000_000 }),
      rank: fc.nat({ max: 2 }),
      service: fc.constantFrom('pension', 'other'),
    });
    assertSeeded(
      fc.property(fc.array(step, { maxLength: 60 }), fc.boolean(), (steps, withModel) => {
        const estimator = createEstimator(utcPlace, withModel ? learnt : nothing);
        let at = monday + 14 * dayMs;
        for (const { type, ticket, after: gap, rank, service } of steps) {
          at += gap;
          const observation: Observation =
            type === 'issued'
              ? { type, ticket, service, rank, at }
              : type === 'called'
                ? { type, ticket, counter: 'c1', at }
                : type === 'started'
                  ? { type, ticket, at }
                  : { type: 'ended', ticket, gaveUp: true, at };
          estimator.feed(observation);
          for (const waiting of [null, ticket]) {
            expect(isSound(estimator.estimate({ service, rank, ticket: waiting, at }))).toBe(true);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test('an estimate knows nothing of what comes after it', () => {
    const issues = stream.flatMap((observation, i) => (observation.type === 'issued' ? [i] : []));
    const whole = createEstimator(utcPlace, learnt);
    const live = new Map<number, RawEstimate>();
    stream.forEach((observation, i) => {
      if (issues.includes(i))
        live.set(i, whole.estimate({ service: 'pension', rank: 0, ticket: null, at: observation.at }));
      whole.feed(observation);
    });
    for (const i of issues.filter((_, n) => n % 15 === 0)) {
      const at = stream[i]?.at ?? 0;
      // Only visits that had been issued, told only up to that moment.
      const known = today
        .filter(({ issuedAt }) => issuedAt <= at)
        .map((visit) => ({
          ...visit,
          calledAt: visit.calledAt !== null && visit.calledAt <= at ? visit.calledAt : null,
          endedAt: visit.endedAt !== null && visit.endedAt <= at ? visit.endedAt : null,
        }));
      const cut = createEstimator(utcPlace, learnt);
      const ticket = (stream[i] as { readonly ticket: string }).ticket;
      for (const { observation } of observationsOf(known)) {
        if (observation.type === 'issued' && observation.ticket === ticket) break;
        cut.feed(observation);
      }
      expect(cut.estimate({ service: 'pension', rank: 0, ticket: null, at })).toEqual(live.get(i));
    }
  });

  test('the waiting are told longer waits the further back they stand', () => {
    const { estimator, at } = hallAfter(0);
    const opens = Math.max(at, monday + 14 * dayMs + 9 * 3_600_000);
    for (let i = 0; i < 30; i += 1) {
      estimator.feed({ type: 'issued', ticket: `w${i}`, service: 'pension', rank: 0, at: opens + i * 1000 });
    }
    const middles = Array.from({ length: 30 }, (_, i) =>
      middleOf(estimator.estimate({ service: 'pension', rank: 0, ticket: `w${i}`, at: opens + 60_000 })),
    );
    expect(middles).toEqual([...middles].sort((a, b) => a - b));
  });
});

describe('a hall of several services', () => {
  const services = ['pension', 'benefit', 'parcel'];
  const opens = monday + 14 * dayMs + 9 * 3_600_000;
  /** Lines of three services at two counters, some of the tickets privileged. */
  const hall = (count: number, later: number) => {
    const estimator = createEstimator(utcPlace, learnt);
    const tickets = Array.from({ length: count }, (_, i) => ({
      ticket: `w${i}`,
      service: services[(i * 7) % 3] ?? 'pension',
      rank: i % 5 === 4 ? 1 : 0,
    }));
    tickets.forEach((one, i) => {
      estimator.feed({ type: 'issued', ...one, at: opens + i * 1000 });
    });
    for (const i of [0, 1])
      estimator.feed({ type: 'called', ticket: `w${i}`, counter: `c${i}`, at: opens + count * 1000 });
    return { estimator, waiting: tickets.slice(2), at: opens + count * 1000 + later };
  };

  test('in each line the ordinary are told longer waits the further back they stand', () => {
    assertSeeded(
      fc.property(fc.integer({ min: 6, max: 60 }), fc.nat({ max: 1_200_000 }), (count, later) => {
        const { estimator, waiting, at } = hall(count, later);
        for (const service of services) {
          const line = waiting.filter((one) => one.service === service && one.rank === 0);
          const middles = line.map(({ ticket }) => middleOf(estimator.estimate({ service, rank: 0, ticket, at })));
          expect(middles).toEqual(middles.toSorted((a, b) => a - b));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('each is told the same, however many ask at that instant and in whatever order', () => {
    const { estimator, waiting, at } = hall(40, 5000);
    const ask = ({ ticket, service, rank }: (typeof waiting)[number]) =>
      estimator.estimate({ ticket, service, rank, at });
    const forwards = waiting.map(ask);
    const alone = waiting.map((one) => {
      const fresh = hall(40, 5000);
      return fresh.estimator.estimate({ ...one, at });
    });
    expect(alone).toEqual(forwards);
    expect(waiting.toReversed().map(ask).toReversed()).toEqual(forwards);
  });

  test('a model of another version is passed over', () => {
    const model = learnt.model === null ? null : { ...learnt.model, version: 0 as typeof learnt.model.version };
    const estimator = createEstimator(utcPlace, { ...learnt, model });
    expect(estimator.estimate({ service: 'pension', rank: 0, ticket: null, at: opens })).toMatchObject({
      from: 'habit',
    });
    estimator.adopt(learnt.model);
    expect(estimator.estimate({ service: 'pension', rank: 0, ticket: null, at: opens })).toMatchObject({
      from: 'model',
    });
  });
});

describe('a range as one says it', () => {
  test.each([
    [0, 20, 0, 1],
    [15, 100, 0, 2],
    [17, 60, 0, 1],
    [19, 150, 0, 3],
    [21, 150, 1, 3],
    [350, 365, 5, 6],
    [45, 150, 1, 3],
    [130, 250, 2, 4],
    [620, 880, 10, 15],
    [719, 1500, 10, 25],
    [721, 1500, 15, 25],
    [1000, 2100, 15, 35],
    [4000, 6800, 70, 110],
    [7400, 12_000, 120, 195],
  ])('%d to %d s is %d-%d min', (low, high, fromMinutes, toMinutes) => {
    expect(spokenRange(low, high)).toEqual({ fromMinutes, toMinutes });
  });

  test('it is never empty and never turned round', () => {
    assertSeeded(
      fc.property(
        fc.double({ min: 0, max: 40_000, noNaN: true }),
        fc.double({ min: 0, max: 20_000, noNaN: true }),
        (low, width) => {
          const { fromMinutes, toMinutes } = spokenRange(low, low + width);
          expect(fromMinutes).toBeGreaterThanOrEqual(0);
          expect(toMinutes).toBeGreaterThan(fromMinutes);
        },
      ),
    );
  });
});
