import { createHmac, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { readText } from '../store/durable-file.ts';

/** What the telephone exchange signs with. */

export const callsSecretForm = '16 to 500 letters, figures and signs of ASCII';
export const isCallsSecret = (text: string): boolean => /^[\x21-\x7e]{16,500}$/.test(text);

/** The secret that stands in DATA_DIR/keys/calls; null = there is no such file. Rejects where it holds something else. */
export async function openCallsSecret(dataDir: string): Promise<string | null> {
  const path = join(dataDir, 'keys', 'calls');
  const text = (await readText(path))?.trim();
  if (text === undefined) return null;
  if (!isCallsSecret(text)) throw new Error(`${path} holds no secret: it must have ${callsSecretForm}`);
  return text;
}

/** [HL2] The HMAC-SHA-256 of a body's bytes. */
export const signatureOf = (secret: string, body: Buffer): Buffer => createHmac('sha256', secret).update(body).digest();

/** Whether what a header says, in hex, is this signature; compared in a time that tells nothing of where they differ. */
export function isSignature(told: unknown, signature: Buffer): boolean {
  if (typeof told !== 'string' || !/^[0-9a-fA-F]{64}$/.test(told)) return false;
  return timingSafeEqual(Buffer.from(told, 'hex'), signature);
}
