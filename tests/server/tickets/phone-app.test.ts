import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawIcon, iconFolder } from '../../../scripts/draw-icons.ts';
import { phoneIcons } from '../../../server/http/icons.ts';
import { type AServer, aServer } from '../../support/server.ts';

/** What lets a phone put the page of a ticket on its home screen. */

let server: AServer;
beforeAll(async () => {
  server = await aServer();
  await server.ask('manager', 'openDay', { body: {} });
});
afterAll(() => server.close());

const manifestOf = (secret: string, query = '') =>
  server.app.inject({ method: 'GET', url: `/t/${secret}/app.webmanifest${query}` });

test('the manifest is of this very ticket, in the language that is read', async () => {
  const { secret } = (await server.ask('reception', 'issueTicket', { body: { service: 'a', language: 'ru' } })).value;
  const reply = await manifestOf(secret);
  expect(reply.headers['content-type']).toBe('application/manifest+json; charset=utf-8');
  expect(reply.headers['cache-control']).toBe('no-store');
  expect(reply.json()).toMatchObject({
    id: `/t/${secret}`,
    start_url: `/t/${secret}`,
    scope: `/t/${secret}`,
    short_name: 'A001',
    description: 'Ваш талон и место в очереди',
    lang: 'ru',
    display: 'standalone',
  });
  expect((await manifestOf(secret, '?language=en')).json()).toMatchObject({ lang: 'en' });
  for (const odd of ['?language=xx', '?language=en&language=az', '?language=']) {
    expect((await manifestOf(secret, odd)).json()).toMatchObject({ lang: 'ru' });
  }
});

test('no other secret has one', async () => {
  const reply = await manifestOf('A'.repeat(32));
  expect([reply.statusCode, reply.json().refusal.code]).toEqual([404, 'ticket-not-found']);
});

test.each(phoneIcons)(
  'the icon $name is as it is drawn, and fills what a phone cuts',
  ({ name, side, svg, purpose }) => {
    const bytes = readFileSync(join(iconFolder, `${name}.png`));
    const { width, height, data } = PNG.sync.read(bytes);
    expect([width, height]).toEqual([side, side]);
    expect(data.equals(PNG.sync.read(drawIcon({ svg, side })).data)).toBe(true);
    const corner = data[3];
    expect(corner).toBe(purpose === 'maskable' || name === 'apple-180' ? 255 : 0);
  },
);
