import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isCaseEvent } from '../../../engine/queue/ticket.ts';
import { ensureCommand } from '../../../scripts/debian.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { dayMs } from '../../../shared/time/durations.ts';
import { manualClock } from '../../fakes/clock.ts';
import { user } from '../../store/access-contract.ts';
import { changeUser } from '../../store/changing.ts';
import { sessionOf } from '../../support/house.ts';
import { type AServer, aServer, openCentre } from '../../support/server.ts';

/** [CS13] Documents with a check code: issued by who answers, checked by anybody, withdrawn by who leads. */

const name = (id: string) => ({ id, name: { az: id } });
const kind = (id: string, letter: string) => ({ ...name(id), letter, form: 'appeal', outcomes: ['explained'] });
const said = '{surname} {name} bu ünvanda yaşayır: {address}.';
const withCases: Partial<Centre> = {
  departments: [name('social')],
  caseKinds: [kind('request', 'E'), kind('complaint', 'S')],
  caseTopics: [name('pension')],
  caseOutcomes: [name('explained')],
  caseDocuments: [
    { ...name('certificate'), kind: 'request', text: { az: said }, keepDays: 30 },
    { ...name('father'), text: { az: 'Ata: {father}' } },
  ],
};
/** Just after midnight, when it is the day before in London. */
const clock = manualClock(Date.parse('2026-03-06T00:30+04:00'));
let server: AServer;
let [leyla, tural]: { cookie: string }[] = [];
const from = { host: 'centre.example', origin: 'http://centre.example' };
beforeAll(async () => {
  server = await aServer({ centre: openCentre(withCases), clock });
  const signIn = async (login: string, duties: readonly ('answer' | 'lead' | 'register')[]) => {
    await changeUser(server.store, user(login, { name: login, role: 'clerk', mustChange: false, counters: null }));
    const edit = { duties: [...duties], department: 'social' };
    await server.access.people.edit({ bound: null, centre: 'small', self: null }, login, edit);
    return { cookie: `novbe-session=${await sessionOf(server.access, login)}` };
  };
  leyla = await signIn('leyla', ['answer', 'lead', 'register']);
  tural = await signIn('tural', ['answer']);
});
afterAll(() => server.close());

const answers = {
  ...{ text: 'Üç nəfər', surname: 'Şahbazova', name: 'Günəş', address: 'Bakı, Əhmədli 5' },
  phone: '+994501112233',
};
const begun = async (of = 'request') => {
  const contact = { name: 'Şahbazova Günəş', phone: answers.phone };
  const body = { kind: of, topic: 'pension', answers, contact, language: 'az' };
  const { value } = await server.ask('reception', 'registerCase', { body });
  const found = await server.ask('manager', 'cases', { query: { number: value.number } });
  const id = found.value.cases[0]?.id ?? '';
  await server.ask(null, 'routeCase', {
    params: { case: id },
    body: { department: 'social' },
    headers: { ...leyla, ...from },
  });
  return { ...value, id };
};
const issue = (id: string, of = 'certificate', who = tural) =>
  server.ask(null, 'issueDocument', { params: { case: id }, body: { kind: of }, headers: { ...who, ...from } });
const withdraw = (id: string, document: string, who = leyla) =>
  server.ask(null, 'withdrawDocument', {
    params: { case: id, document },
    body: { reason: 'səhv' },
    headers: { ...who, ...from },
  });
const check = async (code: string) => (await server.ask(null, 'checkDocument', { params: { code } })).value;
const pdfOf = (secret: string, id: string) => server.app.inject({ url: `/api/m/${secret}/documents/${id}` });
const hasText = ensureCommand('pdftotext', ['-v'], 'poppler-utils');
const read = (pdf: Buffer): string =>
  spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).stdout.toString().replace(/\s+/g, ' ');
const codeIn = (page: string): string => /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(page)?.[0] ?? '';

test.runIf(hasText)(
  'a document says what was answered; its code tells number, kind, initials and date, and no more',
  async () => {
    const { id, number, secret } = await begun();
    const { value } = await issue(id);
    expect(value).toMatchObject({ number: `${number}/1`, name: { az: 'certificate' }, withdrawnAt: null });
    const reply = await pdfOf(secret, value.id);
    expect(reply.headers['content-disposition']).toBe(`inline; filename="${number}-1.pdf"`);
    const page = read(reply.rawPayload);
    for (const word of ['Şahbazova Günəş bu ünvanda yaşayır: Bakı, Əhmədli 5.', `${number}/1`, 'tural', '/v/'])
      expect(page).toContain(word);
    const code = codeIn(page);
    const valid = { number: `${number}/1`, name: { az: 'certificate' }, initials: 'Ş. G.', date: '2026-03-06' };
    expect(await check(code)).toEqual({ standing: 'valid', ...valid });
    expect(await check(code.toLowerCase().replaceAll('-', ''))).toEqual({ standing: 'valid', ...valid });
    expect((await server.ask(null, 'own', { params: { secret } })).value.case?.documents).toEqual([value]);
    expect((await withdraw(id, value.id, tural)).refusal?.code).toBe('not-allowed');
    expect((await withdraw(id, value.id)).value.withdrawnAt).not.toBeNull();
    expect(await check(code)).toEqual({ standing: 'withdrawn', ...valid });
    expect((await withdraw(id, value.id)).refusal?.code).toBe('wrong-status');
    expect((await withdraw(id, 'gone')).refusal?.code).toBe('file-not-found');
  },
);

test('an unknown code has the same shape, and one address checks so many at once', async () => {
  const known = { standing: 'unknown', number: null, name: null, initials: null, date: null };
  expect(await check('AAAA-AAAA-AAAA')).toEqual(known);
  for (let times = 0; times < 20; times++) await server.ask(null, 'checkDocument', { params: { code: 'A' } });
  const late = await server.ask(null, 'checkDocument', { params: { code: 'A' } });
  expect(late.refusal?.code).toBe('too-many');
});

test('of a kind that does not fit, with a place that has no answer, or by others, none is issued', async () => {
  const { id } = await begun('complaint');
  expect((await issue(id, 'gone')).refusal?.code).toBe('kind-not-found');
  expect((await issue(id)).refusal?.code).toBe('kind-not-found');
  expect((await issue(id, 'father')).refusal).toMatchObject({ code: 'bad-answers', about: { field: 'father' } });
  const request = await begun();
  const others = await server.ask('clerk', 'issueDocument', {
    params: { case: request.id },
    body: { kind: 'certificate' },
  });
  expect(others.refusal?.code).toBe('case-not-found');
  expect((await issue(request.id)).value.number).toBe(`${request.number}/1`);
  expect((await issue(request.id)).value.number).toBe(`${request.number}/2`);
});

test('the log has neither its text nor its code, and after its days it is gone', async () => {
  const { id, secret } = await begun();
  const { value } = await issue(id);
  const events = (await server.store.caseEvents('small', id)).map(({ event }) => event).filter(isCaseEvent);
  const issued = events.find(({ type }) => type === 'case-document-issued');
  expect(Object.keys(issued ?? {}).sort()).toEqual(
    ['type', 'at', 'by', 'date', 'practice', 'case', 'document', 'kind', 'number', 'hash'].sort(),
  );
  expect((await pdfOf(secret, value.id)).statusCode).toBe(200);
  await server.store.erase(clock.now() + 31 * dayMs);
  expect((await pdfOf(secret, value.id)).statusCode).toBe(404);
});
