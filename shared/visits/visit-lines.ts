import type { LocalText } from '../centre/centre.ts';
import type { Estimated } from '../tickets/estimate.ts';
import type { TicketStatus } from '../tickets/ticket.ts';

/** What a clerk is told of a visit beyond the present service. */
export interface TicketVisit {
  /** What is left of it, in its order; absent = nothing. */
  readonly later?: readonly string[];
  /** Which of those who came together it is, from 1; absent = it came by itself. */
  readonly party?: { readonly index: number; readonly of: number };
}

/** The same for the visitor's phone. */
export interface PhoneVisit {
  /** The services of the visit in their order; absent = it is for one. */
  readonly stages?: readonly PhoneStage[];
  /** Those who came along; absent = nobody did. */
  readonly companions?: readonly PhoneCompanion[];
}

/** A service of a visit for several; `estimate`: how long one to come waits once the one before is done. */
export interface PhoneStage extends Estimated {
  readonly service: LocalText;
  readonly state: 'done' | 'now' | 'to-come';
}

/** Somebody who came along; `counter`: the name of the one they are called to or served at. */
export interface PhoneCompanion {
  readonly number: string;
  readonly status: TicketStatus;
  readonly counter: string | null;
}
