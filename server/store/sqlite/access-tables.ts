import type { AccessLocked, AccessStore, AccessWrite, ApiToken, Device, KeptAnswer, Session, User } from '../store.ts';
import { type Connection, sqliteCode } from './database.ts';

type RawUser = Omit<User, 'counters' | 'active' | 'mustChange'> & {
  readonly counters: string | null;
  readonly active: number;
  readonly mustChange: number;
};

const asUser = (row: RawUser): User => ({
  ...row,
  counters: row.counters === null ? null : JSON.parse(row.counters),
  active: row.active === 1,
  mustChange: row.mustChange === 1,
});

const userFields =
  'id, login, name, role, centre, counters, password_hash AS passwordHash, active, must_change AS mustChange';

const userValues = (user: User) => [
  user.id,
  user.login,
  user.name,
  user.role,
  user.centre,
  user.counters === null ? null : JSON.stringify(user.counters),
  user.passwordHash,
  Number(user.active),
  Number(user.mustChange),
];

type Users = Pick<AccessStore, 'addFirstUser' | 'users' | 'userByLogin' | 'user' | 'putUser' | 'removeUser'>;

/** Rows that several of the methods below read and write, each within a transaction of the caller's. */
interface Rows {
  all(): readonly User[];
  device(id: string): Device | null;
  putUser(user: User): void;
  removeUser(id: string): void;
  endSessions(user: string, except: string | undefined): void;
  putToken(token: ApiToken): void;
  putDevice(device: Device): void;
}

const openUsers = (connection: Connection): Users & { readonly rows: Pick<Rows, 'all' | 'putUser' | 'removeUser'> } => {
  const columns = 'id, login, name, role, centre, counters, password_hash, active, must_change';
  const addFirst = connection.prepare(
    `INSERT INTO users (${columns}) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM users)`,
  );
  const put = connection.prepare(
    `INSERT INTO users (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET
       login = excluded.login, name = excluded.name, role = excluded.role, centre = excluded.centre,
       counters = excluded.counters, password_hash = excluded.password_hash, active = excluded.active,
       must_change = excluded.must_change`,
  );
  const all = connection.prepare<RawUser>(`SELECT ${userFields} FROM users ORDER BY login`);
  const byLogin = connection.prepare<RawUser>(`SELECT ${userFields} FROM users WHERE login = ?`);
  const byId = connection.prepare<RawUser>(`SELECT ${userFields} FROM users WHERE id = ?`);
  const remove = connection.prepare('DELETE FROM users WHERE id = ?');
  const found = (row: RawUser | undefined): User | null => (row === undefined ? null : asUser(row));
  const rows = {
    all: () => all.all().map(asUser),
    putUser: (user: User) => void put.run(...userValues(user)),
    removeUser: (id: string) => void remove.run(id),
  };
  return {
    rows,
    addFirstUser: (user) => connection.write(() => addFirst.run(...userValues(user)).changes > 0),
    users: () => connection.read(rows.all),
    userByLogin: (login) => connection.read(() => found(byLogin.get(login))),
    user: (id) => connection.read(() => found(byId.get(id))),
    putUser: (user) =>
      connection.write(() => {
        try {
          rows.putUser(user);
          return true;
        } catch (error) {
          if (sqliteCode(error) === 'SQLITE_CONSTRAINT_UNIQUE') return false;
          throw error;
        }
      }),
    removeUser: (id) => connection.write(() => rows.removeUser(id)),
  };
};

type Sessions = Pick<AccessStore, 'putSession' | 'session' | 'removeSession' | 'removeSessionsOf'>;

const openSessions = (connection: Connection): Sessions & { readonly rows: Pick<Rows, 'endSessions'> } => {
  const put = connection.prepare(
    `INSERT INTO sessions (hash, user, created_at, seen_at, expires_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (hash) DO UPDATE SET seen_at = excluded.seen_at, expires_at = excluded.expires_at`,
  );
  const get = connection.prepare<Session>(
    `SELECT hash, user, created_at AS createdAt, seen_at AS seenAt, expires_at AS expiresAt
     FROM sessions WHERE hash = ? AND expires_at > ?`,
  );
  const remove = connection.prepare('DELETE FROM sessions WHERE hash = ?');
  const removeOf = connection.prepare('DELETE FROM sessions WHERE user = ? AND hash IS NOT ?');
  const rows = {
    endSessions: (user: string, except: string | undefined) => void removeOf.run(user, except ?? null),
  };
  return {
    rows,
    putSession: (session) =>
      connection.write(
        () => void put.run(session.hash, session.user, session.createdAt, session.seenAt, session.expiresAt),
      ),
    session: (hash, now) => connection.read(() => get.get(hash, now) ?? null),
    removeSession: (hash) => connection.write(() => void remove.run(hash)),
    removeSessionsOf: (user, except) => connection.write(() => rows.endSessions(user, except)),
  };
};

type Tokens = Pick<AccessStore, 'tokens' | 'putToken' | 'tokenByHash' | 'removeToken'>;

