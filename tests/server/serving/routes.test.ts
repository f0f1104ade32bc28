import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashSecret } from '../../../server/access/secrets.ts';
import { openMemoryStore } from '../../../server/store/memory/store.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import type { RouteName } from '../../../shared/paths.ts';
import { type AServer, type Asked, aFolder, aServer, type Who } from '../../support/server.ts';

let server: AServer;
let remove: () => Promise<void>;
beforeAll(async () => {
  const folder = await aFolder();
  remove = folder.remove;
  const store = await openSqliteStore({ file: join(folder.path, 'novbe.db') });
  server = await aServer({ store, folder: folder.path, jobs: true, publicUrl: 'https://queue.example.org' });
});
/** Each test finds a real day in which nobody waits, and the clerk at counter 1. */
beforeEach(async () => {
  await server.ask('manager', 'closeDay', { body: { force: true } });
  await server.ask('manager', 'openDay', { body: {} });
  await server.ask('clerk', 'openCounter', { id: '1' });
});
afterAll(async () => {
  await server.close();
  await remove();
});

const issue = (who: Who, body: object, more: Asked = {}) => server.ask(who, 'issueTicket', { body, ...more });
const issued = async (service = 'a') => (await issue('reception', { service })).value;
const told = ({ status, refusal }: { readonly status: number; readonly refusal: { readonly code: string } | null }) =>
  refusal === null ? status : `${status} ${refusal.code}`;

describe('who may', () => {
  const cases: readonly (readonly [Who | null, RouteName, Asked, string | number])[] = [
    [null, 'issueTicket', { body: { service: 'a' } }, '401 not-signed-in'],
    ['display', 'issueTicket', { body: { service: 'a' } }, '403 not-allowed'],
    ['kiosk', 'callNext', { id: '1' }, '403 not-allowed'],
    ['reception', 'start', { id: 'x' }, '403 not-allowed'],
    ['clerk', 'openDay', { body: {} }, '403 not-allowed'],
    ['clerk', 'events', {}, '403 not-allowed'],
    ['clerk', 'config', {}, '403 not-allowed'],
    ['second', 'callNext', { id: '1' }, '409 not-your-counter'],
    ['manager', 'config', { params: { centre: 'elsewhere' } }, '403 not-allowed'],
    ['clerk', 'ticket', { id: '<script>' }, '400 malformed'],
    ['clerk', 'ticket', { id: 'nobody' }, '404 ticket-not-found'],
    ['reception', 'issueTicket', { body: {} }, '400 malformed'],
    ['reception', 'issueTicket', { body: { service: 5 } }, '400 malformed'],
    ['reception', 'issueTicket', { body: { service: 'a', evil: 1 } }, '400 malformed'],
    ['reception', 'issueTicket', { body: { service: 'all' } }, '404 service-not-found'],
    ['reception', 'issueTicket', { body: { service: 'a', phone: '050' } }, '400 malformed'],
    ['reception', 'issueTicket', { body: { service: 'a' }, key: '' }, '400 malformed'],
    ['reception', 'issueTicket', { body: { service: 'a' }, key: 'x'.repeat(201) }, '400 malformed'],
    ['clerk', 'openCounter', { id: '9' }, '404 counter-not-found'],
    ['second', 'openCounter', { id: '1' }, '409 counter-taken'],
    ['manager', 'openDay', { body: {} }, '409 day-open'],
    ['manager', 'events', { query: { after: 'x' } }, '400 malformed'],
    ['manager', 'view', { params: { view: 'nothing' } }, '404 view-not-found'],
    ['display', 'view', { params: { view: 'hall' }, id: 'far' }, '403 not-allowed'],
    ['display', 'view', { params: { view: 'hall' }, id: 'd' }, 200],
    ['manager', 'testPrinter', { id: 'none' }, '404 printer-not-found'],
  ];
  test.each(cases)('%s asks %s with %j: %s', async (who, name, asked, expected) => {
    expect(told(await server.ask(who, name, asked))).toBe(expected);
  });

  test('a clerk limited to certain counters opens only these', async () => {
    const secret = 'a'.repeat(43);
    const user = { id: 'u1', login: 'leyla', name: 'Leyla', role: 'clerk' as const, centre: 'small', counters: ['2'] };
    await server.store.putUser({ ...user, passwordHash: 'none', active: true, mustChange: false });
    const now = server.clock.now();
    const session = { hash: hashSecret(secret), user: 'u1', createdAt: now, seenAt: now, expiresAt: now + 60_000 };
    await server.store.putSession(session);
    const open = (counter: string) =>
      server.app.inject({
        method: 'POST',
        url: `/api/centres/small/counters/${counter}/open`,
        cookies: { 'novbe-session': secret },
      });
    expect((await open('3')).statusCode).toBe(403);
    expect((await open('2')).statusCode).toBe(200);
  });
});

