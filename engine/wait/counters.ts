import { type KeptMean, keepMean, setMean } from './memory.ts';
import type { AtWork } from './observation.ts';
import { addTo, emptyMean, type RunningMean, shrunk } from './running-mean.ts';

/** What is known of the counters: who is busy with what since when, and, learnt, who takes which services and how long they last. */

/** One counter that takes the service asked for, as the sketch of the line needs it. */
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
export function newCounters(
  memory: CountersMemory | null,
  atWork: () => AtWork | null = () => null,
  standard: (service: string) => number | null = () => null,
) {
  const counters = new Map<string, Counter>();
  for (const [name, takes] of memory?.takes ?? []) {
    counters.set(name, { busySince: null, service: '', lastSeen: 0, takes: new Map(takes) });
  }
  const at = new Map<string, string>();
  /** What was asked at this instant since the last change: a hall is asked about ticket by ticket. */
  const nothingAsked = (now: number, working: AtWork | null) => ({
    at: now,
    working,
    open: new Map<string | null, readonly OpenCounter[]>(),
  });
  let asked = nothingAsked(Number.NaN, null);
  const forget = (): void => {
    asked = nothingAsked(Number.NaN, null);
  };
  const times = new Map((memory?.times ?? []).map(([service, all, rest]) => [service, timesFrom(all, rest)]));
  const centreTimes = times.get(centreName) ?? newTimes();
  times.set(centreName, centreTimes);

  const timesOf = (service: string): ServiceTimes => {
    const known = times.get(service);
    if (known !== undefined) return known;
    const made = newTimes();
    times.set(service, made);
    return made;
  };

  const serviceSeconds = (service: string): number => {
    const own = times.get(service);
    // Where nobody was ever served, what the configuration says.
    const usual = centreTimes.all.weight === 0 ? (standard(service) ?? 0) : centreTimes.all.value;
    return own === undefined ? usual : shrunk(own.all, usual, 10);
  };

  const restSeconds = (service: string, gone: number): number => {
    const own = times.get(service);
    if (centreTimes.all.weight === 0) return standard(service) ?? 0;
    return own === undefined || own.all.weight < 30 ? restOf(centreTimes, gone) : restOf(own, gone);
  };

  const lately = (now: number): readonly Working[] =>
    [...counters.values()]
      .filter(({ busySince, lastSeen }) => busySince !== null || now - lastSeen <= countsFor)
      .map((counter) => ({ counter, takes: counter.takes }));
  const known = (working: AtWork): readonly Working[] =>
    [...working].map(([name, may]) => {
      const counter = counters.get(name) ?? idleCounter();
      return { counter, takes: mayTake(counter, may) };
    });

  return {
    called: (name: string, ticket: string, service: string, now: number): void => {
      forget();
      const counter = counters.get(name) ?? idleCounter();
      counters.set(name, counter);
      for (const [known, share] of counter.takes) counter.takes.set(known, share * (1 - 1 / takesMemory));
      counter.takes.set(service, (counter.takes.get(service) ?? 0) + 1);
      counter.busySince = now;
      counter.service = service;
      counter.lastSeen = now;
      at.set(ticket, name);
    },
    ended: (ticket: string, service: string, since: number, now: number): void => {
      forget();
      const seconds = (now - since) / 1000;
      addTimes(timesOf(service), seconds);
      addTimes(centreTimes, seconds);
      const name = at.get(ticket);
      at.delete(ticket);
      const counter = name === undefined ? undefined : counters.get(name);
      if (counter === undefined) return;
      counter.lastSeen = now;
      counter.busySince = null;
    },
    newDay: (): void => {
      forget();
      at.clear();
      for (const counter of counters.values()) {
        counter.busySince = null;
        counter.lastSeen = 0;
      }
    },
    serviceSeconds,
    memory: (): CountersMemory => ({
      takes: [...counters].map(
        ([name, { takes }]) =>
          [name, [...takes].map(([service, share]) => [service, Number(share.toPrecision(4))] as const)] as const,
      ),
      times: [...times].map(([service, known]) => keepTimes(service, known)),
    }),
    /** The counters that were lately at work and take this service; all that were at work for null. */
    open: (service: string | null, now: number): readonly OpenCounter[] => {
      const working = atWork();
      if (asked.at !== now || asked.working !== working) asked = nothingAsked(now, working);
      const before = asked.open.get(service);
      if (before !== undefined) return before;
      const found: OpenCounter[] = [];
      for (const { counter, takes } of working === null ? lately(now) : known(working)) {
        const busy = counter.busySince !== null;
        let all = 0;
        for (const share of takes.values()) all += share;
        if (service !== null && (takes.get(service) ?? 0) < Math.max(leastShare * all, 1e-9)) continue;
        const gone = counter.busySince === null ? 0 : (now - counter.busySince) / 1000;
        const freeIn = busy ? restSeconds(counter.service, gone) : 0;
        const unseen = (now - Math.max(counter.lastSeen, counter.busySince ?? 0)) / 1000;
        found.push({ takes, busy, freeIn, gone, unseen });
      }
      asked.open.set(service, found);
      return found;
    },
  };
}
export type Counters = ReturnType<typeof newCounters>;

const countsFor = 1_200_000;
const takesMemory = 400;
/** Calls after which it is known what a counter takes. */
const enoughCalls = 20;
const leastShare = 0.02;
const serviceMemory = 300;
/** Starts of the bins of elapsed time, in seconds. */
const elapsedBins = [0, 30, 60, 120, 240, 480, 960, 1920, 3840] as const;

interface Counter {
  busySince: number | null;
  service: string;
  lastSeen: number;
  /** Share of its calls by service, forgetting. */
  readonly takes: Map<string, number>;
}

interface ServiceTimes {
  readonly all: RunningMean;
  /** Seconds still to go, by the seconds that have gone. */
  readonly rest: readonly RunningMean[];
}

const newTimes = (): ServiceTimes => ({ all: emptyMean(), rest: elapsedBins.map(emptyMean) });

const addTimes = (times: ServiceTimes, seconds: number): void => {
  addTo(times.all, seconds, serviceMemory);
  times.rest.forEach((mean, bin) => {
    const gone = elapsedBins[bin] ?? 0;
    if (seconds > gone) addTo(mean, seconds - gone, serviceMemory);
  });
};

const restOf = (times: ServiceTimes, gone: number): number => {
  let bin = 0;
  while (bin + 1 < elapsedBins.length && (elapsedBins[bin + 1] ?? 0) <= gone) bin += 1;
  const mean = times.rest[bin];
  return mean === undefined ? times.all.value : shrunk(mean, times.all.value, 5);
};

const keepTimes = (service: string, { all, rest }: ServiceTimes) =>
  [service, keepMean(all), rest.map(keepMean)] as const;
const timesFrom = (all: KeptMean, rest: readonly KeptMean[]): ServiceTimes => {
  const made = newTimes();
  setMean(made.all, all);
  made.rest.forEach((mean, bin) => {
    setMean(mean, rest[bin] ?? [0, 0]);
  });
  return made;
};
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
