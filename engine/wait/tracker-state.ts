import type { Counters } from './counters.ts';
import type { Line } from './line.ts';
import type { Place } from './observation.ts';

/** What a snapshot is made from: the tracker's lines and counters. */
export interface TrackerState {
  readonly place: Place;
  readonly all: Line;
  readonly counters: Counters;
  readonly lineOf: (service: string) => Line;
  readonly gapAt: (service: string, hour: number) => number;
  readonly serviceOf: (ticket: string) => string | null;
}
