/**
 * What the estimator is told, in time order, and what it is asked. Recordings know only part of it: a call without a
 * counter, or tickets without an end, are well enough. Times in ms since 1970.
 */
export type Observation =
  | {
      readonly type: 'issued';
      readonly ticket: string;
      readonly service: string;
      /** 0 = ordinary; a larger rank is called earlier. */
      readonly rank: number;
      readonly at: number;
    }
  | { readonly type: 'called'; readonly ticket: string; readonly counter: string | null; readonly at: number }
  | { readonly type: 'started'; readonly ticket: string; readonly at: number }
  /** Over: served, a no-show, cancelled, expired; before its call it only leaves the line. */
  | { readonly type: 'ended'; readonly ticket: string; readonly gaveUp: boolean; readonly at: number };

/** A ticket that waits, or that somebody is about to take. */
export interface Ask {
  readonly service: string;
  readonly rank: number;
  /** The waiting ticket's id; null for one about to be issued. */
  readonly ticket: string | null;
  /** People ahead where the engine knows them exactly; otherwise the tracker counts those issued before. */
  readonly ahead?: number;
  readonly at: number;
}

/** For each counter that is open and not paused: the services that it takes. */
export type AtWork = ReadonlyMap<string, ReadonlySet<string>>;

/** What the tracker needs to know of a centre. */
export interface CentreFacts {
  /** The centre's offset from UTC (ms) at an instant. */
  readonly offsetAt: (at: number) => number;
  /** What a visit of this service usually takes by the configuration, in seconds; null where nobody has said. */
  readonly standardSeconds: (service: string) => number | null;
  /** Counters open now that take the service, those paused left out, where that is known. */
  readonly openCounters?: (service: string) => number;
  /** Who is at work now and takes which services; the same object until it changes, null where it is not known. */
  readonly atWork?: () => AtWork | null;
}
