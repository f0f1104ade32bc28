import type { Centre, LocalText, Series, Service, ServiceGroup } from '../../../shared/centre/centre.ts';
import { idFrom, sameText } from './letters.ts';
import { createPlaces } from './places.ts';
import type { ReadService, ReadServices, RowFault } from './read-services.ts';

/** What becomes of a service: new to the centre, changed in these of its fields, or as it was. */
export interface PlannedService {
  readonly row: number;
  readonly service: Service;
  readonly before: Service | null;
  readonly changed: readonly (keyof Service)[];
}

/** What taking a list in would do; nothing is done by it. */
export interface ImportPlan {
  readonly services: readonly PlannedService[];
  readonly groups: readonly ServiceGroup[];
  readonly series: readonly Series[];
  /** What the centre has and the list does not name. */
  readonly missing: readonly Service[];
  readonly faults: readonly RowFault[];
}

/** Matches a list with a centre's services, by code and, where a row has none, by name in the same language within the group. */
export function planImport(document: Centre, read: ReadServices): ImportPlan {
  const matching = createMatching(document, read.services);
  const places = createPlaces(document);
  const twice = createTwice();
  const faults: RowFault[] = [...read.faults];
  const accepted: Accepted[] = [];
  const named = new Set<string>();
  for (const one of read.spoilt) {
    const known = matching.find(one);
    if (known !== null) named.add(known.id);
  }
  for (const one of read.services) {
    const before = matching.find(one);
    const id = before?.id ?? one.id ?? matching.newId(one.name);
    const isNamed = ({ ...before?.name, ...one.name }[document.languages[0] ?? 'az'] ?? '') !== '';
    // What is refused for want of a name has its code all the same: the next of that code is not taken in its place.
    const again = twice.look(one, id);
    const fault = isNamed ? again : { row: one.row, column: read.nameColumn, code: 'no-name' as const };
    if (before !== null) named.add(before.id);
    if (fault === null) accepted.push({ one, id, before });
    else faults.push(fault);
  }
  const services = placed(accepted, places, faults);
  const room = mostServices - document.services.length;
  const tooMany = services.filter(({ before }) => before === null)[Math.max(0, room)];
  if (tooMany !== undefined)
    faults.push({ row: tooMany.row, column: null, code: 'too-many-services', about: mostServices });
  return {
    services:
      tooMany === undefined ? services : services.filter(({ row, before }) => before !== null || row < tooMany.row),
    groups: places.groups(),
    series: places.series(),
    missing: document.services.filter(({ id }) => !named.has(id)),
    faults: faults.sort((a, b) => a.row - b.row || (a.column ?? -1) - (b.column ?? -1)),
  };
}

interface Accepted {
  readonly one: ReadService;
  readonly id: string;
  readonly before: Service | null;
}

/** By their rows. New services take their places first: a group that one brings is there for those that the centre has, wherever they stand. */
const placed = (
  accepted: readonly Accepted[],
  places: ReturnType<typeof createPlaces>,
  faults: RowFault[],
): readonly PlannedService[] => {
  const [added, known] = [
    accepted.filter(({ before }) => before === null),
    accepted.filter(({ before }) => before !== null),
  ];
  const services = [...added, ...known].flatMap(({ one, id, before }) => {
    const place = places.find(one, before);
    if (!('fault' in place)) return [planned(one, id, before, place)];
    faults.push({ row: one.row, column: null, code: place.fault });
    return [];
  });
  return services.toSorted((a, b) => a.row - b.row);
};

/** What a visit takes where nobody has said it. */
export const usualSeconds = 600;
const mostServices = 5000;

const createMatching = (document: Centre, services: readonly ReadService[]) => {
  const byId = new Map(document.services.map((service) => [service.id, service]));
  const taken = new Set([...byId.keys(), ...services.flatMap(({ id }) => id ?? [])]);
  const groups = new Map(document.groups.map((group) => [group.id, group]));
  const isOf = (group: LocalText, service: Service): boolean => {
    const own = groups.get(service.group);
    const said = Object.values(group).map(sameText);
    return (
      said.length === 0 ||
      own === undefined ||
      [own.id, ...Object.values(own.name)].map(sameText).some((text) => said.includes(text))
    );
  };
  const byName = Map.groupBy(
    document.services.flatMap((service) =>
      Object.entries(service.name).map((name) => [inOneLanguage(name), service] as const),
    ),
    ([name]) => name,
  );
  return {
    find: ({ id, name, group }: ReadService): Service | null => {
      if (id !== undefined) return byId.get(id) ?? null;
      const alike = Object.entries(name).flatMap((one) =>
        (byName.get(inOneLanguage(one)) ?? []).map(([, service]) => service),
      );
      return alike.find((service) => isOf(group, service)) ?? null;
    },
    newId: (name: LocalText): string => {
      const id = idFrom(Object.values(name)[0] ?? '', taken, 'service');
      taken.add(id);
      return id;
    },
  };
};

const inOneLanguage = ([language, text]: readonly [string, string]): string => `${language}\n${sameText(text)}`;

/** Finds what stands in a list twice: a code, or a name within its group. */
const createTwice = () => {
  const codes = new Map<string, number>();
  const names = new Map<string, number>();
  const look = (seen: Map<string, number>, key: string, row: number): number | null => {
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row);
    return first ?? null;
  };
  return {
    look: ({ row, id: code, name, group }: ReadService, id: string): RowFault | null => {
      const sameCode = look(codes, id, row);
      if (sameCode !== null)
        return { row, column: null, code: code === undefined ? 'same-name' : 'same-code', about: sameCode };
      const key = [Object.values(group)[0] ?? '', Object.values(name)[0] ?? ''].map(sameText).join('\n');
      const sameName = look(names, key, row);
      return sameName === null ? null : { row, column: null, code: 'same-name', about: sameName };
    },
  };
};

const planned = (
  read: ReadService,
  id: string,
  before: Service | null,
  { group, series }: { readonly group: string; readonly series: string },
): PlannedService => {
  const base: Service = before ?? {
    id,
    group,
    name: {},
    series,
    documents: [],
    offered: true,
    standardSeconds: usualSeconds,
  };
  const { row, prefix: _, id: __, name, documents, group: ___, ...said } = read;
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const service: Service = {
    ...base,
    ...given,
    group,
    series,
    name: { ...base.name, ...name },
    ...(documents === undefined
      ? {}
      : { documents: documents.map((text, at) => ({ ...base.documents[at], ...text })) }),
  };
  const fields = Object.keys(service) as (keyof Service)[];
  return {
    row,
    service,
    before,
    changed: before === null ? [] : fields.filter((field) => differ(service[field], before[field])),
  };
};

const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);
