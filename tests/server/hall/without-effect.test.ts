import { afterEach, beforeEach, expect, test } from 'vitest';
import { paths, type RouteName } from '../../../shared/paths.ts';
import type { Route } from '../../../shared/route-parts.ts';
import { routes } from '../../../shared/routes.ts';
import { type AServer, type Asked, aServer, type Who } from '../../support/server.ts';

/** What would be accepted without effect is refused with a line that names it. */

let server: AServer;
let ticket: string;
beforeEach(async () => {
  server = await aServer();
  await server.ask('manager', 'openDay', { body: {} });
  await server.ask('clerk', 'openCounter', { id: '1' });
  ticket = (await server.ask('reception', 'issueTicket', { body: { service: 'a' } })).value.ticket.id;
});
afterEach(() => server.close());

const moves = ['recall', 'start', 'noShow', 'requeue', 'park', 'resume', 'reinstate', 'cancel', 'reprint'] as const;
const cases: readonly (readonly [Who, RouteName, Asked, RegExp])[] = [
  ...moves.map((name) => ['clerk', name, { body: { outcome: 'resolved' } }, /^body\/outcome is not a known/] as const),
  ['kiosk', 'issueTicket', { body: { service: 'a', channel: 'reception' } }, /^body\/channel: /],
  ['kiosk', 'issueTicket', { body: { service: 'a', channel: 'program' } }, /^body\/channel: /],
  ['manager', 'events', { query: { limit: '1001' } }, /^query\/limit must be 1 to 1000/],
  ['manager', 'events', { query: { limit: '0' } }, /^query\/limit must be 1 to 1000/],
  ['manager', 'view', { params: { view: 'floor' }, id: 'd' }, /^The view floor takes no id/],
];

test.each(cases)('%s %s %j', async (who, name, asked, line) => {
  const { status, refusal } = await server.ask(who, name, { id: ticket, ...asked });
  expect([status, refusal?.code]).toEqual([400, 'malformed']);
  expect(refusal?.message).toMatch(line);
});

test('what has an effect is taken: a kiosk names its own channel, a finish its outcome, a log its length', async () => {
  const taken = await server.ask('kiosk', 'issueTicket', { body: { service: 'a', channel: 'kiosk' } });
  expect(taken.value.ticket.channel).toBe('kiosk');
  await server.ask('clerk', 'callNext', { id: '1' });
  await server.ask('clerk', 'start', { id: ticket });
  const finished = await server.ask('clerk', 'finish', { id: ticket, body: { outcome: 'resolved' } });
  expect(finished.value.ticket.outcome).toBe('resolved');
  expect((await server.ask('manager', 'events', { query: { limit: '1000' } })).status).toBe(200);
});

test('one sent to the front of a counter goes before the others who were sent there', async () => {
  const issue = async () => (await server.ask('reception', 'issueTicket', { body: { service: 'a' } })).value.ticket.id;
  const [first, second] = [await issue(), await issue()];
  for (const [id, place] of [
    [first, 'age'],
    [second, 'front'],
  ] as const)
    expect((await server.ask('manager', 'transfer', { id, body: { counter: '1', place } })).status).toBe(200);
  expect((await server.ask('clerk', 'callNext', { id: '1' })).value.ticket.id).toBe(second);
});

interface Part {
  readonly type?: string;
  readonly properties?: { readonly [name: string]: Part };
  readonly additionalProperties?: boolean;
  readonly items?: Part;
  readonly anyOf?: readonly Part[];
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly const?: unknown;
}

/** What of an input is open: an object that takes unknown fields, a list or a text without an end. */
const open = (part: Part, path: string): readonly string[] => [
  ...(part.properties !== undefined && part.additionalProperties !== false ? [`${path} takes unknown fields`] : []),
  ...(part.items !== undefined && part.maxItems === undefined ? [`${path} has no end`] : []),
  ...(part.type === 'string' && part.maxLength === undefined && part.pattern === undefined && part.const === undefined
    ? [`${path} has no end`]
    : []),
  ...Object.entries(part.properties ?? {}).flatMap(([name, inner]) => open(inner, `${path}/${name}`)),
  ...(part.items === undefined ? [] : open(part.items, `${path}/0`)),
  ...(part.anyOf ?? []).flatMap((inner) => open(inner, path)),
];

test('no input of any route takes unknown fields, nor a list or a text without an end', () => {
  const found = (Object.keys(paths) as RouteName[]).flatMap((name) => {
    const { body, query }: Route = routes[name];
    // The document has a walk of its own.
    const parts = name === 'putConfig' ? [] : [body, query];
    return parts.flatMap((part) => (part === undefined ? [] : open(part as Part, name)));
  });
  expect(found).toEqual([]);
});
