import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** What we ship others' work under: held to a list, and told in docs/security.md. */

const root = join(import.meta.dirname, '../..');

interface Locked {
  readonly license?: string;
  readonly dev?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
}
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  readonly packages: { readonly [path: string]: Locked };
};
const page = readFileSync(join(root, 'docs/security.md'), 'utf8');

const allowed = [
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'MPL-2.0',
  'OFL-1.1',
  'CC-BY-4.0',
  'MIT AND OFL-1.1',
  'MIT or GPL-2.0',
];
/** Packages that say it in the old way, or in a file of their own, which the lock file does not repeat. */
const saidElsewhere: { readonly [name: string]: string } = { 'png-js': 'MIT', 'xmlhttprequest-ssl': 'MIT' };

const production = Object.entries(lock.packages)
  .filter(([path, { dev }]) => path !== '' && dev !== true)
  .map(([path, entry]) => {
    const name = path.split('node_modules/').at(-1) ?? path;
    return { ...entry, name, licence: entry.license ?? saidElsewhere[name] ?? 'none' };
  });
const packagesUnder = (licence: string): readonly string[] =>
  [...new Set(production.filter((one) => one.licence === licence).map(({ name }) => name))].sort();

test('every package that is shipped has a licence of the list', () => {
  expect(production.length).toBeGreaterThan(100);
  expect(
    production.filter(({ licence }) => !allowed.includes(licence)).map(({ name, licence }) => [name, licence]),
  ).toEqual([]);
});

test('docs/security.md says how many packages stand under which licence', () => {
  for (const licence of allowed) expect(page).toContain(`| ${licence} | ${packagesUnder(licence).length} |`);
  for (const licence of allowed.filter((one) => packagesUnder(one).length < 10)) {
    for (const name of packagesUnder(licence)) expect(page, licence).toContain(`\`${name}\``);
  }
});

test('every package is held to the hash of what was tried, and comes from a registry', () => {
  const loose = Object.entries(lock.packages)
    .filter(
      ([path, { resolved = 'https:', integrity }]) =>
        path !== '' && (!integrity?.startsWith('sha512-') || !resolved.startsWith('https:')),
    )
    .map(([path]) => path);
  expect(loose).toEqual([]);
});

test('versions are exact: what was tried is what is installed', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ) as {
    readonly [kind: string]: { readonly [name: string]: string };
  };
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(-r\.\d+)?$/);
  }
});
