import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonChange } from '../../../server/access/people.ts';
import { newSecret } from '../../../server/ids.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import type { RouteName } from '../../../shared/paths.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { user } from '../../store/access-contract.ts';
import { changeUser } from '../../store/changing.ts';
import { sessionOf } from '../../support/house.ts';
import { type AServer, aServer, openCentre, twoServers } from '../../support/server.ts';

/** Cases from outside: asked for, looked after and answered, over HTTP alone. */

const name = (id: string) => ({ id, name: { az: id } });
const withCases: Partial<Centre> = {
  departments: ['social', 'legal'].map(name),
  caseKinds: [
    { ...name('appeal'), letter: 'M', form: 'appeal', outcomes: ['explained'] },
    { ...name('complaint'), letter: 'S', form: 'appeal', outcomes: ['explained'] },
  ],
  caseTopics: ['pension', 'roads'].map(name),
  caseOutcomes: [name('explained')],
  caseRouting: [
    { id: 'pensions', topic: 'pension', department: 'social' },
    { id: 'courts', words: ['məhkəmə'], department: 'legal' },
  ],
  leaveGrounds: [name('anonymous')],
};
const at = (date: string): number => Date.parse(`${date}T10:00+04:00`);

let clock: ManualClock;
let server: AServer;
beforeEach(async () => {
  clock = manualClock(at('2026-03-06'));
  server = await aServer({ centre: openCentre(withCases), clock });
});
afterEach(() => server.close());

let people = 0;
const answers = {
  text: 'Pensiyam düzgün hesablanmayıb, məhkəmə qərarı var.',
  ...{ surname: 'Nümunəvi', name: 'Nümunə', address: 'Nümunə küçəsi 1', phone: '+994501112233' },
};
const phone = () => `+9945011${String(people++).padStart(5, '0')}`;
const registering = (more: object = {}) => ({ kind: 'appeal', answers, contact: { phone: phone() }, ...more });
const register = async (more: object = {}) => {
  const { value } = await server.ask('reception', 'registerCase', { body: registering(more) });
  const found = await server.ask('manager', 'cases', { query: { number: value.number } });
  return { ...value, id: found.value.cases[0]?.id ?? '' };
};
type Move = Extract<RouteName, `${string}Case` | `${string}Citizen`>;
const move = async (route: Move, id: string, body: object = {}, who: Parameters<AServer['ask']>[0] = 'manager') =>
  (await server.ask(who, route, { params: { case: id }, body })).refusal?.code ?? null;
const story = async (id: string): Promise<RouteValue<'case'>> =>
  (await server.ask('manager', 'case', { params: { case: id } })).value;
const own = async (secret: string): Promise<RouteValue<'own'>['case']> =>
  (await server.ask(null, 'own', { params: { secret } })).value.case;

const ofSocial = { duties: ['answer'], department: 'social' } as const satisfies PersonChange;
/** Somebody who signs in with these duties; gives the headers that they send. */
const aPerson = async (id: string, said: PersonChange, role: 'clerk' | 'manager' = 'clerk') => {
  await changeUser(server.store, user(id, { role, mustChange: false, counters: null }));
  const edited = await server.access.people.edit({ bound: null, centre: 'small', self: null }, id, {
    ...said,
  });
  expect(edited.ok).toBe(true);
  const cookie = `novbe-session=${await sessionOf(server.access, id)}`;
  return { cookie, host: 'centre.example', origin: 'http://centre.example' };
};

