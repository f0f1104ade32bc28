import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { replayedLegs } from '../../../engine/queue/replayed-legs.ts';
import { openMemoryStore } from '../../../server/store/memory/store.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { verifyStore } from '../../../server/store/sqlite/verify.ts';
import type { CounterView } from '../../../shared/views.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { type AServer, aFolder, aServer } from '../../support/server.ts';

/** Taking back over HTTP, with the rows and figures that follow, on each store. */

const stores = { 'a file': true, memory: false } as const;

describe.each(Object.entries(stores))('on %s', (_, inFile) => {
  let server: AServer;
  let clock: ManualClock;
  let folder: Awaited<ReturnType<typeof aFolder>>;
  const file = () => join(folder.path, 'novbe.db');
  beforeAll(async () => {
    [clock, folder] = [manualClock(), await aFolder()];
    const store = inFile ? await openSqliteStore({ file: file() }) : openMemoryStore();
    server = await aServer({ clock, store, ...(inFile ? { file: file() } : {}) });
    await server.ask('manager', 'openDay', { body: {} });
    await server.ask('clerk', 'openCounter', { id: '1', body: {} });
  });
  afterAll(async () => {
    await server.close();
    await folder.remove();
  });

  const counter = async (): Promise<CounterView> => {
    const { value } = await server.ask('clerk', 'view', { params: { view: 'counter' }, id: '1' });
    return (value as { readonly data: CounterView }).data;
  };
  const called = async (): Promise<string> => {
    await server.ask('reception', 'issueTicket', { body: { service: 'a' } });
    return (await server.ask('clerk', 'callNext', { id: '1', body: {} })).value.ticket.id;
  };
  const undo = (id: string) => server.ask('clerk', 'undo', { id, body: {} });
  const figures = async () => {
    const day = '2026-11-20';
    const asked = { query: { from: day, to: day, by: 'counter' } };
    const { served, noShow, abandoned, service } = (await server.ask('manager', 'summary', asked)).value.total;
    return { served, noShow, abandoned, service: service.count };
  };

  test('reports, the row of the leg and the counter’s day count what stands, not what was taken back', async () => {
    const none = { served: 0, noShow: 0, abandoned: 0, service: 0 };
    const id = await called();
    await server.ask('clerk', 'noShow', { id, body: {} });
    expect(await figures()).toEqual({ ...none, noShow: 1 });
    expect((await undo(id)).value.ticket).toMatchObject({ status: 'called', endedAt: null, legs: [{ ending: null }] });
    expect(await figures()).toEqual(none);
    await server.ask('clerk', 'start', { id, body: {} });
    await server.ask('clerk', 'finish', { id, body: {} });
    expect([await figures(), (await counter()).today.served]).toEqual([{ ...none, served: 1, service: 1 }, 1]);
    await undo(id);
    expect([await figures(), (await counter()).today.served]).toEqual([none, 0]);
    expect((await counter()).ticket).toMatchObject({ id, status: 'serving' });
    expect(await server.store.legs('small', '2026-11-20', '2026-11-20')).toMatchObject([
      { ticket: id, ending: null, endedAt: null, outcome: null, serviceSeconds: null },
    ]);
    await server.ask('clerk', 'finish', { id, body: {} });
  });

  test('a clerk who chooses a counter is told whether the day is open, and when it will be', async () => {
    const day = async () => (await server.ask('clerk', 'counters')).value.day;
    expect(await day()).toEqual({ open: true, opensAt: null, timeZone: 'Asia/Baku' });
  });

  test('of taking back and calling the next at one moment, one is done and the other finds the counter busy', async () => {
    const id = await called();
    await server.ask('clerk', 'noShow', { id, body: {} });
    await server.ask('reception', 'issueTicket', { body: { service: 'a' } });
    const [undone, next] = await Promise.all([undo(id), server.ask('clerk', 'callNext', { id: '1', body: {} })]);
    const codes = [undone.refusal?.code ?? 'done', next.refusal?.code ?? 'done'];
    expect(codes.toSorted()).toEqual(['counter-busy', 'done']);
    const at = (await counter()).ticket?.id ?? '';
    expect(at === id).toBe(undone.refusal === null);
    await server.ask('clerk', 'cancel', { id: at, body: {} });
  });

  test('asked again with its key it is done once; by others, and later, it is refused', async () => {
    const id = await called();
    await server.ask('clerk', 'requeue', { id, body: {} });
    expect((await server.ask('manager', 'undo', { id, body: {} })).refusal?.code).toBe('not-your-move');
    const twice = [1, 2].map(() => server.ask('clerk', 'undo', { id, body: {}, key: 'k' }));
    const [first, second] = await Promise.all(twice);
    expect([first?.status, second?.reply.body]).toEqual([200, first?.reply.body]);
    await server.ask('clerk', 'noShow', { id, body: {} });
    clock.set(clock.now() + 10_001);
    expect((await undo(id)).refusal?.code).toBe('too-late');
  });

  if (!inFile) return;
  test('the log verifies and gives the legs that are stored', async () => {
    const found = await verifyStore({ file: file(), clock, legsOf: replayedLegs });
    expect(found.findings).toEqual([]);
    expect(found.centres[0]?.legs).toBeGreaterThan(2);
  });
});
