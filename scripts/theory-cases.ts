import { asSeen, type MeanEstimate, withControl } from '../engine/simulate/control-variates.ts';
import { type LongRun, type LongRunSeen, longRun } from '../engine/simulate/long-run.ts';
import type { Centre } from '../shared/centre/centre.ts';
import { meanWait, shareThatWaits, strictPriorityWaits } from '../shared/reports/erlang-c.ts';

/** The engine's own order against queueing theory, in the cases whose answers are known. */
export interface TheoryCase {
  readonly name: string;
  /** Visitors an hour, by class. */
  readonly arrivals: LongRun['arrivals'];
  readonly meanServiceMinutes: number;
  readonly counters: number;
  /** How many a seed lets through in the long run: the heavier the load, the longer it takes to say anything. */
  readonly customers: number;
}

/** A centre with one service, one counter and one class that goes strictly first: it gathers priority a million times as fast. */
export function theoryCentre(sample: Centre): Centre {
  const name = { az: privileged };
  return {
    ...sample,
    services: sample.services.slice(0, 1),
    profiles: [{ id: 'all', name, tiers: [['*']] }],
    counters: [{ id: '1', name: '1', profile: 'all' }],
    displays: [],
    officials: [],
    priorityClasses: [{ id: privileged, name, proof: name, headStartSeconds: 0, rate: 1_000_000, offered: true }],
  };
}

/** One line of the table: minutes, or a share. */
export interface Compared {
  readonly figure: string;
  readonly theory: number;
  readonly seen: MeanEstimate;
  /** With what chance did to the same visitors first come, first served taken out; null = not for this figure. */
  readonly controlled: MeanEstimate | null;
}

/** A noShow: more than 3 % off, as seen or with the control. */
export function misses(compared: Compared): boolean {
  return (
    offBy(compared, compared.seen) > 0.03 ||
    (compared.controlled !== null && offBy(compared, compared.controlled) > 0.03)
  );
}

/** Runs one case with one seed. */
export function runCase(centre: Centre, one: TheoryCase, seed: number, customers = one.customers): LongRunSeen {
  return longRun(centre, { ...one, customers, seed, batches: 100 });
}

/** What was seen in several runs of one case, beside what theory says. */
export function compare(one: TheoryCase, runs: readonly LongRunSeen[]): readonly Compared[] {
  const load = { handlingSeconds: one.meanServiceMinutes * 60, counters: one.counters };
  const rates = one.arrivals.map(({ perHour }) => perHour);
  const all = { ...load, perHour: rates.reduce((sum, rate) => sum + rate, 0) };
  const minutes = (figure: string, seconds: number, batches: LongRunSeen['all']): Compared => ({
    figure,
    theory: seconds / 60,
    seen: asSeen(batches),
    controlled: withControl(batches),
  });
  const waited = asSeen(runs.flatMap((run) => run.waited));
  const mean = rates.length === 1 ? 'mean wait' : 'mean wait of all (as first come)';
  const whole = minutes(
    mean,
    meanWait(all),
    runs.flatMap((run) => run.all),
  );
  const waits = rates.length === 1 ? [] : strictPriorityWaits(rates, load);
  return [
    { figure: 'share that waits', theory: shareThatWaits(all), seen: waited, controlled: null },
    ...waits.map((seconds, index) =>
      minutes(
        `mean wait, ${one.arrivals[index]?.priorityClass ?? 'ordinary'}`,
        seconds,
        runs.flatMap((run) => run.classes[index] ?? []),
      ),
    ),
    whole,
  ];
}

const privileged = 'privileged';

const sized = (meanServiceMinutes: number, counters: number, customers: number) => ({
  meanServiceMinutes,
  counters,
  customers,
});

export const theoryCases: readonly TheoryCase[] = [
  { name: '60/h, 10 min, 12 counters', arrivals: [{ priorityClass: null, perHour: 60 }], ...sized(10, 12, 1_000_000) },
  { name: '30/h, 15 min, 8 counters', arrivals: [{ priorityClass: null, perHour: 30 }], ...sized(15, 8, 2_000_000) },
  { name: '5/h, 10 min, 1 counter', arrivals: [{ priorityClass: null, perHour: 5 }], ...sized(10, 1, 1_000_000) },
  {
    name: '6/h privileged + 24/h, 15 min, 8 counters',
    arrivals: [
      { priorityClass: privileged, perHour: 6 },
      { priorityClass: null, perHour: 24 },
    ],
    ...sized(15, 8, 2_000_000),
  },
];

/** By how much a figure was off, as a share of what theory says. */
export const offBy = ({ theory }: Compared, seen: MeanEstimate): number => Math.abs(seen.mean / theory - 1);
