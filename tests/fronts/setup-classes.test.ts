import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byPriority, isOverdue, priorityAt } from '../../engine/queue/order/calling-order.ts';
import {
  lead,
  levelAfter,
  overtakenAfter,
  planPriority,
  priorityAfter,
} from '../../manager/settings/setup/classes/priority-line.ts';
import { assertSeeded } from '../fakes/seeds.ts';

/** What the drawing of a privilege says is what the queue does: both are asked the same. */

const second = 1000;
const ruleOf = (rate: number, headStartSeconds: number, latestSeconds = Number.POSITIVE_INFINITY) => ({
  ...{ service: 's', priorityClass: 'c', rate, headStartMs: headStartSeconds * second },
  ...{ limitMs: latestSeconds * second, limitOf: 'class' as const },
});
const ordinary = { ...ruleOf(1, 0), priorityClass: null };
/** A ticket that came at `came` (s) under a rule, as the queue keeps its place. */
const ticket = (came: number, rule: ReturnType<typeof ruleOf> | typeof ordinary, tie: number) => ({
  ...{ key: { order: came * second - rule.headStartMs, tie }, rule },
});

const rates = fc.double({ min: 0.1, max: 8, noNaN: true });
const seconds = fc.integer({ min: 0, max: 7200 });

describe('the drawing of a privilege', () => {
  test('a visitor with 20 minutes’ head start and rate 2 stands level with who came 60 minutes earlier after 20', () => {
    const rule = { headStartSeconds: 1200, rate: 2 };
    expect(levelAfter(rule, 3600)).toBe(1200);
    expect(lead(rule, 1200)).toBe(3600);
    expect(levelAfter({ headStartSeconds: 1200 }, 1200)).toBe(0);
    expect(levelAfter({ headStartSeconds: 1200 }, 1201)).toBeNull();
    expect(overtakenAfter({ headStartSeconds: 600, rate: 0.5 })).toBe(600);
    expect(overtakenAfter(rule)).toBeNull();
  });

  test('[O6] priority after a wait is the queue’s', () => {
    assertSeeded(
      fc.property(rates, seconds, seconds, (rate, headStartSeconds, waited) => {
        const queue = priorityAt(ticket(0, ruleOf(rate, headStartSeconds), 1), waited * second) / second;
        expect(priorityAfter({ headStartSeconds, rate }, waited)).toBeCloseTo(queue, 6);
      }),
    );
  });

  test('[O6] before the lines meet the queue calls the ordinary visitor first, after it the other', () => {
    assertSeeded(
      fc.property(rates, seconds, seconds, (rate, headStartSeconds, earlier) => {
        const level = levelAfter({ headStartSeconds, rate }, earlier);
        const [one, other] = [ticket(earlier, ruleOf(rate, headStartSeconds), 2), ticket(0, ordinary, 1)];
        const goesFirst = (waited: number): boolean => byPriority(one, other, (earlier + waited) * second) < 0;
        if (level === null) expect(goesFirst(rate === 1 ? 100_000 : 0)).toBe(false);
        else {
          if (level > 1) expect(goesFirst(level - 1)).toBe(false);
          const ahead = lead({ headStartSeconds, rate }, level + 1) - earlier;
          // Level on the whole: the one who came earlier goes first.
          if (Math.abs(ahead) > 0.001) expect(goesFirst(level + 1)).toBe(ahead > 0);
        }
      }),
    );
  });

  test('[O7] at the latest, the queue calls them before all others', () => {
    const one = ticket(0, ruleOf(1, 600, 1800), 1);
    expect([isOverdue(one, 1799 * second), isOverdue(one, 1800 * second)]).toEqual([false, true]);
    expect(
      planPriority({ headStartSeconds: 600, latestSeconds: 1800 }, 900, 3600, { width: 100, height: 50 }).latestX,
    ).toBe(50);
  });

  test('every line stays in the picture, and the point where two meet lies on both', () => {
    const size = { width: 480, height: 240 };
    assertSeeded(
      fc.property(
        fc.double({ min: 0.1, max: 1_000_000, noNaN: true }),
        seconds,
        seconds,
        (rate, headStartSeconds, earlier) => {
          const plan = planPriority({ headStartSeconds, rate }, earlier, 3600, size);
          for (const { from, to } of [plan.ordinary, plan.earlierLine, plan.classLine])
            for (const { x, y } of [from, to]) {
              expect(x).toBeGreaterThanOrEqual(-0.001);
              expect(x).toBeLessThanOrEqual(size.width + 0.001);
              expect(y).toBeLessThanOrEqual(size.height + 0.001);
            }
          if (plan.meets === null) return;
          const waited = (plan.meets.x / size.width) * 3600;
          expect(plan.y(priorityAfter({ headStartSeconds, rate }, waited))).toBeCloseTo(plan.meets.y, 3);
          expect(plan.y(waited + earlier)).toBeCloseTo(plan.meets.y, 3);
        },
      ),
    );
  });
});
