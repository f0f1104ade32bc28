import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fillPast } from '../../../server/sample/past-days.ts';
import { openMemoryStore } from '../../../server/store/memory/store.ts';
import { manualClock } from '../../fakes/clock.ts';
import { smallCentre } from '../../queue/small-centre.ts';
import { aFolder, aServer, letInOverall, openCentre } from '../../support/server.ts';

/** Two centres of one server: what the old one has seen is told to the visitors of the new one, on its first morning. */

const clock = manualClock(Date.UTC(2026, 10, 20, 6));
const old = smallCentre();
const fresh = openCentre({ id: 'fresh' });

/** A server of both, where the old one has some days behind it. */
const bothCentres = async () => {
  const [store, folder] = [openMemoryStore(), await aFolder()];
  const past = { store, clock, centre: old.id, document: old, days: 3, seed: 1, visits: 120, told: false };
  expect(await fillPast({ ...past, onDay: () => {} })).toMatchObject({ ok: true });
  await mkdir(join(folder.path, 'centres'));
  await writeFile(join(folder.path, 'centres', 'fresh.json'), JSON.stringify(fresh));
  const server = await aServer({ store, clock, centre: old, folder: folder.path });
  const headers = await letInOverall(store);
  const close = async () => {
    await server.close();
    await folder.remove();
  };
  return { server, close, asked: { params: { centre: 'fresh' }, headers } };
};

test('a new centre tells its first visitors what the others have learnt; before, only what the configuration says', async () => {
  const { server, close, asked } = await bothCentres();
  try {
    expect((await server.ask(null, 'openDay', { ...asked, body: {} })).refusal).toBeNull();
    expect((await server.ask(null, 'openCounter', { ...asked, id: '1', body: { profile: 'all' } })).refusal).toBeNull();
    const basis = async () => {
      const { value } = await server.ask(null, 'issueTicket', { ...asked, body: { service: 'a' } });
      return value.estimate?.basis;
    };
    expect((await server.ask(null, 'estimates', asked)).value.learnt).toBeNull();
    expect(await basis()).toBe('standard');
    const { learnt } = (await server.ask(null, 'learn', asked)).value;
    expect(learnt).toMatchObject({ model: true, days: 0, visits: 0, version: 1 });
    expect(await basis()).toBe('learnt');
  } finally {
    await close();
  }
}, 60_000);
