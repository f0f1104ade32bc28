/** How much is done: little in `npm test`, a lot in `npm run crash`, which says so in the environment. */

const told = (name: string): number | null => {
  const value = Number(process.env[name]);
  return process.env[name] !== undefined && Number.isInteger(value) && value > 0 ? value : null;
};

/** True in the long run. */
export const isLong = process.env.CRASH_LONG === '1';
export const killRounds = told('CRASH_ROUNDS') ?? (isLong ? 200 : 20);
/** What chance begins with; said by the tests that use it, so that a run can be repeated. */
export const seed = told('CRASH_SEED') ?? 1 + Math.floor(Math.random() * 2 ** 31);

/** Chance that can be repeated: numbers from 0 up to 1 (mulberry32, in the public domain). */
export const chance = (from: number): (() => number) => {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};
