import { describe, expect, test } from 'vitest';
import { figuresOfCode } from '../../../server/access/citizen-code.ts';
import type { PersonChange } from '../../../server/access/people.ts';
import { openPersonKey } from '../../../server/access/person-key.ts';
import { verifyStore } from '../../../server/store/sqlite/verify.ts';
import { closedToHelpers } from '../../../shared/cases/helped-routes.ts';
import { paths, type RouteName } from '../../../shared/paths.ts';
import { routes } from '../../../shared/routes.ts';
import { user } from '../../store/access-contract.ts';
import { changeUser } from '../../store/changing.ts';
import { anApplicationWorld, fin, withAssistance } from '../../support/application-world.ts';
import { eventually } from '../../support/eventually.ts';
import { sessionOf } from '../../support/house.ts';

/** [CS27] Filled in with a helper: it waits until the applicant confirms it, and shows the helper nothing more. */

const { answers, applying, inForce, own, decided, later, clock, server, register, file, folder } = anApplicationWorld(
  { ...withAssistance, notices: { sms: { method: 'get', type: 'form', body: 'to={phone}&text={text}' } } },
  { sms: { url: 'http://127.0.0.1:9/', secret: null } },
);
const phone = '+994501112233';

const aPerson = async (id: string, said: PersonChange) => {
  await changeUser(server().store, user(id, { name: `Ad ${id}`, role: 'clerk', mustChange: false, counters: null }));
  const edited = await server().access.people.edit({ bound: null, centre: 'small', self: null }, id, said);
  expect(edited.ok).toBe(true);
  const cookie = `novbe-session=${await sessionOf(server().access, id)}`;
  return { cookie, host: 'centre.example', origin: 'http://centre.example' };
};
type Headers = Awaited<ReturnType<typeof aPerson>>;
const aHelper = (duties: PersonChange['duties'] = ['help']) => aPerson('helper', { duties });
const help = async (headers: Headers, more: object = {}) =>
  server().ask(null, 'helpCase', { headers, body: applying(more) });
/** What the applicant's message links to. */
const secretOf = async (id: string): Promise<string> => (await server().store.secretOfCase('small', id)) ?? '';
const codeOf = async (before = ''): Promise<string> => {
  const key = await openPersonKey(folder());
  return eventually(async () => {
    const found = await server().store.citizenCode(key(phone), clock().now());
    if (found === null || found.code === before) throw new Error('no code is on its way yet');
    return figuresOfCode(key, found.code);
  });
};
/** What `npm run verify` finds wrong. */
const found = async () => (await verifyStore({ file: file(), clock: clock(), legsOf: null })).findings;
const askCode = (secret: string) => server().ask(null, 'ownCaseCode', { params: { secret }, body: {} });
const confirm = (secret: string, code: string) =>
  server().ask(null, 'ownCaseConfirm', { params: { secret }, body: { code } });
const notThis = (code: string): string => (code === '111111' ? '222222' : '111111');

