import type { Centre, Service } from '../../../../shared/centre/centre.ts';
import { foldForSearch } from '../../../../shared/words.ts';
import type { SheetColumn } from '../sheet/sheet-columns.ts';

/** Which services are shown and in which order: places in the document. */

export interface Filter {
  readonly search: string;
  /** A group's id; empty = all. */
  readonly group: string;
  readonly only: 'all' | 'untaken' | 'faulty' | 'not-offered';
}
export interface Sort {
  /** A column's key; null = as the document has them. */
  readonly key: string | null;
  readonly descending: boolean;
}

/** The places of the services that fit, sorted. */
export function orderedServices(centre: Centre, asked: Asked): readonly number[] {
  const places = centre.services.flatMap((service, at) => (fits(centre, service, at, asked) ? [at] : []));
  const column = asked.columns.find(({ key }) => key === asked.sort.key);
  return column === undefined ? places : sorted(centre.services, places, column, asked);
}

/** What a press on a head makes of a sort: upward, downward, then as the document has them. */
export function nextSort(sort: Sort, key: string): Sort {
  if (sort.key !== key) return { key, descending: false };
  return sort.descending ? { key: null, descending: false } : { key, descending: true };
}

/** The services that no profile takes, by their ids: none if a profile takes all others. */
export function untakenServices(centre: Centre): ReadonlySet<string> {
  const named = new Set(centre.profiles.flatMap(({ tiers }) => tiers.flat()));
  if (named.has('*')) return new Set();
  return new Set(centre.services.map(({ id }) => id).filter((id) => !named.has(id)));
}

interface Asked {
  readonly filter: Filter;
  readonly sort: Sort;
  readonly columns: readonly SheetColumn<Service>[];
  readonly language: string;
  readonly compare: (a: string, b: string) => number;
  /** The places of services with something wrong. */
  readonly faulty: ReadonlySet<number>;
}

const fits = (centre: Centre, service: Service, at: number, { filter, language, faulty }: Asked): boolean => {
  if (filter.group !== '' && service.group !== filter.group) return false;
  if (filter.only === 'faulty' && !faulty.has(at)) return false;
  if (filter.only === 'not-offered' && service.offered) return false;
  if (filter.only === 'untaken' && !untakenOf(centre).has(service.id)) return false;
  const sought = foldForSearch(filter.search, language).split(' ');
  const text = foldForSearch(
    [service.id, ...Object.values(service.name ?? {}), ...(service.keywords ?? [])].join(' '),
    language,
  );
  return sought.every((word) => text.includes(word));
};

const sorted = (
  services: readonly Service[],
  places: readonly number[],
  column: SheetColumn<Service>,
  { sort, compare }: Asked,
): readonly number[] => {
  const way = sort.descending ? -1 : 1;
  const textOf = new Map(places.map((at) => [at, services[at] === undefined ? '' : column.text(services[at])]));
  const figureOf = (at: number): number => numberIn(services[at]?.[column.key as 'frequent']);
  return [...places].sort((a, b) => {
    const [left, right] = [textOf.get(a) ?? '', textOf.get(b) ?? ''];
    // What is empty comes last, either way.
    if (left === '' || right === '') return Number(left === '') - Number(right === '') || a - b;
    return way * (column.kind === 'figure' ? figureOf(a) - figureOf(b) : compare(left, right)) || a - b;
  });
};

const numberIn = (value: unknown): number => (typeof value === 'number' ? value : 0);

const known = new WeakMap<Centre, ReadonlySet<string>>();
const untakenOf = (centre: Centre): ReadonlySet<string> => {
  const ids = known.get(centre) ?? untakenServices(centre);
  known.set(centre, ids);
  return ids;
};