describe('taking a ticket', () => {
  test('gives all that the contract says', async () => {
    const { status, value } = await issue('reception', { service: 'c', language: 'ru', priorityClass: 'veteran' });
    expect(status).toBe(201);
    expect(value).toMatchObject({
      ticket: {
        number: expect.stringMatching(/^C\d{3}$/),
        status: 'waiting',
        language: 'ru',
        priorityClass: 'veteran',
        channel: 'program',
      },
      ahead: 0,
      estimate: { basis: 'standard', fromMinutes: 0 },
      estimateReason: null,
      print: null,
    });
    expect(value.secret.length).toBeGreaterThanOrEqual(22);
  });

  test('a repeated key gives the same bytes, another body under it is refused', async () => {
    const first = await issue('reception', { service: 'b' }, { key: 'tap-1' });
    const again = await issue('reception', { service: 'b' }, { key: 'tap-1' });
    expect([again.status, again.reply.body]).toEqual([201, first.reply.body]);
    expect(told(await issue('reception', { service: 'a' }, { key: 'tap-1' }))).toBe('422 key-reused');
    const other = await issue('manager', { service: 'b' }, { key: 'tap-1' });
    expect(other.value.ticket.id).not.toBe(first.value.ticket.id);
  });

  test("a kiosk's ticket is printed on its printer, and its view follows the slip until it is printed", async () => {
    const { value } = await issue('kiosk', { service: 'a' });
    expect(value.ticket.channel).toBe('kiosk');
    expect(value.print).toMatchObject({ status: 'queued' });
    const job = value.print?.job ?? '';
    const seen = async () => {
      const { value: frame } = await server.ask('kiosk', 'view', { params: { view: 'kiosk' }, id: 'k' });
      const { prints } = (frame as { data: { prints: { job: string; status: string }[] } }).data;
      return prints.find((print) => print.job === job)?.status;
    };
    await expect.poll(seen).toBe('printed');
    const slips = await server.ask('manager', 'slips', { id: 'p' });
    expect(slips.value[0]?.job).toBe(job);
    const url = `/api/centres/small/printers/p/slips/${job}.png`;
    const picture = (who: Who) =>
      server.app.inject({ url, headers: { authorization: `Bearer ${server.tokens[who]}` } });
    expect((await picture('manager')).headers['content-type']).toBe('image/png');
    expect((await picture('clerk')).statusCode).toBe(403);
  });

  test('the slip is printed again as a copy with the same secret; where it has no printer it says so', async () => {
    const { ticket, secret } = await issued();
    const { value } = await server.ask('reception', 'reprint', { id: ticket.id, body: { printer: 'p' } });
    expect(value.print.status).toBe('queued');
    const job = (await server.store.recentJobs('small', 0)).find(({ id }) => id === value.print.job);
    expect(job).toMatchObject({ copy: true, ticket: ticket.id });
    expect(JSON.parse(job?.slip ?? '')).toMatchObject({ copy: 'SURƏT', url: `https://queue.example.org/t/${secret}` });
    const wrong = await server.ask('reception', 'reprint', { id: ticket.id, body: { printer: 'x' } });
    expect(told(wrong)).toBe('404 printer-not-found');
  });
});

