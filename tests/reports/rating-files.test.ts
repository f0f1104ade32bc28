import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ratingsWords } from '../../shared/reports/rating-report-words.ts';
import { ratingColumns } from '../../shared/reports/rating-scores.ts';
import { dayMs, minuteMs } from '../../shared/time/durations.ts';
import { type ManualClock, manualClock } from '../fakes/clock.ts';
import { type AServer, aServer, openCentre } from '../support/server.ts';

/** [RA2] [RA3] How it was, by service, by clerk and by day, and as files. */

const day = '2026-11-20';
let server: AServer;
let clock: ManualClock;

/** One visit to a service at a counter, rated; 0 = it was not. */
const visit = async (service: string, counter: string, score: number, more: object = {}) => {
  const { ticket, secret } = (await server.ask('kiosk', 'issueTicket', { body: { service } })).value;
  await server.ask('manager', 'call', { id: counter, body: { ticket: ticket.id, reason: 'x' } });
  await server.ask('manager', 'start', { id: ticket.id, body: {} });
  await server.ask('manager', 'finish', { id: ticket.id, body: {} });
  await clock.advance(minuteMs);
  if (score > 0) await server.ask(null, 'rateVisit', { params: { secret: secret ?? '' }, body: { score, ...more } });
};

beforeAll(async () => {
  clock = manualClock(Date.parse(`${day}T09:00+04:00`));
  const ratingReasons = [{ id: 'waited', name: { az: 'Çox gözlədim' } }];
  server = await aServer({ clock, centre: openCentre({ asksRatings: true, ratingReasons }) });
  await server.ask('manager', 'openDay', { body: {} });
  await server.ask('manager', 'openCounter', { id: '1', body: {} });
  for (const score of [5, 5, 4, 4, 3, 1, 0, 0]) await visit('a', '1', score);
  for (const score of [1, 2, 5]) await visit('b', '1', score, { reasons: ['waited'], comment: '=1+1' });
  await clock.advance(dayMs);
});
afterAll(() => server.close());

const report = async (by: string) =>
  (await server.ask('manager', 'ratings', { query: { from: day, to: day, by } })).value;
const fileOf = (kind: string, by: string, language: string) =>
  server.app.inject({
    url: `/api/centres/small/reports/ratings.${kind}?${new URLSearchParams({ from: day, to: day, by, language })}`,
    headers: { authorization: `Bearer ${server.tokens.manager}` },
  });

test('what is left out of a table cannot be reckoned from its total: the last row goes too', async () => {
  const { visits, rows } = await report('service');
  expect(visits).toMatchObject({ n: 9, asked: 11, satisfied: 5, scores: [2, 1, 1, 2, 3] });
  expect(visits.response).toBeCloseTo(9 / 11);
  expect(rows.map(({ key, n, asked, share }) => [key, n, asked, share])).toEqual([
    ['a', 6, 8, null],
    ['b', 3, 3, null],
  ]);
  const [only] = (await report('day')).rows;
  expect(only).toMatchObject({ key: day, n: 9, satisfied: 5 });
});

test.each(['az', 'ru', 'en'])(
  'as CSV and as a spreadsheet in %s, with no formula out of a comment',
  async (language) => {
    const words = ratingsWords(language);
    const csv = await fileOf('csv', 'service', language);
    expect(csv.headers['content-disposition']).toContain('ratings-service.csv');
    expect(csv.body).toContain(words.figures.share);
    expect(csv.body.trim().split('\r\n')).toHaveLength(4);
    const sheets = await fileOf('xlsx', 'day', language);
    const first = await readSheet(sheets.rawPayload, 1);
    expect(first.flat()).toContain(words.figures.share);
    const comments = await readSheet(sheets.rawPayload, words.comments);
    expect(comments.flat().filter((cell) => String(cell).includes('=1+1'))).toHaveLength(3);
    const pdf = await fileOf('pdf', 'clerk', language);
    expect([pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    expect(ratingColumns.every((figure) => words.definitions[figure] !== '')).toBe(true);
  },
);

test('files are for those who lead, over ranges that there are', async () => {
  const clerk = { authorization: `Bearer ${server.tokens.clerk}` };
  const url = `/api/centres/small/reports/ratings.csv?from=${day}&to=${day}&by=clerk`;
  expect((await server.app.inject({ url, headers: clerk })).statusCode).toBe(403);
  const backwards = { query: { from: day, to: '2026-11-01', by: 'day' } };
  expect((await server.ask('manager', 'ratings', backwards)).refusal?.code).toBe('malformed');
});
