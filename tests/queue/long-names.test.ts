import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import sample from '../../server/sample/centre.json' with { type: 'json' };
import { Centre } from '../../shared/centre/centre.ts';

const named = (
  list: 'groups' | 'services' | 'priorityClasses' | 'profiles' | 'outcomes',
  letters: number,
): unknown => ({
  ...sample,
  [list]: sample[list].map((each) => ({ ...each, name: { az: 'ə'.repeat(letters) } })),
});

test.each(['groups', 'services', 'priorityClasses', 'profiles', 'outcomes'] as const)(
  'names of %s have 200 letters at most',
  (list) => {
    expect(Value.Check(Centre, named(list, 200))).toBe(true);
    expect(Value.Check(Centre, named(list, 201))).toBe(false);
  },
);

test('the name of a centre and the place of a counter have 200 letters at most', () => {
  const text = (letters: number) => ({ az: 'ə'.repeat(letters) });
  const placed = (letters: number) => sample.counters.map((each) => ({ ...each, place: text(letters) }));
  expect(Value.Check(Centre, { ...sample, name: text(200), counters: placed(200) })).toBe(true);
  expect(Value.Check(Centre, { ...sample, name: text(201) })).toBe(false);
  expect(Value.Check(Centre, { ...sample, counters: placed(201) })).toBe(false);
});
