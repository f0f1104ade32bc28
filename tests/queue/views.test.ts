import { describe, expect, test } from 'vitest';
import { counterView } from '../../engine/queue/views/counter.ts';
import { floorView } from '../../engine/queue/views/floor.ts';
import { hallView } from '../../engine/queue/views/hall.ts';
import { kioskView } from '../../engine/queue/views/kiosk.ts';
import { phoneView } from '../../engine/queue/views/phone.ts';
import { unknownWaits } from '../../engine/queue/views/waits.ts';
import { Hall } from './hall.ts';
import { withPhoneDesk } from './phone-desks.ts';
import { smallCentre } from './small-centre.ts';

/** What each screen is told of one and the same hall, status by status. */

const phone = (hall: Hall, ticket: string) => phoneView(hall.state, ticket, unknownWaits);
const atCounter = (hall: Hall, id: string) =>
  counterView(hall.state, id, hall.now, {
    notes: new Map(),
    nameOf: (user) => user,
    printers: [],
    waits: unknownWaits,
  });
const wall = (hall: Hall, id = 'd') => hallView(hall.state, id, hall.now);
const ticketAt = (hall: Hall, counter: string): string => hall.state.counters.get(counter)?.ticket ?? '';
const noFigures = { issued: 0, served: 0, noShow: 0, abandoned: 0 } as unknown as Parameters<
  typeof floorView
>[2]['today'];
const floor = (hall: Hall) =>
  floorView(hall.state, hall.now, {
    nameOf: (user) => user,
    printers: [],
    devices: [],
    serial: [],
    today: noFigures,
    waits: unknownWaits,
    server: { clock: { state: 'sure', offSeconds: 0 }, refusedFiles: [], certificate: null, voiceMissing: false },
  });

describe('a phone', () => {
  const seen = (hall: Hall, ticket: string) => {
    const { status, ahead, counter, mayCancel } = phone(hall, ticket) ?? {};
    return { status, ahead, counter: counter?.id ?? null, mayCancel };
  };

  test('is told of people ahead only while its ticket waits, and of a counter only while it is at one', () => {
    const hall = new Hall().open('1');
    const [first, ticket] = [hall.issue(), hall.issue()];
    expect(seen(hall, ticket)).toEqual({ status: 'waiting', ahead: 1, counter: null, mayCancel: true });
    expect(hall.nextAndDone()).toBe(first);
    hall.next();
    expect(seen(hall, ticket)).toEqual({ status: 'called', ahead: null, counter: '1', mayCancel: true });
    hall.must({ type: 'requeue-ticket', ticket, reason: null });
    expect(seen(hall, ticket)).toEqual({ status: 'waiting', ahead: 0, counter: null, mayCancel: true });
    hall.next();
    hall.must({ type: 'start-ticket', ticket });
    expect(seen(hall, ticket)).toEqual({ status: 'serving', ahead: null, counter: '1', mayCancel: false });
    hall.must({ type: 'park-ticket', ticket });
    expect(seen(hall, ticket)).toEqual({ status: 'parked', ahead: null, counter: null, mayCancel: true });
    hall.must({ type: 'resume-ticket', ticket });
    hall.must({ type: 'finish-ticket', ticket, outcome: null });
    expect(seen(hall, ticket)).toEqual({ status: 'served', ahead: null, counter: null, mayCancel: false });
    expect(phone(hall, 'nobody')).toBeNull();
  });
});

