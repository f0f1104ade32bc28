import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csv } from '../../shared/reports/csv.ts';
import { assertSeeded } from '../fakes/seeds.ts';

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
