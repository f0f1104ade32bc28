import { expect, test } from 'vitest';
import { type Found, openEndMany } from '../../manager/now/end-many-model.ts';
import { countedKeys, floor, good, heldLive, lost, refused, settle, talkingApi } from './manager-fakes.ts';

/** The sheet with which a manager ends many tickets. */

const fitting = (count: number): Found => ({ count, atOnce: 1000, numbers: ['A001'], services: [], devices: [] });
const anything = { service: '', device: '', from: '', to: '', parked: '' } as const;

const opened = async (count = 3) => {
  const server = talkingApi();
  const live = heldLive(floor({ waiting: count }));
  server.on('ticketsToEnd', () => good(fitting(count)));
  const now = { view: live.data, serverNow: live.clockOffset };
  const model = openEndMany('sample', now, { api: server.api, newKey: countedKeys() });
  model.open();
  await settle();
  return { server, live, model };
};

test('asks what fits at every choice and at every change of the hall; times are those of the centre', async () => {
  const { server, live, model } = await opened();
  expect(model.found.value?.count).toBe(3);
  model.choose({ service: 'pension', device: 'd', from: '10:05', to: '24:00', parked: 'only' }, '');
  await settle();
  expect(server.of('ticketsToEnd').at(-1)?.query).toEqual({
    service: 'pension',
    device: 'd',
    from: '2026-11-20T06:05:00.000Z',
    to: '2026-11-20T20:00:00.000Z',
    parked: 'only',
  });
  server.on('ticketsToEnd', () => good(fitting(4)));
  live.data.value = floor({ waiting: 4 });
  await settle();
  expect(model.found.value?.count).toBe(4);
});

test('an answer to an older choice does not count', async () => {
  const { server, model } = await opened();
  const late: (() => void)[] = [];
  server.on('ticketsToEnd', async ({ query }) => {
    const isOld = 'service' in (query ?? {});
    if (isOld) await new Promise<void>((resolve) => late.push(resolve));
    return good(fitting(isOld ? 99 : 7));
  });
  model.choose({ ...anything, service: 'pension' }, '');
  model.choose({ ...anything, device: 'd' }, '');
  await settle();
  for (const answer of late) answer();
  await settle();
  expect(model.found.value?.count).toBe(7);
});

test.each([
  ['nobody fits', 0, 'why'],
  ['too many fit', 1001, 'why'],
  ['there is no reason', 3, '  '],
])('goes no further where %s', async (_, count, reason) => {
  const { model } = await opened(count);
  model.choose(anything, reason);
  model.next();
  expect(model.step.value).toBe('choosing');
});

test('goes on with as many as end at once', async () => {
  const { model } = await opened(1000);
  model.choose(anything, 'why');
  model.next();
  expect(model.step.value).toBe('sure');
});

test('ends as many as were shown, under one key; where more fit by then it asks again', async () => {
  const { server, model } = await opened();
  model.choose(anything, ' the kiosk was broken ');
  model.next();
  expect(model.step.value).toBe('sure');
  server.on('endTickets', () => lost);
  expect(await model.confirm()).toBe(false);
  expect([model.step.value, model.change.trouble.value]).toEqual(['sure', 'lost']);
  server.on('endTickets', () => refused('more-than-told'));
  expect(await model.confirm()).toBe(false);
  expect(model.step.value).toBe('choosing');
  const asked = server.of('endTickets');
  expect(asked[0]).toEqual(asked[1]);
  expect(asked[0]?.body).toEqual({ reason: 'the kiosk was broken', atMost: 3 });
  model.next();
  server.on('endTickets', () => good({ ended: 3 }));
  expect(await model.confirm()).toBe(true);
  model.dismiss();
  expect(model.step.value).toBe('closed');
  expect(new Set(server.of('endTickets').map(({ key }) => key)).size).toBe(2);
});

test.each([
  ['from', '9'],
  ['from', '930'],
  ['to', '9.30'],
  ['to', ' '],
])('%s may be typed as people type it: "%s"', async (field, typed) => {
  const { server, model } = await opened();
  model.choose({ ...anything, [field]: typed }, 'why');
  await settle();
  expect(model.wrong.value).toEqual([]);
  const expected = { 9: '05:00', 930: '05:30', '9.30': '05:30' }[typed];
  expect(server.of('ticketsToEnd').at(-1)?.query).toEqual(
    expected === undefined ? {} : { [field]: `2026-11-20T${expected}:00.000Z` },
  );
});

test.each(['25:00', '9:60', 'morning', '10:3', '24:01'])(
  'a time that cannot be read ends nothing: "%s"',
  async (typed) => {
    const { server, model } = await opened();
    const asked = server.of('ticketsToEnd').length;
    model.choose({ ...anything, from: typed }, 'why');
    await settle();
    expect(model.wrong.value).toEqual(['from']);
    expect([model.found.value, server.of('ticketsToEnd').length]).toEqual([null, asked]);
    model.next();
    expect(model.step.value).toBe('choosing');
    model.choose({ ...anything, from: '10:30' }, 'why');
    await settle();
    model.next();
    expect(model.step.value).toBe('sure');
  },
);
