import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { signatureOf } from '../../server/access/calls-secret.ts';
import { languages } from '../../server/languages.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { callColumns, callFigure, callKeys } from '../../shared/calls/call-figures.ts';
import { callsWords } from '../../shared/calls/call-report-words.ts';
import { type ManualClock, manualClock } from '../fakes/clock.ts';
import { withPhoneDesk } from '../queue/phone-desks.ts';
import { type AServer, aFolder, aServer } from '../support/server.ts';

/** [HL2] What calls came to: by topic, by hour and by day, with an exchange and without, and as files. */

const secret = 'the-secret-of-the-exchange';
const day = '2026-11-20';
const named = (id: string) => ({ id, name: { az: id } });
let server: AServer;
let clock: ManualClock;
let folder: Awaited<ReturnType<typeof aFolder>>;

beforeAll(async () => {
  clock = manualClock(Date.parse(`${day}T09:10+04:00`));
  folder = await aFolder();
  await mkdir(join(folder.path, 'keys'));
  await writeFile(join(folder.path, 'keys', 'calls'), `${secret}\n`);
  const centre = withPhoneDesk({
    ...{ caseTopics: [named('pension')], caseOutcomes: [named('explained')] },
    caseKinds: [{ ...named('callback'), letter: 'R', form: 'callback', offered: false, outcomes: ['explained'] }],
  });
  server = await aServer({ clock, folder: folder.path, centre });
  await server.ask('manager', 'openDay', { body: {} });
  await server.ask('manager', 'openCounter', { id: '9', body: {} });
  await visitOfTheHall();
  // One call that the exchange tells of, one that it does not, and one that is given up.
  await tell({ call: 'told', event: 'ringing' });
  await clock.advance(20_000);
  await tell({ call: 'told', event: 'answered', counter: '9' });
  await talk('a', 100_000);
  await tell({ call: 'told', event: 'ended' });
  await clock.advance(3_600_000);
  await talk('b', 50_000);
  await clock.advance(3_600_000);
  await tell({ call: 'lost', event: 'ringing' });
  await tell({ call: 'lost', event: 'abandoned' });
});
afterAll(async () => {
  await server.close();
  await folder.remove();
});

const tell = async (told: object) => {
  const text = JSON.stringify({ ...told, at: new Date(clock.now()).toISOString() });
  const signature = signatureOf(secret, Buffer.from(text)).toString('hex');
  const headers = { 'content-type': 'application/json', 'x-novbe-signature': signature };
  expect((await server.ask(null, 'tellCall', { body: text, headers })).status).toBe(200);
};
const talk = async (service: string, ms: number) => {
  const { ticket } = (await server.ask('manager', 'serve', { id: '9', body: { service } })).value;
  await clock.advance(ms);
  await server.ask('manager', 'finish', { id: ticket.id, body: { outcome: 'answered' } });
};
/** Which is no call, and counts nowhere here. */
const visitOfTheHall = async () => {
  await server.ask('manager', 'openCounter', { id: '1', body: {} });
  const { ticket } = (await server.ask('manager', 'serve', { id: '1', body: { service: 'a' } })).value;
  await server.ask('manager', 'finish', { id: ticket.id, body: {} });
};
const figures = async (by: (typeof callKeys)[number]) =>
  (await server.ask('manager', 'callFigures', { query: { from: day, to: day, by } })).value;
const brief = (rows: Awaited<ReturnType<typeof figures>>['rows']) =>
  rows.map(({ key, calls, answered, abandoned, abandonment, wait, talk: talked }) => [
    ...[key, calls, answered, abandoned, abandonment, wait.mean, talked.mean],
  ]);

test('a call that the exchange told of and its ticket are one call; what it did not tell is not known', async () => {
  const { total, rows } = await figures('topic');
  expect(total).toMatchObject({ calls: 3, answered: 2, abandoned: 1, onRecord: 2, abandonment: 0.5 });
  expect([total.wait.count, total.wait.mean, total.talk.count, total.talk.mean]).toEqual([1, 20, 2, 75]);
  expect(brief(rows)).toEqual([
    ['', 1, 0, 1, null, null, null],
    ['a', 1, 1, 0, null, 20, 100],
    ['b', 1, 1, 0, null, null, 50],
  ]);
  expect(rows.map(({ name }) => name ?? null)).toEqual([null, expect.anything(), expect.anything()]);
});

test('by hour of the centre and by day', async () => {
  expect(brief((await figures('hour')).rows)).toEqual([
    ['09', 1, 1, 0, 0, 20, 100],
    ['10', 1, 1, 0, null, null, 50],
    ['11', 1, 0, 1, 1, null, null],
  ]);
  expect(brief((await figures('day')).rows)).toEqual([[day, 3, 2, 1, 0.5, 20, 75]]);
});