describe('a ticket', () => {
  test('is found by its number and by its id, corrected, and keeps its place', async () => {
    const { ticket } = await issued('b');
    const found = await server.ask('reception', 'findTickets', { query: { number: ticket.number.toLowerCase() } });
    expect(found.value.tickets.map(({ id }) => id)).toEqual([ticket.id]);
    for (const number of [ticket.number.replace('B', 'в-').replace('A', 'а-'), ticket.number.replace(/^\D+0*/, '')]) {
      const typed = await server.ask('reception', 'findTickets', { query: { number } });
      expect(typed.value.tickets.map(({ id }) => id)).toContain(ticket.id);
    }
    const edited = await server.ask('clerk', 'editTicket', {
      id: ticket.id,
      body: { note: 'wheelchair', phone: '+994501112233', priorityClass: 'infant' },
    });
    expect(edited.value.ticket).toMatchObject({
      note: 'wheelchair',
      priorityClass: 'infant',
      issuedAt: ticket.issuedAt,
    });
    expect((await server.ask('manager', 'ticket', { id: ticket.id })).value.ticket.note).toBe('wheelchair');
    expect(await server.store.personal('small', [ticket.id])).toMatchObject([{ phone: '+994501112233' }]);
    const cleared = await server.ask('clerk', 'editTicket', { id: ticket.id, body: { note: null } });
    expect(cleared.value.ticket.note).toBeNull();
    const log = JSON.stringify((await server.ask('manager', 'events', { query: { limit: '1000' } })).value);
    expect(log).not.toContain('wheelchair');
    expect(log).not.toContain('+99450');
  });

  test('goes to exactly one target', async () => {
    const { ticket } = await issued('b');
    const transfer = (body: object) => server.ask('manager', 'transfer', { id: ticket.id, body });
    expect(told(await transfer({}))).toBe('400 malformed');
    expect(told(await transfer({ service: 'c', counter: '1' }))).toBe('400 malformed');
    const moved = await transfer({ service: 'c', note: 'speaks Russian' });
    expect(moved.value.ticket).toMatchObject({
      service: 'c',
      number: ticket.number,
      note: 'speaks Russian',
      status: 'waiting',
    });
    expect(moved.value.ticket.legs).toHaveLength(2);
  });

  test('is seen and given up on the phone of the one who has its secret, and by nobody else', async () => {
    const { ticket, secret } = await issued('b');
    const seen = await server.ask(null, 'phoneTicket', { params: { secret } });
    expect(seen.value).toMatchObject({ number: ticket.number, status: 'waiting', mayCancel: true });
    expect(JSON.stringify(seen.value)).not.toContain(ticket.id);
    expect(told(await server.ask(null, 'phoneTicket', { params: { secret: `${secret}x` } }))).toBe(
      '404 ticket-not-found',
    );
    const gone = await server.ask(null, 'phoneCancel', { params: { secret }, key: 'once' });
    expect(gone.value).toMatchObject({ status: 'cancelled' });
    const again = await server.ask(null, 'phoneCancel', { params: { secret }, key: 'once' });
    expect(again.reply.body).toBe(gone.reply.body);
    expect(told(await server.ask(null, 'phoneCancel', { params: { secret } }))).toBe('409 wrong-status');
  });
});

