import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manager as words } from '../../shared/text/az.ts';
import { type HallServer, openBrowser, startHall } from './a-hall.ts';
import { expectNoViolations, openManager } from './a-screen.ts';

/** The manager plans: past days from the command line, the picture of counters needed, and a day run again. */

const root = join(import.meta.dirname, '../..');
let dataDir: string;
let hall: HallServer;
let browser: Browser;
let page: Page;
let errors: readonly string[];

const simulate = (...words: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', 'simulate', ...words], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: dataDir },
  });
  return { status, said: stdout + stderr };
};

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'novbe-staffing-'));
  expect(simulate('--days', '10', '--seed', '2')).toMatchObject({ status: 0 });
  hall = await startHall({ dataDir });
  browser = await openBrowser();
  ({ page, errors } = await openManager(hall, browser, '#/staffing'));
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('npm run simulate', () => {
  it.each([
    [['--days', 'many'], '--days must be a whole number'],
    [['--centre', 'nowhere', '--days', '1'], 'There is no centre nowhere'],
    [[], '--days is missing'],
  ])('used wrongly (%j) says so in one line and ends with 2', (given, line) => {
    const { status, said } = simulate(...given);
    expect(status).toBe(2);
    expect(said).toContain(line);
    expect(said.trim().split('\n')).toHaveLength(1);
  });

  it('puts nothing before days that are there', () => {
    const { status, said } = simulate('--days', '3');
    expect(status).toBe(1);
    expect(said).toContain('Nothing was made');
  });
});

describe('the picture of counters needed', () => {
  it('has a table beside it that says the same, for the weekday chosen', async () => {
    await page.getByRole('heading', { name: words.staffing.heading }).waitFor();
    const weekday = page.getByRole('button', { name: 'çərşənbə', exact: true });
    await weekday.click();
    expect(await weekday.getAttribute('aria-pressed')).toBe('true');
    const drawn = await page.locator('.staffing__needed').allTextContents();
    const column = page.locator('.report tbody tr td:nth-child(5)');
    expect(await column.allTextContents()).toEqual(drawn);
    expect(drawn.length).toBeGreaterThan(7);
    await page.getByRole('img', { name: words.staffing.chart('çərşənbə') }).waitFor();
    await expectNoViolations(page);
  });

  it('fits its screen, and its definitions open', async () => {
    const fits = () => document.documentElement.scrollWidth <= innerWidth;
    expect(await page.evaluate(fits)).toBe(true);
    await page.getByRole('button', { name: words.definitionOf(words.staffing.columns.needed) }).click();
    await page.getByText(words.staffing.more.needed).waitFor({ state: 'visible' });
    await page.keyboard.press('Escape');
  });
});

describe('what if', () => {
  it('shows a recorded day before and after a change, side by side', async () => {
    await page.getByLabel(words.staffing.counters, { exact: true }).selectOption('2');
    await page.getByRole('button', { name: words.staffing.run }).click();
    const row = page.getByRole('row', { name: new RegExp(`^${words.staffing.lines.visits}`) });
    await row.waitFor();
    const [recorded, again, changed] = await row.getByRole('cell').allInnerTexts();
    expect(again).toBe(recorded);
    expect(changed).toBe(recorded);
    await page.getByText(words.staffing.countersFromTo(6, 8)).waitFor();
    await expectNoViolations(page);
  });

  it('runs a day with as many counters in each hour as the picture says, and the targets are kept', async () => {
    await page.getByLabel(words.staffing.counters, { exact: true }).selectOption({ label: words.staffing.asNeeded });
    await page.getByRole('button', { name: words.staffing.run }).click();
    const most = Math.max(...(await page.locator('.staffing__needed').allTextContents()).map(Number));
    await page.getByText(words.staffing.countersFromTo(6, most)).waitFor();
    await page.locator('.what-if__side').last().getByText(words.met).waitFor();
    await expectNoViolations(page);
  });

  it('says so where nothing is recorded on that day', async () => {
    await page.getByLabel(words.staffing.date, { exact: true }).fill('2020-01-01');
    await page.getByRole('button', { name: words.staffing.run }).click();
    await page.getByRole('alert').getByText('Bu gün üçün heç bir ziyarət qeydə alınmayıb.').waitFor();
    expect(errors.filter((line) => !line.includes('404'))).toEqual([]);
  });
});
