import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { openLog } from '../server/log.ts';
import { readSettings } from '../server/settings.ts';
import { type Machine, thisMachine } from '../server/time/machine.ts';
import type { LocalText } from '../shared/centre/centre.ts';
import { screenLanguages } from '../shared/languages.ts';
import { pathOf, type RouteName } from '../shared/paths.ts';
import type { RouteValue } from '../shared/routes.ts';
import { ensureChromium, howToGetChromium } from './chromium.ts';
import { commandLine, fail, say } from './command-line.ts';
import { type Asker, openAsking, type Question } from './demo/asking.ts';
import { demoCentre, guestCounter } from './demo/demo-centre.ts';
import { openDemo } from './demo/open-demo.ts';
import { asAsker, type DemoPerson, personOf } from './demo/people.ts';
import { freePort } from './free-port.ts';
import { buildFronts, frontsAreStale } from './fronts.ts';
import { smallPng } from './small-png.ts';

commandLine({
  usage: 'npm run pictures',
  help: [
    'Makes the pictures of docs/pictures again, and the small ones of the first page in each language: a demo in a temporary',
    'folder, just before noon, and each screen as a browser shows it.',
  ].join('\n'),
  options: {},
});

/** Runs in the page. */
const settled =
  'document.fonts.ready.then(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {}))))';

const folders = {
  docs: join(import.meta.dirname, '../docs/pictures'),
  home: join(import.meta.dirname, '../home/pictures'),
} as const;
/** A Tuesday like any other, shortly before noon. */
const noon = Temporal.ZonedDateTime.from('2026-11-17T11:42:00[Asia/Baku]').epochMilliseconds;
const pastDays = 25;
const service = demoCentre.services.find(({ frequent }) => frequent === 2) ?? fail('the sample has no such service');
const printer = 'printer-1';
const inWords = (text: LocalText, language: string): string => text[language] ?? text.az ?? '';

/** The hall stands still just before noon: nobody moves while the pictures are taken. */
const openHall = async (folder: string) => {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const settings = readSettings({ PORT: String(port), DATA_DIR: folder, PUBLIC_URL: base });
  if (!settings.ok) throw new Error(settings.refusal);
  const own = thisMachine();
  const begun = own.elapsed();
  const real: Machine = { ...own, wall: () => noon + own.elapsed() - begun };
  const log = openLog('error');
  const what = { settings: settings.value, log, speed: 1, pastDays, seed: 11, real, isTold: false };
  const demo = await openDemo({ ...what, onDay: () => undefined });
  await demo.rest();
  const asking = openAsking(base, demoCentre.id);
  const admin = asAsker(personOf(demo.kept, 'admin'));
  return {
    base,
    people: demo.kept.people,
    /** Asks a route, as the administrator unless said; throws what was refused. */
    async ask<N extends RouteName>(route: N, question: Question = {}, by: Asker = admin): Promise<RouteValue<N>> {
      const asked = await asking.ask(by, route, question);
      if (!asked.ok) throw new Error(`${route}: ${asked.refusal.code}: ${asked.refusal.message}`);
      return asked.value;
    },
    async bytes(path: string): Promise<Buffer> {
      const headers = { cookie: await asking.cookieOf(admin) };
      return Buffer.from(await (await fetch(`${base}${path}`, { headers })).arrayBuffer());
    },
    async close(): Promise<void> {
      asking.close();
      await demo.close();
    },
  };
};
type Hall = Awaited<ReturnType<typeof openHall>>;

/** Where a picture goes, and so many times smaller than the screen. */
interface Place {
  readonly folder: keyof typeof folders;
  readonly name: string;
  readonly times?: number;
}

const keep = async ({ folder, name, times = 1 }: Place, png: Uint8Array): Promise<void> => {
  const small = smallPng(png, times);
  await writeFile(join(folders[folder], `${name}.png`), small);
  say(`${folder}/pictures/${name}.png ${Math.ceil(small.length / 1000)} kB`);
};

