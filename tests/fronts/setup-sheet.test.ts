import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freeId, idFrom, isId } from '../../manager/settings/setup/lists/ids.ts';
import { shifted } from '../../manager/settings/setup/lists/moved.ts';
import {
  minutesTyped,
  readCount,
  readMinutes,
  readTime,
  readYesNo,
} from '../../manager/settings/setup/lists/reading.ts';
import { readOption } from '../../manager/settings/setup/sheet/sheet-columns.ts';
import { cellAfter, drawnRows, rowsBetween } from '../../manager/settings/setup/sheet/sheet-moves.ts';
import { readCells, writeCells } from '../../manager/settings/setup/sheet/tsv.ts';
import { assertSeeded } from '../fakes/seeds.ts';

/** What the tables that are edited in place are made of: ids, what is typed, keys, cells from a spreadsheet. */

describe('ids', () => {
  test('are made of names in each language', () => {
    expect(idFrom('Pensiyanın təyini (yaşa görə)')).toBe('pensiyanin-teyini-yasa-gore');
    expect(idFrom('Приём учителей на работу')).toBe('priem-uchiteley-na-rabotu');
    expect(idFrom('İşə düzəlmək')).toBe('ise-duzelmek');
    expect(idFrom('№ –')).toBe('');
  });

  test('are always ids, and never anybody else’s', () => {
    assertSeeded(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), fc.array(fc.string()), (name, others) => {
        const wanted = idFrom(name) || 'service';
        const taken = new Set([...others, wanted, `${wanted}-2`]);
        const id = freeId(wanted, taken);
        expect(isId(id)).toBe(true);
        expect(taken.has(id)).toBe(false);
      }),
    );
  });
});

describe('what is typed', () => {
  test('minutes', () => {
    expect(['7', '7,5', '7.5', '7:05', ' 90 '].map((typed) => readMinutes(typed))).toEqual(
      [420, 450, 450, 425, 5400].map((value) => ({ ok: true, value })),
    );
    expect(['x', '-1', '7:60', '0', '1e3'].map((typed) => readMinutes(typed).ok)).toEqual(new Array(5).fill(false));
    expect(readMinutes('0', 0)).toEqual({ ok: true, value: 0 });
    expect(readMinutes('')).toEqual({ ok: true, value: undefined });
  });

  test('every number of seconds is written so that it is read back', () => {
    assertSeeded(
      fc.property(fc.integer({ min: 1, max: 86_400 }), (seconds) => {
        expect(readMinutes(minutesTyped(seconds))).toEqual({ ok: true, value: seconds });
      }),
    );
  });

  test('times of day', () => {
    expect(['9', '930', '0930', '9.30', '9:30', '24:00', '24'].map(readTime)).toEqual(
      ['09:00', '09:30', '09:30', '09:30', '09:30', '24:00', '24:00'].map((value) => ({ ok: true, value })),
    );
    expect(['', '25', '24:30', '9:60', 'noon'].map((typed) => readTime(typed).ok)).toEqual(new Array(5).fill(false));
  });

  test('counts, and yes or no in three languages', () => {
    expect(readCount('12')).toEqual({ ok: true, value: 12 });
    expect([readCount('0').ok, readCount('1.5').ok]).toEqual([false, false]);
    const read = (typed: string) => readYesNo(typed);
    expect(['BƏLİ', 'да', 'Yes', '1'].map(read)).toEqual(new Array(4).fill({ ok: true, value: true }));
    expect(['xeyr', 'Нет', 'FALSE', ''].map(read)).toEqual(new Array(4).fill({ ok: true, value: false }));
    expect(read('maybe').ok).toBe(false);
  });

  test('a choice by its word or its value', () => {
    const options = [{ value: 'social', label: 'Sosial müdafiə' }];
    expect(readOption(options, ' sosial  MÜDAFİƏ')).toEqual({ ok: true, value: 'social' });
    expect(readOption(options, 'social')).toEqual({ ok: true, value: 'social' });
    expect(readOption(options, 'other')).toEqual({ ok: false, why: 'choice' });
  });
});

describe('cells of a spreadsheet', () => {
  test('quotes hold tabs and lines; a name that only begins with a quote is a name', () => {
    expect(readCells('a\t"b\nc"\t"say ""yes"""\r\n"ASAN" xidməti\t\t1\r\n')).toEqual([
      ['a', 'b\nc', 'say "yes"'],
      ['"ASAN" xidməti', '', '1'],
    ]);
  });

  test('a row is as wide as it is; a quote without its end is a sign like others', () => {
    expect(readCells('a\n"b\tc')).toEqual([['a'], ['"b', 'c']]);
  });

  test('what is copied is pasted as it was', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ə', '"', '\t', '\n', ' ') }).map((text) => text.trim());
    const cells = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      );
    assertSeeded(
      fc.property(cells, (rows) => {
        // A last line that is empty cannot be told from the end of the text.
        fc.pre(rows.at(-1)?.some((one) => one !== '') ?? false);
        expect(readCells(writeCells(rows))).toEqual(rows);
      }),
    );
  });
});

describe('keys and rows', () => {
  const size = { rows: 5000, columns: 9, page: 20 };
  const press = (key: string, ctrlKey = false) => ({ key, ctrlKey });

  test('lead from cell to cell and stop at the edges', () => {
    const from = { row: 30, column: 4 };
    expect(cellAfter(from, press('ArrowDown'), size)).toEqual({ row: 31, column: 4 });
    expect(cellAfter(from, press('PageUp'), size)).toEqual({ row: 10, column: 4 });
    expect(cellAfter(from, press('End'), size)).toEqual({ row: 30, column: 8 });
    expect(cellAfter(from, press('Home', true), size)).toEqual({ row: 0, column: 0 });
    expect(cellAfter({ row: 4990, column: 8 }, press('PageDown'), size)).toEqual({ row: 4999, column: 8 });
    expect(cellAfter(from, press('a'), size)).toBeNull();
  });

  test('a few rows are drawn of thousands, and always the one with the focus', () => {
    const sight = { top: 36_000, height: 720, rowHeight: 36 };
    const drawn = drawnRows(sight, 5000, 3);
    expect(drawn[0]).toBe(3);
    expect(drawn.slice(1)).toEqual(rowsBetween(992, 1027));
    expect(drawnRows(sight, 5000, 1010)).toEqual(rowsBetween(992, 1027));
    expect(drawnRows(sight, 0, 0)).toEqual([]);
  });

  test('rows move as a block, and nothing is lost', () => {
    expect(shifted(['a', 'b', 'c', 'd'], new Set([0, 1]), 1)).toEqual({
      list: ['c', 'a', 'b', 'd'],
      places: new Set([1, 2]),
    });
    expect(shifted(['a', 'b', 'c'], new Set([0, 2]), -1).list).toEqual(['a', 'c', 'b']);
    const places = fc.uniqueArray(fc.nat({ max: 7 }));
    assertSeeded(
      fc.property(places, fc.constantFrom<-1 | 1>(-1, 1), (chosen, by) => {
        const list = [0, 1, 2, 3, 4, 5, 6, 7];
        const next = shifted(list, new Set(chosen), by);
        expect([...next.list].sort()).toEqual(list);
        expect([...next.places].map((at) => next.list[at]).sort()).toEqual([...chosen].sort());
      }),
    );
  });
});
