import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPushKeys } from '../../../server/push/push-keys.ts';
import type { Clock } from '../../../shared/time/clock.ts';
import { type FakePushService, startPushService } from '../../fakes/push-service.ts';
import { type AServer, aFolder, aServer, fridayClock } from '../../support/server.ts';

/** Phones are rung at their calls through a push service, which here is one of our own: it decrypts what it gets as a browser does. */

let service: FakePushService;
let folder: Awaited<ReturnType<typeof aFolder>>;
let server: AServer;
beforeEach(async () => {
  [service, folder] = await Promise.all([startPushService(), aFolder()]);
  server = await aServer({
    clock,
    folder: folder.path,
    publicUrl: 'https://queue.example.org',
    pushServices: service.services,
  });
  await server.ask('manager', 'openDay', { body: {} });
  await server.ask('clerk', 'openCounter', { id: '1', body: {} });
});
afterEach(async () => {
  await server.close();
  await service.close();
  await folder.remove();
});
const friday = fridayClock();
/** What is waited for comes in a moment; a slow machine may take its time. */
/** What runs when a push service has not answered for too long: only where a test says so, however slow the machine is. */
const limits = new Set<() => void>();
const tryMs = 5000;
const clock: Clock = {
  now: friday.now,
  after(ms, run) {
    if (ms !== tryMs) return friday.after(ms < 10_000 ? ms / 50 : ms, run);
    limits.add(run);
    return { cancel: () => void limits.delete(run) };
  },
};
const timeOut = (): void => {
  for (const run of [...limits]) run();
};

const issue = async (language = 'az') =>
  (await server.ask('reception', 'issueTicket', { body: { service: 'a', language } })).value;
const keyOf = async (secret: string): Promise<string> => {
  const { key } = (await server.ask(null, 'phoneRinging', { params: { secret } })).value;
  return key ?? 'none';
};
const subscribe = async (secret: string, language: string) => {
  const subscription = service.subscribe(await keyOf(secret));
  const reply = await server.ask(null, 'ringPhone', { params: { secret }, body: { ...subscription, language } });
  return { ...subscription, reply };
};
const callNext = () => server.ask('clerk', 'callNext', { id: '1', body: {} });
const kept = (ticket: string) => server.store.pushesOf('small', ticket, server.clock.now());

describe('a phone whose page is closed', () => {
  test('is told its number and counter in the language that it reads, and nothing else', async () => {
    const { ticket, secret } = await issue('az');
    const [first, second] = [await subscribe(secret, 'ru'), await subscribe(secret, 'en')];
    expect(first.reply.value).toEqual({ rings: true });
    await callNext();
    await expect.poll(() => service.received.length).toBe(2);
    const at = (await server.ask('clerk', 'ticket', { id: ticket.id })).value.ticket.calledAt ?? '';
    const of = ({ endpoint }: { readonly endpoint: string }) =>
      service.received.find((one) => one.endpoint === endpoint);
    expect(of(first)).toMatchObject({
      message: {
        title: 'A001: Подойдите к окну 1',
        body: 'Ваша очередь',
        language: 'ru',
        number: 'A001',
        at: Date.parse(at),
      },
      urgency: 'high',
      ttl: '120',
    });
    expect(of(second)?.message).toMatchObject({ title: 'A001: Go to counter 1', language: 'en' });
    expect(JSON.stringify(service.received)).not.toContain(secret);
    expect(JSON.stringify(service.received)).not.toContain(ticket.id);
  });

  test('is told of the second call too', async () => {
    const { ticket, secret } = await issue();
    await subscribe(secret, 'en');
    await callNext();
    await expect.poll(() => service.received.length).toBe(1);
    await server.ask('clerk', 'recall', { id: ticket.id, body: {} });
    await expect.poll(() => service.received.at(-1)?.message).toMatchObject({ body: 'You have been called 2 times' });
  });

  test.each(['finish', 'cancel'] as const)('is forgotten once its ticket has ended (%s)', async (way) => {
    const { ticket, secret } = await issue();
    await subscribe(secret, 'en');
    expect(await kept(ticket.id)).toHaveLength(1);
    await callNext();
    if (way === 'finish') await server.ask('clerk', 'start', { id: ticket.id, body: {} });
    expect((await server.ask('clerk', way, { id: ticket.id, body: {} })).status).toBe(200);
    await expect.poll(() => kept(ticket.id)).toEqual([]);
  });

  test('is not rung any more once it has asked not to be', async () => {
    const { ticket, secret } = await issue();
    const { endpoint } = await subscribe(secret, 'en');
    const other = await subscribe(secret, 'az');
    await server.ask(null, 'stopRinging', { params: { secret }, body: { endpoint } });
    expect((await kept(ticket.id)).map((one) => one.endpoint)).toEqual([other.endpoint]);
  });
});

