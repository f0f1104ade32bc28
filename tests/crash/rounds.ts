import { createHash } from 'node:crypto';

/** How much is done: little in `npm test`, a lot in `npm run crash`, which says so in the environment. */

/** Chance that can be repeated: numbers from 0 up to 1, each the hash of the seed and of how many came before it. */
export function chance(from: number): () => number {
  let given = 0;
  return () => createHash('sha256').update(`${from} ${given++}`).digest().readUInt32BE(0) / 2 ** 32;
}

const told = (name: string): number | null => {
  const value = Number(process.env[name]);
  return process.env[name] !== undefined && Number.isInteger(value) && value > 0 ? value : null;
};

/** True in the long run. */
export const isLong = process.env.CRASH_LONG === '1';
/** Each death comes with a mail on its way, and none at a system call. */
export const onlySending = process.env.CRASH_SENDING === '1';
export const killRounds = told('CRASH_ROUNDS') ?? (isLong ? 200 : 6);
/** What chance begins with; said by the tests that use it, so that a run can be repeated. */
export const seed = told('CRASH_SEED') ?? 1 + Math.floor(Math.random() * 2 ** 31);
