import { beforeEach, describe, expect, test } from 'vitest';
import type { Device, Session, Store } from '../../server/store/store.ts';
import type { User } from '../../server/store/user.ts';
import { changeDevice, changeUser } from './changing.ts';
import { centreId, configured, job, morning, put } from './rows.ts';

export function user(id: string, fields: Partial<User> = {}): User {
  return {
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
  };
}
export function session(hash: string, owner: string): Session {
  return {
    hash,
    user: owner,
    createdAt: morning,
    seenAt: morning,
    expiresAt: morning + 1000,
  };
}
export function device(id: string, fields: Partial<Device> = {}): Device {
  return {
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
  };
}

/** What every store must keep to about people, programs and devices. */
export function accessContract(at: () => Store): void {
  describe('who may come in', () => {
    beforeEach(() => put(at(), { events: [configured('a')] }));
    userContract(at);
    changeContract(at);
    credentialContract(at);
  });
}

const userContract = (at: () => Store): void => {
  test('who is renamed or removed keeps the names that they had', async () => {
    await at().putUser(user('u1', { name: 'Leyla' }));
    const write = {
      user: user('u1', { name: 'Lalə' }),
      named: [
        { id: 'u1', since: 0, name: 'Leyla' },
        { id: 'u1', since: morning, name: 'Lalə' },
      ],
    };
    await at().changeAccess(() => ({ write, value: null }));
    await at().changeAccess(() => ({ write: { removed: 'u1' }, value: null }));
    await at().putUser(user('u2', { login: 'u2', name: 'Aysel' }));
    await at().removeUser('u2');
    await at().putToken({ id: 't1', hash: 'h', name: 'Proqram', role: 'clerk', centre: null, createdAt: morning });
    expect(await at().removeToken('t1')).toBe(true);
    expect(await at().removeToken('t1')).toBe(false);
    expect(await at().personNames()).toEqual([
      { id: 't1', since: 0, name: 'Proqram' },
      { id: 'u1', since: 0, name: 'Leyla' },
      { id: 'u1', since: morning, name: 'Lalə' },
      { id: 'u2', since: 0, name: 'Aysel' },
    ]);
  });

  test('where somebody works, and until when the head office’s people may come in, is kept and taken away', async () => {
    const places = [{ centre: centreId, role: 'clerk' }] as const;
    const national = { version: 'v1', factor: true, until: morning };
    await at().putUser(user('u1', { places }));
    await at().putUser(user('u2', { national }));
    expect([(await at().user('u1'))?.places, (await at().user('u2'))?.national]).toEqual([places, national]);
    await changeUser(at(), user('u2', { national: { ...national, factor: false, until: morning + 1 } }));
    expect((await at().userByLogin('u2'))?.national).toEqual({ version: 'v1', factor: false, until: morning + 1 });
    await changeUser(at(), user('u1'));
    expect(await at().user('u1')).toEqual(user('u1'));
  });

  test('the first user is marked until the first sign-in', async () => {
    const first = user('u1', { login: 'admin', role: 'admin', untried: true });
    await at().putUser(first);
    expect(await at().users()).toEqual([first]);
    const { untried: _, ...tried } = first;
    await changeUser(at(), tried);
    expect(await at().user('u1')).toEqual(tried);
  });

  test('a user comes back as it was put; a login has one owner', async () => {
    const leyla = user('u1', { login: 'leyla', centre: centreId });
    expect(await at().putUser(leyla)).toBe(true);
    expect(await at().putUser(user('u2', { login: 'leyla' }))).toBe(false);
    expect(await at().userByLogin('leyla')).toEqual(leyla);
    const secondFactor = { secret: 'ONSWG4TFOQ', recovery: ['one', 'two'], lastStep: 59_000_000 };
    const duties = ['answer', 'lead'] as const;
    const said = { duties, department: 'social', official: 'deputy' };
    const moved = { ...leyla, counters: null, active: false, login: 'leyla.e', secondFactor, ...said };
    expect(await at().putUser(moved)).toBe(false);
    expect(await at().user('u1')).toEqual(leyla);
    await changeUser(at(), moved);
    expect(await at().user('u1')).toEqual(moved);
    expect(await at().users()).toEqual([moved]);
    await expect(at().putUser(user('u3', { centre: 'yox' }))).rejects.toThrow();
    await at().removeUser('u1');
    expect(await at().user('u1')).toBeNull();
    expect(await at().userByLogin('leyla.e')).toBeNull();
  });

  test('when somebody was last heard of outlives their sessions, and goes with them', async () => {
    await at().putUser(user('u1'));
    await at().putUser(user('u2'));
    expect(await at().peopleSeen()).toEqual(new Map());
    await at().putSession(session('h1', 'u1'));
    await at().renewSession('h1', morning + 5, morning + 2000);
    await at().changeAccess(() => ({ write: { session: session('h2', 'u1'), ended: ['h1'] }, value: null }));
    await at().changeAccess(() => ({
      write: { user: user('u1', { name: 'Nigar' }), signedOut: { user: 'u1' } },
      value: null,
    }));
    expect(await at().peopleSeen()).toEqual(new Map([['u1', morning + 5]]));
    await at().removeUser('u1');
    expect(await at().peopleSeen()).toEqual(new Map());
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
    expect(await at().putToken(token)).toBe(true);
    for (const same of [
      { ...token, name: 'other' },
      { ...token, id: 'k2' },
    ])
      expect(await at().putToken(same)).toBe(false);
    expect(await at().tokens()).toEqual([token]);
    expect(await at().tokenByHash('h')).toEqual(token);
    expect(await at().tokenByHash('x')).toBeNull();
    expect(await at().tokensSeen()).toEqual(new Map());
    await at().tokenSeen('k1', morning + 9);
    await at().tokenSeen('k1', morning + 5);
    await at().tokenSeen('gone', morning + 9);
    expect(await at().tokensSeen()).toEqual(new Map([['k1', morning + 9]]));
    expect(await at().removeToken('k1')).toBe(true);
    expect(await at().tokensSeen()).toEqual(new Map());
    expect(await at().removeToken('k1')).toBe(false);
  });

  test('devices wait under a code and are known by their hash', async () => {
    expect(await at().putDevice(device('d1', { approved: true }))).toBe(true);
    await at().putDevice(device('d2', { askedAt: morning + 1 }));
    await at().putDevice(device('d3', { code: 'AB1', askedAt: morning + 2, kind: 'display' }));
    expect(await at().deviceByCode(centreId, 'KX7')).toEqual(device('d2', { askedAt: morning + 1 }));
    expect(await at().deviceByCode(centreId, 'ZZZ')).toBeNull();
    const approved = device('d2', { askedAt: morning + 1, approved: true, hash: 'token', code: '' });
    expect(await at().putDevice(approved)).toBe(false);
    expect(await at().deviceByHash('token')).toBeNull();
    await changeDevice(at(), approved);
    expect(await at().deviceByHash('token')).toEqual(approved);
    expect(await at().deviceByHash('hash-d2')).toBeNull();
    expect((await at().devices(centreId)).map(({ id }) => id)).toEqual(['d1', 'd2', 'd3']);
    expect(await at().devices('yox')).toEqual([]);
    expect(await at().renewDevice('d1', morning + 9)).toBe(true);
    expect(await at().deviceByHash('hash-d1')).toEqual(device('d1', { approved: true, seenAt: morning + 9 }));
    const health = { sound: 'on', visible: true, faults: 2, offSeconds: -3, behind: false } as const;
    const seen = (id: string, minutes: number, told: typeof health | null = null) => ({
      id,
      seenAt: morning + minutes,
      health: told,
    });
    await at().noteDevices([seen('d1', 20, health), seen('d2', 3), seen('nobody', 4, health)]);
    await at().noteDevices([seen('d1', 8), seen('d3', 5)]);
    const noted = (await at().devices(centreId)).map(({ id, seenAt, health: told }) => [id, seenAt - morning, told]);
    expect(noted).toEqual([
      ['d1', 20, health],
      ['d2', 3, undefined],
      ['d3', 5, undefined],
    ]);
    expect(await at().removeDevice('d1')).toBe(true);
    expect(await at().removeDevice('d1')).toBe(false);
    expect(await at().renewDevice('d1', morning + 10)).toBe(false);
    expect(await at().deviceByHash('hash-d1')).toBeNull();
    await at().changeAccess(() => ({ write: { removedDevice: 'd3' }, value: null }));
    expect((await at().devices(centreId)).map(({ id }) => id)).toEqual(['d2']);
  });

  test('a change and the line that tells of it are written together, or neither is', async () => {
    const someone = user('told-of');
    const line = {
      at: morning,
      what: 'person-added' as const,
      stranger: false,
      who: 'leyla',
      address: '10.0.0.1',
      times: 1,
    };
    const note = { ...line, centre: null, about: 'told-of: clerk' };
    await at().changeAccess(() => ({
      write: { user: someone, told: [note, { ...note, about: 'and more' }] },
      value: null,
    }));
    const clash = user('another', { login: 'told-of' });
    await expect(
      at().changeAccess(() => ({ write: { user: clash, told: [{ ...note, about: 'never' }] }, value: null })),
    ).rejects.toThrow();
    expect((await at().security(null, null, 10)).map(({ about }) => about)).toEqual(['and more', 'told-of: clerk']);
    expect(await at().user('told-of')).toMatchObject({ login: 'told-of' });
    await put(at(), { events: [configured('b')], told: [{ ...note, about: 'an event' }] });
    const bad = put(at(), { events: [configured('c')], jobs: [job('j', 'nobody')], told: [note] });
    await expect(bad).rejects.toThrow();
    expect((await at().security(null, null, 1)).map(({ about }) => about)).toEqual(['an event']);
  });

  test('the security log keeps what happened, gathers what strangers do, and is bounded for each', async () => {
    const known = {
      at: morning,
      what: 'signed-in' as const,
      stranger: false,
      who: 'leyla',
      address: '10.0.0.1',
      times: 1,
    };
    const one = { ...known, centre: centreId, about: null };
    await at().noteSecurity(one, 0, 100);
    await at().noteSecurity({ ...one, at: morning + 1, centre: null, about: 'b' }, 0, 100);
    const strange = { ...one, what: 'sign-in-refused' as const, stranger: true, who: null, centre: null };
    await at().noteSecurity(strange, 1000, 100);
    await at().noteSecurity({ ...strange, at: morning + 900, times: 5 }, 1000, 100);
    await at().noteSecurity({ ...strange, at: morning + 900, address: '10.0.0.2' }, 1000, 100);
    await at().noteSecurity({ ...strange, at: morning + 1900 }, 1000, 100);
    const all = await at().security(null, null, 10);
    expect(all.map(({ seq, times, at: first, lastAt }) => [seq, times, first - morning, lastAt - morning])).toEqual([
      [5, 1, 1900, 1900],
      [4, 1, 900, 900],
      [3, 6, 0, 900],
      [2, 1, 1, 1],
      [1, 1, 0, 0],
    ]);
    const { stranger: _, ...shown } = one;
    expect(await at().security(centreId, null, 10)).toEqual([{ ...shown, seq: 1, lastAt: morning }]);
    expect((await at().security(null, 4, 2)).map(({ seq }) => seq)).toEqual([3, 2]);
    for (let count = 0; count < 300; count++) await at().noteSecurity({ ...strange, address: `${count}` }, 1000, 50);
    const kept = await at().security(null, null, 1000);
    expect(kept.filter(({ what }) => what === 'sign-in-refused').length).toBeLessThanOrEqual(150);
    expect(kept.filter(({ what }) => what === 'signed-in')).toHaveLength(2);
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
