import { isPhoneDesk } from '../../shared/calls/phone-desks.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { LegRow } from '../../shared/reports/figures.ts';
import { dateAt } from '../queue/business-day.ts';
import type { Shift } from './shifts.ts';

/** A call that its caller gave up: when it began (ms), and on which date by the centre's clock. */
export interface GivenUp {
  readonly date: string;
  readonly at: number;
}
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

/**
 * [HL2] Of what the exchange told (ms; null = not told), the calls that were given up. They count as offered load: the desks that are
 * needed are reckoned as if every caller stayed (M/M/n, Erlang C), each with the usual time of an answered call, as the target is that
 * they are answered. Erlang A, in which some give up, would need their patience, and gives the same or fewer.
 */
export function givenUpCalls(
  told: readonly {
    readonly ringing: number | null;
    readonly answered: number | null;
    readonly abandoned: number | null;
  }[],
  timeZone: string,
): readonly GivenUp[] {
  return told.flatMap(({ ringing, answered, abandoned }) => {
    if (answered !== null || abandoned === null) return [];
    const at = ringing ?? abandoned;
    return { at, date: dateAt(at, timeZone) };
  });
}
