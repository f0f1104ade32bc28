import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { checkDocument } from '../../../server/centre/centre-document.ts';
import { openMemoryStore } from '../../../server/store/memory/store.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { CannotStore, type Store } from '../../../server/store/store.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { eventually } from '../../support/eventually.ts';
import { type AServer, aFolder, aServer, openCentre, type ServerOptions, twoServers } from '../../support/server.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const aDataDir = async (): Promise<string> => {
  const folder = await aFolder();
  closing.push(folder.remove);
  return folder.path;
};
const started = async (options: ServerOptions = {}): Promise<AServer> => {
  const server = await aServer(options);
  closing.push(server.close);
  return server;
};
const fileOf = (folder: string, id = 'small'): string => join(folder, 'centres', `${id}.json`);
const readDocument = async (folder: string): Promise<Centre> => JSON.parse(await readFile(fileOf(folder), 'utf8'));
const writeDocument = (folder: string, document: unknown, id = 'small'): Promise<void> =>
  writeFile(fileOf(folder, id), typeof document === 'string' ? document : JSON.stringify(document));
const nameNow = (server: AServer): string | undefined => server.centres.find('small')?.latest().centre?.name.az;
const renamed = (name: string): Centre => openCentre({ name: { az: name } });

/** A disk on which there is room for anything but a line of the security log. */
const refusingLines =
  (commit: Store['commit']): Store['commit'] =>
  (centre, knownSeq, decide) =>
    commit(centre, knownSeq, (locked) => {
      const decided = decide(locked);
      if ((decided.write.told ?? []).length > 0) throw new CannotStore('no room for another line');
      return decided;
    });

describe('a document is refused with the path of its first fault', () => {
  const manyFields = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`unknown${at}`, 1]));
  const faults: readonly (readonly [string, (document: Record<string, unknown>) => unknown])[] = [
    ['name', ({ name: _, ...rest }) => rest],
    ['colour', (document) => ({ ...document, colour: 'red' })],
    [
      'services/0/standardSeconds',
      (document) => ({ ...document, services: [{ ...openCentre().services[0], standardSeconds: 'x' }] }),
    ],
    [
      'printers/0/connection/port',
      (document) => ({
        ...document,
        printers: [{ ...openCentre().printers[0], connection: { kind: 'tcp', host: 'h' } }],
      }),
    ],
    [
      'counters/0/direction',
      (document) => ({ ...document, counters: [{ id: '1', name: '1', profile: 'all', direction: 'sideways' }] }),
    ],
    ['id', (document) => ({ ...document, id: 'other' })],
    // However many there are: a list of what is wrong ends somewhere, and what it leaves out is wrong too.
    ['unknown0', (document) => ({ ...document, ...manyFields(20) })],
    ['unknown0', (document) => ({ ...document, ...manyFields(1000) })],
    ['__proto__', (document) => JSON.parse(JSON.stringify(document).replace('{', '{"__proto__":{"a":1},'))],
    ['texts/unknown0', (document) => ({ ...document, texts: { ...openCentre().texts, ...manyFields(20) } })],
    [
      'services/1/unknown0',
      (document) => ({
        ...document,
        services: openCentre().services.map((one, at) => (at === 1 ? { ...one, ...manyFields(20) } : one)),
      }),
    ],
    [
      'printers/0/connection',
      (document) => ({
        ...document,
        printers: [{ ...openCentre().printers[0], connection: { kind: 'virtual', ...manyFields(20) } }],
      }),
    ],
    ['', () => 'text'],
  ];
  test.each(faults)('%s', (path, spoil) => {
    const checked = checkDocument(spoil({ ...openCentre() }), 'small');
    expect(checked).toMatchObject({ ok: false, refusal: { code: 'bad-config', about: { path } } });
  });
});

