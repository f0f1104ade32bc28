import type { Centre } from '../../shared/centre.ts';
import type { LegRow } from '../../shared/figures.ts';
import { isPhoneDesk } from '../../shared/phone-desks.ts';
import type { Shift } from './shifts.ts';

/** What was recorded: legs, and when counters were open. */
export interface Recorded {
  readonly legs: readonly LegRow[];
  readonly shifts: readonly Shift[];
}

/**
 * [HL1] The hall and the phone desks apart: those who take calls serve nobody of the hall, and the other way round. A desk that the
 * centre has no more is one where calls were taken.
 */
export function hallAndPhones(
  { counters }: Pick<Centre, 'counters'>,
  { legs, shifts }: Recorded,
): { readonly hall: Recorded; readonly phones: Recorded } {
  const isCall = ({ channel }: LegRow): boolean => channel === 'call';
  const desks = new Set([
    ...counters.filter(isPhoneDesk).map(({ id }) => id),
    ...legs.filter(isCall).flatMap(({ counter }) => counter ?? []),
  ]);
  return {
    hall: {
      legs: legs.filter((leg) => !isCall(leg)),
      shifts: shifts.filter(({ counter }) => !desks.has(counter)),
    },
    phones: { legs: legs.filter(isCall), shifts: shifts.filter(({ counter }) => desks.has(counter)) },
  };
}
