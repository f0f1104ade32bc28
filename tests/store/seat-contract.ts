import { expect, test } from 'vitest';
import type { SeatWrite } from '../../server/store/seats.ts';
import type { Store } from '../../server/store/store.ts';
import type { Seat } from '../../shared/booking/seats.ts';
import type { QueueEvent } from '../../shared/events.ts';
import { dayMs } from '../../shared/time/durations.ts';
import { centreId, dayOpened, issued, leg, morning, put, today, writeOf } from './rows.ts';

/** What every store must keep to about seats and what stands beside them. */
export function seatContract(at: () => Store): void {
  const write = (seats: Partial<SeatWrite>, rest: Parameters<typeof put>[1] = {}) =>
    put(at(), { ...rest, seats: { ...nothing, ...seats } });
  const locked = async <T>(look: (known: Parameters<Parameters<Store['commit']>[2]>[0]) => T): Promise<T> =>
    (await at().commit(centreId, 1, (known) => ({ write: writeOf({}), value: look(known) }))).value;

  test('a seat is stored as it is, and changed under its id', async () => {
    await write({ seats: [seat('s1')] }, { events: [dayOpened(), issued('t1')] });
    expect(await at().seat(centreId, 's1')).toEqual(seat('s1'));
    await write({ seats: [seat('s1', { status: 'arrived', ticket: 't1', arrivedAt: morning, urgent: true })] });
    expect(await locked(({ seat: of }) => of('s1'))).toMatchObject({ status: 'arrived', ticket: 't1', urgent: true });
    expect(await at().seat('ikinci', 's1')).toBeNull();
  });

  test('many seats are read at once, in the order asked, without those that are not there', async () => {
    await write({ seats: [seat('s1'), seat('s2')] }, { events: [dayOpened()] });
    const ids = async (...asked: readonly string[]) => (await at().seatsOf(centreId, asked)).map(({ id }) => id);
    expect(await ids('s2', 'none', 's1')).toEqual(['s2', 's1']);
    expect(await ids()).toEqual([]);
    expect(await at().seatsOf('ikinci', ['s1'])).toEqual([]);
  });

  test('what is kept of a person is changed in one go, for one that is there', async () => {
    const person = {
      person: 'p',
      phoneKey: 'k',
      emailKey: null,
      finKey: null,
      about: '{"a":1}',
      eraseAt: morning + dayMs,
    };
    await write({ seats: [seat('s1')], people: [{ seat: 's1', ...person }] }, { events: [dayOpened()] });
    const change = (id: string, next: string | null) => at().changeSeatPerson(centreId, id, () => next);
    expect(await change('s1', '{"a":2}')).toBe(true);
    expect(await change('s1', null)).toBe(false);
    expect(await change('s2', '{}')).toBe(false);
    expect(await at().seatPeople(centreId, ['s1'])).toEqual([{ seat: 's1', ...person, about: '{"a":2}' }]);
    expect(await locked(({ personOfKey }) => personOfKey('k'))).toBe('p');
  });

  test('[SE15] the counted legs of a day say whose visit has a seat, and of which kind', async () => {
    const seats = [
      seat('s1', { status: 'heard', ticket: 't1' }),
      seat('s2', { status: 'arrived', ticket: 't2', standby: true }),
      seat('s3', { status: 'missed', ticket: 't3', urgent: true }),
      seat('s4', { status: 'missed' }),
    ];
    const tickets = ['t1', 't2', 't3', 't4'];
    const legs = [leg('t1'), leg('t2'), leg('t2', { leg: 1 }), leg('t3'), leg('t4')];
    await write({ seats }, { events: [dayOpened(), ...tickets.map((ticket) => issued(ticket))], legs });
    const origins = (await at().countedLegs(centreId, today)).map(({ leg: index, origin }) => [index, origin]);
    expect(origins).toEqual([
      [0, 'booked'],
      [0, 'standby'],
      [1, 'standby'],
      [0, 'urgent'],
      [0, null],
    ]);
  });

  test('[SE15] the counted seats of some dates have the first call of their ticket, where it is known', async () => {
    const seats = [
      seat('s1', { status: 'heard', ticket: 't1' }),
      seat('s2', { status: 'heard', ticket: 't2' }),
      seat('s3', { status: 'missed' }),
      seat('s4', { status: 'held' }),
      seat('s5', { status: 'released' }),
      seat('s6', { status: 'released', standby: true }),
      seat('s7', { status: 'heard', ticket: 'p' }),
      seat('s8', { date: '2026-12-01' }),
    ];
    const known = { calledAt: morning, waitSeconds: 7 };
    const legs = [leg('t1', known), leg('t1', { leg: 1 }), leg('t2', { ...known, inaccurate: true })];
    const events = [dayOpened(), ...['t1', 't2', 'p'].map((id) => issued(id))];
    await write({ seats }, { events, legs: [...legs, leg('p', { practice: true })] });
    const counted = await at().countedSeats(centreId, '2026-01-01', today);
    const told = counted.map(({ status, standby, hasTicket, calledAt, waitSeconds }) =>
      [status, standby, hasTicket, calledAt, waitSeconds].join(' '),
    );
    const unknown = 'false  ';
    expect(told.sort()).toEqual(
      [
        `heard false true ${morning} 7`,
        'heard false true  ',
        `missed false ${unknown}`,
        `released true ${unknown}`,
      ].sort(),
    );
    expect(counted[0]).toMatchObject({ resource: 'official-x', date: today, urgent: false });
    expect(await at().countedSeats('ikinci', '2026-01-01', today)).toEqual([]);
  });

  test('[SE8] [SE16] what staff did outside the rules is listed with its reason, the latest first, once', async () => {
    const by = { kind: 'user', id: 'u', role: 'reception' } as const;
    const of = { by, date: today, practice: false, seat: 's1' } as const;
    const place = {
      sheet: { resource: 'official-x', date: today },
      service: 'pension',
      channel: 'reception',
      n: 1,
    } as const;
    const time = { from: '10:00', to: '10:15', startsAt: morning, endsAt: morning + 900_000 };
    const who = { person: 'p', code: '000001', language: 'az' };
    const events: QueueEvent[] = [
      dayOpened(),
      { ...of, ...place, ...time, ...who, type: 'seat-booked', at: morning, reason: 'Faints', urgent: true },
      { ...of, type: 'seat-reinstated', at: morning + 1, reason: 'Late train', to: 'booked' },
      issued('t1'),
      { ...of, type: 'seat-arrived', at: morning + 1, reason: 'Late train', visit: 't1' },
      { ...of, type: 'seat-cancelled', at: morning + 2, reason: 'Not listed', sequence: 1, withheldUntil: null },
    ];
    await write({ seats: [seat('s1', { ticket: 't1', status: 'arrived' })] }, { events });
    const list = (limit: number) => at().seatReasons(centreId, morning, morning + 9, limit);
    const base = { resource: 'official-x', date: today, from: '10:00', by: 'u' };
    expect(await list(9)).toEqual([
      { ...base, at: morning + 1, what: 'let-in', reason: 'Late train' },
      { ...base, at: morning, what: 'urgent', reason: 'Faints' },
    ]);
    expect(await list(1)).toHaveLength(1);
    expect(await at().seatReasons(centreId, morning + 2, morning + 9, 9)).toEqual([]);
  });

  test('a sheet has its seats, its places withheld and what was called off, and nothing of another', async () => {
    const place = { resource: 'official-x', date: today, from: '10:00', until: morning, seat: 's1', offered: true };
    const off = {
      resource: 'official-x',
      date: today,
      span: { from: '10:00', to: '11:00' },
      reason: 'ill',
      at: morning,
    };
    const whole = { ...off, date: '2026-12-01', span: null };
    const seats = [seat('s1'), seat('s2', { date: '2026-12-01' }), seat('s3', { resource: 'service-y' })];
    await write({ seats, withheld: [place], calledOff: [off, whole] }, { events: [dayOpened()] });
    const sheet = await locked(({ sheet: of }) => of({ resource: 'official-x', date: today }));
    expect(sheet).toEqual({ seats: [seat('s1')], withheld: [place], calledOff: [off] });
    const from = await at().sheetsFrom(centreId, 'official-x', today);
    expect([...from.keys()].sort()).toEqual([today, '2026-12-01'].sort());
    expect(from.get('2026-12-01')).toEqual({ seats: [seats[1]], withheld: [], calledOff: [whole] });
    expect([...(await at().sheetsFrom(centreId, 'official-x', today, today)).keys()]).toEqual([today]);
  });

  test('seats are found by person, by code, by status, and by what the clock has to write down', async () => {
    const seats = [
      seat('s1', { person: 'p', code: '000001' }),
      seat('s2', { person: 'p', status: 'cancelled', code: '000002' }),
      seat('s3', { status: 'held', person: null, code: null, date: '2026-12-01' }),
      seat('s4', {
        status: 'arrived',
        standby: true,
        from: null,
        to: null,
        startsAt: null,
        endsAt: null,
        code: '000004',
      }),
      seat('s5', { status: 'heard', code: '000005' }),
    ];
    await write({ seats }, { events: [dayOpened()] });
    const ids = (found: readonly Seat[]) => found.map(({ id }) => id).sort();
    expect(ids(await locked(({ seatsOfPerson }) => seatsOfPerson('p')))).toEqual(['s1', 's2']);
    const from = (await at().bookedFrom(centreId, today, 9)).map(({ seat: one }) => one.id);
    expect(from.toSorted()).toEqual(['s1', 's2', 's4', 's5']);
    expect(await at().bookedFrom(centreId, '2026-12-01', 9)).toEqual([]);
    const latest = await at().seatsOfPerson(centreId, 'p', 5);
    expect(latest.map(({ id }) => id)).toEqual(['s2', 's1']);
    expect((await at().seatsOfPerson(centreId, 'p', 1)).map(({ id }) => id)).toEqual(['s2']);
    const codes = ['000001', '000002', '000009'];
    expect(await locked(({ hasCode }) => codes.map((code) => hasCode(today, code)))).toEqual([true, true, false]);
    expect((await at().seatOfCode(centreId, today, '000002'))?.id).toBe('s2');
    expect((await at().seatOfCode(centreId, today, '000004'))?.id).toBe('s4');
    expect(await at().seatOfCode(centreId, today, '000009')).toBeNull();
    expect(ids(await at().seatsDue(centreId, today))).toEqual(['s1', 's3', 's4']);
    expect(ids(await locked(({ seatsToCome }) => seatsToCome(today)))).toEqual(['s1']);
    expect(ids(await at().seatsOn(centreId, today, 'heard'))).toEqual(['s5']);
  });

  test('attendance counts those with a slot that are over', async () => {
    const seats = [
      seat('s1', { status: 'heard' }),
      seat('s2', { status: 'missed' }),
      seat('s3', { status: 'missed', ticket: 't1' }),
      seat('s4'),
      seat('s5', { status: 'heard', resource: 'service-y' }),
      // Who stood by and who was seated as urgent were mostly here already.
      seat('s6', { status: 'heard', standby: true }),
      seat('s7', { status: 'missed', urgent: true }),
    ];
    await write({ seats }, { events: [dayOpened(), issued('t1')] });
    expect(await at().attendance(centreId, 'official', today, today)).toEqual({ came: 2, booked: 3 });
    expect(await locked(({ attendance }) => attendance('service', today, today))).toEqual({ came: 1, booked: 1 });
    expect(await at().attendance(centreId, 'official', '2026-01-01', '2026-01-02')).toEqual({ came: 0, booked: 0 });
  });

  test('[SE8] the seats of a date are found by the key of a FIN while it is kept, by their times', async () => {
    const booked = (id: string, finKey: string | null) => ({
      ...{ seat: id, person: id, phoneKey: 'f', emailKey: null, finKey, about: '{}', eraseAt: morning },
    });
    const seats = [
      seat('s1', { from: '11:00' }),
      seat('s2', { from: '10:00' }),
      seat('s3'),
      seat('s4', { date: '2026-03-11' }),
      seat('s5', { status: 'released' }),
    ];
    const people = [...['s1', 's2', 's4', 's5'].map((id) => booked(id, 'f')), booked('s3', null)];
    await write({ seats, people }, { events: [dayOpened()] });
    const found = async (centre = centreId, date = today, key = 'f') =>
      (await at().seatsOfFin(centre, date, key)).map(({ id }) => id);
    expect(await found()).toEqual(['s2', 's1']);
    expect(await found(centreId, '2026-03-11')).toEqual(['s4']);
    expect([await found('ikinci'), await found(centreId, today, 'g')]).toEqual([[], []]);
    await at().erase(morning);
    expect(await found()).toEqual([]);
  });

  test('who has a seat and its link are kept until they are erased', async () => {
    const person = {
      seat: 's1',
      person: 'p',
      phoneKey: 'k',
      emailKey: null,
      finKey: 'f',
      about: '{"contact":{}}',
      eraseAt: morning,
    };
    const secret = { secret: 's'.repeat(32), seat: 's1', expiresAt: morning + dayMs };
    await write({ seats: [seat('s1')], people: [person], secrets: [secret] }, { events: [dayOpened()] });
    expect(
      await locked(({ personOfKey, seatPerson, seatSecret }) => [personOfKey('k'), seatPerson('s1'), seatSecret('s1')]),
    ).toEqual(['p', person, secret.secret]);
    expect(await at().seatPeople(centreId, ['s1', 's2'])).toEqual([person]);
    expect(await at().seatOfSecret(secret.secret, morning)).toEqual({ centre: centreId, seat: 's1' });
    await at().erase(morning);
    expect(await locked(({ personOfKey, seatPerson }) => [personOfKey('k'), seatPerson('s1')])).toEqual([null, null]);
    expect(await at().secretOfSeat(centreId, 's1')).toBe(secret.secret);
    await at().erase(morning + dayMs);
    expect(await at().secretOfSeat(centreId, 's1')).toBeNull();
    expect(await at().seat(centreId, 's1')).toEqual(seat('s1'));
  });

  test('what belongs to a seat or a ticket that is not there is refused whole', async () => {
    const secret = { secret: 's'.repeat(32), seat: 'gone', expiresAt: morning };
    await expect(write({ secrets: [secret] }, { events: [dayOpened()] })).rejects.toThrow();
    await expect(write({ seats: [seat('s1', { ticket: 'gone' })] }, { events: [dayOpened()] })).rejects.toThrow();
    expect((await at().head(centreId)).seq).toBe(0);
  });
}

const nothing: SeatWrite = { seats: [], withheld: [], calledOff: [], people: [], secrets: [] };

const seat = (id: string, change: Partial<Seat> = {}): Seat => ({
  id,
  resource: 'official-x',
  date: today,
  from: '10:00',
  to: '10:15',
  startsAt: morning,
  endsAt: morning + 900_000,
  status: 'booked',
  service: 'a',
  person: `p-${id}`,
  code: '123456',
  language: 'az',
  channel: 'web',
  ticket: null,
  standby: false,
  urgent: false,
  request: null,
  heldUntil: null,
  bookedAt: morning,
  arrivedAt: null,
  endedAt: null,
  sequence: 0,
  ...change,
});
