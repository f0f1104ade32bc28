import { afterAll, beforeAll, expect, test } from 'vitest';
import { dateAt } from '../../../engine/queue/business-day.ts';
import { hashSecret } from '../../../server/access/secrets.ts';
import { newSecret } from '../../../server/ids.ts';
import { programVersion } from '../../../server/program-version.ts';
import { troublesOfCentre } from '../../../shared/country/country.ts';
import { isViewOf, type ViewFrame } from '../../../shared/live.ts';
import type { FloorView } from '../../../shared/views.ts';
import { changeToken } from '../../store/changing.ts';
import { eventually } from '../../support/eventually.ts';
import { aSocket } from '../../support/house.ts';
import { type AServer, aServer, fridayClock, letInOverall, openCentre } from '../../support/server.ts';

/** The board of a head office that follows two branches, each a whole server. */

const clock = fridayClock();
let office: AServer;
let address: string;
let branch: AServer;
let other: AServer;
let overall: { readonly authorization: string };
beforeAll(async () => {
  office = await aServer({ headOffice: true, jobs: true, clock });
  address = await office.listen();
  overall = await letInOverall(office.store);
  branch = await aServer({ uplinkUrl: address, jobs: true, clock });
  // Its clock is an hour fast.
  const fast = { now: () => clock.now() + 3_600_000, after: clock.after };
  other = await aServer({ uplinkUrl: address, jobs: true, centre: openCentre({ id: 'other' }), clock: fast });
  for (const one of [branch, other]) await letIn(one);
});
afterAll(async () => {
  await Promise.all([branch.close(), other.close()]);
  await office.close();
});

const letIn = async (one: AServer): Promise<void> => {
  const code = await eventually(async () => {
    const { code } = (await one.ask('admin', 'uplink')).value;
    expect(code).not.toBeNull();
    return code ?? '';
  });
  await office.ask(null, 'approveBranch', { params: { code }, body: {}, headers: overall });
};

test('all centres of a head office stand on one board, each as its own server shows it', async () => {
  await branch.ask('admin', 'openCounter', { id: '1', body: {} });
  await branch.ask('kiosk', 'issueTicket', { body: { service: 'a' } });
  await branch.ask('admin', 'callNext', { id: '1' });
  await branch.ask('kiosk', 'issueTicket', { body: { service: 'a' } });
  const { reply } = await branch.ask('manager', 'view', { params: { view: 'floor' } });
  const { waiting, longestSince, today }: FloorView = reply.json().value.data;
  const shown = await eventually(async () => {
    const { data } = (await office.ask(null, 'country', { headers: overall })).value;
    expect(data.centres).toMatchObject([
      { id: 'other', hall: { waiting: 0 } },
      {
        ...{ id: 'small', behind: 0, trouble: null, newer: false },
        hall: { waiting, longestSince, counters: { open: 1, paused: 0, all: 3 }, emergency: null },
        today: { serviceLevel: today.serviceLevel, calls: today.wait.count },
      },
    ]);
    return data;
  });
  expect(waiting).toBe(1);
  expect(shown.totals).toMatchObject({ centres: 2, counted: 2, waiting: 1, counters: { open: 1, all: 6 } });

  const floorThere = await office.ask(null, 'view', { params: { view: 'floor' }, headers: overall });
  expect(floorThere.reply.json().value.data.heardAt).toBe(shown.centres[1]?.heardAt);
  expect(reply.json().value.data.heardAt).toBeUndefined();
  expect((await branch.ask('admin', 'country')).refusal?.code).toBe('not-found');
});

