import { expect, test } from 'vitest';
import { CannotStore, type Store } from '../../server/store/store.ts';
import type { LegRow } from '../../shared/figures.ts';
import { centreId, dayOpened, issued, leg, put, today } from './rows.ts';

const kind = '1 day';
const counted = (legs: readonly LegRow[]): Buffer => Buffer.from(legs.map(({ ticket }) => ticket).join(' '));

/** What every store must keep to with the figures of days. */
export const figuresContract = (at: () => Store): void => {
  const keep = (date = today, as = kind) => at().keepDayFigures(centreId, as, date, counted);
  const kept = async (as = kind) =>
    (await at().dayFigures(centreId, as, '2026-01-01', '2026-12-31')).map(({ date, body }) => [
      date,
      body === null ? null : Buffer.from(body).toString(),
    ]);
  const threeDays = async (): Promise<void> => {
    const legs = ['2026-11-18', '2026-11-18', today, '2027-01-01'].map((date, index) => leg(`t${index}`, { date }));
    await put(at(), { events: [dayOpened(), ...legs.map(({ ticket }) => issued(ticket))], legs });
  };

  test('only days with legs have figures, in order and within the range', async () => {
    expect(await kept()).toEqual([]);
    await threeDays();
    expect(await kept()).toEqual([
      ['2026-11-18', null],
      [today, null],
    ]);
    expect(await at().dayFigures('ikinci', kind, '2026-01-01', '2026-12-31')).toEqual([]);
    expect(await at().dayFigures(centreId, kind, '2026-11-19', '2026-11-19')).toEqual([]);
  });

  test('figures of a day are kept by their kind, without practice legs', async () => {
    await threeDays();
    await put(at(), { events: [issued('p')], legs: [leg('p', { date: '2026-11-18', practice: true })] });
    expect((await keep('2026-11-18')).toString()).toBe('t0 t1');
    expect(await kept()).toEqual([
      ['2026-11-18', 't0 t1'],
      [today, null],
    ]);
    expect(await kept('1 hour Asia/Baku')).toEqual([
      ['2026-11-18', null],
      [today, null],
    ]);
    await keep('2026-11-18');
    expect((await kept())[0]).toEqual(['2026-11-18', 't0 t1']);
  });

  test('a leg that is added or changed takes the figures of its day with it, and of no other', async () => {
    await threeDays();
    await keep('2026-11-18');
    await keep(today);
    await put(at(), { events: [], legs: [leg('t0', { date: '2026-11-18', waitSeconds: 5 })] });
    expect(await kept()).toEqual([
      ['2026-11-18', null],
      [today, 't2'],
    ]);
    await put(at(), { events: [issued('t9')], legs: [leg('t9')] });
    expect((await kept())[1]).toEqual([today, null]);
  });

  test('figures that cannot be made leave nothing behind', async () => {
    await threeDays();
    const mistake = new Error('a mistake');
    const failing = at().keepDayFigures(centreId, kind, today, () => {
      throw mistake;
    });
    await expect(failing).rejects.toBe(mistake);
    await expect(failing).rejects.not.toBeInstanceOf(CannotStore);
    expect(await kept()).toEqual([
      ['2026-11-18', null],
      [today, null],
    ]);
  });
};
