import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { bookedCentre } from '../../support/booked-centre.ts';
import { type AServer, aServer } from '../../support/server.ts';

/** What those who hold the secret of a seat see of it and do with it, over HTTP. */

const at = (time: string, date = '2026-11-20'): number => Date.parse(`${date}T${time}:00+04:00`);
const today = '2026-11-20';

let clock: ManualClock;
let server: AServer;
beforeEach(async () => {
  clock = manualClock(at('09:00'));
  server = await aServer({ centre: bookedCentre(), clock });
  await server.ask('manager', 'openDay', { body: {} });
});
afterEach(() => server.close());

const answers = {
  ...{ kind: 'complaint', status: 'pensioner', phone: '+994501112233', address: 'Bakı, Nizami küç. 1' },
  ...{ surname: 'Quliyeva', name: 'Ayan', fin: '1AB2CD3' },
};
const book = async (from: string) => {
  const held = await server.ask(null, 'hold', { body: { resource: 'service-a', date: today, from } });
  const body = { hold: held.value.hold, contact: { phone: '+994501112233' }, form: 'reception', answers } as const;
  return (await server.ask(null, 'book', { body })).value;
};
const entryOf = (secret: string) => server.app.inject({ method: 'GET', url: `/api/b/${secret}/ics` });

test('[SE17] the holder reads what they said, but for what is sensitive, and where and when to come', async () => {
  const { secret } = await book('10:00');
  const { about, seat } = (await server.ask(null, 'phoneSeat', { params: { secret } })).value;
  expect(seat.status).toBe('booked');
  expect(about.asked?.answers).toMatchObject({ kind: 'complaint', surname: 'Quliyeva' });
  expect(about.asked?.answers).not.toHaveProperty('fin');
  expect(about.asked?.hidden).toEqual(['fin']);
  expect(JSON.stringify(about)).not.toContain('1AB2CD3');
  expect(about.checkIn).toEqual({
    from: new Date(at('09:30')).toISOString(),
    until: new Date(at('10:10')).toISOString(),
  });
  expect(about.ticket).toBeNull();
  await clock.advance(30 * 60_000);
  const came = await server.ask('kiosk', 'checkIn', { body: { secret } });
  const after = (await server.ask(null, 'phoneSeat', { params: { secret } })).value;
  expect(after.about.ticket).toBe(came.value.secret);
});

test('[SE17] a comment stands beside the answers, for those who read them; said twice it stands once', async () => {
  const { secret, seat } = await book('10:00');
  const say = (comment: string, to = secret) =>
    server.ask(null, 'phoneSeatComment', { params: { secret: to }, body: { comment } });
  const first = await say(' Sənədləri də gətirəcəyəm. ');
  expect(first.value.comments).toEqual([
    { at: new Date(at('09:00')).toISOString(), text: 'Sənədləri də gətirəcəyəm.' },
  ]);
  expect((await say('Sənədləri də gətirəcəyəm.')).value.comments).toHaveLength(1);
  await say('Oğlum da gələcək.');
  const office = await server.ask('reception', 'seat', { params: { seat: seat.id } });
  expect(office.value.person?.comments.map(({ text }) => text)).toEqual([
    'Sənədləri də gətirəcəyəm.',
    'Oğlum da gələcək.',
  ]);
  expect(office.value.person?.answers).toMatchObject({ fin: '1AB2CD3' });
  expect((await say('   ')).refusal?.code).toBe('malformed');
  expect((await say('x', 'a-secret-of-nobody')).refusal?.code).toBe('seat-not-found');
  for (let one = 2; one < 20; one++) expect((await say(`${one}`)).status).toBe(200);
  expect((await say('one too many')).refusal).toMatchObject({ code: 'too-many' });
  expect(JSON.stringify((await server.ask('manager', 'events', {})).value)).not.toContain('gətirəcəyəm');
});

test('[NO6] the calendar file has the times in UTC and the seat for its name, and no METHOD', async () => {
  const { secret, seat } = await book('10:00');
  const file = await entryOf(secret);
  expect(file.statusCode).toBe(200);
  expect(file.headers['content-type']).toBe('text/calendar; charset=utf-8');
  expect(file.headers['content-disposition']).toBe(`attachment; filename="novbe-${today}.ics"`);
  expect(file.body).toContain(`UID:${seat.id}@novbe`);
  expect(file.body).toContain('DTSTART:20261120T060000Z');
  expect(file.body).not.toContain('METHOD');
  await server.ask(null, 'phoneSeatMove', { params: { secret }, body: { date: today, from: '11:00' } });
  const moved = await entryOf(secret);
  expect(moved.body).toContain('DTSTART:20261120T070000Z');
  expect(Number(/SEQUENCE:(\d+)/.exec(moved.body)?.[1])).toBeGreaterThan(Number(/SEQUENCE:(\d+)/.exec(file.body)?.[1]));
  await server.ask(null, 'phoneSeatCancel', { params: { secret } });
  expect((await entryOf(secret)).json()).toMatchObject({ refusal: { code: 'wrong-status' } });
  expect((await entryOf('a-secret-of-nobody')).json()).toMatchObject({ refusal: { code: 'seat-not-found' } });
});

test('[SE2] a service is shown with the dates on which it may be booked, the full ones marked', async () => {
  const dates = async () => (await server.ask(null, 'serviceDates', { params: { service: 'a' } })).value;
  const before = await dates();
  expect(before[0]).toEqual({ date: today, full: false });
  for (const { date, full } of before) {
    const slots = await server.ask(null, 'slots', { params: { service: 'a' }, query: { date } });
    expect([date, slots.value.some(({ free }) => free > 0)]).toEqual([date, !full]);
  }
  const services = await server.ask(null, 'services', {});
  expect(services.value.services.filter(({ bookable }) => bookable).map(({ id }) => id)).toContain('a');
  expect((await server.ask(null, 'serviceDates', { params: { service: 'nobody' } })).refusal?.code).toBe(
    'service-not-found',
  );
});
