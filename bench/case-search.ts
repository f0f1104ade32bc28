import { join } from 'node:path';
import { Client } from 'pg';
import { addDays } from '../engine/queue/dates.ts';
import { systemClock } from '../server/async/clock.ts';
import { openCaseCounting } from '../server/reports/cases.ts';
import type { CaseSearch } from '../server/store/case-search.ts';
import { openPostgresStore } from '../server/store/postgres/store.ts';
import { openForReading } from '../server/store/sqlite/database.ts';
import { openSqliteStore } from '../server/store/sqlite/store.ts';
import type { Store } from '../server/store/store.ts';
import type { CaseEvent } from '../shared/cases/case-events.ts';
import { openCaseStatuses } from '../shared/cases/cases.ts';
import { anAuthority } from '../tests/cases/case-world.ts';
import { caseRow, noCases } from '../tests/store/case-contract.ts';
import { centreId, dayOpened, put } from '../tests/store/rows.ts';
import { aCluster } from '../tests/support/postgres.ts';
import { aFolder } from '../tests/support/server.ts';
import { atRank, ratioOf, shown, table, verdict } from './figures.ts';

/**
 * [CS11] Searching 300,000 cases of 100,000 people, in SQLite and in PostgreSQL. The yardstick is one bare indexed read by the same driver:
 * the rows of the cases that a page shows, whole, by their keys, and nothing else; no total, no counts of people, nothing made of their bytes.
 */
export async function caseSearch(): Promise<void> {
  await caseSearchInSqlite();
  await caseSearchInPostgres();
}

async function caseSearchInSqlite(): Promise<void> {
  const folder = await aFolder();
  const file = join(folder.path, 'novbe.db');
  try {
    await searching('SQLite', await openSqliteStore({ file }), () => openBareSqlite(file));
  } finally {
    await folder.remove();
  }
}

export async function caseSearchInPostgres(): Promise<void> {
  const cluster = await aCluster();
  try {
    const url = cluster.url('postgres');
    await searching('PostgreSQL', await openPostgresStore({ url }), () => openBarePostgres(url));
  } finally {
    cluster.stop('fast');
    cluster.remove();
  }
}

/** The same rows, read by nothing but the driver. */
interface Bare {
  /** Rows of cases by their keys, as they stand. */
  read(ids: readonly string[]): Promise<unknown>;
  /** What the database does by itself some minutes after so much was written. */
  settle(): Promise<unknown>;
  /** One scan of all of them. */
  scan(): Promise<unknown>;
  close(): Promise<void>;
}

const searching = async (where: string, store: Store, openBare: () => Promise<Bare>): Promise<void> => {
  const bare = await openBare();
  try {
    const began = performance.now();
    await fill(store);
    const seconds = Math.round((performance.now() - began) / 1000);
    await bare.settle();
    const rows = [['', 'p95 ms', 'yardstick p95 ms', 'ratio', 'aim', 'found']];
    for (const [name, searchOf] of searches) rows.push(await measured(store, bare.read, name, searchOf));
    rows.push(await inbox(store, bare.read), ...(await figures(store, bare.scan)));
    const made = `${cases.toLocaleString('en')} cases of ${people.toLocaleString('en')} people in ${where}`;
    table(`Searching ${made}, made in ${seconds} s`, rows);
  } finally {
    await bare.close();
    await store.close();
  }
};

const [cases, people, atOnce, rounds] = [300_000, 100_000, 5000, 100];
const executors = 30;
const page = { since: '2026-01-01', limit: 50, offset: 0 };

export const surnames = [
  'Əliyev',
  'Məmmədov',
  'Quliyev',
  'Həsənov',
  'İsmayılov',
  'Şıxəliyev',
  'Çələbiyev',
  'Ağayev',
  'Öməroğlu',
  'Üzeyirli',
];
const firstNames = ['Günəş', 'Çingiz', 'İlqar', 'Əsmər', 'Ömər', 'Ülkər', 'Şəbnəm', 'Aysel'];
const things = ['pensiya', 'yol', 'məktəb', 'işıq', 'su', 'qaz', 'torpaq', 'müavinət', 'diplom', 'təqaüd'];
const pick = (list: readonly string[], n: number): string => list[n % list.length] ?? '';
/** As many surnames as a town has: one of ten beginnings with an end of its own. */
const surnameOf = (person: number): string =>
  `${pick(surnames, person)}${person % 2 === 0 ? '' : 'a'} ${(person * 7919) % 5003}k`;

