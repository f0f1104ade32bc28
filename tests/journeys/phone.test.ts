import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import { eventually } from '../support/eventually.ts';
import { type HallServer, openBrowser, openDay, openScreen, startHall } from '../support/hall.ts';
import { expectNoViolations } from '../support/screen.ts';
import { openStory } from '../support/story-in-steps.ts';

const { part, step, tell } = openStory();

/** A visitor's phone against a real server, from waiting to the end. */

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

const issue = () => hall.ask('issueTicket', {}, { service: 'first-grade-admission', language: 'en' });
const openPhone = async (secret: string): Promise<Page> =>
  (await openScreen(browser, 'phone', `${hall.base}/t/${secret}`)).page;

part('a visitor’s phone', () => {
  step('follows its ticket from the queue to the counter and home', async () => {
    const [first, second] = [await issue(), await issue()];
    const page = await openPhone(second.secret);
    await page.locator('.state__ahead', { hasText: '1 person' }).waitFor();
    await expectNoViolations(page);

    await hall.ask('callNext', { id: '3' });
    await page.getByText('You are next').waitFor();
    await hall.ask('start', { id: first.ticket.id });
    await hall.ask('finish', { id: first.ticket.id });
    await hall.ask('callNext', { id: '3' });
    await page.getByRole('heading', { name: 'It is your turn' }).waitFor();
    await page.getByText('Go to counter 3').waitFor();
    await expectNoViolations(page);

    await hall.ask('start', { id: second.ticket.id });
    await page.getByRole('heading', { name: 'You are being served' }).waitFor();
    await hall.ask('finish', { id: second.ticket.id });
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    await expectNoViolations(page);
    await page.context().close();
  });

  step('gives its place up only after it was asked once more', async () => {
    const { secret, ticket } = await issue();
    const page = await openPhone(secret);
    const leave = page.getByRole('button', { name: 'Leave the queue' });
    const sheet = page.getByRole('dialog', { name: 'Give up your place?' });
    await leave.tap();
    await sheet.waitFor();
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'No, I am waiting' }).tap();
    await sheet.waitFor({ state: 'detached' });
    expect((await hall.ask('ticket', { id: ticket.id })).ticket.status).toBe('waiting');

    await page.getByRole('button', { name: 'Leave the queue' }).tap();
    await page.getByRole('button', { name: 'Yes, give it up' }).tap();
    await page.getByRole('heading', { name: 'You have left the queue' }).waitFor();
    expect((await hall.ask('ticket', { id: ticket.id })).ticket.status).toBe('cancelled');
    await page.context().close();
  });

  step('asks in a sheet that is seen whole, keeps the focus, and is closed by Escape or the way back', async () => {
    const { secret } = await issue();
    const page = await openPhone(secret);
    const leave = page.getByRole('button', { name: 'Leave the queue' });
    const sheet = page.getByRole('dialog');
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    for (const [width, height, text] of [
      [390, 844, '100%'],
      [390, 844, '200%'],
      [320, 568, '200%'],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const language of ['Azərbaycanca', 'Русский', 'English']) {
        await page.getByRole('button', { name: language }).click();
        await page.evaluate((size) => {
          document.documentElement.style.fontSize = size;
        }, text);
        await page.locator('.wide-button--quiet').last().click();
        const hidden = await sheet.evaluate(async (dialog) => {
          await Promise.all(dialog.getAnimations().map(({ finished }) => finished));
          return [...dialog.children].flatMap((part) => {
            const { top, bottom, left, right } = part.getBoundingClientRect();
            const isSeen = top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth;
            return isSeen ? [] : [`${part.textContent} ${top} to ${bottom}`];
          });
        });
        expect(hidden, `${width}×${height} at ${text}, ${language}`).toEqual([]);
        expect(await sheet.locator('button').count()).toBe(2);
        await page.keyboard.press('Escape');
        await sheet.waitFor({ state: 'detached' });
      }
    }
    await leave.click();
    for (let press = 0; press < 5; press++) {
      await page.keyboard.press('Tab');
      expect(['No, I am waiting', 'Yes, give it up', undefined, '']).toContain(
        await page.evaluate(() =>
          document.activeElement?.matches('dialog *') ? document.activeElement.textContent : '',
        ),
      );
    }
    await page.evaluate(() => history.back());
    await sheet.waitFor({ state: 'detached' });
    await eventually(async () => expect(await focused()).toBe('Leave the queue'));
    expect(page.url()).toContain(secret);
    await page.context().close();
  });

  step('keeps which documents are ready, and forgets them with the ticket', async () => {
    const { secret, ticket } = await issue();
    const page = await openPhone(secret);
    const first = page.getByRole('checkbox').first();
    await first.check();
    await page.reload();
    await first.waitFor();
    await eventually(async () => expect(await first.isChecked()).toBe(true));
    expect(await page.getByRole('checkbox').nth(1).isChecked()).toBe(false);
    await hall.ask('cancel', { id: ticket.id });
    await page.getByRole('heading', { name: 'You have left the queue' }).waitFor();
    await eventually(async () =>
      expect(await page.evaluate(() => localStorage.getItem('novbe.phone.documents'))).toBe(null),
    );
    await page.context().close();
  });

  step('can be put on the home screen, and says plainly that a page on this address must stay open', async () => {
    const { secret } = await issue();
    const page = await openPhone(secret);
    await page.getByText('We cannot ring this phone once the page is closed').waitFor();
    const browserSays = await page.context().newCDPSession(page);
    const { url, errors } = await browserSays.send('Page.getAppManifest');
    expect([url, errors]).toEqual([`${hall.base}/t/${secret}/app.webmanifest?language=en`, []]);
    expect((await browserSays.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([]);
    const files = [
      ['/icons/maskable-512.png', 'image/png'],
      ['/icons/apple-180.png', 'image/png'],
      ['/push-worker.js', 'application/javascript; charset=utf-8'],
    ] as const;
    for (const [path, type] of files) {
      const reply = await hall.raw('GET', path);
      expect([reply.status, reply.headers.get('content-type'), path]).toEqual([200, type, path]);
    }
    await page.context().close();
  });

  step('speaks the language that is chosen on it', async () => {
    const { secret } = await issue();
    const page = await openPhone(secret);
    await page.getByRole('button', { name: 'Русский' }).tap();
    await page.getByText('Ваш номер').waitFor();
    await page.locator('html[lang=ru]').waitFor({ state: 'attached' });
    await page.context().close();
  });

  step('says plainly that a link is dead', async () => {
    const page = await openPhone('A'.repeat(32));
    await page.locator('.state--over').waitFor();
    await expectNoViolations(page);
    await page.context().close();
  });

  step('loses nothing at twice the text size', async () => {
    const { secret } = await issue();
    const page = await openPhone(secret);
    await page.locator('.number').waitFor();
    const [content, screen] = await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
      return [document.documentElement.scrollWidth, innerWidth];
    });
    expect(content).toBe(screen);
    await page.context().close();
  });
});

tell('a visitor’s phone');
