import { expect, test, vi } from 'vitest';
import { documentDigest } from '../../../server/centre/config-digests.ts';
import { verifyStore } from '../../../server/store/sqlite/verify.ts';
import { anApplicationWorld } from '../../support/application-world.ts';
import { eventually } from '../../support/eventually.ts';

/** [D7] The log of a centre has each version of the forms and tables that it goes by. */

const { anAdministrator, inForce, apply, decided, clock, server, file } = anApplicationWorld();

const noted = async (): Promise<readonly string[]> =>
  (await server().store.events('small', 0, 10_000)).flatMap(({ event }) =>
    event.type === 'document-changed' && event.kind !== 'calendar'
      ? [`${event.kind} ${event.id}@${event.version}`]
      : [],
  );
const soon = (run: () => Promise<void>) =>
  eventually(async () => {
    await clock().advance(1000);
    await run();
  });

test('[D7] forms as they change, tables as they come into force; each version once, and nothing else', async () => {
  await soon(async () => expect(await noted()).toEqual(['form assistance@1', 'form appeal@1']));
  await inForce();
  await soon(async () => expect((await noted()).slice(2)).toEqual(['table targeted-assistance@1']));
  const form = await server().ask(null, 'form', { params: { form: 'assistance' } });
  const name = { ...form.value.name, az: 'Ərizə-bəyannamə 2' };
  const headers = { ...(await anAdministrator('third')), 'if-match': String(form.reply.headers.etag) };
  const put = { params: { form: 'assistance' }, body: { ...form.value, name }, headers };
  expect((await server().ask(null, 'putForm', put)).refusal).toBeNull();
  await soon(async () => expect((await noted()).slice(3)).toEqual(['form assistance@2']));
  // What has not changed is not read again.
  const reads = vi.spyOn(server().store, 'decisionTables');
  const marks = vi.spyOn(server().store, 'decisionTablesMark');
  await soon(async () => expect(marks.mock.calls.length).toBeGreaterThan(3));
  expect(reads).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  expect(await noted()).toHaveLength(4);
  const hashes = (await server().store.events('small', 0, 10_000)).flatMap(({ event }) =>
    event.type === 'document-changed' && event.kind === 'form' && event.version === 2 ? [event.hash] : [],
  );
  expect(hashes).toEqual([documentDigest({ ...form.value, name, version: 2 })]);
  // What is decided goes on as before, and the log holds together.
  const { secret } = await apply();
  expect((await decided(secret)).decision?.amount).toBe(30_000);
  expect((await verifyStore({ file: file(), clock: clock(), legsOf: null })).findings).toEqual([]);
});
