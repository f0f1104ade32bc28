import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportFigures } from '../../../shared/reports/report-rows.ts';
import { type AServer, aServer, fridayClock, openCentre } from '../../support/server.ts';

/** Reports saved under a name, and files of the columns that were chosen. */

let server: AServer;
beforeAll(async () => {
  server = await aServer({ clock: fridayClock(), centre: openCentre() });
});
afterAll(() => server.close());

const mine = {
  name: ' Hər həftə ',
  by: 'service',
  columns: ['issued', 'wait.mean'],
  against: 'year',
  preset: 'week',
  from: null,
  to: null,
} as const;
const save = (report: string, over: object = {}) =>
  server.ask('manager', 'saveReport', { params: { report }, body: { ...mine, ...over } });

test('a report is saved, renamed, opened by all who lead and removed; its name is its own', async () => {
  const first = await server.ask('manager', 'savedReports');
  expect(first.value).toEqual({ firstDay: null, reports: [] });
  const { value } = await save('r1');
  expect(value).toMatchObject({ ...mine, id: 'r1', name: 'Hər həftə', savedBy: { name: 'manager-1' } });
  expect((await server.ask('admin', 'savedReports')).value.reports).toEqual([value]);
  expect((await save('r2')).refusal?.code).toBe('report-exists');
  expect((await save('r1', { name: 'Ay', preset: null, from: '2026-11-01', to: '2026-11-30' })).value).toMatchObject({
    name: 'Ay',
    preset: null,
    from: '2026-11-01',
  });
  expect((await server.ask('admin', 'dropReport', { params: { report: 'r1' } })).status).toBe(200);
  expect((await server.ask('admin', 'dropReport', { params: { report: 'r1' } })).refusal?.code).toBe('not-found');
});

test('a report of all the columns that there are is saved', async () => {
  const { value } = await save('whole', { columns: reportFigures });
  expect(value.columns).toEqual(reportFigures);
  await server.ask('admin', 'dropReport', { params: { report: 'whole' } });
});

test.each([
  ['a name of blanks', { name: '  ' }],
  ['a column that is none', { columns: ['weather'] }],
  ['no column', { columns: [] }],
  ['a column twice', { columns: ['issued', 'issued'] }],
  ['a preset and dates', { from: '2026-11-01', to: '2026-11-02' }],
  ['neither a preset nor dates', { preset: null }],
  ['a date that does not exist', { preset: null, from: '2026-11-31', to: '2026-12-01' }],
  ['dates that run backwards', { preset: null, from: '2026-11-02', to: '2026-11-01' }],
])('%s is malformed, and nothing is saved', async (_, over) => {
  expect((await save('r3', over)).refusal?.code).toBe('malformed');
  expect((await server.ask('manager', 'savedReports')).value.reports).toEqual([]);
});

test('a file has the columns that were chosen; one that is none is refused', async () => {
  await server.ask('admin', 'openDay');
  await server.ask('reception', 'issueTicket', { body: { service: 'a' } });
  const file = (columns: string, more = '') =>
    server.app.inject({
      url: `/api/centres/small/reports/summary.csv?from=2026-11-20&to=2026-11-20&by=service&language=en&columns=${columns}${more}`,
      headers: { authorization: `Bearer ${server.tokens.manager}` },
    });
  const { payload } = await file('serviceLevel,issued,wait.median');
  const [head = '', row] = payload.replace('\uFEFF', '').split('\r\n');
  expect(head.split(',')).toEqual(['Service', 'Tickets issued', 'Wait: Median (s)', 'Service level (%)']);
  expect(row).toMatch(/,1,,$/);
  expect((await file('issued,weather')).json().refusal.code).toBe('malformed');
  expect((await file('issued', '&against=tomorrow')).json().refusal.code).toBe('malformed');
  expect((await server.ask('manager', 'savedReports')).value.firstDay).toBe('2026-11-20');
});

test('what it is compared with stands below the total of a file, where a comparison was asked for', async () => {
  const lines = async (more: string) => {
    const { payload } = await server.app.inject({
      url: `/api/centres/small/reports/summary.csv?from=2026-11-21&to=2026-11-21&by=service&language=en&columns=issued,served${more}`,
      headers: { authorization: `Bearer ${server.tokens.manager}` },
    });
    return payload.split('\r\n').slice(1, -1);
  };
  expect(await lines('')).toEqual(['Total,0,0']);
  expect(await lines('&against=before')).toEqual(['Total,0,0', 'Compared with,1,0']);
  expect(await lines('&against=none')).toEqual(['Total,0,0']);
  expect(await lines('&against=year')).toEqual(['Total,0,0']);
});
