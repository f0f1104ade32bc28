import { Check } from 'typebox/value';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RegisterAnswer, Registers } from '../../server/registers/registers.ts';
import { sampleTables } from '../../server/rules/tables.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { verifyStore } from '../../server/store/sqlite/verify.ts';
import type { Centre } from '../../shared/centre.ts';
import { paths, type RouteName } from '../../shared/paths.ts';
import type { RouteValue } from '../../shared/routes.ts';
import { DecisionTable } from '../../shared/table-schema.ts';
import { type ManualClock, manualClock } from '../fakes/clock.ts';
import { user } from '../store/access-contract.ts';
import { changeUser } from '../store/changing.ts';
import { tamper } from '../store/raw.ts';
import { eventually } from '../support/eventually.ts';
import { sessionOf } from '../support/house.ts';
import { type AServer, aFolder, aServer, openCentre, type Who } from '../support/server.ts';

/** Applications that nobody decides by hand, over HTTP alone. */

const [sample] = sampleTables;
if (!Check(DecisionTable, sample)) throw new Error('no sample');
const name = (id: string) => ({ id, name: { az: id } });
const withAssistance: Partial<Centre> = {
  departments: [name('social')],
  caseKinds: [
    {
      ...name('assistance'),
      letter: 'A',
      form: 'assistance',
      outcomes: ['grant'],
      table: sample.id,
      objections: 'appeal',
    },
    { ...name('appeal'), letter: 'M', form: 'appeal', outcomes: ['grant'] },
  ],
  caseOutcomes: [name('grant'), name('refuse')],
};

const fin = '5ABC123';
const family = {
  population: { members: 4, guardian: true },
  taxes: { salaries: 600_000, business: 0 },
  social: { pensions: 480_000 },
  bank: { transfers: 0 },
  employment: { able: true },
};

/** Registers that can be down, one by one. */
const theRegisters = () => {
  const plan = { down: new Set<string>(), said: family as { readonly [register: string]: object } };
  const asked: { readonly register: string; readonly fin: string; readonly purpose: string }[] = [];
  const registers: Registers = {
    async ask(register, of, purpose): Promise<RegisterAnswer> {
      asked.push({ register, fin: of.fin, purpose });
      if (plan.down.has(register)) return { is: 'down', why: 'late' };
      const values = of.fin === fin ? plan.said[register] : undefined;
      return values === undefined ? { is: 'none' } : { is: 'answer', values: { ...values }, asOf: '2026-03-01' };
    },
  };
  return { plan, asked, registers };
};

let clock: ManualClock;
let server: AServer;
let register: ReturnType<typeof theRegisters>;
let folder: Awaited<ReturnType<typeof aFolder>>;
let file: string;
beforeEach(async () => {
  clock = manualClock(Date.parse('2026-03-06T10:00+04:00'));
  register = theRegisters();
  folder = await aFolder();
  file = `${folder.path}/novbe.db`;
  const store = await openSqliteStore({ file });
  server = await aServer({
    centre: openCentre(withAssistance),
    clock,
    store,
    folder: folder.path,
    registers: register.registers,
    jobs: true,
  });
});
afterEach(async () => {
  await server.close();
  await folder.remove();
});

const anAdministrator = async (id: string) => {
  await changeUser(server.store, user(id, { role: 'admin', mustChange: false, counters: null, centre: null }));
  const cookie = `novbe-session=${await sessionOf(server.access, id)}`;
  return { cookie, host: 'centre.example', origin: 'http://centre.example' };
};
const inForce = async (document: object = sample) => {
  const [one, other] = [await anAdministrator('one'), await anAdministrator('other')];
  const params = { table: sample.id };
  const proposed = await server.ask(null, 'putTable', { params, body: document, headers: one });
  const approved = await server.ask(null, 'approveTable', {
    params,
    body: { hash: proposed.value.hash },
    headers: other,
  });
  expect(approved.refusal).toBeNull();
};

