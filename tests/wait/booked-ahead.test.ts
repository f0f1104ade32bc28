import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyAll } from '../../engine/queue/apply.ts';
import { decide } from '../../engine/queue/decide.ts';
import { initialState } from '../../engine/queue/state.ts';
import { type BookedBefore, withBooked } from '../../engine/wait/booked-ahead.ts';
import { openEstimating } from '../../engine/wait/estimating.ts';
import type { RawEstimate } from '../../engine/wait/raw-estimate.ts';
import type { Actor } from '../../shared/access.ts';
import type { Seat } from '../../shared/booking/seats.ts';
import type { Command } from '../../shared/commands.ts';
import { assertSeeded } from '../fakes/seeds.ts';
import { smallCentre } from '../queue/small-centre.ts';

/** What one who walks in is told of those who booked and have not come yet. */

const minute = 60_000;
/** Friday 20 November 2026, 10:00 in Baku. */
const ten = Date.UTC(2026, 10, 20, 6, 0, 0);
const raw = (middle: number): RawEstimate => ({ low: middle / 2, middle, high: middle * 2, from: 'habit', ahead: 1 });
/** Seats that go before from these minutes on, each for a whole visit of 5 minutes at the walk-in's only counter. */
const seatsAt = (minutes: readonly number[], more: Partial<BookedBefore> = {}): readonly BookedBefore[] =>
  minutes.map((at, place) => ({
    ...{ seat: `s${place}`, from: ten + at * minute, seconds: 300, attendance: 0.71 },
    ...more,
  }));
const longest = ({ raw: of }: ReturnType<typeof withBooked>): number => (of.middle === null ? 0 : of.high);

