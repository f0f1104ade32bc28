import type { KeptMean } from './memory.ts';
import type { AtWork } from './observation.ts';
import { shrunk } from './running-mean.ts';
import { addTimes, createTimes, keepTimes, restOf, type ServiceTimes, timesFrom } from './service-times.ts';

/** What is known of the counters: who is busy with what since when, and, learnt, who takes which services and how long they last. */

/** One counter that takes the service asked for, as the schedule of the line needs it. */
export interface OpenCounter {
  readonly takes: ReadonlyMap<string, number>;
  /** Seconds until it is expected to be free. */
  readonly freeIn: number;
  readonly busy: boolean;
  /** Seconds since it called the visitor it serves; 0 for an idle one. */
  readonly gone: number;
  /** Seconds since anything was seen of it; 0 for a busy one. */
  readonly unseen: number;
}

export interface CountersMemory {
  readonly takes: readonly (readonly [
    counter: string,
    takes: readonly (readonly [service: string, share: number])[],
  ])[];
  readonly times: readonly (readonly [service: string, all: KeptMean, rest: readonly KeptMean[]])[];
}

/** `atWork`: who is at work, where that is known; otherwise those seen lately are. */
export function createCounters(
  memory: CountersMemory | null,
  atWork: () => AtWork | null = () => null,
  standard: (service: string) => number | null = () => null,
) {
  const state = beginCounters(memory, standard);
  return {
    called: (name: string, ticket: string, service: string, now: number): void =>
      called(state, name, ticket, service, now),
    ended: (ticket: string, service: string, since: number, now: number): void =>
      ended(state, ticket, service, since, now),
    newDay: (): void => newDay(state),
    serviceSeconds: (service: string): number => serviceSeconds(state, service),
    memory: (): CountersMemory => memoryOf(state),
    /** The counters that were lately at work and take this service; all that were at work for null. */
    open: (service: string | null, now: number): readonly OpenCounter[] => openFor(state, service, now, atWork()),
  };
}
export type Counters = ReturnType<typeof createCounters>;

const countsFor = 1_200_000;
const takesMemory = 400;
/** Calls after which it is known what a counter takes. */
const enoughCalls = 20;
const leastShare = 0.02;

interface CountersState {
  readonly counters: Map<string, Counter>;
  /** At which counter each ticket is. */
  readonly at: Map<string, string>;
  readonly times: Map<string, ServiceTimes>;
  readonly centreTimes: ServiceTimes;
  readonly standard: (service: string) => number | null;
  /** What was asked at one instant since the last change: a hall is asked about ticket by ticket. */
  asked: OpenAsked;
}

interface OpenAsked {
  readonly at: number;
  readonly working: AtWork | null;
  readonly open: Map<string | null, readonly OpenCounter[]>;
}

interface Counter {
  busySince: number | null;
  service: string;
  lastSeen: number;
  /** Share of its calls by service, forgetting. */
  readonly takes: Map<string, number>;
}

/** The centre's own times stand under this name, which no service can have. */
const centreName = '';

interface Working {
  readonly counter: Counter;
  readonly takes: ReadonlyMap<string, number>;
}

const idleCounter = (): Counter => ({ busySince: null, service: '', lastSeen: 0, takes: new Map() });

/** What a counter takes that is known to be at work: what it was seen to take, as far as it may; all that it may while little was seen. */
const mayTake = (counter: Counter, may: ReadonlySet<string>): ReadonlyMap<string, number> => {
  const seen = [...counter.takes].filter(([service]) => may.has(service));
  const calls = seen.reduce((sum, [, share]) => sum + share, 0);
  return calls >= enoughCalls ? new Map(seen) : new Map([...may].map((service) => [service, 1]));
};

const beginCounters = (memory: CountersMemory | null, standard: CountersState['standard']): CountersState => {
  const times = new Map((memory?.times ?? []).map(([service, all, rest]) => [service, timesFrom(all, rest)]));
  const centreTimes = times.get(centreName) ?? createTimes();
  times.set(centreName, centreTimes);
  const counters = new Map<string, Counter>(
    (memory?.takes ?? []).map(([name, takes]) => [
      name,
      { busySince: null, service: '', lastSeen: 0, takes: new Map(takes) },
    ]),
  );
  return { counters, at: new Map(), times, centreTimes, standard, asked: nothingAsked(Number.NaN, null) };
};

