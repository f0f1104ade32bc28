import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { screens } from '../../../server/http/pages.ts';
import { paths, type RouteName } from '../../../shared/paths.ts';
import { refusalStatus } from '../../../shared/refusals.ts';
import type { Route } from '../../../shared/route-parts.ts';
import { routes } from '../../../shared/routes.ts';

const page = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8');

interface Fields {
  readonly properties?: { readonly [name: string]: unknown };
  readonly required?: readonly string[];
}
const fields = ({ properties = {}, required = [] }: Fields): string =>
  Object.keys(properties)
    .map((name) => (required.includes(name) ? name : `${name}?`))
    .join(', ');

const asked = (route: Route): string => {
  if (route.query !== undefined) return `\`?${fields(route.query as Fields)}\``;
  if (route.body === undefined) return '';
  const body = route.body as Fields;
  if (body.properties === undefined) return 'the document';
  const names = fields(body);
  return names === '' ? '' : `\`${names}\``;
};

const row = (name: RouteName): string => {
  const { method, path } = paths[name];
  const route: Route = routes[name];
  const who = [...route.roles, ...(route.notFor ?? []).map((asker) => `not ${asker}`)].join(', ');
  return `| \`${method} ${path.replace('/api/centres/:centre', '…')}\` | ${asked(route)} | ${who} | ${route.summary} |`;
};

const rowsIn = (text: string): readonly string[] =>
  text.split('\n').filter((line) => /^\| `(GET|POST|PUT|PATCH|DELETE) /.test(line));

describe('docs/api.md', () => {
  test('has a row for every route of the table, and no other', () => {
    // In the order that the page tells them in.
    const wanted = (Object.keys(paths) as RouteName[]).map(row).sort();
    expect(rowsIn(page).toSorted()).toEqual(wanted);
  });

  test('has a row for every page', () => {
    for (const path of ['/', ...Object.keys(screens)]) expect(page, path).toContain(`\n| \`${path}\` | `);
  });

  test('names every code of a refusal', () => {
    for (const [code, status] of Object.entries(refusalStatus)) expect(page, code).toContain(`\`${code}\` ${status}`);
  });
});
