import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleCentre } from '../../../server/sample/sample-centre.ts';
import type { Calendar } from '../../../shared/booking/calendar.ts';
import { manualClock } from '../../fakes/clock.ts';
import { aServer, letInOverall } from '../../support/server.ts';

/** The country's calendar and what may be booked, over HTTP. */

const clock = manualClock(Date.parse('2026-03-05T09:00+04:00'));
let server: Awaited<ReturnType<typeof aServer>>;
/** As an administrator of all centres. */
let overall: Awaited<ReturnType<typeof letInOverall>>;
beforeAll(async () => {
  server = await aServer({ centre: sampleCentre, clock });
  overall = await letInOverall(server.store);
});
afterAll(() => server.close());

const due = async (query: string) => server.ask(null, 'due', { query: Object.fromEntries(new URLSearchParams(query)) });

describe('[CA2] a due date', () => {
  test('is told to anybody, with the days left out and their names', async () => {
    const { value } = await due('?from=2026-03-06&days=15');
    expect(value).toMatchObject({ due: '2026-04-08', provisional: false });
    expect(value.left.map(({ date }) => date)).toContain('2026-03-09');
    expect(value.left.find(({ date }) => date === '2026-03-20')?.name?.az).toMatch(/^Novruz/);
  });
  test('of a year without a table is provisional', async () => {
    expect((await due('?from=2026-11-27&days=30')).value).toMatchObject({ due: '2027-01-13', provisional: true });
  });
  test.each([
    'from=2026-02-31&days=15',
    'from=2026-03-06&days=0',
    'from=2026-03-06&days=366',
    'from=2026-03-06&days=x',
    'from=2026-03-06',
    'from=2029-01-01&days=1',
    'from=0000-01-01&days=1x',
  ])('is refused for %s', async (query) => {
    const { status, refusal } = await due(`?${query}`);
    expect([status, refusal?.code]).toEqual([400, 'malformed']);
  });
});

describe('a calendar', () => {
  const params = { calendar: 'az' };
  const put = (body: unknown, etag: string) =>
    server.ask(null, 'putCalendar', { params, body, headers: { ...overall, 'if-match': etag } });

  test('is replaced by who read the latest, and refused where its count does not come out', async () => {
    const read = await server.ask('admin', 'calendar', { params });
    const etag = String(read.reply.headers.etag);
    const calendar: Calendar = read.value;
    const wrong = await put({ ...calendar, years: { '2026': { ...calendar.years['2026'], workingDays: 240 } } }, etag);
    expect([wrong.status, wrong.refusal?.about]).toEqual([422, { path: 'years/2026/workingDays' }]);
    const next = { ...calendar, provisional: calendar.provisional.slice(1) };
    expect((await put(next, etag)).value.provisional).toHaveLength(calendar.provisional.length - 1);
    expect((await put(calendar, etag)).refusal?.code).toBe('config-changed');
  });

  test('is tried by its checksum too, and by an administrator of all centres alone', async () => {
    const { value } = await server.ask('admin', 'calendar', { params });
    const wrong = { ...value, years: { '2026': { ...value.years['2026'], workingDays: 240 } } };
    const tried = await server.ask(null, 'tryCalendar', { params, body: wrong, headers: overall });
    expect([tried.status, tried.refusal?.about]).toEqual([422, { path: 'years/2026/workingDays' }]);
    expect((await server.ask('admin', 'tryCalendar', { params, body: value })).status).toBe(403);
  });

  test('of all centres is not changed by an administrator of one', async () => {
    const { value, reply } = await server.ask('admin', 'calendar', { params });
    const headers = { 'if-match': String(reply.headers.etag) };
    const tried = await server.ask('admin', 'putCalendar', { params, body: { ...value, provisional: [] }, headers });
    expect([tried.status, tried.refusal?.code]).toEqual([403, 'not-allowed']);
    expect((await server.ask('admin', 'calendar', { params })).value).toEqual(value);
  });
});

describe('[SE2] officials', () => {
  test('are listed, and have their next four dates', async () => {
    const { value } = await server.ask(null, 'officials', {});
    expect(value.map(({ id }) => id)).toEqual(['head', 'deputy', 'education']);
    const dates = async (official: string) =>
      (await server.ask(null, 'officialDates', { params: { official } })).value.map(({ date }) => date);
    expect(await dates('head')).toEqual(['2026-03-16', '2026-04-06', '2026-04-13', '2026-04-20']);
    expect(await dates('deputy')).toEqual(['2026-03-10', '2026-04-14', '2026-05-12', '2026-06-09']);
    expect((await dates('education'))[0]).toBe('2026-03-31');
  });
});

describe('[SE1] slots of a service', () => {
  const slots = async (service: string, date: string) =>
    server.ask(null, 'slots', { params: { service }, query: { date } });
  test('lie in the opening hours of a day that may be booked, and after the cutoff', async () => {
    const { value } = await slots('diploma-recognition', '2026-03-06');
    expect(value[0]).toEqual({ from: '09:00', free: 5 });
    expect(value.at(-1)?.from).toBe('17:45');
    expect((await slots('diploma-recognition', '2026-03-05')).value[0]?.from).toBe('09:15');
  });
  test('are none on a day off, in the past and beyond the days ahead', async () => {
    for (const date of ['2026-03-09', '2026-03-07', '2026-03-04', '2026-04-01'])
      expect((await slots('diploma-recognition', date)).value, date).toEqual([]);
  });
  test('are refused for a service that may not be booked, and for what is no date', async () => {
    expect((await slots('student-transfer', '2026-03-06')).refusal?.code).toBe('service-not-found');
    expect((await slots('diploma-recognition', '2026-02-30')).refusal?.code).toBe('malformed');
  });
});
