import { expect, test, vi } from 'vitest';
import { isLong } from '../crash/rounds.ts';
import { liveThrough, type Planted } from './country.ts';
import { fewestFaults } from './shrink.ts';

/**
 * A country in one process: head office, branches, network, disks, clocks and people, in which a seed says what happens when. Its
 * number repeats a run: `npm run crash -- --country SEED`.
 */

vi.setConfig({ testTimeout: isLong ? 1_800_000 : 240_000 });

/** Those that found something once, and as many others as make up the number. */
const telling = [2, 10, 13, 51, 64, 148, 168, 195, 1001, 3028, 3034, 3220];
const count = isLong ? 1000 : 20;
const seeds = [...telling, ...Array.from({ length: count - telling.length }, (_, at) => 2001 + at)];

test(`${count} countries: nothing acknowledged is lost or twice, the head office has every byte, no order is late`, async () => {
  const failed: string[] = [];
  for (const seed of seeds) {
    const { findings } = await liveThrough({ seed });
    if (findings.length > 0) failed.push(`npm run crash -- --country ${seed}: ${findings.join('; ')}`);
  }
  expect(failed).toEqual([]);
});

test('a run is repeated by its number, to the byte', async () => {
  const first = await liveThrough({ seed: 2017 });
  expect(first.tickets).toBeGreaterThan(20);
  expect(first.faults).toBeGreaterThan(5);
  expect(await liveThrough({ seed: 2017 })).toEqual(first);
  expect((await liveThrough({ seed: 2018 })).digest).not.toBe(first.digest);
});

const plantings: readonly (readonly [Planted, RegExp])[] = [
  ['an acknowledged event dropped', /: lost: /],
  ['a batch accepted twice', /at the head office/],
  ['a clock believed', /passed up to/],
];

test.each(plantings)('%s: found within a hundred seeds', async (planted, sign) => {
  for (let seed = 1; seed <= 100; seed++) {
    const { findings } = await liveThrough({ seed, planted });
    if (findings.some((one) => sign.test(one))) return;
  }
  expect.unreachable('nothing was found');
});

test('of the faults of a run that fails those are left out that it fails without', async () => {
  const lived = { digest: '', hours: 0, tickets: 0, orders: 0, faults: 30 };
  const fails = (only: ReadonlySet<number>) => only.has(7) && only.has(21);
  const live = async ({ only }: { readonly only?: ReadonlySet<number> | null }) => ({
    ...lived,
    findings: fails(only ?? new Set()) ? ['wrong'] : [],
  });
  expect(await fewestFaults(live, { seed: 1 }, 30)).toEqual([7, 21]);
});
