import { evolveSeat } from '../../engine/booking/evolve-seat.ts';
import type { SeatEvent } from '../../shared/booking/seat-events.ts';
import type { Seat } from '../../shared/booking/seats.ts';
import type { QueueEvent } from '../../shared/events.ts';

/** [SE8] [SE16] What staff did with a seat outside the rules, as the log tells it, and why. */
export interface SeatReason extends Pick<Seat, 'resource' | 'date' | 'from'> {
  readonly at: number;
  readonly what: 'urgent' | 'let-in' | 'reinstated';
  /** Id of the person or the program. */
  readonly by: string;
  readonly reason: string;
}

/** What is listed of an event; null for any other. Letting in one who was missed gives the seat back first: that is one thing. */
export function seatReasonOf(event: SeatEvent, seat: Pick<Seat, 'resource' | 'date' | 'from'>): SeatReason | null {
  const { type, at, by, reason } = event;
  const what = kinds.get(type);
  if (what === undefined || reason === undefined) return null;
  const { resource, date, from } = seat;
  return { at, what, by: by.id, reason, resource, date, from };
}

/** Without what was said twice of one seat in the same moment; the latest first. */
export function withoutTwice(reasons: readonly (SeatReason & { readonly seat: string })[]): readonly SeatReason[] {
  const letIn = new Set(reasons.flatMap(({ what, seat, at }) => (what === 'let-in' ? `${seat} ${at}` : [])));
  return reasons
    .filter(({ what, seat, at }) => what !== 'reinstated' || !letIn.has(`${seat} ${at}`))
    .map(({ seat: _, ...reason }) => reason);
}

/** The same of these events of one centre from one moment to another (ms), the latest first. */
export function seatReasonsIn(events: readonly QueueEvent[], from: number, to: number): readonly SeatReason[] {
  const seats = new Map<string, Seat>();
  const found = events.flatMap((event) => {
    if (!('seat' in event)) return [];
    const seat = evolveSeat(seats.get(event.seat) ?? null, event);
    if (seat !== null) seats.set(seat.id, seat);
    const reason = seat === null || event.at < from || event.at > to ? null : seatReasonOf(event, seat);
    return reason === null ? [] : [{ ...reason, seat: event.seat }];
  });
  return withoutTwice(found.reverse());
}

const kinds: ReadonlyMap<string, SeatReason['what']> = new Map([
  ['seat-booked', 'urgent'],
  ['seat-arrived', 'let-in'],
  ['seat-reinstated', 'reinstated'],
]);
