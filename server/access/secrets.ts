import { createHmac, hash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** A secret of 192 bits that follows from the secret that its maker showed, a salt and a text; nobody else can make it. */
export function derivedSecret(proof: string, salt: string, text: string): string {
  return createHmac('sha256', proof).update(`secret ${salt} ${text}`).digest().subarray(0, 24).toString('base64url');
}

/** A code to read out: `length` characters of [A-Z2-9] without look-alikes. */
export function shortCode(length: number): string {
  return Array.from({ length }, () => clear.charAt(randomInt(clear.length))).join('');
}

/** What a browser keeps to show later that somebody who knew this account's password has used it. */
export function browserMark(passwordHash: string): string {
  const nonce = randomBytes(16).toString('base64url');
  return `${nonce}.${mac(nonce, passwordHash).toString('base64url')}`;
}

/** The browser's own part of its mark if it was made for this account and password, else null. */
export function readBrowserMark(mark: string | null, passwordHash: string): string | null {
  const [nonce, given] = mark?.split('.') ?? [];
  if (nonce === undefined || given === undefined) return null;
  const wanted = mac(nonce, passwordHash);
  const sent = Buffer.from(given, 'base64url');
  return sent.length === wanted.length && timingSafeEqual(sent, wanted) ? nonce : null;
}

/** SHA-256 in base64url: how secrets of full strength are stored. */
export const hashSecret = (secret: string): string => hash('sha256', secret, 'base64url');

/** A secret of 256 random bits, 43 characters of base64url. */
export const longSecret = (): string => randomBytes(32).toString('base64url');

/** Letters and digits that nobody mistakes for one another, on a screen or over the telephone. */
const clear = 'ACDEFGHJKLMNPQRTUVWXY34679';

/** A code to write down and type: four groups of seven, 131 bits. */
export const groupedCode = (): string => Array.from({ length: 4 }, () => shortCode(7)).join('-');

/** A first password. */
export const firstPassword = (): string => groupedCode().toLowerCase();
/** Whether `firstPassword` makes such a text. */
export const isFirstPassword = (text: string): boolean => /^[a-z0-9]{7}(-[a-z0-9]{7}){3}$/.test(text);

const mac = (nonce: string, key: string): Buffer => createHmac('sha256', key).update(`browser ${nonce}`).digest();
