import { constants, copyFile, link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { newId } from '../ids.ts';

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null);

/** The text of a file in UTF-8 without its byte order mark; null if there is no such file. */
export const readText = async (path: string): Promise<string | null> => {
  try {
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
};

/** Puts what a folder lists on disk: a new name survives a loss of power only after this. */
export const syncFolder = async (folder: string): Promise<void> => {
  const opened = await open(folder, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
};

/** Puts the bytes of a file on disk. */
export const syncFile = syncFolder;

/** Makes a folder, and those above it, and puts their names on disk. */
export const makeFolder = async (folder: string): Promise<void> => {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
};

/** The names of temporary files begin with a dot and end in this. */
export const temporaryEnding = '.tmp';

const writeTemporary = async (path: string, text: string): Promise<string> => {
  const temporary = join(dirname(path), `.${basename(path)}.${newId()}${temporaryEnding}`);
  const file = await open(temporary, 'wx');
  try {
    await file.writeFile(text, 'utf8');
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(temporary, { force: true });
    throw error;
  }
  await file.close();
  return temporary;
};

/** Where the last good copies of a file stand, and how many. */
export interface Keeping {
  readonly folder: string;
  readonly copies: number;
}

const copyName = /^(\d{6,})\.json$/;
const numberOf = (name: string): number => Number(copyName.exec(name)?.[1] ?? 0);

/** A second name for the same bytes; a copy where the file system knows no second names. False if the name is taken. */
const alsoAs = async (file: string, copy: string): Promise<boolean> => {
  try {
    await link(file, copy).catch((error: unknown) => {
      if (codeOf(error) === 'EEXIST') throw error;
      return copyFile(file, copy, constants.COPYFILE_EXCL).then(() => syncFile(copy));
    });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
};

/** Keeps this file as one more good copy and drops the oldest ones. */
const keepCopy = async (file: string, keeping: Keeping): Promise<void> => {
  await makeFolder(keeping.folder);
  const names = (await readdir(keeping.folder)).filter((name) => copyName.test(name));
  let number = Math.max(0, ...names.map(numberOf)) + 1;
  // Another process may take the same number at the same moment.
  while (!(await alsoAs(file, join(keeping.folder, `${String(number).padStart(6, '0')}.json`)))) number += 1;
  const old = names.filter((name) => numberOf(name) <= number - keeping.copies);
  for (const name of old) await rm(join(keeping.folder, name), { force: true });
  await syncFolder(keeping.folder);
};

/**
 * Replaces a file so that at any moment, a loss of power included, either the old text or the new one stands there whole.
 * Resolves once the new one is on disk; it is also kept among the last good copies.
 */
export const replaceFile = async (path: string, text: string, keeping?: Keeping): Promise<void> => {
  const temporary = await writeTemporary(path, text);
  try {
    if (keeping !== undefined) await keepCopy(temporary, keeping);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
};