describe('asking', () => {
  test('gives the number and the due date, and the same again for the same key', async () => {
    const body = registering({ topic: 'pension' });
    const asked = await server.ask(null, 'registerCase', { body, key: 'one' });
    expect(asked.status).toBe(201);
    expect(asked.value).toMatchObject({ due: '2026-04-08', receivedOn: '2026-03-06' });
    expect(asked.value.number).toMatch(/^M26-000001-.$/u);
    const again = await server.ask(null, 'registerCase', { body, key: 'one' });
    expect(again.reply.body).toBe(asked.reply.body);
    expect((await server.ask('manager', 'cases', {})).value.cases).toHaveLength(1);
  });
  test('is refused where something is missing or not for a citizen to say', async () => {
    const code = async (more: object, who: 'kiosk' | 'display' | null = null) =>
      (await server.ask(who, 'registerCase', { body: registering(more) })).refusal?.code;
    expect(await code({ kind: 'petition' })).toBe('kind-not-found');
    expect(await code({ topic: 'weather' })).toBe('topic-not-found');
    expect(await code({ against: 'nobody' })).toBe('official-not-found');
    expect(await code({ contact: {} })).toBe('malformed');
    expect(await code({ language: 'tr' })).toBe('malformed');
    expect(await code({ answers: { text: 'x' } })).toBe('bad-answers');
    expect(await code({ form: 'reception' })).toBe('bad-answers');
    expect(await code({ receivedAt: '2026-03-01' })).toBe('not-allowed');
    expect(await code({ channel: 'post' })).toBe('not-allowed');
    expect((await server.ask('display', 'registerCase', { body: registering() })).status).toBe(403);
    expect((await server.ask('manager', 'cases', {})).value.cases).toEqual([]);
  });
  test('[CS16] what came on paper is counted from when it came', async () => {
    const paper = { channel: 'post', receivedAt: '2026-02-05' };
    const refused = await server.ask('reception', 'registerCase', { body: registering(paper) });
    expect(refused.refusal?.code).toBe('needs-reason');
    expect(await register({ ...paper, reason: 'by post' })).toMatchObject({ due: '2026-02-26' });
    const overdue = await server.ask('manager', 'cases', { query: { only: 'overdue' } });
    expect(overdue.value.cases).toMatchObject([{ overdue: true, status: 'received', channel: 'post' }]);
  });
  test('from one address is held to a pace', async () => {
    const codes: (string | undefined)[] = [];
    for (let n = 0; n < 7; n++) {
      const asked = await server.app.inject({
        ...{ method: 'POST', url: '/api/centres/small/cases', remoteAddress: '203.0.113.9' },
        payload: registering(),
      });
      codes.push(asked.json().refusal?.code);
    }
    expect(codes).toEqual([undefined, undefined, undefined, undefined, undefined, 'too-many', 'too-many']);
  });
  test('who asked before is known again by their phone', async () => {
    const contact = { phone: phone() };
    await register({ topic: 'pension', contact });
    const second = await register({ topic: 'pension', contact });
    expect(await story(second.id)).toMatchObject({ earlier: 1, case: { repeats: expect.any(String) } });
    const other = await register({ topic: 'pension' });
    expect(await story(other.id)).toMatchObject({ earlier: 0, case: { repeats: null } });
  });
});

