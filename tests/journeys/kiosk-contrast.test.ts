import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openGallery, type Shelf } from '../gallery/open-gallery.ts';
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
  expect(await unmarked(shelf), 'what is chosen, without a frame of its own').toEqual([]);
  expect(shelf.errors).toEqual([]);
});

/** States of which something is chosen that neither its frame nor its ground tells from the black around it. */
async function unmarked(shelf: Shelf): Promise<readonly string[]> {
  const found: string[] = [];
  let chosen = 0;
  for (const state of shelf.states) {
    if (state.width !== 1080 || !/^(visit, people|booking, choice)/.test(state.name)) continue;
    await shelf.show(state, 'ru');
    const frames = await shelf.page
      .locator('.main [aria-pressed=true]')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).borderTopColor));
    chosen += frames.length;
    if (frames.includes('rgb(0, 0, 0)')) found.push(state.name);
  }
  expect(chosen).toBeGreaterThan(2);
  return found;
}
