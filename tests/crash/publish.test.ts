import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../server/async/clock.ts';
import { openConnection } from '../../server/store/sqlite/database.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { type Prepared, prepare } from './a-centre.ts';
import { type Process, startProcess } from './a-process.ts';
import { type Answer, type Asked, ask, newAgent } from './asking.ts';

/** `kill -9` while a draft is being published: either nothing of it is in force, or all of it is. */

const agent = newAgent();
let prepared: Prepared;
let server: Process;
beforeAll(async () => {
  prepared = await prepare({ counters: 1 });
  server = await startProcess({ folder: prepared.folder });
});
afterAll(async () => {
  await server.kill();
  await prepared.remove();
});

const by = (asked: Omit<Asked, 'token'>): Promise<Answer> =>
  ask(agent, server.base, { ...asked, token: prepared.tokens.admin });
const inForce = async (): Promise<{ readonly centre: Centre; readonly etag: string }> => {
  const read = await by({ method: 'GET', path: '/config' });
  return { centre: read.value<Centre>(), etag: String(read.headers.etag) };
};
const draft = async () =>
  (await by({ method: 'GET', path: '/config/draft' })).value<{ draft: { document: Centre } | null }>().draft;
const file = (): string => join(prepared.folder, 'centres', `${prepared.centre.id}.json`);
const onDisk = async (): Promise<Centre> => JSON.parse(await readFile(file(), 'utf8'));

/** Types a draft, and gives what publishes it. */
const typed = async () => {
  const { centre, etag } = await inForce();
  const document = { ...centre, personalDataDays: centre.personalDataDays + 1 };
  const body = { baseVersion: Number(etag.replaceAll('"', '')), document };
  const { etag: over = '' } = (await by({ method: 'GET', path: '/config/draft' })).headers;
  const kept = await by({ method: 'PUT', path: '/config/draft', body, headers: { 'if-match': String(over) } });
  expect(kept.status).toBe(200);
  const publish = () => by({ method: 'PUT', path: '/config', body: document, headers: { 'if-match': etag } });
  return { before: centre, document, publish };
};

test('before it is stored: the draft is still there as it was typed, and what was in force stays', async () => {
  const { before, document, publish } = await typed();
  // What holds the database keeps the server from storing.
  const other = await openConnection(prepared.file, systemClock);
  other.exec('BEGIN IMMEDIATE');
  const answer = publish().then(
    () => 'answered',
    () => 'lost',
  );
  // One that came after it is answered: the first has arrived.
  await by({ method: 'GET', path: '/config/history' });
  await server.kill();
  expect(await answer).toBe('lost');
  other.exec('ROLLBACK');
  other.close();
  server = await startProcess({ folder: prepared.folder });
  expect((await inForce()).centre).toEqual(before);
  expect((await draft())?.document).toEqual(document);
  expect(await onDisk()).toEqual(before);
});

test('after it is stored and before the file has it: it is in force, the draft is over, and the file is written', async () => {
  const { document, publish } = await typed();
  // Where something else stands in the place of the file it cannot be written.
  const aside = `${file()}.aside`;
  await rename(file(), aside);
  await writeFile(join(prepared.folder, 'not-a-folder'), '');
  await rename(join(prepared.folder, 'centres'), join(prepared.folder, 'centres-aside'));
  await rename(join(prepared.folder, 'not-a-folder'), join(prepared.folder, 'centres'));
  expect((await publish()).status).toBe(200);
  await server.kill();
  await rename(join(prepared.folder, 'centres'), join(prepared.folder, 'not-a-folder'));
  await rename(join(prepared.folder, 'centres-aside'), join(prepared.folder, 'centres'));
  await rename(aside, file());
  expect(await onDisk()).not.toEqual(document);
  server = await startProcess({ folder: prepared.folder });
  expect((await inForce()).centre).toEqual(document);
  expect(await draft()).toBeNull();
  expect(await onDisk()).toEqual(document);
});
