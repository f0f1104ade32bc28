import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  after,
  emptyMap,
  entries,
  first,
  get,
  type OrderedMap,
  put,
  rank,
  remove,
  sizeOf,
} from '../../engine/queue/ordered-map.ts';
import { assertSeeded } from '../fakes/seeds.ts';

const byNumber = (a: number, b: number): number => a - b;
const change = fc.record({ key: fc.integer({ min: 0, max: 60 }), put: fc.boolean() });

type Tree = OrderedMap<number, string>['root'];
const isBalanced = (tree: Tree): boolean => {
  if (tree === null) return true;
  const left = (tree.left?.size ?? 0) + 1;
  const right = (tree.right?.size ?? 0) + 1;
  return left <= 3 * right && right <= 3 * left && isBalanced(tree.left) && isBalanced(tree.right);
};

describe('the persistent ordered map', () => {
  test('holds what a plain Map holds, in order, balanced, whatever is put and removed', () => {
    assertSeeded(
      fc.property(fc.array(change, { maxLength: 300 }), (changes) => {
        const plain = new Map<number, string>();
        let map = emptyMap<number, string>(byNumber);
        for (const [step, { key, put: puts }] of changes.entries()) {
          if (puts) plain.set(key, `v${step}`);
          else plain.delete(key);
          map = puts ? put(map, key, `v${step}`) : remove(map, key);
        }
        const keys = [...plain.keys()].sort(byNumber);
        expect([...entries(map)].map(({ key, value }) => [key, value])).toEqual(
          keys.map((key) => [key, plain.get(key)]),
        );
        expect(sizeOf(map)).toBe(keys.length);
        expect(isBalanced(map.root)).toBe(true);
        expect(first(map)?.key).toBe(keys[0]);
        for (let probe = -1; probe <= 61; probe++) {
          expect(get(map, probe)).toBe(plain.get(probe));
          expect(rank(map, probe)).toBe(keys.filter((key) => key < probe).length);
          expect(after(map, probe)?.key).toBe(keys.find((key) => key > probe));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('leaves every earlier version as it was', () => {
    assertSeeded(
      fc.property(fc.array(change, { maxLength: 80 }), (changes) => {
        let map = emptyMap<number, string>(byNumber);
        const versions: { map: typeof map; content: string }[] = [];
        for (const { key, put: puts } of changes) {
          map = puts ? put(map, key, String(key)) : remove(map, key);
          versions.push({ map, content: JSON.stringify([...entries(map)].map((one) => one.key)) });
        }
        for (const version of versions)
          expect(JSON.stringify([...entries(version.map)].map((one) => one.key))).toBe(version.content);
      }),
      { numRuns: 100 },
    );
  });
});
