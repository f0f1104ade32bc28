import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isSignature, openCallsSecret, signatureOf } from '../../../server/access/calls-secret.ts';
import { beginCalls } from '../../../server/reports/calls.ts';
import type { CallTimes } from '../../../server/store/calls.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { withPhoneDesk } from '../../queue/phone-desks.ts';
import { type AServer, aFolder, aServer } from '../../support/server.ts';

/** [HL2] What the telephone exchange tells of calls: who is believed, what is kept, and what it comes to. */

const secret = 'the-secret-of-the-exchange';
const iso = (at: number): string => new Date(at).toISOString();

describe('[HL2] the exchange', () => {
  let server: AServer;
  let clock: ManualClock;
  let folder: Awaited<ReturnType<typeof aFolder>>;
  beforeAll(async () => {
    clock = manualClock();
    folder = await aFolder();
    await mkdir(join(folder.path, 'keys'));
    await writeFile(join(folder.path, 'keys', 'calls'), `${secret}\n`);
    server = await aServer({ clock, centre: withPhoneDesk(), folder: folder.path });
    await server.ask('manager', 'openDay', { body: {} });
    await server.ask('manager', 'openCounter', { id: '9', body: {} });
  });
  afterAll(async () => {
    await server.close();
    await folder.remove();
  });

  const send = (text: string, signature: string | null) =>
    server.ask(null, 'tellCall', {
      body: text,
      headers: {
        'content-type': 'application/json',
        ...(signature === null ? {} : { 'x-novbe-signature': signature }),
      },
    });
  const signed = (text: string, by = secret): string => signatureOf(by, Buffer.from(text)).toString('hex');
  const tell = (body: object) => send(JSON.stringify(body), signed(JSON.stringify(body)));
  const call = async () => (await server.ask('manager', 'serve', { id: '9', body: { service: 'a' } })).value.ticket.id;
  const finish = (id: string) => server.ask('manager', 'finish', { id, body: { outcome: 'answered' } });
  const figures = async (day = '2026-11-20') =>
    (await server.ask('manager', 'callFigures', { query: { from: day, to: day, by: 'topic' } })).value.total;

  test('is believed by its signature over the very bytes, and nobody else is, not even an administrator', async () => {
    const text = `{ "at": "${iso(clock.now())}", "event": "ringing", "call": "first" }`;
    const right = signed(text);
    const refused = async (signature: string | null, body = text) => (await send(body, signature)).refusal;
    const code = 'not-allowed';
    expect(await refused(null)).toEqual({
      code,
      message: 'x-novbe-signature is not the signature of this body by a known exchange',
    });
    expect(await refused(signed(text, 'another secret of somebody'))).toMatchObject({ code });
    expect(await refused(right.slice(2))).toMatchObject({ code });
    expect(await refused(right, JSON.stringify(JSON.parse(text)))).toMatchObject({ code });
    const asAdmin = await server.ask('admin', 'tellCall', { body: JSON.parse(text) });
    expect(asAdmin.refusal).toMatchObject({ code });
    expect(await figures()).toMatchObject({ calls: 0 });
    expect((await send(text, right)).value).toEqual({ call: 'first', event: 'ringing', ticket: null });
    expect((await send(text, right.toUpperCase())).status).toBe(200);
    expect(await figures()).toMatchObject({
      calls: 1,
      answered: 0,
      abandonment: null,
      wait: { count: 0, median: null },
    });
  });

  test('tells of now: what is over five minutes old or ahead is refused in a line that says so', async () => {
    const event = (off: number) =>
      tell({ call: `at ${off}`.replace(/[ -]/g, '_'), event: 'ringing', at: iso(clock.now() + off) });
    for (const off of [-300_000, 300_000]) expect((await event(off)).status).toBe(200);
    for (const off of [-300_001, 300_001])
      expect((await event(off)).refusal).toEqual({
        code: 'malformed',
        message: 'at must be within 300 seconds of now',
        about: { seconds: 300 },
      });
    const never = await tell({ call: 'never', event: 'ringing', at: '2026-02-30T10:00:00Z' });
    expect(never.refusal?.message).toBe('at is no moment of the calendar');
    const local = await tell({ call: 'local', event: 'ringing', at: '2026-11-20T09:00:00+04:00' });
    expect(local.status).toBe(200);
  });

  test('tells each event once: a repeat has the same answer, and what differs is refused', async () => {
    await clock.advance(86_400_000);
    await server.ask('manager', 'openDay', { body: {} });
    await server.ask('manager', 'openCounter', { id: '9', body: {} });
    const answered = { call: 'twice', event: 'answered', at: iso(clock.now()), counter: '9', phone: '+994501112233' };
    const id = await call();
    const first = (await tell(answered)).value;
    expect(first.ticket).toBe(id);
    await finish(id);
    await call().then(finish);
    expect((await tell(answered)).value).toEqual(first);
    for (const other of [{ phone: '+994501112234' }, { counter: undefined }, { at: iso(clock.now() + 1) }]) {
      const reply = await tell({ ...answered, ...other });
      expect([reply.status, reply.refusal]).toMatchObject([422, { code: 'key-reused', about: { event: 'answered' } }]);
    }
    expect((await tell({ ...answered, call: 'hall', counter: '1' })).refusal?.code).toBe('counter-not-found');
    expect(server.logged.join('\n')).not.toContain('994501112233');
    expect(JSON.stringify(await server.store.toldOfCall('small', 'twice'))).not.toContain('501112233');
  });

  test('is joined with the ticket that its desk took within a minute, also where that is taken after the answer', async () => {
    await clock.advance(300_000);
    const at = clock.now();
    const old = await call();
    await clock.advance(61_000);
    const answer = (name: string) => tell({ call: name, event: 'answered', at: iso(clock.now()), counter: '9' });
    expect((await answer('early')).value.ticket).toBeNull();
    await finish(old);
    await clock.advance(30_000);
    const late = await call();
    const ended = async (name: string) =>
      (await tell({ call: name, event: 'ended', at: iso(clock.now()) })).value.ticket;
    expect(await ended('early')).toBe(late);
    expect(await ended('unheard-of')).toBeNull();
    await finish(late);
    expect(clock.now() - at).toBe(91_000);
  });

  test('makes waits, talk and abandonment known; the wait of the ticket stays unknown', async () => {
    await clock.advance(86_400_000);
    await server.ask('manager', 'openDay', { body: {} });
    await server.ask('manager', 'openCounter', { id: '9', body: {} });
    const say = (name: string, event: string, more = {}) =>
      tell({ call: name, event, at: iso(clock.now()), ...more }).then(({ status }) => expect(status).toBe(200));
    await say('x', 'ringing');
    await say('y', 'ringing');
    await clock.advance(20_000);
    const id = await call();
    await say('x', 'answered', { counter: '9' });
    await clock.advance(40_000);
    await say('y', 'abandoned');
    await say('x', 'ended');
    await finish(id);
    const legs = await server.store.legs('small', '2026-11-22', '2026-11-22');
    expect(legs.map(({ ticket, waitSeconds }) => [ticket, waitSeconds])).toEqual([[id, null]]);
    const spread = (seconds: number) => ({ count: 1, mean: seconds, median: seconds, p90: seconds, max: seconds });
    expect(await figures('2026-11-22')).toEqual({
      ...{ key: '', calls: 2, answered: 1, abandoned: 1, onRecord: 1, abandonment: 0.5 },
      ...{ wait: spread(20), talk: spread(40) },
    });
    const backwards = { query: { from: '2026-11-22', to: '2026-11-20', by: 'day' } } as const;
    expect((await server.ask('manager', 'callFigures', backwards)).refusal?.code).toBe('malformed');
    const long = { query: { from: '2015-11-20', to: '2026-11-21', by: 'day' } } as const;
    expect((await server.ask('manager', 'callFigures', long)).refusal?.message).toBe(
      'A report covers 3700 days at most',
    );
  });
});

