import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openTableFiles } from '../../../server/rules/table-files.ts';
import type { ViewFrame } from '../../../shared/live.ts';
import type { FloorView } from '../../../shared/views.ts';
import { anApplicationWorld, sample } from '../../support/application-world.ts';
import { eventually } from '../../support/eventually.ts';
import { keptLog } from '../../support/server.ts';

/** [RU8] DATA_DIR/tables: what a person reads and edits there is a copy, and never decides. */

const { anAdministrator, inForce, apply, decided, clock, server, file } = anApplicationWorld();

const path = (id: string = sample.id) => join(dirname(file()), `tables/${id}.json`);
const read = (): unknown => JSON.parse(readFileSync(path(), 'utf8'));
const write = (document: object) => writeFileSync(path(), JSON.stringify(document, null, 2));
const drafts = async () => (await server().ask('manager', 'tables', {})).value.drafts;
const overtaken = async () => (await server().ask('manager', 'tables', {})).value.overtaken;
const refused = async (): Promise<readonly string[]> => {
  const { value } = await server().ask('manager', 'view', { params: { view: 'floor' } });
  return (value as ViewFrame<FloorView>).data.refusedFiles.map((one) => `${one.file}: ${one.message}`);
};
/** Grants everybody what they need: what nobody would bring into force. */
const generous = {
  ...sample,
  version: 2,
  rows: sample.rows.map((row) => (row.id === 'grant' ? { ...row, amount: 'need' } : row)),
  examples: sample.examples.map((one) => (one.row === 'grant' ? { ...one, amount: 120_000 } : one)),
};

describe('[RU8] the file of a table', () => {
  test('is there from the start, and has what two people brought into force', async () => {
    expect(read()).toEqual(sample);
    await inForce();
    const [one, other] = [await anAdministrator('one'), await anAdministrator('other')];
    const params = { table: sample.id };
    const { hash } = (await server().ask(null, 'putTable', { params, body: generous, headers: one })).value;
    // What is only proposed does not stand there.
    expect(read()).toEqual(sample);
    await server().ask(null, 'approveTable', { params, body: { hash }, headers: other });
    expect(read()).toEqual(generous);
    expect(await drafts()).toEqual([]);
    expect(await refused()).toEqual([]);
  });

  test('that is edited by hand decides nothing: it is a draft, until two people bring it into force', async () => {
    await inForce();
    write(generous);
    await eventually(async () => {
      await clock().advance(1000);
      expect(await drafts()).toEqual([generous]);
    });
    expect((await server().ask(null, 'table', { params: { table: sample.id } })).value).toEqual(sample);
    const { secret } = await apply();
    expect((await decided(secret)).decision?.amount).toBe(30_000);
    const [one, other] = [await anAdministrator('one'), await anAdministrator('other')];
    const params = { table: sample.id };
    const proposed = await server().ask(null, 'putTable', { params, body: (await drafts())[0] ?? {}, headers: one });
    expect([await drafts(), await overtaken()]).toEqual([[], []]);
    const approve = async (headers: { readonly [name: string]: string }) =>
      (await server().ask(null, 'approveTable', { params, body: { hash: proposed.value.hash }, headers })).refusal;
    expect((await approve(one))?.code).toBe('needs-another');
    expect(await approve(other)).toBeNull();
    expect((await server().ask(null, 'table', { params })).value).toEqual(generous);
  });

  const faults: readonly (readonly [string, object | string, string])[] = [
    ['no JSON', '{', 'is not JSON'],
    [
      'another version',
      { ...generous, version: 1 },
      'version: must be 2: what is changed is the draft of the next version',
    ],
    ['no examples', { ...generous, examples: [] }, 'examples'],
    [
      'an answer made of nothing',
      { ...generous, inputs: [{ ...sample.inputs[0], value: 'if income < 3 then 1 else 2' }] },
      'inputs/0',
    ],
  ];
  test.each(faults)('with %s is refused by one clear line; what was in force stays', async (_, document, line) => {
    await inForce();
    // A draft before it is none any more.
    write(generous);
    await eventually(async () => {
      await clock().advance(1000);
      expect(await drafts()).toHaveLength(1);
    });
    if (typeof document === 'string') writeFileSync(path(), document);
    else write(document);
    await eventually(async () => {
      await clock().advance(1000);
      expect((await refused()).join()).toContain(`tables/${sample.id}.json: ${line}`);
    });
    expect(await drafts()).toEqual([]);
    expect((await server().ask(null, 'table', { params: { table: sample.id } })).value).toEqual(sample);
    write(sample);
    await eventually(async () => {
      await clock().advance(1000);
      expect(await refused()).toEqual([]);
    });
  });

  test('keeps a draft made by hand when another one comes into force, and says that its version is taken', async () => {
    await inForce();
    const byHand = { ...generous, from: '2027-01-01' };
    write(byHand);
    await eventually(async () => {
      await clock().advance(1000);
      expect(await drafts()).toEqual([byHand]);
    });
    const [one, other] = [await anAdministrator('one'), await anAdministrator('other')];
    const params = { table: sample.id };
    const { hash } = (await server().ask(null, 'putTable', { params, body: generous, headers: one })).value;
    const isOver = [{ id: sample.id, version: 2, next: 3 }];
    expect([await drafts(), await overtaken()]).toEqual([[], isOver]);
    // It is told of after a restart too.
    const { store } = server();
    const again = await openTableFiles(join(dirname(file()), 'tables'), { store, clock: clock(), log: keptLog().log });
    expect([again.overtaken(await store.decisionTables()), again.refused()]).toEqual([isOver, []]);
    await again.close();
    await server().ask(null, 'approveTable', { params, body: { hash }, headers: other });
    expect(read()).toEqual(byHand);
    expect(await overtaken()).toEqual(isOver);
    expect((await server().ask(null, 'table', { params })).value).toEqual(generous);
    expect(await drafts()).toEqual([]);
    const line = 'version: must be 3: what is changed is the draft of the next version';
    expect(await refused()).toEqual([`tables/${sample.id}.json: ${line}`]);
    write({ ...byHand, version: 3 });
    await eventually(async () => {
      await clock().advance(1000);
      expect(await drafts()).toEqual([{ ...byHand, version: 3 }]);
    });
    expect([await refused(), await overtaken()]).toEqual([[], []]);
  });

  test('that fell behind is put right at the start, and one that is new begins a table of its own', async () => {
    await inForce();
    const { store } = server();
    const parts = { store, clock: clock(), log: keptLog().log };
    const folder = join(dirname(file()), 'elsewhere');
    mkdirSync(folder);
    writeFileSync(join(folder, `${sample.id}.json`), '{}');
    writeFileSync(join(folder, 'other.json'), JSON.stringify({ ...sample, id: 'other' }));
    const bad = await openTableFiles(folder, parts);
    expect(bad.refused().map((one) => one.file)).toEqual([`tables/${sample.id}.json`]);
    expect(bad.drafts(await store.decisionTables())).toEqual([{ ...sample, id: 'other' }]);
    await bad.close();
    rmSync(join(folder, `${sample.id}.json`));
    const whole = await openTableFiles(folder, parts);
    expect(JSON.parse(readFileSync(join(folder, `${sample.id}.json`), 'utf8'))).toEqual(sample);
    expect(whole.refused()).toEqual([]);
    await whole.close();
  });
});
