import {
  type DeviceRow,
  deviceColumns,
  deviceFields,
  deviceOf,
  deviceValues,
  sessionFields,
  sessionValues,
  tokenFields,
  tokenValues,
} from '../access-rows.ts';
import type { ApiToken } from '../api-token.ts';
import type { KeptAnswer } from '../kept-answers.ts';
import { keptAtMost, type SecurityNote } from '../security.ts';
import type { AccessLocked, AccessStore, AccessWrite, Device, Session } from '../store.ts';
import type { User } from '../user.ts';
import type { Connection } from './database.ts';
import { openFailures } from './failures-table.ts';
import { openPersonNames, type PersonNames } from './person-names.ts';
import type { SecurityLog } from './security-log.ts';
import { mustBeSound, soundBy, soundOrNull } from './sound-rows.ts';
import { openUsers } from './user-table.ts';

/** People, programs and devices in SQLite. */
export function openAccess(connection: Connection, answers: Answers, security: SecurityLog): AccessStore {
  const names = openPersonNames(connection);
  const { rows: ofUsers, ...users } = openUsers(connection, names);
  const { rows: ofSessions, ...sessions } = openSessions(connection);
  const { rows: ofTokens, ...tokens } = openTokens(connection, names);
  const { rows: ofDevices, ...devices } = openDevices(connection);
  const note = (line: SecurityNote) => security.note(line, 0, keptAtMost.known);
  const rows: Rows = { ...ofUsers, ...ofSessions, ...ofTokens, ...ofDevices, note };
  const locked: AccessLocked = {
    users: ofUsers.all,
    sessionsOf: ofSessions.sessionsOf,
    token: ofTokens.token,
    device: ofDevices.device,
    devices: ofDevices.devicesOf,
    answer: answers.get,
  };
  return {
    changeAccess: (decide) =>
      connection.write(() => {
        const { write, value } = decide(locked);
        writeAll(rows, names, answers, write);
        return value;
      }),
    personNames: () => connection.read(names.all),
    ...users,
    ...sessions,
    ...tokens,
    ...devices,
    ...openFailures(connection),
    ...security.store,
  };
}

/** Rows that several of the methods below read and write, each within a transaction of the caller's. */
interface Rows {
  all(): readonly User[];
  token(id: string): ApiToken | null;
  device(id: string): Device | null;
  devicesOf(centre: string): readonly Device[];
  putUser(user: User): void;
  removeUser(id: string): void;
  endSessions(user: string, except: string | undefined): void;
  sessionsOf(user: string, now: number): readonly Session[];
  putSession(session: Session): void;
  endSession(hash: string): void;
  putToken(token: ApiToken): void;
  removeToken(id: string): boolean;
  putDevice(device: Device): void;
  removeDevice(id: string): boolean;
  note(line: SecurityNote): void;
}

type Sessions = Pick<AccessStore, 'putSession' | 'renewSession' | 'session' | 'removeSession' | 'removeSessionsOf'>;
type SessionRows = Pick<Rows, 'sessionsOf' | 'putSession' | 'endSession' | 'endSessions'>;