test('calling tells why, the log tells all in order with its head', async () => {
  await issued('a');
  const called = await server.ask('clerk', 'callNext', { id: '1' });
  expect(called.value.because).toMatchObject({ rule: expect.any(String) });
  const { id } = called.value.ticket;
  await server.ask('clerk', 'start', { id });
  const finished = await server.ask('clerk', 'finish', { id, body: { outcome: 'resolved', note: 'done' } });
  expect(finished.value.ticket).toMatchObject({ status: 'served', outcome: 'resolved', note: 'done' });
  const { value } = await server.ask('manager', 'events', { query: { limit: '1000' } });
  expect(value.events.map((event) => (event as { seq: number }).seq)).toEqual(value.events.map((_, n) => n + 1));
  expect(value.events.at(-1)).toMatchObject(value.head);
  const tail = await server.ask('manager', 'events', { query: { after: String(value.head.seq - 1) } });
  expect(tail.value.events).toHaveLength(1);
});

test('tickets to end at once are asked for by times that there are', async () => {
  const between = (from: string, to: string) => server.ask('manager', 'ticketsToEnd', { query: { from, to } });
  expect((await between('2026-04-30T10:00Z', '2026-05-01T10:00:00.5Z')).status).toBe(200);
  // The 31st of April would be taken for the 1st of May.
  for (const none of ['2026-04-31T10:00:00Z', '2026-02-29T10:00Z', '2026-13-01T10:00Z', '2026-04-30T25:00Z']) {
    const reply = await between('2026-01-01T10:00Z', none);
    expect([none, told(reply)]).toEqual([none, '400 malformed']);
  }
});

test('out of turn needs a reason; somebody without a ticket is served at once', async () => {
  const first = await issued('a');
  const later = await issued('a');
  const call = (body: object) => server.ask('clerk', 'call', { id: '1', body });
  expect(told(await call({ ticket: later.ticket.id }))).toBe('409 needs-reason');
  const called = await call({ ticket: later.ticket.id, reason: 'a small child' });
  expect(called.value.because).toMatchObject({ rule: 'out-of-turn', reason: 'a small child' });
  await server.ask('clerk', 'noShow', { id: later.ticket.id });
  const served = await server.ask('clerk', 'serve', { id: '1', body: { service: 'b' } });
  expect(served.value.ticket).toMatchObject({ status: 'serving', counter: '1' });
  await server.ask('clerk', 'finish', { id: served.value.ticket.id });
  expect((await server.ask('clerk', 'ticket', { id: first.ticket.id })).value.ticket.status).toBe('waiting');
});

test('[M3] a reason given for a move is stored with it, whichever move it is', async () => {
  const { ticket } = await issued('a');
  const { id } = ticket;
  const reasons: string[] = [];
  const move = async (name: RouteName) => {
    const reason = `why ${name}`;
    expect(told(await server.ask('clerk', name, { id, body: { reason } }))).toBe(200);
    reasons.push(reason);
  };
  const call = async () =>
    expect(told(await server.ask('clerk', 'call', { id: '1', body: { ticket: id, reason: 'now' } }))).toBe(200);
  await call();
  for (const name of ['recall', 'requeue'] as const) await move(name);
  await call();
  for (const name of ['start', 'park', 'resume', 'finish', 'reprint'] as const) await move(name);
  const { value } = await server.ask('manager', 'events', { query: { limit: '1000' } });
  const own = value.events.flatMap((one) => {
    const { event } = one as { readonly event: { readonly ticket?: string; readonly reason?: string | null } };
    return event.ticket === id && event.reason ? [event.reason] : [];
  });
  expect(own).toEqual(reasons);
});

test('the views over HTTP are those of the socket, the floor with names and figures', async () => {
  const served = await server.ask('clerk', 'serve', { id: '1', body: { service: 'b' } });
  await server.ask('clerk', 'finish', { id: served.value.ticket.id });
  const floor = await server.ask('manager', 'view', { params: { view: 'floor' } });
  const frame = floor.value as { view: string; data: { today: { served: number }; counters: { clerk: string }[] } };
  expect(frame.view).toBe('floor');
  expect(frame.data.today.served).toBeGreaterThan(0);
  expect(frame.data.counters[0]?.clerk).toBe('clerk-1');
});

