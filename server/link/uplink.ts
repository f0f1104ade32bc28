import { batchLimits, type UplinkTrouble } from '../../shared/country/link.ts';
import type { Clock } from '../../shared/time/clock.ts';
import type { NationalPeople } from '../access/national.ts';
import { pause } from '../async/clock.ts';
import type { Centres } from '../centre/centres.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import type { LeasedJob } from '../jobs/lease.ts';
import type { Log } from '../log.ts';
import type { ImportStore } from '../store/imports.ts';
import type { LinkStore, LogEnd, StoredBody } from '../store/link.ts';
import { backOffMs } from './back-off.ts';
import { createSays, type Says } from './branch-says.ts';
import { bringImports } from './bring-imports.ts';
import { type Chance, processChance } from './chance.ts';
import type { CitizenAnswers } from './citizen-answers.ts';
import { fetchBack } from './fetch-back.ts';
import { fitting } from './fitting.ts';
import type { HeadAnswer, HeadLine } from './head-line.ts';
import type { Holds } from './holds.ts';
import { obey } from './obey.ts';
import { createTakenPeople } from './taken-people.ts';
import type { UplinkKeys } from './uplink-key.ts';
import { off, type Told, tell, troubleIn, type UplinkStanding } from './uplink-standing.ts';

export interface UplinkParts {
  readonly store: Pick<
    LinkStore & ImportStore,
    'incarnationOf' | 'bodies' | 'takeBack' | 'importedDays' | 'importedLegs'
  > & {
    head(centre: string): Promise<LogEnd>;
  };
  /** One that no correction moves. */
  readonly clock: Clock;
  readonly log: Log;
  /** What is asked of a centre is dated by this (ms). */
  readonly now: () => number;
  readonly configure: Centres['configure'];
  readonly keys: UplinkKeys;
  readonly holds: Holds;
  readonly answers?: CitizenAnswers | undefined;
  /** The people of the head office; absent = nobody is taken. */
  readonly people?: NationalPeople | undefined;
  /** null = no head office is named. */
  readonly line: HeadLine | null;
  readonly chance?: Chance | undefined;
}

export interface Uplinks {
  /** Brings a centre's log to the head office and does what that asks, for the process that has the lease on it. */
  attend(live: Pick<LiveCentre, 'id' | 'onChange' | 'ask' | 'catchUp' | 'fresh'>): LeasedJob;
  standing(centre: string): UplinkStanding;
  standings(): ReadonlyMap<string, UplinkStanding>;
  /** What is wrong with a centre's way, once it has lasted; null = nothing. */
  troubleOf(centre: string): UplinkTrouble | null;
}

/** The ways of this server's centres to their head office. */
export function createUplinks(parts: UplinkParts): Uplinks {
  const standings = new Map<string, UplinkStanding>();
  const { line } = parts;
  return {
    attend(live) {
      if (line === null) return { close: async () => {} };
      const people = parts.people && createTakenPeople({ people: parts.people, line, steady: parts.clock }, live.id);
      const says = createSays(parts, live.id, () => standings.get(live.id)?.seq ?? null);
      const obeying = obey({ ...parts, live, line, people, steady: parts.clock, says: says.now });
      const importing = bringImports({ ...parts, line }, live.id);
      const bringing = bringUp({ ...parts, line, says }, live, (standing) => {
        const before = standings.get(live.id);
        standings.set(live.id, { ...(before ?? off), code: null, detail: null, ...standing });
        if (before?.state !== standing.state) tell(parts.log, live.id, standing);
      });
      return {
        async close() {
          await Promise.all([bringing.close(), obeying.close(), importing.close()]);
          standings.delete(live.id);
        },
      };
    },
    standing: (centre) => standings.get(centre) ?? (line === null ? off : { ...off, state: 'beginning' }),
    standings: () => standings,
    troubleOf: (centre) => {
      const standing = standings.get(centre) ?? off;
      const { code } = standing;
      return parts.holds.isHeld(centre) ? { state: 'held', code } : troubleIn(standing, parts.clock.now());
    },
  };
}

