import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../server/async/clock.ts';
import type { CounterView, KioskView } from '../../shared/views.ts';
import { bookedCentre } from '../support/booked-centre.ts';
import { eventually } from '../support/eventually.ts';
import { openScanners } from '../support/scanners.ts';
import { type AServer, aServer, letInOverall } from '../support/server.ts';

/** Codes of bookings and tickets, held to the scanner of counter 1 and to that of kiosk k, through the whole server. */

const today = '2026-11-20';
/** Ten o'clock of that Friday in Baku, and however much later a test makes it. */
let aheadMs = Date.parse(`${today}T10:00:00+04:00`) - systemClock.now();
const clock = { now: () => systemClock.now() + aheadMs, after: systemClock.after };
let hardware: Awaited<ReturnType<typeof openScanners>>;
let server: AServer;

beforeAll(async () => {
  hardware = await openScanners(2);
  const speaks = { baudRate: 9600, speaks: { kind: 'scanner' } } as const;
  const centre = bookedCentre({
    serialPorts: hardware.scanners.map(({ path }, at) => ({ id: `port-${at}`, name: `${at}`, path, ...speaks })),
    scanners: [
      { id: 'at-counter', name: 'At counter 1', port: 'port-0', counter: '1' },
      { id: 'at-kiosk', name: 'At kiosk K', port: 'port-1', kiosk: 'k' },
    ],
    kiosks: [
      { id: 'k', name: 'K' },
      { id: 'other', name: 'Other' },
    ],
  });
  server = await aServer({ jobs: true, centre, clock });
  await server.ask('manager', 'openDay', { body: {} });
  await eventually(async () => {
    const { devices } = (await server.ask('manager', 'serialDevices')).value;
    expect(devices.map(({ status }) => status)).toEqual(['one-way', 'one-way']);
  });
});
afterAll(async () => {
  await server.close();
  await hardware.close();
});

let phones = 0;
const book = async (from: string, date = today) => {
  const held = await server.ask(null, 'hold', { body: { resource: 'service-a', date, from } });
  const phone = `+9945014${String(phones++).padStart(5, '0')}`;
  const { seat, secret } = (await server.ask(null, 'book', { body: { hold: held.value.hold, contact: { phone } } }))
    .value;
  return { seat, secret, code: seat.code ?? '' };
};
const linkOf = (kind: 't' | 'b', secret: string | null) => `https://queue.example.org/${kind}/${secret}`;
const kioskSees = async (id = 'k') => {
  const { value } = await server.ask('manager', 'view', { params: { view: 'kiosk', subject: id } });
  return (value as { readonly data: KioskView }).data.scanned;
};
const counterSees = async () => {
  const { value } = await server.ask('manager', 'view', { params: { view: 'counter', subject: '1' } });
  return (value as { readonly data: CounterView }).data.scanned;
};
/** Holds a code to the scanner of the counter (0) or of the kiosk (1), and gives what came of it. */
const hold = async (at: 0 | 1, text: string) => {
  const reads = async () => (await server.ask('manager', 'serialDevices')).value.reads;
  const before = await reads();
  hardware.scanners[at]?.say(`${text}\r`);
  return eventually(async () => {
    const now = await reads();
    const [last] = now;
    if (last === undefined || (now.length === before.length && last.at === before[0]?.at))
      throw new Error('nothing was read yet');
    return last.came;
  });
};
const readAtKiosk = async (text: string) => {
  await hold(1, text);
  const scan = await kioskSees();
  if (scan === undefined) throw new Error('the kiosk shows nothing');
  return scan;
};

describe('a booking', () => {
  test('is known at the counter by its link and by its six figures, before and after the check-in', async () => {
    const { secret, code } = await book('10:15');
    expect(await hold(0, linkOf('b', secret))).toBe('booked');
    expect(await counterSees()).toMatchObject({ came: 'booked', ticket: null });
    expect(await hold(0, code)).toBe('booked');
    const { ticket } = (await server.ask('reception', 'checkIn', { body: { code } })).value;
    for (const text of [linkOf('b', secret), code]) {
      expect(await hold(0, text)).toBe('ticket');
      expect(await counterSees()).toMatchObject({ came: 'ticket', ticket: { id: ticket.id, number: ticket.number } });
    }
  });

  test('is checked in at the kiosk by what its scanner has read, at that kiosk alone, until another code is read', async () => {
    const { seat, secret, code } = await book('10:20');
    const { id, ...seen } = await readAtKiosk(linkOf('b', secret));
    expect(seen).toEqual({ came: 'booked', ticket: null });
    expect(await kioskSees('other')).toBeUndefined();
    const checkIn = (who: 'kiosk' | 'reception', scan: string) => server.ask(who, 'checkIn', { body: { scan } });
    expect((await checkIn('reception', id)).refusal?.code).toBe('seat-not-found');
    expect((await checkIn('kiosk', 'another')).refusal?.code).toBe('seat-not-found');
    const both = await server.ask('kiosk', 'checkIn', { body: { scan: id, code } });
    expect(both.refusal?.code).toBe('malformed');
    const { value } = await checkIn('kiosk', id);
    expect(value).toMatchObject({ seat: { id: seat.id, status: 'arrived' }, again: false });
    expect(await readAtKiosk(code)).toMatchObject({ came: 'ticket', ticket: { number: value.ticket.number } });
    expect((await checkIn('kiosk', id)).refusal?.code).toBe('seat-not-found');
  });

  test('of another day is told so at the check-in', async () => {
    const { secret } = await book('10:15', '2026-11-23');
    const { id, came } = await readAtKiosk(linkOf('b', secret));
    expect(came).toBe('booked');
    const { refusal } = await server.ask('kiosk', 'checkIn', { body: { scan: id } });
    expect(refusal).toMatchObject({ code: 'too-early', about: { date: '2026-11-23' } });
  });
});