test('where a field is a choice among words, the refusal names them', async () => {
  const { ticket } = await issued('c');
  const body = { service: 'b', place: 'middle' } as unknown as { service: string };
  const { status, refusal } = await server.ask('manager', 'transfer', { id: ticket.id, body });
  expect(status).toBe(400);
  expect(refusal?.message).toBe('body/place must be one of front, age, back');
});

test('closing takes the fields that opening takes: which kind of day is meant, and force', async () => {
  const wrong = await server.ask('manager', 'closeDay', { body: { practice: true, force: true } });
  expect(wrong).toMatchObject({ status: 409, refusal: { code: 'day-closed', about: { practice: false } } });
  const right = await server.ask('manager', 'closeDay', { body: { practice: false, force: true } });
  expect(right).toMatchObject({ status: 200, value: { day: { open: false } } });
});

test('a printer is tried out, and the printers tell how they are', async () => {
  const tried = await server.ask('manager', 'testPrinter', { id: 'p' });
  expect(tried.value.status).toBe('queued');
  const slips = async () => (await server.ask('manager', 'slips', { id: 'p' })).value.map(({ job }) => job);
  await expect.poll(slips).toContain(tried.value.job);
  const { value } = await server.ask('manager', 'printers');
  expect(value).toMatchObject([{ id: 'p', kind: 'virtual', status: 'ready' }]);
});

test('a ticket of a day that is over is still told from the log', async () => {
  const { ticket } = await issued('c');
  await server.ask('manager', 'closeDay', { body: { force: true } });
  await server.ask('manager', 'openDay', { body: { practice: true } });
  const old = await server.ask('manager', 'ticket', { id: ticket.id });
  expect(old.value.ticket).toMatchObject({ status: 'expired', number: ticket.number });
  const practice = await issued('c');
  expect(practice.ticket.practice).toBe(true);
});

test('on a full disk every wish is refused with 503, everything can still be looked at, and it goes on afterwards', async () => {
  const store = openMemoryStore();
  const full = await aServer({ store });
  const take = () => full.ask('reception', 'issueTicket', { body: { service: 'a' }, key: 'tap' });
  await full.ask('manager', 'openDay', { body: {} });
  store.refuseWrites('disk full');
  expect(told(await take())).toBe('503 cannot-store');
  expect(told(await take())).toBe('503 cannot-store');
  expect((await full.ask('display', 'view', { params: { view: 'hall' }, id: 'd' })).status).toBe(200);
  expect((await full.app.inject('/readyz')).statusCode).toBe(503);
  store.refuseWrites(null);
  await expect.poll(async () => (await full.app.inject('/readyz')).statusCode).toBe(200);
  expect((await take()).status).toBe(201);
  expect((await take()).value.ticket.number).toBe('A001');
  await full.close();
});

test('a slip is drawn with the texts of a draft before any is printed, on either paper', async () => {
  const asked = {
    language: 'az',
    languages: ['az', 'ru'],
    name: { az: 'Yeni mərkəz' },
    text: { az: 'Gözləyin' },
    service: { az: 'Pensiya' },
    number: 'Ə042',
    privilege: { name: { az: 'Əlil' }, proof: { az: 'Vəsiqə' } },
    full: false,
  } as const;
  const drawn = async (over: object): Promise<Buffer> => {
    const { value } = await server.ask('manager', 'previewSlip', { body: { ...asked, dots: 576, ...over } });
    return Buffer.from(value.picture, 'base64');
  };
  const [wide, narrow, other] = [await drawn({}), await drawn({ dots: 384 }), await drawn({ text: { az: 'Başqa' } })];
  // A PNG says its width at its 16th byte.
  expect([wide, narrow].map((png) => png.readUInt32BE(16))).toEqual([576, 384]);
  expect(other.equals(wide)).toBe(false);
  expect((await server.ask('manager', 'previewSlip', { body: { ...asked, dots: 500 } })).status).toBe(400);
});