type Ready = UplinkParts & { readonly line: HeadLine; readonly says: Says };
interface Way extends Ready {
  readonly centre: string;
  readonly signal: AbortSignal;
  readonly tell: (standing: Told) => void;
  /** Takes in what was put back into the log. */
  readonly catchUp: () => void;
  /** To be called whenever the head office has answered. */
  readonly heard: () => void;
  /** Resolves once something may be there to bring, or `ms` have passed. */
  readonly rest: (ms: number) => Promise<void>;
}

/** How often a branch that waits asks whether it is let in, and what it says though there is nothing new (ms). */
const askEveryMs = 3000;
const heartbeatMs = 25_000;
/** How long to leave a head office alone that refuses (ms). */
const refusedMs = 60_000;

const bringUp = (parts: Ready, live: Pick<LiveCentre, 'id' | 'onChange' | 'catchUp'>, told: Way['tell']): LeasedJob => {
  const closing = new AbortController();
  const { signal } = closing;
  let news = new AbortController();
  const changes = live.onChange(() => news.abort());
  const rest = async (ms: number): Promise<void> => {
    await pause(parts.clock, ms, AbortSignal.any([signal, news.signal]));
    news = new AbortController();
  };
  const { catchUp } = live;
  const running = keepUp({ ...parts, centre: live.id, catchUp, signal, tell: told, rest });
  return {
    async close() {
      closing.abort();
      changes.close();
      await running;
    },
  };
};

/** How a round ended: with what is to be waited for. */
type Round = 'waiting' | 'refused' | 'cut' | 'again';

const keepUp = async (given: Omit<Way, 'heard'>): Promise<void> => {
  const { signal, clock, chance = processChance } = given;
  let tries = 0;
  const heard = (): void => {
    tries = 0;
  };
  const way: Way = { ...given, heard };
  way.tell({ state: 'beginning' });
  while (!signal.aborted) {
    const round = await roundOf(way);
    tries += 1;
    if (round === 'waiting') await pause(clock, askEveryMs, signal);
    if (round === 'refused') await pause(clock, refusedMs, signal);
    if (round === 'cut') await pause(clock, backOffMs(tries, chance), signal);
  }
};

const roundOf = async (way: Way): Promise<Round> => {
  const { keys, centre, log } = way;
  try {
    const key = await keys.read(centre);
    if (key === null) return await beginAsking(way);
    return await bringAll(way, key);
  } catch (error) {
    if (!way.signal.aborted) log.error({ err: error, centre }, 'the link to the head office failed');
    way.tell({ state: 'cut', detail: 'this server could not read or write' });
    return 'cut';
  }
};

const cutOff = (way: Way, detail: string): Round => {
  if (!way.signal.aborted) way.tell({ state: 'cut', detail });
  return 'cut';
};

/** Asks to be let in; what it gets to show later is kept before anything else. */
const beginAsking = async (way: Way): Promise<Round> => {
  const { keys, centre, line, signal } = way;
  const answer = await line.ask({ kind: 'branch', centre }, signal);
  if (answer.kind === 'cut') return cutOff(way, answer.detail);
  if (answer.kind === 'refused') return refusedBy(way, answer.code);
  await keys.keep(centre, answer.value.claim);
  way.tell({ state: 'waiting', code: answer.value.code });
  return 'waiting';
};

const refusedBy = (way: Way, code: string): Round => {
  way.tell({ state: 'cut', detail: `the head office refuses: ${code}` });
  return 'refused';
};

