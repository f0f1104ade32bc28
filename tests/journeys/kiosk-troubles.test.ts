import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import { databaseName } from '../../server/store/place.ts';
import type { LocalText } from '../../shared/centre/centre.ts';
import type { StoredEvent } from '../../shared/events.ts';
import { limitFiles } from '../crash/faults.ts';
import { type FakePrinter, startFakePrinter } from '../fakes/printer.ts';
import { eventually } from '../support/eventually.ts';
import { type HallServer, openBrowser, openDay, openScreen, startHall } from '../support/hall.ts';
import { expectNoViolations, tap } from '../support/screen.ts';

/** What a visitor reads, in their language, where the server's disk or the printer fails: a real server, a real browser. */

const service = sampleCentre.services[0];
if (service === undefined) throw new Error('the sample has no service');

let printer: FakePrinter;
let hall: HallServer;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  printer = await startFakePrinter();
  const connection = { kind: 'tcp', host: '127.0.0.1', port: printer.port } as const;
  const printers = sampleCentre.printers.map((one) => ({ ...one, connection }));
  hall = await startHall({ centre: { ...sampleCentre, printers } });
  await openDay(hall);
  browser = await openBrowser();
  ({ page } = await openScreen(browser, 'kiosk', `${hall.base}/kiosk`));
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
  await printer?.close();
});

const languages = { az: 'Azərbaycanca', ru: 'Русский', en: 'English' } as const;
type Language = keyof typeof languages;
const nameIn = (text: LocalText, language: Language): string => text[language] ?? '';

/** A visitor chooses a language and the service. */
const choose = async (page: Page, language: Language): Promise<void> => {
  await page.locator('h1').waitFor();
  if (language !== 'az') await tap(page, `button:has-text("${languages[language]}")`);
  await page.locator('button', { hasText: nameIn(service.name, language) }).waitFor();
  await tap(page, `button:has-text("${nameIn(service.name, language)}")`);
  await page.locator('.take').waitFor();
};

/** The kiosk of all these tests, at which a visitor has chosen their language and a service. */
const atTheService = async (language: Language): Promise<void> => {
  await page.goto(`${hall.base}/kiosk`);
  await choose(page, language);
};

const issued = async (): Promise<number> => {
  const { events } = await hall.ask('events');
  return (events as StoredEvent[]).filter(({ event }) => event.type === 'ticket-issued').length;
};

describe('a server that cannot store anything', () => {
  test.each([
    ['az', 'Nömrəni yaza bilmədik.'],
    ['ru', 'Не удалось записать номер.'],
    ['en', 'We could not record your number.'],
  ] as const)('is said so (%s), no number is shown, and the next try gives one', async (language, words) => {
    await atTheService(language);
    const wal = statSync(join(hall.dataDir, `${databaseName}-wal`)).size;
    limitFiles(hall.pid, wal);
    try {
      // What the log had room for already is taken up first.
      const refused = async (): Promise<boolean> =>
        hall.ask('issueTicket', {}, { service: service.id }).then(
          () => false,
          (error: Error) => /cannot-store/.test(error.message),
        );
      for (let tries = 0; !(await refused()); tries += 1) expect(tries).toBeLessThan(3000);
      const before = await issued();
      await tap(page, '.take');
      await page.locator('.trouble', { hasText: words }).waitFor();
      await expectNoViolations(page, `cannot store, ${language}`);
      expect(await page.locator('.ticket__number').count()).toBe(0);
      expect(await issued()).toBe(before);
    } finally {
      limitFiles(hall.pid, null);
    }
    // It finds out by itself that there is room again.
    await eventually(async () => void (await hall.ask('issueTicket', {}, { service: service.id })));
    const before = await issued();
    await tap(page, '.take');
    await page.locator('.ticket__number').waitFor();
    expect(await issued()).toBe(before + 1);
  });
});

test('a kiosk that has given more than its pace says so, and gives a number once it may', async () => {
  const pace = (atOnce: number) =>
    hall.configure((centre) => ({ ...centre, limits: { ...centre.limits, pace: { atOnce, seconds: 600 } } }));
  const asksAgain = {
    az: 'Bir neçə saniyədən sonra yenidən toxunun.',
    ru: 'Нажмите ещё раз через несколько секунд.',
    en: 'Please touch again in a few seconds.',
  } as const;
  await pace(1);
  // One that has given nothing so far.
  const { page, context } = await openScreen(browser, 'kiosk', `${hall.base}/kiosk`);
  await choose(page, 'az');
  await tap(page, '.take');
  await page.locator('.ticket__number').waitFor();
  const before = await issued();
  await tap(page, '.take');
  for (const language of ['az', 'ru', 'en'] as const) {
    await choose(page, language);
    await tap(page, '.take');
    await page.locator('.trouble', { hasText: asksAgain[language] }).waitFor();
    if (language !== 'en') await tap(page, '.bar button >> nth=1');
  }
  await expectNoViolations(page, 'too many');
  expect(await issued()).toBe(before);
  await pace(2);
  await tap(page, '.take');
  await page.locator('.ticket__number').waitFor();
  expect(await issued()).toBe(before + 1);
  await context.close();
  await hall.configure(({ limits: _, ...centre }) => centre);
});

describe('a printer', () => {
  const note = 'Запомните номер: ';
  test.each([
    ['paper-out', `${note}в принтере кончилась бумага`],
    ['cover-open', `${note}талон не напечатался`],
    ['cutter', `${note}талон не напечатался`],
    ['silent', `${note}талон может выйти позже`],
    ['slow', 'Талон печатается…'],
  ] as const)('with %s: "%s", and the slip is to be taken once it has come', async (fault, words) => {
    await atTheService('ru');
    printer.setFault(fault);
    const before = printer.slips.length;
    await tap(page, '.take');
    await page.locator('.slip-line', { hasText: words }).waitFor();
    const number = await page.locator('.ticket__number').innerText();
    expect(number).toMatch(/^[A-Z]\d+$/);
    expect(printer.slips).toHaveLength(before);
    printer.release();
    printer.setFault('none');
    await page.locator('.slip-line', { hasText: 'Возьмите талон' }).waitFor();
    expect(await page.locator('.ticket__number').innerText()).toBe(number);
    expect(printer.slips).toHaveLength(before + 1);
  });
});
