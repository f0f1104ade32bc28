import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calendarEntry, type EntryOf } from '../../server/notices/calendar-entry.ts';
import { createMailer } from '../../server/notices/mailer.ts';
import { drawnNotice } from '../../server/notices/notice-words.ts';
import { createSmsGateway, requestOf } from '../../server/notices/sms-gateway.ts';
import { seatNoticeKinds } from '../../shared/notices/notices.ts';
import { manualClock } from '../fakes/clock.ts';
import { headerOf, type MailServer, openMailServer } from '../fakes/mail-server.ts';
import { inBaku, zone } from './seats.ts';

const entry: EntryOf = {
  ...{ seat: '01J', sequence: 2, startsAt: inBaku('2026-03-16', '10:00'), endsAt: inBaku('2026-03-16', '10:15') },
  ...{
    at: Date.UTC(2026, 2, 1),
    summary: `Qəbul: Mərkəz, ${'ə'.repeat(60)}`,
    place: 'Mərkəz',
    url: 'https://q.example.org/b/x',
  },
  between: { from: 'novbe@example.org', centre: 'Mərkəz', to: 'a@example.org' },
};
const linesOf = (ics: string): readonly string[] => ics.replace(/\r\n[ \t]/g, '').split('\r\n');

describe('a calendar entry', () => {
  test('[NO6] asks or takes back with the same UID and a SEQUENCE, in UTC', () => {
    const lines = linesOf(calendarEntry(entry, 'REQUEST'));
    expect(lines).toEqual(
      expect.arrayContaining(['METHOD:REQUEST', 'UID:01J@novbe', 'SEQUENCE:2', 'STATUS:CONFIRMED']),
    );
    expect(lines).toEqual(expect.arrayContaining(['DTSTART:20260316T060000Z', 'DTEND:20260316T061500Z']));
    expect(lines.some((line) => line.startsWith('ORGANIZER') && line.endsWith('mailto:novbe@example.org'))).toBe(true);
    const taken = linesOf(calendarEntry({ ...entry, sequence: 3 }, 'CANCEL'));
    expect(taken).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'UID:01J@novbe', 'SEQUENCE:3', 'STATUS:CANCELLED']));
  });

  test('[NO6] has no METHOD in a file to download, folds its lines, and keeps what separates in its place', () => {
    const whole = calendarEntry({ ...entry, between: null }, null);
    expect(whole).not.toMatch(/METHOD|ATTENDEE|ORGANIZER/);
    for (const line of whole.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(linesOf(whole)).toContain(`SUMMARY:Qəbul: Mərkəz\\, ${'ə'.repeat(60)}`);
    const sly = calendarEntry(
      { ...entry, between: null, place: 'x\r\nMETHOD:CANCEL\r\nATTENDEE:mailto:b@example.org' },
      null,
    );
    expect(linesOf(sly).some((line) => /^(METHOD|ATTENDEE)/.test(line))).toBe(false);
  });
});

describe('the mail server', () => {
  let server: MailServer;
  beforeAll(async () => {
    server = await openMailServer();
  });
  afterAll(() => server.close());
  const mail = {
    ...{ to: 'a@example.org', subject: 'Qəbula yazıldınız', text: 'ə ş\n', messageId: '<n1@example.org>' },
    calendar: { method: 'REQUEST', content: calendarEntry(entry, 'REQUEST') },
  } as const;
  const { signal } = new AbortController();
  const send = (change: Partial<{ to: string; subject: string }> = {}) =>
    createMailer({ url: server.url, from: 'Növbə <novbe@example.org>' })({ ...mail, ...change }, signal);

  test('takes a mail with its number, its entry and its letters', async () => {
    expect(await send()).toEqual({ kind: 'sent' });
    const { source = '', from, to } = server.received.at(-1) ?? {};
    expect([from, to]).toEqual(['novbe@example.org', ['a@example.org']]);
    expect(headerOf(source, 'Message-ID')).toBe('<n1@example.org>');
    expect(headerOf(source, 'Auto-Submitted')).toBe('auto-generated');
    expect(source).toMatch(/Content-Type: text\/calendar;[^:]*method=REQUEST/i);
  });

  test('[NO4] refuses for good with 5xx, and may take it another time after 4xx or silence', async () => {
    server.reply(451, 550, 554);
    const kinds = [await send(), await send(), await send()].map(({ kind }) => kind);
    expect(kinds).toEqual(['failed', 'refused', 'refused']);
    const nowhere = createMailer({ url: 'smtp://127.0.0.1:1', from: 'novbe@example.org' });
    expect((await nowhere(mail, signal)).kind).toBe('failed');
  });

  test('[NO4] that keeps an answer back is left when it is late or the program ends', async () => {
    const [leave, over] = [new AbortController(), Promise.withResolvers<void>()];
    server.onMessage(() => {
      leave.abort();
      return over.promise;
    });
    const mailer = createMailer({ url: server.url, from: 'novbe@example.org' });
    expect((await mailer(mail, leave.signal)).kind).toBe('failed');
    server.onMessage(() => undefined);
    over.resolve();
  });

  test('gets one recipient and the headers that are meant, whatever is in an address or a subject', async () => {
    const before = server.received.length;
    await send({ to: 'a@example.org, b@example.org' });
    await send({ to: 'a@example.org\r\nBcc: b@example.org' });
    await send({ subject: 'x\r\nBcc: b@example.org' });
    for (const { to, source } of server.received.slice(before)) {
      expect(to).not.toContain('b@example.org');
      expect(headerOf(source, 'Bcc')).toBeNull();
    }
  });
});

