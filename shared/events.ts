import type { BookedVisit, BookingEvent } from './booking/seat-events.ts';
import type { CaseEvent } from './cases/case-events.ts';
import type { CentreEvent } from './centre/centre-events.ts';
import type { CounterEvent } from './centre/counter-events.ts';
import type { EmergencyEvent } from './centre/emergency.ts';
import type { SeriesUse, ServiceUse } from './day-uses.ts';
import type { EventBase } from './event-base.ts';
import type { LogGoneOn } from './log-gone-on.ts';
import type { Estimate } from './tickets/estimate.ts';

/** Where a waiting ticket stands: the line and its order in it (ms; smaller is earlier; `tie` breaks equality). */
export interface LinePlace {
  /**
   * `s:SERVICE` for ordinary visitors and `s:SERVICE/CLASS` for a priority class, `f:SERVICE` for those sent to the front,
   * `c:COUNTER` and `p:CLERK` for those sent to one counter or one clerk; `b:SERVICE` and `b:SERVICE/CLASS` for those who booked,
   * with `@COUNTER` behind it where only one counter receives them.
   */
  readonly line: string;
  readonly order: number;
  readonly tie: number;
}

/** Why this ticket is called: the rule's id and what the screen needs to word it. */
export type Because =
  | { readonly rule: 'first-come' }
  /** They booked the slot that begins at `at` (HH:MM, local). */
  | { readonly rule: 'booked'; readonly at: string }
  | { readonly rule: 'head-start'; readonly priorityClass: string; readonly seconds: number }
  | { readonly rule: 'higher-tier'; readonly tier: number }
  /** It gathers priority faster, or those before it slower; class null = an ordinary ticket. */
  | { readonly rule: 'accumulated'; readonly priorityClass: string | null; readonly rate: number }
  /** Its class is called at the latest after so many seconds. */
  | { readonly rule: 'latest'; readonly priorityClass: string; readonly seconds: number }
  /** Its service is finally called by maximum wait; `tier` is where the counter has the service. */
  | { readonly rule: 'max-wait'; readonly service: string; readonly seconds: number; readonly tier: number }
  | { readonly rule: 'sent-to-counter' }
  | { readonly rule: 'sent-to-clerk' }
  | { readonly rule: 'sent-to-front' }
  /** It waits again, by its age, after it did not come. */
  | { readonly rule: 'came-back' }
  | { readonly rule: 'from-parked' }
  | { readonly rule: 'out-of-turn'; readonly reason: string };

/** The ids of the rules by which a ticket is called. */
export const callRules = Object.keys({
  'first-come': true,
  booked: true,
  'head-start': true,
  'higher-tier': true,
  accumulated: true,
  latest: true,
  'max-wait': true,
  'sent-to-counter': true,
  'sent-to-clerk': true,
  'sent-to-front': true,
  'came-back': true,
  'from-parked': true,
  'out-of-turn': true,
} satisfies { readonly [rule in Because['rule']]: true });

/** [GR1] Those who come together: their tickets in the order of their numbers, and which of them this one is (from 0). */
export interface Party {
  readonly index: number;
  readonly tickets: readonly string[];
}

export type SlipRequest = { readonly job: string; readonly printer: string };

export type DayOpened = EventBase & {
  readonly type: 'day-opened';
  readonly date: string;
  readonly timeZone: string;
  readonly byClock: boolean;
  /** Where each series begins: from its start, or where the same date left off. */
  readonly series: readonly SeriesUse[];
  /** What the services had given, where the same date goes on; absent = nothing yet. */
  readonly services?: readonly ServiceUse[];
  /** The real day that a practice day interrupts or follows, so that it can go on. */
  readonly kept: {
    readonly date: string;
    readonly series: readonly SeriesUse[];
    readonly services?: readonly ServiceUse[];
    readonly closedByHand: boolean;
  } | null;
};
export type DayClosed = EventBase & {
  readonly type: 'day-closed';
  readonly byClock: boolean;
  readonly forced: boolean;
};

/** [T6] The time goes on from another moment: everything before it is dated by another clock than everything after it. */
export type ClockCorrected = EventBase & {
  readonly type: 'clock-corrected';
  /** The time gone by until then (ms). */
  readonly was: number;
  /** A person said so, the system vouched for it, or a start in doubt found a time that fits. */
  readonly why: 'accepted' | 'synchronised' | 'came-right';
  /** Which run of the machine it was, and what it goes by from then on: ms since its start plus `offset`. */
  readonly boot: string;
  readonly generation: number;
  readonly offset: number;
};

export type TicketIssued = OfTicket<'ticket-issued'> &
  NewTicket & {
    readonly place: LinePlace;
    readonly hasPhone: boolean;
    readonly slip: SlipRequest | null;
    /** What the visitor was told of the wait; absent = nothing. */
    readonly quoted?: Estimate;
    /** The seat that it is for; absent = they booked none. */
    readonly booked?: BookedVisit;
    /** [SE10] The seat that was given up for it; absent = they had none. */
    readonly instead?: string;
    /** [VS1] What they come for besides, in this order; absent = nothing. */
    readonly later?: readonly string[];
    /** [GR1] Those they come with; absent = nobody. */
    readonly party?: Party;
  };
/** [SE11] A place fell to one who stood by: their ticket stands there now. */
export type TicketPlaced = OfTicket<'ticket-placed'> & { readonly place: LinePlace; readonly booked: BookedVisit };
export type TicketServedDirectly = OfTicket<'ticket-served-directly'> &
  NewTicket & { readonly counter: string; readonly clerk: string };