test('[HL2] where no exchange is connected nobody is believed, not even with an empty secret', async () => {
  const server = await aServer({ centre: withPhoneDesk() });
  const body = JSON.stringify({ call: 'c', event: 'ringing', at: iso(server.clock.now()) });
  const headers = {
    'content-type': 'application/json',
    'x-novbe-signature': signatureOf('', Buffer.from(body)).toString('hex'),
  };
  expect((await server.ask(null, 'tellCall', { body, headers })).refusal?.code).toBe('not-allowed');
  await server.close();
});

test('[HL2] the secret of a file is long enough or stops the start', async () => {
  const folder = await aFolder();
  expect(await openCallsSecret(folder.path)).toBeNull();
  await mkdir(join(folder.path, 'keys'));
  await writeFile(join(folder.path, 'keys', 'calls'), 'short\n');
  await expect(openCallsSecret(folder.path)).rejects.toThrow('keys/calls holds no secret: it must have 16 to 500');
  await folder.remove();
});

test('[HL2] the signature is HMAC-SHA-256 in hex', () => {
  // RFC 4231, test case 2.
  const signature = signatureOf('Jefe', Buffer.from('what do ya want for nothing?'));
  const hex = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
  expect(isSignature(hex, signature)).toBe(true);
  expect([isSignature(`${hex.slice(1)}4`, signature), isSignature([hex], signature)]).toEqual([false, false]);
});

test('[HL2] a call that was answered is not abandoned, and what was told backwards is not known', () => {
  const none: CallTimes = { call: 'c', ringing: null, answered: null, ended: null, abandoned: null, ticket: null };
  const counting = beginCalls('hour', 'UTC');
  const told = [
    { ...none, ringing: 9000, answered: 5000, abandoned: 6000 },
    { ...none, answered: 5000, ended: 4000 },
    { ...none, ended: 4000 },
  ];
  counting.add({ date: '1970-01-01', told, legs: [] });
  const figures = counting.finish().total;
  expect(figures).toMatchObject({
    calls: 3,
    answered: 2,
    abandoned: 0,
    abandonment: 0,
    wait: { count: 0, median: null },
  });
  expect(figures.talk).toMatchObject({ count: 0, p90: null });
});
