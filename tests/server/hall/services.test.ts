import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Centre } from '../../../shared/centre/centre.ts';
import { manualClock } from '../../fakes/clock.ts';
import { aServer, openCentre } from '../../support/server.ts';

/** What there is to know of services: for everybody, and on paper from a kiosk. */

const passport = {
  purpose: { az: 'Nə üçün', ru: 'Зачем' },
  price: { az: 'Pulsuz' },
  links: [{ name: { az: 'Ətraflı' }, address: 'https://example.org/a' }],
};

const described = (): Centre => {
  const centre = openCentre();
  const [a, ...others] = centre.services;
  if (a === undefined) throw new Error('no service');
  return {
    ...centre,
    services: [
      { ...a, documents: [{ az: 'Şəxsiyyət vəsiqəsi' }], keywords: ['pul'], passport },
      ...others.map((one) => (one.id === 'c' ? { ...one, offered: false } : one)),
    ],
  };
};

const clock = manualClock(Date.UTC(2026, 10, 20, 6));
let server: Awaited<ReturnType<typeof aServer>>;
beforeEach(async () => {
  server = await aServer({ centre: described(), clock });
});
afterEach(() => server.close());

describe('for everybody', () => {
  test('the list has what is offered, with other words for it, and says where there is more to read', async () => {
    const { value } = await server.ask(null, 'services', {});
    expect(value.services.map(({ id, passport: has }) => [id, has])).toEqual([
      ['a', true],
      ['b', false],
    ]);
    expect(value.services[0]).toMatchObject({ keywords: ['pul'] });
  });

  test('one service tells its documents and its passport; one that is not offered is not told of', async () => {
    const { value } = await server.ask(null, 'service', { params: { service: 'a' } });
    expect(value).toMatchObject({ id: 'a', passport, documents: [{ az: 'Şəxsiyyət vəsiqəsi' }] });
    const hidden = await server.ask(null, 'service', { params: { service: 'c' } });
    expect(hidden.refusal?.code).toBe('service-not-found');
  });
});

describe('on paper', () => {
  const sheet = (key: string, service = 'a') =>
    server.ask('kiosk', 'printService', { params: { service }, body: { language: 'ru' }, key });

  test('the kiosk gets a sheet in the language of the visitor, without a number', async () => {
    const asked = await sheet('one');
    expect(asked.status).toBe(201);
    const [job] = await server.store.pendingJobs('small', 'p');
    expect(JSON.parse(job?.slip ?? '{}')).toMatchObject({
      kind: 'sheet',
      sections: [
        { title: 'Для чего она нужна', lines: ['Зачем'] },
        { title: 'Какие документы нужны', lines: ['Şəxsiyyət vəsiqəsi'], list: true },
        { title: 'Стоимость', lines: ['Pulsuz'] },
        { title: 'Полезные ссылки', lines: ['Ətraflı: https://example.org/a'] },
      ],
    });
  });

  test('what is no language is refused, and so is a kiosk of another centre', async () => {
    const bad = await server.ask('kiosk', 'printService', { params: { service: 'a' }, body: { language: 7 } });
    expect([bad.status, bad.refusal?.code]).toEqual([400, 'malformed']);
    const far = await server.ask('kiosk', 'printService', { params: { centre: 'far', service: 'a' }, body: {} });
    expect(far.status).toBe(403);
  });

  test('three at once, then one in twenty seconds', async () => {
    for (const key of ['one', 'two', 'three']) expect((await sheet(key)).status).toBe(201);
    const fourth = await sheet('four');
    expect([fourth.status, fourth.refusal?.code, fourth.reply.headers['retry-after']]).toEqual([429, 'too-many', '20']);
    await clock.advance(20_000);
    expect((await sheet('four')).status).toBe(201);
    expect((await sheet('five')).status).toBe(429);
  });
});
