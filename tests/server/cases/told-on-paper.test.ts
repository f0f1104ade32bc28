import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Centre } from '../../../shared/centre/centre.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { type MailServer, openMailServer } from '../../fakes/mail-server.ts';
import { eventually } from '../../support/eventually.ts';
import { type AServer, aServer, openCentre } from '../../support/server.ts';

/** [NO4] Citizens who chose a letter, a paper in their hand or a call: what a person of the office has to do, and what is on record. */

const name = (id: string) => ({ id, name: { az: id } });
const withCases: Partial<Centre> = {
  departments: [name('social'), name('roads')],
  caseKinds: [{ ...name('appeal'), letter: 'M', form: 'appeal', outcomes: ['explained'] }],
  caseTopics: [name('pension')],
  caseOutcomes: [name('explained')],
  officials: [],
};

let clock: ManualClock;
let mail: MailServer;
let server: AServer;
beforeEach(async () => {
  clock = manualClock(Date.parse('2026-03-06T10:00+04:00'));
  mail = await openMailServer();
  server = await aServer({
    ...{ centre: openCentre(withCases), clock, jobs: true, publicUrl: 'https://queue.example.org' },
    mail: { url: mail.url, from: 'Növbə <queue@example.org>' },
  });
});
afterEach(async () => {
  await server.close();
  await mail.close();
});

const [phone, email, address] = ['+994501112233', 'ayan@example.org', 'Bakı, Nizami küçəsi 5, AZ1000'];
const answers = { text: 'Məsələ', surname: 'Nümunəvi', name: 'Nümunə', address: 'Bakı', phone };
const send = async (contact: object, who: 'reception' | null = null, more: object = {}) => {
  const { value } = await server.ask(who, 'registerCase', { body: { kind: 'appeal', answers, contact, ...more } });
  const found = await server.ask('manager', 'cases', { query: { number: value.number } });
  return { ...value, id: found.value.cases[0]?.id ?? '' };
};
const answerIt = (id: string, way: 'post' | 'print' | 'e-mail') =>
  server.ask('manager', 'answerCase', {
    params: { case: id },
    body: { text: 'Müraciətinizə baxıldı və izah edildi.', outcome: 'explained', way },
  });
const toTell = async (who: 'manager' | 'reception' = 'manager') =>
  (await server.ask(who, 'casesToTell')).value.tasks.map(({ kind, channel, case: of, ...who }) => ({
    ...{ kind, channel, number: of.number, due: of.due, notice: who.notice },
    ...{ name: who.name, phone: who.phone, address: who.address },
  }));
/** What stands in the list, once the outbox was looked into. */
const listed = async (expected: readonly object[]) =>
  eventually(async () => {
    await clock.advance(1000);
    expect(await toTell()).toMatchObject(expected);
  });
const tell = (id: string, notice: string | undefined, reached: boolean) =>
  server.ask('manager', 'tellCase', { params: { case: id, notice: notice ?? '' }, body: { reached } });
const whole = async (id: string) => (await server.ask('manager', 'case', { params: { case: id } })).value;
const pdf = async (path: string) => {
  const reply = await server.app.inject({
    url: `/api/centres/small/${path}`,
    headers: { authorization: `Bearer ${server.tokens.manager}` },
  });
  return { status: reply.statusCode, begins: reply.rawPayload.subarray(0, 5).toString('latin1') };
};

test('[NO4] a letter: it stands in the list with its address, is printed, and who sent it when is on record', async () => {
  const { id, number, secret } = await send({ name: 'Ayan', phone, email, address, by: 'letter' });
  const own = await server.ask(null, 'own', { params: { secret } });
  expect(own.value.case).toMatchObject({ toldBy: 'letter', toldFirst: 'letter' });
  await answerIt(id, 'post');
  await listed([{ kind: 'case-answered', channel: 'letter', number, name: 'Ayan', address, phone: null }]);
  const [task] = await toTell();
  expect((await whole(id)).notices).toMatchObject([
    { kind: 'case-received', channel: 'email', status: 'sent', mine: false },
    { kind: 'case-answered', channel: 'letter', status: 'queued', by: null, mine: true },
  ]);
  expect(await pdf(`cases/${id}/notices/${task?.notice}/letter`)).toEqual({ status: 200, begins: '%PDF-' });
  expect(await tell(id, task?.notice, true)).toMatchObject({ status: 200, value: { status: 'sent' } });
  expect((await tell(id, task?.notice, true)).refusal?.code).toBe('wrong-status');
  expect(await toTell()).toEqual([]);
  const at = new Date(clock.now()).toISOString();
  expect((await whole(id)).notices.at(-1)).toMatchObject({ status: 'sent', by: 'manager-1', at, mine: false });
  // Nobody claims that a letter arrived, and nothing of the answer went by another way.
  expect(mail.received).toHaveLength(1);
});

