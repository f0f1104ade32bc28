import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SeatCommand } from '../../engine/booking/seat-commands.ts';
import { isLive, mayMoveSeat, type Seat, type SeatMove } from '../../shared/booking/seats.ts';
import { dayMs } from '../../shared/time/durations.ts';
import { bookedCentre } from '../support/booked-centre.ts';
import { baku, friday, openSheets, type Sheets, staff } from './sheets.ts';

/** Seats of sheets: kept, booked, moved, given back, come for. */

const [second, minute] = [1000, 60_000];
const codeOf = (decided: ReturnType<Sheets['ask']>) => (decided.ok ? 'ok' : decided.refusal.code);
const slots = ['10:00', '10:15', '10:30', '10:45'];

describe('[SE5] a hold', () => {
  test('counts as taken until its last second, and is over by comparison', () => {
    const sheets = openSheets();
    const at = baku('08:00:00');
    const hold = (time: number) =>
      sheets.ask(time, {
        type: 'hold',
        seat: sheets.id(),
        resource: 'official-head',
        date: friday,
        from: '10:00',
        channel: 'web',
      });
    expect(codeOf(hold(at))).toBe('ok');
    expect(codeOf(hold(at + 600 * second - 1))).toBe('slot-taken');
    expect(codeOf(hold(at + 600 * second))).toBe('ok');
    expect(sheets.events.map(({ type }) => type)).toEqual(['seat-held', 'seat-released', 'seat-held']);
  });
  test('that has run out is booked all the same while nobody else has the place', () => {
    const sheets = openSheets();
    const at = baku('08:00:00');
    const seat = sheets.id();
    sheets.ask(at, { type: 'hold', seat, resource: 'official-head', date: friday, from: '10:00', channel: 'web' });
    const who = { person: 'p', code: '1', language: 'az' };
    expect(codeOf(sheets.ask(at + 700 * second, { type: 'book', seat, ...who }))).toBe('ok');
  });
  test('of a clock that ran a year ahead and was put right holds nothing', () => {
    const sheets = openSheets();
    const at = baku('08:00:00');
    sheets.ask(at, {
      type: 'hold',
      seat: sheets.id(),
      resource: 'official-head',
      date: friday,
      from: '10:00',
      channel: 'web',
    });
    expect(sheets.book(at - dayMs, '10:00', 'p')).toMatch(/^seat/);
  });
});

test('[SE6] the nearest free times are told with the refusal', () => {
  const sheets = openSheets();
  const at = baku('08:00:00');
  sheets.book(at, '10:15', 'a');
  const refused = sheets.ask(at, {
    type: 'hold',
    ...{ seat: sheets.id(), resource: 'official-head', date: friday, from: '10:15', channel: 'web' },
  });
  expect(refused.ok ? null : refused.refusal.about).toEqual({
    nearest: '2026-11-20T10:00 2026-11-20T10:30 2026-11-20T10:45',
  });
  const hold = (date: string, from: string) => {
    const of = { seat: sheets.id(), resource: 'official-head', date, from, channel: 'web' } as const;
    return codeOf(sheets.ask(at, { type: 'hold', ...of }));
  };
  for (const [date, from] of [
    [friday, '10:05'],
    [friday, '11:00'],
    ['2026-11-13', '10:00'],
    ['2026-11-21', '10:00'],
    ['2027-11-19', '10:00'],
  ] as const)
    expect(hold(date, from), `${date} ${from}`).toBe('slot-gone');
});

test('[SE7] a person has one seat of a resource, as many as they may in all, and a pause after staying away', () => {
  const missedLimit = { times: 2, days: 90, pauseDays: 30 };
  const sheets = openSheets(bookedCentre({ booking: { perPerson: 2, missedLimit } }));
  const at = baku('08:00:00');
  expect(sheets.book(at, '10:00', 'p')).toMatch(/^seat/);
  expect(sheets.book(at, '10:15', 'p')).toBe('has-seat');
  expect(sheets.book(at, '10:00', 'p', 'official-head', '2026-11-27')).toBe('has-seat');
  expect(sheets.book(at, '12:00', 'p', 'service-a')).toMatch(/^seat/);
  expect(sheets.book(at, '12:00', 'p', 'service-b')).toBe('service-not-found');
  const next = baku('08:00:00', '2026-11-21');
  expect(sheets.book(next, '10:00', 'p', 'official-head', '2026-11-27')).toBe('booking-paused');
  expect(sheets.book(next, '10:00', 'q', 'official-head', '2026-11-27')).toMatch(/^seat/);
});

