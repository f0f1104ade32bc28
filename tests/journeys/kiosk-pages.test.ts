import { randomInt } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Centre, LocalText } from '../../shared/centre.ts';
import { type HallServer, openBrowser, openDay, openScreen, startHall } from './a-hall.ts';

/** Whatever a centre's names are, everything that can be chosen can be seen whole and pressed, page after page. */

let hall: HallServer;
let browser: Browser;
let page: Page;
let original: Centre;

beforeAll(async () => {
  hall = await startHall();
  browser = await openBrowser();
  await openDay(hall);
  page = (await openScreen(browser, 'kiosk', `${hall.base}/kiosk`)).page;
  await page.locator('h1').waitFor();
  await hall.configure((centre) => {
    original = centre;
    return centre;
  });
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});

const chance = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};
const letters = { az: 'əğmöşüaxw', ru: 'шщжмыюфд', en: 'mwoaeirst' } as const;
type Language = keyof typeof letters;
type Dice = ReturnType<typeof chance>;

/** A name that begins with its own number, of exactly so many letters, with or without a space. */
const nameOf = (dice: Dice, tag: string, length: number, spaced: boolean): LocalText => {
  const text = (language: Language): string => {
    const rest = Array.from({ length: length - tag.length }, (_, at) => {
      if (at === 0 || (spaced && at % 9 === 8)) return ' ';
      const all = letters[language];
      return all[dice(all.length)];
    });
    return `${tag}${rest.join('')}`.slice(0, -1).concat('.');
  };
  return { az: text('az'), ru: text('ru'), en: text('en') };
};

interface Kind {
  readonly length: number;
  readonly spaced: boolean;
  readonly services: number;
  readonly frequent: number;
  readonly groups: number;
  readonly classes: number;
}

/** The sample centre with other names, and as many of everything as asked for. */
const centreOf = (dice: Dice, kind: Kind): Centre => {
  const name = (tag: string) => nameOf(dice, tag, kind.length, kind.spaced);
  const [service] = original.services;
  const [priorityClass] = original.priorityClasses;
  const [profile] = original.profiles;
  if (service === undefined || priorityClass === undefined || profile === undefined) throw new Error('no sample');
  const { frequent: _, ...plain } = service;
  return {
    ...original,
    groups: Array.from({ length: kind.groups }, (_, at) => ({ id: `g${at}`, name: name(`g${at}`) })),
    services: Array.from({ length: kind.services }, (_, at) => ({
      ...plain,
      id: `s${at}`,
      group: at < kind.services - kind.groups ? 'g0' : `g${at - kind.services + kind.groups}`,
      name: name(`s${at}`),
      offered: true,
      keywords: [],
      ...(at < kind.frequent ? { frequent: at + 1 } : {}),
    })),
    priorityClasses: Array.from({ length: kind.classes }, (_, at) => ({
      ...priorityClass,
      id: `p${at}`,
      name: name(`p${at}`),
      offered: true,
    })),
    profiles: original.profiles.map((each) => ({ ...each, tiers: [['*']] })),
  };
};

/** What is wrong with the screen as it stands: text outside its button, a button outside the screen or under the bar. */
const faults = (where: string): Promise<readonly string[]> =>
  page.evaluate((place) => {
    const bar = document.querySelector('.bar')?.getBoundingClientRect();
    const standing = innerHeight > innerWidth;
    const boxes = [...document.querySelectorAll<HTMLElement>('button, h1, .documents li')].map((element) => {
      const box = element.getBoundingClientRect();
      const edge = standing && bar && !element.closest('.bar') ? bar.top : innerHeight;
      const said = element.textContent?.slice(0, 12) ?? '';
      const wrong = [
        element.scrollWidth > element.clientWidth + 1 && 'wider than its box',
        // The accents of capitals may stand out of a heading's lines.
        element.tagName !== 'H1' && element.scrollHeight > element.clientHeight + 1 && 'higher than its box',
        (box.left < -1 || box.right > innerWidth + 1 || box.top < -1) && 'outside the screen',
        box.bottom > edge + 1 && `ends at ${Math.round(box.bottom)} of ${Math.round(edge)}`,
      ].filter((each) => each !== false);
      return wrong.map((each) => `${place}: ${said}: ${each}`);
    });
    const rest = [...document.querySelectorAll<HTMLElement>('.controls, .found, .head')]
      .filter((each) => each.scrollHeight > each.clientHeight + 1)
      .map((each) => `${place}: .${each.className} hides ${each.scrollHeight - each.clientHeight}`);
    return [...boxes.flat(), ...rest];
  }, where);

