import type { SeatChannel } from '../../shared/booking/seats.ts';
import type { Channel } from '../../shared/events.ts';

/** What can be asked of a centre's sheets. Ids, codes and times come with it: the engine has neither chance nor a clock. */

export type HoldPlace = {
  readonly type: 'hold';
  readonly seat: string;
  readonly resource: string;
  readonly date: string;
  readonly from: string;
  readonly channel: SeatChannel;
  /** The seat that was called off, whose offers these may be. */
  readonly instead?: string;
};
/** Who takes a seat. */
interface Taking {
  readonly person: string;
  /** Six random figures; the next free ones are given. */
  readonly code: string;
  readonly language: string;
  /** [CS28] The case that is registered with it. */
  readonly request?: string;
}
export type BookSeat = Taking & { readonly type: 'book'; readonly seat: string };
export type StandBy = Taking & {
  readonly type: 'stand-by';
  readonly seat: string;
  readonly resource: string;
  readonly date: string;
  readonly channel: SeatChannel;
};
export type SeatUrgently = Taking & {
  readonly type: 'seat-urgently';
  readonly seat: string;
  readonly resource: string;
  readonly channel: SeatChannel;
  /** Absent = the next slot of today. */
  readonly from?: string;
  readonly reason: string;
};
export type ReleaseHold = { readonly type: 'release'; readonly seat: string };
export type MoveSeat = {
  readonly type: 'move';
  readonly seat: string;
  /** [SE18] Of another official; absent = the same. */
  readonly resource?: string;
  readonly date: string;
  readonly from: string;
  readonly code: string;
  readonly reason?: string;
};
export type CancelSeat = { readonly type: 'cancel'; readonly seat: string; readonly reason?: string };
/** [CS28] Its request has ended otherwise: given back, if it is still to come. */
export type FollowRequest = { readonly type: 'follow-request'; readonly seat: string };
export type CallOff = {
  readonly type: 'call-off';
  readonly resource: string;
  readonly date: string;
  readonly span: { readonly from: string; readonly to: string } | null;
  readonly reason: string;
};
export type ArriveForSeat = {
  readonly type: 'arrive';
  readonly seat: string;
  /** The ids of the ticket and of its slip. */
  readonly visit: string;
  readonly job: string;
  readonly printer: string | null;
  readonly priorityClass?: string | null;
  /** Staff may let somebody in outside their time, with one. */
  readonly reason?: string;
};
/** An ordinary ticket, with the seat given up for it. */
export type TakeOrdinary = Omit<ArriveForSeat, 'type' | 'reason'> & {
  readonly type: 'take-ordinary';
  /** By which way the ticket comes. */
  readonly channel: Channel;
};
export type ReinstateSeat = { readonly type: 'reinstate'; readonly seat: string; readonly reason: string };
export type GiveStandby = { readonly type: 'give'; readonly seat: string; readonly from: string };
/** What the clock asks every so often. */
export type PassTime = { readonly type: 'pass-time' };

export type SeatCommand =
  | HoldPlace
  | BookSeat
  | StandBy
  | SeatUrgently
  | ReleaseHold
  | MoveSeat
  | CancelSeat
  | FollowRequest
  | CallOff
  | ArriveForSeat
  | TakeOrdinary
  | ReinstateSeat
  | GiveStandby
  | PassTime;