interface Shown {
  readonly language: string;
  readonly width: number;
  readonly height: number;
}

const open = async (browser: Browser, address: string, { language, width, height }: Shown): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width, height }, hasTouch: height > width, locale: language });
  await context.addInitScript((code) => localStorage.setItem('novbe.language', code), language);
  const page = await context.newPage();
  await page.goto(address);
  return page;
};

/** Once the letters are there and nothing moves any more. */
const take = async (page: Page, ...places: readonly Place[]): Promise<void> => {
  await page.evaluate(settled);
  const png = await page.screenshot({ animations: 'disabled' });
  for (const place of places) await keep(place, png);
};
/** The small one of the first page; in English beside the one of the docs. */
const both = (name: string, language: string, times: { readonly docs: number; readonly home: number }) => [
  { folder: 'home', name: `${name}-${language}`, times: times.home } as const,
  ...(language === 'en' ? [{ folder: 'docs', name, times: times.docs } as const] : []),
];

const signIn = async (page: Page, { user, password }: DemoPerson): Promise<void> => {
  await page.fill('[name=login]', user);
  await page.fill('[name=password]', password);
  await page.keyboard.press('Enter');
};
const letIn = async (hall: Hall, page: Page): Promise<void> => {
  const code = await page.locator('.pairing-code, .code').innerText();
  await hall.ask('approveDevice', { params: { code } });
};

/** Not in the blink after the screen changed, in which a kiosk takes no touches. */
const touch = async (page: Page, selector: string): Promise<void> => {
  await page.locator(selector).first().waitFor();
  await page.waitForTimeout(700);
  await page.locator(selector).first().tap();
};

const firstSlip = async (hall: Hall): Promise<{ readonly job: string }> => {
  const [slip] = await hall.ask('slips', { params: { printer } });
  if (slip !== undefined) return slip;
  await new Promise((resolve) => setTimeout(resolve, 200));
  return firstSlip(hall);
};

const kiosk = async (hall: Hall, browser: Browser): Promise<void> => {
  const page = await open(browser, `${hall.base}/kiosk`, { language: 'en', width: 1080, height: 1920 });
  await letIn(hall, page);
  for (const language of ['az', 'ru', 'en']) {
    await touch(page, `.languages [lang=${language}]`);
    await page.locator(`button:has-text("${inWords(service.name, language)}")`).waitFor();
    await take(page, ...both('kiosk', language, { docs: 2, home: 3 }));
  }
  await touch(page, `button:has-text("${inWords(service.name, 'en')}")`);
  await touch(page, '.take');
  await page.locator('.ticket__number').waitFor();
  await page.locator('.slip-line', { hasText: 'Take your slip' }).waitFor();
  await take(page, { folder: 'docs', name: 'kiosk-ticket', times: 2 });
  const slip = await firstSlip(hall);
  const path = pathOf('slips', { centre: demoCentre.id, printer });
  await keep({ folder: 'docs', name: 'slip' }, await hall.bytes(`${path}/${slip.job}.png`));
  await page.context().close();
};

/** The wall speaks the centre's first language, unless its own is another. */
const wall = async (hall: Hall, browser: Browser): Promise<void> => {
  const clerk = hall.people.find(({ counter }) => counter === guestCounter) ?? fail('nobody is at this counter');
  await hall.ask('openCounter', { params: { counter: guestCounter } }, asAsker(clerk));
  const page = await open(browser, `${hall.base}/display`, { language: 'en', width: 1920, height: 1080 });
  await letIn(hall, page);
  await page.locator('main').first().waitFor();
  const { ticket } = await hall.ask('callNext', { params: { counter: guestCounter } }, asAsker(clerk));
  await page.locator('.row__number', { hasText: ticket.number }).waitFor();
  await take(page, { folder: 'docs', name: 'wall' }, ...screenLanguages.map(smallWall));
  await hall.ask('start', { params: { ticket: ticket.id } }, asAsker(clerk));
  await page.context().close();
};
const smallWall = (language: string): Place => ({ folder: 'home', name: `display-${language}`, times: 3 });