const openSessions = (connection: Connection): Sessions & { readonly rows: SessionRows } => {
  const put = connection.prepare(
    'INSERT INTO sessions (hash, user, created_at, seen_at, expires_at) VALUES (?, ?, ?, ?, ?)',
  );
  const renew = connection.prepare('UPDATE sessions SET seen_at = ?, expires_at = ? WHERE hash = ?');
  const get = connection.prepare<Session>(`SELECT ${sessionFields} FROM sessions WHERE hash = ? AND expires_at > ?`);
  const of = connection.prepare<Session>(
    `SELECT ${sessionFields} FROM sessions WHERE user = ? AND expires_at > ? ORDER BY seen_at, created_at, hash`,
  );
  const seen = connection.prepare(
    'UPDATE users SET seen_at = max(coalesce(seen_at, ?), ?) WHERE id = (SELECT user FROM sessions WHERE hash = ?)',
  );
  const remove = connection.prepare('DELETE FROM sessions WHERE hash = ?');
  const removeOf = connection.prepare('DELETE FROM sessions WHERE user = ? AND hash IS NOT ?');
  const rows = {
    sessionsOf: (user: string, now: number) => of.all(user, now),
    putSession: (session: Session) => {
      put.run(...sessionValues(session));
      seen.run(session.seenAt, session.seenAt, session.hash);
    },
    endSession: (hash: string) => void remove.run(hash),
    endSessions: (user: string, except: string | undefined) => void removeOf.run(user, except ?? null),
  };
  return {
    rows,
    putSession: (session) => connection.write(() => rows.putSession(session)),
    renewSession: (hash, seenAt, expiresAt) =>
      connection.write(() => {
        seen.run(seenAt, seenAt, hash);
        return renew.run(seenAt, expiresAt, hash).changes > 0;
      }),
    session: (hash, now) => connection.read(() => soundOrNull(get.get(hash, now), { hash })),
    removeSession: (hash) => connection.write(() => rows.endSession(hash)),
    removeSessionsOf: (user, except) => connection.write(() => rows.endSessions(user, except)),
  };
};

type Tokens = Pick<AccessStore, 'tokens' | 'putToken' | 'tokenByHash' | 'removeToken' | 'tokensSeen' | 'tokenSeen'>;

const openTokens = (
  connection: Connection,
  names: PersonNames,
): Tokens & { readonly rows: Pick<Rows, 'token' | 'putToken' | 'removeToken'> } => {
  const into = 'INSERT INTO tokens (id, hash, name, role, centre, created_at) VALUES (?, ?, ?, ?, ?, ?)';
  const put = connection.prepare(
    `${into} ON CONFLICT (id) DO UPDATE SET
       hash = excluded.hash, name = excluded.name, role = excluded.role, centre = excluded.centre`,
  );
  const add = connection.prepare(`${into} ON CONFLICT DO NOTHING`);
  const all = connection.prepare<ApiToken>(`SELECT ${tokenFields} FROM tokens ORDER BY created_at, id`);
  const byHash = soundBy(connection.prepare<ApiToken>(`SELECT ${tokenFields} FROM tokens WHERE hash = ?`), 'hash');
  const byId = soundBy(connection.prepare<ApiToken>(`SELECT ${tokenFields} FROM tokens WHERE id = ?`), 'id');
  const remove = connection.prepare('DELETE FROM tokens WHERE id = ?');
  const seen = connection.prepare<{ id: string; at: number }>(
    'SELECT id, seen_at AS at FROM tokens WHERE seen_at IS NOT NULL',
  );
  const see = connection.prepare('UPDATE tokens SET seen_at = max(coalesce(seen_at, ?), ?) WHERE id = ?');
  const rows = {
    token: (id: string) => byId(id) ?? null,
    putToken: (token: ApiToken) => void put.run(...tokenValues(token)),
    removeToken(id: string): boolean {
      names.keepToken(id);
      return remove.run(id).changes > 0;
    },
  };
  return {
    rows,
    tokens: () => connection.read(() => all.all()),
    putToken: (token) => connection.write(() => add.run(...tokenValues(token)).changes > 0),
    tokenByHash: (hash) => connection.read(() => byHash(hash) ?? null),
    removeToken: (id) => connection.write(() => rows.removeToken(id)),
    tokensSeen: () => connection.read(() => new Map(seen.all().map(({ id, at }) => [id, at]))),
    tokenSeen: (id, at) => connection.write(() => void see.run(at, at, id)),
  };
};

type Devices = Pick<
  AccessStore,
  'devices' | 'putDevice' | 'deviceByHash' | 'deviceByCode' | 'renewDevice' | 'noteDevices' | 'removeDevice'
>;
type DeviceRows = Pick<Rows, 'device' | 'devicesOf' | 'putDevice' | 'removeDevice'>;

