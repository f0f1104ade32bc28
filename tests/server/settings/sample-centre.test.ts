import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Check, Errors } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { Centre } from '../../../shared/centre/centre.ts';

const path = resolve(import.meta.dirname, '../../../server/sample/centre.json');
const document: unknown = JSON.parse(readFileSync(path, 'utf8'));

const readCentre = (): Centre => {
  if (!Check(Centre, document)) throw new Error(JSON.stringify(Errors(Centre, document), null, 2));
  return document;
};

const idsOf = (entries: readonly { readonly id: string }[]): readonly string[] => entries.map((entry) => entry.id);
const repeated = (values: readonly (string | number)[]): readonly (string | number)[] =>
  values.filter((value, at) => values.indexOf(value) !== at);
const missing = (wanted: readonly string[], known: readonly string[]): readonly string[] =>
  wanted.filter((id) => !known.includes(id));

const plain: Readonly<Record<string, string>> = { ə: 'e', ğ: 'g', ı: 'i', ö: 'o', ş: 's', ü: 'u', ç: 'c', ё: 'е' };
/** The word as it is typed on a keyboard without the letters of its language. */
const inPlainLetters = (word: string): string => word.replace(/[əğıöşüçё]/g, (letter) => plain[letter] ?? letter);

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type FoundText = { readonly path: string; readonly text: Readonly<Record<string, Json>> };

/** Every object of the document that holds a text by language, with its path. */
const textsIn = (node: Json, at = ''): readonly FoundText[] => {
  if (node === null || typeof node !== 'object') return [];
  if (!Array.isArray(node) && ('az' in node || 'ru' in node || 'en' in node))
    return [{ path: at, text: node as Readonly<Record<string, Json>> }];
  return Object.entries(node).flatMap(([key, value]) => textsIn(value as Json, `${at}/${key}`));
};

/** The 21 services that local executive authorities offer electronically. */
const localExecutiveServices = [
  'official-reception',
  'executive-appeal',
  'family-composition-certificate',
  'marriage-age-reduction',
  'minor-property-share',
  'placement-from-families',
  'placement-without-parental-care',
  'placement-in-children-homes',
  'child-name-change',
  'guardianship-of-minors',
  'minors-rights-appeal',
  'guardianship-of-incapable',
  'patronage',
  'incapable-property-share',
  'tenancy-change',
  'housing-register',
  'social-tenancy',
  'dwelling-alteration',
  'premises-conversion',
  'building-design-approval',
  'commissioning-acts',
];

const centre = readCentre();

describe('the sample centre', () => {
  test('conforms to the schema of a centre', () => {
    expect(Errors(Centre, document)).toEqual([]);
    expect(centre.id).toBe('sample');
    expect(centre.sample).toBe(true);
  });

  test('gives no id twice within a list', () => {
    const { series, groups, services, priorityClasses, profiles, counters, printers, kiosks, displays, outcomes } =
      centre;
    for (const list of [series, groups, services, priorityClasses, profiles, counters, printers, kiosks, displays]) {
      expect(repeated(idsOf(list))).toEqual([]);
    }
    expect(repeated(idsOf(outcomes))).toEqual([]);
    expect(repeated(series.map((one) => one.prefix))).toEqual([]);
    expect(repeated(services.flatMap((service) => service.frequent ?? []))).toEqual([]);
  });

  test('refers to nothing that is not there', () => {
    const services = idsOf(centre.services);
    const named = centre.profiles.flatMap((profile) => profile.tiers.flat()).filter((id) => id !== '*');
    expect(missing(named, services)).toEqual([]);
    const groups = centre.services.map((service) => service.group);
    expect(missing(groups, idsOf(centre.groups))).toEqual([]);
    const series = centre.services.map((service) => service.series);
    expect(missing(series, idsOf(centre.series))).toEqual([]);
    const profiles = centre.counters.map((counter) => counter.profile);
    expect(missing(profiles, idsOf(centre.profiles))).toEqual([]);
    const printers = centre.kiosks.flatMap((kiosk) => kiosk.printer ?? []);
    expect(missing(printers, idsOf(centre.printers))).toEqual([]);
    const shown = centre.displays.flatMap((display) => display.counters ?? []);
    expect(missing(shown, idsOf(centre.counters))).toEqual([]);
  });

  test('leaves no group and no series without a service', () => {
    const groups = centre.services.map((service) => service.group);
    expect(missing(idsOf(centre.groups), groups)).toEqual([]);
    const series = centre.services.map((service) => service.series);
    expect(missing(idsOf(centre.series), series)).toEqual([]);
  });

  test('says every text in Azerbaijani, Russian and English', () => {
    const texts = textsIn(document as Json);
    expect(centre.languages).toEqual(['az', 'ru', 'en']);
    expect(texts.length).toBeGreaterThan(200);
    for (const { path: at, text } of texts) {
      expect(Object.keys(text), at).toEqual(['az', 'ru', 'en']);
      for (const words of Object.values(text)) expect(words, at).toMatch(/^\S(.*\S)?$/s);
    }
  });

  test('writes each language in its own letters', () => {
    for (const { path: at, text } of textsIn(document as Json)) {
      expect(text.az, at).not.toMatch(/[\u0400-\u04ff]/);
      expect(text.en, at).not.toMatch(/[\u0400-\u04ff]/);
      expect(text.ru, at).toMatch(/[\u0400-\u04ff]/);
    }
  });

  test('offers the 21 services of local executive authorities', () => {
    expect(localExecutiveServices).toHaveLength(21);
    expect(missing(localExecutiveServices, idsOf(centre.services))).toEqual([]);
  });

  test('asks for two to five documents for every service and gives its words in plain letters too', () => {
    for (const service of centre.services) {
      expect(service.documents.length, service.id).toBeGreaterThanOrEqual(2);
      expect(service.documents.length, service.id).toBeLessThanOrEqual(5);
      const words = service.keywords ?? [];
      expect(repeated(words), service.id).toEqual([]);
      expect(words.some((word) => /[a-z]/.test(word)) && words.some((word) => /[а-я]/.test(word)), service.id).toBe(
        true,
      );
      expect(missing(words.map(inPlainLetters), words), service.id).toEqual([]);
    }
  });

  test('puts the six most asked services first', () => {
    const frequent = centre.services.filter((service) => service.frequent !== undefined);
    const inOrder = frequent.toSorted((a, b) => (a.frequent ?? 0) - (b.frequent ?? 0));
    expect(inOrder.map((service) => service.frequent)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(idsOf(inOrder)).toEqual([
      'teacher-recruitment',
      'first-grade-admission',
      'student-transfer',
      'diploma-recognition',
      'targeted-social-assistance',
      'labour-pension',
    ]);
  });

  test('has 241 working days in 2026', () => {
    const { week, exceptions } = centre.hours;
    const spansByWeekday = [week.sun, week.mon, week.tue, week.wed, week.thu, week.fri, week.sat];
    const exceptionByDate = new Map(exceptions.map((exception) => [exception.date, exception.spans]));
    expect(exceptionByDate.size).toBe(exceptions.length);
    const days = Array.from({ length: 365 }, (_, at) => new Date(Date.UTC(2026, 0, 1 + at)));
    const working = days.filter((day) => {
      const spans = exceptionByDate.get(day.toISOString().slice(0, 10)) ?? spansByWeekday[day.getUTCDay()] ?? [];
      return spans.length > 0;
    });
    expect(working).toHaveLength(241);
  });
});
