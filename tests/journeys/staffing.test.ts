import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { maybeDuration } from '../../shared/reports/figure-words.ts';
import { manager as words } from '../../shared/text/az.ts';
import { eventually } from '../support/eventually.ts';
import { type HallServer, openBrowser, startHall } from '../support/hall.ts';
import { runHere } from '../support/in-process.ts';
import { expectNoViolations, openManager } from '../support/screen.ts';
import { openStory } from '../support/story-in-steps.ts';

const { part, step, tell } = openStory();

/** The manager plans: past days from the command line, the picture of counters needed, and a day run again. */

let dataDir: string;
let hall: HallServer;
let browser: Browser;
let page: Page;
let errors: readonly string[];
let simulated: string;

const simulate = (...words: readonly string[]) => runHere('simulate', words, { DATA_DIR: dataDir });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'novbe-staffing-'));
  const { code, text } = await simulate('--days', '10', '--seed', '2');
  expect(code, text).toBe(0);
  simulated = text;
  hall = await startHall({ dataDir });
  browser = await openBrowser();
  ({ page, errors } = await openManager(hall, browser, '#/staffing'));
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
  await rm(dataDir, { recursive: true, force: true });
});

part('npm run simulate', () => {
  step('tells of each day as it comes, and sums up; all of them are over', () => {
    const lines = simulated.trim().split('\n');
    const days = lines.slice(0, 10).map((line) => /^(\d+\/10) (\d{4}-\d\d-\d\d): (\d+) visits$/.exec(line) ?? []);
    expect(days.map(([, done]) => done)).toEqual(Array.from({ length: 10 }, (_, index) => `${index + 1}/10`));
    const [first, last] = [days[0]?.[2], days[9]?.[2] ?? ''];
    const visits = days.reduce((sum, [, , , count]) => sum + Number(count), 0);
    expect(lines.slice(10)).toEqual([
      expect.stringMatching(
        new RegExp(`^${visits} visits from ${first} to ${last}, \\d+ events in the log, in \\d+\\.\\d s$`),
      ),
    ]);
    expect(last < new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Baku' }).format()).toBe(true);
  });

  for (const [given, line] of [
    [['--days', 'many'], '--days must be a whole number'],
    [['--centre', 'nowhere', '--days', '1'], 'There is no centre nowhere'],
    [[], '--days is missing'],
  ] as const)
    step(`used wrongly (${given.join(' ')}) says so in one line and ends with 2`, async () => {
      const { code, text } = await simulate(...given);
      expect(code).toBe(2);
      expect(text).toContain(line);
      expect(text.trim().split('\n')).toHaveLength(1);
    });

  step('puts nothing before days that are there', async () => {
    const { code, text } = await simulate('--days', '3');
    expect(code).toBe(1);
    expect(text).toContain('Nothing was made');
  });
});

part('the picture of counters needed', () => {
  step('has a table beside it that says the same, for the weekday chosen', async () => {
    await page.getByRole('heading', { name: words.staffing.heading }).waitFor();
    const weekday = page.getByRole('button', { name: 'çərşənbə', exact: true });
    await weekday.click();
    await eventually(async () => expect(await weekday.getAttribute('aria-pressed')).toBe('true'));
    const drawn = await page.locator('.staffing__needed').allTextContents();
    const column = page.locator('.report tbody tr td:nth-child(5)');
    expect(await column.allTextContents()).toEqual(drawn);
    expect(drawn.length).toBeGreaterThan(7);
    await page.getByRole('img', { name: words.staffing.chart('çərşənbə') }).waitFor();
    await expectNoViolations(page);
  });

  step('fits its screen, and its definitions open', async () => {
    const fits = () => document.documentElement.scrollWidth <= innerWidth;
    expect(await page.evaluate(fits)).toBe(true);
    await page.getByRole('button', { name: words.definitionOf(words.staffing.columns.needed) }).click();
    await page.getByText(words.staffing.more.needed).waitFor({ state: 'visible' });
    await page.keyboard.press('Escape');
  });
});

part('what if', () => {
  /** The screen gives up after 20 s, which a machine with much else to do may take: then it is asked again. */
  const runUntil = (shown: Locator): Promise<void> =>
    eventually(async () => {
      await page.getByRole('button', { name: words.staffing.run }).click();
      await shown.waitFor({ timeout: 30_000 });
    });

  step('shows a recorded day before and after a change, side by side', async () => {
    await page.getByLabel(words.staffing.counters, { exact: true }).selectOption('2');
    const row = page.getByRole('row', { name: new RegExp(`^${words.staffing.lines.visits}`) });
    await runUntil(row);
    const [recorded, again, changed] = await row.getByRole('cell').allInnerTexts();
    expect(again).toBe(recorded);
    expect(changed).toBe(recorded);
    await page.getByText(words.staffing.countersFromTo(6, 8)).waitFor();
    await expectNoViolations(page);
  });

  step('runs a day with as many counters in each hour as the picture says, and the targets are kept', async () => {
    await page.getByLabel(words.staffing.counters, { exact: true }).selectOption({ label: words.staffing.asNeeded });
    const most = Math.max(...(await page.locator('.staffing__needed').allTextContents()).map(Number));
    await runUntil(page.getByText(words.staffing.countersFromTo(6, most)));
    await page.locator('.what-if__side').last().getByText(words.met).waitFor();
    await expectNoViolations(page);
  });

  step('says so where nothing is recorded on that day', async () => {
    await page.getByLabel(words.staffing.date, { exact: true }).fill('01.01.2020');
    await page.getByRole('button', { name: words.staffing.run }).click();
    await page.getByRole('alert').getByText('Bu gün üçün heç bir ziyarət qeydə alınmayıb.').waitFor();
    expect(errors.filter((line) => !line.includes('404'))).toEqual([]);
  });
});

part('what those days have taught', () => {
  const { waiting } = words;

  step('is shown with its inputs and its error, beside what was quoted and waited', async () => {
    await page.goto(`${hall.base}/manager#/waiting`);
    await page.getByRole('heading', { name: waiting.heading }).waitFor();
    await eventually(async () => {
      await page.reload();
      await page.locator('table.weights tbody tr').first().waitFor({ timeout: 15_000 });
    });
    const weights = page.locator('table.weights tbody');
    const shares = (await weights.getByRole('cell').allInnerTexts()).map((text) =>
      Number.parseFloat(text.replace('%', '')),
    );
    expect(shares.length).toBeGreaterThan(3);
    expect(shares.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(80);
    const { learnt } = await hall.ask('estimates');
    const error = page.locator('.facts div', { hasText: waiting.ownError }).locator('dd');
    expect(await error.innerText()).toBe(maybeDuration(learnt?.meanError ?? null, words));
    await page.getByRole('img', { name: new RegExp(`^${waiting.picture}`) }).waitFor();
    await page.getByText(waiting.promised, { exact: true }).waitFor();
    await page.getByRole('button', { name: words.history.keys.hour, exact: true }).click();
    await page.getByRole('columnheader', { name: words.history.keys.hour }).waitFor();
    await eventually(async () => {
      const kept = await page.locator('.report tbody tr td:last-child').allInnerTexts();
      expect(kept.length).toBeGreaterThan(6);
      for (const share of kept) expect(share).toMatch(/%/);
    });
    await expectNoViolations(page);
  });
});

tell('how many counters are needed');
