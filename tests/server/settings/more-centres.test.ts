import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import type { RouteName } from '../../../shared/paths.ts';
import { eventually } from '../../support/eventually.ts';
import { type AServer, type Asked, aFolder, aServer, letInOverall, openCentre } from '../../support/server.ts';

let over: Awaited<ReturnType<typeof letInOverall>>;
let folder: Awaited<ReturnType<typeof aFolder>>;
let server: AServer;
const start = async (): Promise<AServer> => {
  const file = join(folder.path, 'novbe.db');
  return aServer({ folder: folder.path, file, store: await openSqliteStore({ file }) });
};
beforeAll(async () => {
  folder = await aFolder();
  server = await start();
  over = await letInOverall(server.store);
});
afterAll(async () => {
  await server.close();
  await folder.remove();
});

/** As an administrator of all centres. */
const ask = <N extends RouteName>(name: N, asked: Asked = {}) =>
  server.ask(null, name, { ...asked, headers: { ...over, ...asked.headers } });
const add = (body: object, key?: string) => ask('addCentre', { body, ...(key === undefined ? {} : { key }) });
const documentOf = async (centre: string) => (await ask('config', { params: { centre } })).value;
const listed = async () => (await server.ask(null, 'listCentres')).value;

describe('another centre', () => {
  test('is opened with the document given, under its own id and name, in the log and in a file', async () => {
    const added = await add({ id: 'second', name: { az: 'İkinci' }, document: openCentre({ sample: true }) });
    expect(added).toMatchObject({ status: 201, value: { id: 'second', name: { az: 'İkinci' }, archived: false } });
    expect(await documentOf('second')).toMatchObject({ id: 'second', name: { az: 'İkinci' }, sample: true });
    const file = JSON.parse(await readFile(join(folder.path, 'centres', 'second.json'), 'utf8'));
    expect(file).toEqual(await documentOf('second'));
    expect((await listed()).map(({ id }) => id)).toEqual(['second', 'small']);
    const [line] = (await ask('security')).value;
    expect(line).toMatchObject({ what: 'configured', who: 'all', centre: 'second' });
  });

  test('may be a copy of another: all of it, but its printers stand nowhere yet, and it is no sample', async () => {
    const printers = [
      { id: 'p', name: 'P', connection: { kind: 'tcp', host: '10.0.0.9', port: 9100 }, dots: 576, oneWay: false },
    ] as const;
    await add({ id: 'model', document: { ...openCentre({ sample: true, printers: [...printers] }) } });
    await add({ id: 'copy', copyOf: 'model', name: { az: 'Surət' } });
    const { sample: _, ...rest } = await documentOf('model');
    const expected = { ...rest, id: 'copy', name: { az: 'Surət' } };
    expect(await documentOf('copy')).toEqual({
      ...expected,
      printers: [{ ...printers[0], connection: { kind: 'virtual' } }],
    });
    expect((await add({ id: 'c2', copyOf: 'nowhere' })).refusal?.code).toBe('centre-not-found');
    expect((await add({ id: 'c2', copyOf: 'model', document: {} })).refusal?.code).toBe('malformed');
  });

  test('may begin empty, in the languages and zone asked for', async () => {
    await add({ id: 'empty', name: { en: 'Empty' }, languages: ['en', 'ru'], timeZone: 'Europe/Riga' });
    const document = await documentOf('empty');
    expect(document).toMatchObject({ name: { en: 'Empty' }, languages: ['en', 'ru'], timeZone: 'Europe/Riga' });
    expect(document.services[0]?.name).toEqual({ en: 'Service', ru: 'Услуга' });
    expect((await add({ id: 'least' })).status).toBe(201);
  });

  test('is refused where there is one, where a file of its name lies, and with a document that does not hold', async () => {
    expect((await add({ id: 'small' })).refusal?.code).toBe('centre-exists');
    const byHand = join(folder.path, 'centres', 'by-hand.json');
    await writeFile(byHand, '{ "id": "by-hand", ');
    expect((await add({ id: 'by-hand' })).refusal?.code).toBe('centre-exists');
    expect(await readFile(byHand, 'utf8')).toBe('{ "id": "by-hand", ');
    const [service] = openCentre().services;
    const broken = { ...openCentre(), services: [{ ...service, group: 'none' }] };
    expect((await add({ id: 'broken', document: broken })).refusal).toMatchObject({
      code: 'bad-config',
      about: { path: 'services/0/group' },
    });
    expect((await add({ id: 'Big' })).refusal?.code).toBe('malformed');
    expect((await server.ask('admin', 'addCentre', { body: { id: 'mine' } })).refusal?.code).toBe('not-allowed');
    const ids = (await listed()).map(({ id }) => id);
    for (const id of ['by-hand', 'broken', 'mine']) expect(ids).not.toContain(id);
  });

  test('asked for again under the same key is the same one', async () => {
    const first = await add({ id: 'once', name: { az: 'Bir dəfə' } }, 'k1');
    const again = await add({ id: 'once', name: { az: 'Bir dəfə' } }, 'k1');
    expect([again.status, again.value]).toEqual([201, first.value]);
    expect((await add({ id: 'once' }, 'k2')).refusal?.code).toBe('centre-exists');
  });
});

