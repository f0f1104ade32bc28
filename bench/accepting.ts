import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleCountry } from '../scripts/country/sample-country.ts';
import { systemClock } from '../server/async/clock.ts';
import { createAccepting, createLegs } from '../server/link/accepting.ts';
import { fillPast } from '../server/sample/past-days.ts';
import type { Batch, LogEnd, StoredBody } from '../server/store/link.ts';
import { beginning, chain } from '../server/store/log-chain.ts';
import { openConnection } from '../server/store/sqlite/database.ts';
import { openLegs as openLegRows } from '../server/store/sqlite/leg-rows.ts';
import { openLog } from '../server/store/sqlite/log.ts';
import { openSqliteStore } from '../server/store/sqlite/store.ts';
import type { Store } from '../server/store/store.ts';
import type { Centre } from '../shared/centre/centre.ts';
import type { StoredEvent } from '../shared/events.ts';
import type { LegRow } from '../shared/reports/figures.ts';
import { median, ratioOf, shown, table, verdict } from './figures.ts';

/** What a head office takes from its branches, on SQLite: whole batches beside bare inserts of the same bytes, small ones of many branches beside a transaction each. */

export async function accepting(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'novbe-bench-'));
  try {
    const source = await openSqliteStore({ file: join(folder, 'source.db') });
    const [long, ...short] = sampleCountry(1 + branches);
    const whole = long === undefined ? [] : await logOf(source, long, { days: 4, visits: 1472 });
    const many: Log[] = [];
    for (const centre of short)
      many.push({ centre: centre.id, bodies: await logOf(source, centre, { days: 1, visits: 20 }) });
    await source.close();
    await compare(folder, { centre: long?.id ?? '', bodies: whole }, many);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Log {
  readonly centre: string;
  readonly bodies: readonly StoredBody[];
}

const branches = 100;
/** So many events of each have come before those that are brought three by three: a log begins with a long document. */
const begun = 24;
const rounds = 3;

const logOf = async (
  store: Store,
  centre: Centre,
  { days, visits }: { readonly days: number; readonly visits: number },
): Promise<readonly StoredBody[]> => {
  const parts = { store, clock: systemClock, centre: centre.id, document: centre, seed: 1, told: false };
  const filled = await fillPast({ ...parts, days, visits, onDay: () => undefined });
  if (!filled.ok) throw new Error(filled.refusal.message);
  return store.bodies(centre.id, 0, 1_000_000);
};

/** A log in batches of so many events. */
const batchesOf = ({ centre, bodies }: Log, size: number): readonly Batch[] =>
  Array.from({ length: Math.ceil(bodies.length / size) }, (_, index) => {
    const some = bodies.slice(index * size, (index + 1) * size);
    const rest = { hash: some.at(-1)?.hash ?? '', bodies: some.map(({ body }) => body), at: systemClock.now() };
    return { centre, incarnation: 'one', after: index * size, ...rest };
  });

const compare = async (folder: string, whole: Log, many: readonly Log[]): Promise<void> => {
  const big = { ours: [] as number[], bare: [] as number[], rows: [] as number[] };
  const small = { ours: [] as number[], alone: [] as number[] };
  const large = batchesOf(whole, 500);
  const rows = rowsOf(large);
  const three = many.map((log) => batchesOf(log, 3).slice(begun / 3, begun / 3 + 12));
  const before = many.flatMap((log) => batchesOf(log, begun).slice(0, 1));
  for (let round = 0; round < rounds; round++) {
    const file = (name: string): string => join(folder, `${name}-${round}.db`);
    big.bare.push(await bare(file('bare'), large));
    big.rows.push(await bareRows(file('rows'), rows));
    big.ours.push(await taken(file('whole'), large.length, (take) => inOrder(large, take)));
    small.ours.push(await taken(file('many'), countOf(three), (take) => together(three, take), before));
    small.alone.push(await oneByOne(file('alone'), three, before));
  }
  const [ofBare, ofAlone] = [ratioOf(big.ours, big.bare), ratioOf(small.ours, small.alone)];
  const ofRows = ratioOf(big.ours, big.rows);
  table(
    `What a head office takes, on SQLite: ${shown(whole.bodies.length)} events of one branch, ${branches} branches at once`,
    [
      ['', 'batches /s', 'events /s', 'yardstick, batches /s', 'ratio'],
      [
        '500 events a batch',
        ...rates(big.ours, 500),
        `${shown(median(big.bare))} inserts of the bytes alone`,
        said(ofBare, 0.5),
      ],
      [
        'the same',
        ...rates(big.ours, 500),
        `${shown(median(big.rows))} inserts of the same rows of log and legs`,
        said(ofRows, 0.5),
      ],
      [
        '3 events a batch',
        ...rates(small.ours, 3),
        `${shown(median(small.alone))} a transaction each`,
        said(ofAlone, 5),
      ],
    ],
  );
};

const countOf = (lists: readonly (readonly Batch[])[]): number => lists.reduce((sum, { length }) => sum + length, 0);
const rates = (perSecond: readonly number[], size: number): readonly string[] => [
  shown(median(perSecond)),
  shown(median(perSecond) * size),
];
const said = (ratio: number, atLeast: number): string => `${shown(ratio)}  ${verdict(ratio, { atLeast })}`;

type Take = (batch: Batch) => Promise<void>;

const inOrder = async (batches: readonly Batch[], take: Take): Promise<void> => {
  for (const batch of batches) await take(batch);
};
const together = async (lists: readonly (readonly Batch[])[], take: Take): Promise<void> => {
  await Promise.all(lists.map((batches) => inOrder(batches, take)));
};

const mustBeTaken = ({ kind }: { readonly kind: string }): void => {
  if (kind !== 'accepted') throw new Error(`a batch is ${kind}`);
};

/** Batches a second that a head office takes. */
const taken = async (
  file: string,
  count: number,
  bring: (take: Take) => Promise<void>,
  before: readonly Batch[] = [],
): Promise<number> => {
  const store = await openSqliteStore({ file });
  const office = createAccepting(store, { arrived: () => undefined, find: () => null });
  try {
    for (const batch of before) mustBeTaken(await office.accept(batch));
    const began = performance.now();
    await bring(async (batch) => mustBeTaken(await office.accept(batch)));
    return count / ((performance.now() - began) / 1000);
  } finally {
    await office.close();
    await store.close();
  }
};

/** The same batches with a transaction for each. */
const oneByOne = async (
  file: string,
  lists: readonly (readonly Batch[])[],
  before: readonly Batch[],
): Promise<number> => {
  const store = await openSqliteStore({ file });
  const legsOf = createLegs();
  try {
    for (const batch of before) (await store.acceptBatches([batch], legsOf)).forEach(mustBeTaken);
    const began = performance.now();
    for (let at = 0; at < 12; at++)
      for (const batches of lists) {
        const batch = batches[at];
        if (batch !== undefined) for (const one of await store.acceptBatches([batch], legsOf)) mustBeTaken(one);
      }
    return countOf(lists) / ((performance.now() - began) / 1000);
  } finally {
    await store.close();
  }
};

/** Batches a second as rows of their bytes alone, a transaction each. */
const bare = async (file: string, batches: readonly Batch[]): Promise<number> => {
  const connection = await openConnection(file, systemClock);
  try {
    connection.exec(
      'CREATE TABLE rows (centre TEXT, seq INTEGER, body TEXT NOT NULL, PRIMARY KEY (centre, seq)) STRICT, WITHOUT ROWID',
    );
    const insert = connection.prepare('INSERT INTO rows (centre, seq, body) VALUES (?, ?, ?)');
    const began = performance.now();
    for (const { centre, after, bodies } of batches)
      await connection.write(() => {
        for (const [index, body] of bodies.entries()) insert.run(centre, after + index + 1, body);
      });
    return batches.length / ((performance.now() - began) / 1000);
  } finally {
    connection.close();
  }
};

interface Rows {
  readonly centre: string;
  readonly fresh: readonly (StoredEvent & StoredBody)[];
  readonly legs: readonly LegRow[];
}

/** What batches come to in the log and in the legs, reckoned beforehand. */
const rowsOf = (batches: readonly Batch[]): readonly Rows[] => {
  const legsOf = createLegs();
  let end: LogEnd = beginning;
  return batches.map(({ centre, after, bodies }) => {
    let { hash } = end;
    const fresh = bodies.map((body, index) => {
      hash = chain(hash, body);
      return { seq: after + index + 1, hash, body, event: JSON.parse(body) };
    });
    const legs = legsOf(centre, end, () => [], fresh);
    end = fresh.at(-1) ?? end;
    return { centre, fresh, legs };
  });
};

/** Batches a second as the rows that a head office keeps of them, in its own tables, with nothing judged or reckoned. */
const bareRows = async (file: string, batches: readonly Rows[]): Promise<number> => {
  await (await openSqliteStore({ file })).close();
  const connection = await openConnection(file, systemClock);
  try {
    const [log, legs] = [openLog(connection), openLegRows(connection)];
    const began = performance.now();
    for (const { centre, fresh, legs: rows } of batches)
      await connection.write(() => {
        log.appendBodies(centre, fresh);
        for (const row of rows) legs.put(row);
      });
    return batches.length / ((performance.now() - began) / 1000);
  } finally {
    connection.close();
  }
};
