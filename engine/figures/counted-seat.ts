import type { Seat } from '../../shared/booking/seats.ts';

/** What of a seat is counted, and of the first leg of its ticket. Times in ms since 1970. */
export interface CountedSeat
  extends Pick<
    Seat,
    | 'resource'
    | 'date'
    | 'startsAt'
    | 'endsAt'
    | 'status'
    | 'standby'
    | 'urgent'
    | 'bookedAt'
    | 'arrivedAt'
    | 'endedAt'
    | 'from'
  > {
  /** It has, or had, a ticket. */
  readonly hasTicket: boolean;
  /** Of its ticket; null = not called, or marked inaccurate. */
  readonly calledAt: number | null;
  readonly waitSeconds: number | null;
}

/** [SE15] Whether somebody with a slot came, where that is decided; null = it is not, or they have none. */
export function cameTo({
  status,
  from,
  hasTicket,
}: Pick<CountedSeat, 'status' | 'hasTicket' | 'from'>): boolean | null {
  if (from === null) return null;
  if (status === 'arrived' || status === 'heard') return true;
  return status === 'missed' ? hasTicket : null;
}
