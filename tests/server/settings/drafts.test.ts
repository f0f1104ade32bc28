import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { type AServer, aFolder, aServer, openCentre, type Who } from '../../support/server.ts';

let folder: Awaited<ReturnType<typeof aFolder>>;
let server: AServer;
const start = async (): Promise<AServer> => {
  const file = join(folder.path, 'novbe.db');
  return aServer({ folder: folder.path, file, store: await openSqliteStore({ file }) });
};
beforeAll(async () => {
  folder = await aFolder();
  server = await start();
});
afterAll(async () => {
  await server.close();
  await folder.remove();
});

const ifMatch = (etag: unknown) => ({ headers: { 'if-match': String(etag) } });
const read = async (who: Who = 'manager') => {
  const { value, reply } = await server.ask(who, 'draft');
  return { ...value, etag: reply.headers.etag };
};
const put = (who: Who, etag: unknown, document: object, baseVersion = 1) =>
  server.ask(who, 'putDraft', { body: { baseVersion, document }, ...ifMatch(etag) });
const publish = async (document: object, who: Who = 'manager') => {
  const { reply } = await server.ask(who, 'config');
  return server.ask(who, 'putConfig', { body: document, ...ifMatch(reply.headers.etag) });
};
const dropped = async (): Promise<void> => {
  const { draft, etag } = await read();
  if (draft !== null) await server.ask('manager', 'dropDraft', ifMatch(etag));
};
const renamed = (name: string): Centre => openCentre({ name: { az: name } });

describe('a draft', () => {
  test('is kept as typed, unfinished or not, with who typed it and when; and outlives the server', async () => {
    await dropped();
    expect(await read()).toMatchObject({ draft: null, etag: '"none"' });
    const unfinished = { ...openCentre(), services: [{ id: '', name: 7 }], counters: null };
    const kept = await put('manager', '"none"', unfinished);
    expect(kept.value).toMatchObject({ baseVersion: 1, by: { id: 'manager-1', name: 'manager-1' } });
    expect(kept.value).not.toHaveProperty('document');
    await server.close();
    server = await start();
    const again = await read('admin');
    expect(again).toMatchObject({ etag: `"${kept.value.revision}"`, version: 1, draft: kept.value });
    expect(again.draft?.document).toEqual(unfinished);
    expect((await server.ask('admin', 'config')).value).toEqual(openCentre());
  });

  test('is told without its document to those who know it already', async () => {
    await dropped();
    const { revision } = (await put('manager', '"none"', renamed('Yeni'))).value;
    const known = await server.ask('admin', 'draft', { query: { known: revision } });
    expect(known.value.draft).toMatchObject({ revision });
    expect(known.value.draft).not.toHaveProperty('document');
    expect((await server.ask('admin', 'draft', { query: { known: 'older' } })).value.draft).toHaveProperty('document');
  });

  test('of two administrators neither overwrites the other unseen', async () => {
    await dropped();
    const first = await put('manager', '"none"', renamed('Bir'));
    const second = await put('admin', '"none"', renamed('İki'));
    expect(second).toMatchObject({
      status: 412,
      refusal: { code: 'draft-changed', about: { revision: first.value.revision } },
    });
    expect((await read()).draft?.document).toEqual(renamed('Bir'));
    const etag = first.reply.headers.etag;
    expect((await put('admin', etag, renamed('İki'))).status).toBe(200);
    expect((await put('manager', etag, renamed('Üç'))).refusal?.code).toBe('draft-changed');
    expect((await server.ask('manager', 'dropDraft', ifMatch(etag))).refusal?.code).toBe('draft-changed');
    expect((await read()).draft).toMatchObject({ document: renamed('İki'), by: { name: 'admin-1' } });
  });

  test('whose revision was dropped or published is not taken for one begun since', async () => {
    await dropped();
    const old = await put('manager', '"none"', renamed('Bir'));
    await dropped();
    await put('admin', '"none"', renamed('İki'));
    expect((await put('manager', old.reply.headers.etag, renamed('Üç'))).refusal?.code).toBe('draft-changed');
  });

  test('with a field at its top that no document has, without a document of its base, or unconditionally, is refused', async () => {
    await dropped();
    expect((await put('manager', '"none"', { ...openCentre(), colour: 'red' })).refusal).toMatchObject({
      code: 'bad-config',
      about: { path: 'colour' },
    });
    expect((await put('manager', '"none"', openCentre(), 999)).refusal?.code).toBe('version-not-found');
    for (const etag of ['*', 'none', '"a b"', '']) {
      expect((await put('manager', etag, openCentre())).refusal?.code).toBe('malformed');
    }
    const big = { ...openCentre(), texts: { welcome: { az: 'x'.repeat(100_000) } } };
    expect((await put('manager', '"none"', big)).status).toBe(200);
    const tooBig = { ...openCentre(), texts: { welcome: { az: 'x'.repeat(2 * 1024 * 1024) } } };
    expect((await put('manager', (await read()).etag, tooBig)).status).toBe(413);
  });

  test('is over once its document is in force; another one stays, with what it was made on', async () => {
    await dropped();
    const before = (await read()).version;
    await put('manager', '"none"', renamed('Nəşr'), before);
    expect((await publish(renamed('Başqa'))).status).toBe(200);
    expect((await read()).draft).toMatchObject({ baseVersion: before, document: renamed('Nəşr') });
    // The order of fields is nothing that anybody typed.
    const { texts, ...rest } = renamed('Nəşr');
    expect((await publish({ texts, ...rest })).status).toBe(200);
    expect(await read()).toMatchObject({ draft: null, etag: '"none"' });
    expect((await read()).version).toBeGreaterThan(before);
  });

  test('of what is in force already is over as well, though nothing changes', async () => {
    await dropped();
    const { value, reply } = await server.ask('manager', 'config');
    await put('manager', '"none"', value);
    await server.ask('manager', 'putConfig', { body: value, ...ifMatch(reply.headers.etag) });
    expect((await read()).draft).toBeNull();
  });
});