describe('looking after it', () => {
  test('goes the whole way: routed, assigned, asked, replied, extended, answered, reopened, answered', async () => {
    const { id, secret } = await register({ topic: 'pension' });
    await changeUser(server.store, user('leyla', { mustChange: false }));
    await aPerson('leyla', ofSocial);
    expect((await story(id)).proposed).toEqual({
      ...{ department: 'social', row: 'pensions', kind: null, topic: 'pension', word: null },
    });
    expect(await move('routeCase', id)).toBeNull();
    expect(await move('assignCase', id, { user: 'leyla' })).toBeNull();
    expect(await move('askCitizen', id, { text: 'Sənədin surətini göndərin.' })).toBeNull();
    expect(await own(secret)).toMatchObject({
      ...{ status: 'asked', due: '2026-04-08', may: ['comment', 'attach', 'supply', 'withdraw'] },
      texts: [{ what: 'question', text: 'Sənədin surətini göndərin.' }],
    });
    const reply = await server.ask(null, 'ownCaseSupply', { params: { secret }, body: { text: 'Budur.' } });
    expect(reply.value).toMatchObject({ status: 'looked-at' });
    expect(await move('extendCase', id, { reason: 'An expert is asked' })).toBeNull();
    expect(await own(secret)).toMatchObject({
      due: '2026-04-29',
      told: [{ due: '2026-04-08' }, { due: '2026-04-29' }],
      reckoning: { from: '2026-03-06', provisional: false },
    });
    const answer = { text: 'Pensiyanız yenidən hesablanıb.', outcome: 'explained', way: 'e-mail' };
    expect(await move('answerCase', id, { ...answer, text: 'Qısa' })).toBe('needs-text');
    expect(await move('answerCase', id, answer)).toBeNull();
    expect(await own(secret)).toMatchObject({
      status: 'answered',
      outcome: { az: 'explained' },
      may: ['comment', 'reopen'],
    });
    const again = { params: { secret }, body: { reason: 'Sualıma cavab yoxdur' } };
    expect((await server.ask(null, 'ownCaseReopen', again)).value).toMatchObject({ status: 'looked-at' });
    expect(await move('answerCase', id, answer)).toBeNull();
    expect((await server.ask(null, 'ownCaseReopen', again)).refusal?.code).toBe('already-reopened');
    expect((await story(id)).steps.map(({ what }) => what)).toEqual([
      ...['registered', 'routed', 'assigned', 'asked', 'supplied', 'extended', 'answered', 'reopened', 'answered'],
    ]);
  });
  test('the citizen sees nothing that staff wrote for each other, and nobody else', async () => {
    const { id, secret } = await register();
    await register({ topic: 'roads' });
    await move('commentCase', id, { text: 'Gizli qeyd' });
    await move('routeCase', id, { department: 'legal' });
    const { reply } = await server.ask(null, 'own', { params: { secret } });
    for (const hidden of ['Gizli qeyd', 'legal', 'manager', 'executor', '"person"'])
      expect(reply.body).not.toContain(hidden);
    expect((await server.ask(null, 'own', { params: { secret: newSecret() } })).refusal?.code).toBe('not-found');
  });
  test('is withdrawn by the citizen, once', async () => {
    const { id, secret } = await register();
    const withdraw = () => server.ask(null, 'withdrawOwn', { params: { secret }, body: {} });
    expect((await withdraw()).status).toBe(200);
    expect(await own(secret)).toMatchObject({ status: 'withdrawn', may: [] });
    expect((await withdraw()).refusal?.code).toBe('wrong-status');
    expect(await move('reopenCase', id, { reason: 'again' })).toBe('not-allowed');
  });
  test('is seen and moved on by those whose it is', async () => {
    const { id } = await register({ topic: 'pension' });
    const other = await register({ topic: 'roads' });
    const [ours, theirs] = [
      await aPerson('aysel', ofSocial),
      await aPerson('nigar', { ...ofSocial, department: 'legal' }),
    ];
    await move('routeCase', id);
    const list = async (headers: object) =>
      (await server.ask(null, 'cases', { headers: { ...headers } })).value.cases.map((one) => one.id);
    expect(await list(ours)).toEqual([id]);
    expect(await list(theirs)).toEqual([]);
    expect((await server.ask('clerk', 'cases', {})).value.cases).toEqual([]);
    const ask = async (route: Move, of: string, body: object, headers: object) =>
      (await server.ask(null, route, { params: { case: of }, body, headers: { ...headers } })).refusal?.code ?? null;
    expect(await ask('assignCase', id, { user: 'aysel' }, theirs)).toBe('case-not-found');
    expect(await ask('extendCase', id, { reason: 'more' }, ours)).toBe('not-allowed');
    expect(await ask('assignCase', id, { user: 'nigar' }, ours)).toBe('executor-not-found');
    expect(await ask('assignCase', id, { user: 'aysel' }, ours)).toBeNull();
    expect(await ask('askCitizen', id, { text: 'Sual' }, ours)).toBeNull();
    expect(await ask('controlCase', id, { on: true, reason: 'press' }, ours)).toBe('not-allowed');
    const overseer = await aPerson('oversees', { duties: ['oversee'] }, 'manager');
    expect(await ask('controlCase', other.id, { on: true, reason: 'press' }, overseer)).toBeNull();
    expect((await story(other.id)).case.control).toBe(true);
  });
  test('[CS9] a complaint is not looked after by the official it names', async () => {
    await server.close();
    const official = {
      ...{ id: 'deputy', surname: 'Nümunə', name: 'Ad', post: { az: 'Müavin' }, department: 'social' },
      ...{ offered: true, counter: '1', service: 'a', receptions: [] },
    };
    server = await aServer({ centre: openCentre({ ...withCases, officials: [official] }), clock });
    const { id } = await register({ kind: 'complaint', topic: 'pension', against: 'deputy' });
    await aPerson('named', { ...ofSocial, official: 'deputy' });
    await move('routeCase', id);
    expect(await move('assignCase', id, { user: 'named' })).toBe('conflict');
    await aPerson('other', ofSocial);
    expect(await move('assignCase', id, { user: 'other' })).toBeNull();
  });
  test('pages go by due date, and each case is on one of them', async () => {
    for (let n = 0; n < 55; n++) await register();
    const first = (await server.ask('manager', 'cases', { query: { only: 'open' } })).value;
    const second = (await server.ask('manager', 'cases', { query: { after: first.next ?? '' } })).value;
    expect([first.cases.length, second.cases.length, second.next]).toEqual([50, 5, null]);
    expect(new Set([...first.cases, ...second.cases].map(({ number }) => number)).size).toBe(55);
  });
});

test('two servers never give one number twice, and see each other’s cases', async () => {
  const both = await twoServers({ centre: openCentre(withCases), clock });
  try {
    const asked = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        (n % 2 === 0 ? both.first : both.second).ask('reception', 'registerCase', { body: registering() }),
      ),
    );
    expect(new Set(asked.map(({ value }) => value.number)).size).toBe(20);
    expect((await both.second.ask('manager', 'cases', {})).value.cases).toHaveLength(20);
  } finally {
    await both.close();
  }
});
