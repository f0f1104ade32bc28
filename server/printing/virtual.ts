import { mkdir, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { PrinterStatus } from '../../shared/devices/printing.ts';
import type { Transport } from './transport.ts';

/** Takes away the pictures of slips that `over` names of those that there are, also half ones. */
export async function clearPictures(
  folder: string,
  over: (jobs: readonly string[]) => Promise<readonly string[]>,
): Promise<void> {
  const names = await readdir(folder).catch((): readonly string[] => []);
  const jobs = names.flatMap((name) => picture.exec(name)?.[1] ?? []);
  if (jobs.length === 0) return;
  for (const job of await over([...new Set(jobs)])) {
    for (const name of [`${job}.png`, `${job}.png.part`]) await rm(join(folder, name), { force: true });
  }
}

/** A printer that is a folder: each slip becomes `JOB.png`, whole or not at all; the newest 500 or so stay. */
export function virtualTransport(folder: string): Transport {
  const ready = async (): Promise<PrinterStatus> => {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      return 'ready';
    } catch {
      return 'error';
    }
  };
  return {
    takes: 'png',
    async print(job, bytes) {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeWhole(join(folder, `${job.replace(/[^A-Za-z0-9_-]/gu, '_')}.png`), bytes);
      } catch {
        return { ok: false, status: 'error', fate: 'not-printed' };
      }
      await clearOld(folder).catch(() => undefined);
      return { ok: true, outcome: 'printed', status: 'ready' };
    },
    status: ready,
    close: () => Promise.resolve(),
  };
}

/** How many slips stay in the folder. */
const keep = 500;
/** How many more may gather before the oldest are cleared away. */
const slack = 50;

const writeWhole = async (path: string, bytes: Uint8Array): Promise<void> => {
  const unfinished = `${path}.part`;
  const file = await open(unfinished, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
};

/** When a file was written, in milliseconds; one that is gone counts as oldest. */
const age = (path: string): Promise<number> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );

const clearOld = async (folder: string): Promise<void> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.png'));
  if (names.length <= keep + slack) return;
  const files = await Promise.all(names.map(async (name) => ({ name, at: await age(join(folder, name)) })));
  files.sort((a, b) => b.at - a.at);
  for (const { name } of files.slice(keep)) await unlink(join(folder, name)).catch(() => undefined);
};

const picture = /^([A-Za-z0-9_-]+)\.png(?:\.part)?$/;
