import { spawnSync } from 'node:child_process';
import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureCommand } from '../../scripts/debian.ts';
import { systemClock } from '../../server/async/clock.ts';
import { pdfOf } from '../../server/reports/files/pdf.ts';
import { cellWord } from '../../server/reports/files/pdf-table.ts';
import { sheetNames } from '../../server/reports/files/workbook.ts';
import { reportWords } from '../../shared/reports/report-words.ts';
import { type AServer, aServer, openCentre } from '../support/server.ts';
import { longContent } from './long-content.ts';

/** Reports as files: they hold the figures of the API. */

const names = { az: 'Əlilliyin qiymətləndirilməsi, şöbə ğıİöşüç', ru: 'Приём на работу: учителя', en: 'Recruitment' };
const now = { at: Date.UTC(2026, 10, 20, 6) };
const clock = { now: () => now.at, after: systemClock.after };
let server: AServer;

const go = (seconds: number): void => {
  now.at += seconds * 1000;
};
/** One visit at counter 1: so long waited, so long served. */
const visit = async (wait: number, service: number): Promise<void> => {
  const { value } = await server.ask('reception', 'issueTicket', { body: { service: 'a' } });
  const params = { counter: '1', ticket: value.ticket.id };
  go(wait);
  await server.ask('manager', 'callNext', { params });
  await server.ask('manager', 'start', { params });
  go(service);
  await server.ask('manager', 'finish', { params });
};

beforeAll(async () => {
  const centre = openCentre();
  const services = centre.services.map((one) => (one.id === 'a' ? { ...one, name: names } : one));
  server = await aServer({ clock, centre: { ...centre, languages: ['az', 'ru', 'en'], services } });
  await server.ask('admin', 'openDay');
  await server.ask('manager', 'openCounter', { params: { counter: '1' } });
  await visit(120, 3725);
  await visit(61, 299);
  await server.ask('reception', 'issueTicket', { body: { service: 'b' } });
  const last = await server.ask('reception', 'issueTicket', { body: { service: 'a' } });
  const params = { counter: '1' };
  await server.ask('manager', 'call', { params, body: { ticket: last.value.ticket.id, reason: '=1+1; əlil' } });
});
afterAll(() => server.close());

const range = { from: '2026-11-14', to: '2026-11-20' };
const file = (kind: string, query: { readonly [name: string]: string }) =>
  server.app.inject({
    url: `/api/centres/small/reports/summary.${kind}?${new URLSearchParams({ ...range, ...query })}`,
    headers: { authorization: `Bearer ${server.tokens.manager}` },
  });

describe('a spreadsheet', () => {
  test('has a sheet for each table, with real numbers, durations and dates, and the figures of the API', async () => {
    const { value } = await server.ask('manager', 'summary', { query: { ...range, by: 'counter' } });
    const work = await server.ask('manager', 'work', { query: { ...range, by: 'counter' } });
    const reply = await file('xlsx', { by: 'counter', language: 'ru' });
    expect(reply.headers['content-disposition']).toBe(
      'attachment; filename="novbe-small-2026-11-14-2026-11-20-counter.xlsx"',
    );
    const words = reportWords('ru');
    // A reader takes what is formatted as a time for a moment after the day before 1900.
    const seconds = (cell: unknown): number => Math.round((Number(cell) - Date.UTC(1899, 11, 30)) / 1000);
    const sheet = await readSheet(reply.rawPayload, words.by.counter);
    const total = sheet.at(-1) ?? [];
    expect(total.slice(1, 5)).toEqual([
      value.total.issued,
      value.total.served,
      value.total.noShow,
      value.total.abandoned,
    ]);
    expect(total.slice(5, 9).map(seconds)).toEqual(
      (['mean', 'median', 'p90', 'max'] as const).map((part) => value.total.wait[part]),
    );
    expect(total[15]).toBe(value.total.serviceLevel);
    const worked = (await readSheet(reply.rawPayload, words.work.heading)).find(([key]) => key === '1') ?? [];
    const { days, open, serving, paused, idle, stay } = work.value.rows[0] ?? work.value.total;
    expect(worked[1]).toBe(days);
    expect(worked.slice(2, 7).map(seconds)).toEqual([open, serving, paused, idle, stay.mean]);
    expect(serving).toBe(4024);
    const calls = (await readSheet(reply.rawPayload, 'Вызовы вне очереди'))[1] ?? [];
    expect(calls.slice(4)).toEqual(['=1+1; əlil']);
  });

  test('freezes its heads and shows durations as hours, minutes and seconds', async () => {
    const reply = await file('xlsx', { by: 'day' });
    const parts = unzipSync(reply.rawPayload);
    const text = (name: string): string => Buffer.from(parts[name] ?? []).toString();
    expect(text('xl/worksheets/sheet1.xml')).toMatch(/<pane[^>]*ySplit="1"[^>]*state="frozen"/);
    expect(text('xl/styles.xml')).toContain('formatCode="[h]:mm:ss"');
    const [, row] = await readSheet(reply.rawPayload, reportWords('az').by.day);
    expect(row?.[0]).toEqual(new Date('2026-11-20T00:00:00Z'));
    expect(text('xl/styles.xml')).toContain('dd\\.mm\\.yyyy');
    const english = unzipSync((await file('xlsx', { by: 'day', language: 'en' })).rawPayload);
    expect(Buffer.from(english['xl/styles.xml'] ?? []).toString()).toContain('dd\\/mm\\/yyyy');
  });

  test('has names of sheets that a spreadsheet takes, none of them twice', () => {
    const long = 'Ə'.repeat(40);
    expect(sheetNames([long, long, 'a/b:c', "'x'", ''])).toEqual([
      'Ə'.repeat(31),
      `${'Ə'.repeat(27)} (2)`,
      'a b c',
      'x',
      '1',
    ]);
  });
});

