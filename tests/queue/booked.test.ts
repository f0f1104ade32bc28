import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyAll } from '../../engine/queue/apply.ts';
import { decide } from '../../engine/queue/decide.ts';
import { findTicket } from '../../engine/queue/lookup.ts';
import { entries } from '../../engine/queue/ordered-map.ts';
import { initialState, type State } from '../../engine/queue/state.ts';
import type { Ticket } from '../../engine/queue/ticket.ts';
import { newcomer } from '../../engine/wait/asked-wait.ts';
import type { Actor } from '../../shared/access.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { Command } from '../../shared/commands.ts';
import { smallCentre } from './small-centre.ts';

/** Those who booked, between those who walked in. */

const minute = 60_000;
/** Friday 20 November 2026, 09:00 in Baku. */
const nine = Date.UTC(2026, 10, 20, 5, 0, 0);
const by: Actor = { kind: 'user', id: 'u', role: 'admin' };
const kiosk: Actor = { kind: 'device', id: 'k', role: 'device' };

const openHall = (change: Partial<Centre> = {}) => {
  let state: State = initialState;
  let made = 0;
  const ask = (command: Command): boolean => {
    const decided = decide(state, command);
    if (decided.ok) state = applyAll(state, decided.value);
    return decided.ok;
  };
  ask({ type: 'configure', at: nine, by, centre: smallCentre(change), source: 'install', onVersion: null });
  ask({ type: 'open-day', at: nine, by, practice: false, force: false });
  ask({ type: 'open-counter', at: nine, by, counter: '1', profile: null });
  const issue = (at: number, booked?: { readonly startsAt: number; readonly counter: string | null }): string => {
    const ticket = `t${made++}`;
    const of = { ticket, job: `j${ticket}`, service: 'a', language: null, priorityClass: null, printer: null } as const;
    const seat = { seat: ticket, from: '10:00' };
    ask({
      ...{ type: 'issue-ticket', at, by: kiosk, hasPhone: false, ...of },
      channel: booked === undefined ? 'kiosk' : 'booking',
      ...(booked === undefined ? {} : { booked: { ...seat, ...booked } }),
    });
    return ticket;
  };
  const call = (at: number, counter = '1'): Ticket | null => {
    const known = state.counters.get(counter)?.ticket;
    if (known != null) {
      ask({ type: 'start-ticket', at, by, ticket: known });
      ask({ type: 'finish-ticket', at, by, ticket: known, outcome: null });
    }
    const called = ask({ type: 'call-next', at, by, counter, callId: `c${at}` });
    return called ? findTicket(state, state.counters.get(counter)?.ticket ?? '') : null;
  };
  return { ask, issue, call, state: () => state };
};

const waiting = (state: State): readonly Ticket[] =>
  [...entries(state.tickets)].map(({ value }) => value).filter(({ status }) => status === 'waiting');

test('[SE9] one who booked is before a walk-in who came over 15 minutes before the slot only past the limit, and before the slot only at an idle counter', () => {
  const step = fc.record({
    kind: fc.constantFrom('walk', 'walk', 'book', 'call', 'call'),
    wait: fc.integer({ min: 0, max: 8 * minute }),
    slot: fc.integer({ min: -5, max: 30 }),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), (steps) => {
      const hall = openHall();
      let at = nine;
      for (const { kind, wait, slot } of steps) {
        at += wait;
        if (kind === 'walk') hall.issue(at);
        else if (kind === 'book') hall.issue(at, { startsAt: at + slot * minute, counter: null });
        else {
          const called = hall.call(at);
          const startsAt = called?.booked?.startsAt ?? null;
          const walkIns = waiting(hall.state()).filter(({ booked }) => booked === null);
          if (called === null || startsAt === null) continue;
          expect(called.because).toEqual({ rule: 'booked', at: '10:00' });
          if (startsAt > at) expect(walkIns).toEqual([]);
          const earlier = walkIns.filter(({ issuedAt }) => issuedAt < startsAt - 15 * minute);
          if (at < startsAt + 10 * minute) expect(earlier).toEqual([]);
        }
      }
      const left = waiting(hall.state()).length;
      for (let calls = 0; calls < left; calls++)
        expect(hall.call(at + 60 * minute + calls), 'everybody is reached').not.toBeNull();
    }),
    { numRuns: 150 },
  );
});