describe('[CS27] a form that is filled in with a helper', () => {
  test('waits for the applicant: nothing is asked of registers nor decided before they confirm it with a code', async () => {
    await inForce();
    const sent = await help(await aHelper());
    expect(sent.status).toBe(201);
    expect(sent.value).toEqual({
      ...{ case: expect.any(String), number: expect.stringMatching(/^A26-000001-/) },
      ...{ receivedOn: '2026-03-06', until: '2026-03-20' },
    });
    const secret = await secretOf(sent.value.case);
    for (let minute = 0; minute < 3; minute += 1) await later(60);
    expect(register().asked).toEqual([]);
    expect(await own(secret)).toMatchObject({
      ...{ status: 'unconfirmed', told: [], may: ['confirm', 'withdraw'] },
      helped: { by: 'Ad helper', until: '2026-03-20', confirmed: null, code: 'phone' },
    });
    expect((await askCode(secret)).value).toEqual({ by: 'phone', seconds: 600 });
    const code = await codeOf();
    expect((await confirm(secret, notThis(code))).refusal?.code).toBe('wrong-code');
    const done = await confirm(secret, code);
    expect(done.value).toMatchObject({ status: 'checking', due: '2026-04-08', helped: { confirmed: 'code' } });
    expect((await decided(secret)).decision).toMatchObject({ outcome: 'grant', amount: 30_000 });
    expect(await found()).toEqual([]);
  });

  test('is told to the executor with who helped, and to its citizen without a note of staff', async () => {
    const helper = await aHelper();
    const { value } = await help(helper, {
      kind: 'appeal',
      answers: { ...answers, members: undefined, agreed: undefined, text: 'Məsələ' },
      proof: undefined,
    });
    const secret = await secretOf(value.case);
    await askCode(secret);
    await confirm(secret, await codeOf());
    const params = { case: value.case };
    await server().ask('manager', 'routeCase', { params, body: { department: 'social' } });
    await server().ask('manager', 'commentCase', { params, body: { text: 'daxili qeyd' } });
    expect((await server().ask('manager', 'case', { params })).value.helped).toEqual({
      ...{ by: 'Ad helper', until: '2026-03-20', confirmed: 'code' },
    });
    const shown = await server().ask(null, 'own', { params: { secret } });
    expect(shown.value.case).toMatchObject({ status: 'looked-at', helped: { by: 'Ad helper' } });
    expect(shown.reply.body).not.toMatch(/daxili qeyd/);
  });

  test('is confirmed once, of two that confirm at once with the same code', async () => {
    const { value } = await help(await aHelper());
    const secret = await secretOf(value.case);
    await askCode(secret);
    const code = await codeOf();
    const both = await Promise.all([confirm(secret, code), confirm(secret, code)]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    const events = await server().store.caseEvents('small', value.case);
    expect(events.filter(({ event }) => event.type === 'case-confirmed')).toHaveLength(1);
    expect((await confirm(secret, code)).refusal?.code).toBe('wrong-status');
    expect((await askCode(secret)).refusal?.code).toBe('wrong-status');
  });

  test('is confirmed by its signed summary, which staff have who did not help', async () => {
    const helper = await aHelper(['help', 'register', 'lead']);
    const { value } = await help(helper, { contact: {} });
    const ask = (headers: Headers) =>
      server().ask(null, 'confirmCase', { headers, params: { case: value.case }, body: {} });
    expect((await ask(helper)).refusal?.code).toBe('not-allowed');
    // Who helped has it no more as a registrar either.
    await server().access.people.edit({ bound: null, centre: 'small', self: null }, 'helper', { duties: ['register'] });
    expect((await ask(helper)).refusal?.code).toBe('not-allowed');
    expect((await ask(await aPerson('clerk', { duties: ['answer'], department: 'social' }))).status).toBe(404);
    const registrar = await aPerson('registrar', { duties: ['register'] });
    const params = { case: value.case };
    expect((await server().ask(null, 'case', { headers: registrar, params })).value.may).toEqual(['confirm']);
    expect((await ask(registrar)).value.case.status).toBe('checking');
    expect((await ask(registrar)).refusal?.code).toBe('wrong-status');
  });

  test('lapses with a notice, and what was typed goes like a draft', async () => {
    const { value } = await help(await aHelper());
    const secret = await secretOf(value.case);
    await askCode(secret);
    clock().set(Date.parse('2026-03-21T08:00+04:00'));
    await eventually(async () => {
      await later(1);
      expect((await own(secret)).status).toBe('lapsed');
    });
    expect((await confirm(secret, '123456')).refusal?.code).toBe('wrong-status');
    const kinds = async () => (await server().ask('manager', 'notices', {})).value.notices.map(({ kind }) => kind);
    expect(await kinds()).toEqual(expect.arrayContaining(['case-unconfirmed', 'case-lapsed']));
    expect(await kinds()).not.toContain('case-received');
    clock().set(Date.parse('2026-04-21T08:00+04:00'));
    await server().store.erase(clock().now());
    expect(await server().store.casePeople('small', [value.case])).toEqual([]);
    expect(await found()).toEqual([]);
  });

  test('may be withdrawn by the applicant, and waits on where they wish it erased', async () => {
    const { value } = await help(await aHelper());
    const params = { secret: await secretOf(value.case) };
    const wish = await server().ask(null, 'ownCaseErase', { params, body: {} });
    expect(wish.value).toEqual({ erased: false, stays: [{ what: 'all', why: 'to-confirm' }] });
    expect((await server().ask(null, 'withdrawOwn', { params, body: {} })).status).toBe(200);
    expect((await own(params.secret)).status).toBe('withdrawn');
    const figures = await server().ask('manager', 'caseFigures', {
      query: { from: '2026-03-01', to: '2026-03-31', by: 'kind' },
    });
    expect(figures.value.total.received).toBe(0);
  });
});

describe('[CS27] a helper', () => {
  test.each([[['help']], [['help', 'register', 'answer', 'lead', 'oversee']]] as const)(
    'with the duties %j is refused every route of cases but that of filling in',
    async (duties) => {
      const headers = await aHelper([...duties]);
      const { value } = await help(headers);
      const open: readonly RouteName[] = ['helpCase', 'caseKinds', 'printCase'];
      const ofCases = Object.keys(paths).filter((name): name is RouteName =>
        /\/cases|\/drafts$|\/callbacks|\/caller$/u.test(paths[name as RouteName].path),
      );
      // Citizens go by their own proof, and this server is no head office.
      const elsewhere = /^\/api\/(citizen|country)/u;
      const theirs = ofCases.filter((name) => !open.includes(name) && !elsewhere.test(paths[name].path));
      expect(theirs.filter((name) => !closedToHelpers.has(name))).toEqual([]);
      expect(theirs.length).toBeGreaterThan(25);
      for (const name of theirs) {
        const params = { case: value.case, document: 'd', notice: 'n1', centre: 'small' };
        const { method } = paths[name];
        const body = method === 'GET' ? {} : { body: {} };
        const asked = await server().ask(null, name, { headers, params, ...body });
        expect([name, asked.status, asked.refusal?.code]).toEqual([name, 403, 'not-allowed']);
      }
      for (const path of ['letter', 'notices/n1/letter', 'files/f1', 'documents/d1']) {
        const url = `/api/centres/small/cases/${value.case}/${path}`;
        expect((await server().app.inject({ url, headers })).statusCode, path).toBe(403);
      }
    },
  );

  test('is told a number and a date, and nothing that opens it or that a register said', async () => {
    await inForce();
    const headers = await aHelper();
    const sent = await help(headers);
    const secret = await secretOf(sent.value.case);
    expect(sent.reply.body).not.toContain(secret);
    expect(sent.reply.body).not.toContain(fin);
    const office = await server().ask(null, 'office', { headers });
    expect(office.value.me.duties).toEqual({
      ...{ departments: [], lead: false, registrar: false, helps: true, oversees: false, official: null },
    });
  });

  test('is nobody else: those without the duty fill in nothing for others so', async () => {
    for (const who of ['reception', 'manager', 'admin', 'clerk'] as const)
      expect((await server().ask(who, 'helpCase', { body: applying() })).refusal?.code, who).toBe('not-allowed');
    expect((await server().ask(null, 'helpCase', { body: applying() })).status).toBe(401);
    const registrar = await aPerson('registrar', { duties: ['register'] });
    expect((await help(registrar)).refusal?.code).toBe('not-allowed');
    expect(routes.helpCase.roles).not.toContain('nobody');
  });

  test('sends with a form that is answered well, and a document that they saw', async () => {
    const headers = await aHelper();
    expect((await help(headers, { answers: { ...answers, members: 'four' } })).refusal?.code).toBe('bad-answers');
    expect((await help(headers, { proof: undefined })).refusal?.code).toBe('needs-proof');
    expect((await help(headers, { channel: 'post' })).status).toBe(400);
  });
});
