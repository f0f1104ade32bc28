import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleCountry } from '../scripts/country/sample-country.ts';
import { systemClock } from '../server/async/clock.ts';
import { createAccepting, createLegs } from '../server/link/accepting.ts';
import { fillPast } from '../server/sample/past-days.ts';
import type { Batch, StoredBody } from '../server/store/link.ts';
import { openConnection } from '../server/store/sqlite/database.ts';
import { openSqliteStore } from '../server/store/sqlite/store.ts';
import type { Store } from '../server/store/store.ts';
import type { Centre } from '../shared/centre/centre.ts';
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
  const big = { ours: [] as number[], bare: [] as number[] };
  const small = { ours: [] as number[], alone: [] as number[] };
  const large = batchesOf(whole, 500);
  const three = many.map((log) => batchesOf(log, 3).slice(0, 12));
  for (let round = 0; round < rounds; round++) {
    const file = (name: string): string => join(folder, `${name}-${round}.db`);
    big.bare.push(await bare(file('bare'), large));
    big.ours.push(await taken(file('whole'), large.length, (take) => inOrder(large, take)));
    small.ours.push(await taken(file('many'), countOf(three), (take) => together(three, take)));
    small.alone.push(await oneByOne(file('alone'), three));
  }
  const [ofBare, ofAlone] = [ratioOf(big.ours, big.bare), ratioOf(small.ours, small.alone)];
  table(
    `What a head office takes, on SQLite: ${shown(whole.bodies.length)} events of one branch, ${branches} branches at once`,
    [
      ['', 'batches /s', 'events /s', 'yardstick, batches /s', 'ratio'],
      ['500 events a batch', ...rates(big.ours, 500), `${shown(median(big.bare))} bare inserts`, said(ofBare, 0.5)],
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
const taken = async (file: string, count: number, bring: (take: Take) => Promise<void>): Promise<number> => {
  const store = await openSqliteStore({ file });
  const office = createAccepting(store, () => undefined);
  try {
    const began = performance.now();
    await bring(async (batch) => mustBeTaken(await office.accept(batch)));
    return count / ((performance.now() - began) / 1000);
  } finally {
    await office.close();
    await store.close();
  }
};

/** The same batches with a transaction for each. */
const oneByOne = async (file: string, lists: readonly (readonly Batch[])[]): Promise<number> => {
  const store = await openSqliteStore({ file });
  const legsOf = createLegs();
  try {
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