describe('the history of the configuration', () => {
  test('says who, when, by which way and how much, the latest first, page by page', async () => {
    await publish(renamed('Tarix 1'));
    const [service, ...others] = renamed('Tarix 1').services;
    await publish({ ...renamed('Tarix 2'), services: [{ ...service, dailyLimit: 60 }, ...others] }, 'admin');
    const { versions, more } = (await server.ask('manager', 'configHistory', { query: { limit: '1' } })).value;
    expect(versions).toMatchObject([{ source: 'http', changes: 2, by: { id: 'admin-1', name: 'admin-1' } }]);
    expect(more).toBe(true);
    const older = (
      await server.ask('manager', 'configHistory', { query: { limit: '50', before: String(versions[0]?.version) } })
    ).value;
    expect(older.versions[0]).toMatchObject({ by: { id: 'manager-1' } });
    expect(older.versions.at(-1)).toMatchObject({ version: 1, source: 'install', by: null, changes: null });
    expect(older.more).toBe(false);
    for (const limit of ['0', '51']) {
      expect((await server.ask('manager', 'configHistory', { query: { limit } })).refusal?.code).toBe('malformed');
    }
  });

  test('opens every document as it was, also one with fields that no program knows', async () => {
    const first = await server.ask('manager', 'pastConfig', { params: { version: '1' } });
    expect(first.value).toMatchObject({ version: 1, source: 'install', by: null, document: openCentre() });
    const { outcomes: _, ...old } = { ...openCentre(), colour: 'red' };
    const by = { kind: 'user', id: 'gone', role: 'admin' } as const;
    const event = { at: 1, by, date: null, practice: false, type: 'centre-configured', source: 'http' } as const;
    const store = server.store;
    const { seq } = await store.head('small');
    await store.commit('small', seq, () => ({
      write: {
        events: [{ ...event, centre: old as unknown as Centre }],
        ...{ legs: [], jobs: [], personal: [], secrets: [], answers: [] },
      },
      value: null,
    }));
    const opened = await server.ask('manager', 'pastConfig', { params: { version: String(seq + 1) } });
    expect(opened.value).toMatchObject({ by: { id: 'gone' }, document: { colour: 'red' } });
    expect(opened.value.document).not.toHaveProperty('outcomes');
    const [latest] = (await server.ask('manager', 'configHistory')).value.versions;
    expect(latest?.changes).toBeGreaterThan(0);
    await publish(openCentre());
    for (const version of ['0', '2000', '1x', '99999999999999999999']) {
      expect((await server.ask('manager', 'pastConfig', { params: { version } })).refusal?.code).toBe(
        'version-not-found',
      );
    }
  });
});
