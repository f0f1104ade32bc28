import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyAll } from '../../engine/queue/apply.ts';
import { changedLegs } from '../../engine/queue/legs.ts';
import { entries } from '../../engine/queue/ordered-map.ts';
import { initialState } from '../../engine/queue/state.ts';
import type { Actor } from '../../shared/access.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { IssueTicket } from '../../shared/commands.ts';
import { hasEnded } from '../../shared/tickets/ticket.ts';
import { clerk, Hall, kiosk } from './hall.ts';
import { holds } from './invariants.ts';
import { smallCentre } from './small-centre.ts';

const phone: Actor = { kind: 'phone', id: 'p', role: 'phone' };

/** Services a, b and c; b comes after a where both are wanted. */
const staged = (change: Partial<Centre> = {}): Centre => {
  const centre = smallCentre({ visits: { services: 3, people: 4 }, ...change });
  return { ...centre, services: centre.services.map((one) => (one.id === 'b' ? { ...one, after: ['a'] } : one)) };
};

type Asked = Partial<Pick<IssueTicket, 'later' | 'companions' | 'printer' | 'hasPhone' | 'booked'>>;

const ask = (hall: Hall, service: string, asked: Asked, by: Actor = kiosk) =>
  hall.try(
    {
      ...{ type: 'issue-ticket', ticket: hall.id('t'), job: hall.id('j'), service, priorityClass: null },
      ...{ language: null, channel: 'kiosk', printer: null, hasPhone: false },
      ...asked,
    },
    by,
  );

const issue = (hall: Hall, service: string, later: readonly string[]): string => {
  const events = ask(hall, service, { later });
  const [event] = typeof events === 'string' ? [] : events;
  if (event?.type !== 'ticket-issued') throw new Error(String(events));
  return event.ticket;
};

/** Calls next at a counter and starts. */
const serve = (hall: Hall, counter = '1'): string => {
  const { ticket } = hall.next(counter);
  hall.must({ type: 'start-ticket', ticket });
  return ticket;
};

const finish = (hall: Hall, ticket: string, next?: string | null) =>
  hall.must({ type: 'finish-ticket', ticket, outcome: null, ...(next === undefined ? {} : { next }) });

