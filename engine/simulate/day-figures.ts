import { type LegRow, spread } from '../../shared/reports/figures.ts';
import type { DaySums } from '../../shared/reports/staffing.ts';
import type { DayRun } from './run-day.ts';

/** The figures of legs as docs/figures.md defines them, and the counters' time (ms) beside them. */
export function daySums(
  legs: readonly LegRow[],
  time: { readonly openMs: number; readonly busyMs: number },
  targetSeconds: number,
): DaySums {
  const fit = legs.filter(({ inaccurate, practice }) => !inaccurate && !practice);
  const waits = fit.flatMap(({ waitSeconds }) => (waitSeconds === null ? [] : [waitSeconds]));
  const services = fit.flatMap(({ ending, serviceSeconds }) =>
    ending === 'served' && serviceSeconds !== null ? [serviceSeconds] : [],
  );
  const kept = waits.filter((wait) => wait <= targetSeconds).length;
  return {
    visits: fit.filter(({ leg }) => leg === 0).length,
    served: fit.filter(({ ending }) => ending === 'served').length,
    noShow: fit.filter(({ ending }) => ending === 'no-show').length,
    abandoned: fit.filter(
      ({ ending, calledAt, startedAt }) =>
        (ending === 'cancelled' || ending === 'expired') && calledAt === null && startedAt === null,
    ).length,
    wait: spread(waits),
    service: spread(services),
    serviceLevel: waits.length === 0 ? null : kept / waits.length,
    utilisation: time.openMs === 0 ? null : Math.min(1, time.busyMs / time.openMs),
  };
}

/** The figures of a day that was run; a wait of at most `targetSeconds` counts as kept. */
export function runSums(run: DayRun, targetSeconds: number): DaySums {
  const openMs = run.counters.reduce((sum, one) => sum + one.openMs, 0);
  const busyMs = run.counters.reduce((sum, one) => sum + one.busyMs, 0);
  return daySums(run.legs, { openMs, busyMs }, targetSeconds);
}
