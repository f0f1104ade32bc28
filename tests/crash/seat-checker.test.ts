import { expect, test } from 'vitest';
import type { BookingEvent } from '../../shared/booking/seat-events.ts';
import { judgeSeats, type NoticeFact, type SeatProblem, type SeatsTold } from './seat-checker.ts';

/** The judge of seats is judged: histories that are known to be good or bad. */

const stamp = { at: 0, by: { kind: 'system', id: 't', role: 'system' }, date: '2026-11-20', practice: false } as const;
const sheet = { resource: 'service-e', date: '2026-11-20' };
const time = (from: string) => ({ from, to: from, startsAt: 0, endsAt: 0 });
const booked = (seat: string, from: string, person = `p${seat}`): BookingEvent => ({
  ...stamp,
  type: 'seat-booked',
  ...{ seat, sheet, ...time(from), service: 'e', person, code: '1', language: 'az', channel: 'web', n: 1 },
});
const arrived = (seat: string, visit: string): BookingEvent => ({ ...stamp, type: 'seat-arrived', seat, visit });
const cancelled = (seat: string): BookingEvent => ({
  ...stamp,
  type: 'seat-cancelled',
  ...{ seat, sequence: 1, withheldUntil: null },
});
const moved = (seat: string, from: string): BookingEvent => ({
  ...stamp,
  type: 'seat-moved',
  ...{
    seat,
    left: { ...sheet, from: '10:00' },
    sheet,
    ...time(from),
    n: 1,
    code: '1',
    sequence: 1,
    withheldUntil: null,
  },
});
const notice = (seat: string, change: Partial<NoticeFact> = {}): NoticeFact => ({
  ...{ id: `n${seat}`, seat, kind: 'booked', status: 'sent', reason: null },
  ...change,
});

const good: SeatsTold = {
  operations: [
    { do: 'book', seat: 'a', from: '10:00' },
    { do: 'move', seat: 'a', from: '10:05' },
    { do: 'book', seat: 'b', from: '10:00' },
    { do: 'arrive', seat: 'a', ticket: 't' },
    { do: 'cancel', seat: 'b' },
    { do: 'book', seat: 'o', from: '10:10' },
    { do: 'ordinary', seat: 'o', ticket: 'v' },
  ],
  events: [
    ...[booked('a', '10:00'), moved('a', '10:05'), booked('b', '10:00'), arrived('a', 't'), cancelled('b')],
    ...[booked('o', '10:10'), cancelled('o')],
  ],
  tickets: [
    { id: 't', seat: 'a', instead: null },
    { id: 'w', seat: null, instead: null },
    { id: 'v', seat: null, instead: 'o' },
  ],
  notices: [notice('a'), notice('b'), notice('o')],
  mails: ['na', 'nb', 'na', 'no'],
};
const problems = (change: Partial<SeatsTold>): readonly SeatProblem[] => [
  ...new Set(judgeSeats({ ...good, ...change }).map(({ problem }) => problem)),
];

test('a good history of seats passes', () => expect(judgeSeats(good)).toEqual([]));

const bad: readonly (readonly [string, Partial<SeatsTold>, readonly SeatProblem[]])[] = [
  ['a seat that is gone', { events: good.events.slice(0, 2), tickets: [] }, ['seat-lost', 'ticket-differs']],
  [
    'a move that is gone',
    {
      operations: good.operations.slice(0, 2),
      events: [booked('a', '10:00')],
      tickets: [],
      notices: [notice('a')],
      mails: ['na'],
    },
    ['seat-lost'],
  ],
  ['a cancelling that is gone', { events: good.events.toSpliced(4, 1) }, ['seat-lost']],
  [
    'a seat beside the ticket that it was given up for',
    { events: good.events.slice(0, 6) },
    ['seat-lost', 'ticket-differs'],
  ],
  ['a ticket that is gone though the seat was given up', { tickets: good.tickets.slice(0, 2) }, ['ticket-differs']],
  [
    'two tickets instead of a seat',
    { tickets: [...good.tickets, { id: 'x', seat: null, instead: 'o' }] },
    ['ticket-differs'],
  ],
  ['two in a place of one', { events: [booked('b', '10:05'), ...good.events] }, ['seat-doubled']],
  ['one person twice', { events: [booked('b', '10:20', 'pa'), ...good.events] }, ['seat-doubled']],
  [
    'a seat given to two askers',
    { operations: [{ do: 'book', seat: 'a', from: '10:00' }, ...good.operations] },
    ['seat-doubled'],
  ],
  ['a seat that nobody booked', { events: [...good.events, booked('c', '11:00')] }, ['seat-unexpected']],
  ['arrived without a ticket', { tickets: [] }, ['ticket-differs']],
  [
    'a ticket for a seat that did not come',
    { tickets: [...good.tickets, { id: 'u', seat: 'b', instead: null }] },
    ['ticket-differs'],
  ],
  ['two tickets for a seat', { tickets: [...good.tickets, { id: 'u', seat: 'a', instead: null }] }, ['ticket-differs']],
  ['a booking that nobody is told of', { notices: [notice('a'), notice('o')], mails: ['na', 'no'] }, ['notice-lost']],
  ['a notice that never came', { mails: ['na', 'no'] }, ['notice-lost']],
  [
    'a notice that is still on its way',
    { notices: [notice('a'), notice('o'), notice('b', { status: 'queued' })] },
    ['notice-lost'],
  ],
  ['a notice three times', { mails: ['na', 'na', 'na', 'nb', 'no'] }, ['notice-doubled']],
  [
    'two notices of one booking',
    { notices: [...good.notices, notice('a', { id: 'nx' })], mails: ['na', 'nb', 'nx', 'no'] },
    ['notice-doubled'],
  ],
  ['a mail under another number', { mails: ['na', 'nb', 'no', 'nz'] }, ['notice-unexpected']],
];
test.each(bad)('is found: %s', (_, change, found) => expect(problems(change)).toEqual(found));
