import { expect, test } from 'vitest';
import { type AskedField, faultsOf } from '../../ui/field-faults.ts';

const words = { missing: 'missing', tooShort: (least: number) => `at least ${least}` };
const field = (name: string, value: string, over: Partial<AskedField> = {}): AskedField => ({
  ...{ name, value, required: true, minLength: 1 },
  ...over,
});

test('each field that is wrong is told at the field, in its order, in the words of the screen', () => {
  const fields = [
    field('login', '  '),
    field('old', 'a password'),
    field('fresh', 'short', { minLength: 10 }),
    field('note', '', { required: false, minLength: -1 }),
    field('more', '', { required: false, minLength: 5 }),
  ];
  expect([...faultsOf(fields, words)]).toEqual([
    ['login', 'missing'],
    ['fresh', 'at least 10'],
  ]);
  expect(faultsOf([field('login', 'leyla')], words).size).toBe(0);
});
