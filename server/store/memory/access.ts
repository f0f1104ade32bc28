import type { ApiToken } from '../api-token.ts';
import { keptAtMost, type SecurityNote } from '../security.ts';
import type { ClockShift } from '../shifted.ts';
import type { AccessStore, AccessWrite, Device, Session } from '../store.ts';
import type { User } from '../user.ts';
import { type Around, byText, eraseRows, lockedReads, type Puts, putsOf, type Rows, shiftRows } from './access-rows.ts';
import { type MemoryNames, openMemoryNames } from './names.ts';
import { memorySecurity } from './security.ts';

/** People, programs and devices in memory, and what takes away their rows whose time has come. */
export function openMemoryAccess(around: Around): {
  store: AccessStore;
  erase(now: number): number;
  shift(shift: ClockShift): void;
  tell(told: readonly SecurityNote[]): void;
} {
  const rows: Rows = {
    users: new Map(),
    sessions: new Map(),
    seen: new Map(),
    tokens: new Map(),
    tokensSeen: new Map(),
    devices: new Map(),
    failed: [],
  };
  const { users, sessions, devices, failed } = rows;
  const puts = putsOf(rows, around);
  const names = openMemoryNames();
  const ofUsers = userRows(rows, puts.user, names);
  const ofSessions = sessionRows(sessions, puts, around.beforeWrite);
  const security = memorySecurity(around.beforeWrite);
  const tell = (told: readonly SecurityNote[]): void => {
    for (const note of told) security.put(note, 0, keptAtMost.known);
  };
  const writeAll = writing({ rows, puts, names, ofUsers, ofSessions, tell, keepAnswer: around.keepAnswer });
  const locked = lockedReads(rows, around.answer);

  return {
    store: {
      async changeAccess(decide) {
        around.beforeWrite();
        const { write, value } = decide(locked);
        const taken = [...users.values()].some(({ id, login }) => login === write.user?.login && id !== write.user?.id);
        if (taken) throw new Error('the login is taken');
        writeAll(write);
        return value;
      },
      ...ofUsers,
      ...ofSessions,
      ...tokenRows(rows, puts.token, names, around.beforeWrite),
      personNames: async () => names.all(),
      ...deviceRows(devices, puts.device, around.beforeWrite),
      ...failureRows(failed, around.beforeWrite),
      ...security.store,
    },
    tell,
    erase: (now) => eraseRows(rows, now),
    shift(shift) {
      shiftRows(rows, shift);
      names.shift(shift);
      security.shift(shift);
    },
  };
}

interface Writing {
  readonly rows: Rows;
  readonly puts: Puts;
  readonly names: MemoryNames;
  readonly ofUsers: Users;
  readonly ofSessions: Sessions;
  readonly tell: (told: readonly SecurityNote[]) => void;
  readonly keepAnswer: Around['keepAnswer'];
}

/** All that can throw comes first, so that it is all or nothing; nothing here waits for anything. */
const writing =
  ({ rows: { sessions, tokens, tokensSeen, devices }, puts, names, ofUsers, ofSessions, tell, keepAnswer }: Writing) =>
  (write: AccessWrite): void => {
    const { user, session, token, device, signedOut, removed, answer, removedToken = '', removedDevice = '' } = write;
    if (user !== undefined) puts.user(user);
    if (token !== undefined) puts.token(token);
    if (device !== undefined) puts.device(device);
    if (session !== undefined) puts.session(session);
    for (const name of write.named ?? []) names.add(name);
    for (const hash of write.ended ?? []) sessions.delete(hash);
    for (const id of [...(write.forgotten ?? []), removedDevice]) devices.delete(id);
    names.keep(tokens.get(removedToken));
    tokens.delete(removedToken);
    tokensSeen.delete(removedToken);
    if (signedOut !== undefined) void ofSessions.removeSessionsOf(signedOut.user, signedOut.except);
    if (removed !== undefined) void ofUsers.removeUser(removed);
    if (answer !== undefined) keepAnswer(answer);
    tell(write.told ?? []);
  };

type Users = Pick<AccessStore, 'users' | 'userByLogin' | 'user' | 'putUser' | 'removeUser' | 'peopleSeen'>;

const userRows = (
  { users, sessions, seen }: Pick<Rows, 'users' | 'sessions' | 'seen'>,
  put: (user: User) => void,
  names: MemoryNames,
): Users => {
  const all = () => [...users.values()];
  return {
    users: async () => all().sort(byText((user) => user.login)),
    userByLogin: async (login) => all().find((user) => user.login === login) ?? null,
    user: async (id) => users.get(id) ?? null,
    async putUser(user) {
      if (all().some(({ id, login }) => login === user.login || id === user.id)) return false;
      put(user);
      return true;
    },
    async removeUser(id) {
      names.keep(users.get(id));
      users.delete(id);
      seen.delete(id);
      for (const session of sessions.values()) if (session.user === id) sessions.delete(session.hash);
    },
    peopleSeen: async () => new Map(seen),
  };
};