const openTokens = (connection: Connection): Tokens & { readonly rows: Pick<Rows, 'putToken'> } => {
  const fields = 'id, hash, name, role, centre, created_at AS createdAt';
  const put = connection.prepare(
    `INSERT INTO tokens (id, hash, name, role, centre, created_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET
       hash = excluded.hash, name = excluded.name, role = excluded.role, centre = excluded.centre`,
  );
  const all = connection.prepare<ApiToken>(`SELECT ${fields} FROM tokens ORDER BY created_at, id`);
  const byHash = connection.prepare<ApiToken>(`SELECT ${fields} FROM tokens WHERE hash = ?`);
  const remove = connection.prepare('DELETE FROM tokens WHERE id = ?');
  const rows = {
    putToken: (token: ApiToken) =>
      void put.run(token.id, token.hash, token.name, token.role, token.centre, token.createdAt),
  };
  return {
    rows,
    tokens: () => connection.read(() => all.all()),
    putToken: (token) => connection.write(() => rows.putToken(token)),
    tokenByHash: (hash) => connection.read(() => byHash.get(hash) ?? null),
    removeToken: (id) => connection.write(() => remove.run(id).changes > 0),
  };
};

type Devices = Pick<AccessStore, 'devices' | 'putDevice' | 'deviceByHash' | 'deviceByCode' | 'removeDevice'>;

const openDevices = (connection: Connection): Devices & { readonly rows: Pick<Rows, 'device' | 'putDevice'> } => {
  type Raw = Omit<Device, 'approved'> & { readonly approved: number };
  const fields = 'id, centre, kind, place, code, hash, approved, asked_at AS askedAt, seen_at AS seenAt';
  const put = connection.prepare(
    `INSERT INTO devices (id, centre, kind, place, code, hash, approved, asked_at, seen_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET
       centre = excluded.centre, kind = excluded.kind, place = excluded.place, code = excluded.code,
       hash = excluded.hash, approved = excluded.approved, asked_at = excluded.asked_at, seen_at = excluded.seen_at`,
  );
  const all = connection.prepare<Raw>(`SELECT ${fields} FROM devices WHERE centre = ? ORDER BY asked_at, id`);
  const byId = connection.prepare<Raw>(`SELECT ${fields} FROM devices WHERE id = ?`);
  const byHash = connection.prepare<Raw>(`SELECT ${fields} FROM devices WHERE hash = ?`);
  // The one that waits comes first: an approved device may still carry the code it once had.
  const byCode = connection.prepare<Raw>(
    `SELECT ${fields} FROM devices WHERE centre = ? AND code = ? ORDER BY approved, asked_at DESC LIMIT 1`,
  );
  const remove = connection.prepare('DELETE FROM devices WHERE id = ?');
  const asDevice = (row: Raw): Device => ({ ...row, approved: row.approved === 1 });
  const found = (row: Raw | undefined): Device | null => (row === undefined ? null : asDevice(row));
  const rows = {
    device: (id: string) => found(byId.get(id)),
    putDevice: ({ id, centre, kind, place, code, hash, approved, askedAt, seenAt }: Device) =>
      void put.run(id, centre, kind, place, code, hash, Number(approved), askedAt, seenAt),
  };
  return {
    rows,
    devices: (centre) => connection.read(() => all.all(centre).map(asDevice)),
    putDevice: (device) => connection.write(() => rows.putDevice(device)),
    deviceByHash: (hash) => connection.read(() => found(byHash.get(hash))),
    deviceByCode: (centre, code) => connection.read(() => found(byCode.get(centre, code))),
    removeDevice: (id) => connection.write(() => remove.run(id).changes > 0),
  };
};

type Counting = Pick<AccessStore, 'countFailure' | 'clearFailures'>;

const openFailures = (connection: Connection): Counting => {
  const add = connection.prepare('INSERT INTO failures (name, at) VALUES (?, ?)');
  const count = connection.prepare<{ count: number; last: number | null }>(
    'SELECT count(*) AS count, max(at) AS last FROM failures WHERE name = ? AND at >= ?',
  );
  const clear = connection.prepare('DELETE FROM failures WHERE name = ?');
  return {
    countFailure: (name, now, from, allows) =>
      connection.write(() => {
        const found = count.get(name, from);
        const before = { count: found?.count ?? 0, lastAt: found?.last ?? Number.NEGATIVE_INFINITY };
        if (allows(before)) add.run(name, now);
        return before;
      }),
    clearFailures: (name) => connection.write(() => void clear.run(name)),
  };
};

interface Answers {
  put(answer: KeptAnswer): void;
  get(scope: string, key: string): KeptAnswer | null;
}

const writeAll = (rows: Rows, answers: Answers, write: AccessWrite): void => {
  const { user, removed, signedOut, token, device, answer } = write;
  if (user !== undefined) rows.putUser(user);
  if (signedOut !== undefined) rows.endSessions(signedOut.user, signedOut.except);
  if (removed !== undefined) rows.removeUser(removed);
  if (token !== undefined) rows.putToken(token);
  if (device !== undefined) rows.putDevice(device);
  if (answer !== undefined) answers.put(answer);
};

/** People, programs and devices in SQLite. */
export const openAccess = (connection: Connection, answers: Answers): AccessStore => {
  const { rows: ofUsers, ...users } = openUsers(connection);
  const { rows: ofSessions, ...sessions } = openSessions(connection);
  const { rows: ofTokens, ...tokens } = openTokens(connection);
  const { rows: ofDevices, ...devices } = openDevices(connection);
  const rows: Rows = { ...ofUsers, ...ofSessions, ...ofTokens, ...ofDevices };
  const locked: AccessLocked = { users: ofUsers.all, device: ofDevices.device, answer: answers.get };
  return {
    changeAccess: (decide) =>
      connection.write(() => {
        const { write, value } = decide(locked);
        writeAll(rows, answers, write);
        return value;
      }),
    ...users,
    ...sessions,
    ...tokens,
    ...devices,
    ...openFailures(connection),
  };
};
