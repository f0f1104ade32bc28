import type { Actor } from '../../shared/access.ts';
import type { BookedVisit, BookingEvent } from '../../shared/booking/seat-events.ts';
import type { CaseEvent } from '../../shared/cases/case-events.ts';
import type {
  Because,
  Channel,
  LinePlace,
  Party,
  Placing,
  QueueEvent,
  TicketEvent,
  UndoableMove,
} from '../../shared/events.ts';
import type { Interval, Leg } from '../../shared/reports/figures.ts';
import type { Estimate } from '../../shared/tickets/estimate.ts';
import type { TicketStatus } from '../../shared/tickets/ticket.ts';

/** One visitor's place, status and number, as the log tells it. Times in ms since 1970. */
export interface Ticket {
  readonly id: string;
  readonly number: string;
  readonly series: string;
  readonly date: string;
  readonly practice: boolean;
  readonly service: string;
  readonly status: TicketStatus;
  readonly priorityClass: string | null;
  readonly language: string;
  readonly channel: Channel;
  /** The device that it came from; null = a person or a program gave it. */
  readonly device: string | null;
  readonly issuedAt: number;
  readonly firstCalledAt: number | null;
  readonly firstStartedAt: number | null;
  readonly endedAt: number | null;
  /** Where it is or was last called or served. */
  readonly counter: string | null;
  readonly clerk: string | null;
  /** Its place in line: kept while it is called, so that it can go back. null if it never queued. */
  readonly place: LinePlace | null;
  readonly placing: Placing;
  /** [VS1] What is left of the visit after the present service, in this order: it stands in no line. */
  readonly later: readonly string[];
  /** [GR1] Those it came with; null = nobody. */
  readonly party: Party | null;
  /** Breaks ties by the order of issue. */
  readonly tie: number;
  readonly calls: number;
  /** How often the present (or last) call was heard: 1, and one more a recall. */
  readonly rings: number;
  /** How often nobody came for it. */
  readonly misses: number;
  /** Not offered before this (ms), though it waits; null = at once. */
  readonly notBefore: number | null;
  /** The seat that it is for; null = they booked none. */
  readonly booked: BookedVisit | null;
  /** The seat that was given up for it; null = they had none. */
  readonly instead: string | null;
  readonly callId: string | null;
  readonly lastCalledAt: number | null;
  readonly because: Because | null;
  readonly outcome: string | null;
  /** What the visitor was told of the wait; null = nothing. */
  readonly quoted: Estimate | null;
  /** When that was said (ms). */
  readonly quotedAt: number | null;
  readonly hasNote: boolean;
  readonly legs: readonly Leg[];
  readonly history: readonly Interval[];
  /** Why it is set aside and who did it; null = it is not. */
  readonly setAside: { readonly reason: string | null; readonly by: string } | null;
  /** The move that made it what it is, where that may be taken back; null = nothing may. */
  readonly undoable: Undoable | null;
}

/** A move that may be taken back: which, when (ms), by whom, and the ticket as it was before; its `tie` and `undoable` say nothing. */
export interface Undoable {
  readonly move: UndoableMove;
  readonly at: number;
  readonly by: Pick<Actor, 'kind' | 'id'>;
  readonly before: Ticket;
}

export const isBookingEvent = (event: QueueEvent): event is BookingEvent =>
  'seat' in event || event.type === 'sheet-called-off';
export const isCaseEvent = (event: QueueEvent): event is CaseEvent => 'case' in event;
export const isTicketEvent = (event: QueueEvent): event is TicketEvent => 'ticket' in event;
