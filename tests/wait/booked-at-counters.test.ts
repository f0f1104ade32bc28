import { expect, test } from 'vitest';
import { applyAll } from '../../engine/queue/apply.ts';
import { decide } from '../../engine/queue/decide.ts';
import { initialState } from '../../engine/queue/state.ts';
import { bookedAtCounters } from '../../engine/wait/booked-at-counters.ts';
import type { SeatToCome } from '../../engine/wait/expected-seats.ts';
import type { Actor } from '../../shared/access.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { Command } from '../../shared/commands.ts';
import { smallCentre } from '../queue/small-centre.ts';

/** Which counters those who booked take from one who walks in at ten: counter 1 takes all, 2 has a in a higher tier, 3 takes c alone. */

const minute = 60_000;
/** Friday 20 November 2026, 10:00 in Baku. */
const ten = Date.UTC(2026, 10, 20, 6, 0, 0);
const by: Actor = { kind: 'user', id: 'u', role: 'admin' };

const hall = (open: readonly string[], paused: readonly string[] = [], centre: Centre = smallCentre()) => {
  const asked: Command[] = [
    { type: 'configure', at: ten, by, centre, source: 'install', onVersion: null },
    { type: 'open-day', at: ten, by, practice: false, force: false },
    ...open.map(
      (counter): Command => ({ type: 'open-counter', at: ten, by: { ...by, id: counter }, counter, profile: null }),
    ),
    ...paused.map(
      (counter): Command => ({ type: 'pause-counter', at: ten, by: { ...by, id: counter }, counter, reason: null }),
    ),
  ];
  return asked.reduce((state, command) => {
    const decided = decide(state, command);
    return decided.ok ? applyAll(state, decided.value) : expect.unreachable(decided.refusal.message);
  }, initialState);
};
const all = hall(['1', '2', '3']);
const seat = (service: string, startsIn: number, counter: string | null = null): SeatToCome => ({
  ...{ id: `${service}${startsIn}`, service, counter, startsAt: ten + startsIn * minute, attendance: 0.71 },
});
const visits = { headStartSeconds: 900, latestSeconds: 600, visitSeconds: () => 300 };
/** From when on (minutes after ten) a seat goes before, and the seconds by which it puts the call off. */
const before = (state: typeof all, line: string, one: SeatToCome) =>
  bookedAtCounters(state, { line, order: ten }, [one], visits)
    .map(({ from, seconds }) => [(from - ten) / minute, seconds])
    .toSorted(([a = 0], [b = 0]) => a - b);

test('[SE9] a visit of the same service is shared by the counters open for it', () => {
  expect(before(all, 's:a', seat('a', 5))).toEqual([[5, 300 / 2]]);
  expect(before(hall(['1']), 's:a', seat('a', 5))).toEqual([[5, 300]]);
  expect(before(hall(['1', '2'], ['2']), 's:a', seat('a', 5))).toEqual([[5, 300]]);
});

test('[SE9] one of another service takes from the counters that take both, the less the more counters there are for it', () => {
  // Three counters take c, and two of them a: a sixth of the visit at each. At counter 2 a goes first, until who booked c has passed the limit.
  expect(before(all, 's:a', seat('c', 5))).toEqual([
    [5, 300 / 6],
    [15, 300 / 6],
  ]);
  // Of the two counters that may take a, counter 2 takes it before c whatever their places.
  expect(before(all, 's:c', seat('a', 5))).toEqual([
    [5, 300 / 6],
    [5, 300 / 6],
  ]);
  expect(before(hall(['2', '3']), 's:b', seat('c', 5))).toEqual([[5, 300 / 2]]);
  expect(before(hall(['1', '3']), 's:a', seat('c', 5))).toEqual([[5, 300 / 2]]);
});

test('[SE9] by place within a tier: later than the head start only past the limit, and in a higher tier whatever the place', () => {
  expect(before(hall(['1']), 's:a', seat('b', 14))).toEqual([[14, 300]]);
  expect(before(hall(['1']), 's:a', seat('b', 15))).toEqual([[25, 300]]);
  expect(before(hall(['2']), 's:b', seat('a', 20))).toEqual([[20, 300]]);
  expect(before(hall(['2']), 's:a', seat('b', 5))).toEqual([[15, 300]]);
});

test('[SE9] of an official only at the counter that receives for them', () => {
  expect(before(all, 's:c', seat('c', 5, '3'))).toEqual([[5, 300 / 3]]);
  expect(before(all, 's:a', seat('c', 5, '3'))).toEqual([]);
  expect(before(all, 's:a', seat('c', 5, '1'))).toEqual([[5, 300 / 2]]);
  expect(before(hall(['2', '3']), 's:c', seat('c', 5, '1'))).toEqual([]);
});

test('[SE9] before the hours all counters of the centre are reckoned with; who was sent to the front waits for nobody who booked', () => {
  expect(before(hall([]), 's:a', seat('a', 5))).toEqual([[5, 300 / 2]]);
  expect(before(all, 'f:a', seat('a', -5))).toEqual([]);
  expect(before(all, 'c:1', seat('a', -5))).toEqual([]);
});

test('[O7] one who passes a limit of their own waits for none that come after that', () => {
  const services = smallCentre().services.map((one) => (one.id === 'a' ? { ...one, maxWaitSeconds: 600 } : one));
  const limited = hall(['1'], [], smallCentre({ services }));
  expect(before(limited, 's:a', seat('b', 9))).toEqual([[9, 300]]);
  expect(before(limited, 's:a', seat('b', 10))).toEqual([]);
});