describe('[K6] a centre out of use', () => {
  const archived = async (id: string) => (await listed()).find((one) => one.id === id)?.archived;

  test('gives no ticket and takes no setup, also after a start; reports and the setup stay readable', async () => {
    await ask('openDay', { body: {} });
    await ask('issueTicket', { body: { service: 'a' } });
    const closed = await ask('archiveCentre', { body: {} });
    expect(closed.value).toMatchObject({ id: 'small', archived: true });
    await server.close();
    server = await start();
    expect(await archived('small')).toBe(true);
    expect((await ask('issueTicket', { body: { service: 'a' } })).refusal?.code).toBe('centre-archived');
    expect((await ask('openDay', { body: { practice: true } })).refusal?.code).toBe('centre-archived');
    const { value, reply } = await ask('config');
    const change = { body: { ...value, personalDataDays: 7 }, headers: { 'if-match': String(reply.headers.etag) } };
    expect((await ask('putConfig', change)).refusal?.code).toBe('centre-archived');
    const report = await ask('summary', { query: { from: '2026-11-20', to: '2026-11-20', by: 'day' } });
    expect(report.value.total.issued).toBe(1);
    const kiosk = await ask('view', { params: { view: 'kiosk', subject: 'k' } });
    expect(kiosk.value).toMatchObject({ data: { day: { archived: true, open: false } } });
    expect((await ask('configHistory')).value.versions).toHaveLength(1);
  });

  test('keeps a file edited by hand waiting, by name, until it is brought back; then that is in force', async () => {
    await ask('archiveCentre', { body: {} });
    const file = join(folder.path, 'centres', 'small.json');
    await writeFile(file, JSON.stringify(openCentre({ name: { az: 'Əl ilə' } })));
    const refused = () => server.centres.refused('small').map((one) => one.file);
    await eventually(() => expect(refused()).toContain('centres/small.json'));
    expect(JSON.parse(await readFile(file, 'utf8')).name).toEqual({ az: 'Əl ilə' });
    expect((await ask('bringBackCentre', { body: {} })).value.archived).toBe(false);
    await eventually(async () => expect((await documentOf('small')).name).toEqual({ az: 'Əl ilə' }));
    await eventually(() => expect(refused()).not.toContain('centres/small.json'));
    const what = (await ask('security')).value.map((line) => line.what);
    expect(what).toEqual(expect.arrayContaining(['centre-archived', 'centre-brought-back']));
  });

  test('that never opened a day is still out of use after a start', async () => {
    await add({ id: 'unused' });
    await ask('archiveCentre', { params: { centre: 'unused' }, body: {} });
    await server.close();
    server = await start();
    expect(await archived('unused')).toBe(true);
    await ask('bringBackCentre', { params: { centre: 'unused' }, body: {} });
    expect(await archived('unused')).toBe(false);
  });
});