describe('a wall', () => {
  const displays = [
    { id: 'd', name: 'D' },
    { id: 'far', name: 'Far', counters: ['2'], text: { az: 'Sakit olun' } },
  ];
  const begun = (): Hall => new Hall(smallCentre({ displays })).open('1', '2');

  test('shows who is called or served at its own counters, the newest call first, and calls of before', () => {
    const hall = begun();
    const tickets = [hall.issue(), hall.issue(), hall.issue()];
    hall.next('1');
    hall.next('2');
    const numbers = (id?: string) => wall(hall, id)?.calls.map(({ number, status }) => `${number} ${status}`);
    expect(numbers()).toEqual(['A002 called', 'A001 called']);
    expect(numbers('far')).toEqual(['A002 called']);
    hall.must({ type: 'start-ticket', ticket: tickets[0] ?? '' });
    hall.must({ type: 'recall-ticket', ticket: tickets[1] ?? '', callId: 'again' });
    expect(numbers()).toEqual(['A002 called', 'A001 serving']);
    expect(wall(hall, 'far')?.calls[0]).toMatchObject({ call: 2, counter: { id: '2' } });
    hall.must({ type: 'finish-ticket', ticket: tickets[0] ?? '', outcome: null });
    expect(numbers()).toEqual(['A002 called']);
    const last = (id?: string) => wall(hall, id)?.last.map(({ number }) => number);
    expect([last(), last('far')]).toEqual([['A001'], []]);
    expect(wall(hall)?.waiting).toBe(1);
  });

  test('counts the open and the paused counters that it shows, not closed ones; an unknown wall gets nothing', () => {
    const hall = begun();
    expect([wall(hall)?.openCounters, wall(hall, 'far')?.openCounters]).toEqual([2, 1]);
    hall.must({ type: 'pause-counter', counter: '2', reason: null });
    expect([wall(hall)?.openCounters, wall(hall, 'far')?.openCounters]).toEqual([1, 0]);
    expect([wall(hall)?.pausedCounters, wall(hall, 'far')?.pausedCounters]).toEqual([1, 1]);
    expect(wall(hall, 'far')?.display).toEqual({ id: 'far', name: 'Far', text: { az: 'Sakit olun' } });
    expect(wall(hall)?.display).toEqual({ id: 'd', name: 'D', text: null });
    expect(wall(hall, 'none')).toBeNull();
  });

  test('of some services shows and counts nothing of the others, nor a counter that is busy with them', () => {
    const displays = [
      { id: 'd', name: 'D' },
      { id: 'only-c', name: 'C', services: ['c'], layout: 'board' as const },
    ];
    const hall = new Hall(smallCentre({ displays })).open('1', '2');
    hall.issue('a');
    hall.issue('c');
    hall.issue('c');
    hall.next('1');
    const numbers = (id: string) => wall(hall, id)?.calls.map(({ number }) => number);
    const counters = () => wall(hall, 'only-c')?.counters?.map(({ id, state }) => `${id} ${state}`);
    expect([numbers('d'), numbers('only-c'), wall(hall, 'only-c')?.waiting]).toEqual([['A001'], [], 2]);
    expect(counters()).toEqual(['2 open', '3 closed']);
    hall.must({ type: 'start-ticket', ticket: ticketAt(hall, '1') });
    hall.must({ type: 'finish-ticket', ticket: ticketAt(hall, '1'), outcome: null });
    hall.next('1');
    expect([numbers('only-c'), wall(hall, 'only-c')?.waiting]).toEqual([['C001'], 1]);
    expect(wall(hall, 'only-c')?.last).toEqual([]);
    expect(wall(hall, 'd')?.last[0]).not.toHaveProperty('service');
    expect(counters()).toEqual(['1 open', '2 open', '3 closed']);
  });

  test('above a counter is told of that one alone, a wall of calls of none', () => {
    const displays = [
      { id: 'd', name: 'D' },
      { id: 'above', name: 'Above', counters: ['2'], layout: 'counter' as const },
    ];
    const hall = new Hall(smallCentre({ displays })).open('1', '2');
    expect(wall(new Hall(smallCentre({ displays })), 'above')?.counters).toMatchObject([{ id: '2', state: 'closed' }]);
    hall.must({ type: 'pause-counter', counter: '2', reason: null });
    expect(wall(hall, 'above')).toMatchObject({
      display: { layout: 'counter' },
      counters: [{ id: '2', name: '2', state: 'paused' }],
    });
    expect(wall(hall)?.counters).toBeUndefined();
  });
});

