import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyAll } from '../../engine/queue/apply.ts';
import { initialState } from '../../engine/queue/state.ts';
import type { Actor } from '../../shared/access.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { assertSeeded } from '../fakes/seeds.ts';
import { chief, clerk, Hall, kiosk } from './hall.ts';
import { smallCentre } from './small-centre.ts';

/** How fast a kiosk gives tickets. */

const other: Actor = { ...kiosk, id: 'kiosk-2' };
const phone: Actor = { kind: 'phone', id: 't1', role: 'phone' };
const hallWith = (limits?: Centre['limits']): Hall =>
  new Hall(smallCentre(limits === undefined ? {} : { limits })).open();

/** What becomes of a ticket asked for at this moment (ms). */
const askedAt = (hall: Hall, at: number, by: Actor = kiosk, service = 'a'): string => {
  hall.now = at - 1000;
  const tried = hall.tryIssue(service, by);
  return typeof tried === 'string' ? tried : 'given';
};
const times = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const given = (count: number): readonly string[] => times(count, () => 'given');

test('[E5] a kiosk gives ten tickets at once, then one in two seconds', () => {
  const hall = hallWith();
  const from = hall.now + 10_000;
  expect(times(12, () => askedAt(hall, from))).toEqual([...given(10), 'too-many', 'too-many']);
  expect([1999, 2000, 2000].map((ms) => askedAt(hall, from + ms))).toEqual(['too-many', 'given', 'too-many']);
  expect([3999, 4000, 4001].map((ms) => askedAt(hall, from + ms))).toEqual(['too-many', 'given', 'too-many']);
  // After it has been left alone for as long as it had been ahead, it has all of them again.
  expect(times(11, () => askedAt(hall, from + 24_000))).toEqual([...given(10), 'too-many']);
});

test('[E5] says after how many seconds, and there is a ticket then', () => {
  const hall = hallWith({ pace: { atOnce: 2, seconds: 30 } });
  const from = hall.now + 10_000;
  expect(times(2, () => askedAt(hall, from))).toEqual(given(2));
  const wish = { type: 'issue-ticket', ticket: 'x', job: 'j', service: 'a', priorityClass: null } as const;
  const rest = { language: null, channel: 'kiosk', printer: null, hasPhone: false } as const;
  const refusal = hall.refusal({ ...wish, ...rest }, kiosk, from + 10_500);
  expect(refusal).toEqual({
    code: 'too-many',
    message: 'This kiosk gives tickets too fast: try again in 20 s',
    about: { retryAfterSeconds: 20 },
  });
  expect(askedAt(hall, from + 10_500 + 20_000)).toBe('given');
});

test('[E5] a phone that came by a ticket some way would be held to the same', () => {
  const hall = hallWith({ pace: { atOnce: 1, seconds: 600 } });
  const at = hall.now + 10_000;
  expect([phone, phone].map((by) => askedAt(hall, at, by))).toEqual(['given', 'too-many']);
});

test('[E5] each kiosk by itself; people and programs have no pace', () => {
  const hall = hallWith({ pace: { atOnce: 1, seconds: 600 } });
  const at = hall.now + 10_000;
  expect([kiosk, kiosk, other, other].map((by) => askedAt(hall, at, by))).toEqual([
    'given',
    'too-many',
    'given',
    'too-many',
  ]);
  const program: Actor = { kind: 'token', id: 'token-1', role: 'reception' };
  for (const by of [chief, clerk('c'), program]) expect(times(40, () => askedAt(hall, at, by))).toEqual(given(40));
});

test('[E5] what gave no ticket is not counted, and what cannot be had is said as what it is', () => {
  const hall = hallWith({ pace: { atOnce: 2, seconds: 600 } });
  const at = hall.now + 10_000;
  expect(times(5, () => askedAt(hall, at, kiosk, 'nothing'))).toEqual(times(5, () => 'service-not-found'));
  expect(times(3, () => askedAt(hall, at))).toEqual([...given(2), 'too-many']);
  expect(askedAt(hall, at, kiosk, 'nothing')).toBe('service-not-found');
});

test('[E5] [T6] a corrected clock neither frees a kiosk nor holds it for as long as the clock was wrong', () => {
  const hall = hallWith();
  const from = hall.now + 10_000;
  times(10, () => askedAt(hall, from));
  const correction = { boot: 'b', generation: 1, offset: 0, was: from, why: 'accepted' } as const;
  const at = from - 400 * 86_400_000;
  hall.correct(correction, at);
  expect([1999, 2000].map((ms) => askedAt(hall, at + ms))).toEqual(['too-many', 'given']);
});

// A second of the six hundred has passed by then: what is left of the ticket costs 599/600 of two seconds.
test('[E5] a new pace holds at once, for what was given before it too', () => {
  const hall = hallWith({ pace: { atOnce: 1, seconds: 600 } });
  expect(askedAt(hall, hall.now + 10_000)).toBe('given');
  const from = hall.now;
  hall.must({
    type: 'configure',
    centre: smallCentre({ limits: { pace: { atOnce: 1, seconds: 2 } } }),
    source: 'http',
    onVersion: null,
  });
  expect([2996, 2997].map((ms) => askedAt(hall, from + ms))).toEqual(['too-many', 'given']);
});

/** What must hold whatever kiosks ask, and when: of any span, no more than the pace; and a kiosk that keeps to it is never refused. */
test('[E5] in any span there are no more than the pace gives, and a kiosk that keeps to it is not refused', () => {
  const asks = fc.array(fc.record({ after: fc.constantFrom(0, 0, 0, 1, 500, 1999, 2000, 9000), by: fc.boolean() }), {
    maxLength: 80,
  });
  const pace = fc.record({ atOnce: fc.integer({ min: 1, max: 5 }), seconds: fc.integer({ min: 1, max: 3 }) });
  assertSeeded(
    fc.property(asks, pace, (steps, limit) => {
      const hall = hallWith({ pace: limit });
      const tickets = new Map<Actor, number[]>([kiosk, other].map((by) => [by, []]));
      let at = hall.now + 10_000;
      for (const { after, by } of steps) {
        at += after;
        const who = by ? kiosk : other;
        const own = tickets.get(who) ?? [];
        // With this one, would some span hold more than its pace?
        const fits = [...own, at].every(
          (from, index) => own.length + 1 - index <= limit.atOnce + Math.floor((at - from) / (limit.seconds * 1000)),
        );
        expect(askedAt(hall, at, who)).toBe(fits ? 'given' : 'too-many');
        if (fits) own.push(at);
      }
      // [T3] All of it stands in the log, and only those that are still ahead are kept.
      expect(applyAll(initialState, hall.log)).toEqual(hall.state);
      expect(hall.state.paced.size).toBeLessThanOrEqual(2);
    }),
    { numRuns: 200 },
  );
});
