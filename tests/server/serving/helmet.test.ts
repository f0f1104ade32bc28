import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';
import { expect, test } from 'vitest';
import { headersUnder } from '../../../server/http/headers.ts';

/** Where our headers are looser than helmet's defaults, and why. */
const reasons: { readonly [difference: string]: string } = {
  'strict-transport-security includeSubDomains': 'other hosts under the name of an authority are not ours to bind',
  'img-src blob:': 'a wall shows pictures that it fetched with its token',
  'media-src blob:': 'and videos: a picture or a video runs no code',
};

/** What says nothing, or blanks the screens, where a hall's network has no TLS. */
const onlyUnderTls = ['cross-origin-opener-policy', 'origin-agent-cluster', 'strict-transport-security'];

type Headers = { readonly [name: string]: string };

/** The headers that helmet sets when nobody tells it otherwise. */
const helmets = (): Headers => {
  const headers: { [name: string]: string } = {};
  const response = {
    setHeader: (name: string, value: string) => {
      headers[name.toLowerCase()] = value;
    },
    removeHeader: () => undefined,
  };
  // It looks at nothing of the request, and uses no more of the response.
  helmet()({} as IncomingMessage, response as unknown as ServerResponse, () => undefined);
  return headers;
};

const directives = (policy = ''): ReadonlyMap<string, readonly string[]> =>
  new Map(
    policy
      .split(';')
      .map((one) => one.trim().split(/\s+/))
      .map(([name = '', ...sources]) => [name, sources]),
  );

/** Each source that our policy allows and helmet's does not, and each directive of helmet's that ours has not. */
const looserPolicy = (ours: string | undefined, theirs: string | undefined): readonly string[] => {
  const [mine, its] = [directives(ours), directives(theirs)];
  const more = [...mine].flatMap(([name, sources]) => {
    const allowed = its.get(name) ?? its.get('default-src') ?? [];
    return sources
      .filter((source) => source !== "'none'" && !allowed.includes(source))
      .map((source) => `${name} ${source}`);
  });
  return [...more, ...[...its.keys()].filter((name) => !mine.has(name))];
};

const looser = (ours: Headers, theirs: Headers): readonly string[] =>
  Object.entries(theirs).flatMap(([name, value]) => {
    const mine = ours[name];
    if (mine === undefined) return [name];
    if (name === 'content-security-policy') return looserPolicy(mine, value);
    const parts = mine.split(/; */);
    return value
      .split(/; */)
      .filter((part) => !parts.includes(part))
      .map((part) => `${name} ${part}`);
  });

test("under TLS each header is at least as strict as helmet's, or it is said why not", () => {
  const theirs = helmets();
  expect(Object.keys(theirs).length).toBeGreaterThan(10);
  expect([...looser(headersUnder(true), theirs)].sort()).toEqual(Object.keys(reasons).sort());
});

test('without TLS what only works under it is missing, and nothing else', () => {
  const missing = [...onlyUnderTls, 'upgrade-insecure-requests', ...Object.keys(reasons)];
  const wrong = looser(headersUnder(false), helmets()).filter((one) => !missing.includes(one));
  expect(wrong).toEqual([]);
  expect(onlyUnderTls.filter((name) => name in headersUnder(false))).toEqual([]);
});
