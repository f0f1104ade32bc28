import { afterEach, beforeEach, expect, test } from 'vitest';
import { theClock } from '../../../engine/queue/commands/day.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { dayMs } from '../../../shared/time/durations.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { type AServer, aServer, openCentre } from '../../support/server.ts';

/** [PV2] The citizen's wish to be erased: answered with what stays and why. */

const name = (id: string) => ({ id, name: { az: id } });
const withCases: Partial<Centre> = {
  caseKinds: [{ ...name('appeal'), letter: 'M', form: 'appeal', outcomes: ['explained'], objections: 'appeal' }],
  caseTopics: [name('pension')],
  caseOutcomes: [name('explained')],
};
let clock: ManualClock;
let server: AServer;
beforeEach(async () => {
  clock = manualClock(Date.parse('2026-03-06T10:00+04:00'));
  server = await aServer({ centre: openCentre(withCases), clock });
});
afterEach(() => server.close());

const contact = { phone: '+994501112233' };
const answers = { text: 'Məsələ', surname: 'Nümunəvi', name: 'Nümunə', address: 'Bakı', ...contact };
const register = async () => {
  const body = { kind: 'appeal', topic: 'pension', answers, contact };
  const { secret, number } = (await server.ask(null, 'registerCase', { body })).value;
  const [one] = (await server.ask('manager', 'cases', { query: { number } })).value.cases;
  return { secret, id: one?.id ?? '' };
};
const wish = (secret: string) => server.ask(null, 'ownCaseErase', { params: { secret }, body: {} });

test('[PV2] while an answer is owed, or may be objected to, all of it stays', async () => {
  const { secret, id } = await register();
  expect((await wish(secret)).value).toEqual({ erased: false, stays: [{ what: 'all', why: 'answer-owed' }] });
  const answer = { text: 'Yenidən hesablanıb, fərq veriləcək.', outcome: 'explained', way: 'portal' };
  await server.ask('manager', 'answerCase', { params: { case: id }, body: answer });
  expect((await wish(secret)).value).toEqual({ erased: false, stays: [{ what: 'all', why: 'may-object' }] });
  await server.store.erase(clock.now());
  expect((await server.ask(null, 'own', { params: { secret } })).status).toBe(200);
});

test('[PV2] what is closed stays for as long as its objection is open', async () => {
  const { secret, id } = await register();
  const answer = { text: 'Yenidən hesablanıb, fərq veriləcək.', outcome: 'explained', way: 'portal' };
  await server.ask('manager', 'answerCase', { params: { case: id }, body: answer });
  const objection = await server.ask(null, 'ownCaseObject', { params: { secret }, body: { reason: 'Səhvdir.' } });
  clock.set(clock.now() + 31 * dayMs);
  const live = server.centres.find('small');
  const closing = { at: clock.now(), by: theClock, staff: null, command: { type: 'close-old', cases: [id] } } as const;
  await live?.ask({ command: null, case: closing, toReply: () => null });
  expect((await server.ask(null, 'own', { params: { secret } })).value.case?.status).toBe('closed');
  expect((await wish(secret)).value).toEqual({ erased: false, stays: [{ what: 'all', why: 'answer-owed' }] });
  await server.ask(null, 'withdrawOwn', { params: { secret: objection.value.secret }, body: {} });
  expect((await wish(secret)).value.erased).toBe(true);
});

test('[PV2] what has ended is erased, and its number stays', async () => {
  const { secret, id } = await register();
  await server.ask(null, 'withdrawOwn', { params: { secret }, body: {} });
  expect((await wish(secret)).value).toEqual({ erased: true, stays: [{ what: 'number-and-dates', why: 'figures' }] });
  await server.store.erase(clock.now());
  expect((await server.ask(null, 'own', { params: { secret } })).status).toBe(404);
  expect((await server.ask('manager', 'case', { params: { case: id } })).value).toMatchObject({ person: null });
  expect((await wish(secret)).refusal?.code).toBe('case-not-found');
});
