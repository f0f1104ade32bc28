import { describe, expect, test } from 'vitest';
import { verifyStore } from '../../../server/store/sqlite/verify.ts';
import { tamper } from '../../store/raw.ts';
import { anApplicationWorld, family, fin, sample } from '../../support/application-world.ts';
import type { Who } from '../../support/server.ts';

/** Decision tables, over HTTP: proposed, tried, brought into force, stopped; and what they decided, decided again. */

const { anAdministrator, inForce, apply, own, later, decided, clock, server, register, file } = anApplicationWorld();

describe('[RU5] a table', () => {
  test('is proposed by one administrator and brought into force by another, in person', async () => {
    const [one, other] = [await anAdministrator('one'), await anAdministrator('other')];
    const params = { table: sample.id };
    const put = (headers: object, body: object = sample) =>
      server().ask(null, 'putTable', { params, body, headers: { ...headers } });
    expect((await put(one, { ...sample, examples: sample.examples.slice(1) })).refusal?.code).toBe('bad-config');
    const { hash } = (await put(one)).value;
    expect((await server().ask(null, 'table', { params })).refusal?.code).toBe('table-not-found');
    const approve = async (headers: { readonly [name: string]: string }) =>
      (await server().ask(null, 'approveTable', { params, body: { hash }, headers })).refusal?.code ?? null;
    expect(await approve(one)).toBe('needs-another');
    expect(await approve(other)).toBeNull();
    expect((await server().ask(null, 'table', { params })).value).toEqual(sample);
    expect((await put(one)).refusal?.code).toBe('bad-config');
    expect((await put(one, { ...sample, version: 2, from: '2026-04-01' })).refusal).toBeNull();
    expect((await server().ask('manager', 'tables', {})).value.tables).toMatchObject([
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
      (await server().ask('manager', 'tryTable', { params: { table: sample.id }, body })).value;
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
      (await server().ask(who, 'stopTable', { params, body: { stopped, reason: 'The law has changed.' } })).refusal
        ?.code;
    expect(await stop('clerk', true)).toBe('not-allowed');
    expect(await stop('manager', true)).toBeUndefined();
    const { secret } = await apply();
    await later(120);
    expect((await own(secret)).status).toBe('checking');
    expect(register().asked, 'no register is asked for nothing').toEqual([]);
    expect((await server().ask(null, 'decisions', {})).value.stopped).toEqual([sample.id]);
    const one = await anAdministrator('three');
    const { reply } = await server().ask(null, 'security', { headers: one });
    expect(reply.body).toContain('The law has changed.');
    expect(await stop('manager', false)).toBeUndefined();
    expect((await decided(secret)).decision).toMatchObject({ outcome: 'grant' });
    const { refusal } = await server().ask('manager', 'stopTable', {
      params: { table: 'another' },
      body: { stopped: true, reason: 'r' },
    });
    expect(refusal?.code).toBe('table-not-found');
  });

  test('[RU4] every decision is made again by verify, and one byte that was changed is found', async () => {
    await inForce();
    register().plan.said = { ...family, taxes: { salaries: 960_000, business: 0 } };
    await decided((await apply()).secret);
    register().plan.said = family;
    await decided((await apply()).secret);
    const verify = async () =>
      (await verifyStore({ file: file(), clock: clock(), legsOf: null })).findings.map(({ message }) => message);
    expect(await verify()).toEqual([]);
    const flips: readonly (readonly [table: string, column: string, was: string, is: string, told: RegExp])[] = [
      [
        'case_texts',
        'body',
        '"salaries":960000',
        '"salaries":960001',
        /case A26-00000\d-\S: .*(is not what was written|not those it was decided on)/,
      ],
      [
        'case_texts',
        'body',
        '"pensions":480000',
        '"pensions":480008',
        /case A26-00000\d-\S: .*(is not what was written|not those it was decided on)/,
      ],
      ['case_people', 'about', '"members":4', '"members":5', /case A26-00000\d-\S: .*not what was answered/],
      ['decision_tables', 'document', '30000 * members', '30001 * members', /is not what decided/],
      ['cases', 'decision', '"amount":30000', '"amount":30001', /decision is/],
    ];
    for (const [table, column, was, is, told] of flips) {
      const flip = (one: string, other: string) =>
        tamper(file(), `UPDATE ${table} SET ${column} = replace(${column}, '${one}', '${other}')`);
      await flip(was, is);
      expect((await verify()).join(), `${table} ${was}`).toMatch(told);
      await flip(is, was);
      expect(await verify()).toEqual([]);
    }
  });

  test('is tried on what was decided before, and what was decided is public without persons', async () => {
    await inForce();
    await decided((await apply()).secret);
    register().plan.said = { ...family, taxes: { salaries: 960_000, business: 0 } };
    await decided((await apply()).secret);
    const raised = JSON.parse(JSON.stringify(sample).replaceAll('30000 * members', '35000 * members'));
    const examples = sample.examples.map((one) =>
      one.row === 'grant'
        ? { ...one, amount: 50_000 }
        : one.row === 'income-not-below'
          ? { ...one, facts: { ...one.facts, salaries: 1_200_000 } }
          : one,
    );
    const tried = await server().ask('manager', 'tryTable', {
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
    const { value, reply } = await server().ask(null, 'decisions', {});
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
