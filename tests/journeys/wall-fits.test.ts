import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roomOf } from '../../shared/wall/wall-layout.ts';
import { type Chosen, covering, crossed } from '../support/covering.ts';
import { openBrowser } from '../support/hall.ts';
import { expectNoViolations } from '../support/screen.ts';
import { type MeasureAll, openWall, type State, type Walk } from './wall/open-wall.ts';
import {
  type Banners,
  type Language,
  languages,
  noBanners,
  openState,
  otherStates,
  type Place,
} from './wall/states.ts';

/** Whatever stands above and below, however many are called and wherever they are sent: the wall shows all of it whole. */

let browser: Browser;
let walk: Walk;
let wall: Awaited<ReturnType<typeof openWall>>;
let measure: MeasureAll;

beforeAll(async () => {
  browser = await openBrowser();
  wall = await openWall(browser);
  ({ walk, measure } = wall);
});
afterAll(async () => {
  await browser?.close();
});

const yesNo = [false, true] as const;
const counts = [
  { called: 0, over: 0, announced: null },
  { called: 0, over: 8, announced: null },
  { called: 1, over: 0, announced: null },
  { called: 1, over: 8, announced: 1 },
  { called: 2, over: 3, announced: null },
  { called: 3, over: 8, announced: 2 },
  { called: 4, over: 8, announced: null },
  { called: 6, over: 8, announced: null },
  { called: 9, over: 0, announced: 2 },
  { called: 12, over: 8, announced: null },
  { called: 30, over: 8, announced: null },
] as const;
/** What may stand above and below, and what may be called. */
const banners = {
  practice: yesNo,
  lost: yesNo,
  foot: ['none', 'short', 'long', 'longest'],
  sound: ['on', 'blocked'],
  roundabout: yesNo,
  longName: yesNo,
} as const;
const calls = {
  place: ['none', 'short', 'usual', 'long', 'longest', 'unbroken'],
  signs: ['usual', 'wide', 'widest'],
  count: counts,
} as const;

const sizes = [
  [1920, 1080],
  [1024, 768],
  [1080, 1920],
  [3840, 2160],
] as const;

const languageAt = (at: number): Language => languages[at % languages.length] ?? 'az';
const stateOf = ({
  count,
  place,
  signs,
  language,
  ...above
}: Chosen<typeof banners & typeof calls> & InLanguage): State => openState({ ...count, place, signs }, above, language);
interface InLanguage {
  readonly language: Language;
}

/** The pages of a wall that shows no calls, by their place in the list. */
const pages = otherStates(noBanners, 'az').map((_, page) => page);

/** Whatever three of these do together: a banner, a place and a language as well as two banners and a count. */
const some: readonly State[] = [
  ...covering({ ...banners, ...calls, language: languages }).map(stateOf),
  ...covering({ ...banners, language: languages, page: pages }).flatMap(({ page, language, ...above }) =>
    otherStates(above, language).slice(page, page + 1),
  ),
];
/** Everything with everything. */
const every = (): readonly State[] => {
  const above = crossed(banners);
  return languages.flatMap((language) => [
    ...crossed(calls).flatMap((call) => above.map((banner) => stateOf({ ...banner, ...call, language }))),
    ...above.flatMap((banner) => otherStates(banner, language)),
  ]);
};

test.each(sizes)('all of it stands whole on a wall of %i by %i', { timeout: 3_600_000 }, async (width, height) => {
  // The largest has the shape of the first, twice as large.
  const short = width > 1920 ? some.filter((_, at) => at % 3 === 0) : some;
  const faults = await walk({ width, height }, process.env.CRASH_LONG === '1' ? every() : short);
  expect(faults.slice(0, 20)).toEqual([]);
});

describe('a number of four letters and a counter of two', () => {
  const full: Banners = { ...noBanners, practice: true, foot: 'long', sound: 'blocked', longName: true };
  const states = (place: Place) =>
    [1, 2, 3, 6].flatMap((called, at) =>
      [noBanners, full].map((banner) =>
        openState({ called, over: 8, place, signs: 'full', announced: 1 }, banner, languageAt(at)),
      ),
    );
  const places = ['short', 'usual', 'long'] as const;

  // Halls of few letters are read from so much of the way: beside two digits of the counter there is no more room.
  test.each([
    [1920, 1080, 8, 0.42],
    [1366, 768, 8, 0.42],
    [3840, 2160, 8, 0.42],
    [1024, 768, 8, 0.3],
    [1080, 1920, 5, 1],
  ])('are read on a wall of %i by %i from %i m, and the last calls from 5 m', async (width, height, metres, share) => {
    const { far, near } = roomOf({ width: 0, height: 0 }, { width, height });
    const least = metres === 8 ? far : near;
    const all = places.flatMap((place) => states(place).map((state) => [place, state] as const));
    const sizes = await measure(
      { width, height },
      all.map(([, state]) => state),
    );
    for (const [at, size] of sizes.entries()) {
      const [place, [name]] = all[at] ?? ['short', ['']];
      const seen = `${name} ${JSON.stringify(size)}`;
      expect(Math.min(size.number ?? 0, size.counter ?? 0), seen).toBeGreaterThanOrEqual(least);
      // The arrow is as high as the capitals beside it.
      expect(size.arrow ?? least, seen).toBeGreaterThanOrEqual(0.727 * least);
      expect(Math.min(size.lastNumber ?? near, size.lastCounter ?? near), seen).toBeGreaterThanOrEqual(near);
      expect(size.hiddenPlaces, seen).toBe(0);
      if (place === 'short') expect(size.place, seen).toBeGreaterThanOrEqual(least * (size.rows === 1 ? 1 : share));
    }
  });
});

test('nothing on it is hard to perceive: axe finds no fault in its states', async () => {
  const full: Banners = { ...noBanners, practice: true, foot: 'long', sound: 'blocked' };
  const usual = { place: 'usual', signs: 'usual' } as const;
  const states = [
    openState({ called: 0, over: 8, announced: null, ...usual }, full, 'az'),
    openState({ called: 1, over: 8, announced: 1, ...usual }, full, 'ru'),
    openState({ called: 6, over: 8, announced: 2, ...usual }, noBanners, 'en'),
    openState({ called: 2, over: 8, announced: 1, ...usual }, { ...noBanners, lost: true }, 'az'),
    openState({ called: 2, over: 8, announced: null, ...usual }, { ...full, lost: true }, 'ru'),
    ...otherStates(noBanners, 'en').slice(-5),
  ];
  for (const state of states) {
    await wall.show({ width: 1920, height: 1080 }, state);
    await expectNoViolations(wall.page);
  }
});
