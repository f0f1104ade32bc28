import { describe, expect, test } from 'vitest';
import { askedEveryMs, openBookings } from '../../manager/bookings/bookings-model.ts';
import { callOffPlan, type Sheet, sheetCounts, sheetRows } from '../../manager/bookings/sheet-rows.ts';
import { whoIn } from '../../manager/bookings/who.ts';
import type { SeatOnSheet } from '../../shared/booking/seat-routes.ts';
import { bookedSeat } from '../gallery/booked.ts';
import { countedKeys, good, lost, place, refused, settle, talkingApi, turnedClock } from './manager-fakes.ts';

/** The sheets of those who booked, as their office and reception work with them. */

const slot = (from: string, free: number) => ({ from, to: `${from.slice(0, 3)}59`, capacity: 1, seats: 1, free });
const one = (id: string, change: Parameters<typeof bookedSeat>[0], contact: object = {}): SeatOnSheet => ({
  seat: bookedSeat({ id, ...change }),
  person: { contact, form: null, answers: {}, comments: [] },
  number: null,
});
const sheet = (change: Partial<Sheet> = {}): Sheet => ({
  ...{ resource: 'official-head', date: '2026-11-20', service: 'r' },
  slots: [slot('10:00', 0), slot('10:15', 1), slot('10:30', 0), slot('10:45', 1)],
  seats: [
    one('a', { from: '10:00', status: 'heard' }),
    one('b', { from: '10:30', status: 'booked' }, { phone: '+994501112233' }),
    one('c', { from: '10:30', status: 'cancelled' }),
    one('d', { from: null, status: 'standby', standby: true }),
    one('e', { from: '11:30', status: 'booked' }),
  ],
  calledOff: [],
  ...change,
});

describe('a sheet as it is read', () => {
  test('has its slots in order with all who have them, then those who stand by, then those without a slot', () => {
    const rows = sheetRows(sheet(), { date: '2026-11-20', time: '10:20' });
    expect(rows.slots.map(({ from, isOver, seats }) => [from, isOver, seats.map(({ seat }) => seat.id)])).toEqual([
      ['10:00', true, ['a']],
      ['10:15', true, []],
      ['10:30', false, ['b', 'c']],
      ['10:45', false, []],
    ]);
    expect(rows.standby.map(({ seat }) => seat.id)).toEqual(['d']);
    expect(rows.outside.map(({ seat }) => seat.id)).toEqual(['e']);
    expect(sheetCounts(rows)).toEqual({ booked: 3, free: 1 });
  });

  test('says of each slot why it was called off', () => {
    const calledOff = [{ span: { from: '10:15', to: '10:45' }, reason: 'ezamiyyət', at: '2026-11-20T05:00:00.000Z' }];
    const rows = sheetRows(sheet({ calledOff }), { date: '2026-11-19', time: '23:00' });
    expect(rows.slots.map(({ off }) => off)).toEqual([null, 'ezamiyyət', 'ezamiyyət', null]);
  });

  test('[SE13] calling off is told beforehand: whose bookings end, who is reached, who is here', () => {
    const here = sheet({ seats: [...sheet().seats, one('f', { from: '10:45', status: 'arrived' })] });
    expect(callOffPlan(here, null)).toEqual({ ended: 3, reached: 1, here: 1 });
    expect(callOffPlan(here, { from: '10:30', to: '10:45' })).toEqual({ ended: 1, reached: 1, here: 0 });
  });
});

describe('the sheets of a centre', () => {
  const listed = (change: object = {}) => ({
    ...{ date: '2026-11-20', today: '2026-11-20', timeZone: 'Asia/Baku', languages: ['az'] },
    sheets: [
      { resource: 'official-deputy', name: 'D', slots: 4, booked: 0 },
      { resource: 'official-head', name: 'H', slots: 4, booked: 2 },
    ],
    ...change,
  });
  const open = (path = '') => {
    const server = talkingApi();
    server.on('sheets', () => good(listed()));
    server.on('sheet', ({ params }) => good(sheet({ resource: params?.resource ?? '', date: params?.date ?? '' })));
    const [clock, at] = [turnedClock(), place(path)];
    const model = openBookings('c', { api: server.api, newKey: countedKeys(), place: at, clock });
    return { server, clock, at, model };
  };

  test('begin where somebody comes, are asked again in time, and keep what is shown while no answer comes', async () => {
    const { server, clock, at, model } = open();
    await model.refresh();
    expect(model.resource.value).toBe('official-head');
    expect(at.path.value).toBe('/bookings?date=2026-11-20&of=official-head');
    server.on('sheet', () => lost);
    clock.turn(askedEveryMs);
    await settle();
    expect(model.sheet.value.step).toBe('ready');
    expect(model.isOld.value).toBe(true);
    server.on('sheet', () => good(sheet({ slots: [] })));
    clock.turn(askedEveryMs);
    await settle();
    expect(model.isOld.value).toBe(false);
    expect(model.sheet.value).toMatchObject({ step: 'ready', value: { slots: [] } });
    model.close();
    expect(clock.alarms()).toBe(0);
  });

  test('stand where the address says, and another choice is shown when its answer comes', async () => {
    const { server, model } = open('/bookings?date=2026-11-23&of=official-deputy');
    server.on('sheets', ({ query }) => good(listed(query)));
    await model.refresh();
    expect(server.of('sheet')[0]?.params).toMatchObject({ resource: 'official-deputy', date: '2026-11-23' });
    const choosing = model.choose({ resource: 'official-head' });
    expect(model.sheet.value.step).toBe('loading');
    await choosing;
    expect(model.sheet.value).toMatchObject({ step: 'ready', value: { resource: 'official-head' } });
    model.close();
  });

  test('a change that is refused is said, and the sheet is asked again all the same', async () => {
    const { server, model } = open();
    await model.refresh();
    const before = server.of('sheet').length;
    server.on('cancelSeat', () => refused('too-late'));
    const ask = () => model.ports.api('cancelSeat', { params: { centre: 'c', seat: 'b' }, body: {} });
    expect(await model.act(ask)).toBeNull();
    expect(model.change.trouble.value).toMatchObject({ code: 'too-late' });
    expect(server.of('sheet').length).toBe(before + 1);
    server.on('cancelSeat', () => good({ seat: { id: 'b' } }));
    expect(await model.act(ask)).toEqual({ seat: { id: 'b' } });
    model.close();
  });
});

describe('who is given a seat', () => {
  const read = (fields: { readonly [name: string]: string }, kind: 'urgent' | 'standby' = 'standby') => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    return whoIn(data, { kind }, 'az');
  };

  test('is read as people type it, and the first thing that is wrong is named', () => {
    expect(read({ name: ' Ayan ', phone: '050 111 22 33', email: '' })).toEqual({
      fault: null,
      who: { from: null, reason: '', language: 'az', contact: { name: 'Ayan', phone: '+994501112233' } },
    });
    expect(read({ name: '' }).fault).toBe('name');
    expect(read({ name: 'A', phone: '12' }).fault).toBe('phone');
    expect(read({ name: 'A', email: 'a@b' }).fault).toBe('email');
    expect(read({ name: 'A' }, 'urgent').fault).toBe('reason');
    expect(read({ name: 'A', reason: 'təcili' }, 'urgent').fault).toBeNull();
  });
});
