import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Access, openAccess } from '../../server/access/access.ts';
import { hashSecret } from '../../server/access/secrets.ts';
import { newId, newSecret } from '../../server/ids.ts';
import { remembered } from '../../server/store/remembered.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { dayMs, type Store, type User } from '../../server/store/store.ts';
import type { StaffRole } from '../../shared/access.ts';
import { manualClock } from '../fakes/clock.ts';
import { cheap, sampleCentre } from '../server/an-app.ts';
import { temporaryFolder } from '../store/folders.ts';
import { centreId, configured, put } from '../store/rows.ts';
import { contradictions, isLinearizable, type Seen } from './register.ts';

const op = (began: number, ended: number, from: readonly string[] | null, to: string | null = null): Seen => ({
  ...{ of: 'x', what: '', began, ended, from, to },
});
const read = (began: number, ended: number, state: string) => op(began, ended, [state]);
const end = (began: number, ended: number) => op(began, ended, null, 'out');

test('the judge passes what may have been, in whatever order', () => {
  expect(isLinearizable('in', [read(0, 1, 'in'), end(2, 3), read(4, 5, 'out')])).toBe(true);
  // While it is ended, one sees it still and another no more.
  expect(isLinearizable('in', [end(0, 10), read(1, 2, 'in'), read(3, 4, 'out')])).toBe(true);
  expect(isLinearizable('in', [end(0, 10), read(1, 8, 'out'), read(2, 7, 'in')])).toBe(true);
  // Of two who remove it at once one did.
  expect(isLinearizable('in', [op(0, 9, ['in'], 'out'), op(1, 8, ['out'])])).toBe(true);
});

test.each([
  ['what was ended is seen again', [end(0, 1), read(2, 3, 'in')]],
  ['seen, not seen, seen again while it is ended', [end(0, 10), read(1, 2, 'out'), read(3, 4, 'in')]],
  ['seen by one after another saw it gone', [end(0, 3), read(1, 4, 'out'), read(5, 6, 'in')]],
  ['gone though nobody ended it', [read(0, 1, 'in'), read(2, 3, 'out')]],
  ['gone before anybody ended it', [read(0, 1, 'out'), end(2, 3)]],
  ['removed by two', [op(0, 9, ['in'], 'out'), op(1, 8, ['in'], 'out')]],
  ['let in after it was removed', [op(0, 1, ['in'], 'out'), op(2, 3, ['in'], 'in')]],
  ['a role that was taken away', [op(0, 1, null, 'clerk'), op(2, 3, null, 'manager'), read(4, 5, 'clerk')]],
  ['a role that nobody gave', [op(0, 5, null, 'clerk'), read(1, 2, 'admin')]],
] as const)('the judge catches: %s', (_, history) => {
  expect(isLinearizable('in', history)).toBe(false);
});

/** Random numbers that come again with their seed (mulberry32). */
const seeded = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const more = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((more ^ (more >>> 14)) >>> 0) % below;
  };
};

const scope = { bound: null, centre: centreId, self: null };
const roles: readonly StaffRole[] = ['clerk', 'reception', 'manager'];
const good = <T>(result: { ok: true; value: T } | { ok: false }): T => {
  if (!result.ok) throw new Error('refused');
  return result.value;
};

/** What a round is about: people with sessions, one whose role changes, programs, devices that wait. */
interface Furniture {
  readonly owner: User;
  readonly other: string;
  readonly sessions: readonly string[];
  /** Sessions begun meanwhile. */
  readonly begun: string[];
  readonly tokens: readonly { readonly id: string; readonly secret: string }[];
  readonly devices: readonly { readonly id: string; readonly code: string; readonly secret: string }[];
}

const add = async ({ people, user }: Access): Promise<User> => {
  const name = newId();
  const { id } = good(await people.add(scope, { user: name, name, role: 'clerk', password: 'a long password' }));
  return (await user(id)) as User;
};

