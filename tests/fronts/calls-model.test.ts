import { describe, expect, test } from 'vitest';
import { createCallbacks } from '../../office/calls/callbacks-model.ts';
import { type CallsModel, createCalls } from '../../office/calls/calls-model.ts';
import { phoneTyped } from '../../shared/notices/phone-number.ts';
import { manualClock } from '../fakes/clock.ts';
import { sendsNothing } from './file-fakes.ts';
import { countedKeys, good, refused, talkingApi } from './manager-fakes.ts';
import { officeBody } from './office-fakes.ts';

/** The behaviour of a phone desk: whose call it may be, and what it is about. */

const desk = { id: '90', name: '90', place: null, kind: 'phone', profile: 'general' };
const ticket = { id: 't1', number: 'Z001', service: 'pension', language: 'az', issuedAt: '2026-03-06T06:00:00.000Z' };

const open = () => {
  const server = talkingApi();
  const clock = manualClock();
  server.on('findCaller', () => good({ sure: false, cases: [], seats: [] }));
  const work = {
    ...{ api: server.api, newKey: countedKeys(), clock, centre: 'small', office: officeBody() },
    ...{ go: () => undefined, sendTo: () => sendsNothing },
  };
  return { server, clock, work, model: createCalls(work) };
};

describe('a number', () => {
  test('of this country is whole with nine figures; any other may go on', () => {
    const read = [
      '050 123 45 6',
      '050 123 45 67',
      '+99450123456',
      '+994501234567',
      '+9945012345678',
      '994501234567',
      '501234567',
    ];
    expect(read.map(phoneTyped)).toEqual(['not-yet', 'whole', 'not-yet', 'whole', 'not-yet', 'whole', 'whole']);
    expect(['+49301', '+4930123', '+4930123456', '0049301234567'].map(phoneTyped)).toEqual([
      'not-yet',
      ...Array.from({ length: 3 }, () => 'may-go-on'),
    ]);
  });

  test('[HL3] is looked up once it is whole, and one that may go on once nothing was typed for a while', async () => {
    const { server, clock, model } = open();
    const asked = () => server.of('findCaller').map(({ body }) => body);
    const type = async (whole: string): Promise<void> => {
      for (let end = 1; end <= whole.length; end++) await model.dial(whole.slice(0, end));
    };
    await type('+994501234567');
    expect(asked()).toEqual([{ phone: '+994501234567' }]);
    expect(model.maybe.value).not.toBeNull();
    await type('+4930123456');
    expect(model.maybe.value).toBeNull();
    await clock.advance(699);
    expect(asked()).toHaveLength(1);
    await clock.advance(1);
    expect(asked().slice(1)).toEqual([{ phone: '+4930123456' }]);
    await type('+4930123457');
    model.close();
    await clock.advance(10_000);
    expect(asked()).toHaveLength(2);
    expect(clock.pending()).toBe(0);
  });
});

describe('a call under way when the page is loaded', () => {
  const loaded = async (edited: readonly string[]): Promise<CallsModel> => {
    const { server, model } = open();
    const mine = { ...desk, state: 'open', clerk: { id: 'u1', name: 'Leyla' }, call: 't1' };
    server.on('counters', () => good({ counters: [mine], profiles: [], day: { open: true } }));
    server.on('services', () => good({ services: [] }));
    server.on('ticket', () => good({ ticket, story: storyOf(edited) }));
    server.on('dueCallbacks', () => good({ callbacks: [], more: false }));
    server.on('service', () => good({ id: 'pension', documents: [] }));
    await model.load();
    return model;
  };
  const storyOf = (edited: readonly string[]) => ({ date: '2026-03-06', steps: [{ edited: [] }, { edited }] });

  test('has the topic that was chosen, and what is written of it', async () => {
    const model = await loaded(['service']);
    expect(model.call.value).toMatchObject({ ticket: { number: 'Z001' }, topic: 'pension' });
    expect(model.passport.value).toMatchObject({ id: 'pension' });
  });

  test('has none where none was chosen', async () => {
    const model = await loaded(['phone']);
    expect(model.call.value).toMatchObject({ ticket: { number: 'Z001' }, topic: null });
    expect(model.passport.value).toBeNull();
  });
});

