import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { verifyStore } from '../../../server/store/sqlite/verify.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { user } from '../../store/access-contract.ts';
import { changeUser } from '../../store/changing.ts';
import { tamper } from '../../store/raw.ts';
import { sessionOf } from '../../support/house.ts';
import { type AServer, aFolder, aServer, openCentre } from '../../support/server.ts';

/** [CS25] [HL4] Calling back over HTTP: who is shown the numbers, what a try does, and that the log tells it again. */

const name = (id: string) => ({ id, name: { az: id } });
const kind = (id: string, letter: string) => ({ ...name(id), letter, form: id, outcomes: ['explained'] });
const centre = openCentre({
  ...{ departments: [name('social')], caseTopics: [name('pension')], caseOutcomes: [name('explained')] },
  caseKinds: [kind('appeal', 'M'), { ...kind('callback', 'R'), offered: false }],
});

let clock: ManualClock;
let server: AServer;
beforeEach(async () => {
  clock = manualClock(Date.parse('2026-03-06T10:00+04:00'));
  server = await aServer({ centre, clock });
});
afterEach(() => server.close());

const wish = async (last: string, receivedAt?: string): Promise<string> => {
  const answers = { phone: `+99450123450${last}`, name: `Nümunə ${last}`, text: `Sual ${last}` };
  const before = receivedAt === undefined ? {} : { receivedAt, reason: 'came before' };
  const body = { kind: 'callback', channel: 'phone', answers, contact: { phone: answers.phone }, ...before };
  return (await server.ask('manager', 'registerCase', { body })).value.number;
};
const due = async (who: 'manager' | 'clerk' = 'manager') => (await server.ask(who, 'dueCallbacks')).value.callbacks;
const attempt = (of: string, reached: boolean, who: 'manager' | 'clerk' = 'manager') =>
  server.ask(who, 'tryCallback', { params: { case: of }, body: { reached } });

test('those who are to be called back stand by their due date, with what one has to know; the look is on record', async () => {
  const [second, first] = [await wish('1'), await wish('2', '2026-03-04')];
  expect(await due()).toMatchObject([
    { number: first, due: '2026-03-05', overdue: true, tries: 0, phone: '+994501234502', text: 'Sual 2' },
    { number: second, due: '2026-03-10', overdue: false, phone: '+994501234501', name: 'Nümunə 1' },
  ]);
  const [one] = await due();
  const looks = await server.store.looksAt('small', one?.case ?? '');
  expect(looks.map(({ what, by }) => [what, by.role])).toEqual([['opened', 'manager']]);
});

test('of one date those stand first who were tried less', async () => {
  const [first, second] = [await wish('1'), await wish('2')];
  const numbers = async () => (await due()).map(({ number }) => number);
  expect(await numbers()).toEqual([first, second]);
  await attempt((await due())[0]?.case ?? '', false);
  expect(await numbers()).toEqual([second, first]);
});

test('only those whose duty calls are see a number or say what came of a try', async () => {
  await wish('1');
  const [one] = await due();
  const leyla = user('leyla', { role: 'clerk', mustChange: false, counters: null });
  await changeUser(server.store, leyla);
  const headers = {
    cookie: `novbe-session=${await sessionOf(server.access, leyla.id)}`,
    ...{ host: 'centre.example', origin: 'http://centre.example' },
  };
  const list = async () => (await server.ask(null, 'dueCallbacks', { headers })).value.callbacks.length;
  const params = { case: one?.case ?? '' };
  const attempted = () => server.ask(null, 'tryCallback', { params, body: { reached: false }, headers });
  expect(await list()).toBe(0);
  expect((await attempted()).refusal?.code).toBe('case-not-found');
  await changeUser(server.store, { ...leyla, duties: ['calls'] });
  expect(await list()).toBe(1);
  expect((await attempted()).value.case).toMatchObject({ status: 'received', outcome: null });
  const { steps } = (await server.ask('manager', 'case', { params })).value;
  expect(steps.at(-1)).toMatchObject({ what: 'tried', by: { kind: 'user', name: leyla.name }, outcome: null });
});

test('the third try that reaches nobody closes it, one that does answers it, and an appeal is not tried', async () => {
  const [lost, found] = [await wish('1'), await wish('2')];
  const [a, b] = [...(await due())].sort((one, other) => (one.number < other.number ? -1 : 1)).map((one) => one.case);
  for (const _ of [1, 2]) expect((await attempt(a ?? '', false)).value.case.status).toBe('received');
  expect((await attempt(a ?? '', false)).value.case).toMatchObject({
    ...{ number: lost, status: 'closed', outcome: 'not-reached' },
  });
  expect((await attempt(b ?? '', true)).value.case).toMatchObject({
    ...{ number: found, status: 'answered', outcome: 'reached' },
  });
  expect((await attempt(b ?? '', true)).refusal?.code).toBe('wrong-status');
  expect(await due()).toEqual([]);
  const answers = { text: 'Pensiya', surname: 'N', name: 'N', address: 'K 1', phone: '+994501112233' };
  const body = { kind: 'appeal', topic: 'pension', channel: 'phone', answers, contact: { phone: answers.phone } };
  const { number } = (await server.ask('manager', 'registerCase', { body })).value;
  const [appeal] = (await server.ask('manager', 'cases', { query: { number } })).value.cases;
  expect((await attempt(appeal?.id ?? '', true)).refusal?.code).toBe('case-not-found');
  const { total } = (
    await server.ask('manager', 'caseFigures', { query: { from: '2026-03-06', to: '2026-03-06', by: 'kind' } })
  ).value;
  expect(total).toMatchObject({ received: 3, answered: 1, inTime: 1, open: 1 });
});

test('a repeated request is one try, and the log replays to the tries that are stored', async () => {
  const folder = await aFolder();
  const file = `${folder.path}/novbe.db`;
  await server.close();
  server = await aServer({ centre, clock, store: await openSqliteStore({ file }), file });
  await wish('1');
  const [one] = await due();
  const ask = { params: { case: one?.case ?? '' }, body: { reached: false }, key: 'the-same-key-twice' };
  for (const _ of [1, 2]) await server.ask('manager', 'tryCallback', ask);
  expect((await due())[0]?.tries).toBe(1);
  for (const _ of [2, 3]) await attempt(one?.case ?? '', false);
  const findings = async () => (await verifyStore({ file, clock, legsOf: null })).findings;
  expect(await findings()).toEqual([]);
  await tamper(file, 'UPDATE cases SET tries = 2');
  expect(JSON.stringify(await findings())).toContain('tries is 2, replayed 3');
  await server.store.close();
  await folder.remove();
});
