import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { type HallServer, openBrowser, openScreen, startHall } from '../support/hall.ts';
import { expectNoViolations, openManager, violations } from '../support/screen.ts';

/** From the first page to every screen, and the tour of the manager's, by keyboard. */

let hall: HallServer;
let browser: Browser;

beforeAll(async () => {
  [hall, browser] = await Promise.all([startHall(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});

test.each(['manager', 'phone'] as const)(
  'the first page has no fault as wide as a %s screen, and all of its pictures',
  async (size) => {
    const { page, context, errors } = await openScreen(browser, size, `${hall.base}/?language=ru`);
    await expectNoViolations(page, size);
    // That nothing of it is painted hides no letters which are hard to see.
    await page.locator('.lead').evaluate((lead: HTMLElement) => lead.style.setProperty('color', '#ccc'));
    expect((await violations(page)).join()).toMatch(/^ color-contrast: <p class="lead"/);
    await page.locator('.lead').evaluate((lead) => lead.removeAttribute('style'));
    expect(await page.locator('html').getAttribute('lang')).toBe('ru');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      page.viewportSize()?.width ?? 0,
    );
    for (const picture of await page.locator('.card img').all()) {
      await picture.scrollIntoViewIfNeeded();
      await expect
        .poll(() => picture.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth))
        .toBeGreaterThan(300);
    }
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('link', { name: 'Counter' }).click();
    await page.locator('[name=login]').waitFor();
    expect(new URL(page.url()).pathname).toBe('/counter');
    expect(errors).toEqual([]);
    await context.close();
  },
);

const heading = (page: Page): Promise<string> => page.locator('.tour h2').innerText();

test('the tour goes by keyboard from part to part, also past one that is not there, and gives the focus back', async () => {
  const { page, context, errors } = await openManager(hall, browser, '#/now');
  const begin = page.locator('.head__tour');
  await page.locator('.now .day').waitFor();
  await begin.focus();
  await page.keyboard.press('Enter');
  await page.locator('.tour__card').waitFor();
  expect(await page.locator('.tour .button--primary:focus').count(), 'the next press goes on').toBe(1);
  await expectNoViolations(page, 'the tour');
  const seen = [await heading(page)];
  const ring = () => page.locator('.tour__ring').boundingBox();
  const around = async (selector: string): Promise<void> => {
    const part = await page.locator(selector).first().boundingBox();
    await expect.poll(async () => Math.abs(((await ring())?.x ?? 0) - Math.max(6, (part?.x ?? 0) - 8))).toBeLessThan(3);
  };
  await around('.tabs');
  // One part of ten is missing: the step is told all the same.
  await page.locator('.now .day').evaluate((part: HTMLElement) => part.style.setProperty('display', 'none'));
  for (let step = 2; step <= 10; step++) {
    await page.keyboard.press(step % 2 === 0 ? 'ArrowRight' : 'Enter');
    await expect.poll(() => heading(page)).not.toBe(seen.at(-1));
    seen.push(await heading(page));
    if (step === 2) await expect.poll(() => page.locator('.tour--free').count()).toBe(1);
    // It is laid beside its part once that has been measured, and takes the focus after that.
    await eventually(async () => {
      const card = await page.locator('.tour__card').boundingBox();
      const { width = 0, height = 0 } = page.viewportSize() ?? {};
      expect(card?.x ?? -1).toBeGreaterThanOrEqual(0);
      expect((card?.x ?? 0) + (card?.width ?? 0)).toBeLessThanOrEqual(width);
      expect((card?.y ?? 0) + (card?.height ?? 0)).toBeLessThanOrEqual(height);
      expect(await page.evaluate(() => document.activeElement?.closest('.tour') !== null)).toBe(true);
    });
  }
  expect(new Set(seen).size).toBe(10);
  await expect.poll(() => new URL(page.url()).hash).toBe('#/settings/devices');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => heading(page)).toBe(seen[8]);
  await page.keyboard.press('Escape');
  await page.locator('.tour').waitFor({ state: 'detached' });
  await eventually(async () => expect(await begin.evaluate((button) => button === document.activeElement)).toBe(true));
  expect(errors).toEqual([]);
  await context.close();
});
