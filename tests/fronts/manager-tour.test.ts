import { expect, test } from 'vitest';
import { pathOf, sectionOf } from '../../manager/manager-model.ts';
import { cardAt } from '../../manager/tour/follow-part.ts';
import { tourSteps } from '../../manager/tour/steps.ts';
import { tourWords } from '../../manager/tour/words.ts';

/** The tour of the manager's screen: its steps, and where its card stands. */

test('it has ten steps, each in a section that there is and with words of its own in every language', () => {
  expect(tourSteps).toHaveLength(10);
  for (const { section } of tourSteps) expect(sectionOf(pathOf(section))).toEqual(section);
  for (const language of ['az', 'ru', 'en']) {
    const { steps } = tourWords(language);
    expect(new Set(tourSteps.map(({ name }) => steps[name].title)).size).toBe(10);
    expect(new Set(tourSteps.map(({ name }) => steps[name].text)).size).toBe(10);
  }
  expect(tourWords('de')).toBe(tourWords('az'));
});

const card = { width: 400, height: 200 };
const screen = { width: 1440, height: 900 };

test.each([
  ['below what it tells of', { left: 100, right: 700, top: 50, bottom: 300 }, { x: 100, y: 316 }],
  ['above it, where there is no room below', { left: 100, right: 700, top: 400, bottom: 800 }, { x: 100, y: 184 }],
  ['after it, where it is as high as the window', { left: 20, right: 300, top: 20, bottom: 880 }, { x: 316, y: 20 }],
  ['before it, where it is at the far side', { left: 900, right: 1420, top: 20, bottom: 880 }, { x: 484, y: 20 }],
  ['over it, where it fills all', { left: 6, right: 1434, top: 6, bottom: 894 }, { x: 12, y: 688 }],
  ['within the window, whatever it tells of', { left: 1300, right: 1434, top: 6, bottom: 60 }, { x: 1028, y: 76 }],
])('the card stands %s', (_, ring, place) => {
  expect(cardAt(ring, card, screen)).toEqual(place);
});
