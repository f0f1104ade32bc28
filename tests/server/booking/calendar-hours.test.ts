import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../server/async/clock.ts';
import az from '../../../server/calendar/az.json' with { type: 'json' };
import type { Calendar } from '../../../shared/booking/calendar.ts';
import type { ViewFrame } from '../../../shared/live.ts';
import type { Clock } from '../../../shared/time/clock.ts';
import type { FloorView } from '../../../shared/views.ts';
import { smallCentre } from '../../queue/small-centre.ts';
import { eventually } from '../../support/eventually.ts';
import { type AServer, aFolder, aServer, letInOverall, twoServers } from '../../support/server.ts';

/** A centre that goes by the country's calendar, on a Sunday before a day off that was moved to a Tuesday. */

const { hours } = smallCentre();
const centre = smallCentre({ hours: { ...hours, calendar: 'az' } });
const sunday = (): Clock => {
  const ahead = Date.parse('2026-11-08T19:00:00+04:00') - systemClock.now();
  return { now: () => systemClock.now() + ahead, after: systemClock.after };
};
const [monday, wednesday] = ['2026-11-09T05:00:00.000Z', '2026-11-11T05:00:00.000Z'];
const floorOf = async (server: AServer): Promise<FloorView> => {
  const { value } = await server.ask('manager', 'view', { params: { view: 'floor' } });
  return (value as ViewFrame<FloorView>).data;
};
const opensAt = async (server: AServer) => (await floorOf(server)).day.opensAt;
const soon = (run: () => Promise<void>): Promise<void> => eventually(run);

/** Its two days off in November are gone, and the count comes out. */
const shorter = (): Calendar => {
  const [year = { workingDays: 0, off: [], worked: [] }] = Object.values((az as Calendar).years);
  const off = year.off.filter(({ date }) => date !== '2026-11-09' && date !== '2026-11-10');
  return { ...(az as Calendar), years: { '2026': { ...year, workingDays: year.workingDays + 2, off } } };
};

test('its days off are the centre’s; one that is not there is refused at its place', async () => {
  const server = await aServer({ centre: smallCentre(), clock: sunday() });
  onTestFinished(server.close);
  expect(await opensAt(server)).toBe(monday);
  const read = await server.ask('admin', 'config');
  const put = (calendar: string) =>
    server.ask('admin', 'putConfig', {
      body: { ...(read.value as object), hours: { ...hours, calendar } },
      headers: { 'if-match': String(read.reply.headers.etag) },
    });
  const unknown = await put('xx');
  expect([unknown.status, unknown.refusal?.about]).toEqual([422, { path: 'hours/calendar' }]);
  expect((await put('az')).status).toBe(200);
  // In the same transaction: nobody sees the hours without the calendar.
  expect(await opensAt(server)).toBe(wednesday);
  expect((await floorOf(server)).calendarEnds).toBeNull();
});

test('edited by hand it is taken in, or refused by name while what was in force stays; a file that is gone comes back', async () => {
  const folder = await aFolder();
  const file = join(folder.path, 'calendars/az.json');
  const server = await aServer({ centre, clock: sunday(), folder: folder.path });
  onTestFinished(folder.remove);
  expect(await opensAt(server)).toBe(wednesday);
  await writeFile(file, JSON.stringify(shorter()));
  await soon(async () => expect(await opensAt(server)).toBe(monday));
  await writeFile(file, JSON.stringify({ ...shorter(), week: [] }));
  await soon(async () =>
    expect((await floorOf(server)).refusedFiles).toMatchObject([
      { file: 'calendars/az.json', message: expect.stringMatching(/^week: /) },
    ]),
  );
  expect(server.logged.join('')).toContain('calendars/az.json is refused: week: ');
  expect(await opensAt(server)).toBe(monday);
  await writeFile(file, '{');
  await soon(async () => expect((await floorOf(server)).refusedFiles[0]?.message).toContain('is not JSON'));
  await rm(file);
  await soon(async () => expect((await floorOf(server)).refusedFiles).toEqual([]));
  expect(await opensAt(server)).toBe(monday);
  await server.close();
  const again = await aServer({ centre, clock: sunday(), folder: folder.path });
  onTestFinished(again.close);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(az);
  expect(await opensAt(again)).toBe(wednesday);
});

test('put on one of two servers it reaches the other, and neither overwrites the other unseen', async () => {
  const both = await twoServers({ centre, clock: sunday() });
  onTestFinished(both.close);
  const params = { calendar: 'az' };
  const read = await both.first.ask('admin', 'calendar', { params });
  const headers = { ...(await letInOverall(both.first.store)), 'if-match': String(read.reply.headers.etag) };
  const put = (server: AServer, body: unknown) => server.ask(null, 'putCalendar', { params, body, headers });
  expect((await put(both.first, shorter())).status).toBe(200);
  expect((await put(both.second, az)).refusal?.code).toBe('config-changed');
  await soon(async () => expect(await opensAt(both.second)).toBe(monday));
  expect((await both.second.ask('admin', 'calendar', { params })).value.years['2026']?.workingDays).toBe(243);
});
