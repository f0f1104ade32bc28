import { dayMs } from '../../../shared/time/durations.ts';
import type { ApiToken } from '../api-token.ts';
import type { KeptAnswer } from '../kept-answers.ts';
import { type ClockShift, shiftedAge, shiftedEnd, shiftedFact } from '../shifted.ts';
import type { AccessLocked, Device, Session } from '../store.ts';
import type { User } from '../user.ts';

/** People, programs and devices in memory. */
export interface Rows {
  readonly users: Map<string, User>;
  readonly seen: Map<string, number>;
  readonly sessions: Map<string, Session>;
  readonly tokens: Map<string, ApiToken>;
  /** When each token was last used (ms). */
  readonly tokensSeen: Map<string, number>;
  readonly devices: Map<string, Device>;
  readonly failed: { name: string; at: number }[];
}

/** What people, programs and devices in memory need of the store around them. */
export interface Around {
  /** Throws if nothing can be written. */
  beforeWrite(): void;
  hasCentre(centre: string): boolean;
  answer(scope: string, key: string): KeptAnswer | null;
  keepAnswer(answer: KeptAnswer): void;
}

export interface Puts {
  /** Each throws before anything is changed: if nothing can be written, or if the row belongs to what is not there. */
  user(user: User): void;
  session(session: Session): void;
  token(token: ApiToken): void;
  device(device: Device): void;
  /** Somebody was heard of; an earlier time than the known one changes nothing. */
  seeing(user: string, at: number): void;
}

export function putsOf({ users, sessions, seen, tokens, devices }: Rows, around: Around): Puts {
  const putting =
    <Row>(rows: Map<string, Row>, key: (row: Row) => string, check: (row: Row) => boolean) =>
    (row: Row): void => {
      around.beforeWrite();
      if (!check(row)) throw new Error('it belongs to what is not there');
      rows.set(key(row), row);
    };
  const placed = ({ centre }: { readonly centre: string | null }) => centre === null || around.hasCentre(centre);
  const seeing = (user: string, at: number): void => void seen.set(user, Math.max(seen.get(user) ?? at, at));
  const putNew = putting(
    sessions,
    (session) => session.hash,
    (session) => users.has(session.user) && !sessions.has(session.hash),
  );
  return {
    user: putting(users, (user) => user.id, placed),
    session(session) {
      putNew(session);
      seeing(session.user, session.seenAt);
    },
    token: putting(tokens, (token) => token.id, placed),
    device: putting(devices, (device) => device.id, placed),
    seeing,
  };
}

/** What a change is decided on. */
export function lockedReads({ users, sessions, tokens, devices }: Rows, answer: Around['answer']): AccessLocked {
  return {
    users: () => [...users.values()].sort(byText((user) => user.login)),
    sessionsOf: (user, now) =>
      [...sessions.values()]
        .filter((session) => session.user === user && session.expiresAt > now)
        .sort((a, b) => a.seenAt - b.seenAt || a.createdAt - b.createdAt),
    token: (id) => tokens.get(id) ?? null,
    device: (id) => devices.get(id) ?? null,
    devices: (centre) => [...devices.values()].filter((one) => one.centre === centre),
    answer,
  };
}

/** Takes away what has run out; says how much. */
export function eraseRows({ sessions, failed }: Pick<Rows, 'sessions' | 'failed'>, now: number): number {
  const gone = [...sessions.values()].filter((session) => session.expiresAt <= now);
  for (const { hash } of gone) sessions.delete(hash);
  const kept = failed.filter(({ at }) => at > now - dayMs);
  const forgotten = failed.length - kept.length;
  failed.splice(0, failed.length, ...kept);
  return gone.length + forgotten;
}

/** Dates the rows by a clock that was corrected. */
export function shiftRows(
  { users, sessions, seen, tokens, tokensSeen, devices, failed }: Rows,
  shift: ClockShift,
): void {
  for (const one of users.values()) {
    const { national } = one;
    if (national !== undefined)
      users.set(one.id, { ...one, national: { ...national, until: shiftedEnd(national.until, shift) } });
  }
  for (const one of sessions.values()) {
    const [createdAt, seenAt] = [shiftedAge(one.createdAt, shift), shiftedAge(one.seenAt, shift)];
    sessions.set(one.hash, { ...one, createdAt, seenAt, expiresAt: shiftedEnd(one.expiresAt, shift) });
  }
  for (const one of devices.values()) {
    const [askedAt, seenAt] = [shiftedAge(one.askedAt, shift), shiftedAge(one.seenAt, shift)];
    devices.set(one.id, { ...one, askedAt, seenAt });
  }
  for (const one of tokens.values()) tokens.set(one.id, { ...one, createdAt: shiftedFact(one.createdAt, shift) });
  for (const known of [seen, tokensSeen]) for (const [id, at] of known) known.set(id, shiftedFact(at, shift));
  for (const one of failed) one.at = shiftedAge(one.at, shift);
}

export function byText<Row>(text: (row: Row) => string): (a: Row, b: Row) => number {
  return (a, b) => {
    const [left, right] = [text(a), text(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
}
