import { dayMs } from '../../shared/durations.ts';
import type { ApiToken } from './api-token.ts';
import { type MemoryNames, openMemoryNames } from './memory-names.ts';
import { memorySecurity } from './memory-security.ts';
import { keptAtMost, type SecurityNote } from './security.ts';
import { type ClockShift, shiftedAge, shiftedEnd, shiftedFact } from './shifted.ts';
import type { AccessStore, AccessWrite, Device, KeptAnswer, Session, User } from './store.ts';

/** People, programs and devices in memory, and what takes away their rows whose time has come. */
export function openMemoryAccess(around: Around): {
  store: AccessStore;
  erase(now: number): number;
  shift(shift: ClockShift): void;
  tell(told: readonly SecurityNote[]): void;
} {
  const users = new Map<string, User>();
  const sessions = new Map<string, Session>();
  const seen = new Map<string, number>();
  const tokens = new Map<string, ApiToken>();
  const devices = new Map<string, Device>();
  const failed: { name: string; at: number }[] = [];

  const putting =
    <Row>(rows: Map<string, Row>, key: (row: Row) => string, check: (row: Row) => boolean) =>
    (row: Row): void => {
      around.beforeWrite();
      if (!check(row)) throw new Error('it belongs to what is not there');
      rows.set(key(row), row);
    };
  const placed = ({ centre }: { readonly centre: string | null }) => centre === null || around.hasCentre(centre);
  const putUser = putting(users, (user) => user.id, placed);
  const seeing = (user: string, at: number): void => void seen.set(user, Math.max(seen.get(user) ?? at, at));
  const putNew = putting(
    sessions,
    (session) => session.hash,
    (session) => users.has(session.user) && !sessions.has(session.hash),
  );
  const putSession = (session: Session): void => {
    putNew(session);
    seeing(session.user, session.seenAt);
  };
  const putToken = putting(tokens, (token) => token.id, placed);
  const putDevice = putting(devices, (device) => device.id, placed);
  const names = openMemoryNames();
  const ofUsers = userRows({ users, sessions, seen }, putUser, names);
  const ofSessions = sessionRows(sessions, putSession, around.beforeWrite, seeing);
  const security = memorySecurity(around.beforeWrite);
  const tell = (told: readonly SecurityNote[]): void => {
    for (const note of told) security.put(note, 0, keptAtMost.known);
  };
  /** All that can throw comes first, so that it is all or nothing; nothing here waits for anything. */
  const writeAll = (write: AccessWrite): void => {
    const {
      user,
      named = [],
      removed,
      signedOut,
      session,
      ended = [],
      token,
      removedToken,
      device,
      removedDevice,
      forgotten = [],
      answer,
      told = [],
    } = write;
    if (user !== undefined) putUser(user);
    if (token !== undefined) putToken(token);
    if (device !== undefined) putDevice(device);
    if (session !== undefined) putSession(session);
    for (const name of named) names.add(name);
    for (const hash of ended) sessions.delete(hash);
    for (const id of [...forgotten, removedDevice ?? '']) devices.delete(id);
    names.keep(tokens.get(removedToken ?? ''));
    tokens.delete(removedToken ?? '');
    if (signedOut !== undefined) void ofSessions.removeSessionsOf(signedOut.user, signedOut.except);
    if (removed !== undefined) void ofUsers.removeUser(removed);
    if (answer !== undefined) around.keepAnswer(answer);
    tell(told);
  };

  return {
    store: {
      async changeAccess(decide) {
        around.beforeWrite();
        const { write, value } = decide({
          users: () => [...users.values()].sort(byText((user) => user.login)),
          sessionsOf: (user, now) =>
            [...sessions.values()]
              .filter((session) => session.user === user && session.expiresAt > now)
              .sort((a, b) => a.seenAt - b.seenAt || a.createdAt - b.createdAt),
          token: (id) => tokens.get(id) ?? null,
          device: (id) => devices.get(id) ?? null,
          devices: (centre) => [...devices.values()].filter((one) => one.centre === centre),
          answer: around.answer,
        });
        const taken = [...users.values()].some(({ id, login }) => login === write.user?.login && id !== write.user?.id);
        if (taken) throw new Error('the login is taken');
        writeAll(write);
        return value;
      },
      ...ofUsers,
      ...ofSessions,
      ...tokenRows(tokens, putToken, names),
      personNames: async () => names.all(),
      ...deviceRows(devices, putDevice, around.beforeWrite),
      ...failureRows(failed, around.beforeWrite),
      ...security.store,
    },
    tell,
    erase: (now) => eraseRows(sessions, failed, now),
    shift(shift) {
      shiftRows({ sessions, seen, tokens, devices, failed }, shift);
      names.shift(shift);
      security.shift(shift);
    },
  };
}

