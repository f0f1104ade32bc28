import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { historyWords } from '../../appeal/history-words.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { sharedWords } from '../../ui/shared-device/words.ts';
import { openSmsGateway, type SmsGateway, smsAtAnyHour } from '../fakes/sms-gateway.ts';
import { eventually } from '../support/eventually.ts';
import { type HallServer, openBrowser, openScreen, startHall } from '../support/hall.ts';
import { expectNoViolations } from '../support/screen.ts';
import { openStory } from '../support/story-in-steps.ts';
import { painted } from '../support/unpainted.ts';

/** [CS12] [PV5] All that somebody has asked for, opened by a code that comes by SMS: on a phone, at a desk, and on a device of many. */

const { step, tell } = openStory();

const name = (az: string) => ({ az, ru: az, en: az });
const centre: Centre = {
  ...sampleCentre,
  notices: smsAtAnyHour,
  caseKinds: [{ id: 'appeal', letter: 'M', name: name('Ərizə'), form: 'appeal', outcomes: ['explained'] }],
  caseTopics: [{ id: 'pension', name: name('Pensiya') }],
  caseOutcomes: [{ id: 'explained', name: name('İzah edilib') }],
  caseRouting: [],
  caseDocuments: [],
};
const phone = '+994501112233';
const answers = { text: 'Gizli məsələ', surname: 'Nümunəvi', name: 'Nümunə', address: 'Bakı', phone };
const words = historyWords('en');
const shared = sharedWords('en');
/** Messages before the first code. */
const told = 2;
const languages = ['az', 'ru', 'en'] as const;

let gateway: SmsGateway;
let hall: HallServer;
let browser: Browser;
let page: Page;
let number = '';
const errors: (readonly string[])[] = [];

beforeAll(async () => {
  gateway = await openSmsGateway();
  hall = await startHall({ centre, environment: { SMS_URL: gateway.url } });
  ({ number } = await hall.ask('registerCase', {}, { kind: 'appeal', topic: 'pension', answers, contact: { phone } }));
  await bookSeat();
  // That both have come is told to the same phone, and the booking with figures of its own.
  await eventually(() => expect(gateway.received).toHaveLength(told));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
  await gateway?.close();
});

/** With the head of the sample, on a date after today. */
const bookSeat = async (): Promise<void> => {
  const dates = await hall.get('officialDates', { official: 'head' }, {});
  const date = dates.map((one) => one.date).find((one) => one > new Date().toISOString().slice(0, 10)) ?? '';
  const slots = await hall.get('officialSlots', { official: 'head' }, { date });
  const from = slots.find(({ free }) => free > 0)?.from ?? '';
  const { hold } = await hall.ask('hold', {}, { resource: 'official-head', date, from });
  await hall.ask('book', {}, { hold, contact: { name: 'Nümunə', phone } });
};
const open = async (kind: 'phone' | 'manager', path: string): Promise<Page> => {
  const screen = await openScreen(browser, kind, 'about:blank');
  errors.push(screen.errors);
  // Before the page: a timer that it set by the true clock could not be taken back.
  await screen.page.clock.install();
  await screen.page.goto(hall.base + path);
  await screen.page.getByRole('heading', { name: words.title }).waitFor();
  return screen.page;
};
const press = (said: string) => page.getByRole('button', { name: said, exact: true }).click();
const field = (label: string) => page.getByLabel(label, { exact: true });
const heading = (said: string) => page.getByRole('heading', { name: said, exact: true });
const codes = (): readonly string[] =>
  gateway.received.slice(told).flatMap(({ to, text }) => (to === phone ? (/\b\d{6}\b/.exec(text)?.[0] ?? []) : []));
