import { kept } from '../kept.ts';
import { blended } from './blend.ts';
import type { Counters } from './counters.ts';
import type { Place } from './happenings.ts';
import type { Line } from './line.ts';
import { historyOf, livelinessOf, meanWait, paceOf } from './line-now.ts';
import { workOf } from './line-work.ts';
import { agesBefore, ofRankBefore, placesIn, walkCentre } from './standing.ts';

/** What a snapshot is made from: the tracker's lines and counters. */
export interface Sight {
  readonly place: Place;
  readonly all: Line;
  readonly counters: Counters;
  readonly lineOf: (service: string) => Line;
  readonly gapAt: (service: string, hour: number) => number;
  readonly serviceOf: (ticket: string) => string | null;
}

/** The local time of an instant. */
export const localOf = (place: Place, at: number) => {
  const local = at + place.offsetAt(at);
  const day = Math.floor(local / 86_400_000);
  const second = (local - day * 86_400_000) / 1000;
  return { day, second, hour: Math.min(23, Math.floor(second / 3600)), weekday: (day + 4) % 7 };
};

/**
 * How much longer than by the learnt seconds per call one who comes now will wait; those before him in proportion. Until the
 * day's first call the last waits are of another day, and the learnt seconds alone are nearer.
 */
const blendFactor = ({ all }: Sight, line: Line, fluid: number, lastWaits: number, at: number): number => {
  if (line.callsToday === 0 || fluid <= 0) return 1;
  const head = line.waiting[0];
  const headAge = head === undefined ? 0 : (at - head.at) / 1000;
  return blended({ fluid, lastWaits, centreWaits: meanWait(all, 10, lastWaits), headAge }) / fluid;
};

const lineSnapshot = (sight: Sight, service: string, at: number, local: ReturnType<typeof localOf>) => {
  const line = sight.lineOf(service);
  const open = sight.counters.open(service, at);
  const pace = paceOf(sight, service, at, local);
  const history = historyOf(sight, service, at, local);
  return {
    line,
    places: placesIn(line),
    agesBefore: agesBefore(line, at),
    ofRankBefore: kept((rank: number) => ofRankBefore(line, rank)),
    pace,
    history,
    blendFactor: blendFactor(sight, line, pace.fluid(line.waiting.length), history.mean10, at),
    liveliness: livelinessOf(line, at),
    work: workOf(open),
    serviceSeconds: sight.counters.serviceSeconds(service),
  };
};

/** What is so at one instant, worked out at most once for all who ask then. */
export const newSnapshot = (sight: Sight, at: number) => {
  const local = localOf(sight.place, at);
  return {
    at,
    /** Who was at work then. */
    working: sight.place.atWork?.(),
    local,
    all: sight.all,
    line: kept((service: string) => lineSnapshot(sight, service, at, local)),
    places: placesIn(sight.all),
    liveliness: livelinessOf(sight.all, at),
    privileged: sight.all.waiting.filter(({ rank }) => rank > 0).length,
    centreWork: workOf(sight.counters.open(null, at)),
    /** The walk along the centre's line for one who has this rank. */
    walk: kept((rank: number) => walkCentre(sight, at, rank)),
  };
};
export type Snapshot = ReturnType<typeof newSnapshot>;
export type LineSnapshot = ReturnType<typeof lineSnapshot>;