describe('a counter', () => {
  test('is told how long its visitor waited and was served before, and since when of this time', () => {
    const hall = new Hall().open('1');
    const ticket = hall.issue();
    hall.wait(59);
    hall.next();
    expect(atCounter(hall, '1')?.ticket).toMatchObject({ waitedSeconds: 60, startedAt: null, servedSeconds: 0 });
    hall.must({ type: 'start-ticket', ticket });
    const started = hall.now;
    hall.wait(29);
    expect(atCounter(hall, '1')?.ticket).toMatchObject({
      startedAt: new Date(started).toISOString(),
      servedSeconds: 0,
    });
    hall.must({ type: 'park-ticket', ticket });
    hall.wait(500);
    hall.must({ type: 'resume-ticket', ticket });
    expect(atCounter(hall, '1')?.ticket).toMatchObject({
      startedAt: new Date(hall.now).toISOString(),
      servedSeconds: 30,
    });
    hall.wait(9);
    hall.must({ type: 'finish-ticket', ticket, outcome: null });
    expect(atCounter(hall, '1')?.today).toEqual({ served: 1, meanServiceSeconds: 40 });
  });

  test('that never queued its visitor says no wait; one closed is open since never', () => {
    const hall = new Hall().open('1');
    hall.must({ type: 'serve-directly', counter: '1', ticket: 'd1', service: 'a' });
    expect(atCounter(hall, '1')?.ticket).toMatchObject({ waitedSeconds: null, status: 'serving' });
    expect(atCounter(hall, '2')).toMatchObject({
      counter: { state: 'closed', since: null, clerk: null },
      ticket: null,
      today: { served: 0, meanServiceSeconds: null },
    });
    expect(atCounter(hall, 'none')).toBeNull();
  });

  test('lists those it takes in the order of calling, the parked and the no-shows newest first', () => {
    const hall = new Hall().open('1', '3');
    const [a, c, b, second] = [hall.issue('a'), hall.issue('c'), hall.issue('b', 'veteran'), hall.issue('c')];
    const taken = (id: string) => atCounter(hall, id)?.waiting.flatMap((one) => (one.taken ? [one.id] : []));
    expect([taken('1'), taken('3')]).toEqual([
      [b, a, c, second],
      [c, second],
    ]);
    for (const ticket of [b, a]) {
      expect(hall.next('1').ticket).toBe(ticket);
      hall.must({ type: 'mark-no-show', ticket });
    }
    for (const ticket of [c, second]) {
      expect(hall.next('3').ticket).toBe(ticket);
      hall.must({ type: 'park-ticket', ticket });
    }
    expect(atCounter(hall, '1')).toMatchObject({
      waiting: [],
      noShows: [{ id: a }, { id: b }],
      parked: [{ id: second }, { id: c }],
      waitingCount: 0,
    });
  });
});

test('why one was set aside and who did it is told at counters, and nowhere else', () => {
  const hall = new Hall().open('1');
  const ticket = hall.issue('a');
  hall.must({ type: 'park-ticket', ticket, reason: 'makes a copy' });
  expect(atCounter(hall, '1')?.parked).toMatchObject([
    { id: ticket, reason: 'makes a copy', by: { id: 'chief', name: 'chief' } },
  ]);
  const kiosk = kioskView(hall.state, 'k', hall.now, { printer: null, prints: [], waits: unknownWaits });
  const outside = [wall(hall), kiosk, phone(hall, ticket)];
  expect(outside).not.toContain(null);
  expect(JSON.stringify(outside)).not.toMatch(/makes a copy|chief/);
  hall.must({ type: 'requeue-ticket', ticket, reason: null });
  expect(atCounter(hall, '1')?.parked).toEqual([]);
  hall.must({ type: 'park-ticket', ticket });
  expect(atCounter(hall, '1')?.parked).toMatchObject([{ reason: null, by: { id: 'chief' } }]);
});

describe('the floor', () => {
  test('says of each service how many wait and since when the longest, those that cool included', () => {
    const calling = { secondsBetweenRecalls: 0, afterNoShow: { kind: 'back-by-age', times: 1 }, coolingSeconds: 300 };
    const hall = new Hall(smallCentre({ calling } as Parameters<typeof smallCentre>[0])).open('1');
    const first = hall.issue('a');
    hall.wait(60);
    const second = hall.issue('c');
    hall.next();
    hall.must({ type: 'mark-no-show', ticket: first });
    const third = hall.issue('a');
    const since = (ticket: string) => new Date(hall.ticket(ticket).issuedAt).toISOString();
    expect(floor(hall)?.services.map(({ id, waiting, longestSince }) => [id, waiting, longestSince])).toEqual([
      ['a', 2, since(first)],
      ['b', 0, null],
      ['c', 1, since(second)],
    ]);
    expect(floor(hall)).toMatchObject({ waiting: 3, longestSince: since(first) });
    expect(third).not.toBe(first);
  });

  test('says of each counter how it stands and since when, and what it has served', () => {
    const hall = new Hall().open('1', '2');
    hall.issue();
    hall.next('1');
    const called = new Date(hall.now).toISOString();
    hall.must({ type: 'pause-counter', counter: '2', reason: 'lunch' });
    expect(floor(hall)?.counters).toMatchObject([
      {
        id: '1',
        state: 'open',
        clerk: 'chief',
        ticket: { number: 'A001', status: 'called', since: called },
        served: 0,
      },
      { id: '2', state: 'paused', ticket: null, since: new Date(hall.now).toISOString() },
      { id: '3', state: 'closed', since: null, clerk: null, ticket: null },
    ]);
  });
});

test('[HL1] the floor says which of its counters are phone desks', () => {
  const counters = floor(new Hall(withPhoneDesk()).open('1', '9'))?.counters ?? [];
  expect(counters.flatMap(({ id, kind }) => (kind === 'phone' ? id : []))).toEqual(['9']);
  expect(counters.length).toBeGreaterThan(1);
});
