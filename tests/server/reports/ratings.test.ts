import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RatingAsked } from '../../../shared/reports/ratings.ts';
import { dayMs, hourMs, minuteMs } from '../../../shared/time/durations.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { bookedCentre } from '../../support/booked-centre.ts';
import { type AServer, aServer, type Who } from '../../support/server.ts';

/** How people say that it was, and what those who lead see of it, over HTTP. */

const today = '2026-11-20';
const at = (time: string, date = today): number => Date.parse(`${date}T${time}:00+04:00`);
const reasons = [
  { id: 'waited', name: { az: 'Çox gözlədim' } },
  { id: 'manner', name: { az: 'Münasibət' } },
];

let clock: ManualClock;
let server: AServer;
beforeEach(async () => {
  clock = manualClock(at('09:00'));
  server = await aServer({ centre: bookedCentre({ asksRatings: true, ratingReasons: reasons }), clock });
  await server.ask('manager', 'openDay', { body: {} });
  await server.ask('clerk', 'openCounter', { id: '1', body: {} });
});
afterEach(() => server.close());

const take = async () => (await server.ask('kiosk', 'issueTicket', { body: { service: 'a' } })).value;
const serve = async (ticket: string, who: Who = 'clerk', counter = '1') => {
  await server.ask(who, 'call', { id: counter, body: { ticket, reason: 'x' } });
  await server.ask(who, 'start', { id: ticket, body: {} });
  await clock.advance(minuteMs);
  expect((await server.ask(who, 'finish', { id: ticket, body: {} })).status).toBe(200);
};
const visit = async (who: Who = 'clerk', counter = '1') => {
  const { ticket, secret } = await take();
  await serve(ticket.id, who, counter);
  return { secret, ticket: ticket.id };
};
const say = (secret: string | null, body: RatingAsked, key?: string) =>
  server.ask(null, 'rateVisit', { params: { secret: secret ?? '' }, body, ...(key === undefined ? {} : { key }) });
const look = (secret: string | null) => server.ask(null, 'visitRating', { params: { secret: secret ?? '' } });
const report = (by: string, who: Who = 'manager', from = today, to = '2026-12-31') =>
  server.ask(who, 'ratings', { query: { from, to, by } });
const sayMany = async (scores: readonly RatingAsked['score'][], who: Who = 'clerk', counter = '1') => {
  for (const score of scores) await say((await visit(who, counter)).secret, { score });
};

test('[RA1] [RA2] [RA3] case 17: a second within 10 min replaces, at 11 min 409; n < 10 hidden; a view of a clerk has no ticket', async () => {
  const first = await visit();
  expect((await say(first.secret, { score: 1, reasons: ['waited'], comment: 'Uzun' })).value.given?.score).toBe(1);
  await clock.advance(9 * minuteMs);
  expect((await say(first.secret, { score: 5, comment: 'Yaxşı oldu' })).value.given).toMatchObject({ score: 5 });
  await clock.advance(2 * minuteMs);
  const late = await say(first.secret, { score: 2 });
  expect([late.status, late.refusal?.code]).toEqual([409, 'already-rated']);
  expect((await look(first.secret)).value.given).toMatchObject({ score: 5, mayChange: false });
  await sayMany([5, 4, 4, 5, 3, 5, 5, 1]);
  await clock.leap(dayMs);
  expect((await report('clerk')).value.rows).toMatchObject([{ key: 'clerk-1', n: 9, share: null, scores: null }]);
  expect((await report('clerk', 'clerk')).value).toMatchObject({ visits: { n: 9, share: null }, comments: [] });
  await server.ask('manager', 'openDay', { body: { force: true } });
  await server.ask('clerk', 'openCounter', { id: '1', body: {} });
  const tenth = await visit();
  await say(tenth.secret, { score: 5 });
  await clock.leap(dayMs);
  const own = (await report('clerk', 'clerk')).value;
  expect(own.rows).toMatchObject([{ key: 'clerk-1', n: 10, asked: 10, response: 1, satisfied: 8, share: 0.8 }]);
  for (const seen of [own, (await report('service')).value])
    for (const hidden of [first.ticket, tenth.ticket, first.secret]) expect(JSON.stringify(seen)).not.toContain(hidden);
  expect((await report('service', 'clerk')).refusal?.code).toBe('not-allowed');
});

