import { spawnSync } from 'node:child_process';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureCommand } from '../../scripts/debian.ts';
import { languages } from '../../server/languages.ts';
import { composeCases } from '../../server/reports/files/compose-cases.ts';
import { languageOf } from '../../server/routes/reports/send-report.ts';
import { caseColumns, caseFigure, caseKeys } from '../../shared/cases/case-figures.ts';
import { casesWords } from '../../shared/cases/case-report-words.ts';
import { caseChannels } from '../../shared/cases/cases.ts';
import { manualClock } from '../fakes/clock.ts';
import { type AServer, aServer, openCentre } from '../support/server.ts';

/** What became of cases, as files: they hold the figures of the API. */

const name = (id: string) => ({ id, name: { az: `=${id} ğıİöşüç`, ru: `${id} «ё»`, en: id } });
const range = { from: '2026-03-01', to: '2026-03-31' };
let server: AServer;

beforeAll(async () => {
  const clock = manualClock(Date.parse('2026-03-06T10:00+04:00'));
  const centre = openCentre({
    languages: ['az', 'ru', 'en'],
    caseKinds: [{ ...name('appeal'), letter: 'M', form: 'appeal', outcomes: ['explained'] }],
    caseTopics: ['pension', 'roads'].map(name),
    caseOutcomes: [name('explained')],
    leaveGrounds: [name('anonymous')],
  });
  server = await aServer({ centre, clock });
  for (const [at, topic] of ['pension', 'pension', 'roads'].entries()) {
    const answers = { text: 'Pensiya', surname: 'A', name: 'B', address: 'C', phone: `+99450111223${at}` };
    const body = { kind: 'appeal', topic, answers, contact: { phone: `+99450111223${at}` } };
    await server.ask('reception', 'registerCase', { body });
  }
  const [first] = (await server.ask('manager', 'cases', {})).value.cases;
  await server.ask('manager', 'leaveCase', { params: { case: first?.id ?? '' }, body: { ground: 'anonymous' } });
});
afterAll(() => server.close());

const file = (kind: string, query: { readonly [name: string]: string }, as: 'manager' | 'clerk' = 'manager') =>
  server.app.inject({
    url: `/api/centres/small/reports/cases.${kind}?${new URLSearchParams({ ...range, ...query })}`,
    headers: { authorization: `Bearer ${server.tokens[as]}` },
  });
const figures = async (by: (typeof caseKeys)[number]) =>
  (await server.ask('manager', 'caseFigures', { query: { ...range, by } })).value;

test('a spreadsheet has the figures of the API, in the words of a language', async () => {
  const { total, rows } = await figures('topic');
  expect(total).toMatchObject({ received: 3, answered: 1, inTime: 1, open: 2 });
  const reply = await file('xlsx', { by: 'topic', language: 'ru' });
  expect(reply.headers['content-disposition']).toBe(
    'attachment; filename="novbe-small-2026-03-01-2026-03-31-cases-topic.xlsx"',
  );
  const words = casesWords('ru');
  const sheet = await readSheet(reply.rawPayload, words.reportBy.topic);
  expect(sheet[0]).toEqual([words.by.topic, ...caseColumns.map((figure) => words.figures[figure])]);
  expect(sheet.slice(1, 3).map((row) => row[0])).toEqual(['pension «ё»', 'roads «ё»']);
  const [expected, last] = [
    [...rows, total].map((row) => caseColumns.map((figure) => caseFigure(row, figure))),
    sheet.slice(1),
  ];
  expect(last.map((row) => row.slice(1))).toEqual(expected);
});

test('a CSV has a row a key, and runs no formula', async () => {
  const lines = (await file('csv', { by: 'topic' })).payload.split('\r\n');
  expect(lines[0]?.startsWith('\uFEFFMövzu;Daxil olub;Təkrar;')).toBe(true);
  expect(lines[1]?.startsWith("'=pension ğıİöşüç;2;")).toBe(true);
  const grounds = (await file('csv', { by: 'ground', language: 'en' })).payload.split('\r\n');
  expect(grounds.slice(1, 3).map((line) => line.split(',').slice(0, 2))).toEqual([
    ['No ground', '2'],
    ['anonymous', '1'],
  ]);
});

test('a PDF is made by whatever, and of nothing', async () => {
  for (const by of ['day', 'channel', 'executor']) {
    const reply = await file('pdf', { by, language: 'en' });
    expect(reply.headers['content-type']).toBe('application/pdf');
    expect(reply.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  }
  const none = await file('pdf', { by: 'kind', from: '2025-01-01', to: '2025-01-31' });
  expect(none.statusCode).toBe(200);
});

const reads = ensureCommand('pdftotext', ['-v'], 'poppler-utils');

test.runIf(reads).each([...languages.keys()])(
  'in a PDF in %s no word is broken, and every figure stands there',
  async (code) => {
    const reply = await file('pdf', { by: 'topic', language: code });
    const text = spawnSync('pdftotext', ['-layout', '-', '-'], { input: reply.rawPayload }).stdout.toString();
    const pension = { az: '=pension ğıİöşüç', ru: 'pension «ё»', en: 'pension' }[code] ?? '';
    const rows = text.split('\n').filter((line) => line.includes(`${pension} `));
    const { rows: counted } = await figures('topic');
    const shown = counted.find(({ key }) => key === 'pension');
    if (shown === undefined) throw new Error('no row is about pensions');
    // One of them is the row's bar in the picture.
    const found = rows.slice(1).flatMap((line) => line.replace(pension, '').match(/[\d,.]+|–/g) ?? []);
    expect(found).toHaveLength(caseColumns.length);
    expect(found[0]).toBe(String(caseFigure(shown, 'received')));
  },
);

test('every way and every figure has its word in each language', () => {
  for (const code of languages.keys()) {
    const { language } = languageOf(code);
    const words = casesWords(code);
    expect(new Set(caseChannels.map((channel) => words.channels[channel])).size).toBe(caseChannels.length);
    for (const by of caseKeys) {
      const report = { total: row, rows: [row] };
      const content = composeCases({ centre: openCentre(), range, by, report, now: 0 }, code, language);
      expect(content.tables[0]?.columns).toHaveLength(caseColumns.length + 1);
      expect(content.definitions.every(({ name: head, text }) => head !== '' && text !== '')).toBe(true);
    }
  }
});

test('clerks and wrong ranges are refused', async () => {
  expect((await file('csv', { by: 'kind' }, 'clerk')).statusCode).toBe(403);
  expect((await file('csv', { by: 'weekday' })).statusCode).toBe(400);
  expect((await file('csv', { by: 'kind', from: '2026-04-01' })).statusCode).toBe(400);
});

const row = {
  ...{ key: '', received: 0, repeated: 0, reopened: 0, answered: 0, inTime: 0, late: 0, extended: 0, sentOn: 0 },
  ...{ endedLate: 0, open: 0, overdue: 0, onTime: null, workingDays: { median: null, p90: null } },
};
