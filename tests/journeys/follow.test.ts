import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approve, type HallServer, openBrowser, openDay, openScreen, startHall } from '../support/hall.ts';
import { readCode } from '../support/read-code.ts';
import { expectNoViolations } from '../support/screen.ts';
import { painted } from '../support/unpainted.ts';

/** Phones that follow the calls of a wall: from the code on it to the page, with a real server and browser. */

let hall: HallServer;
let browser: Browser;
beforeAll(async () => {
  hall = await startHall({ isPublic: true });
  browser = await openBrowser();
  await hall.configure((centre) => ({
    ...centre,
    voice: { chimeOnly: true },
    displays: [{ id: 'hall-1', name: 'Zal 1', follow: true }],
  }));
  await openDay(hall);
  await hall.ask('openCounter', { id: '1' });
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});

/** A phone 2 m away, whose camera sees 66° in 1920 dots, of a screen of 43 inches: so many of its dots to one of the screen. */
const seenFrom2m = (1920 / (2 * 2000 * Math.tan((33 * Math.PI) / 180))) * ((43 * 25.4) / Math.hypot(1920, 1080));

/** What a phone reads there: the picture of the wall, as small as it is seen. */
const readFrom2m = async (wall: Page): Promise<string | undefined> => {
  const shot = await painted(wall, () => wall.screenshot());
  const { context, page } = await openScreen(browser, 'display', 'about:blank', true);
  await page.setViewportSize({ width: Math.round(1920 * seenFrom2m), height: Math.round(1080 * seenFrom2m) });
  await page.setContent(
    `<body style="margin:0"><img style="width:100%;display:block" src="data:image/png;base64,${shot.toString('base64')}">`,
  );
  await page.locator('img').evaluate((img: HTMLImageElement) => img.decode());
  const read = await readCode(page, await page.screenshot());
  await context.close();
  return read;
};

test('the code on a wall is read from 2 m, and leads to its calls as they are made; an emergency covers them', async () => {
  const { page: wall } = await openScreen(browser, 'display', `${hall.base}/display?place=hall-1`);
  await approve(hall, wall);
  await wall.locator('.follow-code svg').waitFor();
  const link = await readFrom2m(wall);
  expect(link).toBe(`${hall.base}/calls?centre=sample&wall=hall-1`);
  const { page: phone, errors } = await openScreen(browser, 'phone', link ?? '');
  await phone.locator('.followed__title').waitFor();
  await phone.keyboard.press('Tab');
  await phone.keyboard.press('Tab');
  await phone.keyboard.press('Enter');
  await phone.getByRole('heading', { name: 'Вызовы', exact: true }).waitFor();
  await phone.getByRole('button', { name: 'Azərbaycanca' }).press('Enter');
  await hall.ask('issueTicket', {}, { service: 'labour-pension', language: 'az' });
  const { ticket } = await hall.ask('callNext', { id: '1' });
  await phone.locator('.followed--called .followed__number', { hasText: ticket.number }).waitFor();
  await wall.locator('.follow-code').waitFor({ state: 'detached' });
  await expectNoViolations(phone, 'called');
  await hall.ask('start', { id: ticket.id });
  await phone.locator('.followed--plain .followed__number', { hasText: ticket.number }).waitFor();
  await hall.ask('beginEmergency', {}, { kind: 'evacuate' });
  await phone.locator('.emergency--evacuate').waitFor();
  await expectNoViolations(phone, 'emergency');
  await hall.ask('endEmergency');
  await phone.locator('.emergency').waitFor({ state: 'detached' });
  hall.signal('SIGSTOP');
  try {
    await phone.locator('.followed__old').waitFor({ timeout: 12_000 });
    await expectNoViolations(phone, 'lost');
  } finally {
    hall.signal('SIGCONT');
  }
  await phone.locator('.followed__old').waitFor({ state: 'detached' });
  await hall.ask('finish', { id: ticket.id });
  await hall.ask('closeDay', {}, { force: true });
  await phone.getByRole('heading', { name: 'Mərkəz bağlıdır' }).waitFor();
  expect(errors).toEqual([]);
});