/** Fills a centre with them. */
export async function fill(store: Store, centre = centreId): Promise<void> {
  for (let from = 0; from < cases; from += atOnce) {
    const numbers = Array.from({ length: atOnce }, (_, index) => from + index);
    const events = from === 0 ? [dayOpened()] : [];
    await put(
      store,
      { events, cases: { ...noCases, cases: numbers.map(aCase), people: numbers.map(whoAsks) } },
      centre,
    );
  }
}

const aCase = (n: number) =>
  caseRow(`c${n}`, {
    ...{ number: `M26-${String(n).padStart(6, '0')}-A`, person: `p${n % people}`, registeredAt: n * 60_000 },
    ...{
      topic: `t${n % things.length}`,
      department: pick(['social', 'legal', 'roads'], n),
      executor: `u${n % executors}`,
    },
    status: n > cases - 20_000 ? 'assigned' : 'closed',
    ...{ receivedOn: dayOf(n), countedFrom: dayOf(n), due: addDays(dayOf(n), 21) },
  });

/** They come evenly over two years. */
const dayOf = (n: number): string => addDays('2025-01-01', Math.floor(n / (cases / 730)));

const whoAsks = (n: number) => ({
  ...{ case: `c${n}`, person: `p${n % people}`, phoneKey: `k${n % people}`, emailKey: null },
  about: JSON.stringify({
    contact: { name: `${surnameOf(n % people)} ${pick(firstNames, n % people)}` },
    form: null,
    answers: { text: `${pick(things, n)} haqqında ${pick(things, n * 3 + 1)} küçə ${n % 977}` },
  }),
});

const { calendar } = anAuthority();
const all: CaseSearch = { seenBy: null };
/** Somebody of one department, who sees a third of them. */
const some: CaseSearch = { seenBy: { user: 'u', departments: ['social'], registrar: false } };
const aYear = { from: '2025-06-01', to: '2026-05-31' };
const searches: readonly (readonly [name: string, searchOf: (round: number) => CaseSearch])[] = [
  ['by a whole name', (n) => ({ ...all, names: `${surnameOf(n * 991)} ${pick(firstNames, n * 991)}` })],
  ['by phone', (n) => ({ ...all, phoneKey: `k${(n * 991) % people}` })],
  ['by number', (n) => ({ ...all, number: `M26-${String(n * 2971).padStart(6, '0')}-A` })],
  ['by two words', (n) => ({ ...all, words: `${pick(things, n)} ${n % 977}` })],
  ['by the beginning of a surname', (n) => ({ ...all, names: pick(surnames, n).slice(0, 5) })],
  ['the same, in one department', (n) => ({ ...some, names: pick(surnames, n).slice(0, 5) })],
  ['the same, with a status', (n) => ({ ...all, names: pick(surnames, n).slice(0, 5), status: ['assigned'] })],
  ['the same, received in a year', (n) => ({ ...all, names: pick(surnames, n).slice(0, 5), ...aYear })],
  ['all of one department', () => some],
  ['all received in a year', () => ({ ...all, ...aYear })],
  ['all that are overdue', () => ({ ...all, overdueOn: '2026-12-31' })],
  ['all of a department and a topic', (n) => ({ ...all, department: 'legal', topic: `t${n % things.length}` })],
];

const timed = async <T>(run: () => Promise<T>): Promise<readonly [ms: number, value: T]> => {
  const began = performance.now();
  const value = await run();
  return [performance.now() - began, value];
};

const openBareSqlite = async (file: string): Promise<Bare> => {
  const reading = openForReading(file, systemClock);
  const row = reading.prepare('SELECT * FROM cases WHERE centre = ? AND id = ?');
  const scan = reading.prepare(
    `SELECT topic, count(*), sum(received_on >= ?), sum(answered_at IS NOT NULL), sum(status = 'assigned' AND due < ?)
     FROM cases WHERE centre = ? GROUP BY topic`,
  );
  return {
    read: (ids) => reading.read(() => ids.map((id) => row.get(centreId, id))),
    settle: async () => undefined,
    scan: () => reading.read(() => scan.all('2026-01-01', '2026-12-31', centreId)),
    close: async () => reading.close(),
  };
};