test('[NO4] on paper: handed over at the counter, and marked as reached', async () => {
  const { id } = await send({ phone, by: 'hand' });
  await server.ask('manager', 'askCitizen', { params: { case: id }, body: { text: 'Sual' } });
  await listed([{ kind: 'case-asked', channel: 'hand', phone: null, address: null }]);
  const [task] = await toTell();
  expect((await pdf(`cases/${id}/notices/${task?.notice}/letter`)).begins).toBe('%PDF-');
  expect((await tell(id, task?.notice, true)).value).toEqual({ status: 'delivered' });
});

test('[NO4] a call that reached nobody: the next way is gone, and the page of the case says so', async () => {
  const { id } = await send({ phone, email, by: 'phone' });
  await answerIt(id, 'e-mail');
  await listed([{ kind: 'case-answered', channel: 'phone', phone }]);
  const before = mail.received.length;
  const [task] = await toTell();
  expect((await tell(id, task?.notice, false)).value).toEqual({ status: 'queued' });
  expect(await toTell()).toEqual([]);
  await eventually(async () => {
    await clock.advance(1000);
    expect((await whole(id)).notices.at(-1)).toMatchObject({ channel: 'email', status: 'sent', by: null });
  });
  expect(mail.received).toHaveLength(before + 1);
});

test('[NO4] the last task that reached nobody has failed, with who tried', async () => {
  const { id } = await send({ phone, by: 'phone' });
  await answerIt(id, 'e-mail');
  await listed([{ channel: 'phone' }]);
  const [task] = await toTell();
  await tell(id, task?.notice, false);
  await eventually(async () => {
    await clock.advance(1000);
    expect((await whole(id)).notices.at(-1)).toMatchObject({
      status: 'failed',
      reason: 'not-reached',
      by: 'manager-1',
    });
  });
});

test('[NO4] a way that cannot be gone falls to the next one, and both say so', async () => {
  const { id, secret } = await send({ phone, email, by: 'sms' });
  expect((await whole(id)).toldFirst).toBe('email');
  const own = await server.ask(null, 'own', { params: { secret } });
  expect(own.value.case).toMatchObject({ toldBy: 'sms', toldFirst: 'email' });
});

test('an address is asked for where a letter is chosen, and refused by its name where it is missing', async () => {
  for (const contact of [
    { phone, by: 'letter' },
    { phone, by: 'letter', address: '   ' },
    { phone, address: ' ' },
  ]) {
    const { status, refusal } = await server.ask(null, 'registerCase', { body: { kind: 'appeal', answers, contact } });
    expect([status, refusal]).toMatchObject([400, { code: 'malformed', about: { field: 'contact/address' } }]);
  }
  expect((await server.ask('manager', 'cases')).value.cases).toEqual([]);
});

test('[CS20] who was not there when their paper was registered is told its number by letter; who was there has seen it', async () => {
  const paper = await send({ name: 'Ayan', address, by: 'letter' }, 'reception', { channel: 'post' });
  await send({ phone, address, by: 'letter' });
  await listed([{ kind: 'case-received', channel: 'letter', number: paper.number }]);
});

test('[NO3] a letter is not asked for once what it tells of is over', async () => {
  const { id, secret } = await send({ phone, address, by: 'letter' });
  await server.ask('manager', 'askCitizen', { params: { case: id }, body: { text: 'Sual' } });
  await listed([{ kind: 'case-asked', channel: 'letter' }]);
  await server.ask(null, 'ownCaseSupply', { params: { secret }, body: { text: 'Budur.' } });
  expect(await toTell()).toEqual([]);
});

test('the list is by due date, and of the cases that one looks after', async () => {
  const late = { channel: 'post', receivedAt: '2026-02-10', reason: 'gec gəldi' };
  const first = await send({ phone, address, by: 'letter' });
  const older = await send({ phone, address, by: 'letter' }, 'reception', late);
  for (const { id } of [first, older]) await answerIt(id, 'post');
  await listed([
    { number: older.number, kind: 'case-received' },
    { number: older.number, kind: 'case-answered' },
    { number: first.number, kind: 'case-answered' },
  ]);
  expect(await toTell('reception')).toEqual([]);
  const [task] = await toTell();
  const asked = { params: { case: older.id, notice: task?.notice ?? '' }, body: { reached: true } };
  expect((await server.ask('reception', 'tellCase', asked)).refusal?.code).toBe('case-not-found');
  const other = { params: { case: first.id, notice: task?.notice ?? '' }, body: { reached: true } };
  expect((await server.ask('manager', 'tellCase', other)).refusal?.code).toBe('not-found');
});
