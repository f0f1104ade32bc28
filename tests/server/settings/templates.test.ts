import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../../server/centre/centre-document.ts';
import { sampleCentre } from '../../../server/sample/sample-centre.ts';
import type { Centre, LocalText } from '../../../shared/centre/centre.ts';
import { centreFaults } from '../../../shared/centre/centre-check.ts';
import { inLanguages } from '../../../shared/centre/templates/spoken.ts';
import { readTemplate, templateNames } from '../../../shared/centre/templates/templates.ts';
import { screenLanguages } from '../../../shared/languages.ts';
import { assertSeeded } from '../../fakes/seeds.ts';

const faultsOf = (document: Centre): readonly unknown[] => {
  const checked = checkDocument(document, document.id);
  return checked.ok ? [...centreFaults(checked.value)] : [checked.refusal.message];
};

/** Every text of a document that is said by language, with its path. */
const textsIn = (node: unknown, at = ''): readonly (readonly [string, LocalText])[] => {
  if (node === null || typeof node !== 'object') return [];
  const entries = Object.entries(node);
  const isText =
    entries.length > 0 && entries.every(([key, value]) => /^[a-z]{2}$/.test(key) && typeof value === 'string');
  return isText
    ? [[at, Object.fromEntries(entries)]]
    : entries.flatMap(([key, value]) => textsIn(value, `${at}/${key}`));
};

const documents = new Map<string, Centre>();
for (const name of templateNames) documents.set(name, await readTemplate(name, 'new-centre'));

describe.each([...documents])('the template %s', (name, document) => {
  test('is a whole document: shape, references, texts', () => {
    expect(faultsOf(document)).toEqual([]);
    expect(document.id).toBe('new-centre');
    expect(document.sample).toBeUndefined();
  });

  test('says every text in three languages, each in its own letters', () => {
    const texts = textsIn(document);
    expect(texts.length).toBeGreaterThan(name === 'empty' ? 10 : 60);
    for (const [at, text] of texts) {
      expect(Object.keys(text), at).toEqual([...screenLanguages]);
      expect(`${text.az} ${text.en}`, at).not.toMatch(/\p{Script=Cyrillic}/u);
      expect(text.ru, at).toMatch(/\p{Script=Cyrillic}/u);
      for (const words of Object.values(text)) expect(words, at).toMatch(/^\S(.*\S)?$/);
    }
  });

  test('has what a hall needs: counters for all services, classes with proofs, a kiosk that prints, a wall', () => {
    const { groups, services, series, profiles, counters, kiosks, displays, printers, priorityClasses } = document;
    for (const { id } of groups)
      expect(
        services.some(({ group }) => group === id),
        id,
      ).toBe(true);
    for (const { id } of series)
      expect(
        services.some((service) => service.series === id),
        id,
      ).toBe(true);
    for (const { id } of profiles)
      expect(counters.some(({ profile }) => profile === id) || id === 'general', id).toBe(true);
    const open = new Set(counters.map(({ profile }) => profile));
    const reached = profiles.filter(({ id }) => open.has(id)).flatMap(({ tiers }) => tiers.flat());
    expect(reached).toContain('*');
    expect(priorityClasses.length).toBeGreaterThan(1);
    for (const { proof } of priorityClasses) expect(proof.az).not.toBe('');
    expect(printers).toMatchObject([{ connection: { kind: 'virtual' } }]);
    expect(kiosks).toMatchObject([{ printer: printers[0]?.id }]);
    expect(displays.length).toBe(1);
    const frequent = services.flatMap((service) => service.frequent ?? []);
    expect(frequent).toEqual(frequent.map((_, at) => at + 1));
  });
});

test('a document in fewer languages, or in another order, is whole too', () => {
  const languages = fc.shuffledSubarray([...screenLanguages], { minLength: 1 });
  const document = fc.constantFrom(...documents.values(), sampleCentre, inLanguages(sampleCentre, ['az']));
  assertSeeded(
    fc.property(document, languages, (one, spoken) => {
      const next = inLanguages(one, spoken);
      expect(faultsOf(next)).toEqual([]);
      expect(next.languages).toEqual(spoken);
      expect(inLanguages(next, spoken)).toEqual(next);
    }),
    { numRuns: 30 },
  );
});