/** The key is not good, or not yet: asks how it stands, and for another one where nobody knows it. */
const askAgain = async (way: Way, key: string): Promise<Round> => {
  const { keys, centre, line, signal } = way;
  const answer = await line.ask({ kind: 'branch', centre, claim: key }, signal);
  if (answer.kind === 'cut') return cutOff(way, answer.detail);
  if (answer.kind === 'ok') {
    if (answer.value.approved) return 'again';
    way.tell({ state: 'waiting', code: answer.value.code });
    return 'waiting';
  }
  if (answer.code !== 'device-not-found') return refusedBy(way, answer.code);
  await keys.forget(centre);
  return 'again';
};

/** Begins from the head that the head office states, whatever was thought before; brings all that there is, and what comes from then on. */
const bringAll = async (way: Way, key: string): Promise<Round> => {
  const { store, centre, line, signal, clock, chance = processChance } = way;
  if (way.holds.isHeld(centre)) {
    const asked = await getBack(way, key);
    if (asked !== 'again') return asked;
  }
  const incarnation = await store.incarnationOf(centre, chance.newId());
  let at: LogEnd = await store.head(centre);
  let bodies: readonly StoredBody[] = [];
  for (;;) {
    const hash = bodies.at(-1)?.hash ?? at.hash;
    const says = await way.says.after(at.seq + bodies.length);
    const body = { incarnation, after: at.seq, hash, bodies: bodies.map((one) => one.body), says };
    const next = await nextAfter(way, key, await line.bring(key, body, signal));
    if (typeof next === 'string') return next;
    if (await way.holds.release(centre)) way.log.info({ centre }, 'the head office was asked: the centre goes on');
    at = next;
    bodies = await toBring(way, at);
    if (bodies.length > 0) continue;
    way.tell({ state: 'level', seq: at.seq, at: clock.now() });
    await way.rest(heartbeatMs);
    if (signal.aborted) return 'again';
    bodies = await toBring(way, at);
  }
};

const toBring = async (way: Way, { seq }: LogEnd): Promise<readonly StoredBody[]> => {
  const bodies = fitting(await way.store.bodies(way.centre, seq, batchLimits.events));
  if (bodies.length > 0) way.tell({ state: 'sending', seq, at: way.clock.now() });
  return bodies;
};

/** Where to go on from, or how this round ends. */
const nextAfter = async (way: Way, key: string, answer: HeadAnswer<LogEnd>): Promise<LogEnd | Round> => {
  if (answer.kind === 'cut') return cutOff(way, answer.detail);
  if (answer.kind === 'ok') {
    way.heard();
    return hasThat(way, key, answer.value);
  }
  switch (answer.code) {
    case 'behind':
      return hasThat(way, key, answer);
    case 'forked':
    case 'chain-broken':
      way.tell({ state: answer.code, seq: answer.seq, detail: `at event ${answer.seq}` });
      // Bytes that a line has changed may come whole the next time; another log stays one until people have looked.
      return answer.code === 'forked' ? 'refused' : 'cut';
    case 'not-signed-in':
      return askAgain(way, key);
    default:
      return refusedBy(way, answer.code);
  }
};

/** The head that was stated, where it is one of this log; else there are two logs. */
const hasThat = async (way: Way, key: string, { seq, hash }: LogEnd): Promise<LogEnd | Round> => {
  const [own] = seq === 0 ? [{ hash: '' }] : await way.store.bodies(way.centre, seq - 1, 1);
  if (own?.hash === hash) return { seq, hash };
  if (own === undefined) return getBack(way, key);
  way.tell({ state: 'forked', seq, detail: `at event ${seq}` });
  return 'refused';
};

/** The head office has more than is here: what was lost comes back, where the log was not gone on with since. */
const getBack = async (way: Way, key: string): Promise<Round> => {
  const found = await fetchBack(way, key);
  if (found.kind === 'level') return 'again';
  if (found.kind === 'gone on') return 'cut';
  if (found.kind === 'cut') return cutOff(way, found.detail);
  if (found.code !== 'forked') return refusedBy(way, found.code);
  way.tell({ state: 'forked', seq: found.seq, detail: `at event ${found.seq}` });
  return 'refused';
};
