import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  putInTier,
  shiftTiers,
  type Tiers,
  takenByNoCounter,
  takeOut,
  tierGroups,
  unnamed,
  withoutTier,
  withTier,
  withTierMoved,
} from '../../manager/settings/setup/profiles/profiles-model.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import { assertSeeded } from '../fakes/seeds.ts';

const tiers: Tiers = [
  ['a', 'b'],
  ['c', '*'],
];

describe('tiers', () => {
  test('services go to a tier from another and from outside, to a new one too', () => {
    expect(putInTier(tiers, ['b', 'd', 'c'], 1)).toEqual([['a'], ['c', '*', 'b', 'd']]);
    expect(putInTier(tiers, ['*'], 2)).toEqual([['a', 'b'], ['c'], ['*']]);
  });

  test('one up, one down, and below the last into a new one unless it would only move the last', () => {
    expect(shiftTiers(tiers, ['c'], -1)).toEqual([['a', 'b', 'c'], ['*']]);
    expect(shiftTiers(tiers, ['a'], -1)).toEqual(tiers);
    expect(shiftTiers(tiers, ['b', '*'], 1)).toEqual([['a'], ['c', 'b'], ['*']]);
    expect(shiftTiers(tiers, ['c', '*'], 1)).toEqual(tiers);
  });

  test('a tier that goes leaves what stood in it to its neighbour', () => {
    expect(withoutTier([['a'], ['b'], ['c']], 1)).toEqual([['a', 'b'], ['c']]);
    expect(withoutTier([['a'], ['b']], 0)).toEqual([['a', 'b']]);
    expect(withoutTier([['a']], 0)).toEqual([['a']]);
    expect(withTierMoved(withTier(tiers, 0), 0, 1)).toEqual([['a', 'b'], [], ['c', '*']]);
    expect(withTierMoved(tiers, 1, 1)).toEqual(tiers);
  });

  test('no move loses a service, names one twice or leaves no tier', () => {
    const service = fc.constantFrom('a', 'b', 'c', 'd', 'e', '*');
    const deed = fc.record({
      kind: fc.constantFrom('put', 'up', 'down', 'add', 'remove', 'move'),
      ids: fc.uniqueArray(service, { maxLength: 4 }),
      at: fc.nat({ max: 3 }),
    });
    assertSeeded(
      fc.property(fc.array(deed, { maxLength: 12 }), (deeds) => {
        let now: Tiers = tiers;
        const expected = new Set(now.flat());
        for (const { kind, ids, at } of deeds) {
          const place = Math.min(at, now.length);
          if (kind === 'put') {
            now = putInTier(now, ids, place);
            for (const id of ids) expected.add(id);
          } else if (kind === 'up' || kind === 'down') now = shiftTiers(now, ids, kind === 'up' ? -1 : 1);
          else if (kind === 'add') now = withTier(now, place);
          else if (kind === 'remove') now = withoutTier(now, place);
          else now = withTierMoved(now, place, 1);
          expect(now.length).toBeGreaterThan(0);
          expect([...now.flat()].sort()).toEqual([...expected].sort());
        }
        expect(takeOut(now, [...expected]).flat()).toEqual([]);
      }),
    );
  });
});

describe('what a profile takes', () => {
  const education = sampleCentre.profiles[1]?.tiers ?? [];

  test('whole groups are told from parts of them, all others and ids that are nobody’s', () => {
    const tier = [...(education[0] ?? []), 'nobody', '*'];
    const groups = tierGroups(sampleCentre, tier);
    expect(groups.map(({ group, ids, of }) => [group, ids.length, of])).toEqual([
      ['education', 7, 7],
      ['', 1, 1],
      ['*', 1, 1],
    ]);
    expect(tierGroups(sampleCentre, tier.slice(2))[0]).toMatchObject({ of: 7, ids: tier.slice(2, 7) });
  });

  test('what is not named, and what no counter takes', () => {
    expect(unnamed(sampleCentre, education)).toHaveLength(sampleCentre.services.length - 7);
    expect(takenByNoCounter(sampleCentre)).toEqual([]);
    const counters = sampleCentre.counters.map((counter) => ({ ...counter, profile: 'only' }));
    const profiles = [...sampleCentre.profiles, { id: 'only', name: { az: 'Yalnız' }, tiers: [education[0] ?? []] }];
    expect(takenByNoCounter({ ...sampleCentre, counters, profiles })).toHaveLength(sampleCentre.services.length - 7);
  });
});
