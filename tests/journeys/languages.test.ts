import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { azerbaijaniCentre, type HallServer, openBrowser, openDay, openScreen, startHall } from '../support/hall.ts';

/** The languages of a screen are fetched after the first picture: what is shown while one does not come, and without a network. */

let hall: HallServer;
let browser: Browser;
beforeAll(async () => {
  hall = await startHall({ centre: { ...azerbaijaniCentre, languages: ['az', 'en', 'ru'] } });
  await openDay(hall);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});

const english = /\/assets\/en-[\w-]+\.js$/;
/** English does not come until it is let through; gives how often it was asked for in vain. */
const withoutEnglish = async (page: Page): Promise<() => number> => {
  let times = 0;
  await page.route(english, (route) => {
    times += 1;
    return route.abort();
  });
  await page.reload();
  return () => times;
};
const langOf = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.lang);
const speaks = (page: Page, language: string) => page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });

test('a kiosk stays in the language that it has until another has come, and keeps them all without a network', async () => {
  const { page } = await openScreen(browser, 'kiosk', `${hall.base}/kiosk`);
  const times = await withoutEnglish(page);
  await page.getByRole('heading', { name: 'Hansı xidmət lazımdır?' }).waitFor();
  await eventually(async () => expect(times()).toBeGreaterThan(0));
  await page.getByRole('button', { name: 'English' }).tap();
  await page.getByRole('button', { name: 'Русский' }).tap();
  await page.getByRole('heading', { name: 'Какая услуга вам нужна?' }).waitFor();
  await page.getByRole('button', { name: 'English' }).tap();
  const before = times();
  await eventually(async () => expect(times()).toBeGreaterThan(before));
  expect(await langOf(page)).toBe('ru');
  await page.unroute(english);
  await speaks(page, 'en');
  await page.getByRole('heading', { name: 'What do you need today?' }).waitFor();

  await page.context().setOffline(true);
  for (const [name, language] of [
    ['Русский', 'ru'],
    ['Azərbaycanca', 'az'],
    ['English', 'en'],
  ] as const) {
    await page.getByRole('button', { name }).tap();
    await speaks(page, language);
  }
});
