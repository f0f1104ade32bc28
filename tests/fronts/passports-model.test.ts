import { expect, test } from 'vitest';
import { passportRows } from '../../manager/settings/setup/passports/passports-model.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import { hasPassport, passportGaps, passportShare } from '../../shared/centre/passport.ts';

/** What is missing of passports, and which are shown. */

const languages = ['az', 'ru'];
const said = { az: 'x', ru: 'x' };
const whole = { purpose: said, eligible: said, time: said, price: said, legal: said };

test('a text that is missing in a language, or is only blanks, is a gap', () => {
  expect(passportGaps({}, languages)).toHaveLength(10);
  expect(passportGaps({ passport: whole }, languages)).toEqual([]);
  expect(passportGaps({ passport: { ...whole, price: { az: 'x', ru: '  ' } } }, languages)).toEqual([
    { text: 'price', language: 'ru' },
  ]);
});

test('the share is of all texts in all languages; of nothing there is none', () => {
  expect(passportShare([{ passport: whole }, {}], languages)).toBe(0.5);
  expect(passportShare([], languages)).toBeNull();
});

test('a passport says something once it has a text or a link', () => {
  expect([{}, { passport: {} }, { passport: { price: { az: ' ' } } }].map(hasPassport)).toEqual([false, false, false]);
  expect(hasPassport({ passport: { links: [{ name: {}, address: 'https://example.org' }] } })).toBe(true);
});

test('rows are found by name in any language, and those without gaps can be left out', () => {
  const shown = (typed: string, unfinishedOnly: boolean) =>
    passportRows(sampleCentre, { typed, unfinishedOnly, language: 'az' });
  expect(shown('', false)).toHaveLength(sampleCentre.services.length);
  const complete = shown('', false).filter(({ missing }) => missing === 0);
  expect(complete.map(({ service }) => service.id)).toEqual(['first-grade-admission', 'targeted-social-assistance']);
  expect(shown('', true)).toHaveLength(sampleCentre.services.length - 2);
  expect(shown('адресная', false).map(({ place }) => sampleCentre.services[place]?.id)).toEqual([
    'targeted-social-assistance',
  ]);
});
