import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { type HallServer, openBrowser, openScreen, startHall } from '../support/hall.ts';
import { expectNoViolations } from '../support/screen.ts';
import { openStory } from '../support/story-in-steps.ts';

/** The sample centre as it is installed: an invented family applies on /appeal, and the table decides. */

const { step, tell } = openStory();

let hall: HallServer;
let browser: Browser;
let page: Page;
let errors: readonly string[];

beforeAll(async () => {
  hall = await startHall();
  browser = await openBrowser();
  ({ page, errors } = await openScreen(browser, 'phone', `${hall.base}/appeal`));
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});

const button = (called: string | RegExp) => page.getByRole('button', { name: called });
const goOn = () => page.getByRole('button', { name: 'Davam et', exact: true }).click();

step('a practice card stands in for the document of who applies', async () => {
  await page.locator('.language-switch [lang=az]').click();
  await button(/^Ünvanlı sosial yardım \(nümunə\)/).click();
  await page.getByText('ailələr və reyestrlər uydurmadır').waitFor();
  await expectNoViolations(page, 'practice card');
  await button('Nümunə ailə 1').click();
  await page.getByLabel('Ailənizdə siz də daxil olmaqla neçə nəfər var?').fill('4');
  await goOn();
  await page.getByLabel('Soyad').fill('Nümunəvi');
  await page.getByLabel('Ad', { exact: true }).fill('Nümunə');
  await page.getByLabel('Yaşadığınız ünvan').fill('Nümunə küçəsi 1');
  await goOn();
  await page.getByLabel('Telefon nömrəniz').fill('050 111 22 33');
  await goOn();
  await page.getByRole('checkbox').check();
  await goOn();
  await page.getByText('Nümunə ailə 1').waitFor();
  await expectNoViolations(page, 'read once more');
});

step('once it is sent the table decides, and says what it looked at', async () => {
  await button('Məlumatları göndər').click();
  await page.getByRole('link', { name: 'Gedişinə bax' }).click();
  await page.getByRole('heading', { name: 'Qərar verilib' }).waitFor();
  await page.getByText('300,00').waitFor();
  await expectNoViolations(page, 'decided');
});

step('/decisions shows the table of practice to everybody', async () => {
  await page.goto(`${hall.base}/decisions`);
  await page.getByRole('heading', { name: 'Ünvanlı dövlət sosial yardımı (nümunə)' }).waitFor();
  await expectNoViolations(page, 'decisions');
  expect(errors).toEqual([]);
});

tell('[RE3] an invented family applies in the sample centre and is granted what the table says');
