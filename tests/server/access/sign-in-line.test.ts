import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHashLine, roomFor } from '../../../server/access/hash-line.ts';
import { type AnApp, adminPassword, anApp, ask, cookiesOf, signedIn } from '../../support/app.ts';

/** Work that ends when told to, and the order in which it began. */
const aLine = (atOnce = 2) => {
  const line = createHashLine(atOnce);
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const ask = (name: string, known = false, signal?: AbortSignal) =>
    line.inTurn({ address: name, known, ...(signal ? { signal } : {}) }, () => {
      begun.push(name);
      return new Promise<void>((resolve) => void ends.push(resolve));
    });
  const endOne = async () => {
    ends.shift()?.();
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  return { line, begun, ask, endOne };
};
const outcome = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: Error) => error.name,
  );

describe('the line before passwords', () => {
  test('one who asks as fast as they can holds up nobody from elsewhere for more than one turn', async () => {
    const { ask, begun, endOne } = aLine();
    const flood = Array.from({ length: 1000 }, () => outcome(ask('stranger')));
    const admin = ask('admin');
    await endOne();
    await endOne();
    expect(begun.slice(0, 4)).toContain('admin');
    for (let left = 0; left < 40; left++) await endOne();
    await admin;
    const done = await Promise.all(flood);
    expect(done.filter((one) => one === 'done')).toHaveLength(roomFor.address + 2);
    expect(done.filter((one) => one === 'LineFull')).toHaveLength(1000 - roomFor.address - 2);
  });

  test('known ones go before strangers of a hundred addresses', async () => {
    const { line, ask, begun, endOne } = aLine();
    const flood = Array.from({ length: 100 }, (_, at) => outcome(ask(`stranger ${at}`)));
    expect(line.waiting()).toBe(roomFor.strangers);
    const admin = ask('admin', true);
    await endOne();
    expect(begun).toEqual(['stranger 0', 'stranger 1', 'admin']);
    for (let left = 0; left < 60; left++) await endOne();
    await admin;
    await Promise.all(flood);
  });

  test('no work is done for anyone who has hung up, and their place is free again', async () => {
    const { line, ask, begun, endOne } = aLine();
    const hanging = new AbortController();
    const stays = [ask('one'), ask('two')];
    const gone = Array.from({ length: 20 }, () => outcome(ask('gone', false, hanging.signal)));
    const last = ask('last');
    hanging.abort();
    expect(await Promise.all(gone)).toEqual(gone.map(() => 'HungUp'));
    expect(line.waiting()).toBe(1);
    expect(await outcome(ask('gone', false, hanging.signal))).toBe('HungUp');
    for (let left = 0; left < 4; left++) await endOne();
    await Promise.all([...stays, last]);
    expect(begun).toEqual(['one', 'two', 'last']);
  });

  test('a place is taken again after all is done, and after work that failed', async () => {
    const line = createHashLine(1);
    const fails = line.inTurn({ address: 'a', known: false }, () => Promise.reject(new Error('broken')));
    const after = line.inTurn({ address: 'b', known: false }, async () => 'in');
    await expect(fails).rejects.toThrow('broken');
    expect(await after).toBe('in');
    expect(await line.inTurn({ address: 'c', known: false }, async () => 'in again')).toBe('in again');
  });
});

describe('a flood of sign-ins', () => {
  let one: AnApp;
  beforeEach(async () => {
    one = await anApp();
  });
  afterEach(() => one.app.close());
  const flood = (count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, at) =>
        ask(one.app, 'signIn', { body: { user: `made-up-${at}`, password: 'a wrong password' } }),
      ),
    );

  test('is refused beyond its own allowance, while a marked browser and one from elsewhere get in', async () => {
    const cookies = await signedIn(one.app);
    const flooding = flood(528);
    const body = { user: 'admin', password: adminPassword };
    const marked = ask(one.app, 'signIn', { body, cookies: { 'novbe-browser': cookies['novbe-browser'] ?? '' } });
    expect((await marked).status).toBe(200);
    const statuses = (await flooding).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(508);
    const stranger = await ask(one.app, 'signIn', { body });
    expect(stranger.body.refusal).toMatchObject({ code: 'too-many', about: { retryAfterSeconds: 1 } });
    expect((await ask(one.app, 'signIn', { body, address: '192.0.2.7' })).status).toBe(200);
    one.clock.set(one.clock.now() + 1000);
    expect((await ask(one.app, 'signIn', { body })).status).toBe(200);
  });

  test('of six right passwords at one account at once, over the network, lets all in', async () => {
    const address = await one.app.listen({ host: '127.0.0.1', port: 0 });
    const body = JSON.stringify({ user: 'admin', password: adminPassword });
    const headers = { 'content-type': 'application/json' };
    const sessions = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const reply = await fetch(`${address}/api/session`, { method: 'POST', headers, body });
        expect(reply.status).toBe(200);
        return /novbe-session=[^;]+/.exec(reply.headers.getSetCookie().join('\n'))?.[0] ?? '';
      }),
    );
    expect(new Set(sessions).size).toBe(6);
    for (const cookie of sessions) {
      expect((await fetch(`${address}/api/session`, { headers: { cookie } })).status).toBe(200);
    }
  });

  test('of right passwords costs nothing of the allowance', async () => {
    for (let at = 0; at < 60; at++)
      expect(
        cookiesOf((await ask(one.app, 'signIn', { body: { user: 'admin', password: adminPassword } })).reply),
      ).toHaveProperty('novbe-session');
  });

  test('at made-up names leaves no row behind, and is held back as one at a real name is', async () => {
    const counted: string[] = [];
    const { countFailure } = one.store;
    one.store.countFailure = (name, ...rest) => {
      counted.push(name);
      return countFailure(name, ...rest);
    };
    const guess = (user: string) => ask(one.app, 'signIn', { body: { user, password: 'wrong password' } });
    const tries = async (user: string) => {
      const codes: string[] = [];
      for (let at = 0; at < 6; at++) codes.push((await guess(user)).body.refusal.code);
      return codes;
    };
    const madeUp = await tries('nobody-here');
    expect(counted).toEqual([]);
    expect(madeUp).toEqual([...Array(5).fill('wrong-password'), 'too-many']);
    expect(await tries('admin')).toEqual(madeUp);
    expect(counted).toHaveLength(6);
  });
});
