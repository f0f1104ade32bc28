import { randomInt } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre, LocalText } from '../../shared/centre/centre.ts';
import { type HallServer, openBrowser, openDay, sizes, startHall } from '../support/hall.ts';
import { giveHand, type KioskHand } from './kiosk-hand.ts';

/** Whatever a centre's names are, everything that can be chosen can be seen whole and pressed, page after page. */

let hall: HallServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  hall = await startHall({ centre: sampleCentre });
  browser = await openBrowser();
  await openDay(hall);
  page = await (await browser.newContext({ viewport: sizes.kiosk })).newPage();
  page.setDefaultTimeout(60_000);
  await page.addInitScript(giveHand);
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

type Layout = 'standing' | 'lying' | 'low' | 'lying low';

interface Kind {
  readonly seed: number;
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
  const [service] = sampleCentre.services;
  const [priorityClass] = sampleCentre.priorityClasses;
  const [profile] = sampleCentre.profiles;
  if (service === undefined || priorityClass === undefined || profile === undefined) throw new Error('no sample');
  const { frequent: _, ...plain } = service;
  return {
    ...sampleCentre,
    officials: [],
    visits: { services: 3, people: 4 },
    groups: Array.from({ length: kind.groups }, (_, at) => ({ id: `g${at}`, name: name(`g${at}`) })),
    services: Array.from({ length: kind.services }, (_, at) => ({
      ...plain,
      id: `s${at}`,
      group: at < kind.services - kind.groups ? 'g0' : `g${at - kind.services + kind.groups}`,
      name: name(`s${at}`),
      offered: true,
      keywords: [],
      passport: { price: name('price') },
      ...(at < kind.frequent ? { frequent: at + 1 } : {}),
    })),
    priorityClasses: Array.from({ length: kind.classes }, (_, at) => ({
      ...priorityClass,
      id: `p${at}`,
      name: name(`p${at}`),
      offered: true,
    })),
    profiles: sampleCentre.profiles.map((each) => ({ ...each, tiers: [['*']] })),
  };
};

/** Uses the hand in the page. */
const use = <T>(run: (hand: KioskHand, given: string) => T | Promise<T>, given = ''): Promise<T> =>
  page.evaluate(`(${run})(window.hand, ${JSON.stringify(given)})`);
const list = (prefix: string, length: number) => Array.from({ length }, (_, at) => `${prefix}${at}`);

/** Gathers what was wrong on the way through the screens. */
const openWalk = (where: string) => {
  const wrong: string[] = [];
  const walk = {
    wrong,
    async press(selector: string, text = ''): Promise<void> {
      const trouble = await page.evaluate(
        ([one, said]) => (window as unknown as { hand: KioskHand }).hand.press(one, said),
        [selector, text] as const,
      );
      if (trouble !== null) throw new Error(`${where}: ${trouble}`);
    },
    /** Every one of these is on one of the pages. */
    async expectAll(place: string, first: string, all: readonly string[]): Promise<void> {
      const { seen, wrong: found } = await page.evaluate(
        ([at, letters]) => (window as unknown as { hand: KioskHand }).hand.leaf(at, letters),
        [`${where} ${place}`, first] as const,
      );
      wrong.push(...found);
      const missing = all.filter((each) => !seen.includes(each));
      if (missing.length > 0) wrong.push(`${where} ${place}: nowhere: ${missing.join(' ')}`);
    },
    async look(place: string): Promise<void> {
      wrong.push(...(await use((hand, at) => hand.faults(at), `${where} ${place}`)));
    },
  };
  return walk;
};
type Walk = ReturnType<typeof openWalk>;

/** Turns back to where the first topic is, and into it. */
const intoGroup = async ({ press }: Walk): Promise<void> => {
  while ((await page.locator('.tile', { hasText: /^g0 / }).count()) === 0) await press('.turn');
  await press('.tile', 'g0 ');
};

const throughSearch = async (walk: Walk, kind: Kind, layout: Layout): Promise<void> => {
  await walk.press('.bar-button[data-at=middle]');
  await walk.look('search');
  for (const at of [0, Math.floor(kind.services / 2), kind.services - 1]) {
    await use((hand, text) => hand.type(text), `s${at}`);
    await walk.look(`search for s${at}`);
    if (layout === 'low') await walk.press('.search .take');
    await walk.expectAll(`search for s${at}`, 's', [`s${at}`]);
    if (layout === 'low') await walk.press('.bar-button[data-at=middle]');
  }
  await walk.press('.bar-button[data-at=back]');
};

