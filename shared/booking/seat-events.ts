import type { EventBase } from '../event-base.ts';
import type { Offer, SeatChannel, SeatTime, SheetId } from './seats.ts';

/** What happens to seats and sheets, as a centre's log tells it. */

/** Whose ticket is for a seat: which one, its slot, and which counter alone receives them. */
export interface BookedVisit {
  readonly seat: string;
  /** The slot's start, local (HH:MM) and as an instant (ms); null for one who stands by, until a place falls to them. */
  readonly from: string | null;
  readonly startsAt: number | null;
  /** null = any that has the service. */
  readonly counter: string | null;
  /** When it is offered (ms), but to an idle counter; null = at once. */
  readonly notBefore: number | null;
  /** They stood by for it; absent = they did not. */
  readonly standby?: true;
  /** [SE16] Given on top of what its slot takes; absent = it was not. */
  readonly urgent?: true;
}

/** [SE5] A place of a slot is kept for a while (until, ms); `n` is how many the slot took by the rules of that moment. */
export type SeatHeld = OfSeat<'seat-held'> &
  SeatTime & {
    readonly sheet: SheetId;
    readonly service: string;
    readonly channel: SeatChannel;
    readonly until: number;
    readonly n: number;
  };
/** Who takes a seat, and of what. `person` is a random id. */
interface TakenSeat {
  readonly sheet: SheetId;
  readonly service: string;
  readonly person: string;
  readonly code: string;
  readonly language: string;
  readonly channel: SeatChannel;
  /** [CS28] The case that is asked for with it; absent = none is. */
  readonly request?: string;
}
/** [SE6] Somebody has it. */
export type SeatBooked = OfSeat<'seat-booked'> &
  SeatTime &
  TakenSeat & {
    readonly n: number;
    /** [SE16] Given on top of what the slot takes; the reason says why. */
    readonly urgent?: boolean;
  };
export type SeatStoodBy = OfSeat<'seat-stood-by'> & TakenSeat;
/** [SE11] One who stood by has a place that was given back. */
export type SeatSeated = OfSeat<'seat-seated'> & SeatTime & { readonly n: number };
/** Given back by hand, kept too long, or the date is over for one who stood by. */
export type SeatReleased = OfSeat<'seat-released'> & { readonly why: 'asked' | 'lapsed' | 'day-over' };
/** [SE14] Another slot instead. The old place stays withheld until then (ms); null = it is free at once. */
export type SeatMoved = OfSeat<'seat-moved'> &
  SeatTime & {
    readonly left: SheetId & { readonly from: string };
    readonly sheet: SheetId;
    readonly n: number;
    readonly code: string;
    readonly sequence: number;
    readonly withheldUntil: number | null;
    /** [SE18] The service of the other official; absent = it is the same. */
    readonly service?: string;
  };
/** [SE12] The same of the place that was given back. */
export type SeatCancelled = OfSeat<'seat-cancelled'> & {
  readonly sequence: number;
  readonly withheldUntil: number | null;
};
/** [SE13] Up to three other times, which nobody else sees until then (ms). */
export type SeatCalledOff = OfSeat<'seat-called-off'> & {
  readonly sequence: number;
  readonly offers: readonly Offer[];
  readonly offeredUntil: number;
};
/** [SE13] Nothing of the sheet, or of a part of it, takes place. */
export type SheetCalledOff = EventBase & {
  readonly type: 'sheet-called-off';
  readonly sheet: SheetId;
  readonly span: { readonly from: string; readonly to: string } | null;
  readonly reason: string;
};
/** [SE8] They have come, and have this ticket. The reason says why they were let in outside their time. */
export type SeatArrived = OfSeat<'seat-arrived'> & { readonly visit: string };
/** [SE11] They did not come in time, or went again before they were heard. */
export type SeatMissed = OfSeat<'seat-missed'>;
export type SeatReinstated = OfSeat<'seat-reinstated'> & { readonly to: 'booked' | 'arrived' };
export type SeatHeard = OfSeat<'seat-heard'>;
/** The end of its ticket was taken back: they are here again. */
export type SeatUndone = OfSeat<'seat-undone'>;

/** What happens to a seat that there is. */
export type SeatChange =
  | SeatSeated
  | SeatReleased
  | SeatMoved
  | SeatCancelled
  | SeatCalledOff
  | SeatArrived
  | SeatMissed
  | SeatReinstated
  | SeatHeard
  | SeatUndone;
/** What happens to one seat. */
export type SeatEvent = SeatHeld | SeatBooked | SeatStoodBy | SeatChange;

/** What happens to seats and sheets. */
export type BookingEvent = SeatEvent | SheetCalledOff;

type OfSeat<Type extends string> = EventBase & {
  readonly type: Type;
  readonly seat: string;
  /** As of a ticket's. */
  readonly reason?: string;
};
