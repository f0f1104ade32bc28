import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openGallery } from '../gallery/open-gallery.ts';
import type { InStage, Seen } from '../gallery/stage.ts';
import { openBrowser } from '../support/hall.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

test('in high contrast every text of every state of the kiosk stands out seven times and more, and none is cut', {
  timeout: 300_000,
}, async () => {
  const shelf = await (await openGallery(browser)).open('kiosk');
  const seen: Seen[] = [];
  await shelf.page.evaluate(() => document.documentElement.toggleAttribute('data-contrast', true));
  for (const [width, height] of [
    [1080, 1920],
    [1920, 1080],
  ] as const) {
    await shelf.page.setViewportSize({ width, height });
    const names = shelf.states.filter((one) => one.width === width && one.height === height).map(({ name }) => name);
    const walked = await shelf.page.evaluate(
      (all) => (window as unknown as { gallery: InStage }).gallery.walk(all.map((name) => [name, 'ru'] as const)),
      names,
    );
    seen.push(...(JSON.parse(walked) as Seen[]));
  }
  expect(seen.length).toBeGreaterThan(100);
  const faint = seen.flatMap(({ name, contrasts }) =>
    contrasts.filter(({ ratio }) => ratio < 7).map(({ ratio, words }) => `${name}: "${words}" ${ratio.toFixed(2)}`),
  );
  expect([...faint, ...seen.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`))]).toEqual([]);
  expect(shelf.errors).toEqual([]);
});
