import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Centre } from '../../shared/centre.ts';
import { type AServer, aServer, openCentre } from './a-server.ts';

/** A document as big as may be, sent to a real server that has others to answer. */

let server: AServer;
let base: string;
beforeAll(async () => {
  server = await aServer();
  base = await server.listen();
});
afterAll(() => server.close());

/** As much as a document may hold: 4,200 services, and work profiles that name 3,000 of them each, in just under 2 MB. */
const biggest = (): Centre => {
  const centre = openCentre();
  const [service] = centre.services;
  if (service === undefined) throw new Error('no service');
  const services = Array.from({ length: 4200 }, (_, at) => ({
    ...service,
    id: at < 3 ? (['a', 'b', 'c'][at] ?? '') : `s${at}`,
  }));
  const named = services.slice(0, 3000).map(({ id }) => id);
  const profiles = Array.from({ length: 60 }, (_, at) => ({ id: `p${at}`, name: { az: 'P' }, tiers: [named] }));
  return { ...centre, services, profiles: [...centre.profiles, ...profiles] };
};

test('others are answered while the biggest document is taken in', { timeout: 120_000 }, async () => {
  const text = JSON.stringify(biggest());
  expect(text.length).toBeGreaterThan(1_700_000);
  // The yardstick: to read the same bytes as JSON, twenty times over.
  const before = performance.now();
  for (let again = 0; again < 20; again += 1) JSON.parse(text);
  const yardstick = performance.now() - before;
  const { etag } = (await server.ask('manager', 'config')).reply.headers;
  let longest = 0;
  let isDone = false;
  const watching = (async () => {
    while (!isDone) {
      const from = performance.now();
      await (await fetch(`${base}/healthz`)).text();
      longest = Math.max(longest, performance.now() - from);
    }
  })();
  const reply = await fetch(`${base}/api/centres/small/config`, {
    method: 'PUT',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${server.tokens.admin}`,
      'if-match': String(etag),
    },
    body: text,
  });
  isDone = true;
  await watching;
  expect(reply.status).toBe(200);
  expect(longest).toBeLessThan(30 * yardstick);
});
