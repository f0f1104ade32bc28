import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { openRinging } from '../../phone/ringing.ts';
import type { TicketStatus } from '../../shared/tickets/ticket.ts';
import type { PhoneView } from '../../shared/views.ts';
import { lost, talkingApi } from './manager-fakes.ts';
import { aPhone, type FakePhone } from './phone-fakes.ts';

const ticket = (status: TicketStatus) => ({ status }) as PhoneView;

const ringing = (
  phone: FakePhone = aPhone(),
  server: { readonly key?: string | null; readonly rings?: boolean } = {},
) => {
  const { key = 'key', rings = true } = server;
  const talk = talkingApi();
  talk.on('phoneRinging', () => ({ ok: true, value: { key } }));
  talk.on('ringPhone', () => ({ ok: true, value: { rings } }));
  talk.on('stopRinging', () => ({ ok: true, value: {} }));
  const view = signal<PhoneView | null>(ticket('waiting'));
  const model = openRinging({
    secret: 's3cret',
    api: talk.api,
    browser: phone,
    view: () => view.value,
    language: () => 'ru',
  });
  return { phone, talk, view, model, settled: () => new Promise<void>((resolve) => setImmediate(resolve)) };
};

describe('ringing a phone whose page is closed', () => {
  test('is offered where phone and server can, and asked for by a touch', async () => {
    const { model, talk, settled, phone } = ringing();
    await settled();
    expect([model.state.value, phone.done]).toEqual(['off', []]);
    await model.ask();
    expect(model.state.value).toBe('on');
    expect(talk.of('ringPhone')).toEqual([
      {
        params: { secret: 's3cret' },
        body: { endpoint: 'https://push.example.org/key', keys: { p256dh: 'p', auth: 'a' }, language: 'ru' },
      },
    ]);
  });

  test.each([
    ['a browser that cannot', aPhone({ can: 'no' }), {}, 'cannot'],
    ['an iPhone whose page stands in the browser', aPhone({ can: 'installed' }), {}, 'install'],
    ['a server that cannot', aPhone(), { key: null }, 'cannot'],
    ['a browser that was told not to', aPhone({ isBlocked: true }), {}, 'blocked'],
  ] as const)('is not offered by %s', async (_, phone, server, state) => {
    const { model, settled } = ringing(phone, server);
    await settled();
    expect(model.state.value).toBe(state);
    await model.ask();
    expect([model.state.value, phone.done]).toEqual([state, []]);
  });

  test('says that a service does not answer, and can be asked for again', async () => {
    const { model, settled, talk } = ringing(aPhone(), { rings: false });
    await settled();
    await model.ask();
    expect(model.state.value).toBe('failed');
    talk.on('ringPhone', () => lost);
    await model.ask();
    expect(model.state.value).toBe('failed');
    talk.on('ringPhone', () => ({ ok: true, value: { rings: true } }));
    await model.ask();
    expect(model.state.value).toBe('on');
  });

  test('takes a no for an answer', async () => {
    const { model, settled, talk } = ringing(aPhone({ agrees: false }));
    await settled();
    await model.ask();
    expect([model.state.value, talk.of('ringPhone')]).toEqual(['blocked', []]);
  });

  test('goes on by itself when the page is opened again, and ends when it is told to', async () => {
    const phone = aPhone();
    await phone.subscribe('key');
    const { model, settled, talk } = ringing(phone);
    await settled();
    expect([model.state.value, talk.of('ringPhone').length]).toEqual(['on', 1]);
    await model.stop();
    expect([model.state.value, phone.done.at(-1)]).toEqual(['off', 'unsubscribed']);
    expect(talk.of('stopRinging')).toHaveLength(1);
  });

  test('takes the call away once the visitor is there, and ends with the ticket', async () => {
    const { view, phone, settled } = ringing();
    await settled();
    view.value = ticket('called');
    expect(phone.done).toEqual([]);
    view.value = ticket('serving');
    expect(phone.done).toEqual(['cleared']);
    view.value = ticket('served');
    expect(phone.done).toEqual(['cleared', 'unsubscribed']);
  });

  test('asks nothing about a ticket that has ended', async () => {
    const { talk, view, model, settled } = ringing();
    await settled();
    model.close();
    view.value = ticket('called');
    const other = talkingApi();
    openRinging({ secret: 's', api: other.api, browser: aPhone(), view: () => ticket('served'), language: () => 'az' });
    await settled();
    expect([other.asked, talk.asked.length]).toEqual([[], 1]);
  });
});
