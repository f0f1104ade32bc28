import { expect, test } from 'vitest';
import { createKeptWords, type WordReads } from '../../server/store/sqlite/kept-words.ts';
import { rowSetOf } from '../../server/store/sqlite/row-set.ts';

/** [CS11] Words that many cases hold are kept as sets of rows, and follow what changes. */

/** An index of words that can be changed, and counts what it is asked. */
const anIndex = (size: number) => {
  const texts: string[] = Array.from({ length: size }, (_, row) => (row % 3 === 0 ? 'yol su' : 'yol'));
  const asked = { whole: 0, single: 0 };
  const holdsIt = (word: string, row: number): boolean => texts[row]?.split(' ').includes(word) ?? false;
  const rows = (word: string): readonly number[] => [...texts.keys()].filter((row) => holdsIt(word, row));
  const reads: WordReads = {
    rows(...words) {
      asked.whole += 1;
      return [...texts.keys()].filter((row) => words.every((word) => holdsIt(word, row)));
    },
    among(word, rows) {
      asked.single += rows.length;
      return new Set(rows.filter((row) => holdsIt(word, row)));
    },
  };
  return { texts, asked, reads, rows };
};
const listed = (
  [found = []]: ReturnType<ReturnType<typeof createKeptWords>['find']>,
  size: number,
): readonly number[] => {
  if (!('into' in found)) return found;
  const buffer = new Int32Array(size);
  return [...buffer.subarray(0, found.into(buffer))];
};

test('a word that many hold is read once, and each change of a row is looked up', () => {
  const index = anIndex(4000);
  const words = createKeptWords();
  const check = (word: string) => expect(listed(words.find([word], index.reads), 9000)).toEqual(index.rows(word));
  check('su');
  check('su');
  expect(index.asked).toEqual({ whole: 1, single: 0 });
  for (const [row, text] of [
    [1, 'su'],
    [3, 'yol'],
    [6, 'su qaz'],
    [8000, 'su'],
  ] as const) {
    index.texts[row] = text;
    words.changed(row);
    words.changed(row);
  }
  check('su');
  check('su');
  expect(index.asked).toEqual({ whole: 1, single: 4 });
});

test('of very many changes, and once all is let go of, it is read again', () => {
  const index = anIndex(4000);
  const words = createKeptWords();
  words.find(['yol'], index.reads);
  for (let row = 0; row < 400; row++) {
    index.texts[row] = 'su';
    words.changed(row);
  }
  expect(listed(words.find(['yol'], index.reads), 4000)).toEqual(index.rows('yol'));
  expect(index.asked).toEqual({ whole: 2, single: 0 });
  index.texts[4] = 'yol';
  words.clear();
  expect(listed(words.find(['yol'], index.reads), 4000)).toEqual(index.rows('yol'));
  expect(index.asked).toEqual({ whole: 3, single: 0 });
});

test('what few hold is not kept, and what was asked for longest ago makes room', () => {
  const index = anIndex(4000);
  index.texts[7] = 'qaz';
  const words = createKeptWords(1100);
  for (const word of ['qaz', 'qaz', 'yol', 'yol', 'su', 'yol']) words.find([word], index.reads);
  // Twice the rare one, and each of the others once.
  expect(index.asked.whole).toBe(4);
  for (const word of ['su', 'yol', 'su']) words.find([word], index.reads);
  expect(index.asked.whole).toBe(4);
  const tight = createKeptWords(600);
  for (const word of ['yol', 'su', 'yol']) tight.find([word], index.reads);
  expect(index.asked.whole).toBe(7);
});

test('several words that are kept are found without the index, others by the index together', () => {
  const index = anIndex(4000);
  const words = createKeptWords();
  const find = (...asked: readonly string[]) => words.find(asked, index.reads);
  expect(find('yol', 'su')).toEqual([index.rows('su')]);
  for (const word of ['yol', 'su']) find(word);
  expect(index.asked.whole).toBe(3);
  expect(find('yol', 'su').map((one) => 'into' in one)).toEqual([true, true]);
  expect(index.asked.whole).toBe(3);
});

test('a set of rows gives back what was put into it, in order', () => {
  const set = rowSetOf([0, 31, 32, 63, 64, 1000]);
  const kept = new Set([0, 31, 32, 63, 64, 1000]);
  for (let step = 0; step < 2000; step++) {
    const row = (step * 7919) % 3001;
    set.put(row, step % 3 !== 0);
    if (step % 3 === 0) kept.delete(row);
    else kept.add(row);
  }
  const buffer = new Int32Array(4000);
  expect([...buffer.subarray(0, set.into(buffer))]).toEqual([...kept].sort((a, b) => a - b));
  expect([set.has(31), set.has(5000)]).toEqual([kept.has(31), false]);
});
