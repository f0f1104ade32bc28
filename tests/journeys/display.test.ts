import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { azerbaijaniCentre, type HallServer, openBrowser, openDay, openScreen, startHall } from '../support/hall.ts';
import { expectNoViolations, stopwatch } from '../support/screen.ts';
import { openStory } from '../support/story-in-steps.ts';

const { part, step, tell } = openStory();

/** The wall display against a real server: calls, announcements, a lost server. */

let hall: HallServer;
let browser: Browser;

const counters = ['1', '2', '3'];
const service = 'first-grade-admission';

beforeAll(async () => {
  hall = await startHall({
    centre: { ...azerbaijaniCentre, calling: { secondsBetweenRecalls: 0 } },
  });
  await openDay(hall);
  for (const id of counters) await hall.ask('openCounter', { id }, { profile: 'general' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});

const issue = async (): Promise<{ readonly id: string; readonly number: string }> => {
  const { ticket } = await hall.ask('issueTicket', {}, { service });
  return ticket;
};
const openWall = async () => {
  const wall = await openScreen(browser, 'display', `${hall.base}/display`);
  await wall.page.locator('.stage').waitFor();
  return wall;
};
/** Writes down each number that the wall announces, in order. */
const hearNumbers = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const look = (): void => {
      const number = document.querySelector('.row--announced .row__number')?.textContent;
      const last = heard.at(-1);
      if (number !== undefined && number !== last) heard.push(number ?? '');
      if (number === undefined && last !== '') heard.push('');
    };
    new MutationObserver(look).observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      characterData: true,
    });
  });
const heardBy = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => (window as unknown as { heard: string[] }).heard.filter((number) => number !== ''));

part('the wall display', () => {
  step('announces two calls made at once one after the other, then lists both', async () => {
    const { page, errors } = await openWall();
    await hearNumbers(page);
    const tickets = [await issue(), await issue()];
    await Promise.all(['1', '2'].map((id) => hall.ask('callNext', { id })));
    const numbers = tickets.map(({ number }) => number).sort();
    await eventually(async () => expect([...(await heardBy(page))].sort()).toEqual(numbers));
    await page.locator('.rows').waitFor();
    await eventually(async () => {
      expect((await page.locator('.row__number').allInnerTexts()).sort()).toEqual(numbers);
    });
    await expectNoViolations(page);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  step('shows calls made while it was shut without announcing them', async () => {
    const { number } = await issue();
    await hall.ask('callNext', { id: '3' });
    const { page } = await openWall();
    await page.getByText(number, { exact: true }).waitFor();
    expect(await page.locator('.row--announced').count()).toBe(0);
    await page.context().close();
  });

  step('says within 10 s that its server is frozen, and recovers by itself', async () => {
    const { page } = await openWall();
    const elapsed = await stopwatch(page);
    hall.signal('SIGSTOP');
    try {
      await page.locator('.lost').waitFor();
      expect(await elapsed()).toBeLessThan(10_000);
      expect(await page.locator('.row').count()).toBe(0);
      await expectNoViolations(page);
    } finally {
      hall.signal('SIGCONT');
    }
    await page.locator('.lost').waitFor({ state: 'detached' });
    await page.locator('.row').first().waitFor();
    await page.context().close();
  });
});

tell('calls on the wall display');
