import { describe, expect, test } from 'vitest';
import { dateAt, dayLine, instantOf, nextOpening, spansOn } from '../../engine/queue/business-day.ts';
import { Hall, kiosk } from './hall.ts';
import { holds } from './invariants.ts';
import { smallCentre } from './small-centre.ts';

const at = (hall: Hall, time: string): Hall => {
  hall.now = Date.parse(time) - 1000;
  return hall;
};
const tick = (hall: Hall) => hall.must({ type: 'tick' }).map((event) => event.type);

describe('the business day', () => {
  test('[D2] opens and closes by the clock, with its grace, and not while somebody is served', () => {
    const hall = new Hall(smallCentre(), '2026-11-23T08:00:00+04:00');
    expect(tick(hall)).toEqual([]);
    expect(tick(at(hall, '2026-11-23T09:00:00+04:00'))).toEqual(['day-opened']);
    expect(tick(hall)).toEqual([]);
    hall.open('1');
    hall.issue('a');
    const { ticket } = hall.next('1');
    hall.must({ type: 'start-ticket', ticket });
    expect(tick(at(hall, '2026-11-23T18:30:00+04:00'))).toEqual([]);
    hall.must({ type: 'finish-ticket', ticket, outcome: null });
    expect(tick(hall)).toEqual(['counter-closed', 'day-closed']);
    expect(tick(at(hall, '2026-11-24T09:00:01+04:00'))).toEqual(['day-opened']);
    expect(hall.state.day).toMatchObject({ date: '2026-11-24', practice: false, byClock: true });
  });

  test('[D2] [D3] at midnight closes whatever stands: the waiting expire, one in service is cut short and inaccurate', () => {
    const hall = new Hall().open('1');
    const serving = hall.issue('a');
    const waiting = hall.issue('a');
    hall.next('1');
    hall.must({ type: 'start-ticket', ticket: serving });
    expect(tick(at(hall, '2026-11-23T23:59:59+04:00'))).toEqual([]);
    tick(at(hall, '2026-11-24T00:00:00+04:00'));
    holds(hall.state);
    expect(hall.state.day).toBeNull();
    expect(hall.ticket(waiting)).toMatchObject({ status: 'expired', outcome: null });
    expect(hall.ticket(serving)).toMatchObject({ status: 'expired', outcome: 'cut-short' });
    expect(hall.ticket(serving).legs[0]).toMatchObject({ inaccurate: true, ending: 'expired' });
    expect(hall.ticket(waiting).legs[0]).toMatchObject({ inaccurate: false, ending: 'expired' });
  });

  test('[D3] closing by hand needs force while somebody is being served', () => {
    const hall = new Hall().open('1');
    hall.issue('a');
    hall.next('1');
    expect(hall.try({ type: 'close-day', force: false, practice: null })).toBe('still-serving');
    hall.must({ type: 'close-day', force: true, practice: null });
    expect(hall.try({ type: 'close-day', force: true, practice: null })).toBe('day-closed');
    expect(hall.tryIssue('a')).toBe('day-closed');
  });

  test('[D1] [D2] opened again on its date it goes on with its numbers; closed by hand the clock leaves it closed', () => {
    const hall = new Hall().open();
    hall.issue('a');
    hall.must({ type: 'close-day', force: false, practice: null });
    expect(tick(hall)).toEqual([]);
    hall.must({ type: 'open-day', practice: true, force: false });
    expect(hall.ticket(hall.issue('a'))).toMatchObject({ number: 'A001', practice: true });
    hall.must({ type: 'close-day', force: false, practice: null });
    hall.must({ type: 'open-day', practice: false, force: false });
    expect(hall.ticket(hall.issue('a'))).toMatchObject({ number: 'A002', practice: false });
    tick(at(hall, '2026-11-24T09:30:00+04:00'));
    expect(hall.ticket(hall.issue('a')).number).toBe('A001');
  });

  test('[D2] [D3] a day that nobody closed at midnight is over for a command that comes before that of the clock', () => {
    const hall = new Hall().open('1');
    const serving = hall.issue('a');
    hall.next('1');
    hall.must({ type: 'start-ticket', ticket: serving });
    at(hall, '2026-11-24T09:00:00+04:00');
    expect(hall.try({ type: 'finish-ticket', ticket: serving, outcome: null })).toBe('ticket-not-found');
    expect(hall.tryIssue('a')).toMatchObject([
      { type: 'ticket-expired', ticket: serving, inaccurate: true, date: '2026-11-23' },
      { type: 'counter-closed' },
      { type: 'day-closed', byClock: true, forced: true },
      { type: 'day-opened', date: '2026-11-24', by: { kind: 'system' } },
      { type: 'ticket-issued', number: 'A001', date: '2026-11-24' },
    ]);
    holds(hall.state);
  });

  test('[D2] where the new date has no hours, a command after midnight finds no day', () => {
    const hall = new Hall().open('1');
    const ticket = hall.issue('a');
    at(hall, '2026-11-24T00:00:00+04:00');
    expect(hall.tryIssue('a')).toBe('day-closed');
    expect(hall.try({ type: 'call-next', counter: '1', callId: 'x' })).toBe('counter-closed');
    expect(hall.ticket(ticket).status).toBe('waiting');
    expect(tick(hall)).toEqual(['ticket-expired', 'counter-closed', 'day-closed']);
  });

  test('[D3] closing can be meant for a practice day only, or for a real one only', () => {
    const hall = new Hall().open();
    expect(hall.try({ type: 'close-day', force: true, practice: true })).toBe('day-closed');
    hall.must({ type: 'close-day', force: false, practice: false });
    hall.must({ type: 'open-day', practice: true, force: false });
    expect(hall.try({ type: 'close-day', force: true, practice: false })).toBe('day-closed');
    hall.must({ type: 'close-day', force: false, practice: true });
  });

  test('[D1] [N3] opened again on its date it goes on with what its services have given', () => {
    const { services } = smallCentre();
    const hall = new Hall(smallCentre({ services: services.map((one) => ({ ...one, dailyLimit: 2 })) })).open();
    hall.issue('a');
    hall.must({ type: 'close-day', force: false, practice: null });
    hall.must({ type: 'open-day', practice: true, force: false });
    hall.issue('a');
    hall.issue('a');
    hall.must({ type: 'close-day', force: false, practice: null });
    hall.open();
    hall.issue('a');
    expect(hall.tryIssue('a')).toBe('service-full');
    tick(at(hall, '2026-11-24T09:30:00+04:00'));
    hall.issue('a');
  });

  test('[D4] a real day takes the place of a practice day, with force where somebody is served', () => {
    const hall = new Hall(smallCentre(), '2026-11-22T20:00:00+04:00');
    hall.must({ type: 'open-day', practice: true, force: false });
    hall.must({ type: 'open-counter', counter: '1', profile: null });
    expect(hall.try({ type: 'open-day', practice: true, force: false })).toBe('day-open');
    hall.issue('a');
    hall.next('1');
    expect(hall.try({ type: 'open-day', practice: false, force: false })).toBe('still-serving');
    hall.must({ type: 'open-day', practice: false, force: true });
    expect(hall.state.day).toMatchObject({ practice: false, byClock: false });
    expect(hall.try({ type: 'open-day', practice: false, force: true })).toBe('day-open');
  });

  test('[D4] [D2] the clock closes a practice day when the real hours begin', () => {
    const hall = new Hall(smallCentre(), '2026-11-23T08:00:00+04:00');
    hall.must({ type: 'open-day', practice: true, force: false });
    hall.issue('a');
    expect(tick(at(hall, '2026-11-23T09:00:00+04:00'))).toEqual(['ticket-expired', 'day-closed', 'day-opened']);
    expect(hall.state.day).toMatchObject({ practice: false, byClock: true });
  });

  test('[D5] after closing time visitors get no ticket, staff may still give one', () => {
    const hall = new Hall(smallCentre(), '2026-11-23T09:00:00+04:00');
    tick(hall);
    at(hall, '2026-11-23T18:00:00+04:00');
    expect(hall.tryIssue('a', kiosk)).toBe('day-closed');
    hall.issue('a');
    const line = dayLine(hall.state, hall.now);
    expect(line).toMatchObject({ open: true, taking: false, closesAt: null, opensAt: '2026-11-24T05:00:00.000Z' });
  });

  test('[D2] [D5] opened by hand early, the day takes visitors before its hours and ends with them', () => {
    const hall = new Hall(smallCentre(), '2026-11-23T08:30:00+04:00').open();
    expect(hall.tryIssue('a', kiosk)).toHaveLength(1);
    expect(dayLine(hall.state, hall.now)).toMatchObject({ taking: true, closesAt: '2026-11-23T14:00:00.000Z' });
    at(hall, '2026-11-23T18:00:00+04:00');
    expect(hall.tryIssue('a', kiosk)).toBe('day-closed');
    expect(tick(at(hall, '2026-11-23T18:30:00+04:00'))).toEqual(['ticket-expired', 'day-closed']);
  });

  test('[D2] [D5] opened by hand after hours, or on a day without, it stands until midnight', () => {
    for (const [opening, late] of [
      ['2026-11-23T19:00:00+04:00', '2026-11-23T23:00:00+04:00'],
      ['2026-11-22T10:00:00+04:00', '2026-11-22T20:00:00+04:00'],
    ] as const) {
      const hall = new Hall(smallCentre(), opening).open();
      expect(tick(at(hall, late))).toEqual([]);
      expect(hall.tryIssue('a', kiosk)).toHaveLength(1);
      expect(tick(at(hall, late.replace(/T.*/, 'T23:59:59+04:00')))).toEqual([]);
      hall.wait(1);
      expect(tick(hall).at(-1)).toBe('day-closed');
    }
  });

  test('[T1] a clock that is set back never makes a negative interval', () => {
    const hall = new Hall().open('1');
    const ticket = hall.issue('a');
    at(hall, '2026-11-23T09:00:00+04:00');
    hall.next('1');
    holds(hall.state);
    expect(hall.ticket(ticket).firstCalledAt).toBe(hall.ticket(ticket).issuedAt);
  });

  test('[D1] the date is that of the centre, wherever the server stands', () => {
    expect(dateAt(Date.parse('2026-11-23T20:30:00Z'), 'Asia/Baku')).toBe('2026-11-24');
    expect(dateAt(Date.parse('2026-11-23T20:30:00Z'), 'America/New_York')).toBe('2026-11-23');
  });

  test('[D2] hours hold over a change of daylight saving', () => {
    const { hours } = smallCentre();
    const always = { ...hours, week: { ...hours.week, sun: [{ from: '09:00', to: '24:00' }] } };
    const opening = { centre: { hours: always, timeZone: 'Europe/Berlin' }, calendar: null };
    const [before] = spansOn(opening, '2026-03-22');
    const [change] = spansOn(opening, '2026-03-29');
    expect(new Date(before?.from ?? 0).toISOString()).toBe('2026-03-22T08:00:00.000Z');
    expect(new Date(change?.from ?? 0).toISOString()).toBe('2026-03-29T07:00:00.000Z');
    expect(new Date(change?.to ?? 0).toISOString()).toBe('2026-03-29T22:00:00.000Z');
    expect(new Date(instantOf('2026-03-29', '02:30', 'Europe/Berlin')).toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });

  test('[D2] exceptions take the place of the week; the next opening skips them', () => {
    const centre = smallCentre();
    const hours = { ...centre.hours, exceptions: [{ date: '2026-11-24', spans: [] }] };
    const by = (changed: typeof hours) => ({ centre: { ...centre, hours: changed }, calendar: null });
    const opening = nextOpening(by(hours), Date.parse('2026-11-23T19:00:00+04:00'));
    expect(new Date(opening ?? 0).toISOString()).toBe('2026-11-25T05:00:00.000Z');
    const never = { ...hours, week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } };
    expect(nextOpening(by(never), 0)).toBeNull();
  });
});
