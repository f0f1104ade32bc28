import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Centre } from '../../../shared/centre/centre.ts';
import type { RouteName } from '../../../shared/paths.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { user } from '../../store/access-contract.ts';
import { changeUser } from '../../store/changing.ts';
import { sessionOf } from '../../support/house.ts';
import { type AServer, aServer, openCentre } from '../../support/server.ts';

/** [CS14] Oversight from outside: counts without persons, one case opened with a reason that all concerned see. */

const name = (id: string) => ({ id, name: { az: `${id} adı` } });
const withCases: Partial<Centre> = {
  departments: [name('social')],
  caseKinds: [{ ...name('appeal'), letter: 'M', form: 'appeal', outcomes: ['explained'] }],
  caseTopics: ['pension', 'roads'].map(name),
  caseOutcomes: [name('explained')],
};
const at = (date: string): number => Date.parse(`${date}T10:00+04:00`);
const days = { from: '2026-01-01', to: '2026-12-31' };

let clock: ManualClock;
let server: AServer;
let overseer: { readonly cookie: string; readonly host: string; readonly origin: string };
beforeEach(async () => {
  clock = manualClock(at('2026-03-06'));
  server = await aServer({ centre: openCentre(withCases), clock });
  overseer = await aPerson('nigar', null, ['oversee']);
});
afterEach(() => server.close());

const aPerson = async (id: string, centre: string | null, duties: readonly 'oversee'[]) => {
  await changeUser(server.store, user(id, { role: 'manager', mustChange: false, counters: null, centre, duties }));
  const cookie = `novbe-session=${await sessionOf(server.access, id)}`;
  return { cookie, host: 'centre.example', origin: 'http://centre.example' };
};
const about = { surname: 'Nümunəvi', name: 'Nümunə', address: 'Nümunə küçəsi 1', phone: '+994501112233' };
const register = async (topic: string) => {
  const answers = { text: 'Pensiyam düzgün hesablanmayıb.', ...about };
  const contact = { name: 'Nümunəvi Nümunə', phone: about.phone };
  const body = { kind: 'appeal', answers, contact, topic };
  const { value } = await server.ask('reception', 'registerCase', { body });
  const found = await server.ask('manager', 'cases', { query: { number: value.number } });
  return { secret: value.secret, number: value.number, id: found.value.cases[0]?.id ?? '' };
};
/** Time goes on, and the overseer signs in again. */
const later = async (date: string): Promise<void> => {
  clock.set(at(date));
  overseer = await aPerson('nigar', null, ['oversee']);
};
const ask = <N extends RouteName>(route: N, given: object = {}) =>
  server.ask(null, route, { ...given, headers: overseer });
const oversee = (id: string, reason: string) => ask('overseeCase', { params: { case: id }, body: { reason } });

test('each authority is counted: over the days, by month, and as it stands now', async () => {
  await register('pension');
  const { id } = await register('roads');
  const body = { text: 'Müraciətinizə baxıldı və izah edildi.', outcome: 'explained', way: 'post' };
  await later('2026-04-09');
  await server.ask('manager', 'answerCase', { params: { case: id }, body });
  const { authorities } = (await ask('oversight', { query: days })).value;
  expect(authorities).toMatchObject([{ id: 'small', trouble: null }]);
  const overview = authorities[0]?.overview;
  expect(overview?.total).toMatchObject({ received: 2, answered: 1, inTime: 0, late: 1, onTime: 0 });
  expect(overview?.now).toEqual({ open: 1, overdue: 1, oldest: 16 });
  expect(overview?.months.map(({ key, received, answered, overdue }) => [key, received, answered, overdue])).toEqual([
    ['2026-01', 0, 0, 0],
    ['2026-02', 0, 0, 0],
    ['2026-03', 2, 0, 0],
    ['2026-04', 0, 1, 1],
  ]);
  const { rows } = (await ask('overseenFigures', { query: { ...days, by: 'topic' } })).value;
  expect(rows.map(({ key, received, open }) => [key, received, open])).toEqual([
    ['pension', 1, 1],
    ['roads', 1, 0],
  ]);
});

