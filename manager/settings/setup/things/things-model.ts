import type { Centre } from '../../../../shared/centre/centre.ts';
import { readAt, writtenAt } from '../at-path.ts';
import { shifted } from '../lists/moved.ts';

/** Things of a list: added, taken away, moved, and given another code that all who name them follow. */

/** The lists whose things are known by a code. */
export type ThingList =
  | 'series'
  | 'groups'
  | 'services'
  | 'priorityClasses'
  | 'profiles'
  | 'counters'
  | 'printers'
  | 'kiosks'
  | 'displays'
  | 'playlist'
  | 'outcomes'
  | 'ratingReasons'
  | 'departments'
  | 'officials'
  | 'caseKinds'
  | 'caseTopics'
  | 'caseOutcomes'
  | 'caseRouting'
  | 'leaveGrounds'
  | 'caseDocuments'
  | 'serialPorts'
  | 'boards'
  | 'keypads'
  | 'scanners';

/** What stands in a list as somebody is making it. */
export function thingsIn(document: Centre, list: ThingList): readonly unknown[] {
  const things: unknown = readAt(document, list);
  return Array.isArray(things) ? things : [];
}

/** The code of a thing; an empty text where it has none. */
export function idOf(thing: unknown): string {
  const id = readAt(thing, 'id');
  return typeof id === 'string' ? id : '';
}

/** The first code of this kind that is free in a list: kiosk-3. */
export function numberedId(document: Centre, list: ThingList, kind: string): string {
  const taken = new Set(thingsIn(document, list).map(idOf));
  for (let at = 1; ; at += 1) if (!taken.has(`${kind}-${at}`)) return `${kind}-${at}`;
}

/** With one more at the end of a list. */
export function withThing(document: Centre, list: ThingList, thing: unknown): Centre {
  return writtenAt(document, list, [...thingsIn(document, list), thing]);
}

/** With a thing one place further up (-1) or down (1); the same document where there is no such place. */
export function moved(document: Centre, list: ThingList, at: number, by: -1 | 1): Centre {
  const { list: things, places } = shifted(thingsIn(document, list), new Set([at]), by);
  return places.has(at + by) ? writtenAt(document, list, things) : document;
}

/** The places that name a thing of a list by its code. */
export function namedAt(document: Centre, list: ThingList, id: string): readonly string[] {
  return placesOf(document, list).filter((path) => readAt(document, path) === id);
}

/** With another code for a thing; who named it by the old one follows, if that was its own alone and the new one is free. */
export function renamed(document: Centre, list: ThingList, at: number, id: string): Centre {
  const ids = thingsIn(document, list).map(idOf);
  const before = ids[at] ?? '';
  const isOwn = ids.filter((one) => one === before).length === 1 && !ids.includes(id) && before !== '' && id !== '';
  const places = isOwn ? namedAt(document, list, before) : [];
  return [`${list}/${at}/id`, ...places].reduce((next, path) => writtenAt(next, path, id), document);
}

/** Lists whose things one field of one other list names. */
const namedByOne: { readonly [list in ThingList]?: readonly [by: ThingList, field: string] } = {
  groups: ['services', 'group'],
  series: ['services', 'series'],
  profiles: ['counters', 'profile'],
  kiosks: ['scanners', 'kiosk'],
  caseTopics: ['caseRouting', 'topic'],
};

/** Every place that may name a thing of a list. */
const placesOf = (document: Centre, list: ThingList): readonly string[] => {
  const each = (of: ThingList, field: string) => thingsIn(document, of).map((_, at) => `${of}/${at}/${field}`);
  const inside = (path: string) => placesIn(document, path);
  const one = namedByOne[list];
  if (one !== undefined) return each(...one);
  switch (list) {
    case 'printers':
      return [...each('kiosks', 'printer'), ...each('kiosks', 'printers').flatMap(inside)];
    case 'counters':
      return [
        ...each('displays', 'counters').flatMap(inside),
        ...(['officials', 'boards', 'keypads', 'scanners'] as const).flatMap((of) => each(of, 'counter')),
      ];
    case 'serialPorts':
      return [...each('boards', 'port'), ...each('keypads', 'port'), ...each('scanners', 'port')];
    case 'departments':
      return [
        ...(['officials', 'caseRouting'] as const).flatMap((of) => each(of, 'department')),
        ...each('caseKinds', 'visit/department'),
      ];
    case 'caseKinds':
      return [...each('caseRouting', 'kind'), ...each('caseDocuments', 'kind')];
    case 'caseOutcomes':
      return each('caseKinds', 'outcomes').flatMap(inside);
    case 'services':
      return [
        ...each('officials', 'service'),
        ...[...each('profiles', 'tiers').flatMap(inside), ...each('displays', 'services')].flatMap(inside),
      ];
    default:
      return list === 'displays' ? each('playlist', 'displays').flatMap(inside) : [];
  }
};

const placesIn = (document: Centre, path: string): readonly string[] => {
  const named = readAt(document, path);
  return Array.isArray(named) ? named.map((_, at) => `${path}/${at}`) : [];
};
