import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashSecret } from '../../../server/access/secrets.ts';
import { systemClock } from '../../../server/async/clock.ts';
import { bringImports } from '../../../server/link/bring-imports.ts';
import { createHeadLine, type HeadLine } from '../../../server/link/head-line.ts';
import { holdIn } from '../../../server/link/holds.ts';
import { obey } from '../../../server/link/obey.ts';
import type { UplinkKeys } from '../../../server/link/uplink-key.ts';
import { databaseName } from '../../../server/store/place.ts';
import { backup, restore } from '../../../server/store/sqlite/copy.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import type { Store } from '../../../server/store/store.ts';
import { batchLimits } from '../../../shared/country/link.ts';
import { chance } from '../../crash/rounds.ts';
import { manualClock } from '../../fakes/clock.ts';
import { type LineFault, lineFaults, openOddLine } from '../../fakes/odd-line.ts';
import { leg, put } from '../../store/rows.ts';
import { eventually } from '../../support/eventually.ts';
import {
  type AServer,
  aFolder,
  aServer,
  fridayClock,
  keptLog,
  letInOverall,
  openCentre,
} from '../../support/server.ts';

/** Branches and their head office, each a whole server, over loopback HTTP. */

/** What is tried again is so twenty times as soon. */
const friday = fridayClock();
const clock = { now: friday.now, after: (ms: number, run: () => void) => systemClock.after(ms / 20, run) };

let office: AServer;
let address: string;
let overall: { readonly authorization: string };
let folder: Awaited<ReturnType<typeof aFolder>>;
let branch: AServer;
let line: Awaited<ReturnType<typeof openOddLine>>;
let fault = (): LineFault => 'passes';
beforeAll(async () => {
  office = await aServer({ clock, headOffice: true, jobs: true });
  address = await office.listen();
  overall = await letInOverall(office.store);
  line = await openOddLine(
    () => address,
    () => fault(),
  );
  folder = await aFolder();
  branch = await aServer({ clock, uplinkUrl: line.url, folder: folder.path, jobs: true });
});
afterAll(async () => {
  await branch.close();
  await office.close();
  await line.close();
  await folder.remove();
});

const standing = async (of = branch) => (await of.ask('admin', 'uplink')).value;
const codeOf = (of = branch) =>
  eventually(async () => {
    const { state, code } = await standing(of);
    if (state !== 'waiting' || code === null) throw new Error(`it does not wait: ${state}`);
    return code;
  });
const letIn = async (of = branch) =>
  office.ask(null, 'approveBranch', { params: { code: await codeOf(of) }, body: {}, headers: overall });
const listed = async () => (await office.ask(null, 'branches', { headers: overall })).value;

const caughtUp = () =>
  eventually(async () => expect(await office.store.head('small')).toEqual(await branch.store.head('small')));

/** Once the head office has all that the branch has, and shows it. */
const level = () =>
  eventually(async () => {
    const head = await branch.store.head('small');
    expect(await office.store.head('small')).toEqual(head);
    expect(office.centres.find('small')?.latest().seq).toBe(head.seq);
    expect((await standing()).state).toBe('level');
  });

/** All of a centre that a head office has too. */
const keptOf = async (store: Store) => ({
  bodies: await store.bodies('small', 0, 10_000),
  legs: await store.legs('small', '2000-01-01', '2999-12-31', true),
});

/** Somebody comes, and is served or not. */
const visit = async (random: () => number): Promise<void> => {
  await branch.ask('kiosk', 'issueTicket', { body: { service: random() < 0.5 ? 'a' : 'b' } });
  const called = await branch.ask('admin', 'callNext', { id: '1' });
  if (!called.reply.json().ok) return;
  const { id } = called.value.ticket;
  if (random() < 0.3) await branch.ask('admin', 'noShow', { id, body: {} });
  else for (const move of ['start', 'finish'] as const) await branch.ask('admin', move, { id, body: {} });
};

