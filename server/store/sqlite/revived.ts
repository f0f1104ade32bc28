import type { SecondFactor } from '../second-factor.ts';
import type { Connection } from './database.ts';

/** What a copy would let in again. Each line names one, as a person would. */
export interface Revived {
  /** People who were removed or shut out since. */
  readonly people: readonly Named[];
  /** People whose password or second factor was changed since: the old one would open again. */
  readonly passwords: readonly Named[];
  /** People whose role, centre or counters were changed since. */
  readonly rights: readonly Named[];
  readonly tokens: readonly Named[];
  readonly devices: readonly Named[];
}

/**
 * What the copy lets in that the store in use until now does not; where that is gone (null), everybody and everything that the
 * copy lets in: any of them may have been removed since.
 */
export async function revivedBy(copy: Connection, until: Connection | null): Promise<Revived> {
  const people = (await copy.read(() => peopleOf(copy))).filter(({ active }) => active === 1);
  const [tokens, devices] = await copy.read(() => [tokensOf(copy), devicesOf(copy)]);
  if (until === null) return { people: people.map(named), passwords: [], rights: [], tokens, devices };
  const known = byId(await until.read(() => peopleOf(until)));
  const [keptTokens, keptDevices] = await until.read(() => [byId(tokensOf(until)), byId(devicesOf(until))]);
  const still = people.flatMap((then) => {
    const now = known.get(then.id);
    return now?.active === 1 ? [{ then, now }] : [];
  });
  return {
    people: people.filter(({ id }) => known.get(id)?.active !== 1).map(named),
    passwords: still.filter(({ then, now }) => !sameProof(then, now)).map(({ then }) => named(then)),
    rights: still.filter(({ then, now }) => !sameRights(then, now)).map(({ then }) => named(then)),
    tokens: tokens.filter(({ id }) => !keptTokens.has(id)),
    devices: devices.filter(({ id }) => !keptDevices.has(id)),
  };
}

/** Whether the logs of two stores have a beginning in common: else one knows nothing of who was let in at the other. One without a log fits any. */
export async function isOfOneHistory(copy: Connection, until: Connection): Promise<boolean> {
  const then = await copy.read(() => beginningsOf(copy));
  const now = await until.read(() => beginningsOf(until));
  return then.length === 0 || now.length === 0 || then.some((hash) => now.includes(hash));
}

/** Takes away from a copy what it would let in again, and gives people the passwords and rights that they had last. */
export async function cutOff(copy: Connection, until: Connection, revived: Revived): Promise<void> {
  const known = byId(await until.read(() => peopleOf(until)));
  await copy.write(() => {
    const shut = copy.prepare('UPDATE users SET active = 0 WHERE id = ?');
    const password = copy.prepare(
      'UPDATE users SET password_hash = ?, must_change = ?, second_factor = ? WHERE id = ?',
    );
    const rights = copy.prepare('UPDATE users SET role = ?, centre = ?, counters = ? WHERE id = ?');
    const isThere = copy.prepare('SELECT 1 FROM centres WHERE id = ?');
    for (const { id } of revived.people) shut.run(id);
    for (const { id } of revived.passwords) {
      const now = known.get(id);
      if (now !== undefined) password.run(now.password, now.mustChange, now.factor, id);
    }
    for (const { id } of revived.rights) {
      const now = known.get(id);
      // Rights in a centre that the copy does not know are none.
      if (now === undefined || (now.centre !== null && isThere.get(now.centre) === undefined)) shut.run(id);
      else rights.run(now.role, now.centre, now.counters, id);
    }
    const token = copy.prepare('DELETE FROM tokens WHERE id = ?');
    for (const { id } of revived.tokens) token.run(id);
    const device = copy.prepare('DELETE FROM devices WHERE id = ?');
    for (const { id } of revived.devices) device.run(id);
  });
}

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Person {
  readonly id: string;
  readonly login: string;
  readonly role: string;
  readonly centre: string | null;
  readonly counters: string | null;
  readonly password: string;
  readonly active: number;
  readonly mustChange: number;
  readonly factor: string | null;
}

const peopleOf = (connection: Connection): readonly Person[] =>
  connection
    .prepare<Person>(
      `SELECT id, login, role, centre, counters, password_hash AS password, active, must_change AS mustChange,
              second_factor AS factor
       FROM users ORDER BY login`,
    )
    .all();
const tokensOf = (connection: Connection): readonly Named[] =>
  connection.prepare<Named>("SELECT id, name || ' (' || role || ')' AS name FROM tokens ORDER BY created_at, id").all();
const devicesOf = (connection: Connection): readonly Named[] =>
  connection
    .prepare<Named>(
      "SELECT id, kind || ' ' || place || ' of ' || centre AS name FROM devices WHERE approved = 1 ORDER BY centre, kind, place",
    )
    .all();

const byId = <T extends { readonly id: string }>(all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.map((one) => [one.id, one]));
const named = ({ id, login }: Person): Named => ({ id, name: login });
/** A recovery code that was used since counts as changed, the time of the last sign-in does not. */
const factorOf = ({ factor }: Person): string | null => {
  if (factor === null) return null;
  const { secret, recovery }: SecondFactor = JSON.parse(factor);
  return JSON.stringify([secret, recovery]);
};
const sameProof = (a: Person, b: Person): boolean => a.password === b.password && factorOf(a) === factorOf(b);
const sameRights = (a: Person, b: Person): boolean =>
  a.role === b.role && a.centre === b.centre && a.counters === b.counters;

const beginningsOf = (connection: Connection): readonly string[] =>
  connection
    .prepare<{ readonly hash: string }>('SELECT hash FROM events WHERE seq = 1')
    .all()
    .map(({ hash }) => hash);
