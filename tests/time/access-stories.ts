import { Secret, TOTP } from 'otpauth';
import { pendingMs } from '../../server/access/devices.ts';
import { createDisplayNames } from '../../server/access/display-names.ts';
import { absoluteMs, idleMs } from '../../server/access/sessions.ts';
import { newId } from '../../server/ids.ts';
import { dayMs } from '../../shared/time/durations.ts';
import { changeUser } from '../store/changing.ts';
import { centreId } from '../store/rows.ts';
import { noFile } from '../support/app.ts';
import type { World } from './a-world.ts';

/** What comes of people, programs and devices while something happens to the clock. */

export async function idleSessions(world: World) {
  const { access, pass, happen } = world;
  const isIn = async (secret: string) => (await access.sessions.find(secret)) !== null;
  const used = await sessionOf(world);
  await pass(idleMs - minute);
  await happen();
  const stillIn = await isIn(used);
  const idle = await sessionOf(world);
  await pass(idleMs - second);
  await happen();
  await pass(2 * second);
  const ended = await isIn(idle);
  await happen();
  return [stillIn, ended, await isIn(idle), await isIn(used)];
}

export async function longSession(world: World) {
  const { access, pass, happen } = world;
  const secret = await sessionOf(world);
  const seen: boolean[] = [];
  const look = async (ms: number) => {
    await pass(ms);
    seen.push((await access.sessions.find(secret)) !== null);
  };
  await look(absoluteMs / 4);
  await look(absoluteMs / 4);
  await happen();
  await look(absoluteMs / 4);
  await look(absoluteMs / 4 - second);
  await look(2 * second);
  return seen;
}

export function wrongPasswords(user: string) {
  return async (world: World) => {
    const { access, pass, happen } = world;
    await admin(world);
    const told: unknown[] = [];
    const guess = async () => {
      const came = await access.signIn.signIn({ user, password: 'not this one' }, null, { address: newId() });
      told.push(came.ok || came.refusal.code === 'wrong-password' ? 'tried' : came.refusal.about?.retryAfterSeconds);
    };
    for (let count = 0; count < 6; count++) await guess();
    await happen();
    await guess();
    await pass(2 * second);
    await guess();
    await guess();
    await happen();
    await pass(3 * second);
    await guess();
    await pass(second);
    await guess();
    // An hour later nothing of it counts any more.
    await pass(hour - minute);
    await happen();
    await pass(minute + second);
    for (let count = 0; count < 5; count++) await guess();
    return told;
  };
}

export async function strangersAllowance({ access, pass, happen }: World) {
  const told: unknown[] = [];
  const knock = async () => {
    const came = await access.signIn.signIn({ user: newId(), password: 'not this one' }, null, { address: 'far' });
    told.push(came.ok || came.refusal.code === 'wrong-password' ? 'tried' : came.refusal.about?.retryAfterSeconds);
  };
  for (let count = 0; count < 20; count++) await knock();
  told.length = 0;
  await knock();
  await happen();
  await knock();
  await pass(second);
  await knock();
  await knock();
  return told;
}

export async function secondFactors(world: World) {
  const { access, store, time, pass, happen } = world;
  const secret = new Secret({ size: 20 }).base32;
  await changeUser(store, { ...(await admin(world)), secondFactor: { secret, recovery: [], lastStep: 0 } });
  const codeNow = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: time.now() });
  const signIn = async (code: string) => {
    const came = await access.signIn.signIn({ user: 'admin', password, code }, null, { address: newId() });
    return came.ok ? 'in' : came.refusal.code;
  };
  const code = codeNow();
  const first = await signIn(code);
  const again = await signIn(code);
  await happen();
  const afterwards = await signIn(code);
  await pass(minute);
  return [first, again, afterwards, await signIn(codeNow())];
}

export async function pairing({ access, pass, happen }: World) {
  const from = { address: '10.0.0.1', atHome: false };
  const ask = async (claim?: string) => {
    const wish = { kind: 'kiosk', centre: centreId, ...(claim === undefined ? {} : { claim }) } as const;
    const came = await access.devices.ask(wish, from);
    return came.ok ? came.value : null;
  };
  const waiting = await ask();
  await pass(pendingMs - second);
  await happen();
  const stillWaits = (await ask(waiting?.claim)) !== null;
  const late = await ask();
  await pass(pendingMs - second);
  await happen();
  await pass(2 * second);
  const forgotten = (await ask(late?.claim)) === null;
  await happen();
  const stays = (await access.devices.list(centreId)).length;
  const admitted = await ask();
  await access.devices.approve(centreId, admitted?.code ?? '');
  const isKnown = async () => (await access.devices.find(admitted?.claim ?? '')) !== null;
  await happen();
  const known = await isKnown();
  await pass(40 * dayMs);
  await happen();
  return [stillWaits, forgotten, stays, known, await isKnown()];
}

export async function programs({ access, time, pass, happen }: World) {
  const asked = { scope: 'admin POST /tokens', key: 'k', bodyHash: 'b' };
  const add = async () => {
    const made = await access.tokens.add(null, { name: 'Proqram', role: 'manager' }, { asked, proof: 'p' });
    if (!made.ok) throw new Error(made.refusal.message);
    return made.value;
  };
  const first = await add();
  await pass(dayMs - second);
  await happen();
  const again = await add();
  await pass(2 * second);
  const fresh = await add();
  await happen();
  const all = await access.tokens.list(null);
  const late = all.filter(({ createdAt }) => createdAt > time.now()).length;
  return [again.id === first.id, fresh.id === first.id, (await access.tokens.find(first.token)) !== null, late];
}

export async function formerNames(world: World) {
  const { access, store, time, pass, happen } = world;
  const { id } = await admin(world);
  const names = createDisplayNames(store, time.steady);
  await pass(hour);
  const scope = { bound: null, centre: centreId, self: null };
  const renamed = await access.people.edit(scope, id, { name: 'Lalə' });
  if (!renamed.ok) throw new Error(renamed.refusal.message);
  await pass(minute);
  await happen();
  await pass(minute);
  const nameOf = await names.load();
  return [nameOf(id, time.now() - 3 * minute), nameOf(id, time.now() - minute), nameOf(id)];
}

export async function strangersLines({ access, pass, happen }: World) {
  const knock = () => access.audit.note({ what: 'sign-in-refused', address: '10.0.0.9' });
  const lines = async () => (await access.audit.list(null, null, 10)).map(({ times }) => times);
  await knock();
  await pass(second);
  await knock();
  await happen();
  await knock();
  const gathered = await lines();
  await pass(hour - minute);
  await happen();
  await knock();
  await pass(hour + minute);
  await happen();
  await knock();
  return [gathered, await lines()];
}

const [second, minute, hour] = [1000, 60_000, 3_600_000];
const password = 'first password of all';

const admin = async ({ access, store }: World) => {
  await access.first.ensure(password, noFile);
  const user = await store.userByLogin('admin');
  if (user === null) throw new Error('there is no first user');
  return user;
};
const sessionOf = async (world: World): Promise<string> => {
  const secret = await world.access.sessions.start(await admin(world));
  if (secret === null) throw new Error('no session began');
  return secret;
};