describe('[SE8] checking in', () => {
  const narrow = bookedCentre({ booking: { earlySeconds: 120, lateSeconds: 60 } });
  const tried = (time: string, seconds: number, by = staff, reason?: string) => {
    const sheets = openSheets(narrow);
    const seat = sheets.book(baku('08:00:00'), '10:00', 'p');
    return sheets.come(baku(time) + seconds * second, seat, by, reason);
  };
  test.each([
    [-121, 'too-early'],
    [-120, 'ok'],
    [0, 'ok'],
    [60, 'ok'],
    [61, 'too-late'],
  ])('%i s from the slot', (seconds, code) => {
    expect(codeOf(tried('10:00:00', seconds))).toBe(code);
  });
  test('outside needs a reason, and says from when, or that an ordinary ticket can be had', () => {
    const early = tried('09:00:00', 0);
    expect(early.ok ? null : early.refusal.about).toMatchObject({
      at: '10:00',
      from: new Date(baku('09:58:00')).toISOString(),
    });
    const late = tried('10:30:00', 0);
    expect(late.ok ? null : late.refusal.about).toMatchObject({ at: '10:00', ordinary: true, service: 'c' });
    expect(codeOf(tried('10:30:00', 0, staff, 'the bus broke down'))).toBe('ok');
    expect(codeOf(tried('10:30:00', 0, { kind: 'device', id: 'k', role: 'device' }, 'please'))).toBe('too-late');
  });
  test('may be counted from the end of the slot', () => {
    const sheets = openSheets(bookedCentre({ booking: { earlySeconds: 120, lateSeconds: 60, reckonedFrom: 'end' } }));
    const seat = sheets.book(baku('08:00:00'), '10:00', 'p');
    expect(codeOf(sheets.come(baku('10:12:59'), seat))).toBe('too-early');
    expect(codeOf(sheets.come(baku('10:16:00'), seat))).toBe('ok');
  });
});

test('[SE10] coming twice changes nothing', () => {
  const sheets = openSheets();
  const seat = sheets.book(baku('08:00:00'), '10:00', 'p');
  expect(codeOf(sheets.come(baku('09:40:00'), seat))).toBe('ok');
  const events = sheets.events.length;
  expect(codeOf(sheets.come(baku('09:41:00'), seat))).toBe('ok');
  expect(sheets.events).toHaveLength(events);
  expect(sheets.commands.filter(({ type }) => type === 'issue-ticket')).toHaveLength(1);
});