describe('over HTTP', () => {
  test('a printer at an address where none may stand is refused, however it is spelt', async () => {
    const server = await started({});
    const [printer] = openCentre().printers;
    const put = async (host: string) => {
      const printers = [{ ...printer, connection: { kind: 'tcp', host, port: 9100 } }];
      const body = { ...openCentre(), printers };
      const headers = { 'if-match': String((await server.ask('manager', 'config')).reply.headers.etag) };
      return (await server.ask('manager', 'putConfig', { body, headers })).refusal;
    };
    for (const host of ['203.0.113.9', '3405803785', '0xcb.0.0x7109', '2001:db8::1', '::ffff:203.0.113.9']) {
      const refusal = await put(host);
      expect(refusal).toMatchObject({ code: 'bad-config', about: { path: 'printers/0/connection/host' } });
      expect(refusal?.message).toMatch(/ is on none of the networks that PRINTER_NETWORKS allows$/);
    }
    for (const host of ['10.0.0.20', 'fe80::1', 'printer.lan']) expect(await put(host)).toBeNull();
  });

  test('the document is read with its version and replaced on it, in the log and in the file', async () => {
    const folder = await aDataDir();
    const server = await started({ folder });
    const read = await server.ask('manager', 'config');
    const { etag } = read.reply.headers;
    expect(read.value).toEqual(openCentre());
    const put = await server.ask('manager', 'putConfig', {
      body: renamed('New'),
      headers: { 'if-match': String(etag) },
    });
    expect(put.value.name).toEqual({ az: 'New' });
    expect(put.reply.headers.etag).not.toBe(etag);
    expect(await readDocument(folder)).toEqual(renamed('New'));
    const { value } = await server.ask('manager', 'events');
    expect(value.events.at(-1)).toMatchObject({
      event: { type: 'centre-configured', source: 'http', by: { id: 'manager-1' } },
    });
    const late = await server.ask('manager', 'putConfig', {
      body: renamed('Late'),
      headers: { 'if-match': String(etag) },
    });
    expect([late.status, late.refusal?.code]).toEqual([412, 'config-changed']);
    expect(nameNow(server)).toBe('New');
  });

  test('a change and its line in the security log are written together, or neither is; what changes nothing is not told', async () => {
    const store = openMemoryStore();
    const { commit } = store;
    const server = await started({ store });
    const put = async (document: Centre) => {
      const headers = { 'if-match': String((await server.ask('manager', 'config')).reply.headers.etag) };
      return (await server.ask('manager', 'putConfig', { body: document, headers })).status;
    };
    Object.assign(store, { commit: refusingLines(commit) });
    expect(await put(renamed('Untold'))).toBe(503);
    expect(nameNow(server)).toBe(openCentre().name.az);
    expect(await store.security(null, null, 9)).toEqual([]);
    Object.assign(store, { commit });
    await eventually(async () => expect(await put(renamed('Told'))).toBe(200));
    expect(await put(renamed('Told'))).toBe(200);
    const lines = await store.security(null, null, 9);
    expect(lines).toMatchObject([{ what: 'configured', who: 'manager-1', centre: 'small', about: null }]);
  });

  test('without If-Match, with a bad shape, a bad reference or another id it is refused and nothing changes', async () => {
    const server = await started();
    const headers = { 'if-match': String((await server.ask('manager', 'config')).reply.headers.etag) };
    const put = async (body: unknown, given: Record<string, string> = headers) => {
      const { status, refusal } = await server.ask('manager', 'putConfig', { body, headers: given });
      return [status, refusal?.code, refusal?.about?.path];
    };
    const [first, ...rest] = openCentre().services;
    expect(await put(renamed('X'), {})).toEqual([400, 'malformed', undefined]);
    expect(await put({ ...openCentre(), evil: 1 })).toEqual([422, 'bad-config', 'evil']);
    expect(await put({ ...openCentre(), services: [{ ...first, series: 'zz' }, ...rest] })).toEqual([
      422,
      'bad-config',
      'services/0/series',
    ]);
    expect(await put({ ...openCentre(), id: 'other' })).toEqual([422, 'bad-config', 'id']);
    expect((await server.ask('clerk', 'putConfig', { body: renamed('X'), headers })).status).toBe(403);
    expect((await server.ask('manager', 'config')).value).toEqual(openCentre());
  });

  test('what a waiting ticket needs cannot be taken away', async () => {
    const server = await started();
    await server.ask('manager', 'openDay', { body: {} });
    await server.ask('reception', 'issueTicket', { body: { service: 'c' } });
    const services = openCentre().services.filter(({ id }) => id !== 'c');
    const document = {
      ...openCentre(),
      services,
      profiles: openCentre().profiles.slice(0, 2),
      counters: openCentre().counters.slice(0, 2),
    };
    const headers = { 'if-match': String((await server.ask('manager', 'config')).reply.headers.etag) };
    const put = await server.ask('manager', 'putConfig', { body: document, headers });
    expect([put.status, put.refusal]).toMatchObject([409, { code: 'in-use', about: { path: 'services/c' } }]);
  });
});