const nothingAsked = (at: number, working: AtWork | null): OpenAsked => ({ at, working, open: new Map() });

const forget = (state: CountersState): void => {
  state.asked = nothingAsked(Number.NaN, null);
};

const memoryOf = ({ counters, times }: CountersState): CountersMemory => ({
  takes: [...counters].map(
    ([name, { takes }]) =>
      [name, [...takes].map(([service, share]) => [service, Number(share.toPrecision(4))] as const)] as const,
  ),
  times: [...times].map(([service, known]) => keepTimes(service, known)),
});

const called = (state: CountersState, name: string, ticket: string, service: string, now: number): void => {
  forget(state);
  const counter = state.counters.get(name) ?? idleCounter();
  state.counters.set(name, counter);
  for (const [known, share] of counter.takes) counter.takes.set(known, share * (1 - 1 / takesMemory));
  counter.takes.set(service, (counter.takes.get(service) ?? 0) + 1);
  counter.busySince = now;
  counter.service = service;
  counter.lastSeen = now;
  state.at.set(ticket, name);
};

const ended = (state: CountersState, ticket: string, service: string, since: number, now: number): void => {
  forget(state);
  const seconds = (now - since) / 1000;
  addTimes(timesOf(state, service), seconds);
  addTimes(state.centreTimes, seconds);
  const name = state.at.get(ticket);
  state.at.delete(ticket);
  const counter = name === undefined ? undefined : state.counters.get(name);
  if (counter === undefined) return;
  counter.lastSeen = now;
  counter.busySince = null;
};

const newDay = (state: CountersState): void => {
  forget(state);
  state.at.clear();
  for (const counter of state.counters.values()) {
    counter.busySince = null;
    counter.lastSeen = 0;
  }
};

const openFor = (
  state: CountersState,
  service: string | null,
  now: number,
  working: AtWork | null,
): readonly OpenCounter[] => {
  if (state.asked.at !== now || state.asked.working !== working) state.asked = nothingAsked(now, working);
  const before = state.asked.open.get(service);
  if (before !== undefined) return before;
  const found: OpenCounter[] = [];
  for (const one of working === null ? lately(state, now) : known(state, working)) {
    if (doesTake(one, service)) found.push(openCounter(state, one, now));
  }
  state.asked.open.set(service, found);
  return found;
};

const doesTake = ({ takes }: Working, service: string | null): boolean => {
  if (service === null) return true;
  let all = 0;
  for (const share of takes.values()) all += share;
  return (takes.get(service) ?? 0) >= Math.max(leastShare * all, 1e-9);
};

const openCounter = (state: CountersState, { counter, takes }: Working, now: number): OpenCounter => {
  const { busySince, lastSeen, service } = counter;
  const gone = busySince === null ? 0 : (now - busySince) / 1000;
  return {
    takes,
    busy: busySince !== null,
    freeIn: busySince === null ? 0 : restSeconds(state, service, gone),
    gone,
    unseen: (now - Math.max(lastSeen, busySince ?? 0)) / 1000,
  };
};

const timesOf = ({ times }: CountersState, service: string): ServiceTimes => {
  const known = times.get(service);
  if (known !== undefined) return known;
  const made = createTimes();
  times.set(service, made);
  return made;
};

const serviceSeconds = ({ times, centreTimes, standard }: CountersState, service: string): number => {
  const own = times.get(service);
  // Where nobody was ever served, what the configuration says.
  const usual = centreTimes.all.weight === 0 ? (standard(service) ?? 0) : centreTimes.all.value;
  return own === undefined ? usual : shrunk(own.all, usual, 10);
};

const restSeconds = ({ times, centreTimes, standard }: CountersState, service: string, gone: number): number => {
  const own = times.get(service);
  if (centreTimes.all.weight === 0) return standard(service) ?? 0;
  return own === undefined || own.all.weight < 30 ? restOf(centreTimes, gone) : restOf(own, gone);
};

const lately = ({ counters }: CountersState, now: number): readonly Working[] =>
  [...counters.values()]
    .filter(({ busySince, lastSeen }) => busySince !== null || now - lastSeen <= countsFor)
    .map((counter) => ({ counter, takes: counter.takes }));

const known = ({ counters }: CountersState, working: AtWork): readonly Working[] =>
  [...working].map(([name, may]) => {
    const counter = counters.get(name) ?? idleCounter();
    return { counter, takes: mayTake(counter, may) };
  });
