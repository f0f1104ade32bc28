import type { Centre, Service } from '../../../../shared/centre/centre.ts';
import { writtenAt } from '../at-path.ts';
import { freeId, idFrom, idsOf } from '../lists/ids.ts';
import { shifted, without } from '../lists/moved.ts';
import type { PastePlan } from '../sheet/paste-plan.ts';

/** Changes of a centre's services, and of the profiles and officials that name them. Services are told by their places in the document. */

/** The document with a part of a service changed; a new code is taken over wherever the old one is named. */
export function withServicePart(centre: Centre, at: number, path: string, value: unknown): Centre {
  const service = centre.services[at];
  if (service === undefined) return centre;
  const next = writtenAt(centre, `services/${at}/${path}`, value);
  const isOnly = centre.services.every(({ id }, place) => place === at || id !== service.id);
  return path === 'id' && typeof value === 'string' && isOnly ? renamed(next, service.id, value) : next;
}

/** A new service behind the one at `after` (-1 = first), of its group and series. */
export function withNewService(centre: Centre, after: number): Made {
  const beside = centre.services[after] ?? centre.services[0];
  const service = blank(centre, beside, freeId('service', idsOf(centre.services)));
  return inserted(centre, after + 1, [service]);
}

/** Each of the services once more behind the last of them, with a code of its own; the counters that take the first take it too. */
export function withCopies(centre: Centre, places: ReadonlySet<number>): Made {
  const taken = new Set(idsOf(centre.services));
  const chosen = centre.services.filter((_, at) => places.has(at));
  const copies = chosen.map(({ frequent: _, ...service }): Service => {
    const id = freeId(service.id, taken);
    taken.add(id);
    return { ...service, id };
  });
  const made = inserted(centre, Math.max(...places) + 1, copies);
  const copyOf = new Map(chosen.map(({ id }, at) => [id, copies[at]?.id ?? id]));
  return { ...made, centre: inTiers(made.centre, (id) => [id, ...(copyOf.has(id) ? [copyOf.get(id) ?? id] : [])]) };
}

/** The document without the services, in its profiles too; a tier that this empties goes, if it is not the last. */
export function withoutServices(centre: Centre, places: ReadonlySet<number>): Centre {
  const services = without(centre.services, places);
  const left = idsOf(services);
  const gone = new Set([...places].flatMap((at) => centre.services[at]?.id ?? []).filter((id) => !left.has(id)));
  return inTiers({ ...centre, services }, (id) => (gone.has(id) ? [] : [id]));
}

/** The services with a part set alike in all: their group, whether they are offered. */
export function withAllParts(centre: Centre, places: ReadonlySet<number>, path: string, value: unknown): Centre {
  return [...places].reduce((next, at) => writtenAt(next, `services/${at}/${path}`, value), centre);
}

/** The services one place up or down in the document, and where they stand then. */
export function withServicesShifted(centre: Centre, places: ReadonlySet<number>, by: -1 | 1) {
  const { list, places: next } = shifted(centre.services, places, by);
  return { centre: { ...centre, services: list }, places: next };
}

/** The profiles that name one of the services. */
export function profilesNaming(centre: Centre, places: ReadonlySet<number>): readonly Centre['profiles'][number][] {
  const ids = new Set([...places].map((at) => centre.services[at]?.id));
  return centre.profiles.filter(({ tiers }) => tiers.some((tier) => tier.some((id) => ids.has(id))));
}

/** The officials who receive for one of the services: they cannot be without one. */
export function officialsNaming(centre: Centre, places: ReadonlySet<number>): NonNullable<Centre['officials']> {
  const ids = new Set([...places].map((at) => centre.services[at]?.id));
  return (centre.officials ?? []).filter(({ service }) => ids.has(service));
}

/**
 * The document with what was pasted; new services stand at its end, with codes made of their names where none was given. Thousands of
 * rows are as quick as a few: the list is copied once.
 */
export function withPasted(centre: Centre, plan: PastePlan<Service>): Centre {
  const services = [...centre.services];
  const taken = new Set(idsOf(services));
  const codes = new Map<string, string>();
  for (const { at, cells } of plan.rows) {
    const place = at ?? services.length;
    const before = services[place] ?? blank(centre, centre.services[0], freeId(codeOf(cells), taken));
    const given = at === null ? cells.filter(({ column }) => column.key !== 'id') : cells;
    const after = given.reduce(
      (service, { column, value }) =>
        value === null ? service : writtenAt(service, column.key, value.is ?? emptied(column.key)),
      before,
    );
    if (at !== null && after.id !== before.id) codes.set(before.id, after.id);
    services[place] = after;
    taken.add(after.id);
  }
  const there = idsOf(services);
  return named({ ...centre, services }, (id) => (there.has(id) ? id : (codes.get(id) ?? id)));
}

/** The code that a new row wants: the one that was given, else one made of its name. */
const codeOf = (cells: PastePlan<Service>['rows'][number]['cells']): string => {
  const code = cells.find(({ column }) => column.key === 'id')?.value?.is;
  const name = cells.find(({ column, typed }) => column.key.startsWith('name/') && typed !== '')?.typed ?? '';
  return typeof code === 'string' ? code : idFrom(name) || 'service';
};

/** A document, and where in it the new rows stand. */
export interface Made {
  readonly centre: Centre;
  readonly places: ReadonlySet<number>;
}

const blank = (centre: Centre, beside: Service | undefined, id: string): Service => ({
  id,
  group: beside?.group ?? centre.groups[0]?.id ?? '',
  name: {},
  series: beside?.series ?? centre.series[0]?.id ?? '',
  documents: [],
  offered: true,
  standardSeconds: usualSeconds,
});

const inserted = (centre: Centre, at: number, rows: readonly Service[]): Made => ({
  centre: { ...centre, services: centre.services.toSpliced(at, 0, ...rows) },
  places: new Set(rows.map((_, index) => at + index)),
});

const renamed = (centre: Centre, from: string, to: string): Centre => named(centre, (id) => (id === from ? to : id));

/** Wherever a service is named beside its own row: in the profiles, and by the officials who receive for it. */
const named = (centre: Centre, nameOf: (id: string) => string): Centre => {
  const next = inTiers(centre, (id) => [nameOf(id)]);
  if (centre.officials === undefined) return next;
  return { ...next, officials: centre.officials.map((one) => ({ ...one, service: nameOf(one.service) })) };
};

const inTiers = (centre: Centre, each: (id: string) => readonly string[]): Centre => ({
  ...centre,
  profiles: centre.profiles.map((profile) => {
    const all = profile.tiers.map((tier) => tier.flatMap(each));
    const kept = all.filter((tier, at) => tier.length > 0 || profile.tiers[at]?.length === 0);
    return { ...profile, tiers: kept.length === 0 ? [[]] : kept };
  }),
});

/** What stands for nothing in a part that is always there. */
const emptied = (key: string): unknown =>
  key === 'standardSeconds' ? usualSeconds : key === 'offered' ? true : undefined;

const usualSeconds = 300;
