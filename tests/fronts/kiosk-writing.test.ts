import { expect, test } from 'vitest';
import { Writing } from '../../kiosk/writing/writing.ts';
import { readNews, readOrder } from '../../ui/kiosk-frame/news.ts';
import { aKiosk, kioskView } from './kiosk-fakes.ts';

/** [FO5] Writing an appeal at the kiosk: the page within tells how it stands, and the kiosk hides it and ends it. */

const begin = async () => {
  const kiosk = aKiosk({ ...kioskView, offersAppeals: true });
  await kiosk.touch(() => kiosk.model.openErrand('write'));
  await kiosk.clock.advance(0);
  const writing = (): Writing => {
    const step = kiosk.step();
    if (step.step !== 'errand' || !(step.errand instanceof Writing)) throw new Error(`the step is ${step.step}`);
    return step.errand;
  };
  return { ...kiosk, writing, one: writing() };
};
const sent = { kiosk: 'sent', number: 'M26-000001-K', secret: 'a-secret-of-a-case', due: '2026-12-21' } as const;

test('what is written is hidden after 30 s without a touch, warned of after 100 and gone after 120', async () => {
  const kiosk = await begin();
  kiosk.one.hear({ kiosk: 'stands', isPrivate: true, isBusy: false });
  await kiosk.clock.advance(29_000);
  kiosk.one.hear({ kiosk: 'touched' });
  await kiosk.clock.advance(29_000);
  expect(kiosk.one.hiding.hidden.value).toBe(false);
  await kiosk.clock.advance(1000);
  expect(kiosk.one.hiding.hidden.value).toBe(true);
  await kiosk.clock.advance(70_000);
  expect(kiosk.model.warning.value).toBe(20);
  await kiosk.clock.advance(20_000);
  expect(kiosk.step()).toMatchObject({ step: 'home' });
});

test('opened and left, it is over after a minute; while it is sent nothing leads away', async () => {
  const kiosk = await begin();
  kiosk.one.hear({ kiosk: 'stands', isPrivate: true, isBusy: true });
  await kiosk.clock.advance(600_000);
  await kiosk.touch(() => kiosk.model.startOver());
  expect(kiosk.writing()).toBe(kiosk.one);
  kiosk.one.hear({ kiosk: 'stands', isPrivate: false, isBusy: false });
  await kiosk.clock.advance(66_000);
  expect(kiosk.step()).toMatchObject({ step: 'home' });
});

test('once it is sent its number is printed, once, and nothing that the page tells later counts', async () => {
  const kiosk = await begin();
  kiosk.one.hear({ kiosk: 'stands', isPrivate: true, isBusy: true });
  kiosk.one.hear(sent);
  kiosk.one.hear({ ...sent, number: 'M26-000009-X' });
  await kiosk.clock.advance(0);
  const { number, due } = sent;
  expect(kiosk.one.state.value).toMatchObject({ at: 'sent', number, due, slip: { job: 'job-A001' } });
  expect(kiosk.server.asked.map(({ body }) => body)).toEqual([{ secret: sent.secret, language: 'az' }]);
  await kiosk.touch(() => kiosk.one.leave());
  expect(kiosk.step()).toMatchObject({ step: 'home' });
});

test('what is written stays on the screen while the server is away', async () => {
  const kiosk = await begin();
  kiosk.situation.value = { at: 'offline' };
  expect(kiosk.model.screen.value).toMatchObject({ at: 'step', step: { step: 'errand' } });
});

test('what is no news of a page within, and no order of a kiosk, is nothing', () => {
  for (const data of [
    null,
    1,
    'ready',
    {},
    { kiosk: 'go' },
    { kiosk: 'sent', number: 'x' },
    { kiosk: 'sent', ...{ number: 1, secret: 2, due: 3 } },
  ])
    expect(readNews(data)).toBeNull();
  expect(readNews({ kiosk: 'stands', isPrivate: 'yes' })).toEqual({ kiosk: 'stands', isPrivate: false, isBusy: false });
  expect(readNews(sent)).toEqual(sent);
  for (const data of [null, {}, { frame: 'set' }, { frame: 'set', language: 'az', rem: 'x' }])
    expect(readOrder(data)).toBeNull();
  const order = {
    frame: 'set',
    language: 'az',
    token: 't',
    rem: 10,
    isLow: false,
    isLarge: true,
    isStrong: false,
    wedge: null,
  };
  expect([readOrder(order), readOrder({ ...order, token: '' })?.token]).toEqual([order, null]);
  const scanning = { ...order, wedge: { prefix: '~~', end: 'Tab' } };
  expect(readOrder(scanning)).toEqual(scanning);
  expect(readOrder({ ...order, wedge: { prefix: 5 } })).toEqual(order);
});