export type TicketCalled = OfTicket<'ticket-called'> & {
  readonly counter: string;
  readonly clerk: string;
  readonly callId: string;
  readonly call: number;
  readonly because: Because;
};
export type TicketRecalled = OfTicket<'ticket-recalled'> & {
  readonly counter: string;
  readonly callId: string;
  readonly call: number;
};
export type TicketStarted = OfTicket<'ticket-started'>;
export type TicketFinished = OfTicket<'ticket-finished'> & { readonly outcome: string };
/** [VS2] A service of the visit is done, and it waits for the next. */
export type TicketMovedOn = OfTicket<'ticket-moved-on'> & {
  readonly outcome: string;
  readonly service: string;
  /** What is left after it. */
  readonly later: readonly string[];
  readonly place: LinePlace;
  /** What the visitor is told of the wait that begins with it; absent = nothing. */
  readonly quoted?: Estimate;
};
export type TicketNoShow = OfTicket<'ticket-no-show'> & {
  /** Where it waits again, and from when (ms) it is offered; absent = it waits no more. */
  readonly back?: { readonly place: LinePlace; readonly notBefore: number };
};
export type TicketReinstated = OfTicket<'ticket-reinstated'> & { readonly place: LinePlace };
export type TicketRequeued = OfTicket<'ticket-requeued'> & { readonly place: LinePlace };
export type TicketParked = OfTicket<'ticket-parked'>;
export type TicketResumed = OfTicket<'ticket-resumed'> & { readonly counter: string; readonly clerk: string };
export type TicketTransferred = OfTicket<'ticket-transferred'> & {
  readonly service: string;
  readonly counter: string | null;
  /** Who it is sent to; absent = nobody in particular. */
  readonly toClerk?: string;
  readonly placing: Placing;
  readonly place: LinePlace;
  /** What the visitor is told of the wait that begins with it; absent = nothing. */
  readonly quoted?: Estimate;
};
export type ServiceAdded = OfTicket<'service-added'> & { readonly service: string };
export type TicketEdited = OfTicket<'ticket-edited'> & {
  readonly service?: string;
  readonly priorityClass?: string | null;
  readonly language?: string;
  readonly place?: LinePlace;
  /** What the visitor is told again where a waiting ticket's service changes: of the wait from then on; absent = nothing. */
  readonly quoted?: Estimate;
  /** What is left of the visit from then on; absent = as it was. */
  readonly later?: readonly string[];
  readonly personal: readonly ('note' | 'phone')[];
};
export type TicketCancelled = OfTicket<'ticket-cancelled'>;
export type TicketExpired = OfTicket<'ticket-expired'> & {
  readonly reason: 'day-closed';
  /** Cut short or left overnight: its last figures say nothing and are left out. */
  readonly inaccurate: boolean;
};
/** The move before it is taken back: the ticket is again as it stood before that, and nothing of it counts. */
export type TicketUndone = OfTicket<'ticket-undone'> & {
  readonly undoes: UndoableMove;
  /** Where it waits again, if its old line leads nowhere any more. */
  readonly place?: LinePlace;
};
export type SlipReprinted = OfTicket<'slip-reprinted'> & { readonly slip: SlipRequest };

export type TicketEvent =
  | TicketIssued
  | TicketServedDirectly
  | TicketCalled
  | TicketRecalled
  | TicketStarted
  | TicketFinished
  | TicketMovedOn
  | TicketNoShow
  | TicketReinstated
  | TicketRequeued
  | TicketParked
  | TicketResumed
  | TicketTransferred
  | ServiceAdded
  | TicketEdited
  | TicketCancelled
  | TicketExpired
  | TicketUndone
  | SlipReprinted
  | TicketPlaced;
export type DayEvent = DayOpened | DayClosed | LogGoneOn;
/** What stands in a centre's log. */
export type QueueEvent =
  | CentreEvent
  | ClockCorrected
  | DayEvent
  | EmergencyEvent
  | CounterEvent
  | TicketEvent
  | BookingEvent
  | CaseEvent;

/** An event with which a wait begins, or another one instead: the visitor is told of it. */
export type PromisingEvent = TicketIssued | TicketTransferred | TicketMovedOn | TicketEdited;
export function isPromising(event: QueueEvent): event is PromisingEvent {
  return (
    event.type === 'ticket-issued' ||
    event.type === 'ticket-transferred' ||
    event.type === 'ticket-moved-on' ||
    (event.type === 'ticket-edited' && event.place !== undefined)
  );
}

/** What the one who did it may take back for a moment. */
export const undoableMoves = [
  'ticket-no-show',
  'ticket-finished',
  'ticket-moved-on',
  'ticket-cancelled',
  'ticket-requeued',
] as const;
export type UndoableMove = (typeof undoableMoves)[number];
/** For how long (seconds). */
export const undoSeconds = 10;

/** An event where it stands in a centre's log: `seq` from 1 without gaps, `hash` over the one before and these bytes. */
export interface StoredEvent {
  readonly seq: number;
  readonly hash: string;
  readonly event: QueueEvent;
}

/** By which way a ticket came. */
export const channels = ['kiosk', 'reception', 'phone', 'counter', 'program', 'booking', 'call'] as const;
export type Channel = (typeof channels)[number];

/** Where a ticket that is sent on joins its line. */
export const placings = ['front', 'age', 'back'] as const;
export type Placing = (typeof placings)[number];

type OfTicket<Type extends string> = EventBase & {
  readonly type: Type;
  readonly ticket: string;
  /** Why it was done, in the words of the one who asked; absent or null = nothing was said. */
  readonly reason?: string | null;
};

interface NewTicket {
  readonly number: string;
  readonly series: string;
  readonly ordinal: number;
  readonly lap: number;
  readonly service: string;
  readonly priorityClass: string | null;
  readonly language: string;
  readonly channel: Channel;
}
