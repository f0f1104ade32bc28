import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonChange } from '../../../server/access/people.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { user } from '../../store/access-contract.ts';
import { changeUser } from '../../store/changing.ts';
import { sessionOf } from '../../support/house.ts';
import { type AServer, aServer, openCentre } from '../../support/server.ts';

/** What those who answer work with: the lists of their office, the boxes of their inbox, and why a case goes where it goes. */

const name = (id: string) => ({ id, name: { az: id } });
const withCases: Partial<Centre> = {
  departments: ['social', 'legal'].map(name),
  caseKinds: [{ ...name('appeal'), letter: 'M', form: 'appeal', outcomes: ['explained'] }],
  caseTopics: ['pension', 'roads'].map(name),
  caseOutcomes: [name('explained')],
  caseRouting: [
    { id: 'pensions', topic: 'pension', department: 'social' },
    { id: 'courts', kind: 'appeal', words: ['məhkəm'], department: 'legal' },
  ],
};
let clock: ManualClock;
let server: AServer;
beforeEach(async () => {
  clock = manualClock(Date.parse('2026-03-06T10:00+04:00'));
  server = await aServer({ centre: openCentre(withCases), clock });
});
afterEach(() => server.close());

let people = 0;
const register = async (text: string, topic?: string): Promise<string> => {
  const phone = `+9945012${String(people++).padStart(5, '0')}`;
  const answers = { text, surname: 'Nümunəvi', name: 'Nümunə', address: 'Nümunə küçəsi 1', phone };
  const body = { kind: 'appeal', answers, contact: { phone }, ...(topic === undefined ? {} : { topic }) };
  const { value } = await server.ask('reception', 'registerCase', { body });
  const found = await server.ask('manager', 'cases', { query: { number: value.number } });
  return found.value.cases[0]?.id ?? '';
};
const ofSocial = { duties: ['answer'], department: 'social' } as const satisfies PersonChange;
const aPerson = async (id: string, said: PersonChange) => {
  await changeUser(server.store, user(id, { name: `Ad ${id}`, role: 'clerk', mustChange: false, counters: null }));
  expect((await server.access.people.edit({ bound: null, centre: 'small', self: null }, id, said)).ok).toBe(true);
  const cookie = `novbe-session=${await sessionOf(server.access, id)}`;
  return { cookie, host: 'centre.example', origin: 'http://centre.example' };
};
const proposed = async (id: string) => (await server.ask('manager', 'case', { params: { case: id } })).value.proposed;

describe('the office', () => {
  test('has its lists, its people by name, and what the asker does', async () => {
    const leyla = await aPerson('leyla', { ...ofSocial, duties: ['answer', 'lead'] });
    await aPerson('aysel', { ...ofSocial, department: 'legal' });
    await aPerson('nobody', {});
    const { value } = await server.ask(null, 'office', { headers: { ...leyla } });
    expect(value).toMatchObject({
      timeZone: 'Asia/Baku',
      today: '2026-03-06',
      me: { id: 'leyla', duties: { departments: ['social'], lead: true, registrar: false } },
      kinds: [{ id: 'appeal', form: 'appeal', outcomes: ['explained'], extendTo: [30] }],
      topics: [{ id: 'pension' }, { id: 'roads' }],
      departments: [{ id: 'social' }, { id: 'legal' }],
      people: [
        { id: 'aysel', name: 'Ad aysel', departments: ['legal'], lead: false },
        { id: 'leyla', name: 'Ad leyla', departments: ['social'], lead: true },
      ],
    });
    expect((await server.ask('manager', 'office', {})).value.me.duties.registrar).toBe(true);
  });
});

describe('the boxes of an inbox', () => {
  test('are what one answers, what their departments look after, and what nobody answers', async () => {
    const leyla = await aPerson('leyla', ofSocial);
    const [own, theirs, routed, fresh] = [
      await register('Bir', 'pension'),
      await register('İki', 'pension'),
      await register('Üç', 'pension'),
      await register('Dörd'),
    ];
    await aPerson('other', ofSocial);
    const move = (route: 'routeCase' | 'assignCase', id: string, body: object = {}) =>
      server.ask('manager', route, { params: { case: id }, body });
    for (const id of [own, theirs, routed]) await move('routeCase', id);
    await move('assignCase', own, { user: 'leyla' });
    await move('assignCase', theirs, { user: 'other' });
    const box = async (query: { readonly [name: string]: string }, headers: { readonly cookie: string } | null) =>
      (
        await server.ask(headers === null ? 'manager' : null, 'cases', {
          query,
          ...(headers === null ? {} : { headers: { ...headers } }),
        })
      ).value.cases
        .map(({ id }) => id)
        .toSorted();
    expect(await box({ box: 'own' }, { ...leyla })).toEqual([own]);
    expect(await box({ box: 'department' }, { ...leyla })).toEqual([own, theirs, routed].toSorted());
    expect(await box({ box: 'unassigned' }, { ...leyla })).toEqual([routed]);
    expect(await box({ box: 'unassigned', only: 'open' }, null)).toEqual([routed, fresh].toSorted());
    expect((await server.ask('manager', 'cases', { query: { box: 'all' } })).status).toBe(400);
  });
});

describe('[CS2] where the table would send a case', () => {
  test('is told with the row, and with what of it holds', async () => {
    expect(await proposed(await register('Salam', 'pension'))).toEqual({
      ...{ department: 'social', row: 'pensions', kind: null, topic: 'pension', word: null },
    });
    expect(await proposed(await register('MƏHKƏMƏNİN qərarı var'))).toEqual({
      ...{ department: 'legal', row: 'courts', kind: 'appeal', topic: null, word: 'məhkəm' },
    });
    expect(await proposed(await register('Yol'))).toBeNull();
  });

  test('each step names who answers it, what it came to and where it went', async () => {
    await aPerson('leyla', ofSocial);
    const id = await register('Salam', 'pension');
    const move = (route: 'routeCase' | 'assignCase' | 'answerCase', body: object) =>
      server.ask('manager', route, { params: { case: id }, body });
    await move('routeCase', {});
    await move('assignCase', { user: 'leyla' });
    await move('answerCase', { text: 'Pensiyanız yenidən hesablanıb.', outcome: 'explained', way: 'print' });
    const { steps } = (await server.ask('manager', 'case', { params: { case: id } })).value;
    expect(steps.map(({ what, department, to, outcome }) => [what, department, to, outcome])).toEqual([
      ['registered', null, null, null],
      ['routed', 'social', null, null],
      ['assigned', null, 'Ad leyla', null],
      ['answered', null, null, 'explained'],
    ]);
  });
});
