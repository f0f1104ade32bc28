import { expect, test } from 'vitest';
import { openPostgresStore } from '../../server/store/postgres/store.ts';
import { aDatabase } from '../support/postgres.ts';
import { caseRow, noCases } from './case-contract.ts';
import { toldOf } from './case-search-contract.ts';
import { centreId, dayOpened, put } from './rows.ts';

test('[CS11] a case of which more is said than an index holds is stored whole, and found by the first of it', async () => {
  const store = await openPostgresStore({ url: await aDatabase() });
  const said = (first: number) => Array.from({ length: 3000 }, (_, n) => `${first + n}${'ə'.repeat(300)}`).join(' ');
  const about = JSON.stringify({ contact: {}, answers: { surname: 'Quliyeva', text: `yol ${said(1_000_000)}` } });
  const person = { case: 'c1', person: 'p', phoneKey: null, emailKey: null, about };
  const cases = { ...noCases, cases: [caseRow('c1')], people: [person] };
  await put(store, { events: [dayOpened(), ...toldOf(cases)], cases });
  const texts = [2_000_000, 3_000_000].map((first, n) => ({ id: `t${n}`, case: 'c1', body: said(first) }));
  for (const text of texts)
    await put(store, { events: toldOf({ texts: [text] }), cases: { ...noCases, texts: [text] } });
  expect(await store.caseTexts(centreId, 'c1')).toEqual(texts);
  const found = async (search: { words?: string; names?: string }) =>
    (await store.searchCases(centreId, { seenBy: null, ...search }, { since: '2026-01-01', limit: 5, offset: 0 }))
      .total;
  expect(await found({ names: 'quli', words: 'yol 1000000' })).toBe(1);
  expect(await found({ words: `1002999${'e'.repeat(400)}` })).toBe(1);
  expect(await found({ words: '3002999' })).toBe(0);
  await store.close();
});