test('[SE9] the visitors of an official are called at one counter alone, whatever other counters take', () => {
  const hall = openHall();
  hall.ask({ type: 'open-counter', at: nine, by: { ...by, id: 'v' }, counter: '3', profile: null });
  const ticket = hall.issue(nine, { startsAt: nine, counter: '3' });
  expect(hall.call(nine + minute)).toBeNull();
  const called = hall.ask({ type: 'call-next', at: nine + minute, by: { ...by, id: 'v' }, counter: '3', callId: 'x' });
  expect([called, findTicket(hall.state(), ticket)?.status]).toEqual([true, 'called']);
});

test('[SE9] no limit of the hall, the series or the hours refuses one who booked', () => {
  const full = smallCentre();
  const hall = openHall({
    limits: { waiting: 1 },
    series: full.series.map((series) => ({ ...series, dailyLimit: 1 })),
  });
  hall.issue(nine);
  hall.issue(nine);
  const ticket = hall.issue(nine, { startsAt: nine, counter: null });
  expect(waiting(hall.state()).map(({ id }) => id)).toEqual(['t0', ticket]);
});

test('[SE9] callEarly: never waits for the slot, a number of seconds bounds how early', () => {
  const calledAt = (callEarly: 'when-idle' | 'never' | number, at: number): boolean => {
    const hall = openHall({ booking: { callEarly } });
    hall.issue(nine, { startsAt: nine + 10 * minute, counter: null });
    return hall.call(at) !== null;
  };
  expect([
    calledAt('when-idle', nine),
    calledAt('never', nine + 9 * minute),
    calledAt('never', nine + 10 * minute),
  ]).toEqual([true, false, true]);
  expect([calledAt(300, nine + 4 * minute), calledAt(300, nine + 5 * minute)]).toEqual([false, true]);
});

test('[SE15] the wait of one who booked begins with the slot, and is nothing where they are called before it', () => {
  const hall = openHall();
  const early = hall.issue(nine, { startsAt: nine + 10 * minute, counter: null });
  const waits = (id: string) => findTicket(hall.state(), id)?.legs.at(-1)?.queuedAt;
  expect(waits(early)).toBe(nine + 10 * minute);
  hall.ask({ type: 'park-ticket', at: nine, by, ticket: early });
  const late = hall.issue(nine + 12 * minute, { startsAt: nine + 10 * minute, counter: null });
  expect(waits(late)).toBe(nine + 12 * minute);
});

test('[SE15] a clock that is corrected does not move the slot from which they wait', () => {
  const hall = openHall();
  const early = hall.issue(nine, { startsAt: nine + 10 * minute, counter: null });
  const late = hall.issue(nine + 5 * minute, { startsAt: nine + minute, counter: null });
  const of = {
    at: nine - 10 * minute,
    was: nine + 6 * minute,
    why: 'accepted',
    boot: 'b',
    generation: 1,
    offset: 0,
  } as const;
  const event = { type: 'clock-corrected', by, date: null, practice: false, ...of } as const;
  const corrected = applyAll(hall.state(), [event]);
  const waits = [early, late].map((id) => findTicket(corrected, id)?.legs.at(-1)?.queuedAt);
  expect(waits).toEqual([nine + 10 * minute, nine + minute]);
});

test('[SE9] one who comes now is told of those who booked, are here and will go before them, and of nobody else', () => {
  const hall = openHall();
  const told = (at: number): number => newcomer(hall.state(), 'a', at).ahead;
  hall.issue(nine);
  hall.issue(nine, { startsAt: nine + 10 * minute, counter: null });
  hall.issue(nine, { startsAt: nine + 40 * minute, counter: null });
  expect(told(nine)).toBe(2);
  expect(told(nine + 26 * minute)).toBe(3);
});
