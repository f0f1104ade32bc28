import { type KeptMean, keepMean, setMean } from './memory.ts';
import { addTo, emptyMean, type RunningMean, shrunk } from './running-mean.ts';

/** How long visits of one service last. */
export interface ServiceTimes {
  readonly all: RunningMean;
  /** Seconds still to go, by the seconds that have gone. */
  readonly rest: readonly RunningMean[];
}

/** Times of which nothing is known yet. */
export function createTimes(): ServiceTimes {
  return { all: emptyMean(), rest: elapsedBins.map(emptyMean) };
}

/** Takes in a visit that lasted so many seconds. */
export function addTimes(times: ServiceTimes, seconds: number): void {
  addTo(times.all, seconds, serviceMemory);
  times.rest.forEach((mean, bin) => {
    const gone = elapsedBins[bin] ?? 0;
    if (seconds > gone) addTo(mean, seconds - gone, serviceMemory);
  });
}

/** Seconds still to go of a visit that has gone on for `gone` seconds. */
export function restOf(times: ServiceTimes, gone: number): number {
  let bin = 0;
  while (bin + 1 < elapsedBins.length && (elapsedBins[bin + 1] ?? 0) <= gone) bin += 1;
  const mean = times.rest[bin];
  return mean === undefined ? times.all.value : shrunk(mean, times.all.value, 5);
}

/** The times of a service as plain JSON. */
export function keepTimes(service: string, { all, rest }: ServiceTimes) {
  return [service, keepMean(all), rest.map(keepMean)] as const;
}

/** The times that `keepTimes` gave. */
export function timesFrom(all: KeptMean, rest: readonly KeptMean[]): ServiceTimes {
  const made = createTimes();
  setMean(made.all, all);
  made.rest.forEach((mean, bin) => {
    setMean(mean, rest[bin] ?? [0, 0]);
  });
  return made;
}

const serviceMemory = 300;
/** Starts of the bins of elapsed time, in seconds. */
const elapsedBins = [0, 30, 60, 120, 240, 480, 960, 1920, 3840] as const;
