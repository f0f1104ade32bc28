import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyAll } from '../../engine/queue/apply.ts';
import { decide } from '../../engine/queue/decide.ts';
import { initialState } from '../../engine/queue/state.ts';
import { type BeforeWalkIn, withBooked } from '../../engine/wait/booked-ahead.ts';
import { openEstimating } from '../../engine/wait/estimating.ts';
import type { RawEstimate } from '../../engine/wait/raw-estimate.ts';
import type { Actor } from '../../shared/access.ts';
import type { Command } from '../../shared/commands.ts';
import type { Seat } from '../../shared/seats.ts';
import { assertSeeded } from '../fakes/seeds.ts';
import { smallCentre } from '../queue/small-centre.ts';

/** What one who walks in is told of those who booked and have not come yet. */

const minute = 60_000;
/** Friday 20 November 2026, 10:00 in Baku. */
const ten = Date.UTC(2026, 10, 20, 6, 0, 0);
const raw = (middle: number): RawEstimate => ({ low: middle / 2, middle, high: middle * 2, from: 'habit', ahead: 1 });
const standing = (more: Partial<BeforeWalkIn> = {}): BeforeWalkIn => ({
  at: ten,
  order: ten,
  starts: [],
  headStartSeconds: 900,
  attendance: 0.71,
  secondsEach: 300,
  ...more,
});