describe('a visit of several services', () => {
  test('[VS1] waits for the first; the others stand in no line', () => {
    const hall = new Hall(staged()).open('1', '3');
    const ticket = issue(hall, 'a', ['b', 'c']);
    expect(hall.ticket(ticket)).toMatchObject({ status: 'waiting', service: 'a', later: ['b', 'c'] });
    expect(hall.state.waiting).toBe(1);
    expect([...hall.state.lines.keys()]).toEqual(['s:a']);
    expect(hall.try({ type: 'call-next', counter: '3', callId: 'x' })).toBe('nothing-waiting');
  });

  test('[VS1] takes no more than the centre lets, none twice, none that is closed or not there, none in the wrong order', () => {
    const hall = new Hall(staged()).open('1');
    expect(ask(new Hall(smallCentre()).open('1'), 'a', { later: ['b'] })).toBe('too-many-services');
    expect(ask(hall, 'a', { later: ['b', 'c', 'a'] })).toBe('too-many-services');
    expect(ask(hall, 'a', { later: ['c', 'c'] })).toBe('malformed');
    expect(ask(hall, 'a', { later: ['a'] })).toBe('malformed');
    expect(ask(hall, 'a', { later: ['x'] })).toBe('service-not-found');
    expect(ask(hall, 'b', { later: ['a'] })).toBe('wrong-order');
    expect(ask(hall, 'c', { later: ['b', 'a'] })).toBe('wrong-order');
    const centre = staged();
    const services = centre.services.map((one) => (one.id === 'c' ? { ...one, offered: false } : one));
    const shut = new Hall({ ...centre, services }).open('1');
    expect(ask(shut, 'a', { later: ['c'] })).toBe('service-closed');
    expect(ask(shut, 'a', { later: ['c'] }, { kind: 'user', id: 'r', role: 'reception' })).toHaveLength(1);
  });

  test('[VS2] a finish leads on to the next, at the same instant, in the place of the first issue', () => {
    const hall = new Hall(staged()).open('1', '3');
    const first = issue(hall, 'a', ['c']);
    const earlier = hall.wait(60).issue('c');
    serve(hall);
    const [event] = finish(hall, first);
    expect(event).toMatchObject({ type: 'ticket-moved-on', service: 'c', later: [], outcome: 'served' });
    const ticket = hall.ticket(first);
    expect(ticket).toMatchObject({ status: 'waiting', service: 'c', later: [], outcome: null });
    expect(ticket.legs.map(({ service, ending, outcome, queuedAt }) => [service, ending, outcome, queuedAt])).toEqual([
      ['a', 'served', 'served', ticket.issuedAt],
      ['c', null, null, hall.now],
    ]);
    // Issued before the other who waits for c.
    expect(hall.next('3').ticket).toBe(first);
    hall.must({ type: 'start-ticket', ticket: first });
    expect(finish(hall, first)[0]).toMatchObject({ type: 'ticket-finished' });
    expect(hall.next('3').ticket).toBe(earlier);
    holds(hall.state);
    expect(hall.state.counters.get('1')?.served).toBe(1);
    expect(hall.state.counters.get('3')?.served).toBe(1);
  });

  test('[VS2] the clerk may say another service, one that was not asked for, or that the visit is done', () => {
    const hall = new Hall(staged()).open('1');
    const [one, two, three] = [issue(hall, 'a', ['b', 'c']), issue(hall, 'a', ['b']), issue(hall, 'a', ['b', 'c'])];
    serve(hall);
    expect(finish(hall, one, 'c')[0]).toMatchObject({ service: 'c', later: ['b'] });
    hall.must({ type: 'cancel-ticket', ticket: one });
    serve(hall);
    expect(finish(hall, two, 'c')[0]).toMatchObject({ service: 'c', later: ['b'] });
    hall.must({ type: 'cancel-ticket', ticket: two });
    serve(hall);
    expect(hall.try({ type: 'finish-ticket', ticket: three, outcome: null, next: 'x' })).toBe('service-not-found');
    expect(finish(hall, three, null)[0]).toMatchObject({ type: 'ticket-finished' });
    expect(hall.ticket(three)).toMatchObject({ status: 'served', later: [] });
  });

  test('[VS2] without anything left a clerk may still send on with the finish', () => {
    const hall = new Hall().open('1');
    const ticket = hall.issue('a');
    serve(hall);
    expect(finish(hall, ticket, 'b')[0]).toMatchObject({ type: 'ticket-moved-on', service: 'b', later: [] });
  });

  test('[VS3] what is left is changed without a change of place', () => {
    const hall = new Hall(staged()).open('1');
    const ticket = issue(hall, 'a', ['b', 'c']);
    const { place } = hall.ticket(ticket);
    const edit = (later: readonly string[], service?: string) =>
      hall.try({ type: 'edit-ticket', ticket, later, personal: [], ...(service === undefined ? {} : { service }) });
    edit(['c', 'b']);
    expect(hall.ticket(ticket)).toMatchObject({ later: ['c', 'b'], place });
    edit(['a', 'b'], 'c');
    expect(hall.ticket(ticket)).toMatchObject({
      service: 'c',
      later: ['a', 'b'],
      place: { order: place?.order, line: 's:c' },
    });
    expect(edit(['c'])).toBe('malformed');
    expect(edit(['x'])).toBe('service-not-found');
    edit([]);
    expect(hall.ticket(ticket).later).toEqual([]);
    holds(hall.state);
  });

  test('[VS4] a service that has its turn by another move does not come again', () => {
    const hall = new Hall(staged()).open('1');
    const [sent, added, changed] = [
      issue(hall, 'a', ['b', 'c']),
      issue(hall, 'a', ['b', 'c']),
      issue(hall, 'a', ['b', 'c']),
    ];
    hall.must({ type: 'transfer-ticket', ticket: sent, target: { service: 'b' }, placing: 'back' });
    expect(hall.ticket(sent)).toMatchObject({ service: 'b', later: ['c'] });
    expect(serve(hall)).toBe(added);
    hall.must({ type: 'add-service', ticket: added, service: 'c' });
    expect(hall.ticket(added)).toMatchObject({ service: 'c', later: ['b'] });
    hall.must({ type: 'edit-ticket', ticket: changed, service: 'b', personal: [] });
    expect(hall.ticket(changed)).toMatchObject({ service: 'b', later: ['c'] });
  });

  test('[VS5] a no-show ends all that is left; reinstated it has it again', () => {
    const hall = new Hall(staged()).open('1');
    const ticket = issue(hall, 'a', ['c']);
    serve(hall);
    finish(hall, ticket);
    hall.next();
    hall.must({ type: 'mark-no-show', ticket });
    expect(hall.ticket(ticket)).toMatchObject({ status: 'no-show' });
    expect(hall.state.waiting).toBe(0);
    hall.must({ type: 'reinstate-ticket', ticket });
    expect(hall.ticket(ticket)).toMatchObject({ status: 'waiting', service: 'c', later: [] });
    const whole = issue(hall, 'a', ['c']);
    hall.must({ type: 'cancel-ticket', ticket: whole });
    expect(hall.ticket(whole).legs).toHaveLength(1);
    const open = issue(hall, 'a', ['b']);
    hall.must({ type: 'close-day', force: true, practice: null });
    expect(hall.ticket(open)).toMatchObject({ status: 'expired' });
    expect(hall.ticket(open).legs).toHaveLength(1);
  });

  test('[VS5] [U2] a finish that led on is taken back, and the counter has the visitor again', () => {
    const hall = new Hall(staged()).open('1');
    const ticket = issue(hall, 'a', ['c']);
    serve(hall);
    const before = hall.state;
    finish(hall, ticket);
    expect(hall.state.counters.get('1')).toMatchObject({ ticket: null, served: 1 });
    hall.must({ type: 'undo-move', ticket });
    for (const part of ['tickets', 'counters', 'lines', 'waiting', 'pastCalls'] as const)
      expect(hall.state[part]).toEqual(before[part]);
    finish(hall, ticket);
    hall.next();
    expect(hall.try({ type: 'undo-move', ticket })).toBe('nothing-to-undo');
  });

  test('[VS2] [A1] a clerk finishes at their own counter only', () => {
    const hall = new Hall(staged()).open('1');
    const ticket = issue(hall, 'a', ['c']);
    serve(hall);
    expect(hall.try({ type: 'finish-ticket', ticket, outcome: null }, clerk('somebody'))).toBe('not-your-counter');
  });

  test('[K1] a service that is left to somebody is not taken out of the configuration', () => {
    const hall = new Hall(staged()).open('1');
    issue(hall, 'a', ['c']);
    const centre = staged();
    const services = centre.services.filter(({ id }) => id !== 'c');
    const profiles = centre.profiles.filter(({ id }) => id !== 'only-c');
    const counters = centre.counters.filter(({ id }) => id !== '3');
    const without = { ...centre, services, profiles, counters };
    const configure = { type: 'configure', centre: without, source: 'http', onVersion: null } as const;
    expect(hall.try(configure)).toBe('in-use');
  });

  test('[K3] a service comes after one that is there, and never after itself', () => {
    const centre = smallCentre();
    const withOrder = (ids: { readonly [id: string]: readonly string[] }): Centre => ({
      ...centre,
      services: centre.services.map((one) => ({ ...one, after: [...(ids[one.id] ?? [])] })),
    });
    const hall = new Hall();
    const tryWith = (made: Centre) => hall.try({ type: 'configure', centre: made, source: 'http', onVersion: null });
    expect(tryWith(withOrder({ a: ['x'] }))).toBe('bad-config');
    expect(tryWith(withOrder({ a: ['a'] }))).toBe('bad-config');
    expect(tryWith(withOrder({ a: ['b'], b: ['c'], c: ['a'] }))).toBe('bad-config');
    expect(tryWith(withOrder({ a: ['b', 'c'], b: ['c'] }))).toHaveLength(1);
  });
});

