import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openAccess } from '../../../server/access/access.ts';
import { provenBy, spentWith } from '../../../server/access/second-factor.ts';
import { sampleCentre } from '../../../server/sample/sample-centre.ts';
import { paths, type RouteName } from '../../../shared/paths.ts';
import { routes } from '../../../shared/routes.ts';
import { type AnApp, adminPassword, anApp, ask, cheap, cookiesOf, signedIn } from '../../support/app.ts';

/** The secret of RFC 6238, appendix B, and its values of SHA-1, the last six of eight digits. */
const published = new Secret({ buffer: new TextEncoder().encode('12345678901234567890').buffer }).base32;
const fresh = { secret: published, recovery: [], lastStep: 0 } as const;

describe('a code', () => {
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('is that of the published vectors at %s s', (seconds, code) => {
    expect(provenBy(fresh, code, seconds * 1000)).toEqual({ step: Math.floor(seconds / 30) });
  });

  const at = 1_111_111_110_000;
  test('is good for a step before and after its own, and no further', () => {
    const code = new TOTP({ secret: Secret.fromBase32(published) }).generate({ timestamp: at });
    const good = [-60_000, -30_001, -30_000, 0, 29_999, 30_000, 59_999, 60_000].map(
      (shift) => provenBy(fresh, code, at + shift) !== null,
    );
    expect(good).toEqual([false, false, true, true, true, true, true, false]);
  });

  test('counts once, and none before it afterwards', () => {
    const step = at / 30_000;
    const after = spentWith(fresh, { step }, at);
    expect(after?.lastStep).toBe(step);
    for (const [used, good] of [
      [step - 1, false],
      [step, false],
      [step + 1, true],
    ] as const) {
      expect([used, after && spentWith(after, { step: used }, at) !== null]).toEqual([used, good]);
    }
  });

  test('is not shut out by a step that was written while the clock ran ahead', () => {
    const ahead = { ...fresh, lastStep: (at + 400 * 86_400_000) / 30_000 };
    expect(spentWith(ahead, { step: at / 30_000 }, at)?.lastStep).toBe(at / 30_000);
  });

  test('is shut out by a step that a hurrying clock may truly have used: one ahead, and no further', () => {
    const step = at / 30_000;
    const lastAfter = (lastStep: number) => spentWith({ ...fresh, lastStep }, { step }, at)?.lastStep ?? null;
    expect([step - 1, step, step + 1, step + 2].map(lastAfter)).toEqual([step, null, null, step]);
  });

  test.each(['', '12345', '1234567', '28708 ', 'abcdef', '2870821', '٢٨٧٠٨٢'])('%o is none', (typed) => {
    expect(provenBy(fresh, typed, 59_000)).toBeNull();
  });
});

let one: AnApp;
beforeEach(async () => {
  one = await anApp();
});
afterEach(() => one.app.close());

const codeAt = (secret: string, shift = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: one.clock.now() + shift });
const signIn = (code?: string, password = adminPassword) =>
  ask(one.app, 'signIn', { body: { user: 'admin', password, ...(code === undefined ? {} : { code }) } });
const codeOf = ({ body }: { readonly body: { readonly refusal?: { readonly code: string } } }) => body.refusal?.code;
const later = (): Promise<void> => one.clock.advance(30_000);

/** Sets up the administrator's second factor; gives its secret, the recovery codes and the session's cookies. */
const enrolled = async () => {
  const cookies = await signedIn(one.app);
  const { secret } = (await ask(one.app, 'secondFactor', { cookies })).body.value.offer;
  const body = { password: adminPassword, code: codeAt(secret) };
  const { status, body: answer } = await ask(one.app, 'turnOnSecondFactor', { cookies, body });
  expect(status).toBe(200);
  await later();
  return { cookies, secret: secret as string, recovery: answer.value.recovery as readonly string[] };
};

