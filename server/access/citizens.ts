import { timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../shared/clock.ts';
import { noticeRules } from '../../shared/notices-schema.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import { openBackground } from '../async/background.ts';
import type { Centres } from '../centre/centres.ts';
import { newId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { CitizenCode, CitizenSession, CitizenSubject } from '../store/citizen.ts';
import type { Store } from '../store/store.ts';
import { type CitizenTimes, codesInWindow, figuresOfCode, triesOfCode } from './citizen-code.ts';
import type { PersonKey } from './person-key.ts';
import { hashSecret, longSecret } from './secrets.ts';

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
    signIn: (address: CitizenAddress, figures: string) => signIn(parts, keyOf(address), figures),
    /** Whose session this is; null = it is over, or there was none. */
    find: async (secret: string | null): Promise<CitizenSession | null> =>
      secret === null ? null : store.citizenSession(hashSecret(secret), clock.now()),
    end: async (secret: string | null): Promise<void> => {
      if (secret !== null) await store.endCitizenSession(hashSecret(secret));
    },
    close: background.close,
  };
}
export type Citizens = ReturnType<typeof openCitizens>;

/** Begins a session for who knows the code; gives its secret, known to nobody else. */
const signIn = async (parts: CitizenParts, key: string, figures: string): Promise<Result<StartedSession>> => {
  const { store, clock, times } = parts;
  const wait = await counted(parts, tries(key), times.codeSeconds, triesOfCode);
  if (wait !== null) return tooMany(wait);
  const code = await store.citizenCode(key, clock.now());
  const right = figuresOfCode(parts.personKey, code?.code ?? '');
  const isRight = timingSafeEqual(Buffer.from(right), Buffer.from(figures));
  if (code === null || !isRight) return wrongCode;
  const secret = longSecret();
  const session = { hash: hashSecret(secret), key, expiresAt: clock.now() + times.sessionSeconds * 1000 };
  return (await store.startCitizenSession(code.code, session)) ? ok({ secret, session }) : wrongCode;
};

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
  { centres }: CitizenParts,
  by: CitizenCode['by'],
  found: readonly CitizenSubject[],
): CitizenSubject | null => {
  const stateOf = ({ centre }: CitizenSubject) => centres.find(centre)?.latest();
  const inUse = found.filter((one) => stateOf(one)?.archived === false);
  const sends = (one: CitizenSubject): boolean => {
    const centre = stateOf(one)?.centre ?? null;
    return by === 'email' || (centre !== null && noticeRules(centre).sms !== undefined);
  };
  return inUse.find(sends) ?? inUse[0] ?? null;
};