describe('people who come together', () => {
  const together = (hall: Hall, people: number, asked: Asked = {}, by: Actor = kiosk): readonly string[] => {
    const companions = Array.from({ length: people - 1 }, () => hall.id('with'));
    const events = ask(hall, 'a', { companions, ...asked }, by);
    if (typeof events === 'string') throw new Error(events);
    return events.flatMap((event) => (event.type === 'ticket-issued' ? [event.ticket] : []));
  };

  test('[GR1] a ticket each, in a row, and one slip', () => {
    const hall = new Hall(staged()).open('1', '2');
    hall.issue('a');
    const tickets = together(hall, 3, { printer: 'p', hasPhone: true });
    expect(tickets.map((id) => hall.ticket(id).number)).toEqual(['A002', 'A003', 'A004']);
    expect(tickets.map((id) => hall.ticket(id).party?.index)).toEqual([0, 1, 2]);
    const issued = hall.log.flatMap((event) => (event.type === 'ticket-issued' ? [event] : [])).slice(1);
    expect(issued.map(({ slip, hasPhone }) => [slip !== null, hasPhone])).toEqual([
      [true, true],
      [false, false],
      [false, false],
    ]);
    hall.issue('a');
    hall.nextAndDone();
    // [GR3] Two counters share them.
    expect([hall.next('1').ticket, hall.next('2').ticket]).toEqual(tickets.slice(0, 2));
    expect(changedLegs(hall.state, hall.log)).toHaveLength(5);
    holds(hall.state);
  });

  test('[GR1] no more than the centre lets, and all or nobody', () => {
    const hall = new Hall(staged({ limits: { waiting: 3 } })).open('1');
    expect(ask(hall, 'a', { companions: ['x1', 'x2', 'x3', 'x4'] })).toBe('too-many-people');
    expect(ask(new Hall().open('1'), 'a', { companions: ['x1'] })).toBe('too-many-people');
    hall.issue('a');
    const before = hall.state;
    expect(ask(hall, 'a', { companions: ['x1', 'x2'] })).toBe('hall-full');
    expect(hall.state).toBe(before);
    expect(together(hall, 2)).toHaveLength(2);
  });

  test('[GR1] each goes on to the later services by themselves', () => {
    const hall = new Hall(staged()).open('1', '3');
    const [one = '', two = ''] = together(hall, 2, { later: ['c'] });
    serve(hall);
    finish(hall, one);
    expect([hall.ticket(one).service, hall.ticket(two).service]).toEqual(['c', 'a']);
    expect(hall.ticket(two).later).toEqual(['c']);
  });

  test('[GR2] a kiosk that gives a party tickets has given one', () => {
    const hall = new Hall(staged({ limits: { pace: { atOnce: 2, seconds: 60 } } })).open('1');
    together(hall, 4);
    together(hall, 4);
    expect(ask(hall, 'a', {})).toBe('too-many');
  });

  test('[GR3] a phone gives up all that are not served yet; staff end one', () => {
    const hall = new Hall(staged()).open('1');
    const [first = '', second = '', third = ''] = together(hall, 3);
    hall.must({ type: 'cancel-ticket', ticket: second });
    expect(hall.ticket(third).status).toBe('waiting');
    hall.must({ type: 'cancel-ticket', ticket: first }, phone);
    expect([first, second, third].map((id) => hall.ticket(id).status)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    const [, last = ''] = together(hall, 2);
    serve(hall);
    hall.must({ type: 'cancel-ticket', ticket: last }, phone);
    expect(hall.ticket(last).status).toBe('cancelled');
  });
});

/** Visitors with plans, and clerks who do what they like with them. */
const step = fc.record({
  what: fc.constantFrom(
    'issue',
    'issue',
    'party',
    'next',
    'start',
    'finish',
    'finish',
    'other',
    'done',
    'left',
    'park',
  ),

  more: fc.constantFrom('resume', 'transfer', 'add', 'no-show', 'reinstate', 'cancel', 'undo', 'as-it-is'),
  which: fc.nat(30),
  counter: fc.constantFrom('1', '2', '3'),
  services: fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 1 }),
  seconds: fc.constantFrom(0, 1, 30, 400),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const take = (hall: Hall, { what, more, which, counter, services, seconds }: Step): void => {
  hall.wait(seconds);
  const all = [...entries(hall.state.tickets)].map(({ key }) => key);
  const ticket = all[which % Math.max(1, all.length)] ?? 'nobody';
  const [service = 'a', ...later] = services;
  const next = which % 3 === 0 ? null : service;
  const wishes = {
    issue: () => ask(hall, service, { later }),
    party: () => ask(hall, service, { later, companions: [hall.id('w'), hall.id('w')] }),
    next: () => hall.try({ type: 'call-next', counter, callId: hall.id('c') }),
    start: () => hall.try({ type: 'start-ticket', ticket }),
    finish: () => hall.try({ type: 'finish-ticket', ticket, outcome: null }),
    other: () => hall.try({ type: 'finish-ticket', ticket, outcome: null, next }),
    done: () => hall.try({ type: 'finish-ticket', ticket, outcome: null, next: null }),
    left: () => hall.try({ type: 'edit-ticket', ticket, later, personal: [] }),
    park: () => hall.try({ type: 'park-ticket', ticket }),
  };
  wishes[what]();
  const moves = {
    resume: () => hall.try({ type: 'resume-ticket', ticket }),
    transfer: () => hall.try({ type: 'transfer-ticket', ticket, target: { service }, placing: 'age' }),
    add: () => hall.try({ type: 'add-service', ticket, service }),
    'no-show': () => hall.try({ type: 'mark-no-show', ticket }),
    reinstate: () => hall.try({ type: 'reinstate-ticket', ticket }),
    cancel: () => hall.try({ type: 'cancel-ticket', ticket }),
    undo: () => hall.try({ type: 'undo-move', ticket }),
    'as-it-is': () => 'day-open' as const,
  };
  moves[more]();
};

test('[VS1] [VS2] [VS3] [VS4] [VS5] [GR1] [T3] in any story each service comes once at a time, nobody is lost, and the log is the truth', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), (steps) => {
      const hall = new Hall(staged()).open('1', '2', '3');
      for (const one of steps) {
        take(hall, one);
        holds(hall.state);
        for (const { value } of entries(hall.state.tickets)) {
          const all = [value.service, ...value.later];
          expect(new Set(all).size).toBe(all.length);
          expect(value.legs.filter(({ ending }) => ending === null).length).toBeLessThanOrEqual(1);
          if (value.status === 'served') expect(value.later).toEqual([]);
        }
      }
      expect(applyAll(initialState, hall.log)).toEqual(hall.state);
      hall.must({ type: 'close-day', force: true, practice: null });
      for (const { value } of entries(hall.state.tickets)) expect(hasEnded(value.status)).toBe(true);
      expect(hall.state.waiting).toBe(0);
      const ended = [...entries(hall.state.tickets)].length;
      expect(hall.log.filter(({ type }) => type === 'ticket-issued')).toHaveLength(ended);
    }),
    { numRuns: 300 },
  );
});

test('[VS2] one who is only ever finished goes through all that was asked, in that order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.shuffledSubarray(['a', 'c', 'b'], { minLength: 1 }), { minLength: 1, maxLength: 8 }),
      (asked) => {
        const hall = new Hall(smallCentre({ visits: { services: 3 } })).open('1', '3');
        const tickets = asked.map(([first = 'a', ...later]) => [issue(hall, first, later), [first, ...later]] as const);
        for (let tries = 0; hall.state.waiting > 0 && tries < 100; tries++) {
          finish(hall, serve(hall, '1'));
        }
        for (const [id, services] of tickets) {
          const ticket = hall.ticket(id);
          expect(ticket.status).toBe('served');
          expect(ticket.legs.map(({ service, ending }) => [service, ending])).toEqual(
            services.map((service) => [service, 'served']),
          );
        }
      },
    ),
    { numRuns: 100 },
  );
});
