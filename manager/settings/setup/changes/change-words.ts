import type { LocalText } from '../../../../shared/centre/centre.ts';
import { type ConfigChange, ownOf, stepsOf, valueAt } from '../../../../shared/centre/config-diff.ts';
import { inLanguage, type Words } from '../../../../shared/words.ts';
import { fieldText, type SetupWords } from '../setup-words.ts';
import { choiceWords } from './choice-words.ts';
import { changes as az } from './text/az.ts';
import { changes as en } from './text/en.ts';
import { changes as ru } from './text/ru.ts';

export type ChangeWords = Words<typeof az>;

/** A change as a person reads it: what it is of, and what becomes of it. */
export interface ChangeLine {
  readonly path: string;
  readonly subject: string;
  readonly said: string;
}

/** The words of changes in a language. */
export function changeWords(language: string): ChangeWords {
  return language === 'ru' ? ru : language === 'en' ? en : az;
}

/** A change between two documents in words: Service “Pension” · limit: 40 → 60. */
export function changeLine(change: ConfigChange, before: unknown, after: unknown, words: SetupWords): ChangeLine {
  const own = changeWords(words.language);
  const { path } = change;
  const subject = subjectOf(path, [after, before], words);
  if (change.what === 'added' || change.what === 'removed' || change.what === 'reordered')
    return { path, subject, said: own[change.what] };
  const was = valueWords(path, change.before, before, words);
  return { path, subject, said: `${was} → ${valueWords(path, change.after, after, words)}` };
}

/** What a place of a document is called: Service “Pension” · limit. */
export function subjectOf(path: string, documents: readonly unknown[], words: SetupWords): string {
  const own = changeWords(words.language);
  const steps = stepsOf(path);
  const inList = steps[0] === 'hours' && steps[1] === 'exceptions' ? 2 : listOf(steps[0]) === null ? 0 : 1;
  const list = listOf(steps[inList - 1]);
  const id = inList === 0 ? undefined : steps[inList];
  const thing =
    list === null || id === undefined
      ? []
      : [own.named(own.things[list], nameAt(steps.slice(0, inList + 1), documents, words))];
  const rest = id === undefined ? steps : steps.slice(inList + 1);
  return [...thing, ...(rest.length === 0 ? [] : [labelOf(steps, inList, id === undefined, words)])].join(' · ');
}

/** A value as a person reads it. */
export function valueWords(path: string, value: unknown, document: unknown, words: SetupWords): string {
  const own = changeWords(words.language);
  if (value === undefined || value === null || value === '') return own.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') {
    if (/(Seconds|(^|\/)seconds([A-Z]\w*)?)$/.test(path)) return words.time(value);
    return /serviceLevel$/.test(path) ? `${Math.round(value * 100)}%` : String(value);
  }
  if (typeof value === 'string') return referenceWords(path, value, document, words);
  if (Array.isArray(value)) return listWords(path, value, document, words);
  return boxWords(path, value, document, words);
}

type Thing = keyof ChangeWords['things'];
const things: readonly string[] = Object.keys(az.things);
const isThing = (name: string | undefined): name is Thing => name !== undefined && things.includes(name);
const listOf = (name: string | undefined): Thing | null => (isThing(name) ? name : null);

type Fields = { readonly [name: string]: unknown };
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isSaid = (value: unknown): value is LocalText =>
  isFields(value) && Object.entries(value).every(([key, text]) => /^[a-z]{2,3}$/.test(key) && typeof text === 'string');

/** What a thing is called, in the first document that has it; else its id. */
const nameAt = (steps: readonly string[], documents: readonly unknown[], { language }: SetupWords): string => {
  const path = steps.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
  for (const document of documents) {
    const thing = valueAt(document, path);
    const name = isFields(thing) ? thing.name : undefined;
    if (typeof name === 'string' && name !== '') return name;
    const said = isSaid(name) ? inLanguage(name, language) : '';
    if (said !== '') return said;
  }
  return steps.at(-1) ?? '';
};

/** The label of a field by its pattern, that of the box that it is in, else the part of the settings. */
const labelOf = (steps: readonly string[], inList: number, isPlain: boolean, words: SetupWords): string => {
  const own = changeWords(words.language);
  const pattern = steps.map((step, at) => (!isPlain && at === inList ? '*' : step));
  for (let length = pattern.length; length > 0; length--) {
    const found = fieldText(words, pattern.slice(0, length).join('/'));
    if (found === undefined) continue;
    const last = pattern[length];
    if (last === undefined) return found.label;
    const languages: Fields = words.languages;
    const weekdays: Fields = own.weekdays;
    if (typeof languages[last] === 'string') return words.inLanguage(found.label, languages[last]);
    return typeof weekdays[last] === 'string' ? `${found.label}: ${weekdays[last]}` : found.label;
  }
  const [first = ''] = steps;
  const parts: Fields = { ...words.parts, priorityClasses: words.parts.classes };
  return typeof parts[first] === 'string' ? parts[first] : steps.join('/');
};

/** Which list a field names a thing of. */
const references: { readonly [field: string]: string } = {
  group: 'groups',
  series: 'series',
  profile: 'profiles',
  printer: 'printers',
  counters: 'counters',
  tiers: 'services',
  counter: 'counters',
  service: 'services',
  department: 'departments',
  topic: 'caseTopics',
  port: 'serialPorts',
};

const referenceWords = (path: string, value: string, document: unknown, words: SetupWords): string => {
  const own = changeWords(words.language);
  if (value === '*') return own.everything;
  const field = stepsOf(path).at(-1) ?? '';
  const list = ownOf(references, field);
  if (list !== undefined && stepsOf(path).length > 1) return nameAt([list, value], [document], words);
  return choiceWords(path, value, words) ?? value;
};

const listWords = (path: string, list: readonly unknown[], document: unknown, words: SetupWords): string => {
  const own = changeWords(words.language);
  const isHours = /(^|\/)(week\/[a-z]{3}|spans)$/.test(path);
  if (list.length === 0) return isHours ? own.closed : own.nothing;
  const isVolume = path === 'voice/hours';
  const isTiers = /\/tiers$/.test(path);
  return list
    .map((one, at) => {
      if (isTiers && Array.isArray(one)) return `${at + 1}) ${listWords(path, one, document, words)}`;
      if (isVolume && isFields(one)) return `${one.from}–${one.to} · ${one.volume}%`;
      return isHours && isFields(one) ? `${one.from}–${one.to}` : valueWords(path, one, document, words);
    })
    .join(isTiers ? '; ' : ', ');
};

const boxWords = (path: string, value: object, document: unknown, words: SetupWords): string => {
  if (isSaid(value)) return inLanguage(value, words.language);
  const fields = Object.entries(value).filter(([, part]) => part !== undefined);
  if (fields.length === 0) return changeWords(words.language).nothing;
  const inside = (name: string, part: unknown): string => valueWords(`${path}/${name}`, part, document, words);
  return fields
    .map(([name, part]) =>
      name === 'kind' ? inside(name, part) : `${fieldLabel(path, name, words)}: ${inside(name, part)}`,
    )
    .join(', ');
};

const fieldLabel = (path: string, name: string, words: SetupWords): string => {
  const own: Fields = changeWords(words.language).weekdays;
  if (typeof own[name] === 'string') return own[name];
  const [list, ...rest] = stepsOf(path);
  const pattern = listOf(list) === null ? `${path}/${name}` : [list, '*', ...rest.slice(1), name].join('/');
  return fieldText(words, pattern)?.label ?? name;
};
