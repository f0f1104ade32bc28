import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { verifyStore } from '../../../server/store/sqlite/verify.ts';
import type { DecisionTable } from '../../../shared/cases/table-schema.ts';
import type { Duty } from '../../../shared/centre/duties.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import { user } from '../../store/access-contract.ts';
import { changeUser } from '../../store/changing.ts';
import { tamper } from '../../store/raw.ts';
import { anApplicationWorld, sample, withAssistance } from '../../support/application-world.ts';
import { sessionOf } from '../../support/house.ts';
import type { Who } from '../../support/server.ts';

/** [CS26] A visit to the household, over HTTP: drawn by lot, written by who was drawn, gone by by the table, proved by verify. */

const visit = { act: 'household-visit', department: 'social', mostOpen: 3 };
const kinds = (withAssistance.caseKinds ?? []).map((kind) => ({ ...kind, visit }));
const { inForce, apply, own, facts, later, decided, clock, server, file } = anApplicationWorld({
  ...withAssistance,
  caseKinds: kinds,
});

/** The sample, which asks besides whether they live where they say. */
const lives = { az: 'Yaşayır', ru: 'Живёт', en: 'They live there' };
const away = { az: 'Yaşamır', ru: 'Не живёт', en: 'They do not live there' };
const withVisit: DecisionTable = {
  ...sample,
  facts: [...sample.facts, { id: 'lives', type: 'text', name: lives, visit: 'lives' }],
  grounds: [...sample.grounds, { id: 'lives-elsewhere', name: away }],
  rows: [
    ...sample.rows.map((row) =>
      row.id === 'grant' ? { ...row, when: [...row.when, { is: 'lives = "yes"', says: lives }] } : row,
    ),
    {
      id: 'lives-elsewhere',
      when: [{ is: 'lives != "yes"', says: away }],
      outcome: 'refuse',
      ground: 'lives-elsewhere',
    },
  ],
  examples: [
    ...sample.examples.map((one) => ({ ...one, facts: { ...one.facts, lives: 'yes' } })),
    { facts: { ...sample.examples[0]?.facts, lives: 'no' }, row: 'lives-elsewhere' },
  ],
};

const people = ['ayan', 'bahar', 'ceyhun'];
const headersOf = async (id: string) => ({
  cookie: `novbe-session=${await sessionOf(server().access, id)}`,
  ...{ host: 'centre.example', origin: 'http://centre.example' },
});
/** Somebody of the social department, with these duties. */
const adds = async (id: string, duties: readonly Duty[] = ['visit']) => {
  const more = { duties, department: 'social', mustChange: false, counters: null, centre: 'small', name: `Ad ${id}` };
  await changeUser(server().store, user(id, more));
};
const caseOf = async (number: string, who: Who = 'manager') =>
  (await server().ask(who, 'cases', { query: { number } })).value.cases[0]?.id ?? '';
/** An application, with those who visit. */
const applied = async () => {
  for (const one of people) await adds(one);
  const { secret, number } = await apply();
  return { secret, number, params: { case: await caseOf(number) } };
};
const found = { date: '2026-03-06', lives: 'yes', people: 4, found: 'Evdə dörd nəfər yaşayır.' };
type Params = { readonly case: string };
const storyOf = async (params: Params): Promise<RouteValue<'case'>> =>
  (await server().ask('manager', 'case', { params })).value;
const visitIn = async (params: Params) => {
  const { visit: told } = await storyOf(params);
  if (told === null) throw new Error('no visit');
  return told;
};
const draw = (params: Params, body: object = {}, who: Who = 'manager') =>
  server().ask(who, 'drawVisitor', { params, body });
const writes = async (id: string, params: Params, answers: object = found) =>
  server().ask(null, 'writeVisit', { params, body: { answers }, headers: await headersOf(id) });