describe('[SE10] an ordinary ticket outside the time of a seat', () => {
  const early = baku('08:30:00');
  const tickets = (sheets: Sheets) =>
    sheets.commands.flatMap((one) => (one.type === 'issue-ticket' ? [[one.service, one.instead, one.booked]] : []));

  test('gives the seat up in the same commit, and its place to others; asked twice it is the same', () => {
    const sheets = openSheets();
    const seat = sheets.book(baku('08:00:00'), '10:00', 'p');
    expect(codeOf(sheets.ordinaryInstead(early, seat))).toBe('ok');
    expect(sheets.seat(seat)).toMatchObject({ status: 'cancelled', ticket: null, sequence: 1 });
    expect(tickets(sheets)).toEqual([['c', seat, undefined]]);
    expect(codeOf(sheets.ordinaryInstead(early + minute, seat))).toBe('ok');
    expect(tickets(sheets)).toHaveLength(1);
    expect(codeOf(sheets.come(baku('09:40:00'), seat))).toBe('has-ticket');
    expect(sheets.book(early + 11 * minute, '10:00', 'q')).toMatch(/^seat/);
  });
  test('is not had in its time, for another day, or by one who is heard or was called', () => {
    const sheets = openSheets();
    const seat = sheets.book(baku('08:00:00'), '10:00', 'p');
    const later = sheets.book(baku('08:00:00'), '10:00', 'r', 'official-head', '2026-11-27');
    expect(codeOf(sheets.ordinaryInstead(baku('09:40:00'), seat))).toBe('has-seat');
    expect(codeOf(sheets.ordinaryInstead(early, later))).toBe('too-early');
    sheets.come(baku('09:40:00'), seat);
    expect(codeOf(sheets.ordinaryInstead(baku('09:41:00'), seat))).toBe('wrong-status');
    expect(tickets(sheets)).toHaveLength(1);
  });
  test('too late, staff do not reinstate the seat or let its holder in beside the ticket; once that has ended they do', () => {
    const sheets = openSheets();
    const seat = sheets.book(baku('08:00:00'), '10:00', 'p');
    const late = baku('10:20:00');
    expect(codeOf(sheets.ordinaryInstead(late, seat))).toBe('ok');
    expect(sheets.seat(seat)?.status).toBe('missed');
    const reinstate = () => sheets.ask(late + minute, { type: 'reinstate', seat, reason: 'x' }, staff);
    const refused = reinstate();
    expect(refused.ok ? null : refused.refusal).toMatchObject({ code: 'has-ticket', about: { number: 'A001' } });
    expect(codeOf(sheets.come(late + minute, seat, staff, 'the bus broke down'))).toBe('has-ticket');
    sheets.ordinary.clear();
    expect(codeOf(reinstate())).toBe('ok');
    expect(codeOf(sheets.come(late + minute, seat, staff, 'the bus broke down'))).toBe('ok');
  });
  test('is not had beside another seat of the service on the same day', () => {
    const plain = bookedCentre();
    const [head] = plain.officials ?? [];
    if (head === undefined) throw new Error('no official');
    const sheets = openSheets(bookedCentre({ officials: [head, { ...head, id: 'deputy' }] }));
    const seat = sheets.book(baku('08:00:00'), '10:00', 'p');
    sheets.book(baku('08:00:00'), '10:30', 'p', 'official-deputy');
    expect(codeOf(sheets.ordinaryInstead(early, seat))).toBe('has-seat');
    expect(sheets.seat(seat)?.status).toBe('booked');
  });
});

const full = (sheets: Sheets, at: number): readonly string[] =>
  slots.map((from, index) => sheets.book(at, from, `full${index}`));

describe('[SE11] those who stand by', () => {
  test('have a place that was missed, in the order in which they came', () => {
    const sheets = openSheets();
    full(sheets, baku('08:00:00'));
    const [first, second_] = [sheets.standBy(baku('08:00:00'), 'x'), sheets.standBy(baku('08:01:00'), 'y')];
    sheets.come(baku('09:50:00'), second_);
    sheets.come(baku('09:55:00'), first);
    sheets.ask(baku('10:10:00'), { type: 'pass-time' });
    expect(sheets.seat(second_)?.from).toBe(null);
    sheets.ask(baku('10:10:01'), { type: 'pass-time' });
    expect(sheets.seat(second_)).toMatchObject({ status: 'arrived', from: '10:00' });
    expect(sheets.commands.at(-1)).toMatchObject({ type: 'place-ticket', ticket: `t-${second_}` });
    expect(sheets.seat(first)?.from).toBe(null);
  });
  test('are not wanted while there are free places, or where there is no list', () => {
    const sheets = openSheets();
    expect(sheets.standBy(baku('08:00:00'), 'x')).toBe('places-free');
    const without = openSheets(bookedCentre({ booking: { standby: false } }));
    full(without, baku('08:00:00'));
    expect(without.standBy(baku('08:00:00'), 'x')).toBe('no-standby');
  });
  test('who do not come are released once the date is over', () => {
    const sheets = openSheets();
    full(sheets, baku('08:00:00'));
    const seat = sheets.standBy(baku('08:00:00'), 'x');
    sheets.ask(baku('00:00:01', '2026-11-21'), { type: 'pass-time' });
    expect(sheets.seat(seat)?.status).toBe('released');
    expect(sheets.seats().filter(({ status }) => status === 'missed')).toHaveLength(4);
  });
});

