import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freeId } from '../../manager/settings/setup/lists/ids.ts';
import { serviceColumns } from '../../manager/settings/setup/services/service-columns.ts';
import { nextSort, orderedServices, untakenServices } from '../../manager/settings/setup/services/service-order.ts';
import {
  officialsNaming,
  profilesNaming,
  withAllParts,
  withCopies,
  withNewService,
  withoutServices,
  withPasted,
  withServicePart,
  withServicesShifted,
} from '../../manager/settings/setup/services/services-model.ts';
import { planPaste } from '../../manager/settings/setup/sheet/paste-plan.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import { byAlphabet } from '../../shared/alphabet.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { alphabet } from '../../shared/text/az.ts';
import { assertSeeded } from '../fakes/seeds.ts';

const heads = {
  ...{ code: 'code', group: 'group', series: 'series', standard: 'min', offered: 'offered', frequent: 'first' },
  ...{ yes: 'bəli', no: 'xeyr', name: (language: string) => `name ${language}` },
};
const columnsOf = (centre: Centre) => serviceColumns(centre, heads, (text) => text.az ?? '');
const ids = (centre: Centre): readonly string[] => centre.services.map(({ id }) => id);
const named = (centre: Centre): readonly string[] => centre.profiles.flatMap(({ tiers }) => tiers.flat());
const first = sampleCentre.services[0]?.id ?? '';

describe('one service', () => {
  test('a new code is taken over by the profiles that name the old one', () => {
    const next = withServicePart(sampleCentre, 0, 'id', 'teachers');
    expect(ids(next)[0]).toBe('teachers');
    expect(named(next).filter((id) => id === 'teachers').length).toBe(
      named(sampleCentre).filter((id) => id === first).length,
    );
    expect(named(next)).not.toContain(first);
  });

  test('so do the officials who receive for it, and they are named before it goes', () => {
    const [one] = sampleCentre.officials ?? [];
    const at = sampleCentre.services.findIndex(({ id }) => id === one?.service);
    const next = withServicePart(sampleCentre, at, 'id', 'reception');
    expect(next.officials?.[0]?.service).toBe('reception');
    expect(officialsNaming(next, new Set([at]))).toContainEqual(next.officials?.[0]);
    expect(officialsNaming({ ...sampleCentre, officials: [] }, new Set([at]))).toEqual([]);
  });

  test('a code that another has too leaves the profiles as they are', () => {
    const doubled = { ...sampleCentre, services: [...sampleCentre.services, ...sampleCentre.services.slice(0, 1)] };
    expect(named(withServicePart(doubled, 0, 'id', 'teachers'))).toContain(first);
  });

  test('a new one stands behind the chosen one, of its group and series', () => {
    const { centre, places } = withNewService(sampleCentre, 3);
    expect([...places]).toEqual([4]);
    const { group, series } = sampleCentre.services[3] ?? {};
    expect(centre.services[4]).toMatchObject({ id: 'service', group, series, offered: true, name: {} });
  });
});

