import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ahead } from '../../server/queue/ahead.ts';
import { aheadOfNewcomers } from '../../server/queue/ahead-of-newcomers.ts';
import { apply } from '../../server/queue/apply.ts';
import { chooseNext } from '../../server/queue/choose-next.ts';
import { changedLegs } from '../../server/queue/legs.ts';
import { entries, get } from '../../server/queue/ordered-map.ts';
import { initialState, type State } from '../../server/queue/state.ts';
import { ticketFromEvents } from '../../server/queue/ticket.ts';
import { why } from '../../server/queue/why.ts';
import type { LegRow } from '../../shared/figures.ts';
import { fairCentre } from './fair-centre.ts';
import { chief, Hall } from './hall.ts';
import { holds } from './invariants.ts';
import { naiveOrder } from './naive.ts';
import { smallCentre } from './small-centre.ts';

/** Random visitors and clerks: each step names what is tried, on which of the tickets there are, after how long. */
const step = fc.record({
  what: fc.constantFrom(
    'issue',
    'issue',
    'issue',
    'issue',
    'next',
    'next',
    'next',
    'start',
    'start',
    'finish',
    'finish',
    'recall',
    'no-show',
    'requeue',
    'park',
    'resume',
    'reinstate',
    'cancel',
    'call',
    'serve',
    'add',
    'transfer',
    'send',
    'send-to-person',
    'profile',
    'edit',
    'open',
    'pause',
    'unpause',
    'close',
    'close-day',
    'open-day',
    'tick',
  ),
  which: fc.nat(40),
  counter: fc.constantFrom('1', '2', '3'),
  service: fc.constantFrom('a', 'b', 'c'),
  priorityClass: fc.constantFrom(null, null, 'veteran', 'infant'),
  placing: fc.constantFrom('front', 'age', 'back'),
  seconds: fc.constantFrom(-3600, 0, 1, 30, 600, 5000),
} as const);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const take = (hall: Hall, { what, which, counter, service, priorityClass, placing, seconds }: Step): void => {
  hall.wait(seconds);
  const tickets = [...entries(hall.state.tickets)].map((one) => one.key);
  const ticket = tickets[which % Math.max(1, tickets.length)] ?? 'nobody';
  const callId = hall.id('c');
  const reason = which % 2 === 0 ? null : 'because';
  const rest = { language: null, channel: 'kiosk', printer: null, hasPhone: false } as const;
  switch (what) {
    case 'issue':
      hall.try({ type: 'issue-ticket', ticket: hall.id('t'), job: hall.id('j'), service, priorityClass, ...rest });
      break;
    case 'next':
      hall.try({ type: 'call-next', counter, callId });
      break;
    case 'start':
      hall.try({ type: 'start-ticket', ticket });
      break;
    case 'finish':
      hall.try({ type: 'finish-ticket', ticket, outcome: null });
      break;
    case 'recall':
      hall.try({ type: 'recall-ticket', ticket, callId });
      break;
    case 'no-show':
      hall.try({ type: 'mark-no-show', ticket });
      break;
    case 'requeue':
      hall.try({ type: 'requeue-ticket', ticket, reason });
      break;
    case 'park':
      hall.try({ type: 'park-ticket', ticket, reason });
      break;
    case 'resume':
      hall.try({ type: 'resume-ticket', ticket });
      break;
    case 'reinstate':
      hall.try({ type: 'reinstate-ticket', ticket });
      break;
    case 'cancel':
      hall.try({ type: 'cancel-ticket', ticket, reason });
      break;
    case 'call':
      hall.try({ type: 'call-ticket', counter, ticket, callId, reason });
      break;
    case 'serve':
      hall.try({ type: 'serve-directly', counter, ticket: hall.id('t'), service });
      break;
    case 'add':
      hall.try({ type: 'add-service', ticket, service });
      break;
    case 'transfer':
      hall.try({ type: 'transfer-ticket', ticket, target: { service }, placing });
      break;
    case 'send':
      hall.try({ type: 'transfer-ticket', ticket, target: { counter }, placing });
      break;
    case 'send-to-person':
      hall.try({ type: 'transfer-ticket', ticket, target: { clerk: 'chief' }, placing });
      break;
    case 'profile':
      hall.try({ type: 'change-profile', counter, profile: which % 2 === 0 ? 'all' : 'a-first' });
      break;
    case 'edit':
      hall.try({ type: 'edit-ticket', ticket, service, priorityClass, personal: ['note'] });
      break;
    case 'open':
      hall.try({ type: 'open-counter', counter, profile: null });
      break;
    case 'pause':
      hall.try({ type: 'pause-counter', counter, reason });
      break;
    case 'unpause':
      hall.try({ type: 'resume-counter', counter });
      break;
    case 'close':
      hall.try({ type: 'close-counter', counter, reason });
      break;
    case 'close-day':
      if (which === 0) hall.try({ type: 'close-day', force: true, practice: null });
      break;
    case 'open-day':
      hall.try({ type: 'open-day', practice: which % 5 === 0, force: true });
      break;
    case 'tick':
      hall.try({ type: 'tick' });
      break;
  }
};

