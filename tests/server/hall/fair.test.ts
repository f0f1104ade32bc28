import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openMemoryStore } from '../../../server/store/memory/store.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { fairCentre } from '../../queue/fair-centre.ts';
import { type AServer, aFolder, aServer, fridayClock, openCentre, type ServerOptions } from '../../support/server.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

const opened = async (options: ServerOptions): Promise<AServer> => {
  const server = await aServer(options);
  open.push(server);
  return server;
};
const begun = async (change: Partial<Centre> = {}): Promise<AServer> => {
  const server = await opened({ centre: openCentre(change), store: openMemoryStore() });
  await server.ask('manager', 'openDay', { body: {} });
  return server;
};
const issue = async (server: AServer, body: object = { service: 'a' }) =>
  (await server.ask('reception', 'issueTicket', { body })).value.ticket;

test('[O9] why not me: who goes before a waiting ticket, for staff only', async () => {
  const { priorityClasses } = fairCentre();
  const server = await begun({ priorityClasses });
  await server.ask('clerk', 'openCounter', { id: '1' });
  const [first, me] = [await issue(server), await issue(server)];
  const veteran = await issue(server, { service: 'b', priorityClass: 'veteran' });
  const asked = await server.ask('reception', 'why', { id: me.id });
  expect(asked.value).toEqual({
    number: me.number,
    ahead: 2,
    counters: ['1'],
    notBefore: null,
    before: [
      { because: { rule: 'head-start', priorityClass: 'veteran', seconds: 600 }, count: 1, numbers: [veteran.number] },
      { because: { rule: 'first-come' }, count: 1, numbers: [first.number] },
    ],
  });
  await server.ask('clerk', 'callNext', { id: '1' });
  expect((await server.ask('clerk', 'why', { id: veteran.id })).refusal?.code).toBe('wrong-status');
  expect((await server.ask('clerk', 'why', { id: 'nobody' })).refusal?.code).toBe('ticket-not-found');
});

test('[C9] [O8] a clerk changes what he takes, and a ticket goes to a person', async () => {
  const server = await begun();
  await server.ask('clerk', 'openCounter', { id: '1' });
  await server.ask('second', 'openCounter', { id: '3' });
  const ticket = await issue(server);
  const profile = (who: 'clerk' | 'second' | 'manager', name: string) =>
    server.ask(who, 'changeProfile', { id: '1', body: { profile: name } });
  expect((await profile('second', 'only-c')).refusal?.code).toBe('not-your-counter');
  expect((await profile('clerk', 'none')).refusal?.code).toBe('profile-not-found');
  expect((await profile('manager', 'only-c')).value.counter).toMatchObject({ profile: 'only-c', clerk: 'clerk-1' });
  expect((await server.ask('clerk', 'callNext', { id: '1' })).refusal?.code).toBe('nothing-waiting');
  const transfer = (body: object) => server.ask('manager', 'transfer', { id: ticket.id, body });
  expect((await transfer({ clerk: 'clerk-2', service: 'a' })).refusal?.code).toBe('malformed');
  expect((await transfer({ clerk: 'nobody' })).refusal?.code).toBe('counter-closed');
  expect((await transfer({ clerk: 'clerk-2' })).status).toBe(200);
  expect((await server.ask('second', 'callNext', { id: '3' })).value).toMatchObject({
    ticket: { id: ticket.id },
    because: { rule: 'sent-to-clerk' },
  });
});

test('[S1] [S3] a no-show says how many calls are missing, and may put the ticket back', async () => {
  const server = await begun({
    calling: {
      secondsBetweenRecalls: 0,
      callsBeforeNoShow: 2,
      coolingSeconds: 60,
      afterNoShow: { kind: 'back-by-age', times: 1 },
    },
  });
  await server.ask('clerk', 'openCounter', { id: '1' });
  const { id } = await issue(server);
  await server.ask('clerk', 'callNext', { id: '1' });
  const tooFew = await server.ask('clerk', 'noShow', { id });
  expect([tooFew.status, tooFew.refusal]).toMatchObject([409, { code: 'too-few-calls', about: { missing: 1 } }]);
  await server.ask('clerk', 'recall', { id });
  const { ticket } = (await server.ask('clerk', 'noShow', { id })).value;
  expect(ticket.status).toBe('waiting');
  expect(ticket.history.map(({ status }) => status)).toEqual(['waiting', 'called', 'waiting']);
  expect(ticket.legs).toHaveLength(1);
  expect((await server.ask('clerk', 'callNext', { id: '1' })).refusal?.code).toBe('nothing-waiting');
  expect((await server.ask('clerk', 'why', { id })).value.notBefore).not.toBeNull();
});