test('a CSV is in the language of the reader, by a double click in its columns', async () => {
  const az = await file('csv', { by: 'service', language: 'az' });
  expect(az.headers['content-type']).toBe('text/csv; charset=utf-8');
  const [head = '', row = ''] = az.payload.split('\r\n');
  expect(head.startsWith('\uFEFFXidmət;Verilmiş talonlar;')).toBe(true);
  expect(row).toBe(`${names.az};3;2;0;0;60;61;120;120;3;2012;299;3725;3725;2;100`);
  const en = (await file('csv', { by: 'service', language: 'en' })).payload.split('\r\n');
  expect(en[1]).toBe('Recruitment,3,2,0,0,60,61,120,120,3,2012,299,3725,3725,2,100');
  const calls = (await file('csv', { by: 'day', language: 'ru', table: 'calls' })).payload;
  expect(calls.split('\r\n')[1]).toMatch(/;"'=1\+1; əlil"$/);
  expect((await file('csv', { by: 'day', table: 'work' })).statusCode).toBe(404);
});

test.each([
  ['by', 'weather'],
  ['language', 'xx'],
  ['from', '2026-11-31'],
  ['colour', 'red'],
])('refuses %s=%s', async (name, value) => {
  const reply = await file('pdf', { by: 'day', [name]: value });
  expect([reply.statusCode, reply.json().refusal.code]).toEqual([400, 'malformed']);
});

const reads = ensureCommand('pdftotext', ['-v'], 'poppler-utils');

/** The text of a PDF, in lines as they stand on the page. */
const textOf = (bytes: Buffer): string =>
  spawnSync('pdftotext', ['-layout', '-', '-'], { input: bytes }).stdout.toString();

describe('pages of A4', () => {
  test.runIf(reads)('repeat the head of a table on each, and never leave its sums alone on one', async () => {
    for (const rows of [40, 41, 42, 43, 44, 90, 91, 92, 93]) {
      const words = { decimal: ',', group: '.', percent: '%', between: '.', minute: 'dəq' };
      const pages = textOf(Buffer.from(await pdfOf(longContent(rows), words)))
        .split('\f')
        .slice(0, -1);
      const ofTable = pages.filter((page) => page.includes('Sıra'));
      expect(ofTable.length, `${rows} rows`).toBeGreaterThan(rows > 80 ? 1 : 0);
      for (const page of ofTable) expect(page).toMatch(/Verilmiş\s+Xidmət\s+talonlar/);
      expect(ofTable.at(-1)).toMatch(/Cəmi\s+\d+/);
      expect(pages.join(' ').match(/Sıra \d+/g)).toHaveLength(rows);
    }
  });

  test.runIf(reads).each(['az', 'ru', 'en'] as const)(
    'hold the figures of the API, letters whole, in %s',
    async (language) => {
      const { value } = await server.ask('manager', 'summary', { query: { ...range, by: 'service' } });
      const reply = await file('pdf', { by: 'service', language });
      expect(reply.headers['content-type']).toBe('application/pdf');
      const text = textOf(reply.rawPayload).replace(/\s+/g, ' ');
      const cells = (seconds: number | null): string =>
        cellWord(seconds, 'duration', { decimal: '.', group: '', percent: '', between: '.', minute: '' });
      const [first] = value.rows;
      expect(text).toContain(names[language].split(' ')[0]);
      for (const part of ['mean', 'p90', 'max'] as const) {
        expect(text).toContain(cells(first?.wait[part] ?? null));
        expect(text).toContain(cells(first?.service[part] ?? null));
      }
      const words = reportWords(language);
      for (const word of [words.by.service, words.definitions, words.durations]) expect(text).toContain(word);
      expect(text).toMatch(/1 ?\/ ?\d/);
    },
  );

  test.runIf(reads)('of counters have their work', async () => {
    const reply = await file('pdf', { by: 'counter', language: 'az' });
    const text = textOf(reply.rawPayload).replace(/\s+/g, ' ');
    expect(text).toContain(`${reportWords('az').work.heading}`);
    expect(text).toContain('1:07:04');
    expect(text).toContain('=1+1; əlil');
  });
});