test('a branch asks by a code, is let in, and its hall is seen at the head office as it is', async () => {
  const code = await codeOf();
  expect(await listed()).toMatchObject([{ centre: 'small', code, approved: false, name: null, stream: null }]);
  const floor = async () =>
    (await branch.ask('admin', 'view', { params: { view: 'floor' } })).reply.json().value.data.uplink;
  expect(await floor()).toEqual({ state: 'waiting', code });
  expect((await letIn()).value.approved).toBe(true);
  await branch.ask('admin', 'openCounter', { id: '1', body: {} });
  await visit(() => 0.9);
  await branch.ask('kiosk', 'issueTicket', { body: { service: 'a' } });
  await branch.ask('admin', 'callNext', { id: '1' });
  await level();
  const hall = async (at: AServer, who: 'admin' | null) => {
    const headers = who === null ? overall : {};
    const { reply } = await at.ask(who, 'view', { params: { view: 'hall', subject: 'd' }, headers });
    return reply.json().value.data;
  };
  expect(await hall(office, null)).toEqual(await hall(branch, 'admin'));
  const [{ name, stream } = { name: null, stream: null }] = await listed();
  expect(name).toEqual(branch.centres.find('small')?.latest().centre?.name);
  expect(await floor()).toBeUndefined();
  expect(stream).toMatchObject({ seq: (await branch.store.head('small')).seq, trouble: null, behind: false });
});

test('whatever would change a centre is refused at the head office', async () => {
  const before = await office.store.head('small');
  const ask = async (name: 'closeDay' | 'issueTicket' | 'addCentre', body: object) =>
    (await office.ask(null, name, { body, headers: overall })).refusal?.code;
  expect(await ask('closeDay', { force: true })).toBe('not-here');
  expect(await ask('issueTicket', { service: 'a' })).toBe('not-here');
  expect(await ask('addCentre', { id: 'third' })).toBe('not-here');
  expect(await office.store.head('small')).toEqual(before);
});

test('phone numbers and notes never go up', async () => {
  const phone = '+994501234567';
  const { value } = await branch.ask('kiosk', 'issueTicket', { body: { service: 'a', phone } });
  const { id } = value.ticket;
  await branch.ask('admin', 'editTicket', { id, body: { note: 'walks with a stick', phone: '+994507654321' } });
  await level();
  const [kept] = await branch.store.personal('small', [id]);
  expect(kept).toMatchObject({ note: 'walks with a stick', phone: '+994507654321' });
  const { bodies } = await keptOf(office.store);
  expect(JSON.stringify(bodies)).not.toMatch(/994501234567|994507654321|walks with a stick/);
  expect(JSON.stringify(bodies)).not.toContain(value.secret);
  expect(await office.store.personal('small', [id])).toEqual([]);
});

test('over a line with every fault, by chance, the head office ends with the same bytes and the same legs', async () => {
  const random = chance(2017);
  const met = new Set<LineFault>();
  const coming: LineFault[] = [...lineFaults].sort(() => random() - 0.5);
  fault = () => {
    const one = random() < 0.5 ? 'passes' : (coming.pop() ?? 'passes');
    met.add(one);
    return one;
  };
  while (coming.length > 0) {
    await visit(random);
    if (random() < 0.5) await caughtUp();
  }
  await level();
  expect(met.size).toBe(lineFaults.length);
  const here = await keptOf(branch.store);
  expect(await keptOf(office.store)).toEqual(here);
  expect((await listed())[0]?.stream?.trouble).toBeNull();
  const figures = { from: '2026-11-20', to: '2026-11-20', by: 'service' };
  const of = async (at: AServer, who: 'admin' | null) =>
    (await at.ask(who, 'summary', { query: figures, headers: who === null ? overall : {} })).value;
  expect(await of(office, null)).toEqual(await of(branch, 'admin'));
});

test('visits from another system are brought beside the log over such a line, once', async () => {
  const coming: LineFault[] = [...lineFaults];
  fault = () => coming.pop() ?? 'passes';
  const of = (date: string, at: number) =>
    leg(`import:old:${date}:${at}`, { centre: 'small', date, imported: true, number: `${at}`, channel: 'import' });
  const legs = ['2025-03-01', '2025-03-02'].flatMap((date) => Array.from({ length: 700 }, (_, at) => of(date, at)));
  await put(branch.store, { legs }, 'small');
  const key = (await readFile(join(folder.path, 'keys/uplink-small'), 'utf8')).trim();
  const parts = { store: branch.store, clock, log: keptLog().log, keys: { read: async () => key } };
  const job = bringImports({ ...parts, line: createHeadLine({ url: line.url, clock: systemClock }) }, 'small');
  await eventually(async () => expect((await office.store.importedDays('small')).length).toBe(2));
  await eventually(async () => expect(await keptOf(office.store)).toEqual(await keptOf(branch.store)));
  await job.close();
  fault = () => 'passes';
  expect((await office.store.importedDays('small')).map(({ legs: count }) => count)).toEqual([700, 700]);
});

