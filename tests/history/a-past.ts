import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { decide } from '../../engine/queue/decide.ts';
import { initialState } from '../../engine/queue/state.ts';
import { systemClock } from '../../server/async/clock.ts';
import { openForReading } from '../../server/store/sqlite/database.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import type { Store } from '../../server/store/store.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { smallCentre } from '../queue/small-centre.ts';
import { temporaryFolder } from '../store/folders.ts';
import { put } from '../store/rows.ts';
import { runHere } from '../support/in-process.ts';

/** A row of the file: an ordinary visit but for what is given. */
export function row(fields: Record<string, string> = {}): string {
  const usual = { centre: 'Old hall', ticket: 'B1', service: 'a', issuedAt: '2025-03-05T09:00:00+04:00' };
  return header
    .split(',')
    .map((column) => ({ ...usual, ...fields })[column as 'centre'] ?? '')
    .join(',');
}
/** A file of so many visits, a thousand a day. */
export function manyRows(count: number): string {
  return text([
    header,
    ...Array.from({ length: count }, (_, at) => {
      const issuedAt = new Date(Date.UTC(2024, 0, 1, 5) + Math.floor(at / 1000) * 86_400_000).toISOString();
      return row({ ticket: `A${at % 1000}`, issuedAt });
    }),
  ]);
}

export interface Past {
  readonly folder: string;
  readonly database: string;
  /** Writes a file and gives its path; packed where its name ends in .gz. */
  file(name: string, content: string | Buffer): string;
  /** Runs the command on this store to its end, in this process. */
  run(...parameters: readonly string[]): Promise<{ readonly code: number; readonly lines: readonly string[] }>;
  /** A digest of all that stands in the database, but for who works on it. */
  contents(): string;
  with<T>(work: (store: Store) => Promise<T>): Promise<T>;
}

export function installed(centre: Centre) {
  const by = { kind: 'system', id: 'test', role: 'system' } as const;
  const at = systemClock.now();
  const made = decide(initialState, { type: 'configure', centre, source: 'install', onVersion: 0, at, by });
  if (!made.ok) throw new Error(made.refusal.message);
  return made.value;
}

/** A store in a folder, with one centre that has never been open. */
export async function aPast(folder = temporaryFolder(), centre = smallCentre()): Promise<Past> {
  const database = join(folder, 'novbe.db');
  const withStore: Past['with'] = async (work) => {
    const store = await openSqliteStore({ file: database });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  await withStore((store) => put(store, { events: installed(centre) }, centre.id));
  return {
    folder,
    database,
    with: withStore,
    contents: () => digest(database),
    file(name, content) {
      const path = join(folder, name);
      writeFileSync(path, name.endsWith('.gz') ? gzipSync(content) : content);
      return path;
    },
    async run(...parameters) {
      const { code, text } = await runHere('import', parameters, { DATA_DIR: folder });
      return { code, lines: text.trimEnd().split('\n') };
    },
  };
}

export const header = 'centre,ticket,service,priority,issuedAt,calledAt,startedAt,endedAt,counter,outcome';

/** Two days of another system: what became of five visitors, of the last only a call is known. */
export const fiveVisits = [
  header,
  'Old hall,A1,a,,2025-03-03T09:00:00+04:00,2025-03-03T09:05:00+04:00,2025-03-03T09:05:30+04:00,2025-03-03T09:15:30+04:00,1,served',
  'Old hall,A2,a,,2025-03-03T09:10:00+04:00,2025-03-03T09:20:00+04:00,2025-03-03T09:21:00+04:00,2025-03-03T09:31:00+04:00,window-7,served',
  'Old hall,A3,b,veteran,2025-03-03T10:00:00+04:00,2025-03-03T10:02:00+04:00,,2025-03-03T10:05:00+04:00,1,no-show',
  'Old hall,A4,b,,2025-03-03T10:30:00+04:00,,,2025-03-03T10:50:00+04:00,,cancelled',
  // Half past midnight of the next day in Baku.
  'Old hall,A1,a,,2025-03-03T20:30:00Z,2025-03-03T20:45:00Z,,,,',
];
export const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

const digest = (database: string): string => {
  const connection = openForReading(database, systemClock);
  const hash = createHash('sha256');
  try {
    const tables = connection.prepare<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('meta', 'leases', 'clocks') ORDER BY name",
    );
    for (const { name } of tables.all()) {
      hash.update(`${name}\n`);
      for (const row of connection.prepare(`SELECT * FROM "${name}"`).all()) hash.update(JSON.stringify(row));
    }
  } finally {
    connection.close();
  }
  return hash.digest('hex');
};
