import type { OpenCounters } from '../../engine/booking/open-counters.ts';
import type { State } from '../../engine/queue/state.ts';
import type { Estimating } from '../../engine/wait/estimating.ts';
import type { Calendar } from '../../shared/booking/calendar.ts';
import type { Seat } from '../../shared/booking/seats.ts';
import type { Case } from '../../shared/cases/cases.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { Command } from '../../shared/commands.ts';
import type { QueueEvent } from '../../shared/events.ts';
import type { Result } from '../../shared/refusals.ts';
import type { Shown } from '../../shared/tickets/estimate.ts';
import type { IdempotencyKey } from '../store/kept-answers.ts';
import type { SecurityNote } from '../store/security.ts';
import type { NewJob } from '../store/store.ts';
import type { CaseRequest } from './case-book.ts';
import type { SeatRequest } from './seat-book.ts';

/** What a reply may be composed from: the state after the events of the command, and nothing else. */
export interface Committed {
  readonly state: State;
  readonly events: readonly QueueEvent[];
  readonly noteOf: (ticket: string) => string | null;
  /** A seat as it is after the events of the request. */
  readonly seatOf: (seat: string) => Seat | null;
  /** And a case. */
  readonly caseOf: (id: string) => Case | null;
}

/** One thing asked of a centre, with all that goes into the same transaction. */
export interface CentreRequest {
  /** null = only `jobs` are to be stored. */
  readonly command: Command | null;
  /** What is asked of the sheets, instead of a command or before it. */
  readonly seat?: SeatRequest;
  /** What is asked of the cases, instead of a command. */
  readonly case?: CaseRequest;
  /** The key by which the phone of a new ticket is known among those who booked. */
  readonly phoneKey?: string;
  readonly key?: IdempotencyKey | null;
  /** Asked when it is decided, however long it waited: where it says so nothing is done any more, and it is refused `too-late`. */
  readonly isLate?: (() => boolean) | undefined;
  /** Personal data of the command's ticket; undefined leaves a field as it is. */
  readonly note?: string | null;
  readonly phone?: string | null;
  /** What the kiosk showed of the wait before the ticket was asked for. */
  readonly shown?: Shown;
  /** The secret of the ticket: stored when the ticket is issued, printed on its slips. */
  readonly secret?: string | null;
  /** The secret of the draft of a form that is sent with it: it is over then. */
  readonly sent?: string;
  readonly jobs?: readonly NewJob[];
  /** The printers that the slips of its events may come out of, the first choice first. */
  readonly choices?: readonly string[];
  /** The line of the security log that tells of it; left out where nothing changes. */
  readonly told?: SecurityNote;
  readonly status?: number;
  /** The `value` of the reply. Runs inside the transaction: pure. */
  readonly toReply: (done: Committed) => unknown;
}

/** The reply to a request as it is sent and kept. */
export interface Reply {
  readonly status: number;
  readonly body: string;
}
export type RequestOutcome =
  | { readonly kind: 'answered'; readonly result: Result<Reply> }
  /** A fault of ours in this one request; the others of the batch go on. */
  | { readonly kind: 'broken'; readonly error: unknown };

export interface BatchSettings {
  readonly centre: string;
  /** What the QR codes on slips point to; null = no codes. */
  readonly publicUrl: string | null;
  /** Slips say that this is a demo. */
  readonly demo?: boolean | undefined;
  /** When the batch is decided (ms). */
  readonly now: number;
  readonly estimating: Pick<Estimating, 'quote' | 'waits'>;
  /** The country's calendar; null = there is none. */
  readonly calendar: () => Calendar | null;
  /** [SE4] When the counters were open, as measured; null = nothing is yet. */
  readonly openCounters: OpenCounters | null;
  /** [SE3] The share of those who booked who come. */
  readonly attendance: (kind: 'official' | 'service', centre: Centre, at: number) => number;
  readonly noteOf: (ticket: string) => string | null;
}
