import { timingSafeEqual } from 'node:crypto';
import { noticeRules } from '../../shared/notices/notices-schema.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { openBackground } from '../async/background.ts';
import type { Centres } from '../centre/centres.ts';
import { newId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { CitizenCode, CitizenSession, CitizenSubject } from '../store/citizen.ts';
import type { Store } from '../store/store.ts';
import { type CitizenTimes, codesInWindow, figuresOfCode, triesOfCode } from './citizen-code.ts';
import type { PersonKey } from './person-key.ts';
import { hashSecret, longSecret } from './secrets.ts';
import { type NameKeys, namedSubjects, nameKeys, ofName, oneName } from './shared-address.ts';

/** What somebody says is theirs: one of the two. */
export interface CitizenAddress {
  readonly by: 'phone' | 'email';
  readonly text: string;
}

/**
 * [PV5] Citizens who show with a code that a phone or an address is theirs. What is asked of the store before an answer is the same
 * whether the address is known or not; what is done for those that are known comes after it.
 */
export function openCitizens(parts: CitizenParts) {
  const { store, clock, log, times } = parts;
  const background = openBackground();
  const keyOf = ({ text }: CitizenAddress): string => parts.personKey(text.trim().toLowerCase());
  return {
    /** Sends a code where something is kept under this address; how long it will count, in seconds, or `too-many`. */
    async ask(address: CitizenAddress, language: string): Promise<Result<{ readonly seconds: number }>> {
      const key = keyOf(address);
      const wait = await counted(parts, `citizen-code ${key}`, times.windowSeconds, codesInWindow);
      if (wait !== null) return tooMany(wait);
      void background.run(
        () => sendCode(parts, { key, by: address.by, language }),
        (error) => log.error({ err: error }, 'a code could not be sent'),
      );
      return ok({ seconds: times.codeSeconds });
    },
    /** Begins a session for who knows the code, and the name where several people gave the address; else `wrong-code`, `needs-name`, `wrong-name` or `too-many`. */
    signIn: (address: CitizenAddress, figures: string, name?: string) => signIn(parts, keyOf(address), figures, name),
    /** What is kept under the address of a session, of its person alone: cases first, and of each kind the latest first. */
    async subjects({ key, names }: CitizenSession): Promise<readonly CitizenSubject[]> {
      return ofName(await keptUnder(parts, key), new Set(names.split(' ').filter((word) => word !== '')));
    },
    ...openProven(parts, keyOf),
    /** [CS27] Whether the address is theirs: the code is used up, and opens nothing. */
    prove: (address: CitizenAddress, figures: string) => prove(parts, keyOf(address), figures),
    /** Whose session this is; null = it is over, or there was none. */
    find: async (secret: string | null): Promise<CitizenSession | null> =>
      secret === null ? null : store.citizenSession(hashSecret(secret), clock.now()),
    end: async (secret: string | null): Promise<void> => {
      if (secret !== null) await store.endCitizenSession(hashSecret(secret));
    },
    close: background.close,
  };
}
/** What is told of them to a head office. */
const openProven = (parts: CitizenParts, keyOf: (address: CitizenAddress) => string) => ({
  /** Whether something of a centre is kept under this address, and whether a code can be sent to it from there. */
  async knows(address: CitizenAddress, centre: string) {
    const found = (await parts.store.citizenSubjects(keyOf(address))).filter((one) => one.centre === centre);
    return { known: found.length > 0, sends: found.length > 0 && sendsFrom(parts, address.by, centre) };
  },
  /** The person whose address was proven to be theirs elsewhere; refuses `needs-name` and `wrong-name`. It is no session of a browser. */
  async proven(address: CitizenAddress, name: string | undefined): Promise<Result<CitizenSession>> {
    const whose = await nameOf(parts, keyOf(address), name);
    if (!whose.ok) return whose;
    return ok({ hash: '', key: keyOf(address), names: [...whose.value].join(' '), expiresAt: parts.clock.now() });
  },
});

export type Citizens = ReturnType<typeof openCitizens>;

/** Gives the secret of the session, known to nobody else. A code stays until the name is right: both have the same few tries. */
const signIn = async (
  parts: CitizenParts,
  key: string,
  figures: string,
  name: string | undefined,
): Promise<Result<StartedSession>> => {
  const { store, clock, times } = parts;
  const code = await rightCode(parts, key, figures);
  if (!code.ok) return code;
  const whose = await nameOf(parts, key, name);
  if (!whose.ok) return whose;
  const secret = longSecret();
  const names = [...whose.value].join(' ');
  const session = { hash: hashSecret(secret), key, names, expiresAt: clock.now() + times.sessionSeconds * 1000 };
  return (await store.startCitizenSession(code.value, session)) ? ok({ secret, session }) : wrongCode;
};

/** The id of the code that was sent to this address, where these are its figures. */
const rightCode = async (parts: CitizenParts, key: string, figures: string): Promise<Result<string>> => {
  const { store, clock, times } = parts;
  const wait = await counted(parts, tries(key), times.codeSeconds, triesOfCode);
  if (wait !== null) return tooMany(wait);
  const code = await store.citizenCode(key, clock.now());
  const right = figuresOfCode(parts.personKey, code?.code ?? '');
  const isRight = timingSafeEqual(Buffer.from(right), Buffer.from(figures));
  return code === null || !isRight ? wrongCode : ok(code.code);
};

const prove = async (parts: CitizenParts, key: string, figures: string): Promise<Result<null>> => {
  const code = await rightCode(parts, key, figures);
  if (!code.ok) return code;
  // It is over as it begins.
  const session = { hash: hashSecret(longSecret()), key, names: '', expiresAt: parts.clock.now() };
  return (await parts.store.startCitizenSession(code.value, session)) ? ok(null) : wrongCode;
};

/** Whose list it is: theirs who alone gave the address, else theirs whose name is typed and who are one person. */
const nameOf = async (parts: CitizenParts, key: string, typed: string | undefined): Promise<Result<NameKeys>> => {
  const kept = await keptUnder(parts, key);
  const only = oneName(kept);
  if (only !== null) return ok(only);
  if (typed === undefined) return refuse('needs-name', 'Several people gave this: say your surname too');
  const theirs = ofName(kept, nameKeys(parts.personKey, typed));
  const whole = theirs.length === 0 ? null : oneName(theirs);
  return whole === null ? refuse('wrong-name', 'Nothing of one person has this name') : ok(whole);
};

/** The latest of each kind, in the centres that this server has. */
const keptUnder = async ({ store, centres, personKey }: CitizenParts, key: string) => {
  const found = (await store.citizenSubjects(key)).filter(({ centre }) => centres.find(centre) !== null);
  const latest = (kind: CitizenSubject['kind']) => found.filter((one) => one.kind === kind).slice(0, lookedThrough);
  return namedSubjects(store, personKey, [...latest('case'), ...latest('seat')]);
};

/** More than anybody asks for; a number that an office gives for all its people has no end. */
const lookedThrough = 1000;

export interface StartedSession {
  readonly secret: string;
  readonly session: CitizenSession;
}

export interface CitizenParts {
  readonly store: Store;
  readonly centres: Pick<Centres, 'find'>;
  readonly clock: Clock;
  readonly log: Pick<Log, 'error'>;
  readonly personKey: PersonKey;
  readonly times: CitizenTimes;
}

const wrongCode = refuse('wrong-code', 'This code is not right, or counts no longer');
const tooMany = (seconds: number) =>
  refuse('too-many', `Too many tries: wait ${seconds} s`, { retryAfterSeconds: seconds });

const tries = (key: string): string => `citizen-try ${key}`;

/** Counts one more under a name; null if there were fewer than so many in so many seconds, else how long to wait. */
const counted = async ({ store, clock }: CitizenParts, name: string, seconds: number, most: number) => {
  const now = clock.now();
  const { count, lastAt } = await store.countFailure(
    name,
    now,
    now - seconds * 1000 + 1,
    (before) => before.count < most,
  );
  return count < most ? null : Math.max(1, Math.ceil((lastAt + seconds * 1000 - now) / 1000));
};

/** One code an address: it takes the place of the one before, and may be guessed as often as that. */
const sendCode = async (
  parts: CitizenParts,
  { key, by, language }: Pick<CitizenCode, 'key' | 'by' | 'language'>,
): Promise<void> => {
  const { store, clock, times } = parts;
  await store.clearFailures(tries(key));
  const found = await store.citizenSubjects(key);
  const subject = senderOf(parts, by, found);
  if (subject === null) return;
  const [now, code] = [clock.now(), newId()];
  const notice = {
    id: newId(),
    key: `code:${code}`,
    seat: code,
    kind: 'code',
    due: 0,
    about: 0,
    mustReach: false,
  } as const;
  const expiresAt = now + times.codeSeconds * 1000;
  await store.putCitizenCode({ ...subject, code, key, by, language, expiresAt }, { ...notice, at: now });
};

/** The latest of a centre that is in use and, for a phone, sends SMS; null = nothing is kept in any. */
const senderOf = (
  parts: CitizenParts,
  by: CitizenCode['by'],
  found: readonly CitizenSubject[],
): CitizenSubject | null => {
  const inUse = found.filter(({ centre }) => parts.centres.find(centre)?.latest().archived === false);
  return inUse.find(({ centre }) => sendsFrom(parts, by, centre)) ?? inUse[0] ?? null;
};

const sendsFrom = ({ centres }: CitizenParts, by: CitizenCode['by'], id: string): boolean => {
  const centre = centres.find(id)?.latest().centre ?? null;
  return by === 'email' || (centre !== null && noticeRules(centre).sms !== undefined);
};