const openDevices = (connection: Connection): Devices & { readonly rows: DeviceRows } => {
  const into = `INSERT INTO devices (${deviceColumns})
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
  const add = connection.prepare(`${into} ON CONFLICT DO NOTHING`);
  const put = connection.prepare(
    `${into}
     ON CONFLICT (id) DO UPDATE SET
       centre = excluded.centre, kind = excluded.kind, place = excluded.place, code = excluded.code,
       hash = excluded.hash, approved = excluded.approved, asked_at = excluded.asked_at, seen_at = excluded.seen_at,
       address = excluded.address`,
  );
  const all = connection.prepare<DeviceRow>(
    `SELECT ${deviceFields} FROM devices WHERE centre = ? ORDER BY asked_at, id`,
  );
  const byId = soundBy(connection.prepare<DeviceRow>(`SELECT ${deviceFields} FROM devices WHERE id = ?`), 'id');
  const byHash = soundBy(connection.prepare<DeviceRow>(`SELECT ${deviceFields} FROM devices WHERE hash = ?`), 'hash');
  // The one that waits comes first: an approved device may still carry the code it once had.
  const byCode = connection.prepare<DeviceRow>(
    `SELECT ${deviceFields} FROM devices WHERE centre = ? AND code = ? ORDER BY approved, asked_at DESC LIMIT 1`,
  );
  const renew = connection.prepare('UPDATE devices SET seen_at = ? WHERE id = ?');
  const note = connection.prepare(
    'UPDATE devices SET seen_at = max(seen_at, ?), health = coalesce(?, health) WHERE id = ?',
  );
  const remove = connection.prepare('DELETE FROM devices WHERE id = ?');
  const asDevice = (row: DeviceRow): Device => deviceOf(mustBeSound(row));
  const found = (row: DeviceRow | undefined): Device | null => (row === undefined ? null : asDevice(row));
  const valuesOf = (device: Device) =>
    deviceValues(device).map((value) => (typeof value === 'boolean' ? Number(value) : value));
  const rows = {
    device: (id: string) => found(byId(id)),
    devicesOf: (centre: string) => all.all(centre).map(asDevice),
    putDevice: (device: Device) => void put.run(...valuesOf(device)),
    removeDevice: (id: string) => remove.run(id).changes > 0,
  };
  return {
    rows,
    devices: (centre) => connection.read(() => rows.devicesOf(centre)),
    putDevice: (device) => connection.write(() => add.run(...valuesOf(device)).changes > 0),
    deviceByHash: (hash) => connection.read(() => found(byHash(hash))),
    deviceByCode: (centre, code) => connection.read(() => found(byCode.get(centre, code))),
    renewDevice: (id, seenAt) => connection.write(() => renew.run(seenAt, id).changes > 0),
    noteDevices: (notes) =>
      connection.write(() => {
        for (const { id, seenAt, health } of notes)
          note.run(seenAt, health === null ? null : JSON.stringify(health), id);
      }),
    removeDevice: (id) => connection.write(() => rows.removeDevice(id)),
  };
};

interface Answers {
  put(answer: KeptAnswer): void;
  get(scope: string, key: string): KeptAnswer | null;
}

const writeAll = (rows: Rows, names: PersonNames, answers: Answers, write: AccessWrite): void => {
  const { user, named = [], removed, signedOut, session, ended = [], token, removedToken } = write;
  const { device, removedDevice, forgotten = [], answer, told = [] } = write;
  for (const id of forgotten) rows.removeDevice(id);
  if (user !== undefined) rows.putUser(user);
  for (const name of named) names.add(name);
  if (signedOut !== undefined) rows.endSessions(signedOut.user, signedOut.except);
  if (removed !== undefined) rows.removeUser(removed);
  for (const hash of ended) rows.endSession(hash);
  if (session !== undefined) rows.putSession(session);
  if (token !== undefined) rows.putToken(token);
  if (device !== undefined) rows.putDevice(device);
  if (removedToken !== undefined) rows.removeToken(removedToken);
  if (removedDevice !== undefined) rows.removeDevice(removedDevice);
  if (answer !== undefined) answers.put(answer);
  for (const note of told) rows.note(note);
};
