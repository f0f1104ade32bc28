import { describe, expect, test } from 'vitest';
import type { Series } from '../../shared/centre/centre.ts';
import { Hall, kiosk } from './hall.ts';
import { smallCentre } from './small-centre.ts';

const series = (change: Partial<Series>): Series => ({
  id: 'a',
  prefix: 'A',
  first: 1,
  last: 999,
  digits: 3,
  wrap: true,
  ...change,
});
const centreWith = (change: Partial<Series>) =>
  smallCentre({ series: [series(change), series({ id: 'c', prefix: 'C' })] });
const numberOf = (hall: Hall, service = 'a'): string => hall.ticket(hall.issue(service)).number;

describe('numbers', () => {
  test('[N1] begin at the first of the series and go on by one, over the services that share it', () => {
    const hall = new Hall(centreWith({ first: 101 })).open();
    expect([numberOf(hall, 'a'), numberOf(hall, 'b'), numberOf(hall, 'c'), numberOf(hall, 'a')]).toEqual([
      'A101',
      'A102',
      'C001',
      'A103',
    ]);
  });

  test('[N2] come again after a lap only once their holder has ended', () => {
    const hall = new Hall(centreWith({ last: 3, digits: 1 })).open();
    const tickets = [hall.issue(), hall.issue(), hall.issue()];
    expect(hall.tryIssue('a')).toBe('service-full');
    hall.must({ type: 'cancel-ticket', ticket: tickets[1] ?? '', reason: null });
    const again = hall.ticket(hall.issue());
    expect(again.number).toBe('A2');
    expect(hall.log.at(-1)).toMatchObject({ type: 'ticket-issued', lap: 1, ordinal: 2 });
    expect(hall.tryIssue('a')).toBe('service-full');
  });

  test('[N3] refuse where the series ends, at its daily limit and at the daily limit of the service', () => {
    const ending = new Hall(centreWith({ last: 2, wrap: false, digits: 1 })).open();
    for (const ticket of [ending.issue(), ending.issue()]) ending.must({ type: 'cancel-ticket', ticket, reason: null });
    expect(ending.tryIssue('a')).toBe('service-full');
    const limited = new Hall(centreWith({ dailyLimit: 2 })).open();
    limited.issue('a');
    limited.issue('b');
    expect(limited.tryIssue('a')).toBe('service-full');
    limited.issue('c');
    const base = smallCentre();
    const services = base.services.map((one) => (one.id === 'a' ? { ...one, dailyLimit: 1 } : one));
    const service = new Hall(smallCentre({ services })).open();
    service.issue('a');
    expect(service.tryIssue('a')).toBe('service-full');
    service.issue('b');
  });

  test('[N1] a service that is not offered takes no visitors, but staff may give a ticket for it', () => {
    const base = smallCentre();
    const services = base.services.map((one) => (one.id === 'b' ? { ...one, offered: false } : one));
    const hall = new Hall(smallCentre({ services })).open();
    expect(hall.tryIssue('b', kiosk)).toBe('service-closed');
    hall.issue('b');
    expect(hall.tryIssue('all')).toBe('service-not-found');
  });
});