test('without a key nothing of a body is read, and no body is too large for it', async () => {
  const send = async (body: BodyInit, key: string, encoding = 'gzip') => {
    const headers = {
      'content-type': 'application/json',
      'content-encoding': encoding,
      authorization: `Bearer ${key}`,
    };
    const reply = await fetch(`${address}/api/link/events`, { method: 'POST', headers, body });
    return [reply.status, (await reply.json()).refusal.code];
  };
  const key = 'a-key-of-nobody-at-all-of-thirty';
  const bomb = gzipSync(Buffer.alloc(8 * batchLimits.bytes));
  expect(bomb.length).toBeLessThan(batchLimits.gzipBytes);
  expect(await send(bomb, key)).toEqual([401, 'not-signed-in']);
  const [own] = await listed();
  const good = 'the-key-of-another-branch-of-ours';
  const asked = { id: 'other', centre: 'other', code: 'X', hash: hashSecret(good), approved: false };
  await office.store.askAsBranch(
    { ...asked, askedAt: 1, seenAt: 1, address: '' },
    { since: 0, atMost: 9, perAddress: 9 },
  );
  await office.store.letInBranch('other');
  const before = process.memoryUsage().arrayBuffers;
  expect(await send(bomb, good)).toEqual([413, 'malformed']);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4 * batchLimits.bytes);
  expect(await send(Buffer.alloc(batchLimits.gzipBytes + 1), good)).toEqual([413, 'malformed']);
  expect(await send('no gzip', good)).toEqual([400, 'malformed']);
  expect(await send('{}', good, 'br')).toEqual([400, 'malformed']);
  expect((await listed()).find(({ id }) => id === own?.id)?.stream?.trouble).toBeNull();
  await office.ask(null, 'removeBranch', { params: { branch: 'other' }, headers: overall });
});

const ordered = async (body: object) => {
  const { value } = await office.ask(null, 'addOrder', { body, headers: overall });
  return eventually(async () => {
    const all = (await office.ask(null, 'orders', { headers: overall })).value;
    const found = all.find(({ id }) => id === value.id);
    if (found === undefined || found.endedAt === null) throw new Error('nothing has come of it');
    return found;
  });
};

test('many centres are asked at once, or none where one is not known', async () => {
  const ask = async (centres: readonly string[]) =>
    office.ask(null, 'orderCentres', { body: { centres, order: { kind: 'emergency-over' } }, headers: overall });
  const latest = async () => (await office.ask(null, 'countryOrders', { headers: overall })).value;
  const before = await latest();
  expect((await ask(['small', 'nowhere'])).refusal).toMatchObject({
    code: 'centre-not-found',
    about: { centre: 'nowhere' },
  });
  expect(await latest()).toEqual(before);
  const lines = async () =>
    (await office.store.security(null, null, 10)).flatMap(({ what, who, about }) =>
      what === 'order-sent' ? [[who, about]] : [],
    );
  const linesBefore = await lines();
  const [asked] = (await ask(['small'])).value;
  await eventually(async () =>
    expect((await latest())[0]).toMatchObject({ id: asked?.id, centre: 'small', by: 'all', status: 'done' }),
  );
  expect(await lines()).toEqual([['all', 'emergency-over: small'], ...linesBefore]);
});