test('[RA1] nothing before the visit is done; until 7 days after, longer than the ticket itself is open', async () => {
  const { ticket, secret } = await take();
  expect((await look(secret)).refusal?.code).toBe('wrong-status');
  expect((await say(secret, { score: 5 })).refusal?.code).toBe('wrong-status');
  await serve(ticket.id);
  const other = await visit();
  expect((await look(secret)).value).toMatchObject({ given: null, practice: false, reasons });
  await clock.leap(7 * dayMs - 2 * minuteMs);
  await server.store.erase(clock.now());
  expect((await server.ask(null, 'phoneTicket', { params: { secret } })).refusal?.code).toBe('ticket-not-found');
  expect((await say(secret, { score: 4 })).status).toBe(200);
  await clock.advance(4 * minuteMs);
  expect((await say(other.secret, { score: 4 })).refusal?.code).toBe('too-late');
  await clock.leap(2 * dayMs);
  await server.store.erase(clock.now());
  expect((await say(secret, { score: 4 })).refusal?.code).toBe('not-found');
  expect((await say('a-secret-of-nobody', { score: 4 })).refusal?.code).toBe('not-found');
});

test('[RA1] a repeated key says it once; bad input says nothing', async () => {
  const { secret } = await visit();
  for (const body of [{ score: 0 }, { score: 6 }, { score: 2.5 }, { score: 3, ticket: 'x' }, { reasons: [] }])
    expect((await server.ask(null, 'rateVisit', { params: { secret }, body })).status).toBe(400);
  expect((await say(secret, { score: 1, reasons: ['nothing'] })).refusal?.code).toBe('malformed');
  expect((await say(secret, { score: 1, comment: 'x'.repeat(1001) })).status).toBe(400);
  expect((await look(secret)).value.given).toBeNull();
  const first = await say(secret, { score: 2 }, 'k1');
  await say(secret, { score: 5 }, 'k2');
  expect((await say(secret, { score: 2 }, 'k1')).value).toEqual(first.value);
  expect((await look(secret)).value.given?.score).toBe(5);
  expect((await say(secret, { score: 4 }, 'k1')).refusal?.code).toBe('key-reused');
});

test('[RA1] a seat is rated as the visit that it became, once for both links', async () => {
  const held = await server.ask(null, 'hold', { body: { resource: 'service-a', date: today, from: '10:00' } });
  const answers = { kind: 'complaint', status: 'pensioner', phone: '+994501112233', surname: 'Quliyeva', name: 'Ayan' };
  const body = {
    hold: held.value.hold,
    contact: { phone: '+994501112233' },
    form: 'reception',
    answers: { ...answers, address: 'Bakı', fin: '1AB2CD3' },
  };
  const { secret } = (await server.ask(null, 'book', { body })).value;
  const params = { params: { secret } };
  expect((await server.ask(null, 'seatRating', params)).refusal?.code).toBe('wrong-status');
  await clock.advance(30 * minuteMs);
  const came = (await server.ask('kiosk', 'checkIn', { body: { secret } })).value;
  await serve(came.ticket.id);
  expect((await server.ask(null, 'rateSeat', { ...params, body: { score: 2 } })).value.given?.score).toBe(2);
  expect((await look(came.secret)).value.given?.score).toBe(2);
  await say(came.secret, { score: 4 });
  expect((await server.ask(null, 'seatRating', params)).value.given?.score).toBe(4);
});

