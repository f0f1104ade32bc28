import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import { type HallServer, openBrowser, openDay, openScreen, startHall } from '../support/hall.ts';
import { expectNoViolations } from '../support/screen.ts';
import { openStory } from '../support/story-in-steps.ts';

const { part, step, tell } = openStory();

/** How it was, against a real server: on the visitor's phone, and on the screen at the exit. */

let hall: HallServer;
let browser: Browser;

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

const served = async () => {
  const { ticket, secret } = await hall.ask('issueTicket', {}, { service: 'first-grade-admission', language: 'en' });
  await hall.ask('callNext', { id: '3' });
  await hall.ask('start', { id: ticket.id });
  return { ticket, secret };
};
const stateOf = (secret: string) => hall.ask('visitRating', { secret });

part('how it was', () => {
  step('is asked on the phone once the visit is done, said by one touch, and added to', async () => {
    const { ticket, secret } = await served();
    const { page } = await openScreen(browser, 'phone', `${hall.base}/t/${secret}`);
    await page.getByRole('heading', { name: 'You are being served' }).waitFor();
    expect(await page.getByRole('heading', { name: 'How was the service?' }).count()).toBe(0);
    await hall.ask('finish', { id: ticket.id });
    await page.getByRole('heading', { name: 'How was the service?' }).waitFor();
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'Poor', exact: true }).tap();
    await page.getByText('Your answer: Poor').waitFor();
    expect((await stateOf(secret)).given?.score).toBe(2);
    await expectNoViolations(page);
    await page.getByLabel('I waited too long').check();
    await page.getByLabel('Anything you would like to add').fill('The queue was long.');
    await page.getByRole('button', { name: 'Send' }).tap();
    await page.getByText('Sent', { exact: true }).waitFor();
    expect((await stateOf(secret)).given).toMatchObject({ score: 2, reasons: ['waited'] });
    await page.reload();
    await page.getByText('Your answer: Poor').waitFor();
    for (const [language, said] of [
      ['Azərbaycanca', 'Cavabınız: Pis'],
      ['Русский', 'Ваш ответ: Плохо'],
    ] as const) {
      await page.getByRole('button', { name: language }).tap();
      await page.getByText(said).waitFor();
    }
    await page.context().close();
  });

  step('is said with the keyboard alone', async () => {
    const { ticket, secret } = await served();
    await hall.ask('finish', { id: ticket.id });
    const { page } = await openScreen(browser, 'phone', `${hall.base}/t/${secret}`);
    const best = page.getByRole('button', { name: 'Very good' });
    await best.waitFor();
    await best.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Your answer: Good').waitFor();
    expect((await stateOf(secret)).given?.score).toBe(4);
    await page.context().close();
  });

  step('is asked at the exit of those who walk out, in their language, and of the next one again', async () => {
    const place = sampleCentre.displays[0]?.id ?? '';
    const { page, errors } = await openScreen(browser, 'manager', `${hall.base}/feedback?place=${place}`);
    await page.getByRole('heading', { name: 'Xidmət necə oldu?' }).waitFor();
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Very poor' }).click();
    await page.getByRole('heading', { name: 'What was not good?' }).waitFor();
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'I waited too long' }).click();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('heading', { name: 'Thank you!' }).waitFor();
    await expectNoViolations(page);
    await page.getByRole('heading', { name: 'Xidmət necə oldu?' }).waitFor();
    await tapBest(page);
    await page.getByRole('heading', { name: 'Təşəkkür edirik!' }).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

const tapBest = (page: Page) => page.getByRole('button', { name: 'Çox yaxşı' }).click();

tell('how a visit was');
