import type { ReportKey, ReportRow, TodayFigures } from '../../shared/reports/figures.ts';
import type { CountedLeg } from './counted-leg.ts';
import { countAtMost, type Durations, spreadOf } from './durations.ts';
import { type Tally, tallyLegs } from './tally.ts';

/** Figures over legs, as docs/figures.md defines them. Pure; one pass over the legs, in as many portions as they come. */

export interface SummaryOptions {
  /** IANA name of the centre's zone: the hours of the report are its wall clock. */
  readonly timeZone: string;
  /** A wait of at most this many seconds counts as kept in the service level. */
  readonly targetSeconds: number;
}
export interface Summary {
  readonly total: ReportRow;
  readonly rows: readonly ReportRow[];
}
/** A summary in the making: legs may come in portions, so that a long range never holds up the rest of the server. */
export interface SummaryInMaking {
  add(legs: readonly CountedLeg[]): void;
  /** Adds what was counted by the same key before. */
  addTallies(tallies: readonly Tally[]): void;
  finish(): Summary;
}

/** Begins a summary by `by`; practice and inaccurate legs that are added are left out, imported ones count. */
export function beginSummary(by: ReportKey, { timeZone, targetSeconds }: SummaryOptions): SummaryInMaking {
  const total = nothing();
  const groups = new Map<string, Sum>();
  const addTallies = (tallies: readonly Tally[]): void => {
    for (const tally of tallies) {
      const group = groups.get(tally.key) ?? nothing();
      groups.set(tally.key, group);
      addTo(group, tally);
      addTo(total, tally);
    }
  };
  return {
    addTallies,
    add: (legs) => addTallies(tallyLegs(legs, by, timeZone)),
    finish: () => ({
      total: rowOf('', total, targetSeconds),
      rows: [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, sum]) => rowOf(key, sum, targetSeconds)),
    }),
  };
}

/** The figures of these legs in all and by `by`, rows in the order of their keys; durations in seconds, shares from 0 to 1. */
export function summarise(legs: readonly CountedLeg[], by: ReportKey, options: SummaryOptions): Summary {
  const summary = beginSummary(by, options);
  summary.add(legs);
  return summary.finish();
}

/** The figures of one day's hall, as the manager's screen shows them live: calls are none of it [HL1]; durations in seconds, the share from 0 to 1. */
export function todayFigures(
  legs: readonly CountedLeg[],
  options: Pick<SummaryOptions, 'targetSeconds'>,
): TodayFigures {
  const ofHall = legs.filter(({ channel }) => channel !== 'call');
  const { key: _, ...figures } = summarise(ofHall, 'day', { ...options, timeZone: 'UTC' }).total;
  return figures;
}

interface Sum {
  issued: number;
  served: number;
  noShow: number;
  abandoned: number;
  readonly waits: Durations[];
  readonly stopped: Durations[];
  readonly unstopped: Durations[];
  readonly services: Durations[];
}

const nothing = (): Sum => ({
  ...{ issued: 0, served: 0, noShow: 0, abandoned: 0 },
  ...{ waits: [], stopped: [], unstopped: [], services: [] },
});

const addTo = (sum: Sum, tally: Tally): void => {
  sum.issued += tally.issued;
  sum.served += tally.served;
  sum.noShow += tally.noShow;
  sum.abandoned += tally.abandoned;
  if (tally.waits.length > 0) sum.waits.push(tally.waits);
  if (tally.stopped.length > 0) sum.stopped.push(tally.stopped);
  if (tally.unstopped.length > 0) sum.unstopped.push(tally.unstopped);
  if (tally.services.length > 0) sum.services.push(tally.services);
};

const rowOf = (key: string, sum: Sum, targetSeconds: number): ReportRow => {
  const wait = spreadOf(sum.waits);
  // [EM5] The time of an emergency is in the wait, but nobody's target is missed by it.
  const suspendedSeconds = secondsIn(sum.stopped) - secondsIn(sum.unstopped);
  const kept =
    within(sum.waits, targetSeconds) - within(sum.stopped, targetSeconds) + within(sum.unstopped, targetSeconds);
  return {
    key,
    issued: sum.issued,
    served: sum.served,
    noShow: sum.noShow,
    abandoned: sum.abandoned,
    wait,
    service: spreadOf(sum.services),
    ...(suspendedSeconds > 0 ? { suspendedSeconds } : {}),
    serviceLevel: wait.count === 0 ? null : kept / wait.count,
  };
};

const within = (parts: readonly Durations[], seconds: number): number =>
  parts.reduce((count, waits) => count + countAtMost(waits, seconds), 0);

const secondsIn = (parts: readonly Durations[]): number =>
  parts.reduce((sum, waits) => waits.reduce((all, wait) => all + wait, sum), 0);
