import { spawnSync } from 'node:child_process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureCommand } from '../../scripts/debian.ts';
import { type Gallery, openGallery, type Shelf } from '../gallery/open-gallery.ts';
import type { ScreenName } from '../gallery/screens.ts';
import { languages } from '../gallery/state.ts';
import { openBrowser } from '../support/hall.ts';

/** All that a citizen may print, and what they sign, as Chromium prints it: A4, upright, nothing that only a screen can press, and what one needs of it later. */

let browser: Browser;
let gallery: Gallery;
beforeAll(async () => {
  browser = await openBrowser();
  gallery = await openGallery(browser);
});
afterAll(() => browser?.close());

/** Each screen is opened once, and shows one state after another. */
const shelves = new Map<ScreenName, Promise<Shelf>>();
const shelfOf = (screen: ScreenName): Promise<Shelf> => {
  const shelf = shelves.get(screen) ?? gallery.open(screen);
  shelves.set(screen, shelf);
  return shelf;
};

const hasText = ensureCommand('pdftotext', ['-v'], 'poppler-utils');
const wordsOf = (pdf: Buffer): string =>
  spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).stdout.toString().replace(/\s+/g, ' ');

/** A state, how many pages it has in every language, and what stands on it. */
const papers = [
  ['appeal', 'sent', 1, [/S26-000123-K/, /http:\/\/\S/, /2026/]],
  ['appeal', 'answered', 1, [/S26-000123-K/, /http:\/\/\S/, /2026/]],
  ['appeal', 'documents', 1, [/S26-000123-K/, /M26-000123-K\/2/, /2026/]],
  ['appeal', 'granted', 1, [/S26-000123-K/, /http:\/\/\S/, /2026/]],
  ['appeal', 'asked what differs', 2, [/S26-000123-K/, /http:\/\/\S/]],
  ['appeal', 'history: list', 2, [/S26-000123-K/, /M26-000007-3/, /2026/]],
  ['appeal', 'decisions', 2, [/2026/]],
  ['booking', 'sent', 1, [/645.?409/, /\/b\/\S/, /16/]],
  ['office', 'helping, sent', 1, [/M26-000048-K/, /2026/, /Quliyeva/]],
  ['booking', 'booked', 1, [/645.?409/, /http:\/\/\S/, /16/]],
] as const;

/** What can only be pressed or typed into, and is drawn on paper all the same. */
const pressable = (page: Page): Promise<readonly string[]> =>
  page.$$eval('button, input, select, textarea, dialog, .notice, [role=status]', (all) =>
    all.filter((one) => one.checkVisibility() && one.textContent !== '').map((one) => one.outerHTML.slice(0, 100)),
  );

test.runIf(hasText).each(papers)(
  '%s: %s is printed upright on A4, without buttons',
  async (screen, name, most, said) => {
    const shelf = await shelfOf(screen);
    const state = shelf.states.find((one) => one.name === name);
    if (state === undefined) throw new Error(`there is no such state: ${name}`);
    for (const language of languages) {
      await shelf.show(state, language);
      // The size is the page's own: without it the browser's usual one.
      const pdf = await shelf.page.pdf({ preferCSSPageSize: true });
      const inside = pdf.toString('latin1');
      const pages = inside.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(inside) ?? [];
      expect([Math.round(Number(width)), Math.round(Number(height))], language).toEqual([595, 842]);
      expect(pages, language).toBeLessThanOrEqual(most);
      const words = wordsOf(pdf);
      for (const part of said) expect(words, language).toMatch(part);
      await shelf.page.emulateMedia({ media: 'print' });
      expect(await pressable(shelf.page), language).toEqual([]);
      await shelf.page.emulateMedia({ media: null });
    }
    expect(shelf.errors).toEqual([]);
  },
);
