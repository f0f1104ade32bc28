import { randomFillSync, randomInt } from 'node:crypto';
import { codeLength, codeLetters } from '../shared/cases/case-documents.ts';
import { systemClock } from './async/clock.ts';

/**
 * A new identifier: 26 characters of [0-9a-z], 48 bits of time before 80 random bits, so that later ones of a process
 * sort later, whatever the machine's clock does, and land side by side in an index. Not a secret.
 */
export const newId = (): string => timePart() + randomPart();

/** `fresh` where it sorts after the id `last`; else an id of its random part that does: the clock of the one that made `last` may have been ahead. */
export function idAfter(fresh: string, last: string): string {
  if (fresh > last) return fresh;
  const time = last.slice(0, timeLength);
  const kept = time.replace(/z+$/, '');
  const raised = alphabet.charAt(alphabet.indexOf(kept.slice(-1)) + 1);
  return kept.slice(0, -1) + raised + '0'.repeat(timeLength - kept.length) + fresh.slice(timeLength);
}

/** A new secret of 192 random bits, 32 characters of base64url. */
export const newSecret = (): string => randomBytes(24).toString('base64url');

/** Characters of the time that a ticket's secret begins with: 35 bits of ms, which start again after 397 days. */
const locatorLength = 7;

/**
 * A new ticket's secret: 7 characters of the time, which stands on the ticket anyway, and 192 random bits. Secrets of
 * one hour so land side by side in their index; without it each would touch a page of its own.
 */
export const newTicketSecret = (): string => timePart().slice(-locatorLength) + newSecret();

/** A random share from 0 up to 1, to spread retries. */
export const randomShare = (): number => randomInt(2 ** 32) / 2 ** 32;

/** A check code of a document: 12 random letters and figures, 59 bits. */
export const newCheckCode = (): string =>
  Array.from({ length: codeLength }, () => codeLetters.charAt(randomInt(codeLetters.length))).join('');

/** Six random figures, to check in with. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Characters of the time that an id begins with. */
const timeLength = 10;

const timePart = (): string => {
  let rest = systemClock.now();
  let text = '';
  for (let place = 0; place < timeLength; place++) {
    text = alphabet.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
};

/** Random bytes are drawn many at a time, which is much cheaper, and given out once. */
const drawn = Buffer.alloc(4096);
let given = drawn.length;
const randomBytes = (count: number): Buffer => {
  if (given + count > drawn.length) {
    randomFillSync(drawn);
    given = 0;
  }
  given += count;
  return drawn.subarray(given - count, given);
};

const randomPart = (): string => {
  let text = '';
  for (const byte of randomBytes(16)) text += alphabet.charAt(byte & 31);
  return text;
};
