import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Gallery, openGallery } from '../gallery/open-gallery.ts';
import { openBrowser } from '../support/hall.ts';

/** The preview beside the form: it follows every key, and is no dearer than to draw the same screen once. */

let browser: Browser;
let gallery: Gallery;
beforeAll(async () => {
  browser = await openBrowser();
  gallery = await openGallery(browser);
});
afterAll(() => browser?.close());

test('a key is seen on the kiosk of 159 services in at most twice the time in which that kiosk is mounted', async () => {
  const shelf = await gallery.open('manager');
  const state = shelf.states.find(({ name }) => name === 'setup: preview, 159 services');
  if (state === undefined) throw new Error('the gallery has no such state');
  await shelf.show(state, 'en');
  await shelf.page.waitForFunction(
    () => document.querySelector('iframe')?.contentDocument?.querySelector('h1') != null,
  );
  const { key, mount } = await shelf.page.evaluate(async () => {
    const kiosk = (): string => document.querySelector('iframe')?.contentDocument?.body.textContent ?? '';
    /** How long it takes, in ms, until this is seen. */
    const until = async (act: () => void, isSeen: () => boolean): Promise<number> => {
      const from = performance.now();
      act();
      while (!isSeen()) await new Promise((resolve) => requestAnimationFrame(resolve));
      return performance.now() - from;
    };
    /** Without what a busy machine adds. */
    const least = (times: readonly number[]): number => Math.min(...times);
    const field = document.querySelector<HTMLTextAreaElement>('.setup-form textarea[lang="en"]');
    const [home, group] = document.querySelectorAll<HTMLButtonElement>('.preview__screens button');
    if (field === null || home === undefined || group === undefined) throw new Error('there is no form');
    const keys: number[] = [];
    const mounts: number[] = [];
    for (let at = 0; at < 7; at += 1) {
      const typed = `Welcome ${at}`;
      keys.push(
        await until(
          () => {
            field.value = typed;
            field.dispatchEvent(new Event('input', { bubbles: true }));
          },
          () => kiosk().includes(typed),
        ),
      );
      await until(
        () => group.click(),
        () => kiosk() !== '' && !kiosk().includes(typed),
      );
      mounts.push(
        await until(
          () => home.click(),
          () => kiosk().includes(typed),
        ),
      );
    }
    return { key: least(keys), mount: least(mounts) };
  });
  await shelf.page.close();
  console.log(`preview at 159 services: key ${key.toFixed(1)} ms, mount ${mount.toFixed(1)} ms`);
  expect(mount).toBeGreaterThan(0);
  expect(key, `key ${key.toFixed(1)} ms, mount ${mount.toFixed(1)} ms`).toBeLessThanOrEqual(2 * mount);
});
