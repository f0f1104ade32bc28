import { expect, test } from 'vitest';
import { decided, question, questionOfMany } from '../../server/store/postgres/questions.ts';

/** Decisions that are made at once, over answers that are to be waited for. */

test('a decision is made again until all that it asks is known, each question being asked once', async () => {
  const asked: string[] = [];
  const find = question(async (name: string) => {
    asked.push(name);
    return `${name}!`;
  });
  expect(await decided(() => [find('a'), find('b'), find('a')])).toEqual(['a!', 'b!', 'a!']);
  expect(asked).toEqual(['a', 'b']);
});

test('one that catches being broken off, and goes on, is made again all the same', async () => {
  const find = question(async (name: string) => `${name}!`);
  const each = (name: string) => {
    try {
      return find(name);
    } catch {
      return 'broken';
    }
  };
  expect(await decided(() => ['a', 'b', 'c'].map(each))).toEqual(['a!', 'b!', 'c!']);
});

test('what a decision throws by itself comes out', async () => {
  const find = question(async (name: string) => name);
  const mistake = new Error('impossible');
  await expect(
    decided(() => {
      find('a');
      throw mistake;
    }),
  ).rejects.toBe(mistake);
});

test('one that is asked many times is asked for all of it at once, and what is not there is an answer too', async () => {
  const asked: (readonly string[])[] = [];
  const find = questionOfMany(async (names: readonly (readonly [string])[]) => {
    asked.push(names.flat());
    return names.map(([name]) => (name === 'c' ? null : `${name}!`));
  });
  const each = (name: string) => {
    try {
      return find(name);
    } catch {
      return 'broken';
    }
  };
  expect(await decided(() => ['a', 'b', 'a', 'c'].map(each).concat(find('d')))).toEqual(['a!', 'b!', 'a!', null, 'd!']);
  expect(asked).toEqual([['a', 'b', 'c', 'd']]);
});
