import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '../ids.ts';

/** The logos of all centres, as files named by the SHA-256 of their bytes. */
export interface LogoFiles {
  /** The bytes of a logo; null = there is no such file, or it holds something else by now. */
  read(hash: string): Promise<Buffer | null>;
  /** Keeps a picture, and gives its name. */
  write(picture: Buffer): Promise<string>;
  /** How many are kept. */
  count(): Promise<number>;
}

/** The logos in a folder, read again each time: other processes write them too. */
export function createLogoFiles(folder: string): LogoFiles {
  const isName = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);
  return {
    async read(hash) {
      const bytes = isName(hash) ? await readFile(join(folder, hash)).catch(() => null) : null;
      return bytes !== null && hashOf(bytes) === hash ? bytes : null;
    },
    async write(picture) {
      const hash = hashOf(picture);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const half = join(folder, `${newId()}.part`);
      try {
        await writeFile(half, picture, { mode: 0o600, flush: true });
        await rename(half, join(folder, hash));
      } catch (error) {
        await rm(half, { force: true });
        throw error;
      }
      return hash;
    },
    count: async () => (await readdir(folder).catch((): readonly string[] => [])).filter(isName).length,
  };
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
