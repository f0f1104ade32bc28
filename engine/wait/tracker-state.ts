import type { Counters } from './counters.ts';
import type { TrackedLine } from './line.ts';
import type { CentreFacts } from './observation.ts';

/** What a snapshot is made from: the tracker's lines and counters. */
export interface TrackerState {
  readonly place: CentreFacts;
  readonly all: TrackedLine;
  readonly counters: Counters;
  readonly lineOf: (service: string) => TrackedLine;
  readonly gapAt: (service: string, hour: number) => number;
  readonly serviceOf: (ticket: string) => string | null;
}
