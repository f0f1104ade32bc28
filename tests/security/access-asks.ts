import { setImmediate as turn } from 'node:timers/promises';
import { type Access, openAccess } from '../../server/access/access.ts';
import { hashSecret } from '../../server/access/secrets.ts';
import { newId, newSecret } from '../../server/ids.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Store } from '../../server/store/store.ts';
import type { User } from '../../server/store/user.ts';
import type { StaffRole } from '../../shared/access.ts';
import { dayMs } from '../../shared/time/durations.ts';
import type { ManualClock } from '../fakes/clock.ts';
import { centreId } from '../store/rows.ts';
import { cheap } from '../support/app.ts';
import type { Seen } from './register.ts';

/** What clients ask of who may come in, by lot, and what they see. */

/** Random numbers that come again with their seed (mulberry32). */
export function seeded(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const more = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((more ^ (more >>> 14)) >>> 0) % below;
  };
}

/** What a round is about: people with sessions, one whose role changes, programs, devices that wait. */
export interface Furniture {
  readonly owner: User;
  readonly other: string;
  readonly sessions: readonly string[];
  /** Sessions begun meanwhile. */
  readonly begun: string[];
  readonly tokens: readonly { readonly id: string; readonly secret: string }[];
  readonly devices: readonly { readonly id: string; readonly code: string; readonly secret: string }[];
}

export async function furnish(access: Access, store: Store, now: number): Promise<Furniture> {
  const owner = await add(access);
  const wish = { name: 'program', role: 'clerk', centre: centreId } as const;
  const made = await Promise.all([1, 2].map(async () => good(await access.tokens.add(null, wish))));
  const devices = [1, 2, 3].map(() => ({ id: newId(), code: newId().toUpperCase(), secret: newSecret() }));
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
}

/** Access on this store, for clients on this clock. */
export function accessOn(store: Store, clock: ManualClock): Access {
  return openAccess({ store, clock, centreOf: () => sampleCentre, cost: cheap });
}

/** One client that asks 25 times, at whichever of these servers; `saw` is told of each answer. */
export async function client(
  furniture: Furniture,
  servers: readonly Access[],
  {
    clock,
    lot,
    saw,
  }: { readonly clock: ManualClock; readonly lot: (below: number) => number; readonly saw: (seen: Seen) => void },
): Promise<void> {
  for (let time = 0; time < 25; time++) {
    const { of, run } = draw(furniture, lot);
    const access = servers[lot(servers.length)] as Access;
    // Now and then so much time goes by that a use is due to be written down.
    if (lot(12) === 0) clock.set(clock.now() + 310_000);
    const began = counted();
    // What another process wrote is known with the next turn of the event loop: that much is promised, and no more.
    for (let turns = 0; turns < 2; turns++) await turn();
    const answer = await run(access);
    const ended = counted();
    for (const thing of of) saw({ of: thing, began, ended, ...answer });
  }
}

const scope = { bound: null, centre: centreId, self: null };
const roles: readonly StaffRole[] = ['clerk', 'reception', 'manager'];
const good = <T>(result: { ok: true; value: T } | { ok: false }): T => {
  if (!result.ok) throw new Error('refused');
  return result.value;
};

const add = async ({ people, user }: Access): Promise<User> => {
  const name = newId();
  const { id } = good(await people.add(scope, { user: name, name, role: 'clerk', password: 'a long password' }));
  return (await user(id)) as User;
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

/** Milliseconds by a counter that all processes of this machine share. */
const counted = (): number => Number(process.hrtime.bigint() / 1000n) / 1000;
