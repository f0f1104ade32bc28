import axe, { type RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { adminPassword, type HallServer, openScreen } from './hall.ts';
import type { Veiled } from './unpainted.ts';

/** What the journeys do at more than one screen. */

/** What axe-core finds against WCAG 2.2 AA on a page, a line each; `state` says what was being shown. */
export async function violations(page: Pick<Page, 'evaluate'>, state = ''): Promise<readonly string[]> {
  // Read once by each document: it is half a megabyte.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(async (options) => {
    // From its top: of a link that has been scrolled half under a bar that stays, only the rest would count.
    scrollTo(0, 0);
    // As it will stand: half way from one colour to another nothing has its contrast.
    for (const moving of document.getAnimations())
      if (moving.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY) moving.finish();
    // What is not painted has no contrast.
    const { axe, veil } = window as unknown as InPage;
    if (veil !== undefined) veil.disabled = true;
    const found = await axe.run(document, options);
    if (veil !== undefined) veil.disabled = false;
    return found.violations;
  }, axeOptions);
  return found.map(({ id, nodes }) => `${state} ${id}: ${nodes.map(({ html }) => html).join(', ')}`);
}

/** Fails the test for anything that axe-core finds. */
export async function expectNoViolations(page: Page, state = ''): Promise<void> {
  expect(await violations(page, state)).toEqual([]);
}

/** Lets the blink pass in which a kiosk or a counter takes no touches after its screen has changed: by the clock of the page, at once. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('blink')));
}

/** Taps as a person does: not in the blink after the screen changed. */
export async function tap(page: Page, selector: string): Promise<void> {
  await page.locator(selector).first().waitFor();
  await settled(page);
  await page.locator(selector).first().tap();
}

/**
 * Types as a reader does that is a keyboard: a key each 2 ms by the time that the browser gives it, however late this machine sends
 * it, and Enter at the end. For what no keyboard has it sends a key without a letter: \b stands for F8.
 */
export async function typeAsReader(page: Page, text: string): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const began = Date.now() / 1000 - (text.length + 1) * 0.002;
  for (const [at, letter] of [...text, '\r'].entries()) {
    const named = namedKeys[letter];
    const key = {
      key: named ?? letter,
      code: named ?? '',
      text: letter === '\b' ? '' : letter,
      timestamp: began + at * 0.002,
    };
    await browser.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key });
    await browser.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  }
  await browser.detach();
}

const namedKeys: { readonly [letter: string]: string } = { '\r': 'Enter', '\b': 'F8' };

/**
 * A watch that begins now and tells the milliseconds in which this page could do something: those by which its timers came late,
 * because the machine was busy, are not counted.
 */
export async function stopwatch(page: Page): Promise<() => Promise<number>> {
  await page.evaluate((every) => {
    const began = performance.now();
    let last = began;
    let late = 0;
    const beat = (): void => {
      late += Math.max(0, performance.now() - last - every);
      last = performance.now();
    };
    setInterval(beat, every);
    Object.assign(window, { stopwatch: () => performance.now() - began - late });
  }, 50);
  return () => page.evaluate(() => (window as unknown as { stopwatch(): number }).stopwatch());
}

/** The manager's screen at a place (`#/waiting`), with the administrator signed in. */
export async function openManager(hall: HallServer, browser: Browser, place = ''): ReturnType<typeof openScreen> {
  const screen = await openScreen(browser, 'manager', `${hall.base}/manager${place}`);
  const { page } = screen;
  // The one at home here has put off setting up a centre of their own.
  await page.evaluate(() => localStorage.setItem('novbe-first-run-offered', 'later'));
  await page.getByLabel('İstifadəçi adı').fill('admin');
  await page.getByLabel('Parol', { exact: true }).fill(adminPassword);
  await page.getByRole('button', { name: 'Daxil ol' }).click();
  return screen;
}

interface InPage extends Veiled {
  readonly axe: typeof axe;
}

/** Of what is well nothing is told: to name all of it takes as long as to look at it. */
const axeOptions: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
};

/** The head of a table stays at the top of the window while its rows go by; on paper it stands in its place, on each page. */
export async function expectHeadInSight(page: Page, table: string): Promise<void> {
  const cell = page.locator(`${table} thead th`).first();
  const top = await cell.evaluate((element) => {
    // Room to scroll in, however short the list is.
    document.body.style.paddingBottom = '200vh';
    scrollTo(0, scrollY + (element.closest('table')?.getBoundingClientRect().top ?? 0) + 20);
    return element.getBoundingClientRect().top;
  });
  expect(Math.round(top), `the head of ${table}`).toBe(0);
  await page.emulateMedia({ media: 'print' });
  const printed = await cell.evaluate((element) => {
    const group = element.closest('thead');
    return [getComputedStyle(element).position, group === null ? '' : getComputedStyle(group).display];
  });
  expect(printed).toEqual(['static', 'table-header-group']);
  await page.emulateMedia({ media: null });
  await page.evaluate(() => {
    document.body.style.paddingBottom = '';
    scrollTo(0, 0);
  });
}
