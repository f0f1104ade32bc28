import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { columnDuration } from '../../manager/ui/format.ts';
import { keyLabel } from '../../manager/ui/names.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import { percent } from '../../shared/reports/figure-words.ts';
import * as az from '../../shared/text/az.ts';
import * as en from '../../shared/text/en.ts';
import * as ru from '../../shared/text/ru.ts';
import { eventually } from '../support/eventually.ts';
import { type HallServer, openBrowser, openDay, startHall } from '../support/hall.ts';
import { expectNoViolations, openManager } from '../support/screen.ts';
import { openStory } from '../support/story-in-steps.ts';

const { part, step, tell } = openStory();

/** What visitors were told against how long they waited, on the manager's screen, with a real server. */

const { manager: words } = az;
const { waiting } = words;
let hall: HallServer;
let browser: Browser;
let page: Page;
let errors: readonly string[];

beforeAll(async () => {
  hall = await startHall();
  await openDay(hall);
  browser = await openBrowser();
  ({ page, errors } = await openManager(hall, browser, '#/waiting'));
  await page.getByRole('heading', { name: waiting.heading }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});

interface Waited {
  readonly service: string;
  readonly middle: number;
  readonly from: number;
  readonly to: number | null;
  /** Seconds. */
  readonly wait: number;
}
interface Logged {
  readonly type: string;
  readonly at: number;
  readonly ticket: string;
  readonly service: string;
  readonly call: number;
  readonly quoted?: { readonly middle: number; readonly fromMinutes: number; readonly toMinutes: number | null };
}

/** What the log says of tickets that were quoted and called: the promise at the issue, the wait until the first call. */
const fromTheLog = async (): Promise<readonly Waited[]> => {
  const { events } = await hall.get('events', {}, { after: '0' });
  const log = (events as readonly { readonly event: Logged }[]).map(({ event }) => event);
  return log.flatMap((issue) => {
    const call = log.find(
      ({ type, ticket, call }) => type === 'ticket-called' && ticket === issue.ticket && call === 1,
    );
    const { quoted } = issue;
    if (issue.type !== 'ticket-issued' || quoted === undefined || call === undefined) return [];
    return {
      service: issue.service,
      middle: quoted.middle,
      from: quoted.fromMinutes * 60,
      to: quoted.toMinutes === null ? null : quoted.toMinutes * 60,
      wait: Math.floor((call.at - issue.at) / 1000),
    };
  });
};

/** The cells of a row as they should read, reckoned from the log. */
const cellsOf = (of: readonly Waited[]): readonly string[] => {
  const mean = (figure: (one: Waited) => number): number =>
    Math.round(of.reduce((sum, one) => sum + figure(one), 0) / of.length);
  const kept = of.filter(({ from, to, wait }) => wait >= from && (to === null || wait <= to)).length / of.length;
  const bias = mean(({ middle, wait }) => middle - wait);
  const sign = bias === 0 ? '' : bias > 0 ? '+' : '−';
  return [
    String(of.length),
    columnDuration(
      mean(({ middle }) => middle),
      words,
    ),
    columnDuration(
      mean(({ wait }) => wait),
      words,
    ),
    `${sign}${columnDuration(Math.abs(bias), words)}`,
    columnDuration(
      mean(({ middle, wait }) => Math.abs(middle - wait)),
      words,
    ),
    percent(kept, words),
  ];
};

part('before anything was quoted or learnt', () => {
  step('says what will be here, and when', async () => {
    await page.getByText(waiting.empty).waitFor();
    await page.getByText(waiting.nothingLearnt).waitFor();
    await expectNoViolations(page);
  });

  step('learning now, by keyboard, says that there is nothing to learn from', async () => {
    await page.getByRole('button', { name: waiting.learn }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText(waiting.notLearnt).waitFor();
  });
});

part('a small day', () => {
  const services = ['teacher-recruitment', 'first-grade-admission', 'teacher-recruitment', 'teacher-recruitment'];

  step('is shown as the log has it, in all and by service', async () => {
    await hall.ask('openCounter', { id: '1' });
    for (const service of services) await hall.ask('issueTicket', {}, { service });
    const issued = performance.now();
    // So that the waits are more than nothing.
    await eventually(async () => expect(performance.now() - issued).toBeGreaterThan(2100));
    for (const _ of services) {
      const { ticket } = await hall.ask('callNext', { id: '1' });
      await hall.ask('start', { id: ticket.id });
      await hall.ask('finish', { id: ticket.id }, { outcome: 'resolved' });
    }
    const waits = await fromTheLog();
    expect(waits).toHaveLength(services.length);
    expect(waits.every(({ wait }) => wait >= 2)).toBe(true);
    await page.reload();
    const names = { centre: { value: sampleCentre }, people: { value: new Map() }, load: async () => undefined };
    const reading = { words, months: az.months, language: 'az' };
    for (const service of new Set(services)) {
      const name = keyLabel('service', service, names as never, reading);
      const row = page.getByRole('row', { name: new RegExp(`^${name} \\d`) });
      await row.waitFor();
      expect(await row.getByRole('cell').allInnerTexts()).toEqual(
        cellsOf(waits.filter((one) => one.service === service)),
      );
    }
    const total = page.getByRole('row', { name: new RegExp(`^${words.history.total} `) });
    expect(await total.getByRole('cell').allInnerTexts()).toEqual(cellsOf(waits));
    const [count = '', , , , error = '', kept = ''] = cellsOf(waits);
    const figures = page.locator('.promises');
    await eventually(async () => {
      expect(await figures.locator('.kept__share').innerText()).toBe(kept);
      const large = (await figures.locator('.large').allInnerTexts()).map((text) => text.replace(/\s/g, ''));
      expect(large).toEqual([error.replace(/\s/g, ''), count]);
    });
  });

  step('is drawn by hour with the table beside it, and one service is drawn alone', async () => {
    await page.getByRole('img', { name: new RegExp(`^${waiting.picture}`) }).waitFor();
    await page.getByRole('button', { name: words.history.keys.hour, exact: true }).click();
    await page.getByRole('columnheader', { name: words.history.keys.hour }).waitFor();
    await page.getByRole('combobox', { name: waiting.service }).selectOption('first-grade-admission');
    const alone = (await fromTheLog()).filter(({ service }) => service === 'first-grade-admission');
    const total = page.getByRole('row', { name: new RegExp(`^${words.history.total} `) });
    await eventually(async () => expect(await total.getByRole('cell').allInnerTexts()).toEqual(cellsOf(alone)));
    expect(page.url()).toContain('service=first-grade-admission');
    await expectNoViolations(page);
  });

  step('reads in three languages', async () => {
    for (const [code, { manager }] of [
      ['ru', ru],
      ['en', en],
      ['az', az],
    ] as const) {
      await page.locator(`.language-switch [lang="${code}"]`).click();
      await page.getByRole('heading', { name: manager.waiting.heading }).waitFor();
      await page.getByText(manager.waiting.promised, { exact: true }).waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(wide, code).toBe(false);
    }
  });
});

part('trouble', () => {
  step('is told, and trying again helps', async () => {
    const broken = '**/api/centres/sample/{reports/quoted,estimates}*';
    await page.route(broken, (route) => route.abort());
    await page.reload();
    await eventually(async () => expect(await page.getByText(words.lostFirst).count()).toBe(2));
    await expectNoViolations(page);
    await page.unroute(broken);
    const again = page.getByRole('button', { name: words.tryAgain });
    for (const left of [1, 0]) {
      await again.first().click();
      await eventually(async () => expect(await again.count()).toBe(left));
    }
    await page.getByText(waiting.promised, { exact: true }).waitFor();
    await page.getByText(waiting.nothingLearnt).waitFor();
  });

  step('nothing went wrong in the page on the way', () => {
    expect(errors).toEqual([]);
  });
});

tell('what the manager learns of waiting');