describe('a push service', () => {
  test.each([404, 410, 403])('that answers %s is not asked for this phone again', async (status) => {
    const { ticket, secret } = await issue();
    await subscribe(secret, 'en');
    service.answer(status);
    await callNext();
    await expect.poll(() => kept(ticket.id)).toEqual([]);
    expect([service.posts(), service.received]).toEqual([1, []]);
  });

  test('that has a bad moment is tried again, and the call does not wait for it', async () => {
    const { ticket, secret } = await issue();
    await subscribe(secret, 'en');
    service.answer('silent', 503);
    expect((await callNext()).value.ticket.status).toBe('called');
    await expect.poll(() => service.posts()).toBe(1);
    timeOut();
    await expect.poll(() => service.received.length).toBe(1);
    expect([service.posts(), (await kept(ticket.id)).length]).toEqual([3, 1]);
  });

  test('is not followed to another address', async () => {
    const { secret } = await issue();
    await subscribe(secret, 'en');
    service.answer(302, 302, 302);
    await callNext();
    await expect.poll(() => server.logged.filter((line) => line.includes('could not be rung')).length).toBe(1);
    expect([service.posts(), service.received]).toEqual([3, []]);
  });

  test('that does not answer is said to the phone when it asks, and nothing is kept', async () => {
    const { ticket, secret } = await issue();
    const key = await keyOf(secret);
    const subscription = service.subscribe(key);
    await service.close();
    const asked = await server.ask(null, 'ringPhone', {
      params: { secret },
      body: { ...subscription, language: 'en' },
    });
    expect([asked.value, await kept(ticket.id)]).toEqual([{ rings: false }, []]);
    service = await startPushService();
  });

  test('is not asked about a visitor who has come by then', async () => {
    const { ticket, secret } = await issue();
    await subscribe(secret, 'en');
    service.answer(503);
    await callNext();
    await server.ask('clerk', 'start', { id: ticket.id, body: {} });
    await expect.poll(() => service.posts()).toBe(1);
    await server.close();
    expect(service.posts()).toBe(1);
    server = await aServer({ pushServices: service.services });
  });
});

describe('who may have a phone rung', () => {
  test('is anybody who holds the secret of a ticket, for three phones at most', async () => {
    const { ticket, secret } = await issue();
    const all = [];
    for (const language of ['az', 'ru', 'en', 'az']) all.push((await subscribe(secret, language)).endpoint);
    expect((await kept(ticket.id)).map(({ endpoint }) => endpoint)).toEqual(all.slice(1));
    const wrong = { params: { secret: 'A'.repeat(32) } };
    const body = { ...service.subscribe('key'), language: 'az' };
    expect((await server.ask(null, 'ringPhone', { ...wrong, body })).refusal?.code).toBe('ticket-not-found');
    expect((await server.ask(null, 'phoneRinging', wrong)).refusal?.code).toBe('ticket-not-found');
  });

  test.each([
    ['an address of the hall', 'https://10.0.0.5/push/1'],
    ['this machine', 'https://localhost/push/1'],
    ['another port', 'http://127.0.0.1:9/push/1'],
    ['any site', 'https://example.org/push/1'],
  ])('not to %s', async (_, endpoint) => {
    const { ticket, secret } = await issue();
    const body = { ...service.subscribe(await keyOf(secret)), endpoint, language: 'az' };
    expect((await server.ask(null, 'ringPhone', { params: { secret }, body })).value).toEqual({ rings: false });
    expect(await kept(ticket.id)).toEqual([]);
  });

  test('with keys that are none is refused', async () => {
    const { secret } = await issue();
    const { endpoint, keys } = service.subscribe(await keyOf(secret));
    for (const bad of [
      { ...keys, p256dh: 'A'.repeat(87) },
      { ...keys, auth: 'A'.repeat(16) },
    ]) {
      const body = { endpoint, keys: bad, language: 'az' };
      expect((await server.ask(null, 'ringPhone', { params: { secret }, body })).refusal?.code).toBe('malformed');
    }
  });
});

test('the keys are made once, for the owner of the folder alone, and no line of the log tells them or where a phone is rung', async () => {
  const { secret } = await issue();
  const key = await keyOf(secret);
  const { endpoint } = await subscribe(secret, 'az');
  service.answer(500, 500, 500);
  await callNext();
  await expect.poll(() => server.logged.filter((line) => line.includes('could not be rung')).length).toBe(1);
  const path = join(folder.path, 'keys/push.json');
  const { privateKey } = await openPushKeys(folder.path);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ publicKey: key, privateKey });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const told = server.logged.join('\n');
  for (const hidden of [privateKey, endpoint, new URL(endpoint).pathname, secret]) expect(told).not.toContain(hidden);
});

test('a server without an https address of its own rings nobody, and says so', async () => {
  const other = await aServer({ publicUrl: 'http://queue.example.org', pushServices: service.services });
  await other.ask('manager', 'openDay', { body: {} });
  const { secret } = (await other.ask('reception', 'issueTicket', { body: { service: 'a' } })).value;
  expect((await other.ask(null, 'phoneRinging', { params: { secret } })).value).toEqual({ key: null });
  const body = { ...service.subscribe('key'), language: 'az' };
  expect((await other.ask(null, 'ringPhone', { params: { secret }, body })).value).toEqual({ rings: false });
  await other.close();
});
