import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openGallery, type Shelf } from '../gallery/open-gallery.ts';
import { openBrowser } from '../support/hall.ts';
import { expectNoViolations } from '../support/screen.ts';

/** The counter on the screens that stand on desks, and read at 200 %: what is measured of its states. */

let browser: Browser;
let shelf: Shelf;
beforeAll(async () => {
  browser = await openBrowser();
  shelf = await (await openGallery(browser)).open('counter');
});
afterAll(async () => {
  await browser?.close();
});

const languages = ['az', 'ru', 'en'] as const;
const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 2560, height: 1440 },
] as const;
const atDesk = ['idle', 'called', 'serving', 'may be taken back'] as const;
const show = async (
  name: string,
  size: { readonly width: number; readonly height: number },
  language: 'az' | 'ru' | 'en',
) => {
  const state = shelf.states.find((one) => one.name === name);
  if (state === undefined) throw new Error(`no state ${name}`);
  await shelf.show({ ...state, ...size }, language);
  return shelf.page;
};

/** Whether all of it can be seen without scrolling. */
const inSight = (page: Page, selector: string): Promise<boolean> =>
  page.locator(selector).evaluate((shown) => {
    const { top, bottom } = shown.getBoundingClientRect();
    const middle = document.elementFromPoint(window.innerWidth / 4, (top + bottom) / 2);
    return (
      top >= 0 &&
      bottom <= window.innerHeight &&
      (shown.contains(middle) || shown.parentElement?.contains(middle) === true)
    );
  });
/** The size of the smallest letters (px), of the page's own, and how far it reaches beyond the window. */
const measured = (page: Page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let smallest = Number.POSITIVE_INFINITY;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const box = node.parentElement;
      if (box === null || node.textContent?.trim() === '' || !box.checkVisibility()) continue;
      smallest = Math.min(smallest, Number.parseFloat(getComputedStyle(box).fontSize));
    }
    const { scrollWidth, scrollHeight } = document.documentElement;
    const beyond = [scrollWidth - window.innerWidth, scrollHeight - window.innerHeight];
    return { smallest, own: Number.parseFloat(getComputedStyle(document.documentElement).fontSize), beyond };
  });

test.each(languages)(
  'read at twice the size in %s, the big button and what may be taken back are in sight',
  async (language) => {
    for (const name of atDesk) {
      const page = await show(name, { width: 683, height: 384 }, language);
      expect([name, await inSight(page, '.main-actions .button--primary')]).toEqual([name, true]);
    }
    expect(await inSight(shelf.page, '.undo button')).toBe(true);
  },
);

describe('from 1366×768 to 2560×1440', () => {
  test('letters grow with the screen, none is under 13 px, and nothing scrolls but the lists', async () => {
    const own: number[] = [];
    for (const size of sizes) {
      for (const [at, name] of [...atDesk, '150 waiting', 'dialog: help', 'choice of counters'].entries()) {
        const page = await show(name, size, languages[at % 3] ?? 'az');
        const { smallest, beyond, ...rest } = await measured(page);
        expect({ name, size, fits: smallest >= 13, beyond }).toEqual({ name, size, fits: true, beyond: [0, 0] });
        if (name === 'idle') own.push(rest.own);
      }
    }
    const [small = 0, usual = 0, large = 0] = own;
    expect(usual / small).toBeGreaterThanOrEqual(1.25);
    expect(usual / small).toBeLessThanOrEqual(1.4);
    expect(large).toBeGreaterThan(usual);
  });

  test.each([...sizes, { width: 1100, height: 700 }])('each column stands under its name at %j', async (size) => {
    const page = await show('idle', size, 'ru');
    const columns = await page
      .locator('.queue__lines')
      .first()
      .evaluate((list) => {
        const [head, ...lines] = [...list.children];
        const edges = (line: Element | undefined, name: string): readonly number[] => {
          const box = line?.querySelector(`.line__${name}`)?.getBoundingClientRect();
          return box === undefined ? [] : [Math.round(name === 'number' || name === 'what' ? box.left : box.right)];
        };
        const names = ['place', 'number', 'what', 'soon', 'wait'];
        return names.map(
          (name) => [name, new Set([head, ...lines].flatMap((line) => edges(line, name))).size] as const,
        );
      });
    expect(columns).toEqual(['place', 'number', 'what', 'soon', 'wait'].map((name) => [name, 1]));
    const places = await page.locator('.line__open .line__place').allInnerTexts();
    expect(places.slice(1, 4).map((place) => place.replace(/\D/g, ''))).toEqual(['1', '2', '3']);
  });
});

test('a machine finds nothing to say against the states that are new to it', async () => {
  for (const name of ['may be taken back', 'choice of counters, day closed', 'longest names', 'day closed']) {
    await expectNoViolations(await show(name, sizes[0], 'az'), name);
  }
  const page = await show('idle', sizes[0], 'en');
  await page.click('#tab-parked');
  await expectNoViolations(page, 'parked');
  expect(shelf.errors).toEqual([]);
});
