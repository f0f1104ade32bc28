import { createHmac } from 'node:crypto';
import { link, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newId, newSecret } from '../ids.ts';
import { makeFolder, readText, syncFolder, temporaryEnding } from '../store/durable-file.ts';

/** The key by which one who booked is known again by their phone number or address, without either being in it. */
export type PersonKey = (text: string) => string;

/** [PV1] HMAC-SHA-256 with the key in DATA_DIR/keys, made once: of two processes that start at once, both have the same. */
export async function openPersonKey(dataDir: string): Promise<PersonKey> {
  const path = join(dataDir, 'keys', 'people.key');
  const key = (await read(path)) ?? (await make(path));
  return (text) => createHmac('sha256', key).update(text).digest('base64url');
}

const make = async (path: string): Promise<Buffer> => {
  await makeFolder(dirname(path));
  const aside = join(dirname(path), `.people.${newId()}${temporaryEnding}`);
  const file = await open(aside, 'wx', 0o600);
  try {
    await file.writeFile(`${newSecret()}${newSecret()}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    // A second name for the same bytes: of two starts at once one gets the name, with its bytes whole.
    await link(aside, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(aside, { force: true });
  }
  await syncFolder(dirname(path));
  const made = await read(path);
  if (made === null) throw new Error(`${path} was taken away while it was made`);
  return made;
};

const read = async (path: string): Promise<Buffer | null> => {
  const text = await readText(path);
  if (text === null) return null;
  const key = Buffer.from(text.trim(), 'base64url');
  if (key.length !== 48) throw new Error(`${path} holds no key: remove it, and another is made`);
  return key;
};