const counter = async (hall: Hall, browser: Browser, language: string): Promise<void> => {
  const page = await open(browser, `${hall.base}/counter`, { language, width: 1366, height: 768 });
  await signIn(page, hall.people.find((one) => one.counter === '2') ?? fail('nobody is at counter 2'));
  await page.locator('.desk').waitFor();
  await take(page, ...both('counter', language, { docs: 1, home: 2 }));
  await page.context().close();
};

const sections = [
  { place: 'history', name: 'manager-report', shown: 'Report', range: true },
  { place: 'staffing', name: 'manager-staffing', shown: 'How many counters are needed', range: false },
  { place: 'waiting', name: 'manager-waiting', shown: 'Waiting times', range: true },
] as const;

const manager = async (hall: Hall, browser: Browser, language: string): Promise<void> => {
  const page = await open(browser, `${hall.base}/manager`, { language, width: 1440, height: 900 });
  await signIn(page, hall.people.find(({ role }) => role === 'manager') ?? fail('nobody manages'));
  await page.locator('table').first().waitFor();
  await page.waitForLoadState('networkidle');
  await take(page, ...both('manager', language, { docs: 1, home: 2 }));
  for (const { place, name, shown, range } of language === 'en' ? sections : []) {
    await page.goto(`${hall.base}/manager#/${place}`);
    await page.getByRole('heading', { name: shown }).first().waitFor();
    if (range) await page.getByRole('button', { name: 'Last 30 days' }).click();
    await page.locator('table').first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.getByText('Loading…').first().waitFor({ state: 'hidden' });
    await take(page, { folder: 'docs', name });
  }
  await page.context().close();
};

const phone = async (hall: Hall, browser: Browser, language: string): Promise<void> => {
  const issued = await hall.ask('issueTicket', { body: { service: service.id, language } });
  const page = await open(browser, `${hall.base}/t/${issued.secret}`, { language, width: 390, height: 844 });
  await page.getByText(issued.ticket.number).first().waitFor();
  await take(page, ...both('phone', language, { docs: 1, home: 1 }));
  await page.context().close();
};

/** The page that everybody may read, at one of its services. */
const services = async (hall: Hall, browser: Browser, language: string): Promise<void> => {
  const page = await open(browser, `${hall.base}/services`, { language, width: 1440, height: 900 });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText(inWords(service.name, language)).first().waitFor();
  await take(page, { folder: 'home', name: `services-${language}`, times: 2 });
  await page.context().close();
};

/** Learning may take longer than a connection lasts; it goes on all the same. */
const learnWaits = async (hall: Hall): Promise<void> => {
  const asked = hall.ask('learn').catch(() => null);
  const learnt = async (): Promise<boolean> => (await hall.ask('estimates')).learnt !== null;
  await asked;
  while (!(await learnt())) await new Promise((resolve) => setTimeout(resolve, 500));
};

const chromiumPath = ensureChromium() ?? fail(howToGetChromium);
if (frontsAreStale()) await buildFronts();
for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true });
const dataDir = await mkdtemp(join(tmpdir(), 'novbe-pictures-'));
const hall = await openHall(dataDir);
// The wall's sound is on, as where its browser is told so (docs/hardware.md).
const args = ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'];
const browser = await chromium.launch({ executablePath: chromiumPath, args });
try {
  await learnWaits(hall);
  await wall(hall, browser);
  for (const language of screenLanguages) {
    await manager(hall, browser, language);
    await counter(hall, browser, language);
    await phone(hall, browser, language);
    await services(hall, browser, language);
  }
  await kiosk(hall, browser);
} finally {
  await browser.close();
  await hall.close();
  await rm(dataDir, { recursive: true, force: true });
}
