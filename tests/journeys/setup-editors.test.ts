import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { az as classes } from '../../manager/settings/setup/classes/text/az.ts';
import { az as counters } from '../../manager/settings/setup/counters/text/az.ts';
import { az as hours } from '../../manager/settings/setup/hours/text/az.ts';
import { previewWords } from '../../manager/settings/setup/preview/preview-words.ts';
import { az as profiles } from '../../manager/settings/setup/profiles/text/az.ts';
import { az as services } from '../../manager/settings/setup/services/text/az.ts';
import { az as sheet } from '../../manager/settings/setup/sheet/text/az.ts';
import { setup as words } from '../../manager/settings/setup/text/az.ts';
import { fields } from '../../manager/settings/setup/text/fields/az.ts';
import az from '../../server/calendar/az.json' with { type: 'json' };
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { eventually } from '../support/eventually.ts';
import { type HallServer, openBrowser, startHall } from '../support/hall.ts';
import { expectNoViolations, openManager } from '../support/screen.ts';
import { openStory } from '../support/story-in-steps.ts';

const { part, step, tell } = openStory();
const beside = previewWords('az');

/** Services, hours, profiles, counters and privileges changed by keys alone, put in force, and kept by the server. */

let hall: HallServer;
let browser: Browser;
let page: Page;
let errors: readonly string[];

