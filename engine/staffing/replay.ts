import type { Centre } from '../../shared/centre/centre.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { LegRow, Spread } from '../../shared/reports/figures.ts';
import type { DayChange, DaySums, Replay } from '../../shared/reports/staffing.ts';
import { applyAll } from '../queue/apply.ts';
import { instantOf } from '../queue/business-day.ts';
import { decide } from '../queue/decide.ts';
import { initialState, type State } from '../queue/state.ts';
import { daySums, runSums } from '../simulate/day-figures.ts';
import type { DayPlan } from '../simulate/plan.ts';
import { createRandom } from '../simulate/random.ts';
import { runDay } from '../simulate/run-day.ts';
import { changeDay } from './change-day.ts';
import { hallAndPhones } from './phone-desks.ts';
import { recordedDay } from './recorded-day.ts';
import { openBetween, type Shift } from './shifts.ts';

/** A recorded day run again through the engine: as it was, and with something changed. */

/**
 * A day of the hall run again, before and after a change, beside what was recorded; calls are left out. Refuses: nothing-recorded, malformed, profile-not-found,
 * bad-config.
 */
export function replayOf(
  centre: Centre,
  date: string,
  allLegs: readonly LegRow[],
  allShifts: readonly Shift[],
  change: DayChange,
): Result<Replay> {
  const { legs, shifts } = hallAndPhones(centre, { legs: allLegs, shifts: allShifts }).hall;
  if (legs.length === 0 || shifts.length === 0) {
    return refuse('nothing-recorded', `No visits are recorded on ${date}`, { date });
  }
  const target = centre.targets.waitSeconds;
  const midnight = instantOf(date, '00:00', centre.timeZone);
  const dayOf = (seed: number) => recordedDay(centre, legs, shifts, createRandom(seed));
  const before = averaged((seed) => runOnce(dayOf(seed).plan, target));
  if (!before.ok) return before;
  const after = averaged((seed) => {
    const changed = changeDay(dayOf(seed).plan, change, midnight, createRandom(seed + runs));
    return changed.ok ? runOnce(changed.value, target) : changed;
  });
  if (!after.ok) return after;
  const open = shifts.length;
  const { counters } = change;
  return ok({
    date,
    real: realSums(legs, shifts, target),
    before: before.value,
    after: after.value,
    counters: { before: open, after: typeof counters === 'number' ? open + counters : Math.max(...counters) },
    leftOut: dayOf(1).leftOut,
  });
}

/** The state of a centre in which its configuration is in force and nothing else has happened. Refuses: bad-config. */
export function configuredState(centre: Centre, at: number): Result<State> {
  const made = decide(initialState, { type: 'configure', centre, source: 'install', onVersion: null, at, by });
  return made.ok ? ok(applyAll(initialState, made.value)) : made;
}

/** What is drawn differs from run to run: so many runs are averaged. */
const runs = 5;
const by = { kind: 'system', id: 'replay', role: 'system' } as const;

const runOnce = (plan: DayPlan, targetSeconds: number): Result<DaySums> => {
  const state = configuredState(plan.centre, plan.opensAt);
  return state.ok ? ok(runSums(runDay(state.value, plan), targetSeconds)) : state;
};

const meanOf = (numbers: readonly (number | null)[]): number | null => {
  const known = numbers.filter((one) => one !== null);
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length;
};
const wholeMean = (numbers: readonly (number | null)[]): number | null => {
  const mean = meanOf(numbers);
  return mean === null ? null : Math.round(mean);
};

const meanSpread = (spreads: readonly Spread[]): Spread => ({
  count: wholeMean(spreads.map(({ count }) => count)) ?? 0,
  mean: wholeMean(spreads.map(({ mean }) => mean)),
  median: wholeMean(spreads.map(({ median }) => median)),
  p90: wholeMean(spreads.map(({ p90 }) => p90)),
  max: wholeMean(spreads.map(({ max }) => max)),
});

const meanSums = (all: readonly DaySums[]): DaySums => {
  const count = (of: (sums: DaySums) => number): number => wholeMean(all.map(of)) ?? 0;
  return {
    visits: count((sums) => sums.visits),
    served: count((sums) => sums.served),
    noShow: count((sums) => sums.noShow),
    abandoned: count((sums) => sums.abandoned),
    wait: meanSpread(all.map(({ wait }) => wait)),
    service: meanSpread(all.map(({ service }) => service)),
    serviceLevel: meanOf(all.map(({ serviceLevel }) => serviceLevel)),
    utilisation: meanOf(all.map(({ utilisation }) => utilisation)),
  };
};

/** In service or on the way to the counter (ms), as far as the legs tell. */
const busyMs = (legs: readonly LegRow[]): number =>
  legs.reduce((sum, { serviceSeconds, walkSeconds, ending, calledAt, endedAt }) => {
    if (serviceSeconds !== null) return sum + ((walkSeconds ?? 0) + serviceSeconds) * 1000;
    return ending === 'no-show' && calledAt !== null && endedAt !== null ? sum + endedAt - calledAt : sum;
  }, 0);

const realSums = (legs: readonly LegRow[], shifts: readonly Shift[], targetSeconds: number): DaySums => {
  const openMs = shifts.reduce((sum, { spans }) => sum + openBetween(spans, 0, Number.MAX_SAFE_INTEGER), 0);
  return daySums(legs, { openMs, busyMs: busyMs(legs) }, targetSeconds);
};

/** Days run several times with other draws, averaged. */
const averaged = (make: (seed: number) => Result<DaySums>): Result<DaySums> => {
  const all: DaySums[] = [];
  for (let seed = 1; seed <= runs; seed++) {
    const made = make(seed);
    if (!made.ok) return made;
    all.push(made.value);
  }
  return ok(meanSums(all));
};