test('what is listed holds no person, neither who asks nor who answers', async () => {
  const { id, number } = await register('pension');
  await register('roads');
  const reason = 'Mətbuat soruşur, yoxlayırıq';
  expect((await ask('controlCase', { params: { case: id }, body: { on: true, reason } })).refusal).toBeNull();
  const list = (only: string, more: object = {}) => ask('overseenCases', { query: { only, ...more } });
  expect((await list('control')).value.cases).toMatchObject([{ id, number, control: true, overdue: false }]);
  expect((await list('overdue')).value.cases).toEqual([]);
  await later('2026-04-20');
  expect((await list('overdue')).value.cases).toHaveLength(2);
  expect((await list('overdue', { topic: 'roads' })).value.cases).toMatchObject([{ topic: 'roads', overdue: true }]);
  const off = { params: { case: id }, body: { on: false, reason } };
  await ask('controlCase', off);
  expect((await list('control')).value.cases).toEqual([]);
  const all = await Promise.all([
    ask('oversight', { query: days }),
    ...(['month', 'kind', 'topic', 'department', 'channel', 'ground'] as const).map((by) =>
      ask('overseenFigures', { query: { ...days, by } }),
    ),
    list('overdue'),
  ]);
  const said = all.map(({ reply }) => reply.body).join('\n');
  for (const personal of [...Object.values(about), '"person"', '"executor"', '"against"', 'nigar'])
    expect(said).not.toContain(personal);
});

test('one case is opened with a reason, for an hour; the authority and the citizen see who and why', async () => {
  const { id, secret } = await register('pension');
  const open = async () => (await ask('case', { params: { case: id } })).refusal?.code ?? null;
  expect(await open()).toBe('needs-reason');
  const letter = await server.app.inject({ url: `/api/centres/small/cases/${id}/letter`, headers: overseer });
  expect(letter.json().refusal.code).toBe('needs-reason');
  const found = (await ask('searchCases', { body: { name: 'Nümunəvi' } })).value.found;
  expect(found.map((one) => one.name)).toEqual([null]);
  expect((await oversee(id, 'qısa')).status).toBe(400);
  expect((await oversee(id, '  qısa      ')).refusal?.code).toBe('needs-reason');
  expect((await oversee(id, '123456789 ')).refusal?.code).toBe('needs-reason');
  const reason = 'Nazirliyə təkrar şikayət gəlib';
  expect((await oversee(id, reason)).value).toEqual({ until: new Date(clock.now() + 3_600_000).toISOString() });
  expect(await open()).toBeNull();
  const shown = (await server.ask('manager', 'case', { params: { case: id } })).value.overseen;
  expect(shown).toMatchObject([{ by: expect.any(String), reason }]);
  const told = (await server.ask(null, 'ownLooks', { params: { secret } })).value.looks;
  expect(told.filter(({ what }) => what === 'overseen')).toMatchObject([{ role: 'manager', reason }]);
  expect(JSON.stringify(told)).not.toContain('nigar');
  await clock.advance(3_600_000);
  expect(await open()).toBe('needs-reason');
  expect((await oversee(id, '1234567890')).refusal).toBeNull();
});

test('is for people of all centres with the duty, and for nobody by their role', async () => {
  const here = await aPerson('local', 'small', ['oversee']);
  const without = await aPerson('plain', null, []);
  const { id } = await register('pension');
  for (const headers of [here, without]) {
    const of = async (route: RouteName, given: object) => (await server.ask(null, route, { ...given, headers })).status;
    expect(await of('oversight', { query: days })).toBe(403);
    expect(await of('overseenFigures', { query: { ...days, by: 'kind' } })).toBe(403);
    expect(await of('overseenCases', { query: { only: 'overdue' } })).toBe(403);
    expect(await of('overseeCase', { params: { case: id }, body: { reason: 'Nazirlik soruşur' } })).toBe(403);
    expect(await of('case', { params: { case: id } })).toBe(200);
  }
  expect((await oversee('nobody', 'Nazirlik soruşur')).refusal?.code).toBe('case-not-found');
  expect((await ask('oversight', { query: { from: '2026-12-31', to: '2026-01-01' } })).refusal?.code).toBe('malformed');
});
