import { describe, expect, test, vi } from 'vitest';
import { verifyStore } from '../../../server/store/sqlite/verify.ts';
import { paths, type RouteName } from '../../../shared/paths.ts';
import { anApplicationWorld, family, sample } from '../../support/application-world.ts';
import { eventually } from '../../support/eventually.ts';
import type { Who } from '../../support/server.ts';

/** Applications that nobody decides by hand, over HTTP alone. */

const {
  answers,
  anAdministrator,
  inForce,
  applying,
  apply,
  own,
  facts,
  later,
  decided,
  clock,
  server,
  register,
  file,
} = anApplicationWorld();

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
    expect(
      register()
        .asked.map(({ register: one }) => one)
        .toSorted(),
    ).toEqual(Object.keys(family).toSorted());
    expect(new Set(register().asked.map(({ purpose }) => purpose))).toEqual(new Set([`case ${number}`]));
    expect((await facts(secret)).facts.map(({ value }) => value)).toContain(600_000);
  });

  test('is looked at once it is there: all that wait are listed once a minute and no more', async () => {
    await inForce();
    const list = vi.spyOn(server().store, 'casesOf').mockResolvedValue([]);
    const began = clock().now();
    await decided((await apply()).secret);
    const minutes = (clock().now() - began) / 60_000;
    const listed = list.mock.calls.filter(([, { status }]) => status?.includes('checking'));
    expect(listed.length).toBeLessThanOrEqual(minutes + 1);
  });

  test('[RE2] waits while a register is down, asks it after 1, 5 and 30 minutes and then hourly, and is decided once it is up', async () => {
    await inForce();
    register().plan.down.add('taxes');
    const { secret } = await apply();
    const taxes = () => register().asked.filter((one) => one.register === 'taxes').length;
    await eventually(async () => {
      await later(1);
      expect(register().asked).toHaveLength(5);
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
    expect(register().asked.filter((one) => one.register !== 'taxes')).toHaveLength(4);
    register().plan.down.clear();
    await later(3600);
    expect((await decided(secret)).decision).toMatchObject({ outcome: 'grant' });
    expect((await facts(secret)).asked.map(({ said }) => said)).toContain('down');
  });

  test('[RU2] is not decided where a register knows nothing of who applies, or leaves out a figure', async () => {
    await inForce();
    register().plan.said = { ...family, taxes: { salaries: 600_000 } };
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
    register().plan.said = three;
    const { secret, number } = await apply();
    const asked = await decided(secret, 'asked');
    expect(asked.differs).toMatchObject([{ declared: 4, fetched: 3, register: { az: 'population' } }]);
    expect(asked.texts[0]?.text).toMatch(/siz yazmısınız 4, population deyir 3/);
    // Nobody else is told both.
    const { value } = await server().ask('manager', 'cases', { query: { number } });
    const seen = await server().ask('manager', 'case', { params: { case: value.cases[0]?.id ?? '' } });
    expect(seen.reply.body).not.toMatch(/deyir 3|"fetched"/);
    const reply = (agrees: boolean) =>
      server().ask(null, 'ownCaseSupply', { params: { secret }, body: { text: 'Reyestrdəki düzdür.', agrees } });
    await reply(true);
    const found = await decided(secret);
    // 300.00 for each of three, less 900.00.
    expect(found.decision).toMatchObject({ outcome: 'refuse', ground: { en: expect.stringContaining('income') } });
    expect((await verifyStore({ file: file(), clock: clock(), legsOf: null })).findings).toEqual([]);
  });

  test('[CS21] whose applicant stays by what they declared is decided on that', async () => {
    await inForce(asking);
    register().plan.said = three;
    const { secret } = await apply();
    await decided(secret, 'asked');
    const body = { text: 'Dördüncü üzv bu ay doğulub.' };
    await server().ask(null, 'ownCaseSupply', { params: { secret }, body });
    const found = await decided(secret);
    expect(found.decision).toMatchObject({ outcome: 'refuse', ground: { en: expect.stringContaining('members') } });
    expect(found.differs).toMatchObject([{ declared: 4, fetched: 3 }]);
  });

  test('[RE2] names to those who lead which register is silent, from the third working day before it is due', async () => {
    await inForce();
    register().plan.down.add('taxes');
    const { number } = await apply();
    const silent = async () => (await server().ask('manager', 'cases', { query: { number } })).value.cases[0]?.silent;
    await later(24 * 86_400);
    for (let hour = 0; hour < 3; hour += 1) await later(3600);
    expect(await silent()).toEqual([]);
    clock().set(Date.parse('2026-04-03T09:00+04:00'));
    await eventually(async () => {
      await later(3600);
      expect(await silent()).toEqual([{ az: 'taxes' }]);
    });
    register().plan.down.clear();
    await eventually(async () => {
      await later(3600);
      expect(await silent()).toEqual([]);
    });
  });

  test('[PV4] is taken only from those who show who they are, and staff see nothing that registers said', async () => {
    await inForce();
    const { proof: _, ...unproved } = applying();
    for (const body of [unproved, applying()])
      expect((await server().ask(null, 'registerCase', { body })).refusal?.code).toBe('needs-proof');
    expect(register().asked).toEqual([]);
    expect((await server().ask(null, 'caseKinds', {})).value.kinds.map(({ id }) => id)).toEqual(['appeal']);
    const { secret, number } = await apply();
    await decided(secret);
    const { value } = await server().ask('manager', 'cases', { query: { number } });
    const whole = await server().ask('manager', 'case', { params: { case: value.cases[0]?.id ?? '' } });
    expect(whole.reply.body).toContain('assistance');
    expect(whole.reply.body).not.toMatch(/600000|480000|salaries"|"trace"/);
  });

  test('[PV4] is taken by staff from those who are there: by a letter or a call nobody shows a document', async () => {
    await inForce();
    const headers = await anAdministrator('third');
    for (const channel of ['post', 'e-mail', 'phone', 'web', 'portal'] as const) {
      const { status, refusal } = await server().ask(null, 'registerCase', { headers, body: applying({ channel }) });
      expect([status, refusal?.code, refusal?.about], channel).toEqual([400, 'malformed', { field: 'channel' }]);
    }
    for (const channel of ['reception', 'counter'] as const)
      expect((await server().ask(null, 'registerCase', { headers, body: applying({ channel }) })).status).toBe(201);
  });

  test('[RU2] [FO3] is not taken with an answer that would leave the table without its fact for ever', async () => {
    await inForce();
    const refused = async (members: unknown) => {
      const body = applying({ answers: { ...answers, members } });
      const { refusal } = await server().ask('reception', 'registerCase', { body });
      return [refusal?.code, refusal?.about?.field, refusal?.about?.rule];
    };
    expect(await refused(4.5)).toEqual(['bad-answers', 'members', 'whole']);
    expect(await refused(0)).toEqual(['bad-answers', 'members', 'too-small']);
    expect((await apply()).number).toMatch(/^A26-000001-/);
  });

  test('[RE1] names each register that was asked in its story, and what came of it, never what it said', async () => {
    await inForce();
    register().plan.down.add('taxes');
    const { number } = await apply();
    const { value } = await server().ask('manager', 'cases', { query: { number } });
    const asked = async () => {
      const { steps } = (await server().ask('manager', 'case', { params: { case: value.cases[0]?.id ?? '' } })).value;
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
    register().plan.said = { ...family, taxes: { salaries: 960_000, business: 0 } };
    const { secret } = await apply();
    const found = await decided(secret);
    expect(found.decision).toMatchObject({ outcome: 'refuse', amount: null });
    expect(found.decision?.ground).toMatchObject({ en: 'The mean monthly income is not below what the family needs' });
    // What the refusing rows ask is what the granting one asks, the other way round.
    expect(found.decision?.conditions.map(({ says, holds }) => [says.en, holds])).toEqual([
      ['The number of members is the same as in the register', 'true'],
      ['The applicant represents the family', 'true'],
      ['Every member able to work has a job or is registered as looking for one', 'true'],
      ['The income is below what the family needs', 'false'],
    ]);
    expect(found.may).toContain('object');
    const object = () =>
      server().ask(null, 'ownCaseObject', {
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
    'ownCaseErase',
  ];
  const moves = named.filter((one) => !harmless.includes(one));

  test('by any route, as any caller', async () => {
    expect(moves.length).toBeGreaterThan(14);
    const { secret, number } = await apply();
    const { value } = await server().ask('manager', 'cases', { query: { number } });
    const id = value.cases[0]?.id ?? '';
    const overseer = await anAdministrator('one');
    const everyone = Object.keys(server().tokens) as Who[];
    let asked = 0;
    for (const route of moves)
      for (const who of [null, 'overseer', ...everyone] as const) {
        const body = bodies[route] ?? {};
        const reply =
          who === 'overseer'
            ? await server().ask(null, route, { params: { case: id, secret }, body, headers: overseer })
            : await server().ask(who, route, { params: { case: id, secret }, body });
        asked += 1;
        expect(reply.status, `${route} ${who}`).toBeGreaterThanOrEqual(400);
        expect(await server().store.caseOf('small', id)).toMatchObject({
          status: 'checking',
          outcome: null,
          decision: null,
        });
      }
    expect(asked).toBeGreaterThan(100);
  });
});
