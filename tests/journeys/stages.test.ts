import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { StoredEvent } from '../../shared/events.ts';
import { eventually } from '../support/eventually.ts';
import {
  addClerk,
  clerkPassword,
  type HallServer,
  openBrowser,
  openDay,
  openScreen,
  startHall,
} from '../support/hall.ts';
import { expectNoViolations, settled, tap } from '../support/screen.ts';
import { openStory } from '../support/story-in-steps.ts';

const { part, step, tell } = openStory();

/** Two people come for two services: from the kiosk over two counters to the phone that sees all of it. */

let hall: HallServer;
let browser: Browser;
let counter: Page;
let ticket: Found;

interface Found {
  readonly id: string;
  readonly later: readonly string[];
}
/** A ticket as it was issued, by its number. */
const found = async (number: string): Promise<Found> => {
  const { events } = await hall.ask('events');
  for (const { event } of events as readonly StoredEvent[])
    if (event.type === 'ticket-issued' && event.number === number)
      return { id: event.ticket, later: event.later ?? [] };
  throw new Error(`there is no ticket ${number}`);
};

beforeAll(async () => {
  hall = await startHall({ centre: { ...sampleCentre, visits: { services: 3, people: 4 } } });
  await openDay(hall);
  await addClerk(hall, 'leyla');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});

part('a visit of several services and several people', () => {
  step('[VS1] [VS6] [GR1] is put together at the kiosk in a few touches', async () => {
    const { page, errors } = await openScreen(browser, 'kiosk', `${hall.base}/kiosk`);
    await tap(page, '.row:has-text("Birinci sinfə şagird qəbulu")');
    await tap(page, '.row:has-text("Bir neçə xidmət")');
    await page.getByRole('heading', { name: 'Gəlişiniz' }).waitFor();
    await expectNoViolations(page, 'visit');
    await tap(page, '.row:has-text("Daha bir xidmət")');
    await tap(page, '.row:has-text("Təhsil")');
    await tap(page, '.row:has-text("Xarici diplomların")');
    await page.locator('.visit-legs li').nth(1).waitFor();
    await tap(page, '.row:has-text("Tək gəlmişəm")');
    await expectNoViolations(page, 'people');
    await tap(page, '.visit-count:text-is("2")');
    await tap(page, '.take:not([aria-disabled=true])');
    await page.locator('.ticket__number', { hasText: 'A001' }).waitFor();
    await page.locator('.ticket__more', { hasText: 'A001, A002' }).waitFor();
    await expectNoViolations(page, 'ticket');
    expect(errors).toEqual([]);
    ticket = await found('A001');
    expect(ticket.later).toHaveLength(1);
    await page.context().close();
  });

  step('[VS2] [GR3] the clerk sees where the visitor goes, and the finish sends them there', async () => {
    ({ page: counter } = await openScreen(browser, 'counter', `${hall.base}/counter`));
    await counter.fill('[name=login]', 'leyla');
    await counter.fill('[name=password]', clerkPassword);
    await counter.keyboard.press('Enter');
    await counter.locator('.offer').first().click();
    await counter.keyboard.press('Enter');
    await counter.locator('.next__number', { hasText: 'A001' }).waitFor();
    await settled(counter);
    await counter.keyboard.press('F2');
    await counter.locator('.ticket--called').waitFor();
    await settled(counter);
    await counter.keyboard.press('F4');
    await counter.locator('.ticket--serving').waitFor();
    await counter.locator('#after-finish').waitFor();
    await expectNoViolations(counter, 'after the finish');
    await settled(counter);
    await counter.keyboard.press('F8');
    await counter.locator('.idle').waitFor();
    const now = (await hall.ask('ticket', { id: ticket.id })).ticket;
    expect(now).toMatchObject({ status: 'waiting', number: 'A001', service: ticket.later[0], later: [] });
  });

  step('[VS3] the clerk says that nothing more is to be done', async () => {
    const second = await found('A002');
    await hall.ask('call', { id: '1' }, { ticket: second.id, reason: 'A family' });
    await hall.ask('start', { id: second.id });
    await counter.locator('.ticket--serving').waitFor();
    await counter.selectOption('#after-finish', '');
    await eventually(async () => (await hall.ask('ticket', { id: second.id })).ticket.later.length === 0);
    await counter.locator('#after-finish').waitFor({ state: 'detached' });
    await counter.context().close();
  });
});

tell('a visit of several services and several people');
