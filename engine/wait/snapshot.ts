import { dayMs } from '../../shared/time/durations.ts';
import { memoize } from '../queue/memoize.ts';
import { blended } from './blend.ts';
import type { TrackedLine } from './line.ts';
import { historyOf, livelinessOf, meanWait, paceOf } from './line-now.ts';
import { workOf } from './line-work.ts';
import type { CentreFacts } from './observation.ts';
import { agesBefore, ofRankBefore, placesIn, walkCentre } from './standing.ts';
import type { TrackerState } from './tracker-state.ts';

/** The local time of an instant. */
export function localOf(place: CentreFacts, at: number) {
  const local = at + place.offsetAt(at);
  const day = Math.floor(local / dayMs);
  const second = (local - day * dayMs) / 1000;
  return { day, second, hour: Math.min(23, Math.floor(second / 3600)), weekday: (day + 4) % 7 };
}

/** The lines and the counters at one instant; each part is worked out at most once for all who ask then. */
export function takeSnapshot(state: TrackerState, at: number) {
  const local = localOf(state.place, at);
  return {
    at,
    /** Who was at work then. */
    working: state.place.atWork?.(),
    local,
    all: state.all,
    line: memoize((service: string) => lineSnapshot(state, service, at, local)),
    places: placesIn(state.all),
    liveliness: livelinessOf(state.all, at),
    privileged: state.all.waiting.filter(({ rank }) => rank > 0).length,
    centreWork: workOf(state.counters.open(null, at)),
    /** The walk along the centre's line for one who has this rank. */
    walk: memoize((rank: number) => walkCentre(state, at, rank)),
  };
}
export type Snapshot = ReturnType<typeof takeSnapshot>;
export type LineSnapshot = ReturnType<typeof lineSnapshot>;

/**
 * How much longer than by the learnt seconds per call one who comes now will wait; those before them in proportion. Until the
 * day's first call the last waits are of another day, and the learnt seconds alone are nearer.
 */
const blendFactor = (
  { all }: TrackerState,
  line: TrackedLine,
  fluid: number,
  lastWaits: number,
  at: number,
): number => {
  if (line.callsToday === 0 || fluid <= 0) return 1;
  const head = line.waiting[0];
  const headAge = head === undefined ? 0 : (at - head.at) / 1000;
  return blended({ fluid, lastWaits, centreWaits: meanWait(all, 10, lastWaits), headAge }) / fluid;
};

const lineSnapshot = (state: TrackerState, service: string, at: number, local: ReturnType<typeof localOf>) => {
  const line = state.lineOf(service);
  const open = state.counters.open(service, at);
  const pace = paceOf(state, service, at, local);
  const history = historyOf(state, service, at, local);
  return {
    line,
    places: placesIn(line),
    agesBefore: agesBefore(line, at),
    ofRankBefore: memoize((rank: number) => ofRankBefore(line, rank)),
    pace,
    history,
    blendFactor: blendFactor(state, line, pace.fluid(line.waiting.length), history.mean10, at),
    liveliness: livelinessOf(line, at),
    work: workOf(open),
    serviceSeconds: state.counters.serviceSeconds(service),
  };
};