const throughAll = async (kind: Kind, layout: Layout, language: Language): Promise<readonly string[]> => {
  const walk = openWalk(`${layout} ${language}`);
  const { press, look, expectAll } = walk;
  const { width, height } = sizes.kiosk;
  await page.setViewportSize(layout.startsWith('lying') ? { width: height, height: width } : { width, height });
  await use((hand) => hand.settle());
  const low = layout.endsWith('low');
  if (low) await press('.bar-button[data-at=reach]');
  await press(`.languages [lang=${language}]`);
  await page.locator(`html[lang=${language}]`).waitFor();
  await use((hand) => hand.settle());
  await throughSearch(walk, kind, layout);
  // Topics that do not stand there are one touch away.
  if ((await page.locator('.tile', { hasText: /^g0 / }).count()) === 0) {
    await press('.bar-button[data-at=over]');
    await expectAll('topics', 'g', list('g', kind.groups));
    await press('.bar-button[data-at=back]');
  }
  await expectAll('first', '[sg]', [...list('s', kind.frequent), ...(low ? [] : list('g', kind.groups))]);
  if (low) await press('.bar-button[data-at=over]');
  await intoGroup(walk);
  await expectAll('group', 's', list('s', kind.services - kind.groups));
  await press('.row');
  await look('service');
  await press('.row--privilege');
  await expectAll('privileges', 'p', list('p', kind.classes));
  if ((await page.locator('.row[aria-pressed]').count()) === 0) await press('.turn');
  await press('.row[aria-pressed]');
  await look('privilege chosen');
  await press('.bar-button[data-at=over]');
  return walk.wrong;
};

const chosen = randomInt(2 ** 31);
/** How the screen stands, and what it speaks: each layout and each language once. */
const ways = {
  first: [
    ['standing', 'az'],
    ['lying', 'ru'],
    ['low', 'en'],
    ['lying low', 'ru'],
  ],
  second: [
    ['standing', 'ru'],
    ['lying', 'en'],
    ['low', 'az'],
    ['lying low', 'en'],
  ],
  third: [
    ['standing', 'en'],
    ['lying', 'az'],
    ['low', 'ru'],
    ['lying low', 'az'],
  ],
} as const;
const anyWays = Object.values(ways)[chosen % 3] ?? ways.first;

const kinds = [
  { seed: 3, length: 10, spaced: true, services: 2, frequent: 1, groups: 1, classes: 1, ways: ways.third },
  { seed: 7, length: 200, spaced: false, services: 12, frequent: 3, groups: 8, classes: 3, ways: ways.first },
  { seed: 9, length: 40, spaced: true, services: 159, frequent: 6, groups: 9, classes: 4, ways: ways.second },
  {
    seed: 59624907,
    length: 126,
    spaced: true,
    services: 14,
    frequent: 2,
    groups: 6,
    classes: 2,
    ways: [['standing', 'az']] as const,
  },
  {
    seed: 2010672963,
    length: 183,
    spaced: true,
    services: 14,
    frequent: 2,
    groups: 6,
    classes: 2,
    ways: [['lying', 'ru']] as const,
  },
  {
    seed: 1066021466,
    length: 200,
    spaced: true,
    services: 14,
    frequent: 2,
    groups: 6,
    classes: 2,
    ways: [
      ['low', 'ru'],
      ['lying low', 'ru'],
    ] as const,
  },
  {
    seed: 117356250,
    length: 147,
    spaced: true,
    services: 14,
    frequent: 2,
    groups: 6,
    classes: 2,
    ways: [['lying low', 'ru']] as const,
  },
  {
    seed: 103947,
    length: 194,
    spaced: true,
    services: 14,
    frequent: 2,
    groups: 6,
    classes: 2,
    ways: [['standing', 'ru']] as const,
  },
  {
    seed: chosen,
    length: 90 + (chosen % 111),
    spaced: true,
    services: 14,
    frequent: 2,
    groups: 6,
    classes: 2,
    ways: anyWays,
  },
];

test.each(kinds)(
  'everything can be reached and read: $services names of $length letters, spaced $spaced, seed $seed',
  async (kind) => {
    const wanted = centreOf(chance(kind.seed), kind);
    await hall.configure(() => wanted);
    await page.goto(`${hall.base}/kiosk`);
    await page
      .locator('.row, .tile')
      .filter({ hasText: wanted.services[0]?.name.az ?? '' })
      .first()
      .waitFor();
    // The screens after the first have been fetched by then, and nothing moves to make room for what comes with them.
    await page.locator('.tools').waitFor();
    const wrong: string[] = [];
    for (const [layout, language] of kind.ways) wrong.push(...(await throughAll(kind, layout, language)));
    expect(wrong).toEqual([]);
  },
);
