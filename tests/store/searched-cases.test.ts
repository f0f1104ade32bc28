import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { CaseSearch } from '../../server/store/case-search.ts';
import type { CaseWrite } from '../../server/store/cases.ts';
import { createNameIndex } from '../../server/store/sqlite/name-index.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import type { Store } from '../../server/store/store.ts';
import type { Case } from '../../shared/cases/cases.ts';
import { caseRow, noCases } from './case-contract.ts';
import { toldOf } from './case-search-contract.ts';
import { temporaryFolder } from './folders.ts';
import { centreId, dayOpened, morning, put } from './rows.ts';

/** [CS11] What a search holds in memory follows what another process writes and erases. */

let [searching, writing]: Store[] = [];

beforeEach(async () => {
  const file = join(temporaryFolder(), 'novbe.db');
  const open = async (): Promise<Store> => {
    const store = await openSqliteStore({ file });
    onTestFinished(() => store.close());
    return store;
  };
  [searching, writing] = [await open(), await open()];
});

const write = async (cases: Partial<CaseWrite>) => {
  if (writing !== undefined)
    await put(writing, { events: [dayOpened(), ...toldOf(cases)], cases: { ...noCases, ...cases } });
};
const person = (id: string, surname: string) => ({
  ...{ case: id, person: `p-${id}`, phoneKey: `k-${id}`, emailKey: null },
  about: JSON.stringify({ contact: { name: surname }, form: null, answers: { text: 'yol' } }),
});
const registered = (id: string, after: number, change: Partial<Case> = {}) =>
  caseRow(id, { registeredAt: morning + after, ...change });
const find = async (search: Partial<CaseSearch>) => {
  const page = { since: '2026-01-01', limit: 50, offset: 0 };
  const answer = await searching?.searchCases(centreId, { seenBy: null, ...search }, page);
  return [answer?.total, ...(answer?.found ?? []).map(({ case: one }) => one.id)];
};

test('cases, moves, names and texts that another process writes are found', async () => {
  await write({ cases: [registered('c1', 0)], people: [person('c1', 'Quliyeva')] });
  expect(await find({ names: 'quli' })).toEqual([1, 'c1']);
  await write({ cases: [registered('c2', 1)], people: [person('c2', 'Quliyev')] });
  expect(await find({ names: 'quliyev' })).toEqual([2, 'c2', 'c1']);
  expect(await find({ phoneKey: 'k-c2' })).toEqual([1, 'c2']);
  await write({ cases: [registered('c1', 0, { department: 'legal', status: 'assigned' })] });
  expect(await find({ department: 'legal', names: 'quliyeva' })).toEqual([1, 'c1']);
  expect(await find({ status: ['received'] })).toEqual([1, 'c2']);
  await write({ people: [person('c1', 'Həsənova')] });
  expect(await find({ names: 'quliyev' })).toEqual([1, 'c2']);
  expect(await find({ names: 'hesen' })).toEqual([1, 'c1']);
  await write({ texts: [{ id: 't', case: 'c1', body: 'Körpü' }] });
  expect(await find({ words: 'körpü' })).toEqual([1, 'c1']);
});

test('a case that was registered before those that are known takes its place among them', async () => {
  await write({ cases: [registered('c1', 10), registered('c2', 20)] });
  expect(await find({})).toEqual([2, 'c2', 'c1']);
  await write({ cases: [registered('c3', 15)], people: [person('c3', 'Quliyev')] });
  await write({ cases: [registered('c4', 20, { number: 'M26-000000-0' })] });
  expect(await find({})).toEqual([4, 'c2', 'c4', 'c3', 'c1']);
  expect(await find({ names: 'quliyev' })).toEqual([1, 'c3']);
  expect(await find({ from: '2026-11-20', to: '2026-11-20' })).toEqual([4, 'c2', 'c4', 'c3', 'c1']);
  expect(await find({ from: '2026-11-21' })).toEqual([0]);
  expect(await find({ to: '2026-11-19' })).toEqual([0]);
});

test('a name that was erased is found no more, nor by the words of who comes next', async () => {
  await write({ cases: [registered('c1', 0)], people: [person('c1', 'Quliyev')] });
  await write({ cases: [registered('c2', 1, { status: 'closed' })], people: [person('c2', 'Quliyeva')] });
  expect(await find({ names: 'quli' })).toEqual([2, 'c2', 'c1']);
  await write({ erasing: [{ case: 'c2', eraseAt: morning }] });
  await writing?.erase(morning);
  expect(await find({ names: 'quli' })).toEqual([1, 'c1']);
  await write({ cases: [registered('c3', 2)], people: [person('c3', 'Səfərov')] });
  expect(await find({ words: 'sefer' })).toEqual([1, 'c3']);
  expect(await find({ names: 'quliyeva' })).toEqual([0]);
  expect(await find({})).toEqual([3, 'c3', 'c2', 'c1']);
});

test('words of names are found as if each row were read, whatever is put, changed and taken out', () => {
  const index = createNameIndex();
  const rows = new Map<number, string>();
  const [surnames, names] = [
    ['Əliyev', 'ELIYEVA', 'Şıxlı-Göyçə', 'Əli'],
    ['Günəş', 'Çingiz', 'Əli'],
  ];
  const nth = (list: readonly string[], n: number): string => list[n % list.length] ?? '';
  const check = () => {
    for (const [asked, begins] of [
      ['əli', [['eli']]],
      ['Əliyev çin', [['eliyev'], ['cingiz']]],
      ['goyce gunes', [['goyce'], ['gunes']]],
      ['əli əli', [['eli']]],
      ['yox', [['yox']]],
    ] as const) {
      const folded = (text: string) =>
        text
          .toLowerCase()
          .replaceAll(/[əşıöçü]/gu, (letter) => 'esiocu'['əşıöçü'.indexOf(letter)] ?? '')
          .split(/[ -]/);
      const fits = [...rows].filter(([, text]) =>
        begins.every(([begin]) =>
          folded(text).some((word) => word.startsWith(begin.slice(0, asked.endsWith('çin') ? 6 : 9))),
        ),
      );
      expect(Array.from(index.find(asked) ?? [])).toEqual(fits.map(([row]) => row).sort((a, b) => a - b));
    }
  };
  for (let step = 0; step < 200; step++) {
    const row = (step * 37) % 50;
    const text = step % 7 === 3 ? '' : `${nth(surnames, step * 3)} ${nth(names, step)}`;
    index.put(row, text);
    rows.set(row, text);
    if (step % 20 === 0) check();
  }
  index.drop((row) => row % 3 !== 0);
  for (const row of [...rows.keys()]) if (row % 3 === 0) rows.delete(row);
  check();
  expect(index.find(' -- ')).toBeNull();
});
