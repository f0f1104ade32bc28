import { expect, test } from 'vitest';
import type { Store } from '../../server/store/store.ts';

/** [RU5] What every store must keep to about decision tables. */
export function tableContract(at: () => Store): void {
  const table = (version: number) => ({
    ...{ hash: `${version}`.repeat(64), id: 'help', version, document: `{"version":${version}}` },
    ...{ proposedBy: 'one', proposedAt: 1000 },
  });

  test('[RU5] a version is kept once, and brought into force by somebody else alone', async () => {
    const marks = [await at().decisionTablesMark()];
    const mark = async () => void marks.push(await at().decisionTablesMark());
    expect(await at().proposeTable(table(2))).toBe(true);
    await mark();
    expect(await at().proposeTable(table(1))).toBe(true);
    await mark();
    expect(await at().proposeTable({ ...table(1), hash: 'f'.repeat(64) })).toBe(false);
    expect(await at().proposeTable({ ...table(3), hash: table(1).hash })).toBe(false);
    expect(await at().approveTable(table(1).hash, 'one', 2000)).toBe(false);
    expect(await at().approveTable('f'.repeat(64), 'two', 2000)).toBe(false);
    expect(await at().decisionTablesMark()).toBe(marks.at(-1));
    expect(await at().approveTable(table(1).hash, 'two', 2000)).toBe(true);
    await mark();
    expect(new Set(marks).size).toBe(marks.length);
    expect(await at().approveTable(table(1).hash, 'three', 3000)).toBe(false);
    expect(await at().decisionTables()).toEqual([
      { ...table(1), approvedBy: 'two', approvedAt: 2000 },
      { ...table(2), approvedBy: null, approvedAt: null },
    ]);
  });
}