/** What people, programs and devices in memory need of the store around them. */
interface Around {
  /** Throws if nothing can be written. */
  beforeWrite(): void;
  hasCentre(centre: string): boolean;
  answer(scope: string, key: string): KeptAnswer | null;
  keepAnswer(answer: KeptAnswer): void;
}

const byText =
  <Row>(text: (row: Row) => string) =>
  (a: Row, b: Row): number => {
    const [left, right] = [text(a), text(b)];
    return left < right ? -1 : left > right ? 1 : 0;
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
  put: (session: Session) => void,
  beforeWrite: () => void,
  seeing: (user: string, at: number) => void,
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

type Tokens = Pick<AccessStore, 'tokens' | 'putToken' | 'tokenByHash' | 'removeToken'>;

const tokenRows = (tokens: Map<string, ApiToken>, put: (token: ApiToken) => void, names: MemoryNames): Tokens => ({
  tokens: async () => [...tokens.values()].sort((a, b) => a.createdAt - b.createdAt),
  async putToken(token) {
    if ([...tokens.values()].some(({ id, hash }) => id === token.id || hash === token.hash)) return false;
    put(token);
    return true;
  },
  tokenByHash: async (hash) => [...tokens.values()].find((token) => token.hash === hash) ?? null,
  async removeToken(id) {
    names.keep(tokens.get(id));
    return tokens.delete(id);
  },
});

type Devices = Pick<
  AccessStore,
  'devices' | 'putDevice' | 'deviceByHash' | 'deviceByCode' | 'renewDevice' | 'removeDevice'
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

const eraseRows = (sessions: Map<string, Session>, failed: { name: string; at: number }[], now: number): number => {
  const gone = [...sessions.values()].filter((session) => session.expiresAt <= now);
  for (const { hash } of gone) sessions.delete(hash);
  const kept = failed.filter(({ at }) => at > now - dayMs);
  const forgotten = failed.length - kept.length;
  failed.splice(0, failed.length, ...kept);
  return gone.length + forgotten;
};

interface Rows {
  readonly users: Map<string, User>;
  readonly seen: Map<string, number>;
  readonly sessions: Map<string, Session>;
  readonly tokens: Map<string, ApiToken>;
  readonly devices: Map<string, Device>;
  readonly failed: { name: string; at: number }[];
}

const shiftRows = ({ sessions, seen, tokens, devices, failed }: Omit<Rows, 'users'>, shift: ClockShift): void => {
  for (const one of sessions.values()) {
    const [createdAt, seenAt] = [shiftedAge(one.createdAt, shift), shiftedAge(one.seenAt, shift)];
    sessions.set(one.hash, { ...one, createdAt, seenAt, expiresAt: shiftedEnd(one.expiresAt, shift) });
  }
  for (const one of devices.values()) {
    const [askedAt, seenAt] = [shiftedAge(one.askedAt, shift), shiftedAge(one.seenAt, shift)];
    devices.set(one.id, { ...one, askedAt, seenAt });
  }
  for (const one of tokens.values()) tokens.set(one.id, { ...one, createdAt: shiftedFact(one.createdAt, shift) });
  for (const [id, at] of seen) seen.set(id, shiftedFact(at, shift));
  for (const one of failed) one.at = shiftedAge(one.at, shift);
};
