import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { findCentreFault } from '../../engine/queue/check-centre.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre } from '../../shared/centre/centre.ts';

const centre: Centre = { ...sampleCentre, officials: [] };
const [service, profile] = [centre.services[0], centre.profiles[0]];

const big = (services: number, profiles: number): Centre => {
  if (service === undefined || profile === undefined) throw new Error('the sample has neither');
  const many = Array.from({ length: services }, (_, at) => ({ ...service, id: `s${at}` }));
  const named = many.map(({ id }) => id);
  const work = Array.from({ length: profiles }, (_, at) => ({ ...profile, id: `p${at}`, tiers: [named] }));
  const counters = centre.counters.map((counter) => ({ ...counter, profile: 'p0' }));
  return { ...centre, services: many, profiles: work, counters };
};
const took = (document: Centre): number => {
  const from = performance.now();
  expect(findCentreFault(document)).toBeNull();
  return performance.now() - from;
};

test('checking a document takes as long as it has names, not as their square', () => {
  const document = big(4200, 40);
  took(document);
  // Its yardstick: to read the same document once as JSON.
  const from = performance.now();
  JSON.parse(JSON.stringify(document));
  const yardstick = performance.now() - from;
  expect(took(document)).toBeLessThan(20 * yardstick);
});

test.each([
  [['az', 'tr', 'ka'], 'languages/1'],
  [['az', 'xx'], 'languages/1'],
  [['az', 'ru', 'az'], 'languages/2'],
])('languages that the screens do not speak, or that are named twice, are refused: %j', (languages, path) => {
  expect(findCentreFault({ ...centre, languages })?.path).toBe(path);
});
