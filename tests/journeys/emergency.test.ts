import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addClerk,
  approve,
  clerkPassword,
  type HallServer,
  openBrowser,
  openDay,
  openScreen,
  startHall,
} from '../support/hall.ts';
import { expectNoViolations, openManager } from '../support/screen.ts';

/** An emergency on real screens: begun at a counter, seen everywhere, ended at the manager's. */

let hall: HallServer;
let browser: Browser;
beforeAll(async () => {
  hall = await startHall({ isPublic: true });
  await openDay(hall);
  await addClerk(hall, 'leyla');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});

const atCounter = async (): Promise<Page> => {
  const { page } = await openScreen(browser, 'counter', `${hall.base}/counter`);
  await page.fill('[name=login]', 'leyla');
  await page.fill('[name=password]', clerkPassword);
  await page.keyboard.press('Enter');
  await page.locator('.offer', { has: page.locator('.offer__name:text-is("1")') }).click();
  await page.keyboard.press('Enter');
  await page.locator('.desk').waitFor();
  return page;
};

test('begun at a counter by holding, it stands on every screen until it is ended by keys at the manager’s', async () => {
  const { secret } = await hall.ask('issueTicket', {}, { service: 'labour-pension', channel: 'reception' });
  const { page: wall } = await openScreen(browser, 'display', `${hall.base}/display?centre=sample`);
  const { page: kiosk } = await openScreen(browser, 'kiosk', `${hall.base}/kiosk?centre=sample`);
  const { page: phone } = await openScreen(browser, 'phone', `${hall.base}/t/${secret}`);
  const { page: home } = await openScreen(browser, 'phone', `${hall.base}/services?centre=sample`);
  const { page: manager } = await openManager(hall, browser);
  for (const page of [wall, kiosk]) {
    await page.locator('.pairing-code, .code, .head, .screen').first().waitFor();
    if (await page.locator('.pairing-code, .code').isVisible()) await approve(hall, page);
  }
  const counter = await atCounter();

  await counter.getByRole('button', { name: 'Fövqəladə hal' }).click();
  await expectNoViolations(counter, 'the choice');
  const suspend = counter.locator('.hold--begin', { hasText: 'Xidməti dayandır' });
  // A short press asks first.
  await suspend.click();
  await suspend.getByText('Təsdiq üçün').waitFor();
  expect(await wall.locator('.emergency').count()).toBe(0);
  await counter.locator('.hold--begin', { hasText: 'Təxliyə' }).hover();
  await counter.mouse.down();
  await wall.locator('.emergency--evacuate').waitFor();
  await counter.mouse.up();

  for (const page of [wall, kiosk, phone, counter, manager]) await page.locator('.emergency--evacuate').waitFor();
  for (const language of ['az', 'ru', 'en'])
    expect(await wall.locator(`.emergency [lang=${language}]`).innerText()).not.toBe('');
  expect(await kiosk.locator('#app').evaluate((app: HTMLElement) => app.inert)).toBe(true);
  expect(await manager.locator('.emergency__since').innerText()).toContain('Clerk leyla');
  expect(await wall.locator('.emergency__since').innerText()).not.toContain('leyla');
  for (const page of [wall, phone, manager]) await expectNoViolations(page, 'evacuate');
  await home.reload();
  await home.locator('.emergency-bar').waitFor();
  await wall.reload();
  await wall.locator('.emergency--evacuate').waitFor();

  await manager.locator('.hold--end').focus();
  await manager.keyboard.down('Enter');
  await wall.locator('.emergency').waitFor({ state: 'detached' });
  await manager.keyboard.up('Enter');
  for (const page of [kiosk, phone, counter, manager]) await page.locator('.emergency').waitFor({ state: 'detached' });
  expect(await kiosk.locator('#app').evaluate((app: HTMLElement) => app.inert)).toBe(false);
});