describe('[HL4] who is to be called back', () => {
  const wish = (id: string) => ({
    ...{ case: id, number: `R-${id}`, due: '2026-03-09', overdue: false, tries: 0 },
    ...{ phone: '+994501234567', name: null, text: 'Sual' },
  });

  test('is marked once by a tap, however often, and the next one only a moment later', async () => {
    const { server, clock, work } = open();
    const wishes = [wish('b1'), wish('b2')];
    server.on('dueCallbacks', () => good({ callbacks: wishes, more: false }));
    server.on('tryCallback', () => good({ case: { outcome: 'reached' } }));
    const model = createCallbacks(work);
    await model.load();
    await Promise.all([model.tried(wish('b1'), true), model.tried(wish('b2'), true)]);
    await model.tried(wish('b2'), true);
    expect(server.of('tryCallback')).toMatchObject([{ params: { case: 'b1' }, body: { reached: true } }]);
    expect(model.told.value).toEqual({ number: 'R-b1', end: 'reached' });
    await clock.advance(800);
    server.on('tryCallback', () => good({ case: { outcome: null } }));
    await model.tried(wish('b2'), false);
    expect(model.told.value).toEqual({ number: 'R-b2', end: null });
    expect(new Set(server.of('tryCallback').map(({ key }) => key)).size).toBe(2);
    model.close();
    expect(clock.pending()).toBe(0);
  });

  test('whose number is erased is never reached: it can only be marked as not reached', async () => {
    const { server, work } = open();
    const erased = { ...wish('b1'), phone: null };
    server.on('dueCallbacks', () => good({ callbacks: [erased], more: false }));
    server.on('tryCallback', () => good({ case: { outcome: null } }));
    const model = createCallbacks(work);
    await model.load();
    await model.tried(erased, true);
    expect(server.of('tryCallback')).toEqual([]);
    await model.tried(erased, false);
    expect(server.of('tryCallback')).toMatchObject([{ body: { reached: false } }]);
    model.close();
  });

  test('that somebody else has called meanwhile is said so, and the list is fetched again', async () => {
    const { server, work } = open();
    server.on('dueCallbacks', () => good({ callbacks: [], more: false }));
    server.on('tryCallback', () => refused('wrong-status'));
    const model = createCallbacks(work);
    await model.tried(wish('b1'), true);
    expect(model.trouble.value).toMatchObject({ code: 'wrong-status' });
    expect(model.told.value).toBeNull();
    expect(model.state.value).toEqual({ step: 'ready', callbacks: [], more: false });
    model.close();
  });
});

describe('[HL4] a booking during a call', () => {
  const talking = async () => {
    const opened = open();
    const { server, model } = opened;
    const mine = { ...desk, state: 'open', clerk: { id: 'u1', name: 'Leyla' }, call: 't1' };
    server.on('counters', () => good({ counters: [mine], profiles: [], day: { open: true } }));
    server.on('services', () => good({ services: [{ id: 'pension', name: { az: 'Pensiya' }, bookable: true }] }));
    server.on('ticket', () => good({ ticket, story: { date: '2026-03-06', steps: [{ edited: ['service'] }] } }));
    server.on('service', () => good({ id: 'pension', documents: [] }));
    server.on('dueCallbacks', () => good({ callbacks: [], more: false }));
    server.on('serviceDates', () => good(['2026-03-09', '2026-03-10'].map((date, at) => ({ date, full: at === 1 }))));
    server.on('slots', () => good(['10:00', '10:30'].map((from, at) => ({ from, free: at }))));
    server.on('hold', () => good({ hold: 's1', until: '', seconds: 300 }));
    server.on('finish', () => good({ ticket }));
    await model.load();
    await model.dial('0501234567');
    await model.end('booking');
    return opened;
  };
  const seat = { date: '2026-03-09', from: '10:30', code: '123456' };

  test('asks a day and a time that are free; the service, the language and the number are there', async () => {
    const { server, model } = await talking();
    server.on('book', () => good({ seat, secret: 'x' }));
    const begun = model.seat.value;
    expect(begun?.days.value).toEqual(['2026-03-09']);
    await begun?.chooseDay('2026-03-09');
    expect(begun?.times.value).toEqual(['10:30']);
    expect(begun?.isWhole.value).toBe(false);
    await model.book();
    expect(server.of('hold')).toEqual([]);
    begun?.chooseTime('10:30');
    await model.book();
    expect(server.of('hold')).toMatchObject([
      { body: { resource: 'service-pension', date: '2026-03-09', from: '10:30' } },
    ]);
    const contact = { phone: '+994501234567' };
    expect(server.of('book')).toMatchObject([{ body: { hold: 's1', contact, language: 'az' } }]);
    expect(server.of('finish')).toMatchObject([{ params: { ticket: 't1' }, body: { outcome: 'booking' } }]);
    expect(model.booked.value).toEqual(seat);
    expect([model.call.value, model.seat.value]).toEqual([null, null]);
    model.close();
  });

  test('that is refused gives back what was kept, and the call goes on', async () => {
    const { server, model } = await talking();
    server.on('book', () => refused('too-many-seats'));
    server.on('releaseHold', () => good({}));
    await model.seat.value?.chooseDay('2026-03-09');
    model.seat.value?.chooseTime('10:30');
    await model.book();
    expect(server.of('releaseHold')).toMatchObject([{ params: { seat: 's1' } }]);
    expect(server.of('finish')).toEqual([]);
    expect(model.seat.value?.trouble.value).toMatchObject({ code: 'too-many-seats' });
    expect(model.seat.value?.from.value).toBe('');
    model.forget();
    expect([model.seat.value, model.call.value?.topic]).toEqual([null, 'pension']);
    model.close();
  });

  test('of a service that nobody can book ends the call at once: they book for themselves', async () => {
    const { server, model } = await talking();
    server.on('services', () => good({ services: [{ id: 'pension', name: { az: 'Pensiya' }, bookable: false }] }));
    model.forget();
    await model.load();
    await model.end('booking');
    expect(model.seat.value).toBeNull();
    expect(server.of('finish')).toMatchObject([{ body: { outcome: 'booking' } }]);
    model.close();
  });
});
