import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roomOf } from '../../shared/wall-layout.ts';
import { openBrowser } from '../support/hall.ts';
import { expectNoViolations } from '../support/screen.ts';
import { type MeasureAll, openWall, type State, type Walk } from './wall/open-wall.ts';
import {
  type Banners,
  type Calls,
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
const banners: readonly Banners[] = yesNo.flatMap((practice) =>
  yesNo.flatMap((lost) =>
    (['none', 'short', 'long', 'longest'] as const).flatMap((foot) =>
      (['on', 'blocked'] as const).map((sound, at) => {
        return { practice, lost, foot, sound, roundabout: lost || at === 1, longName: practice !== lost };
      }),
    ),
  ),
);
const practice: Banners = { ...noBanners, practice: true, foot: 'long' };
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
const calls: readonly Calls[] = (['none', 'short', 'usual', 'long', 'longest', 'unbroken'] as const).flatMap((place) =>
  (['usual', 'wide', 'widest'] as const).flatMap((signs) => counts.map((count) => ({ ...count, place, signs }))),
);

const sizes = [
  [1920, 1080],
  [1024, 768],
  [1080, 1920],
  [3840, 2160],
] as const;

/** Banners and languages take turns along the calls: a step prime to their number goes through all of them. */
const bannerAt = (at: number): Banners => banners[(at * 7) % banners.length] ?? noBanners;
const languageAt = (at: number): Language => languages[at % languages.length] ?? 'az';

/** A practice day and the other pages on every size; everything else on one of the three shapes. */
const some = (turn: number): readonly State[] => {
  const mine = calls.map((call, at) => [call, at] as const).filter(([, at]) => at % 3 === turn);
  return [
    ...counts.map((count, at) =>
      openState({ ...count, place: 'usual', signs: 'usual' }, practice, languageAt(at + turn)),
    ),
    ...mine
      .filter(([{ signs }]) => signs !== 'wide')
      .map(([call, at]) => openState(call, bannerAt(at), languageAt(at))),
    ...otherStates(bannerAt(turn), languageAt(turn)),
  ];
};
/** Everything with everything. */
const every = (): readonly State[] =>
  banners.flatMap((banner, round) => [
    ...calls.map((call, at) => openState(call, banner, languageAt(round + at))),
    ...otherStates(banner, languageAt(round)),
  ]);

test.each(sizes)('all of it stands whole on a wall of %i by %i', { timeout: 3_600_000 }, async (width, height) => {
  const turn = sizes.findIndex((size) => size[0] === width && size[1] === height);
  const states = process.env.CRASH_LONG === '1' ? every() : some(turn);
  const faults = await walk({ width, height }, states);
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
