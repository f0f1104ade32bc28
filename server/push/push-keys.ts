import { join } from 'node:path';
import webPush from 'web-push';
import { readText, replaceFile } from '../store/durable-file.ts';

/** What this server shows push services to be told apart from others (VAPID, RFC 8292); both in base64url. */
export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** The keys in DATA_DIR/keys, made once. Of two processes that start at once, both end with those that stand in the file. */
export async function openPushKeys(dataDir: string): Promise<PushKeys> {
  const path = join(dataDir, 'keys', 'push.json');
  const kept = await read(path);
  if (kept !== null) return kept;
  await replaceFile(path, `${JSON.stringify(webPush.generateVAPIDKeys(), null, 2)}\n`);
  const made = await read(path);
  if (made === null) throw new Error(`${path} was taken away while it was made`);
  return made;
}

const read = async (path: string): Promise<PushKeys | null> => {
  const text = await readText(path);
  if (text === null) return null;
  const keys = parsed(text);
  if (keys === null) throw new Error(`${path} holds no push keys: remove it, and others are made`);
  return keys;
};

const parsed = (text: string): PushKeys | null => {
  try {
    const { publicKey, privateKey }: Partial<PushKeys> = JSON.parse(text);
    return isKey(publicKey, 65) && isKey(privateKey, 32) ? { publicKey, privateKey } : null;
  } catch {
    return null;
  }
};

const isKey = (text: unknown, bytes: number): text is string =>
  typeof text === 'string' && /^[A-Za-z0-9_-]+$/.test(text) && Buffer.from(text, 'base64url').length === bytes;