test('are made away from the thread that gives tickets, with the same figures', async () => {
  const apart = await aFolder();
  onTestFinished(() => apart.remove());
  const file = join(apart.path, 'novbe.db');
  const unread = (name: string) => () => Promise.reject(new Error(`${name} was read on the thread that gives tickets`));
  const [legs, casesOf, callsBegun] = [unread('legs'), unread('casesOf'), unread('callsBegun')];
  const hall = await aServer({
    clock,
    file,
    store: { ...(await openSqliteStore({ file })), legs, casesOf, callsBegun },
  });
  onTestFinished(() => hall.close());
  const call = { call: 'c', counter: null, ticket: null, digest: 'd' };
  await hall.store.tellCall('small', { ...call, event: 'ringing', at: Date.parse(`${day}T09:10+04:00`) });
  await hall.store.tellCall('small', { ...call, event: 'answered', at: Date.parse(`${day}T09:11+04:00`) });
  const { value } = await hall.ask('manager', 'callFigures', { query: { from: '2026-11-01', to: day, by: 'hour' } });
  expect(brief(value.rows)).toEqual([['09', 1, 1, 0, 0, 60, null]]);
  expect(value.callbacks.due).toBe(0);
  const backwards = { query: { from: day, to: '2026-11-01', by: 'hour' } };
  expect((await hall.ask('manager', 'callFigures', backwards)).refusal?.code).toBe('malformed');
});

test('[HL4] call-backs that were due: tried, reached, closed after the third try, and left', async () => {
  for (const n of [1, 2, 3, 4]) {
    const answers = { phone: `+99450123450${n}`, name: `Nümunə ${n}`, text: `Sual ${n}` };
    const body = { kind: 'callback', channel: 'phone', answers, contact: { phone: answers.phone } } as const;
    await server.ask('manager', 'registerCase', { body });
  }
  const waiting = (await server.ask('manager', 'dueCallbacks')).value.callbacks;
  const ids = waiting.map((one) => one.case);
  const [reached = '', never = '', once = ''] = ids;
  const calling = (of: string, isReached: boolean) =>
    server.ask('manager', 'tryCallback', { params: { case: of }, body: { reached: isReached } });
  await calling(reached, false);
  await calling(reached, true);
  for (const _ of [1, 2, 3]) await calling(never, false);
  await calling(once, false);
  const due = waiting[0]?.due ?? '';
  const of = async (from: string, to: string) =>
    (await server.ask('manager', 'callFigures', { query: { from, to, by: 'day' } })).value.callbacks;
  expect(await of(due, due)).toEqual({ due: 4, tried: 3, reached: 1, notReached: 1, open: 2 });
  expect(await of(day, day)).toEqual({ due: 0, tried: 0, reached: 0, notReached: 0, open: 0 });
});

const file = (kind: string, query: { readonly [name: string]: string }, as: 'manager' | 'clerk' = 'manager') =>
  server.app.inject({
    url: `/api/centres/small/reports/calls.${kind}?${new URLSearchParams({ from: day, to: day, ...query })}`,
    headers: { authorization: `Bearer ${server.tokens[as]}` },
  });

test('files hold the figures of the API, in the words of a language', async () => {
  const { total, rows } = await figures('topic');
  const words = callsWords('ru');
  const sheet = await readSheet((await file('xlsx', { by: 'topic', language: 'ru' })).rawPayload, words.reportBy.topic);
  expect(sheet[0]).toEqual([words.by.topic, ...callColumns.map((figure) => words.figures[figure])]);
  expect(sheet[1]?.[0]).toBe(words.noTopic);
  expect(sheet.slice(1).map((row) => row[1])).toEqual([...rows, total].map((row) => callFigure(row, 'calls')));
  const csv = await file('csv', { by: 'hour', language: 'en' });
  expect(csv.headers['content-disposition']).toContain(`novbe-small-${day}-${day}-calls-hour.csv`);
  const lines = csv.payload.split('\r\n');
  expect(lines[0]).toMatch(/^\uFEFFHour,Calls,Answered,Given up,Share given up \(%\),Mean wait \(s\),/);
  expect(lines[2]).toMatch(/^10:00.*,1,1,,,,,50,50$/);
  expect(lines.length).toBeGreaterThan(4);
  for (const by of callKeys) {
    const pdf = await file('pdf', { by });
    expect([pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  }
});

test('are for those who lead, and every figure has its word in each language', async () => {
  expect((await file('csv', { by: 'topic' }, 'clerk')).statusCode).toBe(403);
  for (const code of languages.keys()) {
    const words = callsWords(code);
    for (const figure of callColumns) {
      expect(words.figures[figure]).not.toBe('');
      expect(words.definitions[figure]).not.toBe('');
    }
  }
});
