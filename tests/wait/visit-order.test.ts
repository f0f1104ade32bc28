import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestOrder, plannedLegs, sumOfWaits, type VisitService } from '../../engine/wait/visit-order.ts';

const service = (id: string, middle: number | null, seconds: number, spread = 0): VisitService => ({
  id,
  seconds,
  wait: middle === null ? null : { low: Math.max(0, middle - spread), middle, high: middle + spread },
});
const ids = (order: readonly VisitService[]): string => order.map(({ id }) => id).join('');
const any = (): boolean => true;

describe('the order of a visit', () => {
  test('[VS6] the short line first: the long one moves on meanwhile', () => {
    const asked = [service('a', 1200, 300), service('b', 120, 300)];
    expect(sumOfWaits(asked)).toBe(1200);
    const best = bestOrder(asked, any);
    expect(ids(best)).toBe('ba');
    expect(plannedLegs(best).map(({ wait }) => wait?.middle)).toEqual([120, 1200 - 420]);
    expect(sumOfWaits(best)).toBe(900);
  });

  test('[VS6] where it makes no difference, what was asked stays', () => {
    expect(ids(bestOrder([service('b', 0, 60), service('a', 0, 600), service('c', 0, 1)], any))).toBe('bac');
    expect(ids(bestOrder([service('b', 500, 900), service('a', 500, 900)], any))).toBe('ba');
  });

  test('[VS6] an order that must be kept is kept, though it costs', () => {
    const asked = [service('pay', 0, 60), service('file', 900, 300)];
    const after = (order: readonly string[]): boolean => order.indexOf('file') < order.indexOf('pay');
    expect(ids(bestOrder(asked, any))).toBe('payfile');
    expect(ids(bestOrder(asked, after))).toBe('filepay');
  });

  test('[VS6] where a wait is not known, nothing is said of it or of what follows, and the order is what was asked, as far as it may be', () => {
    const asked = [service('a', 900, 60), service('b', null, 60), service('c', 1, 60)];
    expect(ids(bestOrder(asked, any))).toBe('abc');
    expect(ids(bestOrder(asked, (order) => order[0] !== 'a'))).toBe('bac');
    expect(plannedLegs(asked).map(({ wait }) => wait?.middle ?? null)).toEqual([900, null, null]);
    expect(plannedLegs([service('a', 1, 1)], null)).toEqual([{ id: 'a', wait: null }]);
  });

  test('[VS6] one who is being served waits for what is left from when that is done', () => {
    const free = { low: 100, middle: 200, high: 400 };
    expect(plannedLegs([service('b', 300, 60, 50)], free)).toEqual([
      { id: 'b', wait: { low: 0, middle: 100, high: 250 } },
    ]);
  });
});

const someService = fc.record({
  middle: fc.nat(3600),
  seconds: fc.integer({ min: 1, max: 1800 }),
  spread: fc.nat(600),
});
const visit = fc
  .array(someService, { minLength: 1, maxLength: 5 })
  .map((all) => all.map(({ middle, seconds, spread }, at) => service('abcde'[at] ?? '', middle, seconds, spread)));
/** Which service comes after which: pairs of an order that is not theirs, so that there is no circle. */
const before = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 4 });

/** Every order, by swapping: written apart from the engine. */
const everyOrder = (all: readonly VisitService[]): readonly (readonly VisitService[])[] => {
  const found: VisitService[][] = [];
  const go = (list: VisitService[], at: number): void => {
    if (at === list.length) found.push([...list]);
    for (let other = at; other < list.length; other++) {
      const swapped = [...list];
      [swapped[at], swapped[other]] = [list[other] ?? service('', 0, 0), list[at] ?? service('', 0, 0)];
      go(swapped, at + 1);
    }
  };
  go([...all], 0);
  return found;
};

/** When all is done if each is begun once its line has come and the one before is over, less the time in service. */
const waited = (order: readonly VisitService[]): number => {
  let clock = 0;
  let served = 0;
  for (const { wait, seconds } of order) {
    clock = Math.max(clock, wait?.middle ?? 0) + seconds;
    served += seconds;
  }
  return clock - served;
};

test('[VS6] no order waits less, and none waits as little that is nearer to what was asked', () => {
  fc.assert(
    fc.property(visit, before, (asked, pairs) => {
      const mayBe = (order: readonly string[]): boolean =>
        pairs.every(([one, other]) => {
          const [low, high] = ['abcde'[Math.min(one, other)] ?? '', 'abcde'[Math.max(one, other)] ?? ''];
          return (
            low === high || !order.includes(low) || !order.includes(high) || order.indexOf(low) < order.indexOf(high)
          );
        });
      const best = bestOrder(asked, mayBe);
      const allowed = everyOrder(asked).filter((order) => mayBe(order.map(({ id }) => id)));
      const least = Math.min(...allowed.map(waited));
      expect(mayBe(best.map(({ id }) => id))).toBe(true);
      expect(waited(best)).toBe(least);
      expect(sumOfWaits(best)).toBe(least);
      if (mayBe(asked.map(({ id }) => id))) expect(sumOfWaits(best)).toBeLessThanOrEqual(sumOfWaits(asked));
      // Asked in the order of the alphabet: the nearest of those that are as good is the first by it.
      const asGood = allowed.filter((order) => waited(order) === least).map(ids);
      expect(ids(best)).toBe(asGood.sort()[0]);
    }),
    { numRuns: 400 },
  );
});

test('[VS6] without an order that must be kept, it is the theory of release dates: the line that comes first goes first', () => {
  fc.assert(
    fc.property(visit, (asked) => {
      const byRelease = asked.toSorted((a, b) => (a.wait?.middle ?? 0) - (b.wait?.middle ?? 0));
      expect(sumOfWaits(bestOrder(asked, any))).toBe(waited(byRelease));
    }),
  );
});

test('[VS6] every leg has a range around its likely wait', () => {
  fc.assert(
    fc.property(visit, (asked) => {
      for (const { wait } of plannedLegs(bestOrder(asked, any))) {
        expect(wait?.low).toBeLessThanOrEqual(wait?.middle ?? -1);
        expect(wait?.middle).toBeLessThanOrEqual(wait?.high ?? -1);
      }
    }),
  );
});