beforeAll(async () => {
  hall = await startHall();
  browser = await openBrowser();
  ({ page, errors } = await openManager(hall, browser, '#/settings/setup/services'));
  await page.getByRole('grid', { name: services.table }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
const cell = (row: number, column: number) => page.locator(`[data-cell="${row}:${column}"]`);
/** Goes to a part of the settings as its link does. */
const goTo = async (name: keyof typeof words.parts): Promise<void> => {
  await page.getByRole('navigation', { name: words.nav }).getByRole('link', { name: words.parts[name] }).focus();
  await press('Enter');
  await page.getByRole('heading', { level: 2, name: words.parts[name] }).waitFor();
};
/** Cells come from a spreadsheet to where the focus is. */
const paste = (text: string): Promise<void> =>
  page.evaluate((copied) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', copied);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
/** Drafts wait on their way to the server until they are let go. */
const holdDrafts = async (): Promise<() => Promise<void>> => {
  const { promise: letGo, resolve } = Promise.withResolvers<void>();
  await page.route('**/config/draft', async (route) => {
    await letGo;
    await route.continue();
  });
  return async () => {
    resolve();
    await page.unroute('**/config/draft');
  };
};
/** Another window of the same person puts a draft in which the last tier of the second profile names this service. */
const putIntoDraft = (service: string): Promise<void> =>
  page.evaluate(async (id) => {
    const path = '/api/centres/sample/config/draft';
    const read = await fetch(path);
    const { value } = await read.json();
    value.draft.document.profiles[1].tiers.at(-1).push(id);
    const body = JSON.stringify({ baseVersion: value.draft.baseVersion, document: value.draft.document });
    const headers = { 'content-type': 'application/json', 'if-match': read.headers.get('etag') ?? '' };
    const put = await fetch(path, { method: 'PUT', headers, body });
    if (!put.ok) throw new Error(await put.text());
  }, service);
const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
const { length } = sampleCentre.services;

part('the preview', () => {
  step(
    'shows the screens and the slip under the policy of the real server, closed and with large letters too',
    async () => {
      await goTo('texts');
      const preview = page.getByRole('complementary', { name: beside.title });
      const inFrame = (selector: string) => preview.frameLocator('iframe').locator(selector);
      await inFrame('h1').first().waitFor();
      const field = page.getByRole('group', { name: 'Kioskun salamı' }).getByRole('textbox').first();
      const release = await holdDrafts();
      await field.fill('Sınaq salamı');
      await inFrame('body').getByText('Sınaq salamı').waitFor();
      const leaving = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));
      expect(await page.evaluate(leaving), 'what is not stored yet holds the page').toBe(true);
      await release();
      await preview.getByRole('button', { name: beside.screens.slip }).click();
      const slip = preview.getByRole('img', { name: beside.screens.slip });
      await eventually(async () =>
        expect(await slip.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(576),
      );
      await expectNoViolations(page, 'slip');
      await preview.getByRole('button', { name: beside.screens.phone }).click();
      const title = inFrame('.top__centre');
      const height = async () => (await title.boundingBox())?.height ?? 0;
      await title.waitFor();
      const before = await height();
      await preview.getByLabel(beside.large).check();
      await eventually(async () => expect(await height()).toBeGreaterThan(1.5 * before));
      await expectNoViolations(page, 'preview');
      await press('Control+z');
      await goTo('services');
      expect(errors).toEqual([]);
    },
  );
});

part('services', () => {
  step('are typed over in place, and only some of them are drawn', async () => {
    await cell(0, 1).focus();
    await page.keyboard.type('Yeni ad');
    await press('Enter');
    await eventually(async () => expect(await cell(0, 1).innerText()).toBe('Yeni ad'));
    expect(await page.getByRole('gridcell').count()).toBeLessThan(45 * 10);
    await eventually(async () => expect(await focused()).toContain(sampleCentre.services[1]?.name.az));
  });

  step('are led to by a first press of the pointer, and typed in by one more', async () => {
    const field = page.getByRole('grid').getByRole('textbox');
    await cell(2, 1).click();
    expect(await field.count()).toBe(0);
    await cell(2, 1).click();
    await field.waitFor();
    await press('Escape');
    await field.waitFor({ state: 'detached' });
  });

  step('say at the cell that a code is there already, and Escape leaves it as it was', async () => {
    await press('Control+Home', 'End', 'ArrowLeft', 'F2');
    await page.keyboard.insertText(sampleCentre.services[1]?.id ?? '');
    await press('Enter');
    await page.getByRole('alert').getByText(sheet.faults['code-taken']).waitFor();
    await press('Escape');
    await eventually(async () => expect(await focused()).toContain(sampleCentre.services[0]?.id));
  });

  step('are pasted from a spreadsheet, once what it changes was seen', async () => {
    await press('Control+End', 'Home', 'ArrowRight');
    await paste('Dəyişmiş\tИзменено\r\n"Yeni, ""böyük"" xidmət"\tНовая\tNew\tTəhsil\tA\t7:30\tbəli\r\n');
    await page.getByText(sheet.paste.fresh(1)).waitFor();
    await page.getByText(sheet.paste.changed(2)).waitFor();
    await expectNoViolations(page, 'paste');
    await page.getByRole('button', { name: sheet.paste.apply, exact: true }).focus();
    await press('Enter');
    await page.getByText(services.count(length + 1, length + 1)).waitFor();
  });

  step('go to another group together, and a step back brings them back', async () => {
    // The focus came back to the table.
    await press('Control+Home', 'ArrowRight', 'Shift+Space', 'ArrowDown', 'Shift+Space');
    await page.getByRole('button', { name: services.moveTo }).focus();
    await press('Enter');
    await page.locator('[role=menuitem]:focus').waitFor();
    await press('ArrowDown', 'Enter');
    const { groups } = sampleCentre;
    await eventually(async () => expect(await cell(1, 4).innerText()).toBe(groups[1]?.name.az));
    await press('Control+z');
    await eventually(async () => expect(await cell(1, 4).innerText()).toBe(groups[0]?.name.az));
    await expectNoViolations(page, 'services');
  });

  step('are asked about before they go from the profiles too', async () => {
    await page.getByRole('button', { name: services.remove, exact: true }).focus();
    await press('Enter');
    await page.getByText(services.removeBack).waitFor();
    await press('Escape');
    await page.getByText(services.removeBack).waitFor({ state: 'detached' });
  });

  step('show all that they have at the side', async () => {
    await cell(0, 1).focus();
    await press('End', 'Enter');
    const panel = page.getByRole('dialog', { name: 'Yeni ad' });
    await panel.getByText(services.ownHours).waitFor();
    await expectNoViolations(page, 'service');
    await press('Escape');
    await panel.waitFor({ state: 'detached' });
  });
});

part('hours', () => {
  step('several days of the year are closed and named by keys', async () => {
    await goTo('hours');
    const day = page.locator('[role=gridcell][tabindex="0"]');
    await day.focus();
    await press('PageDown', 'ArrowRight', 'Shift+ArrowRight', 'Enter');
    await press('Enter');
    await page.getByText(hours.chosen(2)).first().waitFor();
    await page.getByRole('group', { name: hours.name, exact: true }).getByRole('textbox').first().focus();
    await page.keyboard.type('Təmir');
    await page.getByRole('row', { name: /^2–3 fevral 2026 .*Təmir/ }).waitFor();
    await expectNoViolations(page, 'hours');
  });

  step('the country’s calendar is gone by, and its days off are told from the centre’s own', async () => {
    const choice = page.getByLabel(fields['hours/calendar'].label);
    await choice.getByRole('option', { name: az.name.az }).waitFor({ state: 'attached' });
    await choice.focus();
    await press('ArrowDown');
    await page.getByText(hours.kinds.country).first().waitFor();
  });

  step('a break at noon is copied to all days', async () => {
    const monday = page.getByRole('group', { name: 'bazar ertəsi' });
    await monday.getByRole('button', { name: hours.pause }).focus();
    await press('Enter');
    await monday.getByRole('button', { name: hours.copy }).focus();
    await press('Enter');
    await page.locator('[role=menuitem]:focus').waitFor();
    await press('ArrowDown', 'Enter');
    const friday = page.getByRole('group', { name: 'cümə', exact: true });
    await eventually(async () => expect(await friday.getByRole('textbox').count()).toBe(4));
  });
});

part('profiles', () => {
  step('a group goes a tier down, and the sentence says so', async () => {
    await goTo('profiles');
    await page.getByRole('button', { name: sampleCentre.profiles[1]?.name.az ?? '' }).focus();
    await press('Enter');
    await page
      .getByRole('tree', { name: profiles.tier(1) })
      .locator('[tabindex="0"]')
      .focus();
    await press('Alt+ArrowDown', 'Alt+ArrowDown');
    // The service that was pasted is of this group too.
    const group = profiles.some(7, sampleCentre.groups[0]?.name.az ?? '');
    await page.getByText(profiles.next(group)).waitFor();
    await expectNoViolations(page, 'profiles');
  });

  step('say at the tiers that a service of another editor’s draft is not there, and let it out by a key', async () => {
    const kept = async () => JSON.stringify(await hall.ask('draft', { centre: 'sample' }));
    await eventually(async () => expect(await kept()).toContain('"tiers":[[],['));
    await putIntoDraft('no-such-service');
    const said = page.getByRole('alert').filter({ hasText: words.faults['no-service']('no-such-service') });
    await said.waitFor();
    await expectNoViolations(page, 'unknown service');
    await page
      .getByRole('tree', { name: profiles.tier(3) })
      .locator('[tabindex="0"]')
      .focus();
    await press('End', 'Delete');
    await said.waitFor({ state: 'hidden' });
  });
});

part('counters', () => {
  step('come several at once, and those that are there are left alone', async () => {
    await goTo('counters');
    await page.getByRole('button', { name: counters.several }).focus();
    await press('Enter');
    await expectNoViolations(page, 'several');
    await page.getByRole('button', { name: counters.run.apply(6) }).focus();
    await press('Enter');
    await page.getByText(counters.count(12)).waitFor();
    await cell(11, 1).focus();
    await press('Alt+ArrowUp');
    await eventually(async () => expect(await cell(10, 1).innerText()).toBe('12'));
    await expectNoViolations(page, 'counters');
  });
});

part('privileges', () => {
  step('what is typed is drawn and said', async () => {
    await goTo('classes');
    await page.locator('.class-sides').getByRole('textbox', { name: words.seconds }).first().waitFor();
    const rate = page.getByLabel(/^Artım sürəti/);
    await rate.focus();
    await page.keyboard.type('2');
    await page.getByText(classes.atOnce('30 dəqiqə')).waitFor();
    await page.getByRole('slider').focus();
    await press('End');
    await page.getByText(/60 dəqiqə gözlədikdən sonra 120 dəqiqə/).waitFor();
    await expectNoViolations(page, 'privileges');
  });
});

part('all of it', () => {
  step('is put in force, as it was made', async () => {
    await page.getByRole('button', { name: words.publish, exact: true }).focus();
    await press('Enter');
    // The changes are read before they are put in force.
    await page.getByRole('dialog').locator('.button--primary').focus();
    await press('Enter');
    await page.getByText(words.published).waitFor();
    const centre: Centre = await hall.ask('config', { centre: 'sample' });
    expect(centre.services.at(-1)).toMatchObject({ id: 'yeni-boyuk-xidmet', standardSeconds: 450, group: 'education' });
    expect(centre.services[length - 1]?.name).toMatchObject({ az: 'Dəyişmiş', ru: 'Изменено' });
    expect(centre.services[0]?.name.az).toBe('Yeni ad');
    expect(centre.hours.exceptions).toContainEqual({ date: '2026-02-03', spans: [], name: { az: 'Təmir' } });
    expect(centre.hours.week.fri).toHaveLength(2);
    expect(centre.hours.calendar).toBe('az');
    expect(centre.profiles[1]?.tiers.map((tier) => tier.length)).toEqual([0, 1, 7]);
    expect(centre.counters.map(({ name }) => name).slice(-2)).toEqual(['12', '11']);
    expect(centre.priorityClasses[0]?.rate).toBe(2);
    expect(errors).toEqual([]);
  });
});

tell('the editors of the settings, by keys alone');