const answers = {
  ...{ members: 4, surname: 'Nümunəvi', name: 'Nümunə', address: 'Nümunə küçəsi 1' },
  ...{ phone: '+994501112233', agreed: true },
};
const applying = (more: object = {}) => ({
  ...{ kind: 'assistance', answers, contact: { phone: '+994501112233' }, proof: { fin } },
  ...more,
});
const apply = async (more: object = {}, who: Who = 'reception') =>
  (await server.ask(who, 'registerCase', { body: applying(more) })).value;
const own = async (secret: string) => {
  const found = (await server.ask(null, 'own', { params: { secret } })).value.case;
  if (found === null) throw new Error('no case');
  return found;
};
const facts = async (secret: string): Promise<RouteValue<'ownCaseFacts'>> =>
  (await server.ask(null, 'ownCaseFacts', { params: { secret } })).value;
/** So many seconds pass; what was to happen on the way happens in the last of them. */
const later = async (seconds: number) => {
  clock.set(clock.now() + (seconds - 1) * 1000);
  await clock.advance(1000);
};
const decided = (secret: string, status = 'decided') =>
  eventually(async () => {
    await later(1);
    const found = await own(secret);
    expect(found.status).toBe(status);
    return found;
  });

describe('an application', () => {
  test('[CS20] is decided by the table once every register has answered, with each condition in words', async () => {
    await inForce();
    const { secret, due, number } = await apply();
    expect({ due, number }).toEqual({ due: '2026-04-08', number: expect.stringMatching(/^A26-000001-/) });
    const found = await decided(secret);
    expect(found.decision).toMatchObject({
      outcome: 'grant',
      amount: 30_000,
      months: 12,
      from: '2026-03-01',
      ground: null,
    });
    expect(found.decision?.conditions.map(({ holds }) => holds)).toEqual(['true', 'true', 'true', 'true']);
    expect(register.asked.map(({ register: one }) => one).toSorted()).toEqual(Object.keys(family).toSorted());
    expect(new Set(register.asked.map(({ purpose }) => purpose))).toEqual(new Set([`case ${number}`]));
    expect((await facts(secret)).facts.map(({ value }) => value)).toContain(600_000);
  });

  test('[RE2] waits while a register is down, asks it after 1, 5 and 30 minutes and then hourly, and is decided once it is up', async () => {
    await inForce();
    register.plan.down.add('taxes');
    const { secret } = await apply();
    const taxes = () => register.asked.filter((one) => one.register === 'taxes').length;
    await eventually(async () => {
      await later(1);
      expect(register.asked).toHaveLength(5);
    });
    const waits = [60, 300, 1800, 3600, 3600];
    for (const [tries, seconds] of waits.entries()) {
      expect(taxes()).toBe(tries + 1);
      await later(seconds - 10);
      expect(taxes()).toBe(tries + 1);
      await eventually(async () => {
        await later(2);
        expect(taxes()).toBe(tries + 2);
      });
    }
    expect(await own(secret)).toMatchObject({ status: 'checking', decision: null });
    expect(register.asked.filter((one) => one.register !== 'taxes')).toHaveLength(4);
    register.plan.down.clear();
    await later(3600);
    expect((await decided(secret)).decision).toMatchObject({ outcome: 'grant' });
    expect((await facts(secret)).asked.map(({ said }) => said)).toContain('down');
  });

  test('[RU2] is not decided where a register knows nothing of who applies, or leaves out a figure', async () => {
    await inForce();
    register.plan.said = { ...family, taxes: { salaries: 600_000 } };
    const [first, second] = [await apply(), await apply({ proof: { fin: '7XYZ123' } })];
    for (let minute = 0; minute < 5; minute += 1) await later(60);
    expect((await own(first.secret)).status).toBe('checking');
    expect((await own(second.secret)).status).toBe('checking');
  });

  test('[RU5] waits for a table that two people brought into force, and from the day that it names', async () => {
    const { secret } = await apply();
    await later(120);
    expect((await own(secret)).status).toBe('checking');
    await inForce({ ...sample, from: '2026-03-09' });
    await later(120);
    expect((await own(secret)).status).toBe('checking');
    await later(3 * 86_400);
    expect((await decided(secret)).decision?.version).toBe(1);
  });

  const asking = {
    ...sample,
    facts: sample.facts.map((fact) =>
      fact.id === 'members' ? { ...fact, matches: { fact: 'registeredMembers', onMismatch: 'ask' } } : fact,
    ),
  };
  const three = { ...family, population: { members: 3, guardian: true } };

  test('[CS21] that differs from a register is asked about once, with both values, and goes by what is replied', async () => {
    await inForce(asking);
    register.plan.said = three;
    const { secret, number } = await apply();
    const asked = await decided(secret, 'asked');
    expect(asked.differs).toMatchObject([{ declared: 4, fetched: 3, register: { az: 'population' } }]);
    expect(asked.texts[0]?.text).toMatch(/siz yazmısınız 4, population deyir 3/);
    // Nobody else is told both.
    const { value } = await server.ask('manager', 'cases', { query: { number } });
    const seen = await server.ask('manager', 'case', { params: { case: value.cases[0]?.id ?? '' } });
    expect(seen.reply.body).not.toMatch(/deyir 3|"fetched"/);
    const reply = (agrees: boolean) =>
      server.ask(null, 'ownCaseSupply', { params: { secret }, body: { text: 'Reyestrdəki düzdür.', agrees } });
    await reply(true);
    const found = await decided(secret);
    // 300.00 for each of three, less 900.00.
    expect(found.decision).toMatchObject({ outcome: 'refuse', ground: { en: expect.stringContaining('income') } });
    expect((await verifyStore({ file, clock, legsOf: null })).findings).toEqual([]);
  });

  test('[CS21] whose applicant stays by what they declared is decided on that', async () => {
    await inForce(asking);
    register.plan.said = three;
    const { secret } = await apply();
    await decided(secret, 'asked');
    const body = { text: 'Dördüncü üzv bu ay doğulub.' };
    await server.ask(null, 'ownCaseSupply', { params: { secret }, body });
    const found = await decided(secret);
    expect(found.decision).toMatchObject({ outcome: 'refuse', ground: { en: expect.stringContaining('members') } });
    expect(found.differs).toMatchObject([{ declared: 4, fetched: 3 }]);
  });

  test('[RE2] names to those who lead which register is silent, from the third working day before it is due', async () => {
    await inForce();
    register.plan.down.add('taxes');
    const { number } = await apply();
    const silent = async () => (await server.ask('manager', 'cases', { query: { number } })).value.cases[0]?.silent;
    await later(24 * 86_400);
    await eventually(async () => {
      await later(3600);
      expect((await silent())?.length).toBeGreaterThanOrEqual(0);
    });
    expect(await silent()).toEqual([]);
    clock.set(Date.parse('2026-04-03T09:00+04:00'));
    await eventually(async () => {
      await later(3600);
      expect(await silent()).toEqual([{ az: 'taxes' }]);
    });
    register.plan.down.clear();
    await eventually(async () => {
      await later(3600);
      expect(await silent()).toEqual([]);
    });
  });

  test('[PV4] is taken only from those who show who they are, and staff see nothing that registers said', async () => {
    await inForce();
    const { proof: _, ...unproved } = applying();
    for (const body of [unproved, applying()])
      expect((await server.ask(null, 'registerCase', { body })).refusal?.code).toBe('needs-proof');
    expect(register.asked).toEqual([]);
    expect((await server.ask(null, 'caseKinds', {})).value.kinds.map(({ id }) => id)).toEqual(['appeal']);
    const { secret, number } = await apply();
    await decided(secret);
    const { value } = await server.ask('manager', 'cases', { query: { number } });
    const whole = await server.ask('manager', 'case', { params: { case: value.cases[0]?.id ?? '' } });
    expect(whole.reply.body).toContain('assistance');
    expect(whole.reply.body).not.toMatch(/600000|480000|salaries"|"trace"/);
  });

  test('[RU2] [FO3] is not taken with an answer that would leave the table without its fact for ever', async () => {
    await inForce();
    const refused = async (members: unknown) => {
      const body = applying({ answers: { ...answers, members } });
      const { refusal } = await server.ask('reception', 'registerCase', { body });
      return [refusal?.code, refusal?.about?.field, refusal?.about?.rule];
    };
    expect(await refused(4.5)).toEqual(['bad-answers', 'members', 'whole']);
    expect(await refused(0)).toEqual(['bad-answers', 'members', 'too-small']);
    expect((await apply()).number).toMatch(/^A26-000001-/);
  });

  test('[RE1] names each register that was asked in its story, and what came of it, never what it said', async () => {
    await inForce();
    register.plan.down.add('taxes');
    const { number } = await apply();
    const { value } = await server.ask('manager', 'cases', { query: { number } });
    const asked = async () => {
      const { steps } = (await server.ask('manager', 'case', { params: { case: value.cases[0]?.id ?? '' } })).value;
      return steps.filter(({ what }) => what === 'fact');
    };
    await eventually(async () => {
      await later(1);
      expect(await asked()).toHaveLength(5);
    });
    expect((await asked()).map(({ register: one, said }) => [one?.az, said])).toEqual([
      ['population', 'answer'],
      ['taxes', 'down'],
      ['social', 'answer'],
      ['bank', 'answer'],
      ['employment', 'answer'],
    ]);
  });

  test('[CS23] that is objected to becomes an appeal that people look at, once', async () => {
    await inForce();
    register.plan.said = { ...family, taxes: { salaries: 960_000, business: 0 } };
    const { secret } = await apply();
    const found = await decided(secret);
    expect(found.decision).toMatchObject({ outcome: 'refuse', amount: null });
    expect(found.decision?.ground).toMatchObject({ en: 'The mean monthly income is not below what the family needs' });
    // What the refusing rows ask is what the granting one asks, the other way round.
    expect(found.decision?.conditions.map(({ says, holds }) => [says.en, holds])).toEqual([
      ['The number of members is that of the register', 'true'],
      ['Who applies represents the family', 'true'],
      ['Members able to work do, or are registered', 'true'],
      ['The income is below what the family needs', 'false'],
    ]);
    expect(found.may).toContain('object');
    const object = () =>
      server.ask(null, 'ownCaseObject', {
        params: { secret },
        body: { reason: 'Gəlirim səhv hesablanıb, iş yerim bağlanıb.' },
      });
    const appeal = (await object()).value;
    expect(appeal.number).toMatch(/^M26-000001-/);
    expect(await own(appeal.secret)).toMatchObject({
      status: 'received',
      answers: { text: expect.stringContaining('Gəlirim') },
    });
    expect((await object()).refusal?.code).toBe('already-objected');
    expect((await own(secret)).status).toBe('decided');
  });
});

describe('[CS23] nobody decides what a table decides', () => {
  const bodies: { readonly [N in RouteName]?: object } = {
    routeCase: { department: 'social', reason: 'r' },
    assignCase: { user: 'one', reason: 'r' },
    handBackCase: { reason: 'r' },
    askCitizen: { text: 'A question' },
    joinCase: { to: 'other' },
    sendCaseOn: { to: 'The ministry', reason: 'r' },
    leaveCase: { ground: 'repeated' },
    extendCase: { reason: 'r' },
    answerCase: { text: 'An answer that is long enough', outcome: 'grant', way: 'post' },
    withdrawCase: { reason: 'r' },
    reopenCase: { reason: 'r' },
    ownCaseSupply: { text: 'A reply' },
    ownCaseReopen: { reason: 'r' },
    ownCaseObject: { reason: 'r' },
  };
  // What only reads moves nothing.
  const named = Object.keys(paths).filter(
    (one): one is RouteName =>
      paths[one as RouteName].method !== 'GET' &&
      /\/cases\/:case\/|\/api\/m\/:secret\//.test(paths[one as RouteName].path),
  );
  const harmless = [
    'commentCase',
    'controlCase',
    'withdrawOwn',
    'answerDraft',
    'submitDraft',
    'ownCaseComment',
    'ownCaseFacts',
  ];
  const moves = named.filter((one) => !harmless.includes(one));

  test('by any route, as any caller', async () => {
    expect(moves.length).toBeGreaterThan(14);
    const { secret, number } = await apply();
    const { value } = await server.ask('manager', 'cases', { query: { number } });
    const id = value.cases[0]?.id ?? '';
    const overseer = await anAdministrator('one');
    const everyone = Object.keys(server.tokens) as Who[];
    let asked = 0;
    for (const route of moves)
      for (const who of [null, 'overseer', ...everyone] as const) {
        const body = bodies[route] ?? {};
        const reply =
          who === 'overseer'
            ? await server.ask(null, route, { params: { case: id, secret }, body, headers: overseer })
            : await server.ask(who, route, { params: { case: id, secret }, body });
        asked += 1;
        expect(reply.status, `${route} ${who}`).toBeGreaterThanOrEqual(400);
        expect(await server.store.caseOf('small', id)).toMatchObject({
          status: 'checking',
          outcome: null,
          decision: null,
        });
      }
    expect(asked).toBeGreaterThan(100);
  });
});

describe('[RU5] a table', () => {
  test('is proposed by one administrator and brought into force by another, in person', async () => {
    const [one, other] = [await anAdministrator('one'), await anAdministrator('other')];
    const params = { table: sample.id };
    const put = (headers: object, body: object = sample) =>
      server.ask(null, 'putTable', { params, body, headers: { ...headers } });
    expect((await put(one, { ...sample, examples: sample.examples.slice(1) })).refusal?.code).toBe('bad-config');
    const { hash } = (await put(one)).value;
    expect((await server.ask(null, 'table', { params })).refusal?.code).toBe('table-not-found');
    const approve = async (headers: { readonly [name: string]: string }) =>
      (await server.ask(null, 'approveTable', { params, body: { hash }, headers })).refusal?.code ?? null;
    expect(await approve(one)).toBe('needs-another');
    expect(await approve(other)).toBeNull();
    expect((await server.ask(null, 'table', { params })).value).toEqual(sample);
    expect((await put(one)).refusal?.code).toBe('bad-config');
    expect((await put(one, { ...sample, version: 2, from: '2026-04-01' })).refusal).toBeNull();
    expect((await server.ask('manager', 'tables', {})).value.tables).toMatchObject([
      {
        id: sample.id,
        versions: [
          { version: 1, approvedBy: 'other' },
          { version: 2, approvedBy: null },
        ],
      },
    ]);
  });

  test('[RU5] is tried before it is sound: what is wrong is told, and what its examples come to', async () => {
    const tryIt = async (body: object) =>
      (await server.ask('manager', 'tryTable', { params: { table: sample.id }, body })).value;
    const [first, ...others] = sample.examples;
    const otherwise = await tryIt({ ...sample, examples: [{ ...first, amount: 1 }, ...others] });
    expect(otherwise.faults.map(({ path, code }) => [path, code])).toEqual([['examples/0', 'comes-out']]);
    expect(otherwise.examples[0]).toMatchObject({ row: 'grant', came: { amount: 30_000 }, comesOut: false });
    const broken = await tryIt({ ...sample, inputs: [{ ...sample.inputs[0], value: 'if true then 1 else 2' }] });
    expect(broken.faults.map(({ path }) => path)).toContain('inputs/0/value');
    expect([broken.examples, broken.tried]).toEqual([[], 0]);
  });

  test('[CS23] is stopped by those who lead, with a reason: cases wait, and it goes on where it was let to', async () => {
    await inForce();
    const params = { table: sample.id };
    const stop = async (who: Who, stopped: boolean) =>
      (await server.ask(who, 'stopTable', { params, body: { stopped, reason: 'The law has changed.' } })).refusal?.code;
    expect(await stop('clerk', true)).toBe('not-allowed');
    expect(await stop('manager', true)).toBeUndefined();
    const { secret } = await apply();
    await later(120);
    expect((await own(secret)).status).toBe('checking');
    expect((await server.ask(null, 'decisions', {})).value.stopped).toEqual([sample.id]);
    const one = await anAdministrator('three');
    const { reply } = await server.ask(null, 'security', { headers: one });
    expect(reply.body).toContain('The law has changed.');
    expect(await stop('manager', false)).toBeUndefined();
    expect((await decided(secret)).decision).toMatchObject({ outcome: 'grant' });
    const { refusal } = await server.ask('manager', 'stopTable', {
      params: { table: 'another' },
      body: { stopped: true, reason: 'r' },
    });
    expect(refusal?.code).toBe('table-not-found');
  });

  test('[RU4] every decision is made again by verify, and one byte that was changed is found', async () => {
    await inForce();
    register.plan.said = { ...family, taxes: { salaries: 960_000, business: 0 } };
    await decided((await apply()).secret);
    register.plan.said = family;
    await decided((await apply()).secret);
    const verify = async () =>
      (await verifyStore({ file, clock, legsOf: null })).findings.map(({ message }) => message);
    expect(await verify()).toEqual([]);
    const flips: readonly (readonly [table: string, column: string, was: string, is: string, told: RegExp])[] = [
      [
        'case_texts',
        'body',
        '"salaries":960000',
        '"salaries":960001',
        /is not what was written|not those it was decided on/,
      ],
      [
        'case_texts',
        'body',
        '"pensions":480000',
        '"pensions":480008',
        /is not what was written|not those it was decided on/,
      ],
      ['case_people', 'about', '"members":4', '"members":5', /not what was answered/],
      ['decision_tables', 'document', '30000 * members', '30001 * members', /is not what decided/],
      ['cases', 'decision', '"amount":30000', '"amount":30001', /decision is/],
    ];
    for (const [table, column, was, is, told] of flips) {
      const flip = (one: string, other: string) =>
        tamper(file, `UPDATE ${table} SET ${column} = replace(${column}, '${one}', '${other}')`);
      await flip(was, is);
      expect((await verify()).join(), `${table} ${was}`).toMatch(told);
      await flip(is, was);
      expect(await verify()).toEqual([]);
    }
  });

  test('is tried on what was decided before, and what was decided is public without persons', async () => {
    await inForce();
    await decided((await apply()).secret);
    register.plan.said = { ...family, taxes: { salaries: 960_000, business: 0 } };
    await decided((await apply()).secret);
    const raised = JSON.parse(JSON.stringify(sample).replaceAll('30000 * members', '35000 * members'));
    const examples = sample.examples.map((one) =>
      one.row === 'grant'
        ? { ...one, amount: 50_000 }
        : one.row === 'income-not-below'
          ? { ...one, facts: { ...one.facts, salaries: 1_200_000 } }
          : one,
    );
    const tried = await server.ask('manager', 'tryTable', {
      params: { table: sample.id },
      body: { ...raised, examples },
    });
    expect(tried.value.faults).toEqual([]);
    expect(tried.value.examples.map(({ row, comesOut }) => [row, comesOut])).toEqual(
      examples.map(({ row }) => [row, true]),
    );
    expect(tried.value.examples[0]?.rows[0]).toEqual({ row: 'grant', cells: ['true', 'true', 'true', 'true'] });
    expect(tried.value).toMatchObject({
      ...{ tried: 2, same: 0, amountBefore: 30_000, amountAfter: 70_000 },
      changes: [
        { from: 'grant', to: 'grant', count: 1 },
        { from: 'refuse', to: 'grant', count: 1 },
      ].toSorted(() => 0),
    });
    const { value, reply } = await server.ask(null, 'decisions', {});
    // [RU6] Two are a few: nobody is to be known again.
    expect(value).toMatchObject({ decided: 0, waiting: 0, objected: 0, medianWorkingDays: null, shareStanding: null });
    expect(value.months.map(({ month, outcome, count }) => [month, outcome, count])).toEqual(
      expect.arrayContaining([
        ['2026-03', 'grant', null],
        ['2026-03', 'refuse', null],
      ]),
    );
    expect(value.registers.map(({ id }) => id)).toEqual(['population', 'taxes', 'social', 'bank', 'employment']);
    expect(reply.body).not.toMatch(new RegExp(`${fin}|Nümunə|\\+994|"proof"|"person"`));
  });
});
