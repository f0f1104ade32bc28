import { afterAll, beforeAll, expect, test } from 'vitest';
import { newSecret } from '../../../server/ids.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { user } from '../../store/access-contract.ts';
import { changeUser } from '../../store/changing.ts';
import { sessionOf } from '../../support/house.ts';
import { type AServer, aServer, openCentre } from '../../support/server.ts';

/** [CS11] Cases are found over HTTP, and who looked is told to whose they are. */

const name = (id: string) => ({ id, name: { az: id } });
const withCases: Partial<Centre> = {
  departments: [name('social')],
  caseKinds: [{ ...name('appeal'), letter: 'M', form: 'appeal', outcomes: ['explained'] }],
  caseTopics: ['pension', 'roads'].map(name),
  caseOutcomes: [name('explained')],
};
let clock: ManualClock;
let server: AServer;
beforeAll(async () => {
  clock = manualClock(Date.parse('2026-03-06T10:00+04:00'));
  server = await aServer({ centre: openCentre(withCases), clock });
});
afterAll(() => server.close());

const register = async (surname: string, phone: string, topic = 'pension') => {
  const answers = { text: 'Pensiya haqqında', surname, name: 'Günəş', address: 'Bakı', phone };
  const contact = { name: `${surname} Günəş`, phone };
  const body = { kind: 'appeal', topic, answers, contact };
  return (await server.ask('reception', 'registerCase', { body })).value;
};
const search = async (body: object, who: 'manager' | 'clerk' = 'manager') =>
  (await server.ask(who, 'searchCases', { body })).value;
const looks = async (secret: string) => (await server.ask(null, 'ownLooks', { params: { secret } })).value.looks;

test('by folded name, by a phone in any spelling, by number and words; each with what the person has', async () => {
  const first = await register('Əliyeva', '+994501112233');
  await register('Əliyeva', '+994501112233', 'roads');
  await register('Məmmədova', '+994557778899');
  for (const said of ['əliyeva', 'ELIYEVA', 'eliy günəş']) expect((await search({ name: said })).total).toBe(2);
  for (const phone of ['+994 50 111-22-33', '050 111 22 33', '994501112233', '00994501112233', '(50) 111 22 33'])
    expect((await search({ phone })).total).toBe(2);
  const { total, found } = await search({ number: first.number.toLowerCase() });
  expect([total, found[0]?.name, found[0]?.person]).toEqual([1, 'Əliyeva Günəş', { all: 2, year: 2, topic: 1 }]);
  expect((await search({ words: 'pensiya', topic: 'roads' })).total).toBe(1);
  expect((await search({ number: 'M26-000001-?' })).total).toBe(0);
  expect((await search({ name: 'Алиева' })).total).toBe(0);
  expect((await server.ask('manager', 'searchCases', { body: { surname: 'x' } })).status).toBe(400);
});

test('who may not see a case does not find it', async () => {
  expect((await search({ name: 'əliyeva' }, 'clerk')).total).toBe(0);
});

test('each search by what tells people apart and each opening is told to the citizen, by role; other searches are not', async () => {
  const { secret, number } = await register('Şıxəliyeva', '+994551234567');
  expect(await looks(secret)).toEqual([]);
  await search({ topic: 'pension', overdue: true });
  expect(await looks(secret)).toEqual([]);
  await clock.advance(1000);
  const { found } = await search({ name: 'sixeliyeva' });
  await changeUser(server.store, user('leyla', { role: 'clerk', mustChange: false, counters: null }));
  await server.access.people.edit({ bound: null, centre: 'small', self: null }, 'leyla', { duties: ['register'] });
  const headers = { cookie: `novbe-session=${await sessionOf(server.access, 'leyla')}` };
  await clock.advance(1000);
  const open = () => server.ask(null, 'case', { params: { case: found[0]?.case.id ?? '' }, headers });
  expect((await open()).value.case.number).toBe(number);
  await open();
  const told = await looks(secret);
  expect(told.map(({ what, role }) => [what, role])).toEqual([
    ['opened', 'clerk'],
    ['searched', 'manager'],
  ]);
  expect(JSON.stringify(told)).not.toMatch(/leyla|sixeliyeva/i);
  await clock.advance(600_000);
  await open();
  expect(await looks(secret)).toHaveLength(3);
  expect(await looks(newSecret())).toEqual([]);
});
