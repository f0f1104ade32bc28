import { expect, test } from 'vitest';
import { checkedPage } from '../../../server/http/checked-page.ts';
import { languages } from '../../../server/languages.ts';
import type { CheckedBody } from '../../../shared/cases/document-routes.ts';

/** [CS13] The page that says whether a document holds. */

const template = '<html lang="az"><body><!--page--></body></html>';
const valid: CheckedBody = {
  ...{ standing: 'valid', number: 'E26-000001-4/1', initials: 'Ş. G.', date: '2026-03-06' },
  name: { az: 'Arayış <b>', ru: 'Справка' },
};
const unknown: CheckedBody = { standing: 'unknown', number: null, name: null, initials: null, date: null };
const shown = (checked: CheckedBody | null, language: string, code = 'AAAABBBBCCCC') =>
  checkedPage({ template, code, checked, calendars: languages, query: { language }, headers: {} });

test('it says how the document stands, in each language, with number, kind, initials and date', () => {
  const page = shown(valid, 'az');
  for (const part of ['Sənəd etibarlıdır', 'E26-000001-4/1', 'Arayış &lt;b&gt;', '6 mart 2026', 'Ş. G.'])
    expect(page).toContain(part);
  expect(shown(valid, 'ru')).toContain('6 марта 2026');
  expect(shown({ ...valid, standing: 'withdrawn' }, 'en')).toContain('The document was withdrawn');
  expect(shown(unknown, 'en')).toContain('There is no such document');
  expect(shown(unknown, 'en')).not.toContain('<dl');
  expect(shown(null, 'en')).toContain('Check again a little later');
});

test('it has no script, and what stands in the address is text', () => {
  const page = shown(unknown, 'en', '"><script>alert(1)</script>$&');
  expect(page).not.toContain('<script');
  expect(page).toContain('href="/v/%22%3E%3Cscript%3E');
});
