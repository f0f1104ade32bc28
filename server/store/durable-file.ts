import { type Stats, statSync } from 'node:fs';
import {
  chmod,
  constants,
  copyFile,
  type FileHandle,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { newId } from '../ids.ts';
import { decodeText } from '../text.ts';

/** What stands there and is no file, in words that follow its path; null for a file, or nothing. Opening such a thing may never end. */
export function oddKind(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined || found.isFile() ? null : `is no file but ${kindOf(found)}`;
}

/** The bytes of a file; null if there is no such file. Rejects with NotAFile for what is none, at once, or is too large. */
export async function readBytes(path: string, most = largestFile): Promise<Buffer | null> {
  const file = await openHere(path);
  if (file === null) return null;
  try {
    const found = await file.stat();
    // It may have become another thing since.
    if (!found.isFile()) throw new NotAFile(`is no file but ${kindOf(found)}`);
    const bytes = await readUpTo(file, most);
    if (bytes.length > most) throw new NotAFile(`is larger than ${most} bytes`);
    return bytes;
  } finally {
    await file.close();
  }
}

/** The same as text in UTF-8 without its byte order mark; rejects with NotText for other bytes. */
export async function readText(path: string, most = largestFile): Promise<string | null> {
  const bytes = await readBytes(path, most);
  return bytes === null ? null : decodeText(bytes);
}

/** Puts what a folder lists on disk: a new name survives a loss of power only after this. */
export async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

/** Makes a folder, and those above it, for this user alone, and puts their names on disk. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

/** Where the last good copies of a file stand, and how many. */
export interface Keeping {
  readonly folder: string;
  readonly copies: number;
}

/**
 * Replaces a file so that at any moment, a loss of power included, either the old text or the new one stands there whole.
 * Resolves once the new one is on disk; it is also kept among the last good copies.
 */
export async function replaceFile(path: string, text: string, keeping?: Keeping): Promise<void> {
  // Somebody may have removed the folder since.
  await makeFolder(dirname(path));
  const temporary = await writeTemporary(path, text);
  try {
    if (keeping !== undefined) await keepCopy(temporary, keeping);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null);

/** What stands under the name of a file and is none that can be read; the message says what it is. */
export class NotAFile extends Error {
  override readonly name = 'NotAFile';
}

/** Bytes of the largest file of ours that a person edits. */
export const largestFile = 8 * 1024 * 1024;

const kindOf = (found: Stats): string => {
  if (found.isDirectory()) return 'a folder';
  if (found.isFIFO()) return 'a pipe';
  if (found.isSocket()) return 'a socket';
  return 'a device';
};

/** At most so many bytes and one, of a file that may grow while it is read. */
const readUpTo = async (file: FileHandle, most: number): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let length = 0;
  while (length <= most) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, null);
    if (bytesRead === 0) break;
    parts.push(buffer.subarray(0, bytesRead));
    length += bytesRead;
  }
  return Buffer.concat(parts);
};

const isLink = async (path: string): Promise<boolean> =>
  (await lstat(path).catch(() => null))?.isSymbolicLink() === true;

/** Opens what stands there without waiting for whatever may be at its other end; null if there is nothing. */
const openHere = async (path: string): Promise<FileHandle | null> => {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new NotAFile(`is no file but ${kindOf(found)}`);
    return await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (codeOf(error) === 'ELOOP') throw new NotAFile('is a link that leads round in a circle', { cause: error });
    if (codeOf(error) !== 'ENOENT') throw error;
    // A file that is there by now was put there by somebody else a moment after we looked: it was not there.
    if (await isLink(path)) throw new NotAFile('is a link to nothing', { cause: error });
    return null;
  }
};

/** Puts the bytes of a file on disk. */
export const syncFile = syncFolder;

/** The names of temporary files begin with a dot and end in this. */
export const temporaryEnding = '.tmp';

const writeTemporary = async (path: string, text: string): Promise<string> => {
  const temporary = join(dirname(path), `.${basename(path)}.${newId()}${temporaryEnding}`);
  const file = await open(temporary, 'wx', 0o600);
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

const copyName = /^(\d{6,})\.json$/;
const numberOf = (name: string): number => Number(copyName.exec(name)?.[1] ?? 0);

/** A second name for the same bytes; a copy where the file system knows no second names. False if the name is taken. */
const alsoAs = async (file: string, copy: string): Promise<boolean> => {
  try {
    await link(file, copy).catch((error: unknown) => {
      if (codeOf(error) === 'EEXIST') throw error;
      return copyFile(file, copy, constants.COPYFILE_EXCL)
        .then(() => chmod(copy, 0o600))
        .then(() => syncFile(copy));
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
