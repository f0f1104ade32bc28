import { Check } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { withOutcome, withoutRow, withRow, withRowAdded } from '../../manager/settings/tables/table-edits.ts';
import { createTables, versionInForce } from '../../manager/settings/tables/tables-model.ts';
import { checkTable } from '../../server/rules/tables.ts';
import sample from '../../server/rules/targeted-assistance.json' with { type: 'json' };
import { DecisionTable } from '../../shared/cases/table-schema.ts';
import { countedKeys, good, talkingApi, turnedClock } from './manager-fakes.ts';

/** Decision tables, as they are changed on screen. */

if (!Check(DecisionTable, sample)) throw new Error('no sample');
const table: DecisionTable = sample;
const version = (n: number, approvedBy: string | null, from = '2026-01-01') => ({
  ...{ version: n, from, hash: `${n}`.repeat(64), proposedBy: 'one', proposedAt: '2026-01-01T00:00:00.000Z' },
  ...{ approvedBy, approvedAt: approvedBy === null ? null : '2026-01-02T00:00:00.000Z' },
  ...{ proposedName: 'One', approvedName: approvedBy, document: { ...table, version: n, from } },
});
const aWorld = (drafts: readonly DecisionTable[] = [], overtaken: readonly object[] = []) => {
  const server = talkingApi();
  const versions = [version(1, 'other'), version(2, null, '2026-06-01')];
  server.on('tables', () =>
    good({ tables: [{ id: table.id, versions }], samples: [table, { ...table, id: 'shipped' }], drafts, overtaken }),
  );
  server.on('config', () => good({ caseKinds: [{ table: table.id, stopped: true }, { id: 'other' }] }));
  const tried = { faults: [], examples: [], tried: 3, same: 1, changes: [], amountBefore: 0, amountAfter: 0 };
  for (const route of ['putTable', 'approveTable', 'stopTable'] as const) server.on(route, () => good({}));
  server.on('tryTable', () => good(tried));
  const place = { path: { value: '' }, go: () => undefined };
  const world = {
    api: server.api,
    newKey: countedKeys(),
    clock: turnedClock(),
    place,
    centresChanged: async () => undefined,
  };
  return { server, model: createTables({ world: world as never, centre: 'small' }) };
};
const listed = async (drafts: readonly DecisionTable[] = [], overtaken: readonly object[] = []) => {
  const { server, model } = aWorld(drafts, overtaken);
  await model.load();
  const state = model.state.value;
  if (state.step !== 'ready') throw new Error('not there');
  return { server, model, tables: state.value };
};

describe('the page of tables', () => {
  test('[RU8] begins the next version from what was written into the file of a table, and shows a table that only a file has', async () => {
    const written = { ...table, version: 3, freshDays: 5 };
    const { server, model, tables } = await listed([written, { ...table, id: 'by-hand' }]);
    expect(tables.map(({ id, written: by }) => [id, by !== null])).toEqual([
      [table.id, true],
      ['shipped', false],
      ['by-hand', true],
    ]);
    const [first] = tables;
    if (first === undefined) throw new Error('not there');
    expect(model.draftOf(first).document.value).toEqual(written);
    await model.propose(first);
    expect(server.of('putTable')[0]?.body).toEqual(written);
  });

  test('[RU8] tells of a draft in a file whose version somebody has proposed otherwise, and begins from what was proposed', async () => {
    const over = { id: table.id, version: 2, next: 3 };
    const { model, tables } = await listed([], [over]);
    expect(tables.map(({ overtaken }) => overtaken)).toEqual([over, null]);
    const [first] = tables;
    if (first === undefined) throw new Error('not there');
    expect(model.draftOf(first).document.value).toMatchObject({ version: 3, from: '2026-06-01' });
  });

  test('shows those that were proposed, the latest version first, and what ships beside them', async () => {
    const { model, tables } = await listed();
    expect(tables.map(({ id, versions }) => [id, versions.map((one) => one.version)])).toEqual([
      [table.id, [2, 1]],
      ['shipped', []],
    ]);
    const [first, shipped] = tables;
    if (first === undefined || shipped === undefined) throw new Error('not there');
    expect(versionInForce(first, '2026-07-01')?.version).toBe(1);
    expect(versionInForce(shipped, '2026-07-01')).toBeNull();
    expect([model.stopped(table.id), model.stopped('shipped')]).toEqual([true, null]);
    expect([model.draftOf(first), model.draftOf(shipped)].map((draft) => draft.document.value.version)).toEqual([3, 1]);
  });

  test('what a check said holds only for what was checked', async () => {
    const { model, tables } = await listed();
    const [first] = tables;
    if (first === undefined) throw new Error('not there');
    const draft = model.draftOf(first);
    expect(draft.tried.value).toBeNull();
    await draft.check();
    expect(draft.tried.value).toMatchObject({ step: 'ready', value: { tried: 3 } });
    draft.change((now) => ({ ...now, from: '2027-01-01' }));
    expect(draft.tried.value).toBeNull();
    draft.drop();
    expect([draft.tried.value?.step, draft.changed.value]).toEqual(['ready', false]);
  });

  test('one proposes what stands there, another brings it into force by its hash, a reason stops it', async () => {
    const { server, model, tables } = await listed();
    const [first] = tables;
    if (first === undefined) throw new Error('not there');
    model.draftOf(first).change((now) => ({ ...now, from: '2027-01-01', id: 'another', version: 9 }));
    expect(await model.propose(first)).toBe(true);
    expect(server.of('putTable')).toMatchObject([
      { params: { table: table.id }, body: { id: table.id, version: 3, from: '2027-01-01' } },
    ]);
    expect(await model.approve(table.id, '2'.repeat(64))).toBe(true);
    expect(server.of('approveTable')).toMatchObject([{ body: { hash: '2'.repeat(64) } }]);
    expect(await model.stop(table.id, false, 'mended')).toBe(true);
    expect(server.of('stopTable')).toMatchObject([
      { params: { centre: 'small', table: table.id }, body: { stopped: false, reason: 'mended' } },
    ]);
    expect(server.of('tables')).toHaveLength(4);
  });
});

describe('a change of a table', () => {
  test('a row that goes takes its examples with it, and what is left is sound', () => {
    const without = withoutRow(3)(table);
    expect(without.rows.map(({ id }) => id)).not.toContain('able-and-idle');
    expect(without.examples.map(({ row }) => row)).not.toContain('able-and-idle');
    expect(checkTable(without, table.id).ok).toBe(true);
  });

  test('a row that is added is of the right shape; granting and refusing bring what belongs to them', () => {
    const added = withRowAdded(table);
    expect(Check(DecisionTable, added)).toBe(true);
    const at = added.rows.length - 1;
    const granting = withRow(at, (row) => withOutcome(row, 'grant', undefined))(added).rows[at];
    expect(granting).toMatchObject({ outcome: 'grant', amount: '0', months: 12 });
    expect(granting?.ground).toBeUndefined();
    const back = withRow(at, (row) => withOutcome(row, 'refuse', 'members-differ'))(added).rows[at];
    expect([back?.amount, back?.ground]).toEqual([undefined, 'members-differ']);
  });
});
