import type { LegRow, ReportKey, ReportRow } from '../../shared/figures.ts';
import { spread } from '../../shared/figures.ts';
import type { TodayFigures } from '../../shared/views.ts';
import { localTime } from '../../shared/words.ts';

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
  add(legs: readonly LegRow[]): void;
  finish(): Summary;
}

interface Tally {
  issued: number;
  served: number;
  noShow: number;
  abandoned: number;
  kept: number;
  readonly waits: number[];
  readonly services: number[];
}

const newTally = (): Tally => ({ issued: 0, served: 0, noShow: 0, abandoned: 0, kept: 0, waits: [], services: [] });

const counts = (leg: LegRow): boolean => !leg.practice && !leg.inaccurate;

const countIn = (tally: Tally, leg: LegRow, targetSeconds: number): void => {
  if (leg.leg === 0) tally.issued++;
  if (leg.waitSeconds !== null) {
    tally.waits.push(leg.waitSeconds);
    if (leg.waitSeconds <= targetSeconds) tally.kept++;
  }
  switch (leg.ending) {
    case 'served':
      tally.served++;
      if (leg.serviceSeconds !== null) tally.services.push(leg.serviceSeconds);
      return;
    case 'no-show':
      tally.noShow++;
      return;
    case 'cancelled':
    case 'expired':
      if (leg.calledAt === null && leg.startedAt === null) tally.abandoned++;
      return;
    case 'transferred':
    case null:
      return;
  }
};

const rowOf = (key: string, tally: Tally): ReportRow => ({
  key,
  issued: tally.issued,
  served: tally.served,
  noShow: tally.noShow,
  abandoned: tally.abandoned,
  wait: spread(tally.waits),
  service: spread(tally.services),
  serviceLevel: tally.waits.length === 0 ? null : tally.kept / tally.waits.length,
});

const quarterHourMs = 900_000;

/** The local hour of an instant, as `09`. Every zone's offset is a multiple of a quarter of an hour, so one look-up serves each. */
const hourIn = (timeZone: string): ((at: number) => string) => {
  const known = new Map<number, string>();
  return (at) => {
    const quarter = Math.floor(at / quarterHourMs);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    const hour = String(localTime(quarter * quarterHourMs, timeZone).hour).padStart(2, '0');
    known.set(quarter, hour);
    return hour;
  };
};

/** When a leg began to matter: its ticket's issue, for a later leg its entering the queue, or its start if it never queued. */
const beginning = (leg: LegRow): number =>
  leg.leg === 0 ? leg.issuedAt : (leg.queuedAt ?? leg.startedAt ?? leg.issuedAt);

const keyBy = (by: ReportKey, timeZone: string): ((leg: LegRow) => string) => {
  switch (by) {
    case 'day':
      return (leg) => leg.date;
    case 'hour': {
      const hour = hourIn(timeZone);
      return (leg) => hour(beginning(leg));
    }
    case 'service':
      return (leg) => leg.service;
    case 'counter':
      return (leg) => leg.counter ?? '';
    case 'clerk':
      return (leg) => leg.clerk ?? '';
    case 'class':
      return (leg) => leg.priorityClass ?? '';
  }
};

/** Begins a summary by `by`; practice and inaccurate legs that are added are left out, imported ones count. */
export const beginSummary = (by: ReportKey, options: SummaryOptions): SummaryInMaking => {
  const total = newTally();
  const groups = new Map<string, Tally>();
  const keyOf = keyBy(by, options.timeZone);
  const add = (leg: LegRow): void => {
    const key = keyOf(leg);
    const group = groups.get(key) ?? newTally();
    groups.set(key, group);
    countIn(group, leg, options.targetSeconds);
    countIn(total, leg, options.targetSeconds);
  };
  return {
    add: (legs) => {
      for (const leg of legs) if (counts(leg)) add(leg);
    },
    finish: () => ({
      total: rowOf('', total),
      rows: [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, tally]) => rowOf(key, tally)),
    }),
  };
};

/** The figures of these legs in all and by `by`, rows in the order of their keys; durations in seconds, shares from 0 to 1. */
export const summarise = (legs: readonly LegRow[], by: ReportKey, options: SummaryOptions): Summary => {
  const summary = beginSummary(by, options);
  summary.add(legs);
  return summary.finish();
};

/** The figures of one day's legs, as the manager's screen shows them; durations in seconds, the share from 0 to 1. */
export const todayFigures = (legs: readonly LegRow[], options: Pick<SummaryOptions, 'targetSeconds'>): TodayFigures => {
  const tally = newTally();
  for (const leg of legs) if (counts(leg)) countIn(tally, leg, options.targetSeconds);
  const { issued, served, noShow, abandoned, wait, service, serviceLevel } = rowOf('', tally);
  return { issued, served, noShow, abandoned, wait, service, serviceLevel };
};