describe('a ticket held to the scanner of a kiosk', () => {
  const issue = async () => (await server.ask('reception', 'issueTicket', { body: { service: 'c' } })).value;

  test('is shown as it stands: its number, how many come before, where it is called, and nothing else', async () => {
    const [first, second] = [await issue(), await issue()];
    const { id, ...seen } = await readAtKiosk(linkOf('t', second.secret));
    const ticket = { number: second.ticket.number, status: 'waiting', ahead: 1, counter: null };
    expect(seen).toEqual({ came: 'ticket', ticket });
    await server.ask('third', 'openCounter', { id: '3', body: {} });
    await server.ask('third', 'callNext', { id: '3', body: {} });
    expect(await kioskSees()).toEqual({ id, came: 'ticket', ticket: { ...ticket, ahead: 0 } });
    const called = { number: first.ticket.number, status: 'called', ahead: null, counter: '3' };
    expect((await readAtKiosk(linkOf('t', first.secret))).ticket).toEqual(called);
  });

  test.each([
    ['of another server', linkOf('t', 'Z'.repeat(39)), 'unknown'],
    ['of a booking that there is not', '999999', 'unknown'],
    ['that is no code of ours', 'https://example.org/?q=1', 'unreadable'],
    ['of 10 kB', 'x'.repeat(10_000), 'unreadable'],
  ])('a code %s is said to be so', async (_name, text, came) => {
    expect(await readAtKiosk(text)).toMatchObject({ came, ticket: null });
  });

  test('no secret that was read stands in the log, in a reply or in what the kiosk sees', async () => {
    const { secret } = await issue();
    const { secret: seat } = await book('10:30');
    const seen = [await readAtKiosk(linkOf('t', secret)), await readAtKiosk(linkOf('b', seat))];
    const { body } = (await server.ask('manager', 'serialDevices')).reply;
    const told = [server.logged.join('\n'), body, JSON.stringify(seen)].join('\n');
    expect(told).not.toContain(secret);
    expect(told).not.toContain(seat);
  });
});

test('a scanner that types is answered at the counter of the clerk who asks, and at no other', async () => {
  const { ticket, secret } = (await server.ask('reception', 'issueTicket', { body: { service: 'c' } })).value;
  await server.ask('second', 'openCounter', { id: '2', body: {} });
  const ask = (who: 'second' | 'clerk' | 'manager', text: string) =>
    server.ask(who, 'scanAtCounter', { id: '2', body: { text } });
  const { id, number, service, status } = ticket;
  const found = { came: 'ticket', ticket: { id, number, service, status, counter: null } };
  expect((await ask('second', linkOf('t', secret))).value).toMatchObject(found);
  expect((await ask('manager', linkOf('t', secret))).value).toMatchObject(found);
  expect((await ask('clerk', linkOf('t', secret))).refusal?.code).toBe('not-your-counter');
  const { code } = await book('10:50');
  for (const [text, came] of [
    [code, 'booked'],
    ['999999', 'unknown'],
    ['x'.repeat(600), 'unreadable'],
  ] as const)
    expect((await ask('second', text)).value).toMatchObject({ came, ticket: null });
  expect(server.logged.join('\n')).not.toContain(secret);
});

test('a ticket and a booking of another centre of this server open nothing here', async () => {
  const headers = await letInOverall(server.store);
  const document = bookedCentre({ name: { az: 'İkinci' } });
  await server.ask(null, 'addCentre', { headers, body: { id: 'second', document } });
  const params = { centre: 'second' };
  await server.ask(null, 'openDay', { headers, params, body: {} });
  const ticket = await server.ask(null, 'issueTicket', { headers, params, body: { service: 'c' } });
  const held = await server.ask(null, 'hold', { params, body: { resource: 'service-a', date: today, from: '10:40' } });
  const body = { hold: held.value.hold, contact: { phone: '+994501999999' } };
  const seat = await server.ask(null, 'book', { params, body });
  for (const link of [linkOf('t', ticket.value.secret), linkOf('b', seat.value.secret)])
    for (const at of [0, 1] as const) expect(await hold(at, link)).toBe('unknown');
  expect(await hold(0, seat.value.seat.code ?? '')).toBe('unknown');
});

test('a ticket whose time is over opens nothing any more', async () => {
  const { secret } = (await server.ask('reception', 'issueTicket', { body: { service: 'c' } })).value;
  expect(await hold(0, linkOf('t', secret))).toBe('ticket');
  aheadMs += 3 * 86_400_000;
  for (const at of [0, 1] as const) expect(await hold(at, linkOf('t', secret))).toBe('unknown');
});
