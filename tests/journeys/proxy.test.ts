import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FakeProxy, openProxy } from '../fakes/proxy.ts';
import { eventually } from '../support/eventually.ts';
import { azerbaijaniCentre, type HallServer, openBrowser, openDay, openScreen, startHall } from '../support/hall.ts';

/** Walls behind proxies that do not know WebSockets: they hear every call, say why, and go up once they can. */

let hall: HallServer;
let browser: Browser;

beforeAll(async () => {
  hall = await startHall({ centre: { ...azerbaijaniCentre } });
  await openDay(hall);
  for (const id of ['1', '2', '3', '4']) await hall.ask('openCounter', { id }, { profile: 'general' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});

/** Calls somebody to a counter. */
const call = async (id: string): Promise<string> => {
  await hall.ask('issueTicket', {}, { service: 'first-grade-admission' });
  return (await hall.ask('callNext', { id })).ticket.number;
};

/** Writes down each announcement that the wall makes, in order; the same one twice stands there twice. */
const hear = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const heard: string[] = [];
    let last = '';
    Object.assign(window, { heard });
    const look = (): void => {
      const number = document.querySelector('.row--announced .row__number')?.textContent ?? '';
      if (number !== '' && number !== last) heard.push(number);
      last = number;
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true });
  });
const heardBy = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => (window as unknown as { heard: string[] }).heard);

const openWall = async (proxy: FakeProxy) => {
  const wall = await openScreen(browser, 'display', `http://127.0.0.1:${proxy.port}/display`);
  await wall.page.locator('.stage').waitFor();
  await hear(wall.page);
  return { ...wall, proxy };
};
const reason = (page: Page) => page.getByText('Əlaqə dolayı yolla gedir');

test('walls behind proxies that refuse, hang or cut a WebSocket go roundabout, and up again', async () => {
  const proxies = await Promise.all((['refuses', 'hangs', 'cuts'] as const).map((one) => openProxy(hall.port, one)));
  const walls = await Promise.all(proxies.map(openWall));
  const called: string[] = [];
  const expectHeard = () =>
    Promise.all(walls.map(({ page }) => eventually(async () => expect(await heardBy(page)).toEqual(called))));

  // Said once a second try has shown that it is no accident.
  await Promise.all(walls.map(({ page }) => reason(page).waitFor()));
  called.push(await call('1'), await call('2'));
  await expectHeard();

  const before = proxies.map((proxy) => proxy.asked());
  for (const proxy of proxies) proxy.behave('passes');
  // Two ways bring this one while a WebSocket proves itself.
  await eventually(async () => {
    for (const [at, proxy] of proxies.entries()) expect(proxy.asked()).toBeGreaterThan(before[at] ?? 0);
  });
  called.push(await call('3'));
  await Promise.all(walls.map(({ page }) => reason(page).waitFor({ state: 'detached' })));
  called.push(await call('4'));
  await expectHeard();

  for (const { page, context, errors, proxy } of walls) {
    expect(await page.locator('.lost').count()).toBe(0);
    expect(errors).toEqual([]);
    await context.close();
    await proxy.close();
  }
});
