import type { Browser } from 'playwright-core';
import { weightOf } from '../tests/journeys/a-weight.ts';
import { approve, type HallServer, openBrowser, openDay, openScreen, sizes } from '../tests/support/hall.ts';
import { settled, tap } from '../tests/support/screen.ts';
import { median, ratioOf, shown, table, verdict } from './figures.ts';
import { openBenchHall } from './hall.ts';

/** What each screen's JavaScript weighs, and how soon a kiosk on a slow machine is ready. */

export async function fronts(): Promise<void> {
  weights();
  const { hall } = await openBenchHall();
  const browser = await openBrowser();
  try {
    const found = { kiosk: [] as number[], empty: [] as number[] };
    for (let round = -1; round < rounds; round++) {
      const kiosk = await ready(browser, `${hall.base}/kiosk`, '.tile, .pairing-code');
      const empty = await ready(browser, `${hall.base}/api/centres`, 'body');
      if (round < 0) continue;
      found.kiosk.push(kiosk);
      found.empty.push(empty);
    }
    table(`A kiosk's first picture with the processor slowed ${slower} times, nothing cached`, [
      ['', 'ms'],
      ['kiosk', shown(median(found.kiosk))],
      ['an empty page of the same server', shown(median(found.empty))],
      ['ratio', shown(ratioOf(found.kiosk, found.empty))],
    ]);
    await tickets(browser, hall);
  } finally {
    await browser.close();
    await hall.close();
  }
}

const takes = 'button.take';
const toTicket = {
  'one of those asked for often': ['.rows .row', takes],
  'any other, by its topic': ['.tiles .tile', '.rows .row', takes],
} as const;

/** How many touches a ticket takes, and how long after the last of them its number stands on the screen. */
const tickets = async (browser: Browser, hall: HallServer): Promise<void> => {
  const { page, context } = await openScreen(browser, 'kiosk', `${hall.base}/kiosk`, true);
  await approve(hall, page);
  await openDay(hall);
  const rows: string[][] = [];
  for (const [service, touches] of Object.entries(toTicket)) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await page.goto(`${hall.base}/kiosk`);
      for (const selector of touches.slice(0, -1)) await tap(page, selector);
      await page.locator(takes).waitFor();
      await settled(page);
      const began = performance.now();
      await page.locator(takes).tap();
      await page.locator('.ticket__number').waitFor();
      times.push(performance.now() - began);
    }
    rows.push([service, String(touches.length), shown(median(times))]);
  }
  await context.close();
  table('A ticket at a kiosk', [['service', 'touches', 'ms from the last to the number'], ...rows]);
};

const small: readonly string[] = ['kiosk', 'display'];
const screens = ['kiosk', 'display', 'counter', 'manager', 'phone'] as const;
const slower = 6;
const rounds = 7;

const weights = (): void => {
  const rows = screens.map((screen) => {
    const { files, bytes } = weightOf(screen);
    const kilobytes = bytes / 1000;
    return [screen, String(files), shown(kilobytes), small.includes(screen) ? verdict(kilobytes, { atMost: 44 }) : ''];
  });
  table('JavaScript of each screen, gzipped', [['screen', 'files', 'kB', 'aim'], ...rows]);
};

/** Milliseconds until something stands on a page, in a browser without a cache on a slow processor. */
const ready = async (browser: Browser, url: string, selector: string): Promise<number> => {
  const context = await browser.newContext({ viewport: sizes.kiosk });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
    const began = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    await page.locator(selector).first().waitFor();
    return performance.now() - began;
  } finally {
    await context.close();
  }
};
