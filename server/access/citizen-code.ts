import type { PersonKey } from './person-key.ts';

/** [PV5] The six figures of a code: they follow from its id and the server's own key, so that the store holds nothing of them. */
export function figuresOfCode(key: PersonKey, code: string): string {
  const drawn = Buffer.from(key(`code ${code}`), 'base64url').readUIntBE(0, 6);
  return String(drawn % 1_000_000).padStart(6, '0');
}

/** How long codes and what they open last, in seconds; how many codes are sent in that time, and how often each may be guessed. */
export interface CitizenTimes {
  readonly codeSeconds: number;
  readonly sessionSeconds: number;
  readonly windowSeconds: number;
}

export const citizenTimes: CitizenTimes = { codeSeconds: 600, sessionSeconds: 900, windowSeconds: 3600 };
export const codesInWindow = 3;
export const triesOfCode = 5;
