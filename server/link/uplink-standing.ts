import type { UplinkState, UplinkTrouble } from '../../shared/country/link.ts';
import type { Log } from '../log.ts';

/** How a centre stands to its head office, as this process knows it. */
export interface UplinkStanding {
  readonly state: UplinkState;
  /** What is to be let in at the head office. */
  readonly code: string | null;
  /** The last event that the head office has, and when it said so (ms). */
  readonly seq: number | null;
  readonly at: number | null;
  /** What went wrong last, in a few words. */
  readonly detail: string | null;
}

/** No head office is named. */
export const off: UplinkStanding = { state: 'off', code: null, seq: null, at: null, detail: null };

/** What is wrong with it at `now` (ms), once it has lasted; null = nothing. */
export function troubleIn({ state, code, at }: UplinkStanding, now: number): UplinkTrouble | null {
  if (state === 'off' || state === 'beginning' || state === 'held' || state === 'sending' || state === 'level')
    return null;
  // A line that is away for a moment is no matter.
  return state === 'cut' && at !== null && now - at < cutMs ? null : { state, code };
}

/** A change of it, as it is told. */
export type Told = Pick<UplinkStanding, 'state'> & Partial<UplinkStanding>;

/** Writes into the log how a centre stands now. */
export function tell(log: Log, centre: string, { state, code, detail }: Told): void {
  const about = { centre, state, ...(code == null ? {} : { code }), ...(detail == null ? {} : { detail }) };
  if (state === 'waiting') log.info(about, 'the head office is to let this branch in, by the code that it shows');
  else if (state === 'forked' || state === 'chain-broken')
    log.error(about, 'the head office takes nothing more of this centre');
  else if (state === 'cut') log.warn(about, 'the head office cannot be reached: all goes on here');
  else log.info(about, 'the link to the head office');
}

const cutMs = 60_000;
