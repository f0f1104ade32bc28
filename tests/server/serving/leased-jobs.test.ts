import { afterEach, expect, test } from 'vitest';
import { runErasing } from '../../../server/jobs/erasing.ts';
import { whileLeased } from '../../../server/jobs/lease.ts';
import { openMemoryStore } from '../../../server/store/memory/store.ts';
import { manualClock } from '../../fakes/clock.ts';
import { aServer, keptLog, openCentre } from '../../support/server.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Processes that want the same work, and who does it. */
const rivals = () => {
  const store = openMemoryStore();
  const clock = manualClock();
  const { log } = keptLog();
  const working = new Set<string>();
  const join = (owner: string, takeLease = store.takeLease) => {
    const begin = () => {
      working.add(owner);
      return { close: async () => void working.delete(owner) };
    };
    const job = whileLeased({ store: { ...store, takeLease }, clock, log, name: 'work', owner, begin });
    closing.push(() => job.close());
    return job;
  };
  return { store, clock, working, join };
};

test('one process at a time does the work, and the next takes over when it ends', async () => {
  const { clock, working, join } = rivals();
  const first = join('first');
  await clock.advance(0);
  join('second');
  await clock.advance(60_000);
  expect([...working]).toEqual(['first']);
  await first.close();
  expect([...working]).toEqual([]);
  await clock.advance(2_000);
  expect([...working]).toEqual(['second']);
});

test('a process that vanished is followed once its lease has run out, and one that cannot renew stops before that', async () => {
  const { store, clock, working, join } = rivals();
  let reachable = true;
  join('first', async (...asked) => {
    if (!reachable) throw new Error('the disk is gone');
    return store.takeLease(...asked);
  });
  await clock.advance(0);
  join('second');
  await clock.advance(4_000);
  reachable = false;
  await clock.advance(3_500);
  expect([...working].length).toBeLessThanOrEqual(1);
  await clock.advance(6_000);
  expect([...working]).toEqual(['second']);
});

test('the clock opens the day with the hours and closes it after them', async () => {
  const workday = [{ from: '09:00', to: '18:00' }];
  const week = { mon: [], tue: [], wed: [], thu: [], fri: workday, sat: [], sun: [] };
  const clock = manualClock(Date.UTC(2026, 10, 20, 4, 59, 50));
  const centre = openCentre({ hours: { week, exceptions: [], graceSeconds: 60 } });
  const server = await aServer({ clock, centre, jobs: true });
  closing.push(server.close);
  const day = () => server.centres.find('small')?.latest().day;
  await clock.advance(5_000);
  expect(day()).toBeNull();
  await clock.advance(10_000);
  expect(day()).toMatchObject({ date: '2026-11-20', byClock: true });
  await server.ask('reception', 'issueTicket', { body: { service: 'a' } });
  clock.set(Date.UTC(2026, 10, 20, 14, 0, 30));
  await clock.advance(2_000);
  expect(day()).not.toBeNull();
  await clock.advance(60_000);
  expect(day()).toBeNull();
  expect(await server.store.legs('small', '2026-11-20', '2026-11-20')).toMatchObject([{ ending: 'expired' }]);
});

test('personal data goes when its time has come', async () => {
  const store = openMemoryStore();
  const clock = manualClock();
  const { log, lines } = keptLog();
  // The server's own clock stands still: all that it does by the second has no part in this.
  const server = await aServer({ clock: manualClock(), store });
  closing.push(server.close);
  await server.ask('manager', 'openDay', { body: {} });
  const { value } = await server.ask('reception', 'issueTicket', { body: { service: 'a', phone: '+994501234567' } });
  const kept = () => store.personal('small', [value.ticket.id]);
  const erasing = runErasing({ store, clock, log, clearPictures: async () => {} });
  await clock.advance(29 * 86_400_000);
  expect(await kept()).toHaveLength(1);
  await clock.advance(2 * 86_400_000);
  expect(await kept()).toEqual([]);
  expect(await store.secretOf('small', value.ticket.id)).toBeNull();
  expect(lines.join()).toContain('personal data erased');
  await erasing.close();
});