describe('files', () => {
  test('the sample is installed once, with its file', async () => {
    const folder = await aDataDir();
    const store = openMemoryStore();
    await (await aServer({ folder, store })).close();
    expect(await readDocument(folder)).toEqual(openCentre());
    await started({ folder, store });
    expect((await store.head('small')).seq).toBe(1);
  });

  test('a file edited while the server was off is in force after its start', async () => {
    const folder = await aDataDir();
    const store = openMemoryStore();
    await (await aServer({ folder, store })).close();
    await writeDocument(folder, renamed('By hand'));
    const server = await started({ folder, store });
    expect(nameNow(server)).toBe('By hand');
    const [last] = (await store.events('small', 1, 10)).slice(-1);
    expect(last?.event).toMatchObject({
      type: 'centre-configured',
      source: 'file',
      by: { kind: 'system', id: 'file' },
    });
    const [line] = (await server.ask('admin', 'security')).value;
    expect(line).toMatchObject({ what: 'configured', who: null, centre: 'small', about: 'centres/small.json' });
  });

  test('an edit by hand that cannot be told of in the security log is not in force; the next start tells of it', async () => {
    const folder = await aDataDir();
    const store = openMemoryStore();
    const { commit } = store;
    await (await aServer({ folder, store })).close();
    await writeDocument(folder, renamed('By hand'));
    Object.assign(store, { commit: refusingLines(commit) });
    const server = await aServer({ folder, store });
    expect(nameNow(server)).toBe(openCentre().name.az);
    await server.close();
    Object.assign(store, { commit });
    expect(nameNow(await started({ folder, store }))).toBe('By hand');
    expect((await store.security(null, null, 9)).map(({ about }) => about)).toEqual(['centres/small.json']);
  });

  test('a file edited during the run is taken in; a bad one is refused by name and path, and what was in force stays', async () => {
    const folder = await aDataDir();
    const server = await started({ folder });
    await writeDocument(folder, renamed('During'));
    await eventually(() => expect(nameNow(server)).toBe('During'));
    await writeDocument(folder, '{ "id": "small", ');
    await eventually(() => expect(server.logged.join()).toMatch(/centres\/small\.json is not JSON/));
    const [first, ...rest] = renamed('During').services;
    await writeDocument(folder, { ...renamed('During'), services: [{ ...first, group: 'nowhere' }, ...rest] });
    await eventually(() => expect(server.logged.join()).toMatch(/small\.json is refused: services\/0\/group/));
    expect(nameNow(server)).toBe('During');
    await writeDocument(folder, renamed('Mended'));
    await eventually(() => expect(nameNow(server)).toBe('Mended'));
  });

  test('a file that the log has left behind is written again, not mistaken for an edit', async () => {
    const folder = await aDataDir();
    const store = openMemoryStore();
    await (await aServer({ folder, store })).close();
    const elsewhere = await aDataDir();
    const apart = await aServer({ folder: elsewhere, store });
    const headers = { 'if-match': String((await apart.ask('admin', 'config')).reply.headers.etag) };
    await apart.ask('admin', 'putConfig', { body: renamed('Ahead'), headers });
    await apart.close();
    const server = await started({ folder, store });
    expect(nameNow(server)).toBe('Ahead');
    expect(await readDocument(folder)).toEqual(renamed('Ahead'));
  });

  test('a file that is gone is written again', async () => {
    const folder = await aDataDir();
    const store = openMemoryStore();
    await (await aServer({ folder, store })).close();
    await rm(fileOf(folder));
    await started({ folder, store });
    expect(await readDocument(folder)).toEqual(openCentre());
  });

  test('a file put there becomes a new centre', async () => {
    const folder = await aDataDir();
    const server = await started({ folder });
    await writeDocument(folder, { ...openCentre(), id: 'branch-2' }, 'branch-2');
    await eventually(() => expect(server.centres.find('branch-2')).not.toBeNull());
    expect((await server.ask(null, 'listCentres')).value.map(({ id }) => id)).toEqual(['branch-2', 'small']);
  });
});

test('a change over one process is in force in another, and new centres appear there', async () => {
  const { first, second, close } = await twoServers();
  closing.push(close);
  const headers = { 'if-match': String((await first.ask('admin', 'config')).reply.headers.etag) };
  await first.ask('admin', 'putConfig', { body: renamed('Both'), headers });
  expect((await second.ask('manager', 'config')).value.name).toEqual({ az: 'Both' });
});

test('a start without a file system to speak of still opens what the log holds', async () => {
  const folder = await aDataDir();
  const file = join(folder, 'novbe.db');
  await (await aServer({ folder, store: await openSqliteStore({ file }) })).close();
  const server = await started({ folder: await aDataDir(), store: await openSqliteStore({ file }) });
  expect(nameNow(server)).toBe('Kiçik mərkəz');
});
