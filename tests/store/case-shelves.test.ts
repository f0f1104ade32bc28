import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../server/async/clock.ts';
import { openConnection } from '../../server/store/sqlite/database.ts';
import { schemaOf } from '../../server/store/sqlite/migrate.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { verifyStore } from '../../server/store/sqlite/verify.ts';
import type { Store } from '../../server/store/store.ts';
import { caseRow, noCases } from './case-contract.ts';
import { toldOf } from './case-search-contract.ts';
import { temporaryFolder } from './folders.ts';
import { centreId, dayOpened, morning, put } from './rows.ts';

/** [CS11] A database whose words stood beside each other, whatever centre they were of, is brought up to date and finds each centre's own. */

const open = async (file: string) => {
  const store = await openSqliteStore({ file });
  onTestFinished(() => store.close());
  return store;
};
const add = (store: Store, n: number, centre: string) =>
  put(
    store,
    {
      events: [dayOpened(), ...toldOf({ cases: [caseRow(`c${n}`)] })],
      cases: {
        ...noCases,
        cases: [caseRow(`c${n}`, { registeredAt: morning + n })],
        people: [
          {
            ...{ case: `c${n}`, person: `p${n}`, phoneKey: null, emailKey: null },
            about: JSON.stringify({ contact: { name: 'Şıxəliyev' }, form: null, answers: { text: `işıq ${n}` } }),
          },
        ],
      },
    },
    centre,
  );

test('the centres of an older database keep their words, in their order, and go on', async () => {
  const [now, older] = [join(temporaryFolder(), 'now.db'), join(temporaryFolder(), 'older.db')];
  const filled = await openSqliteStore({ file: now });
  for (let n = 0; n < 6; n++) await add(filled, n, n % 2 === 0 ? centreId : 'ikinci');
  await filled.close();
  const connection = await openConnection(older, systemClock);
  connection.exec(schemaOf(before));
  connection.exec(`ATTACH '${now}' AS now`);
  for (const rows of ['centres', 'cases', 'case_people ORDER BY case_id']) {
    const [table = ''] = rows.split(' ');
    // The older one has fewer columns.
    const columns = connection
      .prepare<{ readonly name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
      .all()
      .map(({ name }) => `"${name}"`)
      .join(', ');
    connection.exec(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM now.${rows}`);
  }
  connection.exec(`DETACH now; PRAGMA user_version = ${before}`);
  connection.close();
  const store = await open(older);
  await add(store, 6, 'ikinci');
  await add(store, 7, 'ucuncu');
  const found = async (centre: string, words: string) => {
    const page = { since: '2026-01-01', limit: 50, offset: 0 };
    const { total, found: rows } = await store.searchCases(centre, { seenBy: null, words }, page);
    return [total, ...rows.map(({ case: { id } }) => id)];
  };
  expect(await found(centreId, 'işıq')).toEqual([3, 'c4', 'c2', 'c0']);
  expect(await found('ikinci', 'şıxəli')).toEqual([4, 'c6', 'c5', 'c3', 'c1']);
  expect(await found('ucuncu', 'işıq')).toEqual([1, 'c7']);
  expect(await found('ikinci', 'işıq 3')).toEqual([1, 'c3']);
  const { findings } = await verifyStore({ file: older, clock: systemClock, legsOf: null });
  expect(findings.map(({ message }) => message).filter((line) => !line.includes('replay'))).toEqual([]);
});

/** The last version whose words of all centres stood in one row. */
const before = 35;