test('[RA3] nothing of today, and of a practice day never; anonymous ones apart, and in no score', async () => {
  await sayMany([5, 5, 5, 4, 1]);
  for (let one = 0; one < 6; one++)
    expect((await server.ask('display', 'rateOnTheWayOut', { body: { score: 1, reasons: ['manner'] } })).status).toBe(
      200,
    );
  expect((await report('day')).value).toMatchObject({ until: null, visits: { n: 0, asked: 0 }, anonymous: { n: 0 } });
  await clock.leap(dayMs);
  const real = (await report('day')).value;
  expect(real.visits).toMatchObject({ n: 5, asked: 5, satisfied: 4, share: 0.8, scores: [1, 0, 0, 1, 3] });
  expect(real.anonymous).toMatchObject({ n: 6, asked: null, response: null, satisfied: 0 });
  expect(real.rows).toMatchObject([{ key: today, n: 5, share: 0.8 }]);
  expect(real.reasons).toEqual([]);
  await server.ask('manager', 'closeDay', { body: { force: true } });
  await server.ask('manager', 'openDay', { body: { practice: true, force: true } });
  await server.ask('clerk', 'openCounter', { id: '1', body: {} });
  const practice = await visit();
  expect((await say(practice.secret, { score: 1, comment: 'sınaq' })).value.practice).toBe(true);
  expect((await server.ask('display', 'ratingQuestion')).value.practice).toBe(true);
  await server.ask('display', 'rateOnTheWayOut', { body: { score: 5 } });
  await clock.leap(2 * dayMs);
  const after = (await report('day')).value;
  expect([after.visits, after.anonymous, after.comments]).toEqual([real.visits, real.anonymous, real.comments]);
});

test('[RA3] comments are shown of at least 5 together, the day after, and are erased; they are in no event and no line of the log', async () => {
  const said = await visit();
  await say(said.secret, { score: 1, reasons: ['manner'], comment: 'Kobud danışdılar' });
  await sayMany([5, 5, 5]);
  await clock.leap(dayMs);
  expect((await report('service')).value).toMatchObject({ visits: { n: 4, share: null }, comments: [], reasons: [] });
  await server.ask('manager', 'openDay', { body: { force: true } });
  await server.ask('clerk', 'openCounter', { id: '1', body: {} });
  await sayMany([4]);
  await clock.leap(dayMs);
  const shown = (await report('service')).value;
  expect(shown.comments).toEqual([{ score: 1, text: 'Kobud danışdılar' }]);
  expect(shown.reasons).toEqual([{ id: 'manner', name: { az: 'Münasibət' }, count: 1 }]);
  expect(JSON.stringify((await server.ask('manager', 'events', {})).value)).not.toContain('Kobud');
  expect(server.logged.join('')).not.toContain('Kobud');
  await clock.leap(31 * dayMs);
  await server.store.erase(clock.now());
  expect((await report('service')).value).toMatchObject({ visits: { n: 5, share: 0.8 }, comments: [] });
});

test('[RA1] on the way out: 20 at once, then one in 3 s; once under one key; nothing where nobody is asked', async () => {
  const out = (key?: string) =>
    server.ask('display', 'rateOnTheWayOut', { body: { score: 3 }, ...(key === undefined ? {} : { key }) });
  expect((await out('same')).status).toBe(200);
  expect((await out('same')).status).toBe(200);
  for (let one = 2; one < 20; one++) expect((await out()).status).toBe(200);
  expect((await out()).refusal).toMatchObject({ code: 'too-many', about: { retryAfterSeconds: 3 } });
  await clock.advance(3000);
  expect((await out()).status).toBe(200);
  await clock.leap(dayMs);
  expect((await report('day')).value.anonymous.n).toBe(20);
  const { value, reply } = await server.ask('manager', 'config', {});
  const off = { ...(value as object), asksRatings: false };
  const headers = { 'if-match': String(reply.headers['etag']) };
  expect((await server.ask('manager', 'putConfig', { body: off, headers })).status).toBe(200);
  expect((await out()).refusal?.code).toBe('not-found');
  expect((await server.ask('display', 'ratingQuestion')).refusal?.code).toBe('not-found');
  const { secret } = await take();
  await clock.advance(hourMs);
  expect((await look(secret)).refusal?.code).toBe('not-found');
});