describe('[SE9] those who booked and have not come yet', () => {
  test('make one who walks in wait longer if they go before the call, each by the share that comes', () => {
    const { raw: told, booked } = withBooked(raw(600), ten, seatsAt([0, 5, 14]));
    // After 10 min; with two more after 10 + 2 x 0.71 x 5 = 17.1 min, so that the third is before them too.
    expect(booked).toBe(3);
    expect(told.middle).toBeCloseTo(600 + 3 * 0.71 * 300, 6);
  });

  test('count not if they go before only later, or if one is called at once', () => {
    expect(withBooked(raw(240), ten, seatsAt([5])).booked).toBe(0);
    expect(withBooked(raw(0), ten, seatsAt([-5, 0]))).toMatchObject({ booked: 0, raw: { low: 0, middle: 0, high: 0 } });
  });

  test('widen the range by how many of them come: all of them certainly add no doubt', () => {
    const { raw: certain } = withBooked(raw(600), ten, seatsAt([0, 0], { attendance: 1 }));
    expect(certain).toMatchObject({ low: 900, middle: 1200, high: 1800 });
    const { raw: doubtful } = withBooked(raw(600), ten, seatsAt([0, 0]));
    expect(doubtful).toMatchObject({ high: 1800 });
    expect(doubtful.middle === null ? 0 : doubtful.low).toBeGreaterThan(300);
  });

  test('put off each end of the range only if they go before a call at that end', () => {
    // Called after 5, 10 or 20 minutes: who goes before from the seventh on is before the two later ones, from the fifteenth on before the last.
    const { raw: told, booked } = withBooked(raw(600), ten, seatsAt([7, 15], { attendance: 1 }));
    expect(booked).toBe(1);
    expect(told).toMatchObject({ low: 300, middle: 900, high: 1800 });
  });

  test('of several services add up, each by what its visits take', () => {
    const seats = [...seatsAt([0, 1], { attendance: 1 }), ...seatsAt([2], { seat: 'b', seconds: 40, attendance: 0.5 })];
    const { raw: told, booked } = withBooked(raw(600), ten, seats);
    expect(booked).toBe(3);
    // 2 x 300 s and 0.5 x 40 s; at most one of one comes, at least none.
    expect(told).toMatchObject({ low: 900, middle: 1220, high: 1840 });
  });

  const some = fc.array(
    fc.record({
      from: fc.integer({ min: -10, max: 60 }),
      seconds: fc.constantFrom(0, 40, 150, 300, 900),
      attendance: fc.constantFrom(0, 0.3, 0.71, 1),
    }),
    { maxLength: 12 },
  );
  const seatsOf = (of: readonly { from: number; seconds: number; attendance: number }[]): readonly BookedBefore[] =>
    of.map((one, place) => ({ ...one, seat: `s${place}`, from: ten + one.from * minute }));

  test('never shorten it by being more, whatever they are of, and with none it is the very same', () => {
    assertSeeded(
      fc.property(fc.integer({ min: 0, max: 5400 }), some, some, (middle, known, others) => {
        const alone = raw(middle);
        expect(withBooked(alone, ten, []).raw).toBe(alone);
        const fewer = withBooked(alone, ten, seatsOf(known));
        const more = withBooked(alone, ten, seatsOf([...known, ...others]));
        expect(more.booked).toBeGreaterThanOrEqual(fewer.booked);
        expect(longest(more)).toBeGreaterThanOrEqual(longest(fewer) - 1e-6);
        for (const end of ['low', 'middle'] as const)
          expect(Number(more.raw.middle === null ? 0 : more.raw[end])).toBeGreaterThanOrEqual(
            Number(fewer.raw.middle === null ? 0 : fewer.raw[end]) - 1e-6,
          );
        expect(more.raw.middle === null || (more.raw.low <= more.raw.middle && more.raw.middle <= more.raw.high)).toBe(
          true,
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
    ...{ ticket: null, standby: false, urgent: false, request: null, heldUntil: null, bookedAt: ten, arrivedAt: null },
    ...{ endedAt: null, sequence: 0 },
    ...more,
  });
  const anyTicket = (ticket: string) =>
    ({ ticket, job: `j${ticket}`, service: 'a', language: null, priorityClass: null, printer: null }) as const;
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
      ask({ type: 'issue-ticket', at: ten, by, hasPhone: false, channel: 'kiosk', ...anyTicket(`t${at}`) });
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

  test('of another service they count where a counter at work takes both', () => {
    const plain = hall(4, []).told();
    const other = [seat('s', ten + minute, { service: 'b', resource: 'service-b' })];
    // Counter 1 takes all; it is the only one at work.
    expect(hall(4, other).told()).toMatchObject({ booked: 1 });
    expect(hall(4, other).told()?.middle).toBe((plain?.middle ?? 0) + Math.round(0.71 * 300));
  });

  test('none booked, of an official that there is not, or of another day: the very same figures', () => {
    const plain = hall(4, []).told();
    expect(plain).not.toBeNull();
    expect(hall(4, [seat('s', ten, { resource: 'official-head' })]).told()).toEqual(plain);
    expect(hall(4, [seat('s', ten + 86_400_000)]).told()).toEqual(plain);
  });

  test('nobody waits for themselves: a seat given up for the ticket, or of the same visitor, is not before them', () => {
    const seats = [seat('own', ten + minute), seat('other', ten + 2 * minute, { service: 'b', resource: 'service-b' })];
    const quoted = (more: { instead?: string }, own: readonly string[] = []) => {
      const { estimating, state } = hall(6, seats);
      const issue = {
        type: 'issue-ticket',
        at: ten,
        by,
        hasPhone: true,
        channel: 'kiosk',
        ...anyTicket('mine'),
        ...more,
      } as const;
      const decided = decide(state(), issue);
      const event = decided.ok ? decided.value.find((one) => one.type === 'ticket-issued') : undefined;
      return event === undefined ? expect.unreachable('refused') : estimating.quote(state(), event, null, own);
    };
    expect(quoted({})).toMatchObject({ booked: 2 });
    expect(quoted({ instead: 'own' })).toMatchObject({ booked: 1 });
    expect(quoted({}, ['other'])).toMatchObject({ booked: 1 });
    expect(quoted({ instead: 'own' }, ['other'])?.booked).toBeUndefined();
  });
});