test('[SE12] a place given back is withheld for a while; near its start it goes to those who stand by at once', () => {
  const sheets = openSheets();
  const early = baku('07:00:00');
  const [seat = ''] = full(sheets, early);
  sheets.ask(early, { type: 'cancel', seat });
  expect(sheets.book(early + 599 * second, '10:00', 'z')).toBe('slot-taken');
  expect(sheets.book(early + 600 * second, '10:00', 'z')).toMatch(/^seat/);
  const waits = sheets.standBy(early + 700 * second, 'x');
  const [, other = ''] = sheets.seats().map(({ id }) => id);
  sheets.ask(baku('08:30:00'), { type: 'cancel', seat: other });
  expect(sheets.seat(waits)).toMatchObject({ status: 'booked', from: '10:15', standby: true });
});

test('[SE13] a date called off ends what is held, booked and standing by, and offers others before anybody else sees them', () => {
  const sheets = openSheets();
  const at = baku('08:00:00');
  const seats = full(sheets, at);
  const waits = sheets.standBy(at, 'x');
  const off = { type: 'call-off', resource: 'official-head', date: friday, span: null, reason: 'ill' } as const;
  expect(codeOf(sheets.ask(at, off, staff))).toBe('ok');
  expect([...seats, waits].map((seat) => sheets.seat(seat)?.status)).toEqual(Array(5).fill('called-off'));
  const offers = sheets.events.flatMap((event) => (event.type === 'seat-called-off' ? [event.offers] : []));
  expect(offers.map((three) => three.length)).toEqual([3, 3, 3, 3, 3]);
  const [{ date, from } = { date: '', from: '' }] = offers[0] ?? [];
  expect(sheets.book(at, from, 'stranger', 'official-head', date)).toBe('slot-taken');
  const own = { seat: sheets.id(), resource: 'official-head', date, from, channel: 'web', instead: seats[0] } as const;
  expect(codeOf(sheets.ask(at, { type: 'hold', ...own, instead: seats[0] ?? '' }))).toBe('ok');
  expect(
    sheets.book(at + dayMs, offers[1]?.[0]?.from ?? '', 'stranger', 'official-head', offers[1]?.[0]?.date),
  ).toMatch(/^seat/);
  expect(sheets.book(at, '10:00', 'late')).toBe('slot-gone');
});

test('[SE13] a part of a date called off leaves the rest', () => {
  const sheets = openSheets();
  const at = baku('08:00:00');
  const seats = full(sheets, at);
  const span = { from: '10:15', to: '10:45' };
  sheets.ask(at, { type: 'call-off', resource: 'official-head', date: friday, span, reason: 'meeting' }, staff);
  expect(seats.map((seat) => sheets.seat(seat)?.status)).toEqual(['booked', 'called-off', 'called-off', 'booked']);
});

test('[SE14] moving gives the old place back only if the new one is had, and changes nothing at the same time', () => {
  const sheets = openSheets();
  const at = baku('07:00:00');
  const [seat = '', other = ''] = full(sheets, at);
  const move = (from: string, date = friday) =>
    codeOf(sheets.ask(at, { type: 'move', seat, date, from, code: '123456' }));
  expect(move('10:15')).toBe('slot-taken');
  expect(sheets.seat(seat)?.from).toBe('10:00');
  expect(move('10:00')).toBe('ok');
  expect(sheets.seat(seat)?.sequence).toBe(0);
  expect(move('10:30', '2026-11-27')).toBe('ok');
  expect(sheets.seat(seat)).toMatchObject({ date: '2026-11-27', from: '10:30', sequence: 1, status: 'booked' });
  expect(sheets.book(at, '10:00', 'z')).toBe('slot-taken');
  expect(sheets.book(at + 600 * second, '10:00', 'z')).toMatch(/^seat/);
  const late = sheets.ask(baku('10:15:00'), { type: 'cancel', seat: other });
  expect(codeOf(late)).toBe('too-late');
});

