import { type ReadonlySignal, signal } from '@preact/signals';
import type { Centre } from '../../shared/centre/centre.ts';
import type { Label } from '../../shared/labels.ts';
import { channelWord, fullDay, originWord } from '../../shared/reports/figure-words.ts';
import type { ReportKey } from '../../shared/reports/figures.ts';
import { inLanguage } from '../../shared/words.ts';
import type { ManagerPorts } from '../ports.ts';
import type { ManagerWords } from './format.ts';

/** The names that rows came with, by their keys. */
export function namesIn(
  rows: readonly { readonly key: string; readonly name?: Label | null | undefined }[],
): ReadonlyMap<string, Label | null | undefined> {
  return new Map(rows.map(({ key, name }) => [key, name]));
}

/** What the ids of a centre are called: from its configuration, and clerks from the list of people. */
export interface Names {
  readonly centre: ReadonlySignal<Centre | null>;
  /** Names of people by their id. */
  readonly people: ReadonlySignal<ReadonlyMap<string, string>>;
  load(): Promise<void>;
}

/** Names that are asked for by `load` and kept; what cannot be had stays unknown, and ids are shown in its place. */
export function createNames(centreId: string, ports: Pick<ManagerPorts, 'api'>): Names {
  const centre = signal<Centre | null>(null);
  const people = signal<ReadonlyMap<string, string>>(new Map());
  return {
    centre,
    people,
    load: async () => {
      const params = { centre: centreId };
      const [config, users] = await Promise.all([ports.api('config', { params }), ports.api('users', { params })]);
      if (config.ok) centre.value = config.value;
      if (users.ok) people.value = new Map(users.value.map((user) => [user.id, user.name]));
    },
  };
}

export interface Reading {
  readonly words: ManagerWords;
  readonly months: readonly string[];
  readonly language: string;
}

/** A row's key as the reader knows it: by the name that came with it, else by what it is called now. */
export function keyLabel(by: ReportKey, key: string, names: Names, reading: Reading, given?: Label | null): string {
  const { words, months, language } = reading;
  if (key === '') return words.history.noKey[by];
  const centre = names.centre.value;
  if (typeof given === 'string') return given;
  if (given != null) return inLanguage(given, language, centre?.languages[0]);
  const inWords = (name: Centre['name'] | undefined): string =>
    name === undefined ? key : inLanguage(name, language, centre?.languages[0]);
  switch (by) {
    case 'day':
      return fullDay(key, months);
    case 'hour':
      return words.hour(key);
    case 'service':
      return inWords(named(centre?.services, key));
    case 'class':
      return inWords(named(centre?.priorityClasses, key));
    case 'counter':
      return centre?.counters.find((counter) => counter.id === key)?.name ?? key;
    case 'clerk':
      return names.people.value.get(key) ?? key;
    case 'origin':
      return originWord(key, words);
    case 'channel':
      return channelWord(key, words);
  }
}

/** What the centre has had under an id: its name, and that it is there no longer where the configuration has dropped it. */
export function stillNamed(
  id: string,
  given: Label | null | undefined,
  list: readonly { readonly id: string; readonly name: Label }[] | undefined,
  { words, language }: Reading,
): string {
  const inWords = (name: Label): string => (typeof name === 'string' ? name : inLanguage(name, language));
  const there = list?.find((one) => one.id === id);
  if (there !== undefined) return inWords(there.name);
  const name = given == null ? id : inWords(given);
  return list === undefined ? name : words.settings.noLonger(name);
}

const named = (list: readonly { readonly id: string; readonly name: Centre['name'] }[] | undefined, id: string) =>
  list?.find((one) => one.id === id)?.name;
