import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { type AServer, aFolder, aServer } from '../../support/server.ts';

/** An emergency over HTTP: who may, what stands still, and that it outlives the server. */

let folder: Awaited<ReturnType<typeof aFolder>>;
let server: AServer;
const start = async (tokens?: AServer['tokens']): Promise<AServer> => {
  const file = join(folder.path, 'novbe.db');
  const store = await openSqliteStore({ file });
  return aServer({ folder: folder.path, file, store, ...(tokens === undefined ? {} : { tokens }) });
};
beforeAll(async () => {
  folder = await aFolder();
  server = await start();
  await server.ask('manager', 'openDay', { body: {} }).catch(() => undefined);
});
afterAll(async () => {
  await server.close();
  await folder.remove();
});

const listed = async () => (await server.ask(null, 'listCentres')).value[0];
const issue = (who: 'reception' | 'kiosk') => server.ask(who, 'issueTicket', { body: { service: 'a' } });

test('[EM1] [EM2] a clerk begins one; everybody is told, a kiosk gives no number, and no device may begin or end it', async () => {
  expect((await server.ask('kiosk', 'beginEmergency', { body: { kind: 'evacuate' } })).status).toBe(403);
  expect((await server.ask(null, 'beginEmergency', { body: { kind: 'evacuate' } })).status).toBe(401);
  expect((await server.ask('clerk', 'beginEmergency', { body: { kind: 'fire' } })).status).toBe(400);
  expect(await listed()).not.toHaveProperty('emergency');
  const begun = await server.ask('clerk', 'beginEmergency', { body: { kind: 'evacuate' }, key: 'one' });
  expect(begun).toMatchObject({ status: 200, value: { emergency: { kind: 'evacuate' } } });
  const { emergency } = begun.value;
  for (const language of ['az', 'ru', 'en']) expect(emergency?.texts[language]).toBeTruthy();
  expect(await listed()).toMatchObject({ emergency });
  expect(await listed()).not.toHaveProperty('emergency.by');
  expect((await issue('reception')).refusal).toMatchObject({ code: 'emergency', about: { kind: 'evacuate' } });
  expect((await issue('kiosk')).status).toBe(409);
  expect((await server.ask('display', 'endEmergency', { body: {} })).status).toBe(403);
  const wall = await server.ask('display', 'view', { params: { view: 'hall', id: 'd' } });
  expect(wall.value).toMatchObject({ data: { centre: { emergency: { kind: 'evacuate' } } } });
});

test('[EM1] it stands again after the server has started again', async () => {
  const { tokens } = server;
  await server.close();
  server = await start(tokens);
  expect(await listed()).toMatchObject({ emergency: { kind: 'evacuate' } });
  const floor = await server.ask('manager', 'view', { params: { view: 'floor' } });
  expect(floor.value).toMatchObject({ data: { centre: { emergency: { by: expect.any(String) } } } });
  expect((await issue('reception')).refusal?.code).toBe('emergency');
});

test('[EM3] two end it at once: both are told that it is over, and the log has it once', async () => {
  const ended = await Promise.all([
    server.ask('reception', 'endEmergency', { body: {} }),
    server.ask('manager', 'endEmergency', { body: {} }),
  ]);
  for (const { status, value } of ended) expect([status, value]).toEqual([200, { emergency: null }]);
  const { events } = (await server.ask('manager', 'events', { query: { limit: '1000' } })).value;
  const kinds = events.map((one) => (one as { readonly event: { readonly type: string } }).event.type);
  expect(kinds.filter((type) => type.startsWith('emergency'))).toEqual(['emergency-begun', 'emergency-ended']);
  expect(await listed()).not.toHaveProperty('emergency');
  expect((await issue('reception')).status).toBe(201);
});
