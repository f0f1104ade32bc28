import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../server/app.ts';
import { openParts, type Parts } from '../../../server/compose.ts';
import { openLog } from '../../../server/log.ts';
import { readSettings } from '../../../server/settings.ts';
import { paths, type RouteName } from '../../../shared/paths.ts';
import type { Route } from '../../../shared/route-parts.ts';
import { routes } from '../../../shared/routes.ts';
import { adminPassword, ask, cheap, signedIn } from '../../support/app.ts';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security?: readonly object[];
  readonly requestBody?: object;
  readonly responses: { readonly [status: string]: object };
}

interface Described {
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly type?: string;
  readonly anyOf?: readonly Described[];
  readonly items?: Described;
  readonly properties?: { readonly [name: string]: Described };
}
/** The fields whose values are words of a list, wherever they stand. */
const wordFields = [
  'basis',
  'channel',
  'ending',
  'estimateReason',
  'grade',
  'kind',
  'parked',
  'refusal/code',
  'role',
  'rule',
  'state',
  'status',
  'what',
];

/** The server as it is started, over a store on disk. */
let folder: string;
let parts: Parts;
let app: FastifyInstance;
let described: { readonly [path: string]: { readonly [method: string]: Operation } };
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'novbe-routes-'));
  const settings = readSettings({ DATA_DIR: folder, ADMIN_PASSWORD: adminPassword });
  if (!settings.ok) throw new Error(settings.refusal);
  parts = await openParts(settings.value, openLog('silent'), undefined, { cost: cheap });
  app = await buildApp(parts.app);
  await app.ready();
  described = (await app.inject('/api/openapi.json')).json().paths;
});
afterAll(async () => {
  await app.close();
  await parts.close();
  rmSync(folder, { recursive: true });
});

const json = { 'content-type': 'application/json' };
const names = Object.keys(paths) as RouteName[];
/** Whether an administrator, or anybody, may ask: who else may stands in the table of who may. */
const isAdmins = (name: RouteName): boolean =>
  (routes[name] as Route).roles.some((role) => role === 'admin' || role === 'nobody');
const openapiPath = (path: string): string => path.replace(/:([a-z]+)\??/g, '{$1}');
const operationOf = (name: RouteName): Operation | undefined =>
  described[openapiPath(paths[name].path)]?.[paths[name].method.toLowerCase()];

describe.each(names)('%s', (name) => {
  const route: Route = routes[name];

  test('is registered', () => {
    const { method, path } = paths[name];
    expect(app.hasRoute({ method, url: path })).toBe(true);
  });

  test('is described with its summary, body, answer and who may ask', () => {
    const operation = operationOf(name);
    expect(operation).toMatchObject({ operationId: name, summary: route.summary });
    expect(operation?.tags).toHaveLength(1);
    expect(Object.keys(operation?.responses ?? {})).toEqual([String(route.status ?? 200), '4XX', '5XX']);
    if (route.body !== undefined) expect(operation?.requestBody).toBeDefined();
    expect(operation?.security?.length).toBe(route.roles.includes('nobody') ? 0 : undefined);
  });

  if (route.roles.includes('nobody')) return;
  test('is closed to those who are not signed in', async () => {
    const { status, body } = await ask(app, name);
    expect(status).toBe(401);
    expect(body).toMatchObject({ ok: false, refusal: { code: 'not-signed-in' } });
  });
});

test('nothing is described that is not in the table', () => {
  const operations = Object.values(described).flatMap((path) => Object.values(path));
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual([...names].sort());
});

/** What they take is a document, which is held to its own shape: `bad-config` says where it is wrong. */
const takesDocument: readonly RouteName[] = ['putConfig', 'tryCalendar', 'putTable', 'tryTable'];

/** Nothing of a body is read before it is known that a branch sends it. */
const isBranches = (name: RouteName): boolean =>
  name === 'linkEvents' || name === 'linkImports' || name === 'linkPeople' || name === 'linkResult';

test('unknown fields and values of another type are refused at every route that takes a body', async () => {
  const cookies = await signedIn(app);
  for (const name of names) {
    const route: Route = routes[name];
    if (route.body === undefined || takesDocument.includes(name) || isBranches(name) || !isAdmins(name)) continue;
    for (const body of [{ evil: 1 }, 'text', [1]]) {
      const { status, body: reply } = await ask(app, name, { cookies, body: body as object, headers: json });
      expect([name, status, reply.refusal?.code]).toEqual([name, 400, 'malformed']);
    }
  }
});

test('a centre that is not there is said to be so at every route of a centre', async () => {
  const cookies = await signedIn(app);
  for (const name of names.filter((one) => paths[one].path.includes('/:centre/') && isAdmins(one))) {
    const { body } = await ask(app, name, { cookies, params: { centre: 'nowhere' } });
    expect([name, body.refusal?.code]).toEqual([name, 'centre-not-found']);
  }
});

test('questions in the query are refused if they are not known', async () => {
  const cookies = await signedIn(app);
  const get = async (url: string) => (await app.inject({ url, cookies })).statusCode;
  expect(await get('/api/centres?evil=1')).toBe(400);
  expect(await get('/api/centres/sample/events?limit=many')).toBe(400);
  expect(await get('/api/centres/sample/reports/summary?from=2026-01-01&to=2026-01-31&by=week')).toBe(400);
  expect(await get('/api/centres/sample/reports/summary?from=2026-01-01&to=2026-01-31&by=day')).toBe(200);
});

/** The fields of a name in what is described, with its description. */
const fieldsIn = (
  part: unknown,
  wanted: ReadonlySet<string>,
  above = '',
): readonly (readonly [string, Described])[] => {
  if (typeof part !== 'object' || part === null) return [];
  const { name, schema } = part as { readonly name?: unknown; readonly schema?: Described };
  const parameter =
    typeof name === 'string' && wanted.has(name) && schema !== undefined ? [[name, schema] as const] : [];
  const { properties } = part as Described;
  const fields = typeof properties === 'object' ? Object.entries(properties) : [];
  const found = fields.flatMap(([field, of]) =>
    [field, `${above}/${field}`].filter((one) => wanted.has(one)).map((one) => [one, of] as const),
  );
  const below = Object.entries(part).flatMap(([field, inner]) =>
    fieldsIn(inner, wanted, ['properties', 'items', 'anyOf'].includes(field) || /^\d+$/.test(field) ? above : field),
  );
  return [...parameter, ...found, ...below];
};
const isOfWords = ({ enum: words, const: one, anyOf }: Described): boolean =>
  words !== undefined || one !== undefined || (anyOf ?? []).some((inner) => inner.type !== 'null' && isOfWords(inner));

const speaksOfCases = (path: string): boolean =>
  /\/(calls|cases|helped-cases|case-kinds|office|m|drafts|tables|decisions|oversight|config|answer)(\/|$)/.test(path);

test('fields that hold a word of a list are described as that list', () => {
  const found = fieldsIn(described, new Set(wordFields));
  const ofCases = fieldsIn(
    Object.fromEntries(Object.entries(described).filter(([path]) => speaksOfCases(path))),
    new Set(['kind']),
  );
  // The kind of a case is an id of the centre's document.
  const ids = new Set(ofCases.map(([, schema]) => schema));
  expect(found.filter(([, schema]) => !isOfWords(schema) && !ids.has(schema))).toEqual([]);
  expect([...new Set(found.map(([name]) => name))].sort()).toEqual(wordFields);
});
