import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { sampleCentre } from '../server/sample/sample-centre.ts';
import type { LocalText } from '../shared/centre.ts';
import { pathOf } from '../shared/paths.ts';
import { ensureChromium, howToGetChromium } from './chromium.ts';
import { commandLine, fail, say } from './command-line.ts';
import { buildFronts, frontsAreStale } from './fronts.ts';
import { adminPassword, openSampleHall, type SampleHall } from './sample-hall.ts';
import { callNext, finishVisit, liveMorning, type SampleClerk } from './sample-morning.ts';
import { smallPng } from './small-png.ts';

commandLine({
  usage: 'npm run pictures',
  help: [
    'Makes the pictures of docs/pictures again: a real server in a temporary folder with the sample centre, weeks of made',
    'days behind it and a morning lived through, and each screen as a browser shows it.',
  ].join('\n'),
  options: {},
});

/** Runs in the page. */
const settled =
  'document.fonts.ready.then(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {}))))';

const folder = join(import.meta.dirname, '../docs/pictures');
/** A Tuesday like any other, at opening time and shortly before noon. */
const opens = Temporal.ZonedDateTime.from('2026-11-17T09:00:05[Asia/Baku]').epochMilliseconds;
const noon = Temporal.ZonedDateTime.from('2026-11-17T11:42:00[Asia/Baku]').epochMilliseconds;
const pastDays = 25;
const service = sampleCentre.services.find(({ frequent }) => frequent === 2) ?? fail('the sample has no such service');
const printer = 'printer-1';
const english = (text: LocalText): string => text.en ?? text.az ?? '';

const keep = async (name: string, png: Uint8Array, times = 1): Promise<void> => {
  const small = smallPng(png, times);
  await writeFile(join(folder, `${name}.png`), small);
  say(`docs/pictures/${name}.png ${Math.ceil(small.length / 1000)} kB`);
};

const open = async (browser: Browser, address: string, width: number, height: number): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width, height }, hasTouch: height > width, locale: 'en-GB' });
  await context.addInitScript(() => localStorage.setItem('novbe.language', 'en'));
  const page = await context.newPage();
  await page.goto(address);
  return page;
};
/** Once the letters are there and nothing moves any more; so many times smaller than the screen. */
const take = async (name: string, page: Page, times = 1): Promise<void> => {
  await page.evaluate(settled);
  await keep(name, await page.screenshot({ animations: 'disabled' }), times);
};
const signIn = async (page: Page, user: string, password: string): Promise<void> => {
  await page.fill('[name=login]', user);
  await page.fill('[name=password]', password);
  await page.keyboard.press('Enter');
};
const letIn = async (hall: SampleHall, page: Page): Promise<void> => {
  const code = await page.locator('.pairing-code, .code').innerText();
  await hall.ask('approveDevice', { params: { code } });
};

/** Not in the blink after the screen changed, in which a kiosk takes no touches. */
const touch = async (page: Page, selector: string): Promise<void> => {
  await page.locator(selector).first().waitFor();
  await page.waitForTimeout(700);
  await page.locator(selector).first().tap();
};

const firstSlip = async (hall: SampleHall): Promise<{ readonly job: string }> => {
  const [slip] = await hall.ask('slips', { params: { printer } });
  if (slip !== undefined) return slip;
  await new Promise((resolve) => setTimeout(resolve, 200));
  return firstSlip(hall);
};

const kiosk = async (hall: SampleHall, browser: Browser): Promise<void> => {
  const page = await open(browser, `${hall.base}/kiosk`, 1080, 1920);
  await letIn(hall, page);
  await page.locator('.languages [lang=en]').tap();
  await page.locator(`button:has-text("${english(service.name)}")`).waitFor();
  await take('kiosk', page, 2);
  await touch(page, `button:has-text("${english(service.name)}")`);
  await touch(page, '.take');
  await page.locator('.ticket__number').waitFor();
  const slip = await firstSlip(hall);
  await page.locator('.slip-line', { hasText: 'Take your slip' }).waitFor();
  await take('kiosk-ticket', page, 2);
  const path = pathOf('slips', { centre: sampleCentre.id, printer });
  await keep('slip', await hall.bytes(`${path}/${slip.job}.png`));
  await page.context().close();
};

const wall = async (hall: SampleHall, browser: Browser, clerk: SampleClerk): Promise<void> => {
  const page = await open(browser, `${hall.base}/display`, 1920, 1080);
  await letIn(hall, page);
  await page.locator('main').first().waitFor();
  const { ticket } = await callNext(hall, clerk);
  await page.locator('.row__number', { hasText: ticket.number }).waitFor();
  await take('wall', page);
  await page.context().close();
};

const counter = async (hall: SampleHall, browser: Browser, { user, password }: SampleClerk): Promise<void> => {
  const page = await open(browser, `${hall.base}/counter`, 1366, 768);
  await signIn(page, user, password);
  await page.locator('.desk').waitFor();
  await take('counter', page);
  await page.context().close();
};

const manager = async (hall: SampleHall, browser: Browser): Promise<void> => {
  const page = await open(browser, `${hall.base}/manager`, 1440, 900);
  await signIn(page, 'admin', adminPassword);
  for (const [place, name, shown] of [
    ['now', 'manager', 'The hall now'],
    ['history', 'manager-report', 'Report'],
    ['staffing', 'manager-staffing', 'How many counters are needed'],
    ['waiting', 'manager-waiting', 'Waiting times'],
  ] as const) {
    await page.goto(`${hall.base}/manager#/${place}`);
    await page.getByRole('heading', { name: shown }).first().waitFor();
    if (place === 'history' || place === 'waiting') await page.getByRole('button', { name: 'Last 30 days' }).click();
    await page.locator('table').first().waitFor();
    await page.waitForLoadState('networkidle');
    await take(name, page);
  }
  await page.context().close();
};

const phone = async (hall: SampleHall, browser: Browser): Promise<void> => {
  const issued = await hall.ask('issueTicket', { body: { service: service.id, language: 'en' } });
  const page = await open(browser, `${hall.base}/t/${issued.secret}`, 390, 844);
  await page.getByText(issued.ticket.number).first().waitFor();
  await take('phone', page);
  await page.context().close();
};

/** Learning may take longer than a connection lasts; it goes on all the same. */
const learnWaits = async (hall: SampleHall): Promise<void> => {
  const asked = hall.ask('learn').catch(() => null);
  const learnt = async (): Promise<boolean> => (await hall.ask('estimates')).learnt !== null;
  await asked;
  while (!(await learnt())) await new Promise((resolve) => setTimeout(resolve, 500));
};

const chromiumPath = ensureChromium() ?? fail(howToGetChromium);
if (frontsAreStale()) await buildFronts();
await mkdir(folder, { recursive: true });
const hall = await openSampleHall(opens, pastDays);
// The wall's sound is on, as where its browser is told so (docs/hardware.md).
const args = ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'];
const browser = await chromium.launch({ executablePath: chromiumPath, args });
try {
  await learnWaits(hall);
  const clerks = await liveMorning(hall, noon);
  const [, second, third] = clerks;
  if (second === undefined || third === undefined) throw new Error('nobody works in this hall');
  await finishVisit(hall, third);
  await wall(hall, browser, third);
  await manager(hall, browser);
  await counter(hall, browser, second);
  await phone(hall, browser);
  await kiosk(hall, browser);
} finally {
  await browser.close();
  await hall.close();
}
