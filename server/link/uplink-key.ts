import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readText, replaceFile } from '../store/durable-file.ts';

/** The keys by which the centres of a server are known at their head office, in DATA_DIR/keys: in no copy and no log. */
export function openUplinkKeys(dataDir: string) {
  const pathOf = (centre: string) => join(dataDir, 'keys', `uplink-${centre}`);
  return {
    /** null = it has none, or none that could be one. */
    async read(centre: string): Promise<string | null> {
      const text = (await readText(pathOf(centre)))?.trim() ?? '';
      return /^[A-Za-z0-9_-]{20,100}$/.test(text) ? text : null;
    },
    keep: (centre: string, key: string): Promise<void> => replaceFile(pathOf(centre), `${key}\n`),
    forget: (centre: string): Promise<void> => rm(pathOf(centre), { force: true }),
  };
}
export type UplinkKeys = ReturnType<typeof openUplinkKeys>;
