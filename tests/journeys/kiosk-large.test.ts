import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openGallery } from '../gallery/open-gallery.ts';
import type { InStage, Seen } from '../gallery/stage.ts';
import { openBrowser } from '../support/hall.ts';

/** The kiosk with letters twice as large: 82 px and more where 41 px are usual. */

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const sizes = [
  [1080, 1920],
  [1920, 1080],
] as const;

test('in letters twice as large every state of the kiosk has all of it: nothing cut, nothing small, low states low', {
  timeout: 300_000,
}, async () => {
  const shelf = await (await openGallery(browser)).open('kiosk');
  await shelf.page.evaluate(() => document.documentElement.toggleAttribute('data-large', true));
  const walk = async (names: readonly string[]): Promise<readonly Seen[]> =>
    JSON.parse(
      await shelf.page.evaluate(
        (all) => (window as unknown as { gallery: InStage }).gallery.walk(all.map((name) => [name, 'ru'] as const)),
        names,
      ),
    );
  const isLow = (name: string): boolean => /\blow\b/.test(name);
  const seen: Seen[] = [];
  for (const [width, height] of sizes) {
    const names = shelf.states.filter((one) => one.width === width && one.height === height).map(({ name }) => name);
    // As it stands in the hall: what is low is within reach.
    await shelf.page.setViewportSize({ width, height });
    seen.push(...(await walk(names.filter(isLow))));
    // So high that no screen is longer than it: all that the two buttons move stands there at once.
    await shelf.page.setViewportSize({ width, height: 9000 });
    await shelf.page.evaluate(() => document.documentElement.style.setProperty('--rem', '10px'));
    seen.push(...(await walk(names.filter((name) => !isLow(name)))));
    await shelf.page.evaluate(() => document.documentElement.style.removeProperty('--rem'));
  }
  expect(seen.length).toBeGreaterThan(100);
  const small = seen.flatMap(({ name, smallest }) =>
    smallest.px < 82 ? [`${name}: "${smallest.words}" ${smallest.px.toFixed(1)} px`] : [],
  );
  expect([...small, ...seen.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`))]).toEqual([]);
  expect(shelf.errors).toEqual([]);
});