test('the head office asks a branch, which does it and says so, or why not', async () => {
  expect(await ordered({ kind: 'emergency', emergency: 'evacuate' })).toMatchObject({ status: 'done', by: 'all' });
  expect(branch.centres.find('small')?.latest().emergency?.kind).toBe('evacuate');
  expect((await branch.ask('kiosk', 'issueTicket', { body: { service: 'a' } })).refusal?.code).toBe('emergency');
  expect((await ordered({ kind: 'emergency-over' })).status).toBe('done');
  const closed = await ordered({ kind: 'close', force: true });
  expect(closed.status).toBe('done');
  const again = await ordered({ kind: 'close', force: true });
  expect([again.status, again.detail]).toEqual(['refused', 'day-closed: no day is open']);
  expect((await ordered({ kind: 'open' })).status).toBe('done');
  const document = openCentre({ id: 'small', name: { az: 'Yeni ad' } });
  expect((await ordered({ kind: 'configuration', document })).status).toBe('done');
  expect(branch.centres.find('small')?.latest().centre?.name).toEqual({ az: 'Yeni ad' });
  const bad = await ordered({ kind: 'configuration', document: { id: 'small' } });
  expect([bad.status, bad.detail?.startsWith('bad-config: ')]).toEqual(['refused', true]);
  await branch.ask('admin', 'openCounter', { id: '1', body: {} });
  await level();
});

test('an order that is given again is not done again', async () => {
  const { value } = await office.ask(null, 'addOrder', {
    body: { kind: 'emergency', emergency: 'suspend' },
    headers: overall,
  });
  const given = () => obeyed({ id: value.id, order: value.order, lapsesInMs: 60_000 });
  await eventually(async () => expect(branch.centres.find('small')?.latest().emergency?.kind).toBe('suspend'));
  await ordered({ kind: 'emergency-over' });
  const { seq } = await branch.store.head('small');
  expect(await given()).toEqual({ outcome: 'done' });
  expect((await branch.store.head('small')).seq).toBe(seq);
});

test('an order to evacuate that arrives after ten minutes does nothing', async () => {
  const { seq } = await branch.store.head('small');
  const order = { kind: 'emergency', emergency: 'evacuate' };
  expect(await obeyed({ id: 'late', order, lapsesInMs: 60_000 }, 600_000)).toEqual({ outcome: 'lapsed' });
  expect(await obeyed({ id: 'unknown', order: { kind: 'paint' }, lapsesInMs: null })).toMatchObject({
    outcome: 'refused',
  });
  expect((await branch.store.head('small')).seq).toBe(seq);
});

/** What the branch says of an order that a head office gives it, after so long on its way (ms). */
const obeyed = async (order: object, onItsWayMs = 0): Promise<object> => {
  const live = branch.centres.find('small');
  if (live === null) throw new Error('there is no such centre');
  const time = manualClock();
  const told = Promise.withResolvers<object>();
  const waiting = Promise.withResolvers<object>();
  let isGiven = false;
  const line = {
    async orders(_key: string, _after: string, _says: null, signal: AbortSignal) {
      signal.addEventListener('abort', () => waiting.resolve({ kind: 'cut', detail: 'the end' }));
      if (isGiven) return waiting.promise;
      isGiven = true;
      time.set(time.now() + onItsWayMs);
      return { kind: 'ok', value: { orders: [order], heldMs: 0 } };
    },
    async tell(_key: string, _id: string, result: object) {
      told.resolve(result);
      return { kind: 'ok', value: {} };
    },
  } as unknown as HeadLine;
  const keys = { read: async () => 'a-key' } as unknown as UplinkKeys;
  const { log } = keptLog();
  const way = { configure: branch.centres.configure, keys, line, says: async () => null };
  const obeying = obey({ live, ...way, steady: time, now: clock.now, log });
  const result = await told.promise;
  await obeying.close();
  return result;
};

