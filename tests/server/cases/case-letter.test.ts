import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureCommand } from '../../../scripts/debian.ts';
import { newSecret } from '../../../server/ids.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { manualClock } from '../../fakes/clock.ts';
import { user } from '../../store/access-contract.ts';
import { changeUser } from '../../store/changing.ts';
import { sessionOf } from '../../support/house.ts';
import { type AServer, aServer, openCentre } from '../../support/server.ts';

/** The answer of a case as a letter: with the head of its centre, in the language of the case. */

const name = (id: string, ru = id) => ({ id, name: { az: id, ru } });
const withCases: Partial<Centre> = {
  name: { az: 'Əhali qəbulu mərkəzi', ru: 'Центр приёма' },
  languages: ['az', 'ru'],
  departments: [name('social', 'Социальный отдел')],
  caseKinds: [{ ...name('appeal', 'Обращение'), letter: 'M', form: 'appeal', outcomes: ['explained'] }],
  caseTopics: [name('pension', 'Пенсия'), name('roads')],
  caseOutcomes: [name('explained', 'Разъяснено')],
};
let server: AServer;
let leyla: { readonly cookie: string };
beforeAll(async () => {
  const clock = manualClock(Date.parse('2026-03-06T10:00+04:00'));
  server = await aServer({ centre: openCentre(withCases), clock });
  await changeUser(
    server.store,
    user('leyla', { name: 'Leyla Məmmədova', role: 'clerk', mustChange: false, counters: null }),
  );
  const said = { duties: ['answer', 'lead', 'register'], department: 'social' } as const;
  await server.access.people.edit({ bound: null, centre: 'small', self: null }, 'leyla', said);
  leyla = { cookie: `novbe-session=${await sessionOf(server.access, 'leyla')}` };
});
afterAll(() => server.close());

const from = { host: 'centre.example', origin: 'http://centre.example' };
const answers = {
  text: 'Pensiya',
  surname: 'Şahbazova',
  name: 'Günəş',
  address: 'Bakı, Əhmədli 5',
  phone: '+994501112233',
};
const register = async (language: string, topic = 'pension') => {
  const contact = { name: 'Şahbazova Günəş', phone: answers.phone };
  const body = { kind: 'appeal', topic, answers, contact, language };
  const { value } = await server.ask('reception', 'registerCase', { body });
  const found = await server.ask('manager', 'cases', { query: { number: value.number } });
  return { ...value, id: found.value.cases[0]?.id ?? '' };
};
const text = `Hörmətli vətəndaş, pensiyanız yenidən hesablanıb: ığİöşüç.\n\n${'Ətraflı izahat verilir. '.repeat(300)}Son cümlə.`;
const move = (route: 'routeCase' | 'answerCase' | 'joinCase', id: string, body: object) =>
  server.ask(null, route, { params: { case: id }, body, headers: { ...leyla, ...from } });
const answer = (id: string) => move('answerCase', id, { text, outcome: 'explained', way: 'print' });
const ofStaff = (id: string, headers: object = { ...leyla, ...from }) =>
  server.app.inject({ url: `/api/centres/small/cases/${id}/letter`, headers: { ...headers } });
const ofCitizen = (secret: string) => server.app.inject({ url: `/api/m/${secret}/letter` });

test('there is none before the answer, and none for those who may not see the case', async () => {
  const { id, secret } = await register('az');
  expect((await ofStaff(id)).statusCode).toBe(404);
  expect((await ofCitizen(secret)).json().refusal.code).toBe('not-found');
  await move('routeCase', id, { department: 'social' });
  await answer(id);
  expect((await ofStaff(id)).statusCode).toBe(200);
  expect((await ofStaff(id, {})).statusCode).toBe(401);
  expect((await ofStaff(id, { authorization: `Bearer ${server.tokens.kiosk}` })).statusCode).toBe(403);
  expect((await ofStaff(id, { authorization: `Bearer ${server.tokens.clerk}` })).statusCode).toBe(404);
  expect((await ofCitizen(newSecret())).statusCode).toBe(404);
});

test('[PV3] staff who fetch it have opened the case, which its citizen is told; the citizen themselves has not', async () => {
  const { id, secret } = await register('az');
  await move('routeCase', id, { department: 'social' });
  await answer(id);
  const looks = async () => (await server.ask(null, 'ownLooks', { params: { secret } })).value.looks;
  await ofCitizen(secret);
  expect(await looks()).toEqual([]);
  await ofStaff(id);
  expect((await looks()).map(({ what }) => what)).toEqual(['opened']);
});

const reads = ensureCommand('pdftotext', ['-v'], 'poppler-utils');
const read = (pdf: Buffer): string =>
  spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).stdout.toString().replace(/\s+/g, ' ');

test.runIf(reads).each([
  ['az', 'Əhali qəbulu mərkəzi', '6 mart 2026', 'appeal: pension', 'Nəticə: explained', 'social'],
  ['ru', 'Центр приёма', '6 марта 2026', 'Обращение: Пенсия', 'Итог: Разъяснено', 'Социальный отдел'],
])('in %s it has the head, to whom, the whole text, what it came to and who signed', async (language, ...words) => {
  const { id, number, secret } = await register(language);
  await move('routeCase', id, { department: 'social' });
  await answer(id);
  const reply = await ofCitizen(secret);
  expect(reply.headers).toMatchObject({
    ...{ 'content-type': 'application/pdf', 'cache-control': 'no-store' },
    'content-disposition': `inline; filename="${number}.pdf"`,
  });
  const page = read(reply.rawPayload);
  for (const word of [...words, number, 'Şahbazova Günəş', 'Bakı, Əhmədli 5', 'ığİöşüç', 'Leyla Məmmədova'])
    expect(page).toContain(word);
  expect(page.match(/izahat/g)).toHaveLength(300);
  expect(page).toMatch(/Son cümlə\..*Leyla/);
  expect(page).toContain('2 / 2');
  expect((await ofStaff(id)).rawPayload.length).toBeGreaterThan(1000);
});

test.runIf(reads)('[CS8] each of two that are answered as one has the letter under its own number', async () => {
  const [first, second] = [await register('az'), await register('ru', 'roads')];
  expect((await move('joinCase', second.id, { to: first.id })).refusal ?? null).toBeNull();
  await answer(first.id);
  const own = await server.ask(null, 'own', { params: { secret: second.secret } });
  expect(own.value.case?.texts).toMatchObject([{ what: 'answer', text }]);
  const page = read((await ofCitizen(second.secret)).rawPayload);
  expect(page).toContain(second.number);
  expect(page).toContain('Son cümlə.');
});