const openBarePostgres = async (url: string): Promise<Bare> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  return {
    read: (ids) =>
      client.query({
        name: 'page',
        text: 'SELECT * FROM cases WHERE centre = $1 AND id = ANY($2)',
        values: [centreId, ids],
      }),
    settle: () => client.query('VACUUM ANALYZE'),
    scan: () =>
      client.query(
        `SELECT topic, count(*), count(*) FILTER (WHERE received_on >= $2), count(answered_at),
           count(*) FILTER (WHERE status = 'assigned' AND due < $3)
         FROM cases WHERE centre = $1 GROUP BY topic`,
        [centreId, '2026-01-01', '2026-12-31'],
      ),
    close: () => client.end(),
  };
};

/** The first rounds, in which programs are made fast and pages come into memory, do not count. */
const warming = 20;

const measured = async (
  store: Store,
  readBare: Bare['read'],
  name: string,
  searchOf: (round: number) => CaseSearch,
): Promise<string[]> => {
  const [ours, bare]: [number[], number[]] = [[], []];
  let last = 0;
  for (let round = 1 - warming; round <= rounds; round++) {
    const [ms, { total, found }] = await timed(() =>
      store.searchCases(centreId, searchOf(round < 1 ? round + rounds : round), page),
    );
    const ids = found.map(({ case: one }) => one.id);
    const [read] = await timed(() => readBare(ids));
    if (round < 1) continue;
    ours.push(ms);
    bare.push(read);
    last = total;
  }
  return rowOf(name, ours, bare, String(last));
};

/** The first page of an inbox, which is read whole: open ones by due date. */
const inbox = async (store: Store, readBare: Bare['read']): Promise<string[]> => {
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let round = 1 - warming; round <= rounds; round++) {
    const [ms, found] = await timed(() => store.casesOf(centreId, { status: openCaseStatuses }, null, 50));
    const ids = found.map(({ id }) => id);
    const [read] = await timed(() => readBare(ids));
    if (round < 1) continue;
    ours.push(ms);
    bare.push(read);
  }
  return rowOf('an inbox', ours, bare, '20,000 open');
};

/** The figures of a year by topic, beside one scan of the rows of cases: counted for the first time, then asked again after changes. */
const figures = async (store: Store, scan: Bare['scan']): Promise<string[][]> => {
  const counting = openCaseCounting(store);
  const days = { from: '2026-01-01', to: '2026-12-31', today: '2026-12-31' };
  const order = { ...days, kind: 'cases', centre: centreId, by: 'topic', timeZone: 'Asia/Baku', calendar } as const;
  const [first, ours, bare]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < 20; round++) {
    const [scanned] = await timed(scan);
    if (round < 3) first.push((await timed(() => openCaseCounting(store).figures(order)))[0]);
    bare.push(scanned);
    ours.push((await timed(() => counting.figures(order)))[0]);
    await put(store, { events: [commented(`c${round}`)] });
  }
  const named = (name: string, [high, ...more]: readonly string[]): string[] => [name, high ?? '', ...more];
  const cold = rowOf('', first, bare.slice(0, 3), '').slice(1, 4);
  return [
    named('figures of a year, the first time', [...cold, '', `${cases.toLocaleString('en')} counted`]),
    named('figures of a year, then', rowOf('', ours.slice(1), bare.slice(1), 'a change between', 0.3).slice(1)),
  ];
};

const commented = (id: string): CaseEvent => ({
  ...{
    type: 'case-commented',
    at: Date.now(),
    by: { kind: 'user', id: 'u', role: 'clerk' },
    date: null,
    practice: false,
  },
  ...{ case: id, text: 't' },
});

const rowOf = (name: string, ours: readonly number[], bare: readonly number[], found: string, atMost = 5): string[] => {
  const [high, yard] = [atRank(ours, 0.95), atRank(bare, 0.95)];
  const ratio = ratioOf(ours, bare);
  return [name, shown(high), shown(yard), shown(ratio), verdict(ratio, { atMost }), found];
};