test('settings of the head office take the place of the branch’s own, and all else of a hall goes on', async () => {
  const send = async (settings: object) =>
    office.ask(null, 'orderCentres', {
      body: { centres: ['small'], order: { kind: 'configuration', settings } },
      headers: overall,
    });
  const before = await office.ask(null, 'countryOrders', { headers: overall });
  for (const [settings, path] of [
    [{ targets: { waitSeconds: 0 } }, 'targets/meanWaitSeconds'],
    [{ name: { az: 'Bir ad' } }, 'name'],
    [{ nowhere: 1 }, 'nowhere'],
    [{}, ''],
  ] as const)
    expect((await send(settings)).refusal).toMatchObject({ code: 'bad-config', about: { path } });
  expect((await office.ask(null, 'countryOrders', { headers: overall })).value).toEqual(before.value);
  await branch.ask('kiosk', 'issueTicket', { body: { service: 'a' } });
  const hall = async () => {
    const { centre, day, counters, waiting } = (
      await branch.ask('admin', 'view', { params: { view: 'floor' } })
    ).reply.json().value.data;
    return { document: branch.centres.find('small')?.latest().centre, hall: { id: centre.id, day, counters, waiting } };
  };
  const was = await hall();
  expect([was.hall.day.open, was.hall.waiting > 0]).toEqual([true, true]);
  const targets = { meanWaitSeconds: 200, meanServiceSeconds: 400, waitSeconds: 600, serviceLevel: 0.8 };
  const ended = async (settings: object) => {
    const [asked] = (await send(settings)).value;
    return eventually(async () => {
      const all = (await office.ask(null, 'countryOrders', { headers: overall })).value;
      const found = all.find(({ id }) => id === asked?.id);
      expect(found?.endedAt).not.toBeNull();
      return found;
    });
  };
  expect((await ended({ targets }))?.status).toBe('done');
  expect(await hall()).toEqual({ ...was, document: { ...was.document, targets } });
  const refused = await ended({ hours: { ...was.document?.hours, calendar: 'nowhere' } });
  expect([refused?.status, refused?.detail]).toEqual([
    'refused',
    'bad-config: hours/calendar: there is no calendar "nowhere" in calendars/',
  ]);
  expect(await hall()).toEqual({ ...was, document: { ...was.document, targets } });
});

test('what the head office locks a branch cannot change back, and a hall with people waiting goes on', async () => {
  const floor = async () => {
    const { reply } = await branch.ask('admin', 'view', { params: { view: 'floor' } });
    const { day, counters, waiting } = reply.json().value.data;
    return { day, counters, waiting };
  };
  const was = await floor();
  expect(was.waiting).toBeGreaterThan(0);
  const values = [{ path: 'targets/waitSeconds', value: 720, locked: true }];
  expect((await ordered({ kind: 'configuration', national: { template: 1, values } })).status).toBe('done');
  expect(await floor()).toEqual(was);
  const read = await branch.ask('admin', 'config');
  expect(read.value.targets.waitSeconds).toBe(720);
  const put = (change: object) =>
    branch.ask('admin', 'putConfig', {
      body: { ...read.value, ...change },
      headers: { 'if-match': String(read.reply.headers.etag) },
    });
  const refused = await put({ targets: { ...read.value.targets, waitSeconds: 60 } });
  expect(refused.refusal).toMatchObject({ code: 'bad-config', about: { path: 'targets/waitSeconds' } });
  expect((await put({ national: undefined })).refusal).toMatchObject({ about: { path: 'national' } });
  expect((await put({ personalDataDays: 9 })).reply.statusCode).toBe(200);
  const nowhere = [{ path: 'services/x', value: { id: 'x' }, locked: true }];
  const bad = await ordered({ kind: 'configuration', national: { template: 2, values: nowhere } });
  expect([bad.status, bad.detail?.split(': ').slice(0, 2)]).toEqual(['refused', ['bad-config', 'services/3/group']]);
  expect((await ordered({ kind: 'configuration', national: { template: 3, values: [] } })).status).toBe('done');
});

test('a key is taken away and another let in: what happened meanwhile is brought too', async () => {
  const [before] = await listed();
  await office.ask(null, 'removeBranch', { params: { branch: before?.id ?? '' }, headers: overall });
  await visit(() => 0.9);
  await letIn();
  await level();
  const [now] = await listed();
  expect(now?.id).not.toBe(before?.id);
  expect(await keptOf(office.store)).toEqual(await keptOf(branch.store));
});

test('a second server with the same key and another log is found, told of, and changes nothing', async () => {
  const twin = await aFolder();
  await mkdir(join(twin.path, 'keys'));
  await writeFile(join(twin.path, 'keys/uplink-small'), await readFile(join(folder.path, 'keys/uplink-small')));
  const before = await keptOf(office.store);
  const second = await aServer({ clock, uplinkUrl: address, folder: twin.path, jobs: true, centre: openCentre() });
  await eventually(async () => expect((await standing(second)).state).toBe('forked'));
  expect((await listed())[0]?.stream?.trouble).toBe('forked');
  expect(second.logged.some((said) => said.includes('takes nothing more of this centre'))).toBe(true);
  expect(await keptOf(office.store)).toEqual(before);
  await second.close();
  await twin.remove();
  await visit(() => 0.9);
  await level();
  expect((await listed())[0]?.stream?.trouble).toBe('forked');
});

