import type { CallEvent } from '../../shared/calls/calls.ts';

/** What the exchange told of calls. No number of a telephone is kept. */

/** One event of a call; `at` in ms by the exchange's clock. */
export interface ToldCall {
  /** The exchange's own id of the call. */
  readonly call: string;
  readonly event: CallEvent;
  readonly at: number;
  readonly counter: string | null;
  /** The ticket that the call is; null = none is known. */
  readonly ticket: string | null;
  /** HMAC of all that was told, which tells a repeat from something else. */
  readonly digest: string;
}

/** What is known of one call; times in ms, null = not told. */
export interface CallTimes {
  readonly call: string;
  readonly ringing: number | null;
  readonly answered: number | null;
  readonly ended: number | null;
  readonly abandoned: number | null;
  readonly ticket: string | null;
}

export interface CallStore {
  /** Keeps an event unless there is one of this call and kind; gives the one that is kept. */
  tellCall(centre: string, told: ToldCall): Promise<ToldCall>;
  /** What was told of a call, in the order of its times. */
  toldOfCall(centre: string, call: string): Promise<readonly ToldCall[]>;
  /** The calls whose first event was at `from` (ms) or later and before `until`, by that time, then by their ids. */
  callsBegun(centre: string, from: number, until: number): Promise<readonly CallTimes[]>;
}