const press = (selector: string): Promise<void> =>
  page.locator(selector).first().click({ timeout: 3000, noWaitAfter: true });
const tags = (prefix: string): Promise<readonly string[]> =>
  page
    .locator('.row, .tile')
    .allTextContents()
    .then((all) => all.flatMap((text) => text.match(new RegExp(`^${prefix}\\d+`)) ?? []));

/** Turns all pages of the list by its button; what could be chosen on them, and what was wrong. */
const leafed = async (where: string, prefix: string, keyboard = false) => {
  const seen: string[] = [];
  const wrong: string[] = [];
  for (let turned = 0; turned < 400; turned += 1) {
    seen.push(...(await tags(prefix)));
    wrong.push(...(await faults(`${where}, page ${turned + 1}`)));
    const next = page.locator('.turn').last();
    if ((await next.count()) === 0 || (await next.getAttribute('aria-disabled')) === 'true') break;
    if (keyboard) {
      await next.focus();
      await page.keyboard.press('Enter');
    } else await next.click({ timeout: 3000 });
  }
  return { seen, wrong };
};
const list = (prefix: string, length: number) => Array.from({ length }, (_, at) => `${prefix}${at}`);
const settle = (): Promise<void> => page.waitForTimeout(520);

const walk = async (kind: Kind, where: string): Promise<readonly string[]> => {
  const wrong: string[] = [];
  const expectAll = (place: string, found: readonly string[], all: readonly string[]): void => {
    const missing = all.filter((each) => !found.includes(each));
    if (missing.length > 0) wrong.push(`${where} ${place}: nowhere: ${missing.join(' ')}`);
  };
  const first = await leafed(`${where} first`, '[sg]');
  expectAll('first', first.seen, [...list('s', kind.frequent), ...list('g', kind.groups)]);
  wrong.push(...first.wrong);
  for (; (await page.locator('.tile', { hasText: /^g0 / }).count()) === 0; )
    await page.locator('.turn').first().click({ timeout: 3000 });
  await settle();
  await press('.tile:has-text("g0 ")');
  await settle();
  const group = await leafed(`${where} group`, 's', true);
  expectAll('group', group.seen, list('s', kind.services - kind.groups));
  wrong.push(...group.wrong);
  await press('.row');
  await settle();
  wrong.push(...(await faults(`${where} service`)));
  await press('.controls > .row');
  await settle();
  const classes = await leafed(`${where} privileges`, 'p');
  expectAll('privileges', classes.seen, list('p', kind.classes));
  wrong.push(...classes.wrong);
  if ((await page.locator('.row[aria-pressed]').count()) === 0) await press('.turn');
  await press('.row[aria-pressed]');
  await settle();
  wrong.push(...(await faults(`${where} privilege chosen`)));
  await press('.bar-button >> nth=1');
  await settle();
  return wrong;
};

const chosen = randomInt(2 ** 31);
const kinds: readonly (Kind & { readonly seed: number })[] = [
  { seed: 7, length: 200, spaced: false, services: 12, frequent: 3, groups: 8, classes: 3 },
  { seed: chosen, length: 90 + (chosen % 111), spaced: true, services: 14, frequent: 2, groups: 6, classes: 2 },
];

it.each(kinds)(
  'everything can be reached and read: names of $length letters, spaced $spaced, seed $seed',
  async (kind) => {
    const dice = chance(kind.seed);
    const wanted = centreOf(dice, kind);
    await hall.configure(() => wanted);
    await page.goto(`${hall.base}/kiosk`);
    await page
      .locator('.row, .tile')
      .filter({ hasText: wanted.services[0]?.name.az ?? '' })
      .first()
      .waitFor();
    const wrong: string[] = [];
    await page.setViewportSize({ width: 1080, height: 1920 });
    wrong.push(...(await walk(kind, 'standing')));
    await page.setViewportSize({ width: 1920, height: 1080 });
    wrong.push(...(await walk(kind, 'lying')));
    await page.setViewportSize({ width: 1080, height: 1920 });
    await settle();
    await press('.bar-button >> nth=1');
    await settle();
    wrong.push(...(await walk(kind, 'low')));
    expect(wrong).toEqual([]);
  },
);
