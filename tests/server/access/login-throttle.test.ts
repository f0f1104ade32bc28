import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createLoginThrottle, type LoginThrottle, openPassingFailures } from '../../../server/access/login-throttle.ts';
import { openMemoryStore } from '../../../server/store/memory/store.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { manualClock } from '../../fakes/clock.ts';
import { temporaryFolder } from '../../store/folders.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const inMemory = () => {
  const [store, clock] = [openMemoryStore(), manualClock()];
  return { clock, attempts: createLoginThrottle(store, clock) };
};

/** Two processes, as far as the database is concerned. */
const twoOnOneFile = async (): Promise<readonly [LoginThrottle, LoginThrottle]> => {
  const file = join(temporaryFolder(), 'novbe.db');
  const one = await openSqliteStore({ file });
  const two = await openSqliteStore({ file });
  closing.push(one.close, two.close);
  const clock = manualClock();
  return [createLoginThrottle(one, clock), createLoginThrottle(two, clock)];
};

/** A password takes a while to try: other guesses come meanwhile. */
const trying = () => new Promise<void>((resolve) => setImmediate(resolve));

type Outcome = 'in' | 'wrong' | number;

/** One guess at an account; what came of it: let in, wrong, or refused for so many seconds. */
const guess = async (attempts: LoginThrottle, right: boolean, made?: () => void): Promise<Outcome> => {
  const guessed = await attempts.guess('account', async () => {
    made?.();
    await trying();
    return right || null;
  });
  if (guessed.ok) return guessed.value === null ? 'wrong' : 'in';
  expect(guessed.refusal.code).toBe('too-many');
  return Number(guessed.refusal.about?.retryAfterSeconds);
};

const times = <T>(count: number, run: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => run(at));
const wrongOnes = (count: number): readonly boolean[] => times(count, () => false);
const rightOnes = (count: number): readonly boolean[] => times(count, () => true);

describe('guesses at one account that come at once', () => {
  test('all succeed where they are right', async () => {
    const { attempts } = inMemory();
    expect(await Promise.all(rightOnes(12).map((right) => guess(attempts, right)))).toEqual(times(12, () => 'in'));
  });

  test('all succeed where they are right, with two processes too', async () => {
    const both = await twoOnOneFile();
    const guesses = rightOnes(24).map((right, at) => guess(at % 2 === 0 ? both[0] : both[1], right));
    expect(await Promise.all(guesses)).toEqual(times(24, () => 'in'));
  });

  test.each([
    ['wrong', wrongOnes(50)],
    ['wrong, but for the last', [...wrongOnes(4), true]],
    ['wrong, but for one that comes too late', [...wrongOnes(5), true, ...wrongOnes(3)]],
    ['now right, now wrong', times(24, (at) => at % 5 === 4)],
  ])('cost what they would one after another: %s', async (_, rights) => {
    const [atOnce, inTurn] = [inMemory(), inMemory()];
    const apart: Outcome[] = [];
    for (const right of rights) apart.push(await guess(inTurn.attempts, right));
    expect(await Promise.all(rights.map((right) => guess(atOnce.attempts, right)))).toEqual(apart);
    // What comes later costs the same too.
    for (const { clock } of [atOnce, inTurn]) clock.set(clock.now() + 1999);
    expect(await guess(atOnce.attempts, false)).toEqual(await guess(inTurn.attempts, false));
    for (const { clock } of [atOnce, inTurn]) clock.set(clock.now() + 1);
    expect(await guess(atOnce.attempts, true)).toEqual(await guess(inTurn.attempts, true));
  });

  test('are five where they are wrong, however many processes there are', async () => {
    const both = await twoOnOneFile();
    let made = 0;
    const outcomes = await Promise.all(
      wrongOnes(50).map((right, at) =>
        guess(at % 2 === 0 ? both[0] : both[1], right, () => {
          made += 1;
        }),
      ),
    );
    expect(made).toBe(5);
    // Nor do those that were refused make anybody wait longer.
    expect(outcomes.filter((outcome) => outcome !== 'wrong')).toEqual(times(45, () => 2));
  });

  test('are refused where too many wait already, and nothing is counted for it', async () => {
    const { attempts } = inMemory();
    const outcomes = await Promise.all(rightOnes(200).map((right) => guess(attempts, right)));
    const refused = outcomes.filter((outcome) => outcome !== 'in');
    expect(refused.length).toBeGreaterThan(100);
    expect(new Set(refused)).toEqual(new Set([2]));
    expect(await guess(attempts, true)).toBe('in');
  });

  test('do not wait for guesses at another', async () => {
    const { attempts } = inMemory();
    const held = Promise.withResolvers<null>();
    const slow = attempts.guess('another', () => held.promise);
    expect(await guess(attempts, true)).toBe('in');
    held.resolve(null);
    expect(await slow).toEqual({ ok: true, value: null });
  });
});

describe.each([
  ['in the memory of a process', openPassingFailures],
  ['in a store in memory', openMemoryStore],
  [
    'in a database',
    async () => {
      const store = await openSqliteStore({ file: join(temporaryFolder(), 'novbe.db') });
      closing.push(store.close);
      return store;
    },
  ],
] as const)('wrong guesses counted %s', (_, open) => {
  /** Five wrong ones at one instant: the next costs two seconds. */
  const afterFive = async () => {
    const clock = manualClock();
    const attempts = createLoginThrottle(await open(), clock);
    for (const right of wrongOnes(5)) expect(await guess(attempts, right)).toBe('wrong');
    const first = clock.now();
    const at = (ms: number, right = false): Promise<Outcome> => {
      clock.set(first + ms);
      return guess(attempts, right);
    };
    return { at };
  };

  test('hold the next off for two seconds to the millisecond', async () => {
    const { at } = await afterFive();
    expect([await at(0, true), await at(1999, true), await at(2000, true)]).toEqual([2, 2, 'in']);
  });

  test('count for an hour to the millisecond', async () => {
    const hour = 3_600_000;
    const [still, over] = [await afterFive(), await afterFive()];
    // Within the hour a sixth makes the seventh wait; later it is the first.
    expect([await still.at(hour), await still.at(hour)]).toEqual(['wrong', 4]);
    expect([await over.at(hour + 1), await over.at(hour + 1)]).toEqual(['wrong', 'wrong']);
  });
});

test('thirty guesses wait for the one under way, and not one more', async () => {
  const { attempts } = inMemory();
  const held = Promise.withResolvers<null>();
  const first = attempts.guess('account', () => held.promise);
  const others = times(40, () => guess(attempts, true));
  held.resolve(null);
  await first;
  const outcomes = await Promise.all(others);
  expect(outcomes.filter((outcome) => outcome === 'in')).toHaveLength(30);
  expect(outcomes.slice(30)).toEqual(times(10, () => 2));
});

test('a guess that fails by itself does not hold up the next', async () => {
  const { attempts } = inMemory();
  const failed = attempts.guess('account', () => Promise.reject(new Error('no memory')));
  const next = guess(attempts, true);
  await expect(failed).rejects.toThrow('no memory');
  expect(await next).toBe('in');
});
