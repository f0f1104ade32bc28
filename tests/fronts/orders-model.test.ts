import { expect, test } from 'vitest';
import { actOf, acts, orderOf } from '../../country/orders/acts.ts';
import { openOrders } from '../../country/orders/orders-model.ts';
import { place, talkingApi, turnedClock } from './manager-fakes.ts';

/** Orders of the country's page: chosen, confirmed, sent and followed. */

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

const opened = (path = 'orders') => {
  const { api, on, of } = talkingApi();
  const clock = turnedClock();
  const order = { id: 'o', centre: 'a', order: { kind: 'open' }, by: 'Ayan', status: 'waiting', detail: null };
  const times = { askedAt: '2026-11-20T06:00:00Z', lapsesAt: null, endedAt: null };
  on('countryOrders', () => ({ ok: true, value: [{ ...order, ...times }] }));
  on('orderCentres', () => ({ ok: true, value: [] }));
  return { on, of, clock, model: openOrders({ api, clock, place: place(path), newKey: () => 'key' }) };
};

test('nothing is sent before it is confirmed, and nothing twice', async () => {
  const { model, of } = opened('orders?centre=b');
  model.choose('evacuate');
  model.take(['a'], true);
  await model.send();
  expect(of('orderCentres')).toEqual([]);
  model.ask();
  expect(model.step.value).toBe('asked');
  model.dismiss();
  await model.send();
  expect(of('orderCentres')).toEqual([]);
  model.ask();
  await Promise.all([model.send(), model.send()]);
  const body = { centres: ['b', 'a'], order: { kind: 'emergency', emergency: 'evacuate' } };
  expect(of('orderCentres')).toEqual([{ body }]);
  expect(model.said.value).toEqual({ type: 'sent', centres: 2 });
  model.ask();
  expect([model.step.value, model.chosen.value.size]).toEqual(['choosing', 0]);
  model.close();
});

test('a refusal, or no answer, is said, and what was chosen stays', async () => {
  const { model, on } = opened('orders?centre=b');
  const refusal = { code: 'centre-not-found', message: '' } as const;
  on('orderCentres', () => ({ ok: false, refusal }));
  model.ask();
  await model.send();
  expect(model.said.value).toEqual({ type: 'refused', refusal });
  on('orderCentres', () => ({ ok: false, lost: true }));
  model.ask();
  await model.send();
  expect([model.said.value, [...model.chosen.value]]).toEqual([{ type: 'lost' }, ['b']]);
  model.take(['b'], false);
  expect(model.said.value).toBeNull();
  model.close();
});

test('the list is asked for soon again while something is to come of an order, and no more once it is closed', async () => {
  const { model, on, of, clock } = opened();
  await settled();
  expect([model.list.value, model.orders.value.length]).toEqual(['ready', 1]);
  on('countryOrders', () => ({ ok: false, lost: true }));
  clock.turn(3000);
  await settled();
  expect([model.list.value, model.orders.value.length]).toEqual(['lost', 1]);
  on('countryOrders', () => ({ ok: true, value: [] }));
  clock.turn(3000);
  await settled();
  clock.turn(3000);
  await settled();
  expect([model.list.value, of('countryOrders').length]).toEqual(['ready', 3]);
  model.close();
  expect(clock.alarms()).toBe(0);
});

test('each act comes back from its order', () => {
  for (const act of acts) expect(actOf(orderOf(act))).toBe(act);
  for (const order of [{ kind: 'configuration', document: {} }, null, 'open', { kind: 'emergency' }])
    expect(actOf(order)).toBeNull();
});