describe('[CS26] the visit to a household', () => {
  test('is drawn by a seed of the server, and the case tells all that it takes to draw again', async () => {
    const { params, number } = await applied();
    expect(await visitIn(params)).toEqual({ act: 'household-visit', draws: [], found: null });
    const { drawn } = (await draw(params)).value;
    const [told] = (await visitIn(params)).draws;
    expect(told?.candidates.map(({ id }) => id)).toEqual(people);
    expect(told?.text).toBe(`${told?.seed} ${number}`);
    // As anybody does who reads the page: sha256sum, and a remainder.
    const place = Number(BigInt(`0x${hash('sha256', `${told?.seed} ${number}`)}`) % 3n);
    expect(told?.drawn).toEqual({ id: people[place], name: `Ad ${people[place]}` });
    expect(told?.drawn).toEqual(drawn);
    expect((await storyOf(params)).steps.at(-1)).toMatchObject({ what: 'visit-drawn', to: drawn.name });
  });

  test('is told to the citizen: that somebody comes and until when, or when they came, and never who', async () => {
    const { params, secret } = await applied();
    const told = async () => (await server().ask(null, 'own', { params: { secret } })).value.case;
    expect((await told())?.visit).toBeNull();
    const { drawn } = (await draw(params)).value;
    const { due } = (await storyOf(params)).case;
    const before = await server().ask(null, 'own', { params: { secret } });
    expect(before.value.case?.visit).toEqual({ until: due, madeAt: null });
    // By the way that they chose too, with nothing of who comes.
    const notices = await server().ask('manager', 'notices', {});
    expect(notices.value.notices.map(({ kind }) => kind)).toContain('case-visit');
    for (const id of people) expect(notices.reply.body).not.toContain(id);
    await draw(params, { reason: 'xəstədir' });
    expect((await told())?.visit).toEqual({ until: due, madeAt: null });
    const last = (await visitIn(params)).draws.at(-1)?.drawn.id ?? '';
    await writes(last, params);
    const after = await server().ask(null, 'own', { params: { secret } });
    expect(after.value.case?.visit).toMatchObject({ madeAt: new Date(clock().now()).toISOString() });
    for (const { reply } of [before, after])
      for (const id of people) {
        expect(reply.body).not.toContain(`"${id}"`);
        expect(reply.body).not.toContain(`Ad ${id}`);
      }
    expect(drawn.name).toMatch(/^Ad /);
  });

  test('is drawn once for a repeated question, and by no seed that is sent', async () => {
    const { params } = await applied();
    const ask = { params, body: {}, key: 'the-same-key-twice' };
    const [one, other] = [
      await server().ask('manager', 'drawVisitor', ask),
      await server().ask('manager', 'drawVisitor', ask),
    ];
    expect(other.value).toEqual(one.value);
    expect((await visitIn(params)).draws).toHaveLength(1);
    expect((await draw(params, { seed: 'mine', reason: 'r' })).status).toBe(400);
  });

  test('is never of who registered the case, and of nobody where all have as many before them as they may', async () => {
    await inForce(withVisit);
    for (const one of people) await adds(one);
    await adds('helper', ['visit', 'register']);
    const headers = await headersOf('helper');
    const body = {
      ...{ kind: 'appeal', channel: 'post', contact: { phone: '+994501112233' } },
      answers: { text: 'Mənzil', surname: 'N', name: 'N', address: 'K 1', phone: '+994501112233' },
    };
    const drawnOf: (string | undefined)[] = [];
    for (let n = 0; n < 10; n++) {
      const { number } = (await server().ask(null, 'registerCase', { body, headers })).value;
      const params = { case: await caseOf(number) };
      const done = await draw(params);
      if (n === 9) expect(done.refusal).toMatchObject({ code: 'nobody-free' });
      else drawnOf.push(done.value.drawn.id);
    }
    expect(drawnOf.toSorted()).toEqual(people.flatMap((one) => [one, one, one]));
  });

  test('is seen and written by who was drawn alone, stands in their box, and moves nothing else', async () => {
    const { params } = await applied();
    const { drawn } = (await draw(params)).value;
    const other = people.find((one) => one !== drawn.id) ?? '';
    const [theirs, others] = [await headersOf(drawn.id), await headersOf(other)];
    const list = async (headers: Record<string, string>) =>
      (await server().ask(null, 'cases', { query: { box: 'visits', only: 'open' }, headers })).value.cases;
    expect([await list(theirs), await list(others)].map((cases) => cases.map(({ id }) => id))).toEqual([
      [params.case],
      [],
    ]);
    expect((await server().ask(null, 'office', { headers: theirs })).value.me.visits).toBe(true);
    expect((await server().ask(null, 'case', { params, headers: theirs })).value.may).toEqual(['comment', 'visit']);
    expect((await server().ask(null, 'case', { params, headers: others })).refusal?.code).toBe('case-not-found');
    expect((await writes(other, params)).refusal?.code).toBe('case-not-found');
    expect((await server().ask('manager', 'writeVisit', { params, body: { answers: found } })).refusal?.code).toBe(
      'not-allowed',
    );
    expect((await writes(drawn.id, params, { ...found, lives: 'perhaps' })).refusal).toMatchObject({
      code: 'bad-answers',
    });
    expect((await draw(params, { reason: 'r' }, 'reception')).refusal?.code).toBe('case-not-found');
    expect((await writes(drawn.id, params)).value.case).toMatchObject({ visitor: drawn.id, status: 'checking' });
    expect(await visitIn(params)).toMatchObject({ found: { by: drawn, form: 'household-visit@1', answers: found } });
    expect(await list(theirs)).toEqual([]);
    expect((await writes(drawn.id, params)).refusal?.code).toBe('case-not-found');
    expect((await draw(params, { reason: 'r' })).refusal?.code).toBe('wrong-status');
  });

  test('is drawn again by a lead with a reason where who was drawn is ill; both draws stay', async () => {
    const { params } = await applied();
    const first = (await draw(params)).value.drawn;
    expect((await draw(params)).refusal?.code).toBe('needs-reason');
    const second = (await draw(params, { reason: 'Xəstələnib' })).value.drawn;
    const { draws } = await visitIn(params);
    expect(draws.map((one) => [one.drawn, one.reason])).toEqual([
      [first, null],
      [second, 'Xəstələnib'],
    ]);
    expect(draws[1]?.candidates.map(({ id }) => id)).toEqual(people.filter((one) => one !== first.id));
  });

  test('tells the citizen nothing of what the visitor wrote for the authority', async () => {
    const { params, secret } = await applied();
    const { drawn } = (await draw(params)).value;
    await writes(drawn.id, params);
    const told = JSON.stringify(await own(secret));
    expect([found.found, drawn.id, drawn.name ?? ''].filter((one) => told.includes(one))).toEqual([]);
  });
});

