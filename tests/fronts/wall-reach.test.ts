import { describe, expect, test } from 'vitest';
import { boardReach, placeReach, signsOf } from '../../manager/settings/devices/wall-reach.ts';
import sample from '../../server/sample/centre.json' with { type: 'json' };
import type { Centre } from '../../shared/centre/centre.ts';
import { roomOf } from '../../shared/wall/wall-layout.ts';
import { plateParts, unitsLike } from '../../shared/wall/wall-letters.ts';
import { metresOf, reachOf } from '../../shared/wall/wall-reach.ts';

/** From how far the wall is read. */

const lying = { width: 1920, height: 1080, inches: 43 };
const widthOf = (text: string): number => 0.68 * text.length;
const usual = [{ number: 'B005', counter: '12' }];

describe('letters on the wall', () => {
  test('are read from 8 m with a font of 272 dots, from 5 m with 171: on a lying full-HD screen of 43 inches', () => {
    expect(metresOf(272, lying)).toBeCloseTo(8.02, 2);
    expect(metresOf(171, lying)).toBeCloseTo(5.04, 2);
    expect(metresOf(272, { ...lying, inches: 86 })).toBeCloseTo(16.05, 2);
  });

  test('take more units on shapes whose units are smaller, and as many on finer screens', () => {
    expect(unitsLike(272, { width: 3840, height: 2160 })).toBe(272);
    const square = unitsLike(272, { width: 1024, height: 768 });
    const upright = unitsLike(272, { width: 1080, height: 1920 });
    expect([square, upright]).toEqual([296, 484]);
    for (const [units, shape] of [
      [square, { width: 4, height: 3 }],
      [upright, { width: 9, height: 16 }],
    ] as const)
      expect(metresOf(units, { ...shape, inches: 43 })).toBeCloseTo(8.02, 1);
    expect(roomOf({ width: 1, height: 1 }, lying)).toMatchObject({ far: 272, near: 171 });
  });
});

describe('the reach of a wall', () => {
  test.each([
    ['16:9', 16, 9, 43, 8],
    ['16:9, larger', 16, 9, 55, 10.2],
    ['4:3', 4, 3, 43, 8],
    ['upright', 9, 16, 43, 5.5],
  ])('four letters and a counter of two on %s', (_, width, height, inches, metres) => {
    expect(reachOf(usual, { width, height, inches }, widthOf)).toEqual({ number: metres, counter: metres });
  });

  test('long numbers are read from less far, long names of counters from still less', () => {
    const long = reachOf([{ number: 'ABC1234', counter: 'Information' }], lying, widthOf);
    expect(long.number).toBeLessThan(8);
    expect(long.counter).toBeLessThan(long.number / 2);
  });

  test('what tells a counter from others is read from afar, its word above it from nearby', () => {
    const { number, counter } = reachOf([{ number: 'A123', counter: 'Window 12B' }], lying, widthOf);
    expect(number).toBe(8);
    expect(counter).toBeGreaterThan(5.4);
    expect(plateParts('Window 12B')).toEqual({ word: 'Window', sign: '12B' });
    expect(plateParts('Cash desk A')).toEqual({ word: 'Cash desk', sign: 'A' });
    for (const name of ['12', 'Reception', 'Main hall', 'Room 123456'])
      expect(plateParts(name)).toEqual({ word: '', sign: name });
  });

  test('hangs on the longest that the centre can call to a counter of this display', () => {
    const [series, ...others] = (sample as unknown as Centre).series;
    const centre: Centre = {
      ...(sample as unknown as Centre),
      series: [...(series === undefined ? [] : [{ ...series, prefix: 'WW', digits: 2, last: 4000 }]), ...others],
      counters: ['1', '12', 'Window 12B'].map((name) => ({ id: name, name, profile: 'general' })),
      displays: [
        { id: 'all', name: 'All' },
        { id: 'few', name: 'Few', counters: ['1', '12'] },
      ],
    };
    expect(signsOf(centre, 'all', widthOf)).toEqual([
      { number: 'WW8888', counter: '12' },
      { number: 'WW8888', counter: 'Window 12B' },
    ]);
    expect(signsOf(centre, 'few', widthOf)).toContainEqual({ number: 'WW8888', counter: '12' });
    expect(signsOf({ ...centre, counters: [] }, 'all', widthOf)).toEqual([]);
  });

  test('of a board is 3 m however many counters work, and less where a name leaves no room for that', () => {
    expect(boardReach(usual, lying, widthOf)).toBe(3);
    expect(boardReach(usual, { ...lying, inches: 86 }, widthOf)).toBe(6);
    expect(boardReach(usual, { width: 9, height: 16, inches: 43 }, widthOf)).toBe(3);
    const long = [{ number: 'ABCDEFGH12345678', counter: 'Information' }];
    expect(boardReach(long, { width: 9, height: 16, inches: 43 }, widthOf)).toBeLessThan(2.9);
  });

  describe('where halls are', () => {
    const hall = (counters: readonly string[], places: readonly string[]): Centre => ({
      ...(sample as unknown as Centre),
      series: (sample as unknown as Centre).series.slice(0, 1),
      counters: counters.map((name, at) => ({
        ...{ id: name, name, profile: 'general' },
        ...(places.length === 0 ? {} : { place: { az: places[at % places.length] ?? '' } }),
      })),
      displays: [{ id: 'wall', name: 'Wall' }],
    });
    const square = { width: 4, height: 3, inches: 43 };
    const at = (centre: Centre, shape = square) => placeReach(centre, 'wall', shape, widthOf);

    test('tells from how far their letters and their words are read on a full wall', () => {
      const near = at(hall(['1', '12'], ['Zal A', 'Zal B']));
      expect(near).toEqual({ letters: 4.2, word: 2.1 });
      const far = at(hall(['1', '12'], ['Zal A', 'Zal B']), { width: 16, height: 9, inches: 86 });
      expect(far?.word).toBeGreaterThan(near?.word ?? 9);
    });

    test('a sentence has no word of its own, and without places nothing is told', () => {
      expect(at(hall(['1'], ['Second floor, to the right of the stairs']))).toMatchObject({ word: null });
      expect(at(hall(['1'], []))).toBeNull();
    });
  });
});
