import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { type Asker, createHashLine, ourselves } from './hash-line.ts';

/** How hard a password is to try: scrypt's N, r and p (RFC 7914). 2^15, 8, 3 takes 32 MB and some tenths of a second. */
export interface Cost {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

/** The text to store for a password: method, its parameters, salt and key. */
export async function hashPassword(password: string, cost: Cost): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.n, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether the password is the stored one. Without a stored one work of `usual` cost is done, so that time tells nothing. */
export function checkPassword(password: string, stored: string | null, usual: Cost): Promise<boolean> {
  return check(derive, password, stored, usual);
}
/** The same for a caller who has had their turn in the line. */
export function checkInTurn(password: string, stored: string | null, usual: Cost): Promise<boolean> {
  return check(work, password, stored, usual);
}

export const standardCost: Cost = { n: 2 ** 15, r: 8, p: 3 };
const keyBytes = 32;

/** More at once would only take memory and the threads that files are read with. */
const atOnce = 2;
const line = createHashLine(atOnce);

const work = (password: string, salt: Buffer, { n, r, p }: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options: ScryptOptions = { N: n, r, p, maxmem: 256 * n * r };
    // One password has one spelling: an accent may come composed or apart, by the keyboard.
    scrypt(password.normalize('NFC'), salt, keyBytes, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
const derive = (password: string, salt: Buffer, cost: Cost): Promise<Buffer> =>
  line.inTurn(ourselves, () => work(password, salt, cost));

/** Runs the guesses of each caller in turn; inside, `checkInTurn` tries a password at once. */
export const inPasswordLine = <T>(asker: Asker, run: () => Promise<T>): Promise<T> => line.inTurn(asker, run);

const noOne: Buffer = randomBytes(16);

type Work = typeof derive;

const check = async (run: Work, password: string, stored: string | null, usual: Cost): Promise<boolean> => {
  const [method, n, r, p, salt, key] = stored?.split('$') ?? [];
  if (method !== 'scrypt' || salt === undefined || key === undefined) {
    await run(password, noOne, usual);
    return false;
  }
  const wanted = Buffer.from(key, 'base64url');
  const cost = { n: Number(n), r: Number(r), p: Number(p) };
  const given = await run(password, Buffer.from(salt, 'base64url'), cost);
  return wanted.length === given.length && timingSafeEqual(wanted, given);
};
