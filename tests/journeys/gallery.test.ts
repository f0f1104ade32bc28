import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { boardLeast, leastState } from '../../shared/devices/board-letters.ts';
import { screenLanguages } from '../../shared/languages.ts';
import { roomOf } from '../../shared/wall/wall-layout.ts';
import { differences, tolerance, written } from '../gallery/boxes.ts';
import { figuresOf } from '../gallery/figures.ts';
import type { CallLetters, CallPart } from '../gallery/letters.ts';
import { type Gallery, openGallery } from '../gallery/open-gallery.ts';
import type { Seen } from '../gallery/stage.ts';
import { openBrowser } from '../support/hall.ts';

/**
 * Every screen in every state and language: all of it can be read, nothing lies on something else, and nothing has moved since
 * somebody looked at it last (`npm run gallery -- --accept` writes down how it stands).
 */

const screens = [
  'kiosk',
  'wall',
  'counter',
  'manager',
  'phone',
  'booking',
  'appeal',
  'office',
  'slip',
  'home',
  'emergency',
  'rating',
  'follow',
  'country',
] as const;
const boxes = join(import.meta.dirname, '../gallery/boxes');
const accepts = process.env.GALLERY === 'accept';
/** The release (major) of the browser that drew what was accepted: another one breaks lines elsewhere. */
const drawnBy = join(boxes, 'browser.txt');

let browser: Browser;
let gallery: Gallery;
const walked: (readonly [screen: string, seen: readonly Seen[]])[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  gallery = await openGallery(browser);
  mkdirSync(boxes, { recursive: true });
  if (accepts) writeFileSync(drawnBy, `${release(browser)}\n`);
});
afterAll(async () => {
  await browser?.close();
  // `npm run gallery -- --figures`
  if (process.env.GALLERY !== undefined) process.stdout.write(`\n${figuresOf(walked).join('\n')}\n\n`);
});

const release = (of: Browser): string => of.version().split('.')[0] ?? '';

/** In px: how small letters may be. On a slip they are dots of the printer, eight to the millimetre. */
const least: Readonly<Record<(typeof screens)[number], number>> = {
  kiosk: 41,
  wall: 16,
  counter: 13,
  manager: 13,
  phone: 17,
  booking: 17,
  appeal: 17,
  office: 13,
  slip: 22,
  home: 13,
  emergency: 14,
  rating: 14,
  follow: 17,
  country: 13,
};
/** A name of 110 letters and more heads a page of the kiosk in smaller ones, beside the list that it heads. */
const leastLetters = (screen: (typeof screens)[number], state: string): number =>
  screen === 'kiosk' && /longest name/.test(state) ? 32 : least[screen];

/** Letters that stand out less than they must: 4.5 times, large ones three times. */
const faint = (seen: readonly Seen[]): readonly string[] =>
  seen.flatMap(({ name, language, contrasts }) =>
    contrasts
      .filter(({ ratio, isLarge }) => ratio < (isLarge ? 3 : 4.5))
      .map(({ ratio, words }) => `${name} [${language}]: "${words}" stands out ${ratio.toFixed(2)} times`),
  );

/** What is not read from as far as it must be; numbers and names that no line holds, and whole sentences, are as large as fits. */
const hardToRead = (seen: readonly Seen[]): readonly string[] =>
  seen
    .filter(({ name }) => !/longest number|long place|names of counters|above a counter, long name/.test(name))
    .flatMap(({ name, language, letters, size: [width, height] }) => {
      const { far, near } = roomOf({ width: 0, height: 0 }, { width, height });
      const isUpright = height > width;
      // Beside what the playlist shows stands nobody who is called just now: they have the whole wall.
      const called = isUpright || isBesideMedia(name) ? near : far;
      const least = {
        ...{ number: called, counter: called, hall: near, last: near, lastCounter: near },
        // Read from 3 m; the word that a counter pauses, at least half as large as the numbers beside it.
        ...{ boardNumber: near * boardLeast, boardState: (letters.boardNumber ?? 0) * leastState },
      } satisfies CallLetters;
      return Object.entries(least).flatMap(([part, must]) => {
        // Its keys are parts.
        const has = letters[part as CallPart];
        // Four longest rows of a wall of 4:3 leave a hall 4.9 m, and rows beside media of an upright one 4 m.
        return has === undefined || has >= must * (part === 'hall' ? (isBesideMedia(name) ? 0.78 : 0.97) : 0.99)
          ? []
          : [`${name} [${language}]: ${part} has ${has} of ${must}`];
      });
    });

