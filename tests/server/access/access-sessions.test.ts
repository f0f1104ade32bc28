import { afterEach, beforeEach, expect, test } from 'vitest';
import { absoluteMs, idleMs, openSessions, sessionsAtMost, visitMs } from '../../../server/access/sessions.ts';
import { type MemoryStore, openMemoryStore } from '../../../server/store/memory/store.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { user as aUser } from '../../store/access-contract.ts';
import { changeUser } from '../../store/changing.ts';
import { aServer, fridayClock } from '../../support/server.ts';

const minute = 60_000;
const owner = aUser('u1', { mustChange: false });
let store: MemoryStore;
let clock: ManualClock;
let serving = false;
let sessions: ReturnType<typeof openSessions>;

beforeEach(async () => {
  store = openMemoryStore();
  clock = manualClock();
  serving = false;
  sessions = openSessions({ store, clock, isServing: () => serving });
  await store.putUser(owner);
});
afterEach(() => store.close());

const start = async (): Promise<string> => {
  const secret = await sessions.start(owner);
  if (secret === null) throw new Error('no session');
  return secret;
};
const isIn = async (secret: string) => (await sessions.find(secret)) !== null;
/** Goes on to this time (ms after the start), the session being used every half minute, as by an open screen. */
const useUntil = async (secret: string, ms: number, from: number) => {
  for (; clock.now() < from + ms; clock.set(clock.now() + minute / 2)) {
    if (!(await isIn(secret))) return clock.now() - from;
  }
  return null;
};

test('its use is written down every five minutes, and lasts to its very end', async () => {
  const secret = await start();
  const seen = async () => (await sessions.find(secret))?.session.hash;
  const hash = (await seen()) ?? '';
  const begun = clock.now();
  const seenAt = async () => ((await store.session(hash, 0))?.seenAt ?? Number.NaN) - begun;
  clock.set(begun + 5 * minute - 1);
  await seen();
  expect(await seenAt()).toBe(0);
  clock.set(begun + 5 * minute);
  await seen();
  expect(await seenAt()).toBe(5 * minute);
  clock.set(begun + 5 * minute + idleMs - 1);
  expect(await store.session(hash, clock.now())).not.toBeNull();
  clock.set(begun + 5 * minute + idleMs);
  expect(await isIn(secret)).toBe(false);
});

test('a session that ends while its use is written down stays ended', async () => {
  const ended = await start();
  clock.set(clock.now() + 6 * minute);
  const { hash } = (await sessions.find(ended))?.session ?? { hash: '' };
  clock.set(clock.now() + 6 * minute);
  const spoilt = openSessions({
    clock,
    store: {
      ...store,
      async session(asked, now) {
        const found = await store.session(asked, now);
        await store.removeSession(hash);
        return found;
      },
    },
  });
  expect(await spoilt.find(ended)).toBeNull();
  expect(await isIn(ended)).toBe(false);
});

test('nobody comes in with a password that was changed, or who was shut out, while it was looked at', async () => {
  await changeUser(store, { ...owner, passwordHash: 'another' });
  expect(await sessions.start(owner)).toBeNull();
  await changeUser(store, { ...owner, active: false });
  expect(await sessions.start(owner)).toBeNull();
  await store.removeUser(owner.id);
  expect(await sessions.start(owner)).toBeNull();
});

test('of the sessions of one person the longest unused gives way', async () => {
  const secrets: string[] = [];
  for (let count = 0; count < sessionsAtMost; count++) {
    secrets.push(await start());
    clock.set(clock.now() + minute);
  }
  const [first = '', second = '', third = ''] = secrets;
  expect(await isIn(first)).toBe(true);
  const one = await start();
  expect(await Promise.all([first, second, third, one].map(isIn))).toEqual([true, false, true, true]);
  await store.putUser(aUser('u2'));
  await sessions.start(aUser('u2'));
  expect(await isIn(third)).toBe(true);
});

test('a session does not end in the middle of a visit, and ends once that is over', async () => {
  const secret = await start();
  const from = clock.now();
  expect(await useUntil(secret, absoluteMs - minute, from)).toBeNull();
  serving = true;
  expect(await useUntil(secret, absoluteMs + 30 * minute, from)).toBeNull();
  serving = false;
  const ended = await useUntil(secret, absoluteMs + 60 * minute, from);
  expect(ended).toBeGreaterThan(absoluteMs + 30 * minute);
  expect(ended).toBeLessThanOrEqual(absoluteMs + 41 * minute);
});

test('a visit that never ends holds it off for four hours', async () => {
  const secret = await start();
  const from = clock.now();
  serving = true;
  expect(await useUntil(secret, absoluteMs + visitMs + 60 * minute, from)).toBe(absoluteMs + visitMs);
});

test('a visit begun in the last minutes counts too', async () => {
  const secret = await start();
  const from = clock.now();
  expect(await useUntil(secret, absoluteMs - minute / 2, from)).toBeNull();
  serving = true;
  expect(await useUntil(secret, absoluteMs + 20 * minute, from)).toBeNull();
});

test('the server knows who serves somebody: its own clerk, from the call to the end', async () => {
  const ahead = { by: 0 };
  const usual = fridayClock();
  const server = await aServer({ clock: { ...usual, now: () => usual.now() + ahead.by } });
  try {
    await server.ask('admin', 'openDay', { body: {} });
    await server.store.putUser({ ...owner, role: 'clerk', centre: server.centres.list()[0]?.id ?? '', counters: null });
    const known = await server.store.user(owner.id);
    const secret = known === null ? null : await server.access.sessions.start(known);
    const headers = { cookie: `novbe-session=${secret}` };
    const moves = ['openCounter', 'callNext'] as const;
    await server.ask('reception', 'issueTicket', { body: { service: 'a' } });
    for (const name of moves) {
      const { status } = await server.ask(null, name, { id: '1', body: {}, headers });
      expect([name, status]).toEqual([name, 200]);
    }
    const minutes = (count: number) => count * minute;
    // An open screen asks at least every half minute; what lies between is left out here.
    for (const at of [minutes(8 * 60), minutes(16 * 60), absoluteMs - 4 * minute, absoluteMs + 3 * minute]) {
      ahead.by = at;
      expect((await server.access.identify({ session: secret, token: null })).kind).toBe('user');
    }
  } finally {
    await server.close();
  }
});