test('[E1] a kiosk is told why there is no ticket, in its view and when it asks', async () => {
  const services = openCentre().services.map((one) => (one.id === 'a' ? { ...one, waitingLimit: 1 } : one));
  const server = await begun({ services, limits: { waiting: 2 } });
  const take = async (service: string) => {
    const { status, refusal } = await server.ask('kiosk', 'issueTicket', { body: { service } });
    return refusal?.code ?? status;
  };
  const unavailable = async () => {
    const view = await server.ask('kiosk', 'view', { params: { view: 'kiosk' }, id: 'k' });
    const { data } = view.value as { data: { services: readonly { id: string; unavailable: string | null }[] } };
    return data.services.map((one) => one.unavailable);
  };
  expect(await take('a')).toBe(201);
  expect(await unavailable()).toEqual(['queue-full', null, null]);
  expect(await take('a')).toBe('queue-full');
  expect(await take('b')).toBe(201);
  expect(await unavailable()).toEqual(['hall-full', 'hall-full', 'hall-full']);
  expect(await take('c')).toBe('hall-full');
});

test('calls out of turn are listed for the manager with their reason, also later', async () => {
  const server = await begun();
  await server.ask('clerk', 'openCounter', { id: '1' });
  await issue(server);
  const ticket = await issue(server);
  await server.ask('clerk', 'call', { id: '1', body: { ticket: ticket.id, reason: 'Faints' } });
  const listed = await server.ask('manager', 'outOfTurn', { query: { from: '2020-01-01', to: '2099-12-31' } });
  expect(listed.value.calls).toMatchObject([
    { number: ticket.number, counter: '1', clerk: 'clerk-1', clerkName: 'clerk-1', reason: 'Faints' },
  ]);
  const before = await server.ask('manager', 'outOfTurn', { query: { from: '2020-01-01', to: '2020-12-31' } });
  expect(before.value.calls).toEqual([]);
});

test('bad rules are refused in one line with their path, and nothing is changed', async () => {
  const server = await begun();
  const config = await server.ask('manager', 'config');
  const document = structuredClone(config.value);
  const etag = String(config.reply.headers.etag);
  const put = async (body: unknown) => {
    const { refusal } = await server.ask('manager', 'putConfig', { body, headers: { 'if-match': etag } });
    return [refusal?.code, refusal?.about?.path, refusal?.message.includes('\n')];
  };
  const [first, ...classes] = document.priorityClasses;
  const withRate = (rate: unknown) => ({ ...document, priorityClasses: [{ ...first, rate }, ...classes] });
  expect(await put(withRate(-1))).toEqual(['bad-config', 'priorityClasses/0/rate', false]);
  expect(await put(withRate('fast'))).toEqual(['bad-config', 'priorityClasses/0/rate', false]);
  const profiles = [{ id: 'all', name: { az: 'X' }, tiers: [['a', 'nothing']] }, ...document.profiles.slice(1)];
  expect(await put({ ...document, profiles })).toEqual(['bad-config', 'profiles/0/tiers/0/1', false]);
  const calling = { ...document.calling, afterNoShow: { kind: 'back-after', tickets: 0, times: 1 } };
  const [code, path] = await put({ ...document, calling });
  expect([code, String(path).startsWith('calling/afterNoShow')]).toEqual(['bad-config', true]);
  expect((await server.ask('manager', 'config')).value).toEqual(document);
});

describe('[E3] one live ticket a phone', () => {
  const phone = '+994501234567';
  const body = { service: 'a', phone };
  const codes = (answers: readonly { readonly status: number; readonly refusal: { readonly code: string } | null }[]) =>
    answers.map(({ status, refusal }) => refusal?.code ?? status).sort();

  test('asked of two processes on one database at once, one is given', async () => {
    const folder = await aFolder();
    open.push({ close: folder.remove });
    const file = join(folder.path, 'novbe.db');
    const clock = fridayClock();
    const centre = openCentre({ limits: { onePerPhone: true } });
    const common = { centre, clock, folder: folder.path };
    const one = await opened({ ...common, store: await openSqliteStore({ file }) });
    await one.ask('manager', 'openDay', { body: {} });
    const two = await opened({ ...common, store: await openSqliteStore({ file }), tokens: one.tokens });
    const answers = await Promise.all(
      [one, two, one, two].map((server) => server.ask('reception', 'issueTicket', { body })),
    );
    expect(codes(answers)).toEqual([201, 'phone-has-ticket', 'phone-has-ticket', 'phone-has-ticket']);
    const log = JSON.stringify((await one.ask('manager', 'events')).value.events);
    expect(log).not.toContain(phone.slice(1));
  });

  test('a number is free again once its ticket has ended, may be corrected, and is only held where the centre asks for it', async () => {
    const server = await begun({ limits: { onePerPhone: true } });
    const first = await issue(server, body);
    const other = await issue(server);
    const give = (id: string) => server.ask('clerk', 'editTicket', { id, body: { phone } });
    expect((await give(other.id)).refusal?.code).toBe('phone-has-ticket');
    expect((await give(first.id)).status).toBe(200);
    await server.ask('reception', 'cancel', { id: first.id });
    expect((await give(other.id)).status).toBe(200);
    const undo = () => server.ask('reception', 'undo', { id: first.id, body: {} });
    expect((await undo()).refusal?.code).toBe('phone-has-ticket');
    expect((await server.ask('reception', 'issueTicket', { body })).refusal?.code).toBe('phone-has-ticket');
    const free = await begun();
    expect(codes([await free.ask('reception', 'issueTicket', { body })])).toEqual([201]);
    expect(codes([await free.ask('reception', 'issueTicket', { body })])).toEqual([201]);
  });
});
