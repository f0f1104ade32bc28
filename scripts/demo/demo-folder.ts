import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../../server/async/clock.ts';
import { fillPast, type PastDays } from '../../server/sample/past-days.ts';
import { makeFolder, replaceFile } from '../../server/store/durable-file.ts';
import { databaseName } from '../../server/store/place.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { centreBefore, demoCentre } from './demo-centre.ts';
import { isDemoFolder, readKept } from './people.ts';

export interface FolderParts extends Pick<PastDays, 'seed' | 'onDay'> {
  readonly folder: string;
  /** How many days with visitors a new folder has behind it. */
  readonly pastDays: number;
  /** The time (ms since 1970). */
  readonly now: number;
}

/**
 * Fills a new folder with the demo's centre and its past, or finds that of an earlier demo. Gives the time that its log has come
 * to (ms since 1970). Rejects for a folder that holds something else.
 */
export async function prepareFolder(parts: FolderParts): Promise<number> {
  const { folder } = parts;
  const file = join(folder, databaseName);
  if (existsSync(file) && !isDemoFolder(folder)) {
    throw new Error(`${folder} holds the data of a centre that is no demo: give another DATA_DIR, or none`);
  }
  await makeFolder(folder);
  await readKept(folder);
  // The document is written last: without it the past has not been made to its end.
  const isFilled = existsSync(documentIn(folder));
  if (!isFilled) for (const ending of ['', '-wal', '-shm']) await rm(`${file}${ending}`, { force: true });
  const clock = { now: () => parts.now, after: systemClock.after };
  const store = await openSqliteStore({ file, clock });
  try {
    if (!isFilled) await fill(parts, { store, clock });
    return (await store.lastTime()) ?? 0;
  } finally {
    await store.close();
  }
}

const documentIn = (folder: string): string => join(folder, `centres/${demoCentre.id}.json`);

const fill = async (
  { folder, pastDays, seed, onDay }: FolderParts,
  place: Pick<PastDays, 'store' | 'clock'>,
): Promise<void> => {
  const what = { centre: demoCentre.id, document: centreBefore, days: pastDays, seed, visits: null, onDay };
  const filled = await fillPast({ ...place, ...what });
  if (!filled.ok) throw new Error(filled.refusal.message);
  await mkdir(join(folder, 'centres'), { recursive: true, mode: 0o700 });
  await replaceFile(documentIn(folder), `${JSON.stringify(demoCentre, null, 2)}\n`);
};