const begun = (make: typeof smallCentre): Hall =>
  new Hall(
    make({
      series: [
        { id: 'a', prefix: 'A', first: 1, last: 9, digits: 1, wrap: true },
        { id: 'c', prefix: 'C', first: 1, last: 99, digits: 2, wrap: true },
      ],
    }),
  ).open('1', '2');
/** Plain first come first served, or every rule of fair calling in use. */
const centre = fc.constantFrom(smallCentre, fairCentre);

/** All whom a counter would call at one instant, by asking the engine again and again. */
const calledInTurn = (state: State, counter: string, at: number): readonly string[] => {
  const order: string[] = [];
  let now = state;
  for (let next = chooseNext(now, counter, at); next !== null; next = chooseNext(now, counter, at)) {
    order.push(next.ticket);
    const gone = { at: now.at, by: chief, date: null, practice: false, ticket: next.ticket, reason: null } as const;
    now = apply(now, { ...gone, type: 'ticket-cancelled' });
  }
  return order;
};
const story = fc.array(step, { minLength: 1, maxLength: 120 });
const replay = (hall: Hall, from: State = initialState): State =>
  hall.log.reduce((state, event) => apply(state, event), from);

describe('whatever clerks and visitors do', () => {
  it('[M2] [C3] [N2] [L1] [T1] the state never contradicts itself', () => {
    fc.assert(
      fc.property(story, centre, (steps, make) => {
        const hall = begun(make);
        for (const one of steps) {
          take(hall, one);
          holds(hall.state);
        }
        const times = hall.log.map((event) => event.at);
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }),
      { numRuns: 1500 },
    );
  });

  it('[T2] [T4] a refusal changes nothing, and an earlier state stays what it was', () => {
    fc.assert(
      fc.property(story, centre, (steps, make) => {
        const hall = begun(make);
        for (const one of steps) {
          const before = hall.state;
          const picture = JSON.stringify([
            before.seq,
            before.waiting,
            [...entries(before.tickets)],
            [...before.counters],
          ]);
          const logged = hall.log.length;
          take(hall, one);
          if (hall.log.length === logged) expect(hall.state).toBe(before);
          expect(JSON.stringify([before.seq, before.waiting, [...entries(before.tickets)], [...before.counters]])).toBe(
            picture,
          );
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('[T3] replaying the log gives the same state, and each ticket from its own events alone', () => {
    fc.assert(
      fc.property(story, centre, (steps, make) => {
        const hall = begun(make);
        for (const one of steps) take(hall, one);
        expect(replay(hall)).toEqual(hall.state);
        for (const { key, value } of entries(hall.state.tickets)) {
          const own = hall.log.filter((event) => 'ticket' in event && event.ticket === key);
          expect({ ...ticketFromEvents(own), tie: value.tie }).toEqual(value);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('[T3] replaying from the configuration and the last opening gives the same day', () => {
    fc.assert(
      fc.property(story, centre, (steps, make) => {
        const hall = begun(make);
        for (const one of steps) take(hall, one);
        const opened = hall.log.findLastIndex((event) => event.type === 'day-opened');
        const state = [0, ...hall.log.keys()].filter((at, index) => (index === 0 ? true : at >= opened));
        const short = state.reduce((now, at) => {
          const event = hall.log[at];
          return event === undefined ? now : apply(now, event, at + 1);
        }, initialState);
        expect(short).toEqual(hall.state);
      }),
      { numRuns: 1500 },
    );
  });

  it('[L4] rows of legs written event by event are those that the whole log gives', () => {
    fc.assert(
      fc.property(story, centre, (steps, make) => {
        const hall = begun(make);
        const written = new Map<string, LegRow>();
        for (const one of steps) {
          const before = hall.log.length;
          take(hall, one);
          for (const row of changedLegs(hall.state, hall.log.slice(before)))
            written.set(`${row.ticket}/${row.leg}`, row);
        }
        for (const row of written.values()) {
          if (row.waitSeconds !== null) expect(row.waitSeconds).toBeGreaterThanOrEqual(0);
          if (row.serviceSeconds !== null) expect(row.serviceSeconds).toBeGreaterThanOrEqual(0);
          expect(row.waitSeconds === null).toBe(row.queuedAt === null || row.calledAt === null);
        }
        for (const row of changedLegs(hall.state, hall.log)) {
          if (row.endedAt !== null) expect(written.get(`${row.ticket}/${row.leg}`)).toEqual(row);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('[O1] [O2] [O3] [O6] [O7] [O8] [S2] call next is what a plain look through all that wait would choose', () => {
    fc.assert(
      fc.property(story, centre, fc.nat(4000), (steps, make, later) => {
        const hall = begun(make);
        for (const one of steps) take(hall, one);
        const at = hall.state.at + later * 1000;
        for (const id of hall.state.counters.keys())
          expect(chooseNext(hall.state, id, at)?.ticket).toBe(naiveOrder(hall.state, id, at)[0]?.id);
      }),
      { numRuns: 1500 },
    );
  });

  it('[W1] people ahead are those whom the quickest counter would call before, one after another, right now', () => {
    fc.assert(
      fc.property(story, centre, fc.nat(4000), (steps, make, later) => {
        const hall = begun(make);
        for (const one of steps) take(hall, one);
        const at = hall.state.at + later * 1000;
        const counters = [...hall.state.counters].filter(([, now]) => now.state !== 'closed').map(([id]) => id);
        const orders = counters.map((id) => calledInTurn(hall.state, id, at));
        for (const { value: ticket } of entries(hall.state.tickets)) {
          const counts = orders.map((order) => order.indexOf(ticket.id)).filter((count) => count >= 0);
          if (counts.length > 0) expect(ahead(hall.state, ticket, at)).toBe(Math.min(...counts));
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('[W1] one who asks is told as many as the ticket says that he then takes', () => {
    fc.assert(
      fc.property(story, centre, (steps, make) => {
        const hall = begun(make);
        for (const one of steps) take(hall, one);
        for (const service of ['a', 'b', 'c']) {
          const told = aheadOfNewcomers(hall.state, Math.max(hall.now, hall.state.at))(service);
          const ticket = hall.id('t');
          const rest = { language: null, channel: 'kiosk', printer: null, hasPhone: false } as const;
          hall.try({ type: 'issue-ticket', ticket, job: hall.id('j'), service, priorityClass: null, ...rest });
          const issued = get(hall.state.tickets, ticket);
          if (issued !== undefined) expect(told).toBe(ahead(hall.state, issued));
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('[O9] why not me: those named before a ticket are exactly those ahead of it', () => {
    fc.assert(
      fc.property(story, centre, fc.nat(4000), (steps, make, later) => {
        const hall = begun(make);
        for (const one of steps) take(hall, one);
        const at = hall.state.at + later * 1000;
        for (const { value: ticket } of entries(hall.state.tickets)) {
          const answer = why(hall.state, ticket, at);
          if (answer === null) continue;
          expect(answer.before.reduce((sum, group) => sum + group.count, 0)).toBe(answer.ahead);
          expect(answer.ahead).toBe(ahead(hall.state, ticket, at));
          for (const group of answer.before) expect(group.count).toBeGreaterThan(0);
          for (const counter of answer.counters) {
            const order = naiveOrder(hall.state, counter, at).map((one) => one.number);
            const before = new Set(order.slice(0, answer.ahead));
            for (const { numbers } of answer.before) for (const number of numbers) expect(before).toContain(number);
          }
        }
      }),
      { numRuns: 1500 },
    );
  });
});
