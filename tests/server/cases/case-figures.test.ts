import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CaseKey } from '../../../shared/cases/case-figures.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { type AServer, aServer, openCentre } from '../../support/server.ts';

/** Figures of cases from outside: what is asked, answered and reopened over HTTP, counted. */

const name = (id: string) => ({ id, name: { az: `${id} adı` } });
const withCases: Partial<Centre> = {
  departments: [name('social')],
  caseKinds: [{ ...name('appeal'), letter: 'M', form: 'appeal', outcomes: ['explained'], askPauses: true }],
  caseTopics: ['pension', 'roads'].map(name),
  caseOutcomes: [name('explained')],
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
  text: 'Pensiyam düzgün hesablanmayıb.',
  ...{ surname: 'Nümunəvi', name: 'Nümunə', address: 'Nümunə küçəsi 1', phone: '+994501112233' },
};
const register = async (topic?: string) => {
  const phone = `+9945011${String(people++).padStart(5, '0')}`;
  const about = topic === undefined ? {} : { topic };
  const body = { kind: 'appeal', answers, contact: { phone }, ...about };
  const { value } = await server.ask('reception', 'registerCase', { body });
  const found = await server.ask('manager', 'cases', { query: { number: value.number } });
  return { secret: value.secret, id: found.value.cases[0]?.id ?? '' };
};
const figures = async (by: CaseKey, days: { readonly from: string; readonly to: string }) =>
  (await server.ask('manager', 'caseFigures', { query: { ...days, by } })).value;
const answer = async (id: string) => {
  const body = { text: 'Müraciətinizə baxıldı və izah edildi.', outcome: 'explained', way: 'post' };
  expect((await server.ask('manager', 'answerCase', { params: { case: id }, body })).refusal).toBeNull();
};

test('what is asked, answered late, left, reopened and owed is counted, with its names', async () => {
  const [late, left, owed] = [await register('pension'), await register('roads'), await register()];
  const body = { ground: 'anonymous' };
  await server.ask('manager', 'leaveCase', { params: { case: left.id }, body });
  clock.set(at('2026-04-09'));
  await answer(late.id);
  clock.set(at('2026-04-10'));
  const reopened = { params: { secret: late.secret }, body: { reason: 'not all' } };
  expect((await server.ask(null, 'ownCaseReopen', reopened)).refusal).toBeNull();
  const days = { from: '2026-03-01', to: '2026-12-31' };
  const { total, rows } = await figures('topic', days);
  expect(total).toMatchObject({ received: 3, answered: 2, inTime: 1, late: 1, reopened: 1, open: 2, overdue: 1 });
  expect(total.onTime).toBe(1 / 3);
  expect(rows.map((row) => [row.key, row.name, row.open])).toEqual([
    ['', null, 1],
    ['pension', { az: 'pension adı' }, 1],
    ['roads', { az: 'roads adı' }, 0],
  ]);
  const grounds = (await figures('ground', days)).rows.map((row) => [row.key, row.name, row.answered]);
  expect(grounds).toEqual([
    ['', null, 1],
    ['anonymous', { az: 'anonymous adı' }, 1],
  ]);
  const byDay = (await figures('day', { from: '2026-04-08', to: '2026-04-10' })).rows;
  expect(byDay.map((row) => [row.key, row.answered, row.open, row.overdue])).toEqual([
    ['2026-04-08', 0, 2, 0],
    ['2026-04-09', 1, 1, 1],
    ['2026-04-10', 0, 2, 1],
  ]);
  await answer(owed.id);
  expect((await figures('kind', days)).total).toMatchObject({
    answered: 3,
    late: 2,
    open: 1,
    overdue: 0,
    onTime: 1 / 3,
  });
});

test('[CS5] lists, searches and figures say the same of what is overdue, also while the time stands still', async () => {
  const [before, after] = [await register('pension'), await register('roads')];
  const body = { text: 'Ünvanı dəqiqləşdirin, xahiş edirik.' };
  const ask = async (id: string) => server.ask('manager', 'askCitizen', { params: { case: id }, body });
  await ask(before.id);
  clock.set(at('2026-04-10'));
  await ask(after.id);
  clock.set(at('2026-04-20'));
  const days = { from: '2026-03-01', to: '2026-12-31' };
  expect((await figures('topic', days)).rows.map(({ key, overdue }) => [key, overdue])).toEqual([
    ['pension', 0],
    ['roads', 1],
  ]);
  const listed = (await server.ask('manager', 'cases', { query: { only: 'overdue' } })).value.cases;
  const found = (await server.ask('manager', 'searchCases', { body: { overdue: true } })).value.found;
  const all = (await server.ask('manager', 'cases', { query: { only: 'open' } })).value.cases;
  for (const some of [listed, found.map((one) => one.case), all.filter(({ overdue }) => overdue)])
    expect(some.map(({ topic }) => topic)).toEqual(['roads']);
});

test('a range that runs backwards is refused', async () => {
  const query = { from: '2026-04-10', to: '2026-04-09', by: 'kind' };
  expect((await server.ask('manager', 'caseFigures', { query })).refusal?.code).toBe('malformed');
});
