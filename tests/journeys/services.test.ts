import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import { eventually } from '../support/eventually.ts';
import { type HallServer, openBrowser, openDay, openScreen, startHall } from '../support/hall.ts';
import { expectNoViolations } from '../support/screen.ts';
import { openStory } from '../support/story-in-steps.ts';

const { part, step, tell } = openStory();

/** The page of services against a real server: everybody finds a service and reads of it, in three languages. */

let hall: HallServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  hall = await startHall({ centre: sampleCentre });
  await openDay(hall);
  browser = await openBrowser();
  page = (await openScreen(browser, 'phone', `${hall.base}/services`)).page;
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});

const heading = (name: string) => page.getByRole('heading', { level: 1, name });

part('the page of services', () => {
  step('lists what is offered by its topics', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await heading('Services').waitFor();
    const offered = sampleCentre.services.filter((one) => one.offered);
    await eventually(async () => expect(await page.locator('.rows li').count()).toBe(offered.length));
    // Each topic stands apart from the list before it, whichever style sheet comes last in the build.
    const [list, topic] = [page.locator('.rows').first(), page.getByRole('heading', { level: 2 }).nth(1)];
    const [above, below] = await Promise.all([list.boundingBox(), topic.boundingBox()]);
    expect((below?.y ?? 0) - (above?.y ?? 0) - (above?.height ?? 0)).toBeGreaterThan(16);
    await expectNoViolations(page);
  });

  step('finds by words of each language, and says when nothing fits', async () => {
    const field = page.getByRole('searchbox');
    for (const [language, typed, found] of [
      ['English', 'benefit', 'Targeted state social assistance'],
      ['Русский', 'малообеспеченная', 'Адресная государственная социальная помощь'],
      ['Azərbaycanca', 'unvanli', 'Ünvanlı dövlət sosial yardımı'],
    ] as const) {
      await page.getByRole('button', { name: language }).click();
      await field.fill(typed);
      await page.getByRole('link', { name: found }).waitFor();
    }
    await field.fill('qqqq');
    await page.getByText('Heç nə tapılmadı').waitFor();
    expect(await page.locator('.rows li').count()).toBeGreaterThan(10);
    await field.fill('unvanli');
  });

  step('tells of one by keyboard alone, and leads back to what was typed', async () => {
    await page.getByRole('link', { name: 'Ünvanlı dövlət sosial yardımı' }).focus();
    await page.keyboard.press('Enter');
    await heading('Ünvanlı dövlət sosial yardımı').waitFor();
    await eventually(async () => expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1'));
    for (const text of ['Kim müraciət edə bilər', '15 iş günü', 'Pulsuz', 'Ailə üzvlərinin şəxsiyyət vəsiqələri'])
      await page.getByText(text).first().waitFor();
    await eventually(async () => expect(await page.title()).toBe('Ünvanlı dövlət sosial yardımı'));
    await expectNoViolations(page);
    await page.goBack();
    await heading('Xidmətlər').waitFor();
    await eventually(async () => expect(await page.getByRole('searchbox').inputValue()).toBe('unvanli'));
  });

  step('says of a service that is not there that it is not', async () => {
    await page.goto(`${hall.base}/services#nowhere`);
    await page.getByText('Belə xidmət yoxdur').waitFor();
    await page.getByRole('link', { name: 'Bütün xidmətlər' }).click();
    await heading('Xidmətlər').waitFor();
  });

  step('is where a phone reads more of what its ticket is for', async () => {
    const { secret } = await hall.ask('issueTicket', {}, { service: 'first-grade-admission', language: 'ru' });
    await page.goto(`${hall.base}/t/${secret}`);
    await page.getByRole('link', { name: 'Подробнее об услуге' }).click();
    await page.getByText('Altı yaşı tamam olan').waitFor();
    const legal = 'Təhsil haqqında';
    await page.getByText(legal).waitFor();
  });
});

tell('the page of services');
