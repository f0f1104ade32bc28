import type { ApiToken } from './api-token.ts';
import type { Device, Session } from './store.ts';
import type { User } from './user.ts';

/** People, programs and devices as tables hold them. A select names a row's fields in quotes; flags are what the database gives for them. */

type Flag = boolean | number;

/** The columns of people, in the order of `userValues`. */
export const userColumns = [
  ...['id', 'login', 'name', 'role', 'centre', 'counters', 'password_hash', 'active', 'must_change', 'untried'],
  ...['second_factor', 'duties', 'department', 'official', 'places', 'national', 'national_ends_at'],
] as const;

export const userFields = `id, login, name, role, centre, counters, password_hash AS "passwordHash", active,
  must_change AS "mustChange", untried, second_factor AS "secondFactor", duties, department, official,
  places, "national", national_ends_at AS "nationalUntil"`;

/** Lists, the second factor and what the head office sent are JSON. */
export interface UserRow
  extends Pick<User, 'id' | 'login' | 'name' | 'role' | 'centre' | 'passwordHash'>,
    Record<'active' | 'mustChange' | 'untried', Flag>,
    Record<'counters' | 'secondFactor' | 'duties' | 'department' | 'official' | 'places' | 'national', string | null> {
  readonly nationalUntil: number | null;
}

type Read = (text: string) => ReturnType<typeof JSON.parse>;

export function userOf(row: UserRow, read: Read = JSON.parse): User {
  const { untried, secondFactor, duties, department, official, places, national, nationalUntil, ...rest } = row;
  return {
    ...rest,
    counters: row.counters === null ? null : read(row.counters),
    active: Boolean(row.active),
    mustChange: Boolean(row.mustChange),
    ...(untried ? { untried: true } : {}),
    ...(duties === null ? {} : { duties: read(duties) }),
    ...(department === null ? {} : { department }),
    ...(official === null ? {} : { official }),
    ...(secondFactor === null ? {} : { secondFactor: read(secondFactor) }),
    ...(places === null ? {} : { places: read(places) }),
    ...(national === null ? {} : { national: { ...read(national), until: Number(nationalUntil) } }),
  };
}

const json = (value: unknown): string | null => (value === undefined || value === null ? null : JSON.stringify(value));

export function userValues(user: User) {
  const { id, login, name, role, centre, counters, passwordHash, active, mustChange, untried = false } = user;
  const { secondFactor, duties, department = null, official = null, places, national } = user;
  const sent = national === undefined ? null : { version: national.version, factor: national.factor };
  return [
    ...[id, login, name, role, centre, json(counters), passwordHash, active, mustChange, untried],
    ...[json(secondFactor), json(duties), department, official, json(places), json(sent), national?.until ?? null],
  ];
}

export const sessionFields = 'hash, "user", created_at AS "createdAt", seen_at AS "seenAt", expires_at AS "expiresAt"';
export const sessionValues = ({ hash, user, createdAt, seenAt, expiresAt }: Session) => [
  ...[hash, user, createdAt, seenAt, expiresAt],
];

export const tokenFields = 'id, hash, name, role, centre, created_at AS "createdAt"';
export const tokenValues = ({ id, hash, name, role, centre, createdAt }: ApiToken) => [
  ...[id, hash, name, role, centre, createdAt],
];

export const deviceColumns = 'id, centre, kind, place, code, hash, approved, asked_at, seen_at, address';
export const deviceFields = `id, centre, kind, place, code, hash, approved, asked_at AS "askedAt", seen_at AS "seenAt", address, health`;

/** '' = not known. */
export interface DeviceRow
  extends Omit<Device, 'approved' | 'address' | 'health'>,
    Record<'address' | 'health', string> {
  readonly approved: Flag;
}

export function deviceOf({ address, health, ...row }: DeviceRow): Device {
  const known = { ...(address === '' ? {} : { address }), ...(health === '' ? {} : { health: JSON.parse(health) }) };
  return { ...row, approved: Boolean(row.approved), ...known };
}

export function deviceValues(device: Device) {
  const { id, centre, kind, place, code, hash, approved, askedAt, seenAt, address = '' } = device;
  return [id, centre, kind, place, code, hash, approved, askedAt, seenAt, address];
}
