import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { type MailServer, openMailServer, partOf } from '../../fakes/mail-server.ts';
import { bookedCentre } from '../../support/booked-centre.ts';
import { type AServer, aServer } from '../../support/server.ts';

/** Notices from the booking to a real mail server. */

const at = (time: string): number => Date.parse(`2026-11-20T${time}:00+04:00`);
const today = '2026-11-20';
const second = 1000;

let clock: ManualClock;
let mail: MailServer;
let server: AServer;
beforeEach(async () => {
  clock = manualClock(at('09:00'));
  mail = await openMailServer();
  const centre = bookedCentre({ booking: { reminders: [120, 60] }, notices: { retrySeconds: [1, 1] } });
  const settings = { url: mail.url, from: 'Növbə <queue@example.org>' };
  const publicUrl = 'https://queue.example.org';
  server = await aServer({ centre, clock, jobs: true, publicUrl, mail: settings });
  await server.ask('manager', 'openDay', { body: {} });
});
afterEach(async () => {
  await server.close();
  await mail.close();
});

/** The mail server takes its own time: the clock goes on a second at a time until something is so. */
const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 2000 && !(await isSo()); tries++) {
    await clock.advance(second);
    await sleep(5);
  }
  expect(await isSo()).toBe(true);
};
const book = async (from: string, contact = { email: 'ayan@example.org', name: 'Ayan' }) => {
  const held = await server.ask(null, 'hold', { body: { resource: 'service-a', date: today, from } });
  const body = { hold: held.value.hold, contact, language: 'ru' };
  return (await server.ask(null, 'book', { body })).value;
};
const list = async (of: 'all' | 'tasks' = 'all') => (await server.ask('reception', 'notices', { query: { of } })).value;
const statuses = async () => (await list()).notices.map(({ kind, status }) => `${kind} ${status}`).sort();

/** The lines of the calendar entry that a message holds, put together again. */
const entryIn = (source: string): readonly string[] =>
  partOf(source, 'text/calendar')
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n');

describe('somebody who booked', () => {
  test('[NO1] [NO6] gets a mail with the entry of their calendar, and a later one takes it back', async () => {
    const { seat, secret } = await book('09:10');
    await until(() => mail.received.length === 1);
    const [first] = mail.received;
    expect(first?.to).toEqual(['ayan@example.org']);
    expect(entryIn(first?.source ?? '')).toEqual(
      expect.arrayContaining(['METHOD:REQUEST', `UID:${seat.id}@novbe`, 'SEQUENCE:0', 'DTSTART:20261120T051000Z']),
    );
    await until(async () => (await list()).counts.sent === 1);
    await server.ask(null, 'phoneSeatCancel', { params: { secret } });
    await until(async () => (await list()).counts.sent === 2);
    const cancelled = entryIn(mail.received[1]?.source ?? '');
    expect(cancelled).toEqual(expect.arrayContaining(['METHOD:CANCEL', `UID:${seat.id}@novbe`]));
    expect(cancelled.find((line) => line.startsWith('SEQUENCE:'))).not.toBe('SEQUENCE:0');
    // [NO3] The reminders were due two minutes and one before.
    await clock.advance(at('09:10') - clock.now());
    expect(await statuses()).toEqual(['booked sent', 'cancelled sent', 'reminder cancelled', 'reminder cancelled']);
    expect(mail.received).toHaveLength(2);
  });

  test('[NO4] is told by one mail, though the server took it only at the third try', async () => {
    mail.reply(451, 451);
    await book('09:10');
    await until(async () => (await list()).counts.sent === 1);
    expect((await list()).notices.find(({ kind }) => kind === 'booked')).toMatchObject({ status: 'sent', tries: 3 });
    expect(mail.received).toHaveLength(1);
  });

  test('[NO4] was refused by 550: it failed, and is said so', async () => {
    mail.reply(550);
    await book('09:10');
    await until(async () => (await list()).counts.failed === 1);
    expect((await list()).notices.find(({ kind }) => kind === 'booked')).toMatchObject({ reason: 'refused', tries: 1 });
    expect(mail.received).toEqual([]);
  });

  test('[NO1] is written down once, whatever is asked twice', async () => {
    const held = await server.ask(null, 'hold', { body: { resource: 'service-a', date: today, from: '09:10' } });
    const asked = {
      body: { hold: held.value.hold, contact: { email: 'a@example.org' } },
      headers: { 'idempotency-key': 'k' },
    };
    await server.ask(null, 'book', asked);
    await server.ask(null, 'book', asked);
    expect((await list()).notices.filter(({ kind }) => kind === 'booked')).toHaveLength(1);
  });
});

describe('a sheet that is called off', () => {
  test('[NO4] is told by mail, else a person of the centre has to ring, and says so', async () => {
    const reached = await book('09:10');
    await book('09:15', { phone: '+994501112233', name: 'Ayan' } as never);
    await until(() => mail.received.length === 1);
    const params = { resource: 'service-a', date: today };
    await server.ask('manager', 'callOff', { params, body: { reason: 'ill' } });
    await until(async () => mail.received.length === 2 && (await list()).counts.tasks === 1);
    expect(entryIn(mail.received[1]?.source ?? '')).toContain(`UID:${reached.seat.id}@novbe`);
    const [task] = (await list('tasks')).notices;
    expect(task).toMatchObject({
      kind: 'called-off',
      channel: 'phone',
      contact: { name: 'Ayan', phone: '+994501112233' },
    });
    const told = () =>
      server.ask('reception', 'noticeTold', { params: { notice: task?.id ?? '' }, body: { reached: true } });
    expect((await told()).value).toMatchObject({ status: 'delivered', contact: null });
    expect((await told()).refusal?.code).toBe('wrong-status');
    expect((await list()).counts.tasks).toBe(0);
  });
});

test('nothing personal stands in the rows of notices or in the log', async () => {
  await book('09:10');
  await until(() => mail.received.length === 1);
  const events = JSON.stringify((await server.ask('manager', 'events')).value);
  const rows = JSON.stringify((await list()).notices);
  for (const text of [events, rows]) expect(text).not.toMatch(/ayan/i);
});