const isBesideMedia = (name: string): boolean => /^media, (a notice|a picture)/.test(name);

/** Far beyond what it takes: it ends what hangs, and says nothing of speed. */
const timeout = 600_000;

test.each(screens)(
  'all of the %s can be read and pressed, and nothing of it has changed unseen',
  { timeout },
  async (screen) => {
    const shelf = await gallery.open(screen);
    const seen = await shelf.walk();
    await shelf.page.close();
    expect(shelf.errors).toEqual([]);
    expect(seen.length).toBeGreaterThan(30);
    const faults = seen.flatMap(({ name, language, faults }) =>
      faults.map((fault) => `${name} [${language}]: ${fault}`),
    );
    expect(faults).toEqual([]);
    const small = seen.filter(({ name, smallest }) => smallest.px < leastLetters(screen, name));
    expect(
      small.map(({ name, language, smallest }) => `${name} [${language}]: ${smallest.px} px "${smallest.words}"`),
    ).toEqual([]);
    expect(faint(seen)).toEqual([]);
    if (screen === 'wall') expect(hardToRead(seen)).toEqual([]);
    walked.push([screen, seen]);
    const file = join(boxes, `${screen}.txt`);
    if (accepts) writeFileSync(file, `${written(seen)}\n`);
    expect(existsSync(file), 'nothing is accepted yet: npm run gallery -- --accept').toBe(true);
    const isSame = readFileSync(drawnBy, 'utf8').trim() === release(browser);
    const accepted = readFileSync(file, 'utf8').trimEnd();
    expect(differences(seen, accepted, isSame ? tolerance : Number.POSITIVE_INFINITY).slice(0, 30)).toEqual([]);
  },
);

test('beside a hall in practice the figures of the real day are grey, and those of the practice are not', async () => {
  const { states, show, page } = await gallery.open('manager');
  const practice = states.find(({ name }) => name === 'now, practice');
  if (practice === undefined) throw new Error('there is no practice day in the gallery');
  await show(practice, 'az');
  const grey = await page.$$eval('.headline, .tallies, .day', (parts) =>
    parts.map((part) => `${part.classList[0]} ${getComputedStyle(part).filter}`),
  );
  await page.close();
  expect([...new Set(grey)].toSorted()).toEqual(['day none', 'headline grayscale(1)', 'tallies grayscale(1)']);
});

test('on a small screen the settings begin above its middle, and their menu opens over them', async () => {
  const { page, states, show } = await gallery.open('manager');
  const state = states.find(({ name }) => name === 'setup: services, 1024');
  if (state === undefined) throw new Error('the settings of services are not in the gallery');
  for (const language of screenLanguages) {
    await show(state, language);
    const top = await page.locator('.setup__body').evaluate((body) => body.getBoundingClientRect().top);
    expect(top, language).toBeLessThan(0.4 * state.height);
    const menu = page.locator('.settings__nav');
    expect(await menu.isVisible()).toBe(false);
    await page.locator('.settings__where').click();
    expect(await menu.getByRole('link').last().isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await menu.isVisible()).toBe(false);
  }
  await page.close();
});

test('no build carries the gallery', () => {
  const dist = join(import.meta.dirname, '../../dist');
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(html|js)$/.test(path));
  expect(files.length).toBeGreaterThan(10);
  // A number that is called in the gallery alone.
  const carrying = files.filter(
    (path) => /gallery/.test(path) || readFileSync(join(dist, path), 'utf8').includes('MŞĞ9999'),
  );
  expect(carrying).toEqual([]);
});
