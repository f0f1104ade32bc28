import type { Centre, LocalText, Series, Service, ServiceGroup } from '../../../shared/centre/centre.ts';
import { inEach } from '../../../shared/languages.ts';
import { plainLetters } from '../plain-letters.ts';
import { idFrom, sameText } from './letters.ts';
import type { ReadService, RowFault } from './read-services.ts';

/** Where a service belongs: its group and the series of its numbers. */
export interface Place {
  readonly group: string;
  readonly series: string;
}

/** Finds the group and the series of the services of a list, and makes those that the centre does not have. */
export function createPlaces(document: Centre) {
  const groups = createGroups(document);
  const series = createSeries(document);
  const place = (read: ReadService, before: Service | null): Place | { readonly fault: RowFault['code'] } => {
    const group = groups.find(read.group) ?? before?.group ?? groups.make(read.group);
    if (group === null) return { fault: 'too-many-groups' };
    const isMoved = before !== null && before.group !== group;
    const kept = before !== null && !isMoved && read.prefix === undefined ? before.series : null;
    const name = groups.nameOf(group);
    const found =
      kept ?? (read.prefix === undefined ? series.ofGroup(group, name) : series.withPrefix(read.prefix, name));
    return found === null ? { fault: 'too-many-series' } : { group, series: found };
  };
  return { find: place, groups: groups.made, series: series.made };
}

/** A number begins with these letters, in this order of preference. */
const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const most = 500;

const createGroups = (document: Centre) => {
  const made: ServiceGroup[] = [];
  const all = (): readonly ServiceGroup[] => [...document.groups, ...made];
  const byText = new Map<string, string>();
  const know = ({ id, name }: ServiceGroup): void => {
    for (const text of [id, ...Object.values(name)]) if (!byText.has(sameText(text))) byText.set(sameText(text), id);
  };
  for (const group of document.groups) know(group);
  return {
    made: (): readonly ServiceGroup[] => made,
    /** The group of this name, in any of its languages; null if there is none, or none is said. */
    find: (name: LocalText): string | null =>
      Object.values(name).flatMap((text) => byText.get(sameText(text)) ?? [])[0] ?? null,
    nameOf: (id: string): LocalText => all().find((group) => group.id === id)?.name ?? {},
    /** A new group; for services without any, one that holds them all. Null where there is no room for another. */
    make: (said: LocalText): string | null => {
      const isSaid = Object.keys(said).length > 0;
      const loose = isSaid ? null : (made.find(({ id }) => id.startsWith(looseId))?.id ?? null);
      if (loose !== null) return loose;
      if (all().length >= most) return null;
      const name = isSaid ? inFirst(said, document.languages) : spokenOf(looseName, document.languages);
      const taken = new Set(all().map(({ id }) => id));
      const id = idFrom(isSaid ? (Object.values(said)[0] ?? '') : looseId, taken, 'group');
      const group: ServiceGroup = { id, name };
      made.push(group);
      know(group);
      return id;
    },
  };
};

const looseId = 'services';
const looseName: LocalText = inEach({ az: 'Xidmətlər', ru: 'Услуги', en: 'Services' });

const spokenOf = (text: LocalText, languages: readonly string[]): LocalText =>
  Object.fromEntries(Object.entries(text).filter(([language]) => languages.includes(language)));

/** A group must be named in the centre's first language: one that is named in another only is called the same there. */
const inFirst = (name: LocalText, languages: readonly string[]): LocalText => {
  const [first = 'az'] = languages;
  return first in name ? name : { [first]: Object.values(name)[0] ?? '', ...name };
};

const createSeries = (document: Centre) => {
  const made: Series[] = [];
  const ofGroup = new Map(document.services.map(({ group, series }) => [group, series]));
  const all = (): readonly Series[] => [...document.series, ...made];
  const make = (prefix: string, name: LocalText): string | null => {
    if (all().length >= most) return null;
    const id = idFrom(Object.values(name)[0] ?? '', new Set(all().map((one) => one.id)), 'series');
    made.push({ id, prefix, first: 1, last: 999, digits: 3, wrap: true });
    return id;
  };
  const withPrefix = (prefix: string, name: LocalText): string | null =>
    all().find((one) => one.prefix === prefix)?.id ?? make(prefix, name);
  return {
    made: (): readonly Series[] => made,
    withPrefix,
    /** The series of a group's other services; a new one with a letter that no other has where there are none. */
    ofGroup: (group: string, name: LocalText): string | null => {
      const known = ofGroup.get(group) ?? make(freePrefix(name, new Set(all().map(({ prefix }) => prefix))), name);
      if (known !== null) ofGroup.set(group, known);
      return known;
    },
  };
};

/** A letter that the name begins a word with, else one of it, else any; two letters once all are taken. */
const freePrefix = (name: LocalText, taken: ReadonlySet<string>): string => {
  const words = plainLetters(Object.values(name)[0] ?? '')
    .toUpperCase()
    .split(' ');
  const letters = [...words.map((word) => word.slice(0, 1)), ...words.join(''), ...alphabet].filter((one) =>
    /^[A-Z]$/.test(one),
  );
  const pairs = alphabet.flatMap((one) => alphabet.map((other) => one + other));
  return [...letters, ...pairs].find((prefix) => !taken.has(prefix)) ?? '';
};
