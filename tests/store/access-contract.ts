import { beforeEach, describe, expect, test } from 'vitest';
import type { Device, Session, Store, User } from '../../server/store/store.ts';
import { centreId, configured, morning, put } from './rows.ts';

export const user = (id: string, fields: Partial<User> = {}): User => ({
  id,
  login: id,
  name: 'Leyla Əliyeva',
  role: 'clerk',
  centre: null,
  counters: ['c1', 'c2'],
  passwordHash: 'scrypt',
  active: true,
  mustChange: true,
  ...fields,
});
const session = (hash: string, owner: string): Session => ({
  hash,
  user: owner,
  createdAt: morning,
  seenAt: morning,
  expiresAt: morning + 1000,
});
const device = (id: string, fields: Partial<Device> = {}): Device => ({
  id,
  centre: centreId,
  kind: 'kiosk',
  place: 'door',
  code: 'KX7',
  hash: `hash-${id}`,
  approved: false,
  askedAt: morning,
  seenAt: morning,
  ...fields,
});

/** What every store must keep to about people, programs and devices. */
export const accessContract = (at: () => Store): void => {
  describe('who may come in', () => {
    beforeEach(() => put(at(), { events: [configured('a')] }));
    userContract(at);
    changeContract(at);
    credentialContract(at);
  });
};

const userContract = (at: () => Store): void => {
  test('the first user is marked until the first sign-in', async () => {
    const first = user('u1', { login: 'admin', role: 'admin', untried: true });
    await at().putUser(first);
    expect(await at().users()).toEqual([first]);
    const { untried: _, ...tried } = first;
    await at().putUser(tried);
    expect(await at().user('u1')).toEqual(tried);
  });

  test('a user comes back as it was put; a login has one owner', async () => {
    const leyla = user('u1', { login: 'leyla', centre: centreId });
    expect(await at().putUser(leyla)).toBe(true);
    expect(await at().putUser(user('u2', { login: 'leyla' }))).toBe(false);
    expect(await at().userByLogin('leyla')).toEqual(leyla);
    const moved = { ...leyla, counters: null, active: false, login: 'leyla.e' };
    expect(await at().putUser(moved)).toBe(true);
    expect(await at().user('u1')).toEqual(moved);
    expect(await at().users()).toEqual([moved]);
    await expect(at().putUser(user('u3', { centre: 'yox' }))).rejects.toThrow();
    await at().removeUser('u1');
    expect(await at().user('u1')).toBeNull();
    expect(await at().userByLogin('leyla.e')).toBeNull();
  });

  test('sessions end with their time, with sign-out and with their user', async () => {
    await at().putUser(user('u1'));
    for (const hash of ['h1', 'h2', 'h3']) await at().putSession(session(hash, 'u1'));
    await expect(at().putSession(session('h1', 'u1'))).rejects.toThrow();
    expect(await at().renewSession('h1', morning + 5, morning + 2000)).toBe(true);
    expect(await at().session('h1', morning + 1500)).toEqual({
      ...session('h1', 'u1'),
      seenAt: morning + 5,
      expiresAt: morning + 2000,
    });
    expect(await at().session('h2', morning + 1000)).toBeNull();
    await at().removeSession('h3');
    expect(await at().renewSession('h3', morning + 5, morning + 2000)).toBe(false);
    expect(await at().session('h3', morning)).toBeNull();
    await at().removeSessionsOf('u1', 'h1');
    expect(await at().session('h2', morning)).toBeNull();
    expect(await at().session('h1', morning)).not.toBeNull();
    expect(await at().erase(morning + 2000)).toBe(1);
    await at().putSession(session('h4', 'u1'));
    await at().removeUser('u1');
    expect(await at().session('h4', morning)).toBeNull();
    await expect(at().putSession(session('h5', 'u1'))).rejects.toThrow();
  });
};

