import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyChanges,
  type ConfigChange,
  configChanges,
  isSame,
  placedPath,
  valueAt,
} from '../../../shared/centre/config-diff.ts';
import { type Conflict, mergeConfigs, merged, type Side } from '../../../shared/centre/config-merge.ts';
import { openCentre } from '../../support/server.ts';

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'a#2', 'x/y', '~1', '');
const text = fc.dictionary(fc.constantFrom('az', 'ru', 'en'), fc.constantFrom('', 'Bir', 'İki'));
const service = fc.record(
  { id, group: id, name: text, dailyLimit: fc.nat(3), documents: fc.array(text, { maxLength: 2 }) },
  { requiredKeys: ['id'] },
);
const profile = fc.record({ id, tiers: fc.array(fc.array(id, { maxLength: 2 }), { maxLength: 2 }) });
const day = fc.record({
  date: fc.constantFrom('2026-01-01', '2026-05-28'),
  spans: fc.array(fc.object(), { maxLength: 1 }),
});
/** As somebody types it: ids twice or empty, fields that no program knows. */
const typed = fc.record(
  {
    name: text,
    services: fc.array(service, { maxLength: 6 }),
    profiles: fc.array(profile, { maxLength: 3 }),
    hours: fc.record({ exceptions: fc.array(day, { maxLength: 3 }), grace: fc.nat(2) }, { requiredKeys: [] }),
    limits: fc.dictionary(fc.constantFrom('waiting', 'pace', '__proto__'), fc.jsonValue({ maxDepth: 1 })),
    odd: fc.jsonValue({ maxDepth: 3 }),
  },
  { requiredKeys: ['name', 'services'] },
);
/** Each id once, as in what can be published. */
const unique = <T extends { readonly id: string }>(list: readonly T[]): readonly T[] => [
  ...new Map(list.map((one) => [one.id.replace('#', ''), { ...one, id: one.id.replace('#', '') }])).values(),
];
/** As it comes from JSON. */
const document = typed.map((value): unknown => JSON.parse(JSON.stringify(value)));

describe('differences', () => {
  test('applied to the one document they give the other, and none is there between the same two', () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        expect(applyChanges(before, configChanges(before, after))).toEqual(after);
        expect(configChanges(after, structuredClone(after))).toEqual([]);
      }),
    );
  });

  test('say where something stands in the one or the other', () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        for (const change of configChanges(before, after)) {
          if (change.what === 'reordered') continue;
          expect(valueAt(before, change.path)).toEqual(change.before);
          expect(valueAt(after, change.path)).toEqual(change.after);
        }
      }),
    );
  });

  const [first, ...others] = openCentre().services;
  const withServices = (services: readonly object[]) => ({ ...openCentre(), services });
  const named: readonly (readonly [string, object, readonly Pick<ConfigChange, 'what' | 'path'>[]])[] = [
    [
      'a limit',
      withServices([{ ...first, dailyLimit: 60 }, ...others]),
      [{ what: 'changed', path: 'services/a/dailyLimit' }],
    ],
    [
      'a name',
      withServices([{ ...first, name: { az: 'Yeni' } }, ...others]),
      [{ what: 'renamed', path: 'services/a/name/az' }],
    ],
    [
      'another group',
      withServices([{ ...first, group: 'other' }, ...others]),
      [{ what: 'moved', path: 'services/a/group' }],
    ],
    [
      'one more',
      withServices([{ ...first, id: 'new' }, first, ...others].map((one) => one ?? {})),
      [{ what: 'added', path: 'services/new' }],
    ],
    ['one less', withServices(others), [{ what: 'removed', path: 'services/a' }]],
    ['another order', withServices([...others, first ?? {}]), [{ what: 'reordered', path: 'services' }]],
  ];
  test.each(named)('%s has its word', (_, after, expected) => {
    expect(configChanges(openCentre(), after).map(({ what, path }) => ({ what, path }))).toEqual(expected);
  });

  test('a path by id is one by place where the document names its faults', () => {
    expect(placedPath(openCentre(), 'services/b/dailyLimit')).toBe('services/1/dailyLimit');
    expect(placedPath(openCentre(), 'services/none/dailyLimit')).toBeNull();
  });

  test('five thousand services that have all changed are compared and applied at once', () => {
    const many = Array.from({ length: 5000 }, (_, at) => ({ id: `s${at}`, dailyLimit: at + 1 }));
    const after = { services: many.map((one) => ({ ...one, dailyLimit: 0 })).reverse() };
    const changes = configChanges({ services: many }, after);
    expect(changes).toHaveLength(5001);
    expect(applyChanges({ services: many }, changes)).toEqual(after);
    expect(mergeConfigs({ services: many }, after, { services: many.slice(1) }).conflicts).toHaveLength(1);
  });
});