describe('an SMS gateway', () => {
  const sms = { phone: '+994501234567', text: 'Qəbul "sabah" & {phone}\n' };

  test('is asked as its template says; what is filled in stays in its place', () => {
    const json = requestOf('https://sms.example.org/send', sms, {
      ...{ method: 'post', type: 'json', body: '{"to":"{phone}","message":"{text}"}' },
    });
    expect(JSON.parse(json.body ?? '')).toEqual({ to: sms.phone, message: sms.text });
    const form = requestOf('https://sms.example.org/send', sms, {
      method: 'post',
      type: 'form',
      body: 'to={phone}&m={text}',
    });
    expect([...new URLSearchParams(form.body)]).toEqual([
      ['to', sms.phone],
      ['m', sms.text],
    ]);
    const query = requestOf('https://sms.example.org/?key=1', sms, {
      method: 'get',
      type: 'form',
      body: 'to={phone}&m={text}',
    });
    expect(new URL(query.address).searchParams.get('m')).toBe(sms.text);
  });

  test('[NO4] takes it, refuses it for good, or is asked again', async () => {
    const clock = manualClock(0);
    const asked: { readonly request: IncomingMessage; readonly body: string }[] = [];
    let status = 200;
    const server = createServer((request, reply) => {
      void text(request).then((body) => {
        asked.push({ request, body });
        reply.writeHead(status, { location: 'http://127.0.0.1:1/' }).end('ok');
      });
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : null;
    const gateway = createSmsGateway({ url: `http://127.0.0.1:${port}/send`, secret: 'a secret', clock });
    const kinds: string[] = [];
    for (status of [200, 400, 429, 401, 302, 503]) {
      const template = { method: 'post', type: 'json', body: '{"to":"{phone}"}' } as const;
      kinds.push((await gateway(sms, template, AbortSignal.timeout(60_000))).kind);
    }
    await new Promise((closed) => server.close(closed));
    expect(kinds).toEqual(['sent', 'refused', 'failed', 'failed', 'failed', 'failed']);
    expect(asked[0]?.request.headers.authorization).toBe('Bearer a secret');
    expect(asked).toHaveLength(6);
  });

  test('[NO4] that takes it and never answers is left after twenty seconds', async () => {
    const [clock, asked] = [manualClock(0), Promise.withResolvers<void>()];
    const server = createServer(() => asked.resolve());
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : null;
    const gateway = createSmsGateway({ url: `http://127.0.0.1:${port}/`, secret: null, clock });
    const told = gateway(sms, { method: 'get', type: 'form', body: 'to={phone}' }, new AbortController().signal);
    await asked.promise;
    await clock.advance(20_000);
    expect((await told).kind).toBe('failed');
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
});

test('[NO5] a notice says what happened, when, the code and the link, in three languages', () => {
  const facts = {
    ...{
      centre: 'Mərkəz',
      timeZone: zone,
      date: '2026-03-16',
      startsAt: inBaku('2026-03-16', '10:00'),
      code: '123456',
    },
    link: 'https://q.example.org/b/x',
    title: undefined,
  };
  for (const language of ['az', 'ru', 'en'])
    for (const kind of seatNoticeKinds) {
      const { subject, mail, sms } = drawnNotice({ ...facts, kind, language });
      expect(subject).toContain('10:00');
      expect(mail.includes('123456')).toBe(kind !== 'cancelled' && kind !== 'called-off');
      expect(mail.includes(facts.link)).toBe(kind !== 'cancelled');
      expect(sms.length).toBeLessThanOrEqual(201);
    }
  const own = drawnNotice({ ...facts, kind: 'booked', language: 'ru', title: { ru: 'Ждём вас', az: '' } });
  expect(own.subject).toBe('Ждём вас: 16 марта 2026, 10:00');
  const standing = drawnNotice({ ...facts, kind: 'standing-by', language: 'ru', startsAt: null });
  expect(standing.subject).toBe('Вы в листе ожидания: 16 марта 2026');
});
