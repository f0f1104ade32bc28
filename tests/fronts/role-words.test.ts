import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { firstPageWords } from '../../server/http/first-page/words.ts';
import { screenLanguages } from '../../shared/languages.ts';
import * as az from '../../shared/text/az.ts';
import * as en from '../../shared/text/en.ts';
import * as ru from '../../shared/text/ru.ts';

/** Who is who is said with the same word on every screen. */

const texts = { az, ru, en };

test.each(screenLanguages)(
  'the first page names roles as the settings do, and the manager as their screen does (%s)',
  (language) => {
    const { people, title } = texts[language].manager;
    expect(firstPageWords[language].demo.role).toEqual(people.roles);
    expect(firstPageWords[language].screen.manager.name).toBe(title);
    expect(people.roles.manager).toBe(title);
  },
);

test('no text has another word for the manager', () => {
  const others = textFiles().filter((file) => /менеджер|начальник[аиу]? центра|menecer/i.test(read(file)));
  expect(others).toEqual([]);
});

test('what is quoted stands in the quotes of its language: «…» in Azerbaijani and Russian', () => {
  const lines = textFiles().flatMap((file) =>
    read(file)
      .split('\n')
      .filter((line) => /[“”]/u.test(line) && /[əğışƏĞİŞ\p{Script=Cyrillic}]/u.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(lines).toEqual([]);
});

const root = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** All that may hold words of a screen. */
const textFiles = (): readonly string[] => {
  const folders = [
    'appeal',
    'booking',
    'country',
    'counter',
    'display',
    'feedback',
    'follow',
    'kiosk',
    'manager',
    'office',
    'phone',
  ];
  return [...folders, 'scripts', 'server', 'services', 'shared', 'ui'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|tsx|json)$/.test(name))
      .map((name) => join(folder, name)),
  );
};
