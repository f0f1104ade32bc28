import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summarise } from '../../engine/figures/summary.ts';
import { csv, reportCsv } from '../../shared/csv.ts';
import { assertSeeded } from '../fakes/seeds.ts';
import { legRow, noShow } from './legs.ts';

/** A reader by the letter of RFC 4180, to hold the writer to it. */
const read = (text: string): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let rest = text;
  while (rest !== '') {
    const cell = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest);
    if (cell === null) throw new Error(`not CSV: ${rest.slice(0, 40)}`);
    row.push(cell[1]?.replaceAll('""', '"') ?? cell[2] ?? '');
    if (cell[3] !== ',') {
      rows.push(row);
      row = [];
    }
    rest = rest.slice(cell[0].length);
  }
  return rows;
};
const bare = (text: string): string => text.replace(/^\uFEFF/, '');

describe('csv', () => {
  test('begins with a byte order mark and ends every line with CRLF', () => {
    expect(
      csv(
        [
          ['Əhməd', 1],
          [null, 'Şüşə'],
        ],
        '.',
      ),
    ).toBe('\uFEFFƏhməd,1\r\n,Şüşə\r\n');
  });

  test('quotes what needs quotes', () => {
    expect(bare(csv([['a,b', 'say "hi"', 'two\nlines', 'plain']], '.'))).toBe(
      '"a,b","say ""hi""","two\nlines",plain\r\n',
    );
  });

  test('where the comma is the decimal sign, fields are parted by semicolons, and commas need no quotes', () => {
    expect(bare(csv([['a;b', 'c,d', -0.5, 1000, '=1;2']], ','))).toBe('"a;b";c,d;-0,5;1000;"\'=1;2"\r\n');
  });

  test('an empty table has only the mark', () => {
    expect(csv([], ',')).toBe('\uFEFF');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('disarms %j', (text) => {
    expect(read(bare(csv([[text]], '.')))).toEqual([[`'${text}`]]);
  });

  test('leaves numbers alone, below zero too', () => {
    expect(bare(csv([[-5, 0, 0.5]], '.'))).toBe('-5,0,0.5\r\n');
  });

  test('any texts come back as they went in, but for the apostrophe; none is left to be run', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('=A1', '-', ',', '"', '\r\n', 'ə"ğ,ı', '\t=1'));
    assertSeeded(
      fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const back = read(bare(csv(rows, '.')));
        expect(back.map((row) => row.length)).toEqual(rows.map((row) => row.length));
        for (const [r, row] of rows.entries()) {
          for (const [c, cell] of row.entries()) {
            const got = back[r]?.[c] ?? '';
            expect(got).not.toMatch(/^[=+\-@\t\r]/);
            expect([cell, `'${cell}`]).toContain(got);
          }
        }
      }),
    );
  });
});

test('a report: heads, a row a key, the total last; seconds and percent', () => {
  const spreadHeads = { mean: 'mean', median: 'median', p90: 'p90', max: 'max', count: 'count' };
  const heads = {
    key: 'Service',
    issued: 'Issued',
    served: 'Served',
    noShow: 'No-shows',
    abandoned: 'Abandoned',
    wait: spreadHeads,
    service: spreadHeads,
    serviceLevel: 'Service level, %',
  };
  const report = summarise(
    [legRow({ waitSeconds: 120, serviceSeconds: 400 }), legRow({ waitSeconds: 200 }), noShow({ waitSeconds: 901 })],
    'service',
    { timeZone: 'Asia/Baku', targetSeconds: 900 },
  );
  const [head, row, total, ...more] = read(bare(reportCsv(report, heads, 'All', (key) => `=${key}`, '.')));
  const figures = ['mean', 'median', 'p90', 'max', 'count'];
  expect(head).toEqual([
    'Service',
    'Issued',
    'Served',
    'No-shows',
    'Abandoned',
    ...figures,
    ...figures,
    'Service level, %',
  ]);
  expect(row).toEqual([
    "'=pension",
    '3',
    '2',
    '1',
    '0',
    '407',
    '200',
    '901',
    '901',
    '3',
    '400',
    '400',
    '400',
    '400',
    '2',
    '66.7',
  ]);
  expect(total?.[0]).toBe('All');
  expect(total?.slice(1)).toEqual(row?.slice(1));
  expect(more).toEqual([]);
});
