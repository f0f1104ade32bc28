import { describe, expect, test } from 'vitest';
import {
  namesOfRun,
  wallsNaming,
  wallsOf,
  withCounterPart,
  withCountersShifted,
  withNewCounter,
  withoutCounters,
  withRun,
} from '../../manager/settings/setup/counters/counters-model.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre } from '../../shared/centre/centre.ts';

const two = sampleCentre.counters.slice(0, 2);
const centre: Centre = {
  ...sampleCentre,
  counters: two,
  displays: [
    { id: 'all', name: 'All' },
    { id: 'one', name: 'One', counters: ['1'] },
  ],
};
const run = { prefix: '', from: 1, to: 12, profile: 'general', direction: 'left', place: { az: 'Zal B' } } as const;
const names = ({ counters }: Centre): readonly string[] => counters.map(({ name }) => name);

describe('several counters at once', () => {
  test('1 to 12 where two are there already: ten new ones, each with a code of its own', () => {
    expect(namesOfRun(centre, run)).toEqual({
      fresh: ['3', '4', '5', '6', '7', '8', '9', '10', '11', '12'],
      there: ['1', '2'],
    });
    const next = withRun(centre, run);
    expect(names(next)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12']);
    expect(next.counters[11]).toEqual({
      id: '12',
      name: '12',
      profile: 'general',
      direction: 'left',
      place: { az: 'Zal B' },
    });
    expect(withRun(next, run)).toEqual(next);
  });

  test('a code that is taken under another name is passed by', () => {
    const renamed = withCounterPart(centre, 0, 'name', 'A');
    const next = withRun(renamed, { ...run, to: 1 });
    expect(next.counters.map(({ id }) => id)).toEqual(['1', '2', '1-2']);
    expect(withRun(centre, { ...run, prefix: 'Ə', from: 3, to: 3 }).counters.at(-1)?.id).toBe('e3');
    expect(withRun(centre, { ...run, from: 5, to: 4 })).toEqual(centre);
  });

  test('the next one takes the next number and stands like the last', () => {
    const next = withNewCounter(withCounterPart(centre, 1, 'name', '3')).counters.at(-1);
    expect(next).toEqual({ ...two[1], id: '4', name: '4' });
  });
});

describe('where a counter is used', () => {
  test('walls that name it, and those that show all', () => {
    expect(wallsOf(centre, '1').map(({ id }) => id)).toEqual(['all', 'one']);
    expect(wallsOf(centre, '2').map(({ id }) => id)).toEqual(['all']);
    expect(wallsNaming(centre, new Set([1]))).toEqual([]);
  });

  test('a new code is taken over by the walls; what is removed is gone from them', () => {
    expect(withCounterPart(centre, 0, 'id', 'a').displays[1]?.counters).toEqual(['a']);
    const next = withoutCounters(centre, new Set([0]));
    expect(names(next)).toEqual(['2']);
    expect(next.displays).toEqual([
      { id: 'all', name: 'All' },
      { id: 'one', name: 'One', counters: [] },
    ]);
  });

  test('order is changed by moving', () => {
    const { centre: next, places } = withCountersShifted(centre, new Set([1]), -1);
    expect([names(next), [...places]]).toEqual([['2', '1'], [0]]);
  });
});