describe('signing in with a second factor', () => {
  test('asks for the code after the right password only, and lets nobody in before', async () => {
    const { secret } = await enrolled();
    const bare = await signIn();
    expect([bare.status, codeOf(bare), cookiesOf(bare.reply)]).toEqual([401, 'needs-code', {}]);
    expect(codeOf(await signIn(undefined, 'not this one'))).toBe('wrong-password');
    expect(codeOf(await signIn(codeAt(secret), 'not this one'))).toBe('wrong-password');
    const wrong = await signIn('000000');
    expect([wrong.status, codeOf(wrong), cookiesOf(wrong.reply)]).toEqual([401, 'wrong-code', {}]);
    expect((await signIn(codeAt(secret))).status).toBe(200);
  });

  test('takes a code once, no matter who comes first', async () => {
    const { secret } = await enrolled();
    const code = codeAt(secret);
    const asked = await Promise.all([1, 2, 3, 4].map(() => signIn(code)));
    expect(asked.map((one) => codeOf(one) ?? 'in').sort()).toEqual(['in', 'wrong-code', 'wrong-code', 'wrong-code']);
    expect(codeOf(await signIn(code))).toBe('wrong-code');
    await later();
    expect((await signIn(codeAt(secret))).status).toBe(200);
  });

  test('counts wrong codes, and makes those who guess wait', async () => {
    const { secret } = await enrolled();
    for (let tries = 0; tries < 5; tries++) expect(codeOf(await signIn('000000'))).toBe('wrong-code');
    const { status, body } = await signIn(codeAt(secret));
    expect([status, body.refusal.code, body.refusal.about.retryAfterSeconds]).toEqual([429, 'too-many', 2]);
    await one.clock.advance(2000);
    expect((await signIn(codeAt(secret))).status).toBe(200);
  });

  test('takes each recovery code once, however it is written', async () => {
    const { recovery } = await enrolled();
    expect(new Set(recovery).size).toBe(10);
    const [first = '', second = ''] = recovery;
    expect((await signIn(` ${first.toLowerCase().replaceAll('-', ' ')} `)).status).toBe(200);
    expect(codeOf(await signIn(first))).toBe('wrong-code');
    const { reply } = await signIn(second);
    const { body } = await ask(one.app, 'secondFactor', { cookies: cookiesOf(reply) });
    expect(body.value).toEqual({ rule: 'offered', recoveryLeft: 8, offer: null });
  });

  test('who has none gives none', async () => {
    expect((await signIn('000000')).status).toBe(200);
  });
});

describe('one’s own second factor', () => {
  test('is set up with the password and a right code, and ends the other sessions', async () => {
    const [here, there] = [await signedIn(one.app), await signedIn(one.app)];
    const offer = async (cookies: typeof here) => (await ask(one.app, 'secondFactor', { cookies })).body.value.offer;
    const { secret, address } = await offer(here);
    expect(await offer(here)).toEqual({ secret, address });
    expect((await offer(there)).secret).not.toBe(secret);
    expect(address).toMatch(new RegExp(`^otpauth://totp/.*secret=${secret}`));
    const turnOn = (body: object) => ask(one.app, 'turnOnSecondFactor', { cookies: here, body });
    const good = { password: adminPassword, code: codeAt(secret) };
    expect(codeOf(await turnOn({ ...good, password: 'not this one' }))).toBe('wrong-password');
    expect(codeOf(await turnOn({ ...good, code: '000000' }))).toBe('wrong-code');
    const before = await one.store.users();
    expect(before[0]?.secondFactor).toBeUndefined();
    expect((await turnOn(good)).status).toBe(200);
    expect((await ask(one.app, 'session', { cookies: there })).status).toBe(401);
    expect((await ask(one.app, 'session', { cookies: here })).status).toBe(200);
    await later();
    expect(codeOf(await turnOn({ ...good, code: codeAt(secret) }))).toBe('second-factor-on');
  });

  test('is taken off, and its recovery codes replaced, with the password and a code', async () => {
    const { cookies, secret, recovery } = await enrolled();
    const renewed = await ask(one.app, 'renewRecovery', {
      cookies,
      body: { password: adminPassword, code: codeAt(secret) },
    });
    expect(codeOf(renewed)).toBeUndefined();
    expect(renewed.body.value.recovery).toHaveLength(10);
    expect(codeOf(await signIn(recovery[0]))).toBe('wrong-code');
    const off = (body: object) => ask(one.app, 'turnOffSecondFactor', { cookies, body });
    expect(codeOf(await off({ password: adminPassword, code: codeAt(secret) }))).toBe('wrong-code');
    expect(codeOf(await off({ password: 'not this one', code: renewed.body.value.recovery[0] }))).toBe(
      'wrong-password',
    );
    expect((await off({ password: adminPassword, code: renewed.body.value.recovery[0] })).status).toBe(200);
    expect((await signIn()).status).toBe(200);
    expect(codeOf(await off({ password: adminPassword, code: codeAt(secret) }))).toBe('second-factor-off');
  });

  test('is seen as a yes or no by others, taken off by an administrator, and never one’s own that way', async () => {
    const { cookies } = await enrolled();
    const person = { user: 'aysel', name: 'Aysel', role: 'admin', password: 'a long password' };
    await ask(one.app, 'addUser', { cookies, body: person });
    const aysel = await signedIn(one.app, 'aysel', person.password);
    const admin = (await one.store.users()).find(({ login }) => login === 'admin');
    const params = { id: admin?.id ?? '' };
    const own = await ask(one.app, 'editUser', { cookies, params, body: { secondFactor: false } });
    expect([own.status, codeOf(own)]).toEqual([403, 'not-allowed']);
    const list = await ask(one.app, 'users', { cookies });
    expect(list.body.value.map((user: { secondFactor: boolean }) => user.secondFactor)).toEqual(
      [true, false].slice(0, list.body.value.length),
    );
    expect(list.reply.body).not.toContain('recovery');
    // The sample's administrator belongs to every centre: only another of that kind sees them.
    expect((await ask(one.app, 'editUser', { cookies: aysel, params, body: { secondFactor: false } })).status).toBe(
      404,
    );
  });

  test('is taken off from the machine, with a new password', async () => {
    await enrolled();
    const machine = openAccess({ store: one.store, clock: one.clock, centreOf: () => null, cost: cheap });
    expect((await machine.people.rescue('admin', 'given at the machine')).ok).toBe(true);
    expect(codeOf(await signIn(undefined, 'given at the machine'))).toBe('needs-code');
    expect((await machine.people.rescue('admin', 'given once more to them', true)).ok).toBe(true);
    expect((await signIn(undefined, 'given once more to them')).status).toBe(200);
  });

  test('stands in the security log, without a secret', async () => {
    const { secret, recovery } = await enrolled();
    await signIn('000000');
    const { body } = await ask(one.app, 'security', { cookies: cookiesOf((await signIn(codeAt(secret))).reply) });
    const kinds = body.value.map(({ what }: { what: string }) => what);
    expect(kinds).toEqual(['signed-in', 'sign-in-refused', 'second-factor-on', 'signed-in']);
    for (const kept of [secret, ...recovery]) expect(JSON.stringify(body)).not.toContain(kept);
  });

  test('is not for clerks, programs or devices', async () => {
    const cookies = await signedIn(one.app);
    const { secret: token } = (
      await ask(one.app, 'addToken', { cookies, body: { name: 'p', role: 'admin', centre: null } })
    ).body.value;
    expect((await ask(one.app, 'secondFactor', { token })).status).toBe(401);
  });
});

