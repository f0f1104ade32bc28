import type { Browser, Frame, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { type HallServer, openBrowser, openScreen, startHall } from '../support/hall.ts';
import { settled, typeAsReader, violations } from '../support/screen.ts';
import { openStory } from '../support/story-in-steps.ts';

/** An appeal written at the kiosk by touch: on the keys of its screen, left and hidden, sent, and its number on paper. */

const { part, step, tell } = openStory();

const name = (id: string, az: string) => ({ id, name: { az, ru: az, en: az } });
const takesAppeals: Centre = {
  ...sampleCentre,
  caseDocuments: [],
  caseKinds: [{ ...name('appeal', 'Ərizə'), letter: 'M', form: 'appeal', outcomes: ['granted'] }],
  caseTopics: [name('pension', 'Pensiya')],
  caseOutcomes: [name('granted', 'Təmin edilib')],
  caseRouting: [],
  kiosks: sampleCentre.kiosks.map((kiosk) => ({ ...kiosk, wedge: { prefix: '~~' } })),
};

let hall: HallServer;
let browser: Browser;
let page: Page;
let errors: readonly string[];
let within: FrameLocator;

beforeAll(async () => {
  hall = await startHall({ centre: takesAppeals });
  browser = await openBrowser();
  ({ page, errors } = await openScreen(browser, 'kiosk', 'about:blank'));
  // Before the page: a timer that it set by the true clock could not be taken back.
  await page.clock.install();
  await page.goto(`${hall.base}/kiosk`);
  within = page.frameLocator('.page-within');
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});

const press = async (called: string): Promise<void> => {
  const button = page.getByRole('button', { name: called, exact: true });
  await button.waitFor();
  await settled(page);
  await button.tap();
};
const touch = (called: string) => within.getByRole('button', { name: called, exact: true }).tap();
/** Types on the keys of the screen what stands there in small letters. */
const type = async (label: string, text: string): Promise<void> => {
  await within.getByLabel(label, { exact: true }).tap();
  await within.locator('.touch-keys').waitFor();
  for (const letter of text) {
    const key = letter === ' ' ? 'Boşluq' : letter.toLocaleUpperCase('az');
    await within.locator('.touch-keys').getByRole('button', { name: key, exact: true }).tap();
  }
};
const typedIn = (label: string) => within.getByLabel(label, { exact: true }).inputValue();
/** Of a text longer than its field, with one letter more: how many lines stand above the keys, and whether its end does. */
const seenOfLongText = async (): Promise<{ readonly lines: number; readonly caret: boolean }> => {
  const field = within.locator('textarea');
  await field.evaluate((area: HTMLTextAreaElement) =>
    area.setRangeText('Pensiyam azdır. '.repeat(60), 0, area.value.length, 'end'),
  );
  await touch('7');
  return field.evaluate((area: HTMLTextAreaElement) => {
    const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(area);
    const [line = 1, ...padding] = [lineHeight, paddingTop, paddingBottom].map(Number.parseFloat);
    const { top, bottom } = area.getBoundingClientRect();
    const keys = document.querySelector('.touch-keys')?.getBoundingClientRect().top ?? 0;
    const room = Math.min(bottom, keys) - Math.max(top, 0) - padding.reduce((all, one) => all + one, 0);
    return {
      lines: room / line,
      caret: area.scrollTop + area.clientHeight > area.scrollHeight - line && bottom <= keys,
    };
  });
};
const open = async (): Promise<void> => {
  await press('Müraciət yaz');
  await within.getByRole('button', { name: 'Pensiya', exact: true }).waitFor();
};
const frameWithin = (): Frame => {
  const frame = page.frames().find((one) => one.url().includes('/appeal'));
  if (frame === undefined) throw new Error('there is no page within');
  return frame;
};
const frameFaults = (state: string): Promise<readonly string[]> => violations(frameWithin(), state);

part('an appeal at the kiosk', () => {
  step('is begun from the first page, and typed in its language on the keys of the screen', async () => {
    await open();
    expect(await frameFaults('topic')).toEqual([]);
    await page.locator('.languages [lang=ru]').tap();
    await within.getByRole('heading', { name: 'О чём ваше обращение?' }).waitFor();
    await page.locator('.languages [lang=az]').tap();
    await touch('Pensiya');
    await type('Nə barədə müraciət edirsiniz?', 'pensiyam azdır. niyə?');
    expect(await typedIn('Nə barədə müraciət edirsiniz?')).toBe('Pensiyam azdır. Niyə?');
    expect(await frameFaults('text')).toEqual([]);
    // What somebody holds to the scanner meanwhile is nobody's.
    await typeAsReader(page, '~~http://novbe.example/t/x');
    expect(await typedIn('Nə barədə müraciət edirsiniz?')).toBe('Pensiyam azdır. Niyə?');
    const keys = await within
      .locator('.touch-keys__key')
      .evaluateAll((all) =>
        all.map((key) => Math.round(Math.min(key.getBoundingClientRect().height, key.getBoundingClientRect().width))),
      );
    expect(Math.min(...keys)).toBeGreaterThanOrEqual(81);
  });

  step('is hidden after half a minute without a touch, and goes on as it was', async () => {
    await within.getByRole('heading').first().tap();
    await page.clock.runFor(31_000);
    await page.getByRole('heading', { name: 'Cavablarınız gizlədilib' }).waitFor();
    expect(await page.locator('.page-within').isVisible()).toBe(false);
    await press('Davam et');
    expect(await typedIn('Nə barədə müraciət edirsiniz?')).toBe('Pensiyam azdır. Niyə?');
  });

  step('leads nowhere else: no link, no window, no print, no file of the device', async () => {
    const frame = frameWithin();
    const left = await frame.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: 'tel:+994123456789', textContent: 'x' });
      const file = Object.assign(document.createElement('input'), { type: 'file' });
      document.body.append(link, file);
      const goes = [link, file].map((one) =>
        one.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })),
      );
      const printed = new KeyboardEvent('keydown', { key: 'p', ctrlKey: true, bubbles: true, cancelable: true });
      const menu = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });
      const more = [printed, menu].map((event) => document.body.dispatchEvent(event));
      link.remove();
      file.remove();
      return [...goes, ...more, window.open('https://example.org') !== null];
    });
    expect(left).toEqual([false, false, false, false, false]);
  });

  step('begun from the start, nothing of it is left', async () => {
    await press('Əvvələ');
    await page.getByRole('button', { name: 'Müraciət yaz', exact: true }).waitFor();
    await open();
    await touch('Pensiya');
    expect(await typedIn('Nə barədə müraciət edirsiniz?')).toBe('');
    const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
    expect(kept).not.toContain('azdır');
  });

  step('lying, it is answered to the end and sent: its number stands there, and comes out of the printer', async () => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await type('Nə barədə müraciət edirsiniz?', 'pensiya');
    expect(await seenOfLongText()).toEqual({ lines: expect.toSatisfy((lines) => lines >= 4), caret: true });
    await touch('Gizlət');
    await touch('Davam et');
    await type('Soyad', 'əliyeva');
    await type('Ad', 'ayan');
    await touch('Gizlət');
    await touch('Davam et');
    await type('Hazırda yaşadığınız ünvan', 'bakı');
    await touch('Gizlət');
    await touch('Davam et');
    await type('Əlaqə nömrəsi', '0501234567');
    await touch('Gizlət');
    await touch('Davam et');
    await within.getByRole('button', { name: 'Məlumatları göndər' }).waitFor();
    expect(await frameFaults('check')).toEqual([]);
    await touch('Məlumatları göndər');
    await page.getByText('Müraciətiniz qəbul edildi').waitFor();
    await page.getByText('Vərəqi götürün').waitFor();
    expect(await page.locator('.case-number').innerText()).toMatch(/^M\d\d-000001-.$/u);
    expect(await violations(page, 'sent')).toEqual([]);
    await page.setViewportSize({ width: 1080, height: 1920 });
    const { cases } = await hall.ask('cases', {});
    expect(cases.map(({ channel }) => channel)).toEqual(['kiosk']);
    await press('Bitdi');
    await page.getByRole('button', { name: 'Müraciət yaz', exact: true }).waitFor();
    expect(errors).toEqual([]);
  });

  step('low, all of it stands in the lower part of the screen', async () => {
    await press('Aşağı endir');
    await open();
    const { y = 0 } = (await within.getByRole('button', { name: 'Pensiya', exact: true }).boundingBox()) ?? {};
    expect(y).toBeGreaterThan(1920 * 0.4);
    await press('Adi görünüş');
  });

  step(
    'light on black, and in letters twice as large, it is the same page: what is typed is read above the keys',
    async () => {
      await press('Yüksək kontrast');
      await touch('Pensiya');
      await within.locator('html[data-contrast]').waitFor();
      expect(await frameFaults('light on black')).toEqual([]);
      await press('Böyük hərflər');
      await within.locator('html[data-large]').waitFor();
      await within.locator('textarea').tap();
      await within.locator('.touch-keys').waitFor();
      const seen = await within.locator('textarea').evaluate((area: HTMLTextAreaElement) => {
        const { top, bottom } = area.getBoundingClientRect();
        const keys = document.querySelector('.touch-keys')?.getBoundingClientRect() ?? new DOMRect();
        const letters = [...document.querySelectorAll('main p, main label, textarea, .touch-keys__key')];
        return {
          field: top >= 0 && bottom <= keys.top,
          keys: keys.bottom <= innerHeight,
          letters: Math.min(...letters.map((one) => Number.parseFloat(getComputedStyle(one).fontSize))),
        };
      });
      expect(seen).toEqual({ field: true, keys: true, letters: expect.toSatisfy((size) => size >= 82) });
      await page.locator('.turner').waitFor();
    },
  );
});

tell('is written by touch, sent, and nothing of it stays');