test('a report over the country is that of its centre, of today too, and for those of no one centre', async () => {
  const today = dateAt(office.clock.now(), 'Asia/Baku');
  const query = { from: today, to: today, by: 'service' as const };
  const own = (await branch.ask('manager', 'summary', { query })).value;
  await eventually(async () => {
    const { value } = await office.ask(null, 'countryReport', {
      query: { ...query, centre: 'small' },
      headers: overall,
    });
    expect({ rows: value.rows, total: value.total }).toEqual({ rows: own.rows, total: own.total });
    expect(value.total.issued).toBeGreaterThan(0);
  });
  const all = (await office.ask(null, 'countryReport', { query: { ...query, by: 'centre' }, headers: overall })).value;
  expect(all.rows).toMatchObject([{ key: 'small', name: openCentre().name, issued: own.total.issued }]);
  expect(all.centres.map(({ id }) => id)).toEqual(['other', 'small']);
  const wrong = { query: { ...query, by: 'counter' as const }, headers: overall };
  expect(await office.ask(null, 'countryReport', wrong)).toMatchObject({ refusal: { code: 'malformed' } });
  const gone = { query: { ...query, centre: 'gone' }, headers: overall };
  expect(await office.ask(null, 'countryReport', gone)).toMatchObject({ refusal: { code: 'centre-not-found' } });
});

test('what a branch says of itself stands on the board: its version, what it has still to send, and a clock that is wrong', async () => {
  const { said: ofOther, ...fast } = await eventually(async () => {
    const { data } = (await office.ask(null, 'country', { headers: overall })).value;
    const [first, second] = data.centres;
    expect(second?.said).toEqual({
      version: programVersion,
      isOlder: false,
      clockSkewSeconds: expect.any(Number),
      queue: 0,
    });
    expect(Math.abs(second?.said?.clockSkewSeconds ?? 99)).toBeLessThan(60);
    if (first?.said == null) throw new Error('it has not said anything');
    return first;
  });
  expect(Math.abs((ofOther?.clockSkewSeconds ?? 0) - 3600)).toBeLessThan(60);
  expect(troublesOfCentre({ ...fast, said: ofOther }, clock.now())).toEqual(['clock-wrong']);
  await other.ask('kiosk', 'issueTicket', { body: { service: 'a' } });
  await eventually(async () => expect(await office.store.head('other')).toEqual(await other.store.head('other')));
  const listed = (await office.ask(null, 'branches', { headers: overall })).value;
  expect(listed.find(({ centre }) => centre === 'other')?.stream?.version).toBe(programVersion);
  const { body } = await office.app.inject({ url: '/metrics' });
  expect(body).toMatch(/novbe_branch_clock_skew_seconds{centre="other"} 3(5[4-9]|6[0-5])\d/);
  expect(body).toContain('novbe_branch_queue{centre="other"} 0');
  expect(body).toContain(`novbe_branch_version{centre="other",version="${programVersion}"} 1`);
});

test('the board is pushed as something happens, and is not for those of one centre', async () => {
  const secret = `novbe_${newSecret()}`;
  const ofOne = {
    id: 'one',
    hash: hashSecret(secret),
    name: 'one',
    role: 'manager',
    centre: 'small',
    createdAt: 0,
  } as const;
  await changeToken(office.store, ofOne);
  const refused = await office.ask(null, 'country', { headers: { authorization: `Bearer ${secret}` } });
  expect(refused.refusal?.code).toBe('not-allowed');
  const socket = aSocket(address, { token: overall.authorization.slice('Bearer '.length) });
  const waiting = (frame: ViewFrame): number | undefined =>
    isViewOf(frame, 'country') ? frame.data.centres.find(({ id }) => id === 'small')?.hall?.waiting : undefined;
  const pushed: (number | undefined)[] = [];
  socket.on('view', (frame: ViewFrame) => pushed.push(waiting(frame)));
  const first = await socket.timeout(60_000).emitWithAck('watch', { view: 'country' });
  expect(first.ok && waiting(first.value)).toBe(1);
  await branch.ask('kiosk', 'issueTicket', { body: { service: 'b' } });
  await eventually(async () => expect(pushed.at(-1)).toBe(2));
  socket.disconnect();
});