describe('where the centre requires it', () => {
  const requiring = (): void => void one.centres.set('sample', { ...sampleCentre, secondFactor: 'required' });

  test('a manager is answered nothing else before it is set up, on any route; then everything', async () => {
    requiring();
    const cookies = await signedIn(one.app);
    expect((await ask(one.app, 'session', { cookies })).body.value.user.mustEnrol).toBe(true);
    const open: readonly RouteName[] = ['session', 'changePassword', 'signOut', 'secondFactor', 'turnOnSecondFactor'];
    const there = Object.keys(paths).filter((name) =>
      one.app.hasRoute({ method: paths[name as RouteName].method, url: paths[name as RouteName].path }),
    ) as RouteName[];
    const closed = there.filter(
      (name) => !open.includes(name) && !(routes[name].roles as readonly string[]).includes('nobody'),
    );
    expect(closed.length).toBeGreaterThan(8);
    for (const name of closed) {
      const question = { cookies, ...(paths[name].method === 'GET' ? {} : { body: {} }) };
      const { status, body } = await ask(one.app, name, question);
      expect([name, status, body.refusal?.code]).toEqual([name, 403, 'must-enrol']);
    }
    const { secret } = (await ask(one.app, 'secondFactor', { cookies })).body.value.offer;
    const body = { password: adminPassword, code: codeAt(secret) };
    expect((await ask(one.app, 'turnOnSecondFactor', { cookies, body })).status).toBe(200);
    expect((await ask(one.app, 'users', { cookies })).status).toBe(200);
  });

  test('clerks are not held to it', async () => {
    const cookies = await signedIn(one.app);
    const person = { user: 'aysel', name: 'Aysel', role: 'clerk', password: 'a long password' };
    await ask(one.app, 'addUser', { cookies, body: person });
    requiring();
    const { body } = await ask(one.app, 'session', { cookies: await signedIn(one.app, 'aysel', person.password) });
    expect(body.value.user.mustEnrol).toBe(false);
  });
});
