import { spawnSync } from 'node:child_process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { ensureCommand } from '../../scripts/debian.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { type HallServer, openBrowser, openScreen, startHall } from '../support/hall.ts';
import { addOfficer, signInOn } from '../support/office-hand.ts';
import { expectNoViolations } from '../support/screen.ts';
import { openStory } from '../support/story-in-steps.ts';

/** [CS13] A certificate is checked by its code on a phone and at a desk, in three languages; withdrawn in the office, it says so. */

const { step, tell } = openStory();

const name = (az: string) => ({ az, ru: az, en: az });
const centre: Centre = {
  ...sampleCentre,
  departments: [{ id: 'social', name: name('Sosial şöbə') }],
  officials: [],
  caseKinds: [{ id: 'request', letter: 'E', name: name('Ərizə'), form: 'appeal', outcomes: ['explained'] }],
  caseTopics: [{ id: 'pension', name: name('Pensiya') }],
  caseOutcomes: [{ id: 'explained', name: name('İzah edilib') }],
  caseRouting: [{ id: 'pensiyalar', topic: 'pension', department: 'social' }],
  caseDocuments: [
    { id: 'certificate', kind: 'request', name: name('Ailə tərkibi haqqında arayış'), text: name('{surname} {name}') },
  ],
};
const answers = {
  ...{ text: 'Arayış istəyirəm.', surname: 'Nümunəvi', name: 'Nümunə' },
  ...{ address: 'Bakı, Nümunə küçəsi 1', phone: '+994501112233' },
};
const says = {
  valid: { az: 'Sənəd etibarlıdır', ru: 'Документ действителен', en: 'The document is valid' },
  withdrawn: { az: 'Sənəd geri götürülüb', ru: 'Документ отозван', en: 'The document was withdrawn' },
  unknown: { az: 'Belə sənəd tapılmadı', ru: 'Такой документ не найден', en: 'There is no such document' },
} as const;

let hall: HallServer;
let browser: Browser;
let leyla: Page;
let code = '';
const errors: (readonly string[])[] = [];

beforeAll(async () => {
  hall = await startHall({ centre });
  await addOfficer(hall, 'leyla', { duties: ['answer', 'lead', 'register'], department: 'social' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});

const open = async (kind: 'phone' | 'manager', path: string): Promise<Page> => {
  const screen = await openScreen(browser, kind, `${hall.base}${path}`);
  errors.push(screen.errors);
  return screen.page;
};
/** The code that stands on a certificate. */
const codeIn = (pdf: Buffer): string => {
  expect(ensureCommand('pdftotext', ['-v'], 'poppler-utils'), 'pdftotext is there').toBe(true);
  const text = spawnSync('pdftotext', ['-', '-'], { input: pdf }).stdout.toString();
  return /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(text)?.[0] ?? '';
};
/** The page of a code, on a phone and at a desk, in each language: what it says, and that all can read it. */
const checked = async (of: string, standing: keyof typeof says): Promise<void> => {
  for (const kind of ['phone', 'manager'] as const) {
    const page = await open(kind, '/');
    for (const language of ['az', 'ru', 'en'] as const) {
      await page.goto(`${hall.base}/v/${of}?language=${language}`);
      await page.getByText(says[standing][language]).first().waitFor();
      await expectNoViolations(page, `${standing}, ${kind}, ${language}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, `${standing}, ${kind}, ${language}: nothing is cut`).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  }
};

step('who answers issues it, on the page of the case', async () => {
  const contact = { name: 'Nümunə', phone: answers.phone };
  await hall.ask('registerCase', {}, { kind: 'request', topic: 'pension', answers, contact });
  const [one] = (await hall.ask('cases', {})).cases;
  leyla = await open('manager', '/office');
  await signInOn(leyla, 'leyla');
  await leyla.getByRole('link', { name: one?.number ?? '' }).click();
  await leyla.locator('.moves__form').getByRole('button', { name: 'Şöbəyə göndər', exact: true }).click();
  await leyla.getByRole('button', { name: 'Sənəd ver', exact: true }).click();
  await leyla.getByRole('button', { name: /^Geri götür/ }).waitFor();
  await expectNoViolations(leyla, 'a document is there');
  const path = await leyla.locator('.files__link').getAttribute('href');
  code = codeIn(await (await leyla.request.get(`${hall.base}${path}`)).body());
});

step('anybody checks it by its code; another code is nobody’s', async () => {
  expect(code).not.toBe('');
  await checked(code, 'valid');
  await checked('ABCDEFGHJKMN', 'unknown');
});

step('its lead withdraws it with a reason, by two presses, and the check says so at once', async () => {
  await leyla.getByRole('button', { name: /^Geri götür/ }).click();
  await leyla.getByRole('button', { name: 'Sənədi geri götür', exact: true }).click();
  await leyla.getByText('Səbəbi yazın.').waitFor();
  await expectNoViolations(leyla, 'a reason is missing');
  await leyla.getByLabel('Sənəd nə üçün geri götürülür?').fill('Ad səhv yazılıb');
  await leyla.getByRole('button', { name: 'Sənədi geri götür', exact: true }).click();
  await leyla.getByRole('button', { name: /^Geri götür/ }).waitFor({ state: 'detached' });
  await checked(code, 'withdrawn');
  expect(errors.flat()).toEqual([]);
});

tell('a certificate is issued, checked by anybody, and withdrawn');