const furnish = async (access: Access, store: Store, now: number): Promise<Furniture> => {
  const owner = await add(access);
  const wish = { name: 'program', role: 'clerk', centre: centreId } as const;
  const made = await Promise.all([1, 2].map(async () => good(await access.tokens.add(null, wish))));
  const devices = [1, 2, 3].map((one) => ({ id: newId(), code: `${one}${now}`, secret: newSecret() }));
  for (const { id, code, secret } of devices) {
    // They wait for as long as it takes.
    const times = { askedAt: now + dayMs, seenAt: now };
    const kept = { id, centre: centreId, kind: 'kiosk', place: 'kiosk-1', code, ...times } as const;
    await store.putDevice({ ...kept, hash: hashSecret(secret), approved: false });
  }
  const secrets = await Promise.all([1, 2, 3, 4, 5].map(() => access.sessions.start(owner)));
  return {
    ...{ owner, devices, begun: [] },
    other: (await add(access)).id,
    sessions: secrets.flatMap((secret) => secret ?? []),
    tokens: made.map(({ id, token: secret }) => ({ id, secret })),
  };
};

type Answer = Pick<Seen, 'what' | 'from' | 'to'>;
/** A question, and what it is about: one thing, or several that it ends at once. */
interface Asking {
  readonly of: readonly string[];
  run(access: Access): Promise<Answer>;
}

const looksAt = (of: string, credentials: { session?: string; token?: string }): Asking => ({
  of: [of],
  async run(access) {
    const { kind } = await access.identify({ session: null, token: null, ...credentials });
    return kind === 'nobody'
      ? { what: 'not seen', from: ['out', 'waiting'], to: null }
      : { what: 'seen', from: ['in'], to: null };
  },
});
const did = (what: string, done: boolean, to: string): Answer =>
  done ? { what, from: ['in', 'waiting'], to } : { what: `${what}: none`, from: ['out'], to: null };

const asksOf = ({ owner, other, sessions, begun, tokens, devices }: Furniture, lot: (below: number) => number) => {
  const one = <T>(list: readonly T[]): T => list[lot(list.length)] as T;
  const [session, token, device, role] = [one(sessions), one(tokens), one(devices), one(roles)];
  const asks: readonly (readonly [number, Asking])[] = [
    [38, looksAt(`session ${session}`, { session })],
    [12, looksAt(`token ${token.id}`, { token: token.secret })],
    [18, looksAt(`device ${device.id}`, { token: device.secret })],
    [
      12,
      {
        of: [`role ${other}`],
        run: async ({ people }) => {
          const found = (await people.list(scope)).find(({ id }) => id === other)?.role ?? 'none';
          return { what: `is ${found}`, from: [found], to: null };
        },
      },
    ],
    [
      5,
      {
        of: [`role ${other}`],
        run: async ({ people }) => {
          good(await people.edit(scope, other, { role }));
          return { what: `becomes ${role}`, from: null, to: role };
        },
      },
    ],
    [
      3,
      {
        of: [`session ${session}`],
        run: async (access) => {
          await access.sessions.end(hashSecret(session));
          return { what: 'signed out', from: null, to: 'out' };
        },
      },
    ],
    [
      3,
      {
        of: [`password ${owner.id}`],
        run: async (access) => {
          const secret = await access.sessions.start(owner);
          if (secret !== null) begun.push(secret);
          return { what: `signed in: ${secret !== null}`, from: [secret === null ? 'out' : 'in'], to: null };
        },
      },
    ],
    [
      1,
      {
        of: [`password ${owner.id}`, ...sessions.map((secret) => `session ${secret}`)],
        run: async ({ people }) => {
          good(await people.edit(scope, owner.id, { password: 'quite another one' }));
          return { what: 'given another password', from: null, to: 'out' };
        },
      },
    ],
    [
      2,
      {
        of: [`token ${token.id}`],
        run: async (access) => did('revoked', await access.tokens.remove(null, token.id), 'out'),
      },
    ],
    [
      3,
      {
        of: [`device ${device.id}`],
        run: async (access) => did('let in', (await access.devices.approve(centreId, device.code)).ok, 'in'),
      },
    ],
    [
      3,
      {
        of: [`device ${device.id}`],
        run: async (access) => did('shut out', await access.devices.remove(centreId, device.id), 'out'),
      },
    ],
  ];
  return asks;
};