describe('several services', () => {
  const chosen = new Set([0, 2]);

  test('copies have codes of their own and are taken by those who take the first', () => {
    const { centre, places } = withCopies(sampleCentre, chosen);
    expect([...places]).toEqual([3, 4]);
    expect(ids(centre)[3]).toBe(`${first}-2`);
    expect(new Set(ids(centre)).size).toBe(ids(centre).length);
    for (const { tiers } of centre.profiles)
      for (const tier of tiers) expect(tier.includes(`${first}-2`)).toBe(tier.includes(first));
  });

  test('what is removed is gone from the profiles, which are named before', () => {
    expect(profilesNaming(sampleCentre, chosen).map(({ id }) => id)).toEqual(['education-first']);
    const next = withoutServices(sampleCentre, chosen);
    expect(ids(next)).toEqual(ids(sampleCentre).filter((_, at) => !chosen.has(at)));
    expect(named(next)).not.toContain(first);
    expect(next.profiles.every(({ tiers }) => tiers.length > 0)).toBe(true);
  });

  test('a profile whose tiers are emptied keeps one', () => {
    const centre = { ...sampleCentre, profiles: [{ id: 'p', name: { az: 'P' }, tiers: [[first]] }] };
    expect(withoutServices(centre, new Set([0])).profiles[0]?.tiers).toEqual([[]]);
  });

  test('go to another group together', () => {
    const next = withAllParts(sampleCentre, chosen, 'group', 'land');
    expect(
      next.services.map(({ group }, at) => chosen.has(at) === (group === 'land') || group === 'land'),
    ).not.toContain(false);
    expect(next.services[1]).toBe(sampleCentre.services[1]);
  });

  test('whatever is done, codes are once, profiles name only what is there, and what is not meant stays', () => {
    const places = fc.uniqueArray(fc.nat({ max: sampleCentre.services.length - 1 }), { minLength: 1, maxLength: 6 });
    const deeds = {
      copy: (centre: Centre, at: ReadonlySet<number>) => withCopies(centre, at).centre,
      add: (centre: Centre, at: ReadonlySet<number>) => withNewService(centre, Math.max(...at)).centre,
      remove: withoutServices,
      up: (centre: Centre, at: ReadonlySet<number>) => withServicesShifted(centre, at, -1).centre,
      down: (centre: Centre, at: ReadonlySet<number>) => withServicesShifted(centre, at, 1).centre,
      rename: (centre: Centre, at: ReadonlySet<number>) =>
        withServicePart(centre, Math.min(...at), 'id', freeId('new', new Set(ids(centre)))),
    } as const;
    const keys = Object.keys(deeds) as (keyof typeof deeds)[];
    assertSeeded(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...keys), places), { maxLength: 8 }), (story) => {
        let centre: Centre = sampleCentre;
        for (const [deed, at] of story) {
          const before = ids(centre);
          const there = new Set(at.filter((place) => place < before.length));
          if (there.size === 0) continue;
          centre = deeds[deed](centre, there);
          const after = new Set(ids(centre));
          expect(after.size).toBe(centre.services.length);
          const meant = deed === 'remove' || deed === 'rename' ? there : new Set<number>();
          for (const [place, id] of before.entries()) if (!meant.has(place)) expect(after.has(id)).toBe(true);
          expect(named(centre).filter((id) => id !== '*' && !after.has(id))).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('pasting', () => {
  const plan = (cells: readonly (readonly string[])[], targets: readonly number[], from = 0) =>
    planPaste({ list: sampleCentre.services, targets, columns: columnsOf(sampleCentre).slice(from) }, cells);

  test('falls on the rows from the cell on, to the right, and makes new ones beyond the last', () => {
    const last = sampleCentre.services.length - 1;
    const found = plan(
      [
        ['Bir', 'Один', 'One', 'Sosial müdafiə'],
        ['İki', 'Два', 'Two', 'Təhsil', 'T', '7:30', 'xeyr', '', 'iki'],
      ],
      [last],
    );
    expect(found).toMatchObject({ fresh: 1, wrong: 1, changed: 4, beyond: 0 });
    const next = withPasted(
      sampleCentre,
      plan(
        [
          ['Bir', 'Один', 'One', 'Sosial müdafiə'],
          ['İki', 'Два', 'Two', 'Təhsil', 'education', '7:30', 'xeyr', '', 'iki'],
        ],
        [last],
      ),
    );
    expect(next.services[last]).toMatchObject({ name: { az: 'Bir', ru: 'Один', en: 'One' }, group: 'social' });
    expect(next.services[last + 1]).toEqual({
      ...{ id: 'iki', name: { az: 'İki', ru: 'Два', en: 'Two' }, group: 'education', series: 'education' },
      ...{ standardSeconds: 450, offered: false, documents: [] },
    });
  });

  test('a code that is pasted over another is taken over by the profiles', () => {
    const next = withPasted(sampleCentre, plan([['teachers']], [0], 8));
    expect(ids(next)[0]).toBe('teachers');
    expect(named(next)).toContain('teachers');
    expect(named(next)).not.toContain(first);
  });

  test('a new row without a code gets one made of its name, once', () => {
    const next = withPasted(sampleCentre, plan([['Yeni xidmət'], ['Yeni xidmət']], []));
    expect(ids(next).slice(-2)).toEqual(['yeni-xidmet', 'yeni-xidmet-2']);
  });

  test('what cannot be read is said and left as it was, the rest is taken', () => {
    const found = plan([['ten', 'perhaps', '0', first]], [1], 5);
    expect(found.rows[0]?.cells.map(({ fault }) => fault)).toEqual(['duration', 'yes-no', 'number', 'code-taken']);
    expect(withPasted(sampleCentre, found)).toEqual(sampleCentre);
    expect(plan([['same'], ['same']], [], 8).rows.map(({ cells }) => cells[0]?.fault)).toEqual([null, 'code-taken']);
  });

  test('empty cells empty what may be empty; lines without anything are passed over; what is too wide is counted', () => {
    const found = plan([[''], ['X']], [0, 1], 7);
    expect(found.rows).toHaveLength(1);
    const next = withPasted(sampleCentre, plan([['', 'yeni-kod', 'beyond']], [0], 7));
    expect(next.services[0]?.frequent).toBeUndefined();
    expect(plan([['', 'yeni-kod', 'beyond']], [0], 7).beyond).toBe(1);
  });
});

describe('which are shown', () => {
  const asked = {
    filter: { search: '', group: '', only: 'all' },
    sort: { key: null, descending: false },
    columns: columnsOf(sampleCentre),
    language: 'az',
    compare: byAlphabet(alphabet, 'az'),
    faulty: new Set<number>(),
  } as const;

  test('all, in the order of the document', () => {
    expect(orderedServices(sampleCentre, asked)).toEqual(sampleCentre.services.map((_, at) => at));
  });

  test('by a part of a name, a keyword or the code, whichever letters are typed', () => {
    const found = orderedServices(sampleCentre, { ...asked, filter: { ...asked.filter, search: 'muellim qebul' } });
    expect(found.map((at) => sampleCentre.services[at]?.id)).toContain(first);
  });

  test('sorted by a figure, what has none last either way; pressed a third time as it was', () => {
    const sort = nextSort({ key: null, descending: false }, 'frequent');
    const figures = (descending: boolean) =>
      orderedServices(sampleCentre, { ...asked, sort: { ...sort, descending } }).map(
        (at) => sampleCentre.services[at]?.frequent ?? null,
      );
    const count = figures(false).filter((one) => one !== null).length;
    expect(figures(false).slice(0, count)).toEqual([...figures(true).slice(0, count)].reverse());
    expect(
      figures(true)
        .slice(count)
        .every((one) => one === null),
    ).toBe(true);
    expect(nextSort(nextSort(sort, 'frequent'), 'frequent')).toEqual({ key: null, descending: false });
  });

  test('those that no profile takes: none where one takes all others', () => {
    expect(untakenServices(sampleCentre).size).toBe(0);
    const profiles = [{ id: 'p', name: { az: 'P' }, tiers: [[first]] }];
    expect(untakenServices({ ...sampleCentre, profiles }).size).toBe(sampleCentre.services.length - 1);
  });
});