describe('two people on one document', () => {
  const all = (side: Side) => (): Side => side;

  test('one who changed nothing gets what the other changed', () => {
    fc.assert(
      fc.property(document, document, (base, other) => {
        expect(merged(mergeConfigs(base, base, other), all('mine'))).toEqual(other);
        expect(merged(mergeConfigs(base, other, base), all('theirs'))).toEqual(other);
        expect(mergeConfigs(base, other, other).conflicts).toEqual([]);
      }),
    );
  });

  const whole = typed.map(({ hours: _, ...value }): unknown =>
    JSON.parse(JSON.stringify({ ...value, services: unique(value.services), profiles: unique(value.profiles ?? []) })),
  );
  test('nothing of either side is lost unseen: it is in the document, or a conflict shows it', () => {
    fc.assert(
      fc.property(whole, whole, whole, (base, mine, theirs) => {
        const merge = mergeConfigs(base, mine, theirs);
        const result = merged(merge, all('theirs'));
        const shown = (path: string) =>
          merge.conflicts.some((one) => path === one.path || path.startsWith(`${one.path}/`) || one.path === '');
        for (const [side, changed] of [
          ['mine', mine],
          ['theirs', theirs],
        ] as const) {
          for (const { what, path, after } of configChanges(base, changed)) {
            if (what === 'reordered' || (side === 'mine' && shown(path))) continue;
            expect(valueAt(result, path)).toEqual(after);
          }
        }
      }),
    );
  });

  const base = openCentre();
  const change = (at: number, fields: object): unknown => ({
    ...base,
    services: base.services.map((one, place) => (place === at ? { ...one, ...fields } : one)),
  });
  test('different fields of one service stand beside each other', () => {
    const merge = mergeConfigs(base, change(0, { dailyLimit: 5 }), change(0, { offered: false }));
    expect(merge.conflicts).toEqual([]);
    expect(merged(merge, all('mine'))).toEqual(change(0, { dailyLimit: 5, offered: false }));
  });

  test('the same field is a conflict there, with both words, and either can be taken', () => {
    const merge = mergeConfigs(base, change(0, { dailyLimit: 5 }), change(0, { dailyLimit: 6 }));
    expect(merge.conflicts).toMatchObject([{ path: 'services/a/dailyLimit', base: undefined, mine: 5, theirs: 6 }]);
    expect(merged(merge, all('mine'))).toEqual(change(0, { dailyLimit: 5 }));
    expect(merged(merge, all('theirs'))).toEqual(change(0, { dailyLimit: 6 }));
  });

  test('what one removes and the other changes is a conflict of the whole', () => {
    const without = { ...base, services: base.services.slice(1) };
    const merge = mergeConfigs(base, without, change(0, { dailyLimit: 6 }));
    expect(merge.conflicts.map(({ path }: Conflict) => path)).toEqual(['services/a']);
    expect(merged(merge, all('mine'))).toEqual(without);
    expect(merged(merge, all('theirs'))).toEqual(change(0, { dailyLimit: 6 }));
  });

  test('both may add to one list, and one reorder what the other renames', () => {
    const [a, b, c] = base.services;
    const mine = { ...base, services: [{ ...a, id: 'mine' }, a, b, c] };
    const theirs = { ...base, services: [c, a, { ...b, standardSeconds: 9 }, { ...a, id: 'theirs' }] };
    const merge = mergeConfigs(base, mine, theirs);
    expect(merge.conflicts).toEqual([]);
    const { services } = merged(merge, all('mine')) as { readonly services: readonly { readonly id: string }[] };
    expect(services.map((one) => one.id)).toEqual(['mine', 'c', 'a', 'b', 'theirs']);
    expect(isSame(services[3], { ...b, standardSeconds: 9 })).toBe(true);
  });
});
