import type { ReportKey } from '../../shared/reports/figures.ts';
import { hourIn } from '../queue/business-day.ts';
import type { CountedLeg } from './counted-leg.ts';
import { type Durations, inOrder } from './durations.ts';

/** What is counted of the legs of one key, as docs/figures.md defines it; tallies of different legs add up. */
export interface Tally {
  readonly key: string;
  readonly issued: number;
  readonly served: number;
  readonly noShow: number;
  readonly abandoned: number;
  readonly waits: Durations;
  /** [EM5] Of the waits those that an emergency fell into: whole, and without it. */
  readonly stopped: Durations;
  readonly unstopped: Durations;
  readonly services: Durations;
}

/** Counts legs by `by`, hours by the wall clock of a time zone (IANA); practice and inaccurate ones are left out, imported ones count. */
export function tallyLegs(legs: readonly CountedLeg[], by: ReportKey, timeZone: string): readonly Tally[] {
  const keyOf = keyBy(by, timeZone);
  const groups = new Map<string, Counting>();
  for (const leg of legs) {
    if (!counts(leg)) continue;
    const key = keyOf(leg);
    const group = groups.get(key) ?? nothing();
    groups.set(key, group);
    countIn(group, leg);
  }
  return [...groups].map(([key, { waits, stopped, unstopped, services, ...rest }]) => ({
    key,
    ...rest,
    waits: inOrder(waits),
    stopped: inOrder(stopped),
    unstopped: inOrder(unstopped),
    services: inOrder(services),
  }));
}

/** When a leg began to matter (ms): its ticket's issue, for a later leg its entering the queue, or its start if it never queued. */
export function beginning(leg: CountedLeg): number {
  return leg.leg === 0 ? leg.issuedAt : (leg.queuedAt ?? leg.startedAt ?? leg.issuedAt);
}

interface Counting {
  issued: number;
  served: number;
  noShow: number;
  abandoned: number;
  readonly waits: number[];
  readonly stopped: number[];
  readonly unstopped: number[];
  readonly services: number[];
}

const nothing = (): Counting => ({
  ...{ issued: 0, served: 0, noShow: 0, abandoned: 0 },
  ...{ waits: [], stopped: [], unstopped: [], services: [] },
});

const counts = (leg: CountedLeg): boolean => !leg.practice && !leg.inaccurate;

const countIn = (tally: Counting, leg: CountedLeg): void => {
  if (leg.leg === 0) tally.issued++;
  countWait(tally, leg);
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

const countWait = (tally: Counting, { waitSeconds, suspendedWaitSeconds }: CountedLeg): void => {
  if (waitSeconds === null) return;
  tally.waits.push(waitSeconds);
  if (suspendedWaitSeconds === 0) return;
  tally.stopped.push(waitSeconds);
  tally.unstopped.push(Math.max(0, waitSeconds - suspendedWaitSeconds));
};

const keyBy = (by: ReportKey, timeZone: string): ((leg: CountedLeg) => string) => {
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
    case 'channel':
      return (leg) => leg.channel;
    case 'origin':
      return (leg) => leg.origin ?? 'walk-in';
  }
};
