import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureCommand } from '../../scripts/debian.ts';
import { systemClock } from '../../server/async/clock.ts';
import { workbookOf } from '../../server/reports/files/workbook.ts';
import { reportKeys } from '../../shared/reports/figures.ts';
import { reportWords } from '../../shared/reports/report-words.ts';
import { longContent } from '../reports/long-content.ts';
import { type AServer, aFolder, aServer, openCentre } from '../support/server.ts';
import { isLong } from './rounds.ts';

/** The files of reports, opened with the program that their reader has: LibreOffice. Part of the long run. */

const office = isLong && ensureCommand('soffice', ['--headless', '--version'], 'libreoffice-calc');
const reads = isLong && ensureCommand('pdftotext', ['-v'], 'poppler-utils');
const codes = ['az', 'ru', 'en'] as const;
const name = { az: 'Əlilliyin qiymətləndirilməsi, şöbə ğıİöşüç', ru: 'Жильё; приём «ё»', en: 'Housing "first", =1+1' };
const now = { at: Date.UTC(2026, 10, 18, 6) };
const clock = { now: () => now.at, after: systemClock.after };
const range = { from: '2026-11-14', to: '2026-11-20' };
let server: AServer;
let folder: Awaited<ReturnType<typeof aFolder>>;

const visit = async (service: string, wait: number, work: number): Promise<void> => {
  const { value } = await server.ask('reception', 'issueTicket', { body: { service } });
  const params = { counter: '1', ticket: value.ticket.id };
  now.at += wait * 1000;
  await server.ask('manager', 'callNext', { params });
  await server.ask('manager', 'start', { params });
  now.at += work * 1000;
  await server.ask('manager', 'finish', { params });
};
const dayOfVisits = async (waits: readonly number[]): Promise<void> => {
  await server.ask('admin', 'openDay');
  await server.ask('manager', 'openCounter', { params: { counter: '1' } });
  for (const wait of waits) await visit(wait % 2 === 0 ? 'a' : 'c', wait, 90_061 % (wait + 7000));
  await server.ask('reception', 'issueTicket', { body: { service: 'a' } });
  const { value } = await server.ask('reception', 'issueTicket', { body: { service: 'a' } });
  const params = { counter: '1', ticket: value.ticket.id };
  await server.ask('manager', 'call', { params, body: { ticket: value.ticket.id, reason: '=1+1; əlil, Ж' } });
  await server.ask('manager', 'noShow', { params });
  await server.ask('manager', 'closeCounter', { params });
  await server.ask('admin', 'closeDay', { body: { force: true } });
};

const fileOf = async (kind: string, by: string, language: string): Promise<Buffer> => {
  const reply = await server.app.inject({
    url: `/api/centres/small/reports/summary.${kind}?${new URLSearchParams({ ...range, by, language })}`,
    headers: { authorization: `Bearer ${server.tokens.manager}` },
  });
  expect(reply.statusCode).toBe(200);
  return reply.rawPayload;
};

