import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/universal';
import { choose, recognised } from '../../manager/settings/import/columns.ts';
import { columnOf } from '../../manager/settings/import/headings.ts';
import { readFile, readPaste } from '../../manager/settings/import/read-file.ts';
import { readWorkbook } from '../../manager/settings/import/read-workbook.ts';
import { columnLetters, mostRows, type Table, tableOf } from '../../manager/settings/import/table.ts';
import { assertSeeded } from '../fakes/seeds.ts';

const cells = (table: Table): readonly (readonly string[])[] => table.map((row) => row.cells);
const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());
const noWorkbook = () => Promise.reject(new Error('this is no workbook'));
const languages = ['az', 'ru', 'en'];

describe('text with cells', () => {
  test('what a spreadsheet puts on the clipboard is parted by tabs, with line breaks in quoted cells', () => {
    const pasted = 'Kod\tAd\r\npensiya\t"Əmək pensiyası,\ntəyinatı ""yeni"""\r\n';
    expect(cells(tableOf(pasted))).toEqual([
      ['Kod', 'Ad'],
      ['pensiya', 'Əmək pensiyası,\ntəyinatı "yeni"'],
    ]);
  });

  test('a quote inside a cell is a sign like any other', () => {
    expect(cells(tableOf('12" monitor\tQəbul "Ümumi"\n'))).toEqual([['12" monitor', 'Qəbul "Ümumi"']]);
  });

  test('empty rows are no rows, and every other keeps its number; empty columns at the end are none', () => {
    const table = tableOf('\uFEFFad;qrup;;;\r\n;;;;\r\nbir;x;;;\r\n\r\n;;;;\r\n');
    expect(table).toEqual([
      { at: 1, cells: ['ad', 'qrup'] },
      { at: 3, cells: ['bir', 'x'] },
    ]);
  });

  test('a list of names stays one column, whatever commas stand in it', () => {
    const list = 'Ərizə, arayış və şikayətlər\nPensiya\nNikah, boşanma\nDoğum\n';
    expect(cells(tableOf(list)).map((row) => row.length)).toEqual([1, 1, 1, 1]);
  });

  test('a file that tells its separator is read by it, and that row is none of the sheet', () => {
    expect(tableOf('sep=;\r\na;b,c\r\n')).toEqual([{ at: 1, cells: ['a', 'b,c'] }]);
  });

  test('cells come out as they went in, by every separator, end of line and quoting', () => {
    const word = fc.stringMatching(/^[a-zəğş0-9;,"' -]{1,12}$/).map((text) => `x${text.replace(/ +/g, ' ').trim()}`);
    const table = fc.array(fc.array(word, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    const style = fc.record({
      separator: fc.constantFrom('\t', ';', ','),
      end: fc.constantFrom('\n', '\r\n', '\r'),
      mark: fc.constantFrom('', '\uFEFF'),
      extra: fc.nat(2),
    });
    assertSeeded(
      fc.property(table, style, (rows, { separator, end, mark, extra }) => {
        const width = Math.max(...rows.map((row) => row.length));
        const even = rows.map((row) => [...row, ...Array<string>(width - row.length + extra).fill('')]);
        const quoted = (cell: string): string => (cell === '' ? '' : `"${cell.replaceAll('"', '""')}"`);
        const text = mark + even.map((row) => row.map(quoted).join(separator) + end).join('');
        expect(cells(tableOf(text))).toEqual(rows);
      }),
    );
  });

  test('columns have the letters that spreadsheets give them', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});

describe('files', () => {
  const read = (bytes: Uint8Array<ArrayBuffer> | string) => readFile(new Blob([bytes]), noWorkbook);

  test('text is read in the encodings that Excel saves it in', async () => {
    const utf16 = new Uint8Array(Buffer.from('\uFEFFad\tqrup\r\nƏmək\tSosial\r\n', 'utf16le'));
    const cyrillic = new Uint8Array([0xcf, 0xe5, 0xed, 0xf1, 0xe8, 0xff, 0x3b, 0x31, 0x0a]);
    const turkish = new Uint8Array([0xdd, 0xfe, 0x3b, 0x31, 0x0a]);
    expect(await read(utf16)).toMatchObject({ ok: true, table: [{}, { cells: ['Əmək', 'Sosial'] }] });
    expect(await read(cyrillic)).toMatchObject({ ok: true, table: [{ cells: ['Пенсия', '1'] }] });
    expect(await read(turkish)).toMatchObject({ ok: true, table: [{ cells: ['İş', '1'] }] });
  });

  test('what is too long, empty or no table is refused', async () => {
    expect(await read(new Uint8Array(5 * 1024 * 1024 + 1))).toEqual({ ok: false, fault: 'too-big' });
    expect(await read('a\n'.repeat(mostRows + 1))).toEqual({ ok: false, fault: 'too-many-rows' });
    expect(await read(' ;\n;\n')).toEqual({ ok: false, fault: 'empty' });
    expect(await read(new Uint8Array([1, 0, 2, 0]))).toEqual({ ok: false, fault: 'not-a-table' });
    expect(readPaste('a\n'.repeat(mostRows)).ok).toBe(true);
  });

  test('a workbook is read: text, numbers, durations, rows that are empty', async () => {
    const blob = await writeExcelFile([
      [{ value: 'Xidmət' }, { value: 'Dəqiqə' }, { value: 'Vaxt' }],
      [null, null, null],
      [
        { value: 'Əmək pensiyası' },
        { value: 7.5 },
        { value: new Date(Date.UTC(1899, 11, 31, 0, 10)), format: 'h:mm:ss' },
      ],
    ]).toBlob();
    expect(await readWorkbook(await bytesOf(blob))).toEqual({
      ok: true,
      table: [
        { at: 1, cells: ['Xidmət', 'Dəqiqə', 'Vaxt'] },
        { at: 3, cells: ['Əmək pensiyası', '7.5', '00:10:00'] },
      ],
    });
  });

  test('a workbook whose sheet is long is read without a worker made of a blob', async () => {
    const long = Array.from({ length: 4000 }, (_, at) => [{ value: `Xidmət ${at} ${'ə'.repeat(120)}` }, { value: at }]);
    const blob = await writeExcelFile(long).toBlob();
    const made: unknown[] = [];
    const createObjectURL = URL.createObjectURL;
    URL.createObjectURL = (given) => {
      made.push(given);
      return createObjectURL(given);
    };
    try {
      const read = await readWorkbook(await bytesOf(blob));
      expect(read.ok && read.table.length).toBe(4000);
      expect(made).toEqual([]);
    } finally {
      URL.createObjectURL = createObjectURL;
    }
  });

  test('what is no workbook is refused, and what would unpack into far more than it says too', async () => {
    const bomb = await bytesOf(await writeExcelFile([[{ value: 'a' }]]).toBlob());
    const view = new DataView(bomb.buffer);
    // The sizes that the directory at the end claims.
    for (let at = 0; at < bomb.length - 46; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0x7000_0000, true);
    expect(await readWorkbook(bomb)).toEqual({ ok: false, fault: 'too-big' });
    expect(await readWorkbook(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0]))).toEqual({ ok: false, fault: 'old-excel' });
    expect(await readWorkbook(new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]))).toEqual({ ok: false, fault: 'not-a-table' });
  });
});

describe('columns', () => {
  test.each([
    ['Xidmətin adı', { kind: 'name', language: 'az' }],
    ['XİDMƏT', { kind: 'name', language: 'az' }],
    ['Ad (RU)', { kind: 'name', language: 'ru' }],
    ['Название услуги', { kind: 'name', language: 'ru' }],
    ['НАИМЕНОВАНИЕ НА АНГЛИЙСКОМ', { kind: 'name', language: 'en' }],
    ['Service name', { kind: 'name', language: 'en' }],
    ['en', { kind: 'name', language: 'en' }],
    ['Kod', { kind: 'code' }],
    ['Код услуги', { kind: 'code' }],
    ['Qrup', { kind: 'group', language: 'az' }],
    ['Группа', { kind: 'group', language: 'ru' }],
    ['Group (az)', { kind: 'group', language: 'az' }],
    ['Müddət (dəq.)', { kind: 'minutes' }],
    ['Время, мин', { kind: 'minutes' }],
    ['Tələb olunan sənədlər', { kind: 'documents', language: 'az' }],
    ['Açar sözlər', { kind: 'keywords' }],
    ['Hərf', { kind: 'prefix' }],
    ['Лимит в день', { kind: 'dailyLimit' }],
    ['№', null],
    ['Qeyd', null],
  ])('%s is known', (heading, column) => {
    expect(columnOf(heading)).toEqual(column);
  });

  test('the headings may stand under a title, in any order and case', () => {
    const found = recognised(
      tableOf('Xidmətlərin siyahısı 2026;;;\n;;;\nKOD;MÜDDƏT;xidmət;Qeyd\na;5;Bir;x\n'),
      languages,
    );
    expect(found.head).toBe(1);
    expect(found.columns).toEqual([{ kind: 'code' }, { kind: 'minutes' }, { kind: 'name', language: 'az' }, null]);
  });

  test('without headings the columns are told by what stands in them', () => {
    const table = tableOf(
      '1\tSosial\tPensiya\tПенсия\t15\n2\tSosial\tMüavinət\tПособие\t10\n3\tTorpaq\tİcarə\tАренда\t20\n4\tTorpaq\tSatış\tПродажа\t20\n',
    );
    expect(recognised(table, languages)).toEqual({
      head: -1,
      columns: [
        null,
        { kind: 'group', language: 'az' },
        { kind: 'name', language: 'az' },
        { kind: 'name', language: 'ru' },
        { kind: 'minutes' },
      ],
    });
  });

  test('a heading in a language that the centre does not speak is about its first', () => {
    expect(recognised(tableOf('Service;Minutes\nPension;5\n'), ['az']).columns[0]).toEqual({
      kind: 'name',
      language: 'az',
    });
  });

  test('a choice by hand takes the column from where it was', () => {
    const { columns } = recognised(tableOf('Kod;Ad\na;b\n'), languages);
    expect(choose(columns, 0, { kind: 'name', language: 'az' })).toEqual([{ kind: 'name', language: 'az' }, null]);
    expect(choose(columns, 0, null)).toEqual([null, { kind: 'name', language: 'az' }]);
  });
});
