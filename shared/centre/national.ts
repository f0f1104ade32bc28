import { isSame, stepsOf } from './config-diff.ts';
import type { National, NationalValue } from './national-schema.ts';

/** A centre's settings as two layers: what the head office gives, and what the centre has of its own. */

/**
 * The document with what the head office gives, in place of what it gave before. A setting that is not locked, and that the centre
 * has changed since it was given, stays the centre's own. What is given no more stays as it is, as the centre's own.
 */
export function withNational(document: unknown, national: National): unknown {
  const before = new Map(nationalOf(document).map((one) => [one.path, one.value]));
  const find = finderIn(document);
  const isOwn = ({ path, locked }: NationalValue): boolean =>
    !locked && before.has(path) && !isSame(find(path)?.value, before.get(path));
  const given = national.values.filter((one) => !isOwn(one));
  return { ...writtenInto(document, given.map(pending)), national };
}

/** [K7] What a document says otherwise than the head office has locked it. */
export function* nationalFaults(document: object): Iterable<NationalFault> {
  const find = finderIn(document);
  for (const { path, value, locked } of nationalOf(document)) {
    if (!locked) continue;
    const found = find(path);
    if (isSame(found?.value, value)) continue;
    yield { path: found?.place ?? outer(path), code: 'set-nationally', params: { path } };
  }
}

interface NationalFault {
  readonly path: string;
  readonly code: 'set-nationally';
  readonly params: { readonly path: string };
}

/** The document with all that is locked in it as the head office has it; the same one where it is so already. */
export function lockedAgain<T extends object>(document: T): T {
  const find = finderIn(document);
  const wrong = nationalOf(document).filter(({ path, value, locked }) => locked && !isSame(find(path)?.value, value));
  return wrong.length === 0 ? document : (writtenInto(document, wrong.map(pending)) as T);
}

/** Whose a setting is: as the head office gives it, locked or not, or changed by the centre since. */
export type Owner = 'locked' | 'national' | 'own';
export interface NationalPlace extends NationalValue {
  /** Where it stands in the document now, as `services/3`; null where it does not. */
  readonly place: string | null;
  readonly owner: Owner;
}

/** Where in a document the settings stand that the head office gives, and whose each is by now. */
export function nationalPlaces(document: unknown): readonly NationalPlace[] {
  const find = finderIn(document);
  return nationalOf(document).map((one) => {
    const found = find(one.path);
    const owner = one.locked ? 'locked' : isSame(found?.value, one.value) ? 'national' : 'own';
    return { ...one, place: found?.place ?? null, owner };
  });
}

type Fields = { readonly [name: string]: unknown };
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Documents may be unfinished. */
const nationalOf = (document: unknown): readonly NationalValue[] => {
  const national = isFields(document) && isFields(document.national) ? document.national.values : null;
  return Array.isArray(national) ? national : [];
};

const outer = (path: string): string => path.split('/')[0] ?? path;

const keyOf = (element: unknown): unknown => (isFields(element) ? (element.id ?? element.date) : undefined);

/** Finds what stands at paths by ids: each list is gone through once. */
const finderIn = (document: unknown) => {
  const places = new Map<readonly unknown[], ReadonlyMap<unknown, number>>();
  const placesIn = (list: readonly unknown[]): ReadonlyMap<unknown, number> => {
    const known = places.get(list) ?? new Map(list.map((element, at) => [keyOf(element), at] as const).reverse());
    places.set(list, known);
    return known;
  };
  return (path: string): { readonly place: string; readonly value: unknown } | null => {
    let value: unknown = document;
    const place: (string | number)[] = [];
    for (const step of stepsOf(path)) {
      const at: string | number | undefined = Array.isArray(value) ? placesIn(value).get(step) : step;
      if (at === undefined) return null;
      value = Array.isArray(value)
        ? value[Number(at)]
        : isFields(value) && Object.hasOwn(value, at)
          ? value[at]
          : undefined;
      place.push(at);
    }
    return { place: place.join('/'), value };
  };
};

interface Pending {
  readonly steps: readonly string[];
  readonly value: unknown;
}

const pending = ({ path, value }: NationalValue): Pending => ({ steps: stepsOf(path), value });

/** Puts values in at their places; what is on the way and not there is made. */
const writtenInto = (node: unknown, all: readonly Pending[]): object => {
  const below = Map.groupBy(all, ({ steps }) => steps[0] ?? '');
  const next = (before: unknown, inside: readonly Pending[]): unknown => {
    const rest = inside.map(({ steps, value }) => ({ steps: steps.slice(1), value }));
    const whole = rest.find(({ steps }) => steps.length === 0);
    return whole === undefined ? writtenInto(before, rest) : whole.value;
  };
  const isList = Array.isArray(node) || (node === undefined && all.every(isElement));
  if (!isList) {
    const fields = isFields(node) ? node : {};
    return { ...fields, ...Object.fromEntries([...below].map(([name, inside]) => [name, next(fields[name], inside)])) };
  }
  const list: readonly unknown[] = Array.isArray(node) ? node : [];
  const known = new Set(list.map(keyOf));
  const changed = list.map((element) => {
    const inside = below.get(String(keyOf(element)));
    return inside === undefined ? element : next(element, inside);
  });
  return [...changed, ...[...below].flatMap(([key, inside]) => (known.has(key) ? [] : [next(undefined, inside)]))];
};

/** Whether a value is what its path names by an id: something of a list. */
const isElement = ({ steps, value }: Pending): boolean => steps.length === 1 && keyOf(value) === steps[0];
