import { describe, expect, test } from 'vitest';
import { type CallsModel, createCalls } from '../../office/calls/calls-model.ts';
import { phoneTyped } from '../../shared/phone-number.ts';
import { manualClock } from '../fakes/clock.ts';
import { sendsNothing } from './file-fakes.ts';
import { countedKeys, good, talkingApi } from './manager-fakes.ts';
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
  return { server, clock, model: createCalls(work) };
};

describe('a number', () => {
  test('of this country is whole with nine figures; any other may go on', () => {
    const read = ['050 123 45 6', '050 123 45 67', '+99450123456', '+994501234567', '+9945012345678', '994501234567'];
    expect(read.map(phoneTyped)).toEqual(['not-yet', 'whole', 'not-yet', 'whole', 'not-yet', 'whole']);
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
