import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Centre } from '../../../shared/centre/centre.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { type MailServer, openMailServer, partOf } from '../../fakes/mail-server.ts';
import { type AServer, aServer, openCentre } from '../../support/server.ts';

/** Notices of a case, from what was sent to a real mail server, or to a person who rings. */

const name = (id: string) => ({ id, name: { az: id } });
const withCases: Partial<Centre> = {
  departments: [name('social')],
  caseKinds: [{ ...name('appeal'), letter: 'M', form: 'appeal', outcomes: ['explained'] }],
  caseTopics: [name('pension')],
  caseOutcomes: [name('explained')],
};

let clock: ManualClock;
let mail: MailServer;
let server: AServer;
beforeEach(async () => {
  clock = manualClock(Date.parse('2026-03-06T10:00+04:00'));
  mail = await openMailServer();
  const settings = { url: mail.url, from: 'Növbə <queue@example.org>' };
  const publicUrl = 'https://queue.example.org';
  server = await aServer({ centre: openCentre(withCases), clock, jobs: true, publicUrl, mail: settings });
});
afterEach(async () => {
  await server.close();
  await mail.close();
});

/** The mail server takes its own time: the clock goes on a second at a time until something is so. */
const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 2000 && !(await isSo()); tries++) {
    await clock.advance(1000);
    await sleep(5);
  }
  expect(await isSo()).toBe(true);
};

const answers = { text: 'Gizli məsələ', surname: 'Nümunəvi', name: 'Nümunə', address: 'Bakı', phone: '+994501112233' };
const send = async (contact: object): Promise<{ readonly number: string; readonly secret: string; id: string }> => {
  const body = { kind: 'appeal', topic: 'pension', answers, contact };
  const { value } = await server.ask(null, 'registerCase', { body });
  const found = await server.ask('manager', 'cases', { query: { number: value.number } });
  return { ...value, id: found.value.cases[0]?.id ?? '' };
};
/** The text of a message, as its reader sees it. */
const plain = (source: string): string => partOf(source, 'text/plain');
const subjects = (): readonly string[] => mail.received.map(({ source }) => /^Subject: (.*)$/m.exec(source)?.[1] ?? '');
const list = async (of: 'all' | 'tasks') => (await server.ask('reception', 'notices', { query: { of } })).value.notices;

test('[NO1] [NO5] the citizen is told of each step by mail, with the number and the link, and nothing of what was written', async () => {
  const { id, number, secret } = await send({ email: 'ayan@example.org' });
  await until(() => mail.received.length === 1);
  const first = plain(mail.received[0]?.source ?? '');
  expect(mail.received[0]?.to).toEqual(['ayan@example.org']);
  for (const part of [number, `https://queue.example.org/m/${secret}`]) expect(first).toContain(part);
  await server.ask('manager', 'routeCase', { params: { case: id }, body: { department: 'social' } });
  await server.ask('manager', 'askCitizen', { params: { case: id }, body: { text: 'Gizli sual' } });
  await until(() => mail.received.length === 2);
  await server.ask(null, 'ownCaseSupply', { params: { secret }, body: { text: 'Budur.' } });
  const answer = { text: 'Gizli cavab: yenidən hesablanıb.', outcome: 'explained', way: 'e-mail' };
  await server.ask('manager', 'answerCase', { params: { case: id }, body: answer });
  await until(() => mail.received.length === 3);
  expect(new Set(subjects()).size).toBe(3);
  for (const { source } of mail.received) {
    expect(source).not.toContain('text/calendar');
    for (const text of [source, plain(source)]) expect(text).not.toMatch(/Gizli|pension|Nümunə/);
  }
  expect((await list('all')).map(({ kind, status, case: of }) => [kind, status, of?.number])).toEqual([
    ['case-answered', 'sent', number],
    ['case-asked', 'sent', number],
    ['case-received', 'sent', number],
  ]);
});

test('[NO3] a question that was replied to meanwhile is not told any more', async () => {
  mail.reply(451);
  const { id, secret } = await send({ email: 'ayan@example.org' });
  await server.ask('manager', 'askCitizen', { params: { case: id }, body: { text: 'Sual' } });
  await server.ask(null, 'ownCaseSupply', { params: { secret }, body: { text: 'Budur.' } });
  await until(async () => (await list('all')).some(({ status }) => status === 'cancelled'));
  expect((await list('all')).find(({ kind }) => kind === 'case-asked')).toMatchObject({ reason: 'changed' });
});

test('[NO4] without a provider a person rings them, who sees the number of the case and of the phone', async () => {
  const { id, number } = await send({ phone: '+994501112233', name: 'Ayan' });
  await server.ask('manager', 'askCitizen', { params: { case: id }, body: { text: 'Sual' } });
  await until(async () => (await list('tasks')).length === 1);
  const [task] = await list('tasks');
  expect(task).toMatchObject({
    ...{ kind: 'case-asked', channel: 'phone', seat: null, case: { id, number } },
    contact: { name: 'Ayan', phone: '+994501112233' },
  });
  const done = await server.ask('reception', 'noticeTold', {
    params: { notice: task?.id ?? '' },
    body: { reached: true },
  });
  expect(done.value).toMatchObject({ status: 'delivered' });
});
