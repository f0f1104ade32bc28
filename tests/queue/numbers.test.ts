import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Series } from '../../shared/centre/centre.ts';
import { dayMs } from '../../shared/time/durations.ts';
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

describe('[N5] a log that goes on upon a copy', () => {
  const endOf = (hall: Hall) => ({ incarnation: 'first', seq: hall.state.seq, hash: 'f'.repeat(64) });
  const goOn = (hall: Hall) => hall.must({ type: 'go-on', copy: endOf(hall) });
  /** Series, lap and place of all numbers that were given. */
  const given = ({ log }: Hall, since = 0): readonly string[] =>
    log
      .slice(since)
      .flatMap((event) => (event.type === 'ticket-issued' ? [`${event.series} ${event.lap} ${event.ordinal}`] : []));
  const issue = (hall: Hall, times: number): void => {
    for (let left = times; left > 0; left--) {
      const events = hall.tryIssue('a');
      if (typeof events === 'string') return;
      const [issued] = events;
      if (issued?.type === 'ticket-issued') hall.must({ type: 'cancel-ticket', ticket: issued.ticket, reason: null });
    }
  };
  const copyOf = (hall: Hall): Hall => {
    const copy = new Hall(smallCentre());
    for (let id = 0; id < 100; id++) copy.id('t');
    return Object.assign(copy, { state: hall.state, now: hall.now });
  };

  test('says with which event the copy ends, first of all, and passes over 200 numbers of the day that stands', () => {
    const hall = new Hall(centreWith({})).open();
    hall.issue('a');
    const copy = endOf(hall);
    expect(goOn(hall)).toMatchObject([{ type: 'log-gone-on', copy, on: '2026-11-23' }]);
    expect([numberOf(hall, 'a'), numberOf(hall, 'c'), numberOf(hall, 'a')]).toEqual(['A202', 'C201', 'A203']);
    expect(hall.try({ type: 'go-on', copy })).toBe('not-found');
  });

  test('passes over them too where this day opens only after it, once or again, and on no later day', () => {
    const hall = new Hall(centreWith({}));
    goOn(hall);
    hall.open();
    expect(numberOf(hall, 'a')).toBe('A201');
    hall.must({ type: 'close-day', force: true, practice: null });
    hall.must({ type: 'open-day', practice: true, force: false });
    hall.must({ type: 'open-day', practice: false, force: true });
    expect(numberOf(hall, 'a')).toBe('A202');
    hall.now += dayMs;
    hall.must({ type: 'tick' });
    hall.open();
    expect(numberOf(hall, 'a')).toBe('A001');
  });

  test('passes over them where the day of the copy is another one and still stands', () => {
    const hall = new Hall(centreWith({})).open();
    hall.issue('a');
    hall.now += dayMs;
    expect(goOn(hall).map(({ type }) => type)).toEqual(['log-gone-on']);
    hall.must({ type: 'tick' });
    if (hall.state.day === null) hall.open();
    expect([hall.state.day?.date, numberOf(hall, 'a')]).toEqual(['2026-11-24', 'A201']);
  });

  test('gives no number again that was given since the copy, be they 200 of a series of any size', () => {
    const size = fc.integer({ min: 1, max: 400 });
    const counts = fc.tuple(fc.nat({ max: 30 }), fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 60 }));
    fc.assert(
      fc.property(size, fc.boolean(), counts, fc.boolean(), (last, wrap, [before, lost, after], isOpen) => {
        const hall = new Hall(centreWith({ last, wrap }));
        if (isOpen) hall.open();
        if (isOpen) issue(hall, before);
        const other = copyOf(hall);
        hall.open();
        issue(hall, lost);
        goOn(other);
        other.open();
        issue(other, after);
        const known = new Set(given(hall));
        expect(given(other).filter((one) => known.has(one))).toEqual([]);
        expect(given(other).length).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });
});
