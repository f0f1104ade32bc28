import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Centre } from '../../../shared/centre/centre.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { type MailServer, openMailServer } from '../../fakes/mail-server.ts';
import { eventually } from '../../support/eventually.ts';
import { type AServer, aServer, openCentre } from '../../support/server.ts';

/** Which way the notices of a case go first, from what a mail server and an SMS gateway were given. */

const name = (id: string) => ({ id, name: { az: id } });
const withCases: Partial<Centre> = {
  caseKinds: [{ ...name('appeal'), letter: 'M', form: 'appeal', outcomes: ['explained'] }],
  caseOutcomes: [name('explained')],
  notices: { sms: { method: 'post', type: 'json', body: '{"to":"{phone}","text":"{text}"}' } },
};

let clock: ManualClock;
let mail: MailServer;
let server: AServer;
let texts: string[];
let status: number;
const gateway = createServer(async (request, response) => {
  texts.push(await text(request));
  response.writeHead(status).end('ok');
});
beforeEach(async () => {
  [texts, status] = [[], 200];
  clock = manualClock(Date.parse('2026-03-06T10:00+04:00'));
  mail = await openMailServer();
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  const { port } = gateway.address() as AddressInfo;
  server = await aServer({
    ...{ centre: openCentre(withCases), clock, jobs: true, publicUrl: 'https://queue.example.org' },
    mail: { url: mail.url, from: 'Növbə <queue@example.org>' },
    sms: { url: `http://127.0.0.1:${port}/`, secret: null },
  });
});
afterEach(async () => {
  await server.close();
  await mail.close();
  gateway.closeAllConnections();
  await new Promise((closed) => gateway.close(closed));
});

const [phone, email] = ['+994501112233', 'ayan@example.org'];
const answers = { text: 'Məsələ', surname: 'Nümunəvi', name: 'Nümunə', address: 'Bakı', phone };
const send = (contact: object) => server.ask(null, 'registerCase', { body: { kind: 'appeal', answers, contact } });
const gone = (ways: readonly string[]) =>
  eventually(async () => {
    await clock.advance(1000);
    const { notices } = (await server.ask('reception', 'notices', { query: { of: 'sent' } })).value;
    expect(notices.map(({ channel }) => channel)).toEqual(ways);
  });

test('[NO4] who chose SMS is told by SMS, and by nothing else; they and the staff see it', async () => {
  const { number, secret } = (await send({ phone, email, by: 'sms' })).value;
  await gone(['sms']);
  expect(texts).toHaveLength(1);
  expect(texts[0]).toContain(number);
  expect(mail.received).toHaveLength(0);
  expect((await server.ask(null, 'own', { params: { secret } })).value.case?.toldBy).toBe('sms');
  const [one] = (await server.ask('manager', 'cases', { query: { number } })).value.cases;
  const whole = await server.ask('manager', 'case', { params: { case: one?.id ?? '' } });
  expect(whole.value.person?.contact).toEqual({ phone, email, by: 'sms' });
});

test('[NO4] who chose e-mail, or nothing, is told by e-mail', async () => {
  const chosen = (await send({ phone, email, by: 'email' })).value;
  await gone(['email']);
  const silent = (await send({ phone, email })).value;
  await gone(['email', 'email']);
  expect(texts).toEqual([]);
  for (const [{ secret }, by] of [[chosen, 'email'] as const, [silent, null] as const])
    expect((await server.ask(null, 'own', { params: { secret } })).value.case?.toldBy).toBe(by);
});

test('[NO4] where the way that they chose refuses them for good, the other one is the next', async () => {
  status = 400;
  await send({ phone, email, by: 'sms' });
  await gone(['email']);
  expect(texts).toHaveLength(1);
  expect(mail.received[0]?.to).toEqual([email]);
});

test('a way without its address is refused, and nothing is registered', async () => {
  for (const contact of [
    { phone, by: 'email' },
    { email, by: 'sms' },
  ]) {
    const { status: code, refusal } = await send(contact);
    expect([code, refusal]).toMatchObject([400, { code: 'malformed', about: { field: 'contact/by' } }]);
  }
  expect((await server.ask('manager', 'cases')).value.cases).toEqual([]);
});