const changeContract = (at: () => Store): void => {
  const answer = {
    scope: 'user:u1 POST /x',
    key: 'k',
    bodyHash: 'h',
    status: 201,
    body: '{}',
    keptAt: morning,
  } as const;

  test('a change of who may come in is one transaction, with its answer', async () => {
    await at().putUser(user('u1'));
    await at().putSession(session('h1', 'u1'));
    await at().putSession(session('h2', 'u1'));
    const value = await at().changeAccess(({ users, answer: kept, device: found }) => {
      expect(users()).toEqual([user('u1')]);
      expect([kept(answer.scope, answer.key), found('d1')]).toEqual([null, null]);
      const write = {
        user: user('u1', { name: 'Nigar' }),
        signedOut: { user: 'u1', except: 'h2' },
        token: { id: 'k1', hash: 'h', name: 'board', role: 'manager', centre: null, createdAt: morning },
        device: device('d1'),
        answer,
      } as const;
      return { write, value: 'done' };
    });
    expect(value).toBe('done');
    expect(await at().user('u1')).toEqual(user('u1', { name: 'Nigar' }));
    expect([await at().session('h1', morning), (await at().session('h2', morning))?.hash]).toEqual([null, 'h2']);
    expect((await at().tokens()).map(({ id }) => id)).toEqual(['k1']);
    const seen = await at().changeAccess(({ answer: kept, device: found }) => {
      return { write: { removed: 'u1' }, value: [kept(answer.scope, answer.key), found('d1')] };
    });
    expect(seen).toEqual([answer, device('d1')]);
    expect([await at().user('u1'), await at().session('h2', morning)]).toEqual([null, null]);
  });

  test('a session begins in the transaction that looked at who there is, and others give way to it', async () => {
    await at().putUser(user('u1'));
    await at().putSession({ ...session('h1', 'u1'), seenAt: morning + 7 });
    await at().putSession(session('h2', 'u1'));
    await at().putSession({ ...session('h0', 'u1'), expiresAt: morning + 1 });
    const known = await at().changeAccess(({ sessionsOf }) => {
      const value = sessionsOf('u1', morning + 1).map(({ hash }) => hash);
      return { write: { session: session('h3', 'u1'), ended: ['h2'] }, value };
    });
    expect(known).toEqual(['h2', 'h1']);
    const left = await at().changeAccess(({ sessionsOf }) => ({ write: {}, value: sessionsOf('u1', morning + 1) }));
    expect(left.map(({ hash }) => hash)).toEqual(['h3', 'h1']);
  });

  test('a change that cannot be written changes nothing', async () => {
    await at().putUser(user('u1', { login: 'leyla' }));
    const taken = at().changeAccess(() => ({ write: { user: user('u2', { login: 'leyla' }), answer }, value: null }));
    await expect(taken).rejects.toThrow();
    const thrown = at().changeAccess(() => {
      throw new Error('no');
    });
    await expect(thrown).rejects.toThrow('no');
    const kept = await at().changeAccess((locked) => ({ write: {}, value: locked.answer(answer.scope, answer.key) }));
    expect(kept).toBeNull();
    expect(await at().users()).toHaveLength(1);
  });
};

const credentialContract = (at: () => Store): void => {
  test('tokens', async () => {
    const token = {
      id: 'k1',
      hash: 'h',
      name: 'board',
      role: 'manager',
      centre: centreId,
      createdAt: morning,
    } as const;
    await at().putToken(token);
    expect(await at().tokens()).toEqual([token]);
    expect(await at().tokenByHash('h')).toEqual(token);
    expect(await at().tokenByHash('x')).toBeNull();
    expect(await at().removeToken('k1')).toBe(true);
    expect(await at().removeToken('k1')).toBe(false);
  });

  test('devices wait under a code and are known by their hash', async () => {
    await at().putDevice(device('d1', { approved: true }));
    await at().putDevice(device('d2', { askedAt: morning + 1 }));
    await at().putDevice(device('d3', { code: 'AB1', askedAt: morning + 2, kind: 'display' }));
    expect(await at().deviceByCode(centreId, 'KX7')).toEqual(device('d2', { askedAt: morning + 1 }));
    expect(await at().deviceByCode(centreId, 'ZZZ')).toBeNull();
    const approved = device('d2', { askedAt: morning + 1, approved: true, hash: 'token', code: '' });
    await at().putDevice(approved);
    expect(await at().deviceByHash('token')).toEqual(approved);
    expect(await at().deviceByHash('hash-d2')).toBeNull();
    expect((await at().devices(centreId)).map(({ id }) => id)).toEqual(['d1', 'd2', 'd3']);
    expect(await at().devices('yox')).toEqual([]);
    expect(await at().renewDevice('d1', morning + 9)).toBe(true);
    expect(await at().deviceByHash('hash-d1')).toEqual(device('d1', { approved: true, seenAt: morning + 9 }));
    expect(await at().removeDevice('d1')).toBe(true);
    expect(await at().removeDevice('d1')).toBe(false);
    expect(await at().renewDevice('d1', morning + 10)).toBe(false);
    expect(await at().deviceByHash('hash-d1')).toBeNull();
    await at().changeAccess(() => ({ write: { removedDevice: 'd3' }, value: null }));
    expect((await at().devices(centreId)).map(({ id }) => id)).toEqual(['d2']);
  });

  test('failed sign-ins are counted by name within a stretch of time, where those before allow it', async () => {
    const count = (name: string, now: number, since: number, allowed = true) =>
      at().countFailure(name, now, since, () => allowed);
    const none = { count: 0, lastAt: Number.NEGATIVE_INFINITY };
    expect(await count('leyla', morning, morning - 100)).toEqual(none);
    expect(await count('leyla', morning + 200, morning + 100)).toEqual(none);
    expect(await count('other', morning + 200, morning)).toEqual(none);
    const both = { count: 2, lastAt: morning + 200 };
    expect(await count('leyla', morning + 300, morning, false)).toEqual(both);
    const seen: unknown[] = [];
    await at().countFailure('leyla', morning + 400, morning, (before) => seen.push(before) === 0);
    expect(seen).toEqual([both]);
    await at().clearFailures('leyla');
    expect(await count('leyla', morning + 500, 0, false)).toEqual(none);
    expect(await count('other', morning + 500, 0, false)).toEqual({ count: 1, lastAt: morning + 200 });
  });
};
