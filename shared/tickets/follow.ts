import type { CentreLine, CounterPlace, DayLine } from '../views.ts';

/** What everybody may follow of a hall on their phone: what stands on its walls anyway. */
export interface FollowView {
  readonly centre: Pick<CentreLine, 'id' | 'name' | 'timeZone' | 'languages' | 'emergency'>;
  readonly day: Pick<DayLine, 'open' | 'practice' | 'opensAt'>;
  /** null = of several walls together it is not told. */
  readonly waiting: number | null;
  /** Called now or at a counter, the latest first; none while the day is closed. */
  readonly calls: readonly (FollowedCall & { readonly status: 'called' | 'serving' })[];
  /** Calls that are over, the latest first, at most 8. */
  readonly last: readonly FollowedCall[];
}

export interface FollowedCall {
  readonly number: string;
  readonly counter: Pick<CounterPlace, 'name' | 'place'>;
  readonly at: string;
}

/** The page on which phones follow the calls of a wall, within this server. */
export function followPage(centre: string, wall: string): string {
  return `/calls?centre=${encodeURIComponent(centre)}&wall=${encodeURIComponent(wall)}`;
}