describe('[CS26] a table that asks what the visitor found', () => {
  test('decides nothing before, and then by it; verify decides again and finds a byte that was changed', async () => {
    await inForce(withVisit);
    const { params, secret } = await applied();
    await decided(secret, 'checking');
    for (let minute = 0; minute < 3; minute++) await later(61);
    expect(await own(secret)).toMatchObject({ status: 'checking', decision: null });
    const { drawn } = (await draw(params)).value;
    await writes(drawn.id, params, { ...found, lives: 'no', people: undefined });
    await later(61);
    expect((await decided(secret)).decision).toMatchObject({ outcome: 'refuse', ground: away });
    expect((await facts(secret)).facts.at(-1)).toEqual({
      ...{ name: lives, value: 'no', register: null, asOf: null },
      visitedAt: expect.stringMatching(/^2026-03-06T/u),
    });
    const verify = async () =>
      (await verifyStore({ file: file(), clock: clock(), legsOf: null })).findings.map(({ message }) => message);
    expect(await verify()).toEqual([]);
    const flips: readonly (readonly [change: string, back: string, told: RegExp])[] = [
      [
        `UPDATE case_texts SET body = replace(body, '"lives":"no"', '"lives":"yes"')`,
        `UPDATE case_texts SET body = replace(body, '"lives":"yes"', '"lives":"no"')`,
        /what the visitor wrote is not what was written/u,
      ],
      [`UPDATE cases SET visitor = 'x'`, `UPDATE cases SET visitor = '${drawn.id}'`, /visitor is "x", replayed/u],
    ];
    for (const [change, back, says] of flips) {
      await tamper(file(), change);
      expect((await verify()).join('\n')).toMatch(says);
      await tamper(file(), back);
      expect(await verify()).toEqual([]);
    }
    const other = `UPDATE events SET body = replace(body, '"drawn":"${drawn.id}"', '"drawn":"x"')`;
    await tamper(file(), `DROP TRIGGER events_stay; ${other}`);
    expect((await verify()).join('\n')).toMatch(/: x visits the household, the lot draws /u);
  });
});
