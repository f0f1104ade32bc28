import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findCentreFault } from '../../../engine/queue/check-centre.ts';
import { checkDocument } from '../../../server/centre/centre-document.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { type AServer, aServer, openCentre } from '../../support/server.ts';

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

test('others are answered while the biggest document is taken in', async () => {
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

/** The least of three times (ms): what else the machine does counts as little as can be. */
const timeOf = (run: () => unknown): number =>
  Math.min(
    ...[1, 2, 3].map(() => {
      const from = performance.now();
      run();
      return performance.now() - from;
    }),
  );

interface Big {
  [field: string]: unknown;
  services: { [field: string]: unknown }[];
  profiles: { tiers: unknown[][] }[];
}
const spoilt: readonly (readonly [string, string, (big: Big) => void])[] = [
  [
    'the last service',
    'services/4199/standardSeconds',
    (big) => Object.assign(big.services.at(-1) ?? {}, { standardSeconds: 'x' }),
  ],
  [
    'the last name in the last profile',
    'profiles/62/tiers/0/2999',
    (big) => void big.profiles.at(-1)?.tiers[0]?.splice(-1, 1, 5),
  ],
  [
    'a name of nothing there',
    'profiles/62/tiers/0/2999',
    (big) => void big.profiles.at(-1)?.tiers[0]?.splice(-1, 1, 'nowhere'),
  ],
  ['an unknown field', 'colour', (big) => Object.assign(big, { colour: 'red' })],
  ['a missing one', 'texts', (big) => delete big.texts],
  ['too many services', 'services', (big) => big.services.push(...big.services)],
  [
    '400,000 languages',
    'languages',
    (big) => Object.assign(big, { languages: Array.from({ length: 400_000 }, () => 'az') }),
  ],
];

test.each(spoilt)(
  'a document of 2 MB that is bad in %s is refused for the cost of reading it some times',
  (_, path, spoil) => {
    const text = JSON.stringify(biggest());
    const big = JSON.parse(text) as Big;
    spoil(big);
    const judge = () => {
      const checked = checkDocument(big, 'small');
      return checked.ok ? findCentreFault(checked.value)?.path : checked.refusal.about?.path;
    };
    expect(judge()).toBe(path);
    expect(timeOf(judge) / timeOf(() => JSON.parse(text))).toBeLessThan(20);
  },
);
