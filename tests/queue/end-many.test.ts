import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entries } from '../../engine/queue/ordered-map.ts';
import type { Ticket } from '../../engine/queue/ticket.ts';
import type { WhichTickets } from '../../shared/commands.ts';
import { type Hall, kiosk } from './hall.ts';
import { holds } from './invariants.ts';
import { smallCentre } from './small-centre.ts';
import { begun, centre, story, take } from './story.ts';

/** A manager ends many tickets at once. */

const end = (hall: Hall, which: WhichTickets, atMost = 1000, reason = 'the kiosk was broken') =>
  hall.try({ type: 'end-tickets', which, reason, atMost });
const numbered = (hall: Hall, status: string): readonly string[] =>
  all(hall).flatMap((ticket) => (ticket.status === status ? [ticket.id] : []));
const all = (hall: Hall): readonly Ticket[] => [...entries(hall.state.tickets)].map(({ value }) => value);

describe('[M4] what is ended', () => {
  test('is what fits the service, the device and the time of issue, all of them together', () => {
    const hall = begun(smallCentre);
    const [byKiosk, byStaff, other] = [hall.issue('a', null, kiosk), hall.issue('a'), hall.issue('b', null, kiosk)];
    const at = hall.ticket(byStaff).issuedAt;
    const late = hall.issue('a', null, kiosk);
    end(hall, { service: 'a', device: kiosk.id, to: at });
    expect(numbered(hall, 'cancelled')).toEqual([byKiosk]);
    end(hall, { from: at, to: at + 1 });
    expect(numbered(hall, 'cancelled')).toEqual([byKiosk, byStaff]);
    expect(end(hall, { device: 'another' })).toBe('nothing-waiting');
    end(hall, { device: kiosk.id });
    expect(numbered(hall, 'cancelled')).toEqual([byKiosk, byStaff, other, late]);
  });

  test('says who did it and why, and is a ticket given up, not a no-show', () => {
    const hall = begun(smallCentre);
    const ticket = hall.issue('a');
    expect(end(hall, {})).toEqual([
      {
        type: 'ticket-cancelled',
        ticket,
        at: hall.now,
        by: { kind: 'user', id: 'chief', role: 'manager' },
        date: '2026-11-23',
        practice: false,
        reason: 'the kiosk was broken',
      },
    ]);
    expect(hall.ticket(ticket)).toMatchObject({ status: 'cancelled', misses: 0 });
    expect(hall.ticket(ticket).legs.at(-1)).toMatchObject({ ending: 'cancelled', firstCalledAt: null });
  });

  test('is never who is called, served, set aside or did not come', () => {
    const hall = begun(smallCentre);
    const [first, parked, missed, second, waiting] = ['a', 'a', 'a', 'a', 'a'].map((service) => hall.issue(service));
    hall.must({ type: 'park-ticket', ticket: parked ?? '' });
    hall.next('1');
    hall.must({ type: 'start-ticket', ticket: first ?? '' });
    expect(hall.next('2').ticket).toBe(missed);
    hall.must({ type: 'mark-no-show', ticket: missed ?? '' });
    expect(hall.next('2').ticket).toBe(second);
    end(hall, {});
    expect(numbered(hall, 'cancelled')).toEqual([waiting]);
  });

  test('is those set aside too, or only these, where the manager says so; never who is called or served', () => {
    const hall = begun(smallCentre);
    const [served, first, later, called, waiting] = ['a', 'a', 'a', 'a', 'a'].map((service) => hall.issue(service));
    for (const ticket of [first, later]) hall.must({ type: 'park-ticket', ticket: ticket ?? '' });
    hall.next('1');
    hall.must({ type: 'start-ticket', ticket: served ?? '' });
    expect(hall.next('2').ticket).toBe(called);
    const at = hall.ticket(later ?? '').issuedAt;
    end(hall, { parked: 'only', from: at });
    expect(numbered(hall, 'cancelled')).toEqual([later]);
    expect(hall.ticket(later ?? '').history.at(-1)).toMatchObject({ status: 'parked', to: hall.state.at });
    expect(end(hall, { parked: 'only', service: 'b' })).toBe('nothing-waiting');
    end(hall, { parked: 'too' });
    expect(numbered(hall, 'cancelled')).toEqual([first, later, waiting]);
    expect(hall.state.parked).toEqual([]);
    holds(hall.state);
  });
});

test('[M4] never more than was told, with a reason, on an open day', () => {
  const hall = begun(smallCentre);
  hall.issue('a');
  hall.issue('c');
  expect(end(hall, {}, 1)).toBe('more-than-told');
  expect(end(hall, {}, 2, '  ')).toBe('needs-reason');
  expect(end(hall, { service: 'nothing' })).toBe('service-not-found');
  expect(numbered(hall, 'waiting')).toHaveLength(2);
  expect(end(hall, {}, 2)).toHaveLength(2);
  hall.must({ type: 'close-day', force: true, practice: null });
  expect(end(hall, {})).toBe('day-closed');
});

test('[M4] in any hall those that fit are ended, all others untouched, and nothing contradicts itself', () => {
  const which = fc.record(
    {
      service: fc.constantFrom('a', 'b', 'c'),
      device: fc.constantFrom(kiosk.id, 'another'),
      from: fc.integer({ min: -1, max: 120 }),
      to: fc.integer({ min: -1, max: 120 }),
      parked: fc.constantFrom('too', 'only'),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(story, centre, which, fc.nat(6), (steps, make, wanted, atMost) => {
      const hall = begun(make);
      for (const [at, one] of steps.entries()) {
        take(hall, one);
        if (at % 3 === 0) hall.tryIssue(one.service, kiosk);
      }
      const before = all(hall);
      // Times of issue that some ticket has, so that both ends are met exactly.
      const timeOf = (index: number | undefined) =>
        index === undefined ? {} : { time: before[index % Math.max(1, before.length)]?.issuedAt ?? 0 };
      const [from, to] = [timeOf(wanted.from).time, timeOf(wanted.to).time];
      const filter: WhichTickets = {
        ...(wanted.service === undefined ? {} : { service: wanted.service }),
        ...(wanted.device === undefined ? {} : { device: wanted.device }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        ...(wanted.parked === undefined ? {} : { parked: wanted.parked }),
      };
      const statuses = { too: ['waiting', 'parked'], only: ['parked'], none: ['waiting'] }[wanted.parked ?? 'none'];
      const chosen = before.filter(
        (ticket) =>
          statuses.includes(ticket.status) &&
          (filter.service ?? ticket.service) === ticket.service &&
          (filter.device ?? ticket.device) === ticket.device &&
          ticket.issuedAt >= (from ?? 0) &&
          ticket.issuedAt < (to ?? Number.POSITIVE_INFINITY),
      );
      const isDone = typeof end(hall, filter, atMost) !== 'string';
      expect(isDone).toBe(hall.state.day !== null && chosen.length > 0 && chosen.length <= atMost);
      for (const ticket of before) {
        const after = hall.ticket(ticket.id);
        if (isDone && chosen.includes(ticket))
          expect(after).toMatchObject({ status: 'cancelled', endedAt: hall.state.at });
        else expect(after).toEqual(ticket);
      }
      holds(hall.state);
    }),
    { numRuns: 150 },
  );
});
