import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import { eventually } from '../support/eventually.ts';
import { type HallServer, openBrowser, openDay, openScreen, startHall } from '../support/hall.ts';
import { expectNoViolations, tap } from '../support/screen.ts';
import { openStory } from '../support/story-in-steps.ts';

const { step, tell } = openStory();

/** How long it will take, as visitors read it: on the kiosk before and after taking a ticket, then on the phone. */

let hall: HallServer;
let browser: Browser;
const service = 'first-grade-admission';

beforeAll(async () => {
  hall = await startHall({ centre: { ...sampleCentre, calling: { secondsBetweenRecalls: 0 } } });
  await openDay(hall);
  await hall.ask('openCounter', { id: '3' }, { profile: 'general' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});

const issue = (asked = service) => hall.ask('issueTicket', {}, { service: asked, language: 'en' });
const serveNext = async (): Promise<void> => {
  const { ticket } = await hall.ask('callNext', { id: '3' });
  await hall.ask('start', { id: ticket.id });
  await hall.ask('finish', { id: ticket.id });
};
/** Minutes, or times of day where it is long. */
const minutes = /\d+\D*dəqiqə|saat \d/;

step('the kiosk says a range before and after a ticket is taken', async () => {
  for (let n = 0; n < 3; n++) await issue();
  // For another service, but at the same counter: he goes before too.
  await issue(sampleCentre.services.find(({ id }) => id !== service)?.id);
  const { page, errors, context } = await openScreen(browser, 'kiosk', `${hall.base}/kiosk`);
  await tap(page, 'button:has-text("Birinci sinfə şagird qəbulu")');
  await page.locator('.ahead__wait', { hasText: minutes }).waitFor();
  await page.locator('.ahead', { hasText: 'Növbədə 4 nəfər' }).waitFor();
  await expectNoViolations(page);
  await tap(page, '.take');
  await page.locator('.ticket__number').waitFor();
  await page.locator('.ticket__about .ahead__wait', { hasText: minutes }).waitFor();
  await page.locator('.ticket__about .ahead', { hasText: 'qabaqda 4 nəfər' }).waitFor();
  await expectNoViolations(page);
  expect(errors).toEqual([]);
  await context.close();
});

step('the phone’s range follows the line as others are called', async () => {
  const { secret } = await issue();
  const { page, errors, context } = await openScreen(browser, 'phone', `${hall.base}/t/${secret}`);
  const shown = page.locator('.left__minutes');
  await page.getByText('5 people ahead of you').first().waitFor();
  const before = await shown.innerText();
  await expectNoViolations(page);
  for (let n = 0; n < 5; n++) await serveNext();
  await page.getByText('You are next').first().waitFor();
  await eventually(async () => expect(await shown.innerText()).not.toBe(before));
  await expectNoViolations(page);
  expect(errors).toEqual([]);
  await context.close();
});

tell('the wait as the visitor is told of it');
