import { afterEach, beforeEach, expect, test } from 'vitest';
import { newSecret } from '../../../server/ids.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { type AServer, aServer, openCentre } from '../../support/server.ts';

/** What a citizen asks over HTTP: what may be asked, a form that is begun and sent, and the page behind its secret. */

const name = (id: string) => ({ id, name: { az: id } });
const official = (id: string, offered: boolean) => ({
  ...{ id, offered, surname: 'Tağıyeva', name: 'Nigar', patronymic: 'Rauf qızı', post: { az: 'Müdir' } },
  ...{ department: 'social', counter: '1', service: 'a', receptions: [] },
});
const withCases: Partial<Centre> = {
  departments: [name('social')],
  caseKinds: [
    { ...name('appeal'), letter: 'M', form: 'appeal', outcomes: ['explained'] },
    { ...name('inside'), letter: 'S', form: 'appeal', days: 5, offered: false, outcomes: ['explained'] },
  ],
  officials: [official('t', true), official('h', false)],
  caseTopics: [name('pension'), { ...name('violence'), urgent: { az: '142' } }],
  caseOutcomes: [name('explained')],
};

let clock: ManualClock;
let server: AServer;
beforeEach(async () => {
  clock = manualClock(Date.parse('2026-03-06T10:00+04:00'));
  server = await aServer({ centre: openCentre(withCases), clock });
});
afterEach(() => server.close());

const answers = {
  text: 'Pensiyam düzgün hesablanmayıb.',
  ...{ surname: 'Nümunəvi', name: 'Nümunə', address: 'Nümunə küçəsi 1', phone: '+994501112233' },
};
const contact = { phone: '+994501112233' };
const begin = async (): Promise<string> => {
  const about = { kind: 'appeal', topic: 'pension' };
  const body = { form: 'appeal', answers: { text: answers.text }, about };
  return (await server.ask(null, 'addDraft', { body })).value.secret;
};
const send = (draft: string) =>
  server.ask(null, 'registerCase', { body: { kind: 'appeal', topic: 'pension', answers, contact, draft } });
const own = async (secret: string): Promise<RouteValue<'own'>> =>
  (await server.ask(null, 'own', { params: { secret } })).value;

test('what may be asked is told with its days, and what is urgent; what is not offered is not', async () => {
  expect((await server.ask(null, 'caseKinds', {})).value).toMatchObject({
    kinds: [{ id: 'appeal', form: 'appeal', days: 15 }],
    topics: [
      { id: 'pension', urgent: null },
      { id: 'violence', urgent: { az: '142' } },
    ],
    officials: [{ id: 't', name: 'Tağıyeva Nigar Rauf qızı', post: { az: 'Müdir' } }],
  });
});

test('[FO5] a form that was begun is gone on with, and its secret is that of the case once it is sent', async () => {
  const secret = await begin();
  const body = { answers: { surname: 'Nümunəvi' }, about: { kind: 'appeal', topic: 'violence' } };
  await server.ask(null, 'answerDraft', { params: { secret }, body });
  expect((await own(secret)).draft).toMatchObject({
    ...{ form: 'appeal', about: { kind: 'appeal', topic: 'violence' } },
    answers: { text: answers.text, surname: 'Nümunəvi' },
  });
  const sent = await send(secret);
  expect(sent.value).toMatchObject({ secret, due: '2026-04-08' });
  expect(await own(secret)).toMatchObject({
    draft: null,
    case: { number: sent.value.number, status: 'received', form: 'appeal@1', answers, hidden: [], signedBy: null },
  });
  // Sent again from a tab that had no answer: the same case, and no second one.
  expect((await send(secret)).value).toEqual(sent.value);
  expect((await server.ask('manager', 'cases', {})).value.cases).toHaveLength(1);
});

test('a form that is over, or of nobody, takes nothing away: what was typed is sent all the same', async () => {
  const gone = newSecret();
  const sent = await send(gone);
  expect(sent.status).toBe(201);
  expect(sent.value.secret).not.toBe(gone);
});

test('[CS12] looking at it changes nothing, and who signed the answer is told', async () => {
  const { secret } = (await send(await begin())).value;
  const [one] = (await server.ask('manager', 'cases', {})).value.cases;
  const before = await server.ask('manager', 'case', { params: { case: one?.id ?? '' } });
  await own(secret);
  await own(secret);
  const after = await server.ask('manager', 'case', { params: { case: one?.id ?? '' } });
  expect(after.reply.body).toBe(before.reply.body);
  const body = { text: 'Pensiyanız yenidən hesablanıb.', outcome: 'explained', way: 'portal' };
  await server.ask('manager', 'answerCase', { params: { case: one?.id ?? '' }, body });
  expect((await own(secret)).case).toMatchObject({ status: 'answered', signedBy: expect.stringMatching(/./) });
});
