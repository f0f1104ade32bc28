import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summarise } from '../../engine/figures/summary.ts';
import { newId } from '../../server/ids.ts';
import { talliesOfDays } from '../../server/reports/kept-days.ts';
import { summaryOverDays } from '../../server/reports/over-days.ts';
import { openMemoryStore } from '../../server/store/memory/store.ts';
import { type LegRow, type ReportKey, reportKeys } from '../../shared/reports/figures.ts';
import { assertSeededLater } from '../fakes/seeds.ts';
import { legRow } from './legs.ts';

const options = { timeZone: 'Asia/Baku', targetSeconds: 300 };
const today = '2026-11-20';
const range = { from: '2026-11-16', to: today };

const aStore = () => {
  const store = openMemoryStore();
  let counted = 0;
  const watched: typeof store = {
    ...store,
    keepFigures: (...asked) => {
      counted += asked[3].length;
      return store.keepFigures(...asked);
    },
  };
  const put = async (...legs: readonly LegRow[]): Promise<void> => {
    const write = { events: [], jobs: [], personal: [], secrets: [], answers: [] };
    const imported = legs.map((leg) => ({ ...leg, imported: true }));
    await store.commit('sample', 0, () => ({ write: { ...write, legs: imported }, value: null }));
  };
  const report = (by: ReportKey, timeZone = options.timeZone) =>
    summaryOverDays(
      { ...range, by },
      { ...options, timeZone },
      talliesOfDays({ reads: watched, writes: watched, newMark: newId }, { centre: 'sample', by, timeZone, today }),
    );
  const plain = async (by: ReportKey, timeZone = options.timeZone) => ({
    ok: true,
    value: summarise(await store.legs('sample', range.from, range.to), by, { ...options, timeZone }),
  });
  return { store, put, report, plain, counted: () => counted };
};

const someLeg = fc
  .record({
    day: fc.integer({ min: 14, max: 21 }),
    ticket: fc.integer({ min: 0, max: 12 }).map((one) => `t${one}`),
    leg: fc.integer({ min: 0, max: 1 }),
    waitSeconds: fc.option(fc.integer({ min: 0, max: 900 })),
    serviceSeconds: fc.option(fc.integer({ min: 0, max: 200_000 })),
    counter: fc.option(fc.constantFrom('1', '2')),
    practice: fc.boolean(),
    inaccurate: fc.boolean(),
    hour: fc.integer({ min: 0, max: 23 }),
  })
  .map(({ day, hour, ...fields }) => {
    const date = `2026-11-${day}`;
    return legRow({ ...fields, date, issuedAt: Date.parse(`${date}T${String(hour).padStart(2, '0')}:30:00Z`) });
  });

test('whatever is added or changed between reports, kept figures are those of a plain count', async () => {
  await assertSeededLater(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.array(someLeg, { maxLength: 8 }), fc.constantFrom(...reportKeys)), { maxLength: 12 }),
      async (steps) => {
        const { put, report, plain } = aStore();
        for (const [legs, by] of steps) {
          await put(...legs);
          expect(await report(by)).toEqual(await plain(by));
        }
      },
    ),
    { numRuns: 150 },
  );
});

describe('a day that is over', () => {
  test('is counted once, the present day never for keeps', async () => {
    const { put, report, counted } = aStore();
    await put(legRow({ date: '2026-11-18' }), legRow({ date: '2026-11-19' }), legRow({ date: '2026-11-20' }));
    await report('service');
    expect(counted()).toBe(2);
    await report('service');
    expect(counted()).toBe(2);
    await put(legRow({ date: '2026-11-19', ticket: 't2' }));
    await report('service');
    expect(counted()).toBe(3);
  });

  test('has other hours in another zone', async () => {
    const { put, report, plain } = aStore();
    await put(legRow({ date: '2026-11-18' }));
    for (const timeZone of ['Asia/Baku', 'Europe/London', 'Asia/Kathmandu']) {
      expect(await report('hour', timeZone)).toEqual(await plain('hour', timeZone));
    }
  });

  test('is counted all the same where nothing can be stored', async () => {
    const { store, put, report, plain } = aStore();
    await put(legRow({ date: '2026-11-18' }));
    store.refuseWrites('the disk is full');
    expect(await report('day')).toEqual(await plain('day'));
  });

  test('is counted again where what was kept cannot be read', async () => {
    const { store, put, report, plain } = aStore();
    await put(legRow({ date: '2026-11-18' }));
    await store.markDays('sample', '2 day', ['2026-11-18'], 'a mark');
    const body = Buffer.from('of another age');
    await store.keepFigures('sample', '2 day', 'a mark', [{ date: '2026-11-18', body }]);
    expect(await report('day')).toEqual(await plain('day'));
  });
});