test('a branch that was put back to a copy does nothing before it was given back what it lacks', async () => {
  const places = await aFolder();
  const [data, copy, back] = ['data', 'copy', 'back'].map((name) => join(places.path, name));
  if (data === undefined || copy === undefined || back === undefined) throw new Error('no folder');
  const centre = openCentre({ id: 'third' });
  const opened = async (path: string, uplinkUrl: string) => {
    await mkdir(path, { recursive: true });
    const file = join(path, databaseName);
    return aServer({
      clock,
      uplinkUrl,
      folder: path,
      file,
      store: await openSqliteStore({ file }),
      jobs: true,
      centre,
    });
  };
  const issue = (at: AServer) => at.ask('kiosk', 'issueTicket', { body: { service: 'a' } });
  const sameAs = (at: AServer) =>
    eventually(async () => expect(await office.store.head('third')).toEqual(await at.store.head('third')));
  const first = await opened(data, address);
  await letIn(first);
  await first.ask('admin', 'openCounter', { id: '1', body: {} });
  await issue(first);
  await backup({ dataFolder: data, to: copy, clock });
  await issue(first);
  const { value } = await first.ask('admin', 'callNext', { id: '1' });
  await first.ask('admin', 'start', { id: value.ticket.id, body: {} });
  await sameAs(first);
  await first.close();
  await restore({ from: copy, dataFolder: back, clock, hold: holdIn });
  // With the line cut it waits, day and all.
  const cut = await opened(back, 'http://127.0.0.1:9');
  const { seq } = await cut.store.head('third');
  expect((await issue(cut)).refusal?.code).toBe('held');
  expect((await cut.ask('admin', 'closeDay', { body: { force: true } })).refusal?.code).toBe('held');
  expect((await standing(cut)).held).toBe(true);
  const floor = (await cut.ask('admin', 'view', { params: { view: 'floor' } })).reply.json().value.data;
  expect(floor.uplink.state).toBe('held');
  expect((await cut.app.inject('/readyz')).json()).toMatchObject({ ok: true, held: ['third'] });
  expect((await cut.store.head('third')).seq).toBe(seq);
  await cut.close();
  // An administrator may have it go on, and is told of.
  const other = join(places.path, 'other');
  await restore({ from: copy, dataFolder: other, clock, hold: holdIn });
  const alone = await opened(other, 'http://127.0.0.1:9');
  const copied = await alone.store.head('third');
  expect((await alone.ask('clerk', 'goOn', { body: {} })).refusal?.code).toBe('not-allowed');
  expect((await alone.ask('admin', 'goOn', { body: {} })).value).toEqual({});
  const [gone] = await alone.store.events('third', copied.seq, 1);
  expect(gone?.event).toMatchObject({ type: 'log-gone-on', by: { role: 'admin' }, copy: copied });
  // The number after the copy's was given elsewhere.
  expect([value.ticket.number, (await issue(alone)).value.ticket.number]).toEqual(['A001', 'A202']);
  expect((await alone.ask('admin', 'goOn', { body: {} })).refusal?.code).toBe('not-found');
  expect((await alone.store.security(null, null, 10)).map(({ what }) => what)).toContain('went-on');
  await alone.close();
  // Its key is in no copy: it is let in again.
  const restored = await opened(back, address);
  await letIn(restored);
  await eventually(async () => expect(await standing(restored)).toMatchObject({ state: 'level', held: false }));
  await sameAs(restored);
  expect((await restored.store.head('third')).seq).toBeGreaterThan(seq);
  expect(restored.centres.find('third')?.latest().seq).toBe((await restored.store.head('third')).seq);
  const all = (at: AServer) => at.store.legs('third', '2000-01-01', '2999-12-31', true);
  expect(await all(restored)).toEqual(await all(office));
  const { ticket } = (await issue(restored)).value;
  expect(ticket.number).toBe('A003');
  await restored.ask('admin', 'finish', { id: value.ticket.id, body: {} });
  await sameAs(restored);
  await restored.close();
  await places.remove();
});