/** Runs LibreOffice once over all files of a kind, with a profile of its own. */
const convert = (to: string, files: readonly string[], into: string, ...more: readonly string[]): void => {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder.path, 'profile'))}`;
  const ran = spawnSync('soffice', [profile, '--headless', ...more, '--convert-to', to, '--outdir', into, ...files]);
  expect(ran.status, ran.stderr.toString()).toBe(0);
};

beforeAll(async () => {
  if (!office) return;
  folder = await aFolder();
  const centre = openCentre();
  const services = centre.services.map((one) => (one.id === 'a' ? { ...one, name } : one));
  server = await aServer({ clock, centre: { ...centre, languages: [...codes], services } });
  await dayOfVisits([60, 121, 900, 3601]);
  now.at += 86_400_000;
  await dayOfVisits([30, 45]);
}, 120_000);
afterAll(async () => {
  await server?.close();
  await folder?.remove();
});

/** A table that LibreOffice wrote as a CSV with semicolons. */
const cellsOf = (text: string): readonly (readonly string[])[] =>
  text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(([, quoted, plain]) =>
        quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
      ),
    );
const secondsOf = (shown: string | undefined): number | null => {
  const [hours, minutes, seconds] = (shown ?? '').split(':').map(Number);
  return hours === undefined || minutes === undefined || seconds === undefined
    ? null
    : hours * 3600 + minutes * 60 + seconds;
};

describe.runIf(office)('LibreOffice', { timeout: 300_000 }, () => {
  test('opens every spreadsheet with the figures of the API, letters whole', async () => {
    const sheets = join(folder.path, 'sheets');
    const files: string[] = [];
    for (const by of reportKeys) {
      for (const code of codes) {
        const file = join(folder.path, `${by}-${code}.xlsx`);
        await writeFile(file, await fileOf('xlsx', by, code));
        files.push(file);
      }
    }
    // Every sheet (-1) as it is shown, parted by semicolons, in UTF-8.
    convert('csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,true,false,false,-1', files, sheets);
    const written = await readdir(sheets);
    for (const by of reportKeys) {
      const { value } = await server.ask('manager', 'summary', { query: { ...range, by } });
      expect(value.total.served).toBe(6);
      for (const code of codes) {
        const words = reportWords(code);
        const of = async (sheet: string) => {
          const found = written.find((one) => one === `${by}-${code}-${sheet.slice(0, 31)}.csv`);
          return cellsOf(found === undefined ? '' : await readFile(join(sheets, found), 'utf8'));
        };
        const table = await of(words.by[by]);
        for (const [at, row] of [...value.rows, value.total].entries()) {
          const cells = table[at + 1] ?? [];
          const counts = [row.issued, row.served, row.noShow, row.abandoned];
          expect(cells.slice(1, 5).map(Number), `${by} ${code} ${row.key}`).toEqual(counts);
          const parts = ['mean', 'median', 'p90', 'max'] as const;
          expect(cells.slice(5, 9).map(secondsOf)).toEqual(parts.map((part) => row.wait[part]));
          expect(cells.slice(10, 14).map(secondsOf)).toEqual(parts.map((part) => row.service[part]));
          const level = row.serviceLevel === null ? '' : `${(row.serviceLevel * 100).toFixed(1)}%`;
          expect(cells[15]).toBe(level);
        }
        if (by === 'service') expect(table.map(([key]) => key)).toContain(name[code]);
        expect((await of(words.definitions)).length).toBeGreaterThan(8);
        if (by === 'counter' || by === 'clerk') await expectWork(by, await of(words.work.heading));
      }
    }
  });

  const expectWork = async (by: 'counter' | 'clerk', table: readonly (readonly string[])[]): Promise<void> => {
    const { value } = await server.ask('manager', 'work', { query: { ...range, by } });
    const [row] = value.rows;
    const cells = table[1] ?? [];
    expect(Number(cells[1])).toBe(row?.days);
    expect(cells.slice(2, 7).map(secondsOf)).toEqual([row?.open, row?.serving, row?.paused, row?.idle, row?.stay.mean]);
  };

  const pagesOf = (file: string): readonly string[] =>
    spawnSync('pdftotext', ['-layout', file, '-']).stdout.toString().split('\f').slice(0, -1);
  test.runIf(reads)('prints a spreadsheet a page a sheet, however many columns it has', async () => {
    const file = join(folder.path, 'printed.xlsx');
    await writeFile(file, await fileOf('xlsx', 'counter', 'ru'));
    convert('pdf', [file], folder.path);
    const pages = pagesOf(join(folder.path, 'printed.pdf'));
    expect(pages.length).toBe(4);
    for (const word of ['Выдано', 'Обслуживание:', 'Уровень']) expect(pages[0]).toContain(word);
    expect(pages[0]).toMatch(/Всего[^\n]*\d[.,]\d%/);
  });

  test.runIf(reads)('prints the head of a long table on each of its pages', async () => {
    const file = join(folder.path, 'long.xlsx');
    await writeFile(file, await workbookOf(longContent(150), { between: '.', minute: 'dəq' }));
    convert('pdf', [file], folder.path);
    const pages = pagesOf(join(folder.path, 'long.pdf')).filter((page) => page.includes('Sıra'));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) {
      // In one line or in two, by the letters that the machine has.
      const head = page
        .slice(0, page.indexOf('Sıra'))
        .split(/\s+/)
        .filter((word) => word !== '');
      expect(head.toSorted()).toEqual(['Verilmiş', 'Xidmət', 'talonlar']);
    }
  });

  // az: 1068, ru: 1049, en-US: 1033 are the languages by which the program reads numbers; the separator is that of their spreadsheets.
  test.each([
    ['az', 59, 1068],
    ['ru', 59, 1049],
    ['en', 44, 1033],
  ] as const)('takes the CSV in %s into its columns, numbers as numbers', async (code, separator, locale) => {
    const into = join(folder.path, `csv-${code}`);
    await mkdir(into);
    const files = await Promise.all(
      (['service', 'clerk'] as const).map(async (by) => {
        const file = join(into, `${by}.csv`);
        await writeFile(file, await fileOf('csv', by, code));
        return file;
      }),
    );
    const filter = `--infilter=Text - txt - csv (StarCalc):${separator},34,76,1,,${locale},false,true`;
    convert('xlsx', files, into, filter);
    for (const by of ['service', 'clerk'] as const) {
      const { value } = await server.ask('manager', 'summary', { query: { ...range, by } });
      const table = await readSheet(await readFile(join(into, `${by}.xlsx`)));
      for (const [at, row] of [...value.rows, value.total].entries()) {
        const cells = table[at + 1] ?? [];
        const { wait, service, serviceLevel } = row;
        const spread = (of: typeof wait) => [of.mean, of.median, of.p90, of.max, of.count];
        const level = serviceLevel === null ? null : Math.round(serviceLevel * 1000) / 10;
        const counts = [row.issued, row.served, row.noShow, row.abandoned];
        expect(cells.slice(1)).toEqual([...counts, ...spread(wait), ...spread(service), level]);
      }
      if (by === 'service') expect(table.map(([key]) => key)).toContain(name[code].replace(/^=/, "'="));
    }
  });
});