describe('[SE9] those who booked and have not come yet', () => {
  test('make one who walks in wait longer if their slot begins before the call, each by the share that comes', () => {
    const { raw: told, booked } = withBooked(
      raw(600),
      standing({ starts: [ten, ten + 5 * minute, ten + 14 * minute] }),
    );
    // After 10 min; with two more after 10 + 2 x 0.71 x 5 = 17.1 min, so that the third is before them too.
    expect(booked).toBe(3);
    expect(told.middle).toBeCloseTo(600 + 3 * 0.71 * 300, 6);
  });

  test('count not if it begins later, more than 15 minutes after one came, or if one is called at once', () => {
    expect(withBooked(raw(240), standing({ starts: [ten + 5 * minute] })).booked).toBe(0);
    expect(withBooked(raw(3600), standing({ starts: [ten + 15 * minute] })).booked).toBe(0);
    expect(withBooked(raw(3600), standing({ starts: [ten + 15 * minute - 1] })).booked).toBe(1);
    expect(withBooked(raw(0), standing({ starts: [ten - 5 * minute, ten] })).booked).toBe(0);
  });

  test('widen the range by how many of them come: all of them certainly add no doubt', () => {
    const { raw: certain } = withBooked(raw(600), standing({ starts: [ten, ten], attendance: 1 }));
    expect(certain).toMatchObject({ low: 900, middle: 1200, high: 1800 });
    const { raw: doubtful } = withBooked(raw(600), standing({ starts: [ten, ten] }));
    expect(doubtful).toMatchObject({ high: 1800 });
    expect(doubtful.middle === null ? 0 : doubtful.low).toBeGreaterThan(300);
  });

  const starts = fc.array(fc.integer({ min: -10, max: 40 }), { maxLength: 12 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const some = fc.record({
    middle: fc.integer({ min: 0, max: 5400 }),
    attendance: share,
    each: fc.integer({ min: 0, max: 900 }),
  });
  const told = (
    { middle, attendance, each }: { middle: number; attendance: number; each: number },
    at: readonly number[],
  ) =>
    withBooked(
      raw(middle),
      standing({ attendance, secondsEach: each, starts: at.map((m) => ten + m * minute).sort((a, b) => a - b) }),
    );

  test('never shorten it by being more, and with none it is the very same', () => {
    assertSeeded(
      fc.property(some, starts, fc.integer({ min: -10, max: 40 }), (of, known, another) => {
        const alone = raw(of.middle);
        expect(withBooked(alone, standing()).raw).toBe(alone);
        const [fewer, more] = [told(of, known), told(of, [...known, another])];
        expect(more.booked).toBeGreaterThanOrEqual(fewer.booked);
        for (const end of ['low', 'middle', 'high'] as const)
          expect(Number(more.raw.middle === null ? 0 : more.raw[end])).toBeGreaterThanOrEqual(
            Number(fewer.raw.middle === null ? 0 : fewer.raw[end]),
          );
      }),
    );
  });
});

describe('what is told in a hall', () => {
  const by: Actor = { kind: 'user', id: 'u', role: 'admin' };
  const seat = (id: string, startsAt: number, more: Partial<Seat> = {}): Seat => ({
    id,
    resource: 'service-a',
    date: '2026-11-20',
    ...{ from: '10:00', to: '10:15', startsAt, endsAt: startsAt + 15 * minute },
    ...{ status: 'booked', service: 'a', person: 'p', code: '000001', language: 'az', channel: 'web' },
    ...{ ticket: null, standby: false, urgent: false, heldUntil: null, bookedAt: ten, arrivedAt: null },
    ...{ endedAt: null, sequence: 0 },
    ...more,
  });
  const hall = (waiting: number, seats: readonly Seat[]) => {
    let state = initialState;
    const estimating = openEstimating(() => expect.unreachable('an estimate failed'));
    let seq = 0;
    const ask = (command: Command): void => {
      const decided = decide(state, command);
      if (!decided.ok) throw new Error(decided.refusal.message);
      estimating.follow(decided.value.map((event) => ({ seq: ++seq, event, hash: '' })));
      state = applyAll(state, decided.value);
    };
    ask({ type: 'configure', at: ten, by, centre: smallCentre(), source: 'install', onVersion: null });
    ask({ type: 'open-day', at: ten, by, practice: false, force: false });
    ask({ type: 'open-counter', at: ten, by, counter: '1', profile: null });
    for (let at = 0; at < waiting; at++) {
      const of = {
        ticket: `t${at}`,
        job: `j${at}`,
        service: 'a',
        language: null,
        priorityClass: null,
        printer: null,
      } as const;
      ask({ type: 'issue-ticket', at: ten, by, hasPhone: false, channel: 'kiosk', ...of });
    }
    estimating.readSeats()(seats, () => 0.71);
    return { estimating, told: (at = ten) => estimating.waits(state, at).ofService('a').estimate, state: () => state };
  };

  test('who booked counts, says how many, and no longer once they came, cancelled or were missed', () => {
    const plain = hall(6, []).told();
    const seats = [seat('s1', ten + minute), seat('s2', ten + 2 * minute)];
    const { estimating, told } = hall(6, seats);
    expect(told()).toMatchObject({ booked: 2 });
    expect(told()?.middle).toBeGreaterThan(plain?.middle ?? 0);
    const of = { at: ten, by, date: '2026-11-20', practice: false } as const;
    const events = [
      { ...of, type: 'seat-arrived', seat: 's1', visit: 't9' },
      { ...of, type: 'seat-cancelled', seat: 's2', sequence: 1, withheldUntil: null },
    ] as const;
    estimating.follow(events.map((event, at) => ({ seq: 1000 + at, event, hash: '' })));
    expect(told(ten + 9000)).toEqual(hall(6, []).told(ten + 9000));
    expect(hall(6, seats).told(ten + 13 * minute)?.booked).toBeUndefined();
  });

  test('what happens to seats while they are read counts, and of two readings the one asked for later', () => {
    const two = [seat('s1', ten + minute), seat('s2', ten + 2 * minute)];
    const { estimating, told } = hall(6, []);
    const [first, second] = [estimating.readSeats(), estimating.readSeats()];
    const of = { at: ten, by, date: '2026-11-20', practice: false } as const;
    const cancelled = { ...of, type: 'seat-cancelled', seat: 's2', sequence: 1, withheldUntil: null } as const;
    estimating.follow([{ seq: 1000, event: cancelled, hash: '' }]);
    second(two, () => 0.71);
    expect(told(ten + 9000)).toMatchObject({ booked: 1 });
    first([], () => 0.71);
    expect(told(ten + 18_000)).toMatchObject({ booked: 1 });
  });

  test('none booked, or of another service, an official or another day: the very same figures', () => {
    const plain = hall(4, []).told();
    expect(plain).not.toBeNull();
    expect(hall(4, [seat('s', ten, { service: 'b', resource: 'service-b' })]).told()).toEqual(plain);
    expect(hall(4, [seat('s', ten, { resource: 'official-head' })]).told()).toEqual(plain);
    expect(hall(4, [seat('s', ten + 86_400_000)]).told()).toEqual(plain);
  });
});