type Sessions = Pick<AccessStore, 'putSession' | 'renewSession' | 'session' | 'removeSession' | 'removeSessionsOf'>;

const sessionRows = (
  sessions: Map<string, Session>,
  { session: put, seeing }: Puts,
  beforeWrite: () => void,
): Sessions => ({
  async putSession(session) {
    put(session);
  },
  async renewSession(hash, seenAt, expiresAt) {
    beforeWrite();
    const found = sessions.get(hash);
    if (found === undefined) return false;
    sessions.set(hash, { ...found, seenAt, expiresAt });
    seeing(found.user, seenAt);
    return true;
  },
  async session(hash, now) {
    const found = sessions.get(hash);
    return found === undefined || found.expiresAt <= now ? null : found;
  },
  async removeSession(hash) {
    sessions.delete(hash);
  },
  async removeSessionsOf(user, except) {
    for (const { hash, user: owner } of sessions.values()) {
      if (owner === user && hash !== except) sessions.delete(hash);
    }
  },
});

type Tokens = Pick<AccessStore, 'tokens' | 'putToken' | 'tokenByHash' | 'removeToken' | 'tokensSeen' | 'tokenSeen'>;

const tokenRows = (
  { tokens, tokensSeen }: Pick<Rows, 'tokens' | 'tokensSeen'>,
  put: (token: ApiToken) => void,
  names: MemoryNames,
  beforeWrite: () => void,
): Tokens => ({
  tokens: async () => [...tokens.values()].sort((a, b) => a.createdAt - b.createdAt),
  async putToken(token) {
    if ([...tokens.values()].some(({ id, hash }) => id === token.id || hash === token.hash)) return false;
    put(token);
    return true;
  },
  tokenByHash: async (hash) => [...tokens.values()].find((token) => token.hash === hash) ?? null,
  async removeToken(id) {
    names.keep(tokens.get(id));
    tokensSeen.delete(id);
    return tokens.delete(id);
  },
  tokensSeen: async () => new Map(tokensSeen),
  async tokenSeen(id, at) {
    beforeWrite();
    if (tokens.has(id)) tokensSeen.set(id, Math.max(at, tokensSeen.get(id) ?? at));
  },
});

type Devices = Pick<
  AccessStore,
  'devices' | 'putDevice' | 'deviceByHash' | 'deviceByCode' | 'renewDevice' | 'noteDevices' | 'removeDevice'
>;

const deviceRows = (devices: Map<string, Device>, put: (device: Device) => void, beforeWrite: () => void): Devices => {
  const of = (centre: string) =>
    [...devices.values()].filter((device) => device.centre === centre).sort((a, b) => a.askedAt - b.askedAt);
  return {
    devices: async (centre) => of(centre),
    async putDevice(device) {
      if (devices.has(device.id)) return false;
      put(device);
      return true;
    },
    deviceByHash: async (hash) => [...devices.values()].find((device) => device.hash === hash) ?? null,
    async deviceByCode(centre, code) {
      const carrying = of(centre).filter((device) => device.code === code);
      return carrying.findLast((device) => !device.approved) ?? carrying.at(-1) ?? null;
    },
    async renewDevice(id, seenAt) {
      beforeWrite();
      const found = devices.get(id);
      if (found !== undefined) devices.set(id, { ...found, seenAt });
      return found !== undefined;
    },
    async noteDevices(notes) {
      beforeWrite();
      for (const { id, seenAt, health } of notes) {
        const found = devices.get(id);
        if (found === undefined) continue;
        const told = health === null ? {} : { health };
        devices.set(id, { ...found, ...told, seenAt: Math.max(seenAt, found.seenAt) });
      }
    },
    removeDevice: async (id) => devices.delete(id),
  };
};

type Counting = Pick<AccessStore, 'countFailure' | 'clearFailures'>;

const failureRows = (failed: { name: string; at: number }[], beforeWrite: () => void): Counting => ({
  async countFailure(name, now, from, allows) {
    const times = failed.flatMap((one) => (one.name === name && one.at >= from ? one.at : []));
    const before = { count: times.length, lastAt: Math.max(Number.NEGATIVE_INFINITY, ...times) };
    if (!allows(before)) return before;
    beforeWrite();
    failed.push({ name, at: now });
    return before;
  },
  async clearFailures(name) {
    failed.splice(0, failed.length, ...failed.filter((one) => one.name !== name));
  },
});