/** What is asked next, by lot. */
const draw = (furniture: Furniture, lot: (below: number) => number): Asking => {
  let dice = lot(100);
  for (const [share, asking] of asksOf(furniture, lot)) {
    dice -= share;
    if (dice < 0) return asking;
  }
  throw new Error('the shares come to less than 100');
};

const initial = (of: string): string => (of.startsWith('device') ? 'waiting' : of.startsWith('role') ? 'clerk' : 'in');

interface Play {
  readonly rounds: number;
  /** Makes a store out of the true one. */
  readonly spoil?: (store: Store) => Store;
}

/** Eight clients at two servers of one file, and everything that they saw. */
const play = async ({ rounds, spoil = (store) => store }: Play) => {
  const file = join(temporaryFolder(), 'novbe.db');
  const clock = manualClock();
  const open = async () => remembered(spoil(await openSqliteStore({ file })));
  const stores = await Promise.all([open(), open()]);
  await put(stores[0], { events: [configured('a')] });
  const servers = stores.map((store) => openAccess({ store, clock, centreOf: () => sampleCentre, cost: cheap }));
  const lot = seeded(20_261_128);
  const history: Seen[] = [];
  const revived: string[] = [];
  const client = async (furniture: Furniture): Promise<void> => {
    for (let time = 0; time < 25; time++) {
      const { of, run } = draw(furniture, lot);
      const access = servers[lot(2)] as Access;
      // Now and then so much time goes by that a use is due to be written down.
      if (lot(12) === 0) clock.set(clock.now() + 310_000);
      const began = performance.now();
      // What another process wrote is known with the next turn of the event loop: that much is promised, and no more.
      for (let turns = 0; turns < 2; turns++) await turn();
      const answer = await run(access);
      const ended = performance.now();
      for (const thing of of) history.push({ of: thing, began, ended, ...answer });
    }
  };
  for (let round = 0; round < rounds; round++) {
    const furniture = await furnish(servers[0] as Access, stores[0], clock.now());
    await turn();
    await Promise.all(Array.from({ length: 8 }, () => client(furniture)));
    const isOver = history.some(({ of, to }) => of === `password ${furniture.owner.id}` && to === 'out');
    for (const secret of isOver ? furniture.begun : []) {
      await turn();
      if ((await servers[1]?.sessions.find(secret)) !== null) revived.push(secret);
    }
  }
  await Promise.all(stores.map((store) => store.close()));
  return { asked: rounds * 8 * 25, contradictions: contradictions(history, initial), revived };
};

test('ten thousand questions at once, on two servers of one file: what was ended never comes back', async () => {
  const told = await play({ rounds: 50 });
  expect(told.asked).toBe(10_000);
  expect(told.contradictions).toEqual([]);
  expect(told.revived).toEqual([]);
});

/** Writes the whole row that was read before, as it takes time to read and to write. */
const putsBack = {
  session: (store: Store): Store => ({
    ...store,
    async renewSession(hash, seenAt, expiresAt) {
      const before = await store.session(hash, 0);
      await turn();
      if (before === null) return false;
      const session = { ...before, seenAt, expiresAt };
      if (!(await store.renewSession(hash, seenAt, expiresAt))) await store.putSession(session).catch(() => undefined);
      return true;
    },
  }),
  device: (store: Store): Store => ({
    ...store,
    async renewDevice(id, seenAt) {
      const before = (await store.devices(centreId)).find((device) => device.id === id);
      await turn();
      if (before !== undefined) await store.putDevice({ ...before, seenAt });
      return true;
    },
  }),
  token: (store: Store): Store => ({ ...store, removeToken: async () => true }),
  role: (store: Store): Store => {
    let kept: readonly User[] = [];
    return {
      ...store,
      async users() {
        const before = kept;
        kept = await store.users();
        return before.length === kept.length ? before : kept;
      },
    };
  },
};

test.each(Object.keys(putsBack) as (keyof typeof putsBack)[])(
  'a store that puts back a %s is found out',
  async (of) => {
    const told = await play({ rounds: 6, spoil: putsBack[of] });
    expect(told.contradictions.length).toBeGreaterThan(0);
    expect(told.contradictions.every((finding) => finding.startsWith(of))).toBe(true);
  },
);