/** Asks for a code, and gives the figures that the message has. */
const askCode = async (): Promise<string> => {
  const before = codes().length;
  await field(words.field.phone).fill('050 111 22 33');
  await press(words.send);
  await heading(words.code).waitFor();
  return eventually(() => {
    const code = codes()[before];
    if (code === undefined) throw new Error('no SMS has come yet');
    return code;
  });
};
const openList = async (code: string): Promise<void> => {
  await field(words.figures).fill(code);
  await press(words.open);
  await heading(number).waitFor();
};
/** Says the name, of a number that several gave. */
const openNamed = async (): Promise<void> => {
  await field(words.nameField).fill('nümunəvi');
  await press(words.open);
  await heading(number).waitFor();
};
/** What the server says to the cookie that this browser has. */
const listStatus = () => page.evaluate(async () => (await fetch('/api/citizen/cases')).status);
/** All can read it, and nothing is cut, on a phone and at a desk, in each language. */
const looked = async (state: string): Promise<void> => {
  const before = page.viewportSize();
  for (const size of [
    { width: 390, height: 844 },
    { width: 1440, height: 900 },
  ]) {
    await page.setViewportSize(size);
    for (const language of languages) {
      await page.locator('.language-switch').getByRole('button', { name: language.toUpperCase() }).click();
      await page.locator(`html[lang="${language}"]`).waitFor();
      await expectNoViolations(page, `${state}, ${size.width}, ${language}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, `${state}, ${size.width}, ${language}: nothing is cut`).toBeLessThanOrEqual(0);
      const folder = process.env.PICTURES;
      if (folder !== undefined)
        await painted(page, () =>
          page.screenshot({ path: `${folder}/${state}-${size.width}-${language}.png`, fullPage: true }),
        );
    }
  }
  if (before !== null) await page.setViewportSize(before);
};

step('half a number is named; a whole one asks for a code, and the SMS has it', async () => {
  page = await open('phone', '/history');
  await field(words.field.phone).fill('050 11');
  await press(words.send);
  await page.getByText(words.wrong.phone).waitFor();
  await looked('half a number');
  expect(gateway.received).toHaveLength(told);
});

step('figures that are too few, and wrong ones, open nothing; the right ones open the list', async () => {
  const code = await askCode();
  await field(words.figures).fill(code.slice(1));
  await press(words.open);
  await page.getByText(words.badFigures).waitFor();
  await field(words.figures).fill(code === '111111' ? '222222' : '111111');
  await press(words.open);
  await page.getByText('The code is wrong, or counts no longer.').waitFor();
  await looked('wrong code');
  expect(await listStatus()).toBe(401);
  await openList(code);
  await heading(words.seats).waitFor();
  expect(await page.locator('.history__one').count()).toBe(2);
  expect(await page.content()).not.toMatch(/Gizli|Nümunəvi/);
  await looked('list');
});

step('one of it is opened, and the way back is the list', async () => {
  await page.getByRole('link', { name: `${words.more} ${number}` }).click();
  await page.waitForURL(/\/m\/[^/]+$/);
  await page.getByText(number).first().waitFor();
  await page.goBack();
  await heading(number).waitFor();
  await page.locator('.history__one', { hasNotText: number }).getByRole('link').click();
  await page.waitForURL(/\/b\/[^/]+$/);
  await page.locator('.standing--booked').waitFor();
  await page.goBack();
  await heading(number).waitFor();
});

step('closed it is closed, at the server too', async () => {
  await press(words.close);
  await field(words.field.phone).waitFor();
  await eventually(async () => expect(await listStatus()).toBe(401));
  await page.reload();
  await field(words.field.phone).waitFor();
  expect(await page.content()).not.toContain(number);
});

step('a number that two gave opens what one name asked for, and nothing of the other', async () => {
  const before = gateway.received.length;
  const theirs = { ...answers, surname: 'Başqası', name: 'Kənan' };
  const asked = { kind: 'appeal', topic: 'pension', answers: theirs, contact: { phone } };
  const other = await hall.ask('registerCase', {}, asked);
  await eventually(() => expect(gateway.received).toHaveLength(before + 1));
  await field(words.figures).fill(await askCode());
  await press(words.open);
  await heading(words.name).waitFor();
  await press(words.open);
  await page.getByText(words.noName).waitFor();
  await field(words.nameField).fill('Naməlum');
  await page.keyboard.press('Enter');
  await page.getByText(words.wrongName).waitFor();
  await looked('name of one');
  expect([await listStatus(), await page.content()]).toEqual([401, expect.not.stringMatching(/Kənan|Başqası/)]);
  await openNamed();
  expect(await page.locator('.history__one').count()).toBe(2);
  expect(await page.content()).not.toContain(other.number);
});

step('a list that was left open closes when its time is over', async () => {
  await page.clock.runFor(15 * 60_000);
  await page.getByText(words.ended).waitFor();
  expect(await page.getByText(number).count()).toBe(0);
  await expectNoViolations(page, 'ended');
  await page.context().close();
});

step('on a device of many the list is hidden after half a minute, and gone after two', async () => {
  page = await open('manager', '/history?shared=yes');
  await page.getByText(shared.note).waitFor();
  await field(words.figures).fill(await askCode());
  await press(words.open);
  await openNamed();
  await page.clock.runFor(31_000);
  await page.getByRole('alertdialog').getByText(shared.hidden).waitFor();
  expect(await heading(number).isVisible()).toBe(false);
  expect(await page.locator('main').isVisible()).toBe(false);
  await expectNoViolations(page, 'hidden');
  await press(shared.goOn);
  await heading(number).waitFor();
  await page.clock.runFor(31_000);
  await page.getByRole('alertdialog').getByText(shared.hidden).waitFor();
  await page.clock.runFor(90_000);
  await field(words.field.phone).waitFor();
  expect(await page.content()).not.toContain(number);
  await eventually(async () => expect(await listStatus()).toBe(401));
});

step('who has sent nothing sees the same page, and gets no code', async () => {
  const before = gateway.received.length;
  await field(words.field.phone).fill('050 999 88 77');
  await press(words.send);
  await heading(words.code).waitFor();
  await field(words.figures).fill('123456');
  await press(words.open);
  await page.getByText('The code is wrong, or counts no longer.').waitFor();
  expect(gateway.received.length).toBe(before);
  expect(errors.flat()).toEqual([]);
});

tell('a code by SMS opens all that somebody has asked for, and it closes again');
