import { link, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newId } from '../ids.ts';
import { readText, syncFolder, temporaryEnding } from '../store/durable-file.ts';
import type { FirstPasswordFile } from './first-user.ts';
import { isFirstPassword } from './secrets.ts';

/** The file in DATA_DIR that holds the first password until it has been used. */
export function firstPasswordFile(dataDir: string): FirstPasswordFile & { readonly path: string } {
  const path = join(dataDir, firstPasswordName);
  const read = async (): Promise<string | null> => {
    const text = (await readText(path))?.trim() ?? '';
    // Anything else was not written by this program.
    return isFirstPassword(text) ? text : null;
  };
  const remove = async (): Promise<void> => {
    await rm(path, { force: true });
    await syncFolder(dataDir);
  };
  const offer = async (password: string): Promise<string> => {
    const aside = await writeAside(path, `${password}\n`);
    try {
      // A second name for the same bytes: of two starts at once one gets the name, with its bytes whole.
      await link(aside, path);
    } catch (error) {
      if (!isTaken(error)) throw error;
      const other = await read();
      if (other !== null) return other;
      await remove();
      return offer(password);
    } finally {
      await rm(aside, { force: true });
    }
    await syncFolder(dataDir);
    return password;
  };
  return { path, read, offer, remove };
}

export const firstPasswordName = 'first-password';

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST';

/** Puts a text on disk, for this user's eyes only; gives where. */
const writeAside = async (path: string, text: string): Promise<string> => {
  const aside = join(dirname(path), `.${firstPasswordName}.${newId()}${temporaryEnding}`);
  const file = await open(aside, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  return aside;
};