test('[SE16] an urgent seat counts for no slot, and its person has no other there', () => {
  const sheets = openSheets();
  const at = baku('10:05:00');
  full(sheets, baku('08:00:00'));
  const urgent = (person: string, from?: string) => {
    const who = { person, code: '1', language: 'az', channel: 'reception', reason: 'at once' } as const;
    const seat = sheets.id();
    const of = { type: 'seat-urgently', seat, resource: 'official-head', ...who } as const;
    return codeOf(sheets.ask(at, from === undefined ? of : { ...of, from }, staff));
  };
  expect(urgent('u')).toBe('ok');
  expect(urgent('u')).toBe('has-seat');
  expect(urgent('full1')).toBe('has-seat');
  expect(urgent('v', '11:00')).toBe('slot-gone');
  expect(sheets.seats().find(({ urgent: is }) => is)).toMatchObject({ from: '10:00', status: 'booked' });
});

describe('whatever is asked in whatever order', () => {
  const moveOf: { readonly [type: string]: SeatMove } = {
    'seat-moved': 'move',
    'seat-cancelled': 'cancel',
    'seat-called-off': 'call-off',
    'seat-arrived': 'arrive',
    'seat-missed': 'miss',
    'seat-reinstated': 'reinstate',
    'seat-released': 'release',
  };
  const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const dates = [friday, '2026-11-27'];
  const step = fc.record({
    kind: fc.constantFrom(
      'book',
      'book',
      'book',
      'hold',
      'stand',
      'move',
      'cancel',
      'come',
      'come',
      'ordinary',
      'ordinary',
      'end',
      'time',
      'off',
      'urgent',
      'reinstate',
    ),
    person: fc.constantFrom(...people),
    from: fc.constantFrom(...slots),
    date: fc.constantFrom(...dates),
    which: fc.nat(40),
    wait: fc.constantFrom(0, second, minute, 5 * minute, 11 * minute, 40 * minute),
  });
  type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

  const run = (sheets: Sheets, at: number, one: Step): void => {
    const seat = sheets.seats()[one.which]?.id ?? 'none';
    const resource = 'official-head';
    const who = { person: one.person, code: '123456', language: 'az' } as const;
    const asked: { readonly [kind: string]: SeatCommand } = {
      hold: { type: 'hold', seat: sheets.id(), resource, date: one.date, from: one.from, channel: 'web' },
      move: { type: 'move', seat, date: one.date, from: one.from, code: '123456' },
      cancel: { type: 'cancel', seat },
      time: { type: 'pass-time' },
      off: { type: 'call-off', resource, date: one.date, span: { from: one.from, to: '10:45' }, reason: 'x' },
      urgent: { type: 'seat-urgently', seat: sheets.id(), resource, channel: 'reception', reason: 'x', ...who },
      reinstate: { type: 'reinstate', seat, reason: 'x' },
    };
    if (one.kind === 'book') sheets.book(at, one.from, one.person, resource, one.date);
    else if (one.kind === 'stand') sheets.standBy(at, one.person, resource, one.date);
    else if (one.kind === 'come') sheets.come(at, seat);
    else if (one.kind === 'ordinary') sheets.ordinaryInstead(at, seat);
    else if (one.kind === 'end') sheets.ordinary.delete([...sheets.ordinary.keys()][0] ?? '');
    else {
      const command = asked[one.kind];
      if (command !== undefined) sheets.ask(at, command, staff);
    }
  };

  const hold = (sheets: Sheets, at: number): void => {
    const seats = sheets.seats();
    const live = seats.filter(
      ({ status, heldUntil }) => isLive(status) && (status !== 'held' || (heldUntil ?? 0) > at),
    );
    const places = new Map<string, number>();
    for (const { date, from, urgent } of live.filter(({ from: has }) => has !== null)) {
      const name = `${date} ${from}`;
      if (!urgent) places.set(name, (places.get(name) ?? 0) + 1);
    }
    for (const [name, taken] of places) expect(taken, name).toBeLessThanOrEqual(1);
    const persons = live.flatMap(({ person }) => person ?? []).filter((person) => !stale(live, person, at));
    expect(new Set(persons).size).toBe(persons.length);
    for (const seat of seats) expect(seat.ticket !== null, seat.id).toBe(came(sheets, seat));
    const instead = [...sheets.ordinary.values()].map((ticket) => sheets.seat(ticket.instead ?? ''));
    expect(instead.filter((seat) => seat === undefined || isLive(seat.status))).toEqual([]);
    expect(new Set(instead).size).toBe(instead.length);
  };
  /** Who missed their time, and the clock has not come round, may book again. */
  const stale = (live: readonly Seat[], person: string, at: number): boolean =>
    live.some((seat) => seat.person === person && seat.status === 'booked' && (seat.startsAt ?? at) + 10 * minute < at);
  const came = ({ events }: Sheets, { id }: Seat): boolean =>
    events.filter((event) => event.type === 'seat-arrived' && event.seat === id).length === 1;

  test('no slot takes more than it may, nobody has two, who arrived has one ticket, every move is in the table', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const sheets = openSheets();
        let at = baku('08:30:00');
        for (const one of steps) {
          at += one.wait;
          const before = new Map(sheets.seats().map((seat) => [seat.id, seat.status]));
          const known = sheets.events.length;
          run(sheets, at, one);
          hold(sheets, at);
          const first = new Set<string>();
          for (const event of sheets.events.slice(known)) {
            if (!('seat' in event) || first.has(event.seat)) continue;
            first.add(event.seat);
            const move = moveOf[event.type];
            const status = before.get(event.seat);
            if (move !== undefined && status !== undefined) expect(mayMoveSeat(status, move), event.type).toBe(true);
          }
        }
        expect(await sheets.rows()).toEqual(sheets.seats());
      }),
      { numRuns: 120 },
    );
  });

  test('[SE3] a slot of a service never has more than n(c) seats and the urgent ones, whatever is asked', () => {
    const kind = fc.constantFrom('book', 'book', 'book', 'move', 'cancel', 'urgent', 'stand', 'time');
    const asked = fc.record({
      kind,
      slot: fc.nat(2),
      which: fc.nat(30),
      wait: fc.constantFrom(0, second, 11 * minute),
    });
    fc.assert(
      fc.property(fc.array(asked, { minLength: 10, maxLength: 60 }), (list) => {
        // Four visits a slot: n(4) is 5 where 71 % come.
        const plain = bookedCentre();
        const bookable = { minutes: 15, desks: 4, share: 1, cutoffMinutes: 0 };
        const services = plain.services.map((one) =>
          one.id === 'a' ? { ...one, standardSeconds: 900, bookable } : one,
        );
        const sheets = openSheets({ ...plain, services });
        let at = baku('08:30:00');
        for (const [step, one] of list.entries()) {
          at += one.wait;
          const from = ['10:00', '10:15', '10:30'][one.slot] ?? '10:00';
          const seat = sheets.seats()[one.which]?.id ?? 'none';
          const who = { person: `p${step}`, code: '123456', language: 'az' } as const;
          if (one.kind === 'book') sheets.book(at, from, who.person, 'service-a');
          else if (one.kind === 'stand') sheets.standBy(at, who.person, 'service-a');
          else if (one.kind === 'move') sheets.ask(at, { type: 'move', seat, date: friday, from, code: '123456' });
          else if (one.kind === 'cancel') sheets.ask(at, { type: 'cancel', seat });
          else if (one.kind === 'time') sheets.ask(at, { type: 'pass-time' });
          else {
            const urgent = { seat: sheets.id(), resource: 'service-a', channel: 'reception', reason: 'x' } as const;
            sheets.ask(at, { type: 'seat-urgently', ...urgent, ...who }, staff);
          }
          const live = sheets.seats().filter(({ status, urgent }) => isLive(status) && !urgent);
          for (const slot of ['10:00', '10:15', '10:30'])
            expect(live.filter((each) => each.from === slot).length, slot).toBeLessThanOrEqual(5);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('free and taken come to the same sum however bookings by different people are ordered', () => {
    const bookings = fc.uniqueArray(
      fc.record({ person: fc.constantFrom(...people), from: fc.constantFrom(...slots) }),
      {
        minLength: 1,
        maxLength: 6,
        selector: ({ person }) => person,
      },
    );
    fc.assert(
      fc.property(bookings, (list) => {
        const taken = (order: typeof list) => {
          const sheets = openSheets();
          for (const { from, person } of order) sheets.book(baku('08:00:00'), from, person);
          return slots.map(
            (from) => sheets.seats().filter((seat) => seat.status === 'booked' && seat.from === from).length,
          );
        };
        expect(taken(list.toReversed())).toEqual(taken(list));
      }),
      { numRuns: 40 },
    );
  });
});
