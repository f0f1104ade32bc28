import type { VisitSums } from './figures.ts';

/** What a centre's own last weeks say about how many counters it needs, and days run again with something changed. */

export interface StaffingTargets {
  readonly meanWaitSeconds: number;
  readonly waitSeconds: number;
  readonly serviceLevel: number;
}

/** One hour of one weekday, averaged over the days recorded. */
export interface StaffingHour {
  /** By the centre's clock, as `09`. */
  readonly hour: string;
  /** Visitors who entered a queue in it, on average; of calls, those that were given up too, as far as an exchange tells of them. */
  readonly arrivals: number;
  /** What one visitor takes of a counter, on average: from the call to the end, and until the next can be called. */
  readonly handlingSeconds: number;
  /** Counters that were open on average, pauses left out. */
  readonly open: number;
  /** Counters that keep the targets with these visitors; and with as many as came on the fullest of ten such days. */
  readonly needed: number;
  readonly neededWhenFull: number;
  /** How long those who came in it waited, where any was called. */
  readonly waitSeconds: number | null;
  readonly serviceLevel: number | null;
}

export interface StaffingDay {
  /** 1 = Monday. */
  readonly weekday: number;
  /** How many such days were recorded. */
  readonly days: number;
  /** The last of them, YYYY-MM-DD. */
  readonly last: string;
  readonly hours: readonly StaffingHour[];
}

export interface Staffing {
  readonly targets: StaffingTargets;
  /** Weekdays of which there are days, from Monday: of the hall, */
  readonly weekdays: readonly StaffingDay[];
  /** and of the phone desks, where calls were taken. A call has no wait. */
  readonly calls: readonly StaffingDay[];
}

/** What is changed when a day is run again. */
export interface DayChange {
  /** So many counters more, or fewer; or so many in each hour from midnight on, whatever was open. */
  readonly counters: number | readonly number[];
  /** The work profile of every counter; null = what it was. */
  readonly profile: string | null;
  /** So many times the visitors. */
  readonly visitors: number;
}

/** What a day comes to. */
export interface DaySums extends VisitSums {
  readonly visits: number;
  /** Share of the time that counters were open (pauses left out) in which somebody was called or served there; null = none open. */
  readonly utilisation: number | null;
}

export interface Replay {
  readonly date: string;
  /** As it was recorded. */
  readonly real: DaySums;
  /** The same day run again through the engine, and with the change. */
  readonly before: DaySums;
  readonly after: DaySums;
  /** Counters that were open at some time, before and after. */
  readonly counters: { readonly before: number; readonly after: number };
  /** Visits that could not be run again, because their service is no more. */
  readonly leftOut: number;
}
