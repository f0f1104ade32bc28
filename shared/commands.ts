import type { Actor } from './access.ts';
import type { DocumentVersion, SharedDocument } from './booking/calendar.ts';
import type { BookedVisit } from './booking/seat-events.ts';
import type { Centre } from './centre/centre.ts';
import type { ConfigSource } from './centre/centre-events.ts';
import type { BeginEmergency, EndEmergency } from './centre/emergency.ts';
import type { Channel, ClockCorrected, Placing } from './events.ts';
import type { LogGoneOn } from './log-gone-on.ts';

/**
 * What can be asked of a centre's engine. Every command carries who asks (`by`), the clock's time (`at`, ms since 1970)
 * and the ids that it may need, so that the engine itself stays free of clocks and chance.
 */
interface CommandBase {
  readonly at: number;
  readonly by: Actor;
}

export type TransferTarget = { readonly service: string } | { readonly counter: string } | { readonly clerk: string };

export type IssueTicket = CommandBase & {
  readonly type: 'issue-ticket';
  readonly ticket: string;
  readonly job: string;
  readonly service: string;
  readonly language: string | null;
  readonly priorityClass: string | null;
  readonly channel: Channel;
  /** The printer of the kiosk that asked; null = nothing to print. */
  readonly printer: string | null;
  /** That a phone number came with it. The number itself never enters the log. */
  readonly hasPhone: boolean;
  /** In how many seconds it would be served, the visit included, where that is known: visitors get no ticket that closing time would cut off. */
  readonly expectedWaitSeconds?: number | null;
  /** The seat that it is for: it is given whatever limits there are. */
  readonly booked?: Omit<BookedVisit, 'notBefore'>;
  /** The seat that was given up for it. */
  readonly instead?: string;
  /** [VS1] What they come for besides, in this order. */
  readonly later?: readonly string[];
  /** [GR1] The tickets of those who come with them. */
  readonly companions?: readonly string[];
};
/** The ticket of one who stood by and has a place now. */
export type PlaceTicket = CommandBase & {
  readonly type: 'place-ticket';
  readonly ticket: string;
  readonly booked: Omit<BookedVisit, 'notBefore'>;
};
export type EditTicket = CommandBase & {
  readonly type: 'edit-ticket';
  readonly ticket: string;
  readonly service?: string;
  /** null takes the class away. */
  readonly priorityClass?: string | null;
  readonly language?: string;
  /** [VS3] What is left of the visit after the present service, in this order. */
  readonly later?: readonly string[];
  /** Which personal fields are new; their content never enters the log. */
  readonly personal: readonly ('note' | 'phone')[];
};
/** What one ticket can be made to do at or by a counter. */
type TicketMove<Type extends string> = CommandBase & {
  readonly type: Type;
  readonly ticket: string;
  /** Why, in the words of the one who asks; absent or null = nothing was said. */
  readonly reason?: string | null;
};
export type RecallTicket = TicketMove<'recall-ticket'> & { readonly callId: string };
export type StartTicket = TicketMove<'start-ticket'>;
export type FinishTicket = TicketMove<'finish-ticket'> & {
  readonly outcome: string | null;
  /** [VS2] The service that they go on to; null = none, the visit is done; absent = the first of what is left. */
  readonly next?: string | null;
};
export type MarkNoShow = TicketMove<'mark-no-show'>;
export type RequeueTicket = TicketMove<'requeue-ticket'>;
export type ParkTicket = TicketMove<'park-ticket'>;
export type ResumeTicket = TicketMove<'resume-ticket'>;
export type ReinstateTicket = TicketMove<'reinstate-ticket'>;
export type CancelTicket = TicketMove<'cancel-ticket'>;
/** Takes back the last move of a ticket. */
export type UndoMove = TicketMove<'undo-move'>;
export type ReprintSlip = TicketMove<'reprint-slip'> & { readonly job: string; readonly printer: string | null };
export type TransferTicket = TicketMove<'transfer-ticket'> & {
  readonly target: TransferTarget;
  readonly placing: Placing;
};
export type AddService = TicketMove<'add-service'> & { readonly service: string };

/** Waiting tickets that fit all that is given; `parked`: those set aside too, or only them. */
export interface WhichTickets {
  readonly service?: string;
  /** Issued by this device. */
  readonly device?: string;
  /** Issued from here on (ms), and before there. */
  readonly from?: number;
  readonly to?: number;
  readonly parked?: 'too' | 'only';
}
export type EndTickets = CommandBase & {
  readonly type: 'end-tickets';
  readonly which: WhichTickets;
  readonly reason: string;
  /** How many the one who asks was told of. */
  readonly atMost: number;
};

export type CallNext = CommandBase & { readonly type: 'call-next'; readonly counter: string; readonly callId: string };
export type CallTicket = CommandBase & {
  readonly type: 'call-ticket';
  readonly counter: string;
  readonly ticket: string;
  readonly callId: string;
  readonly reason: string | null;
};
export type ServeDirectly = CommandBase & {
  readonly type: 'serve-directly';
  readonly counter: string;
  readonly ticket: string;
  readonly service: string;
  /** What a caller speaks; absent or null = the centre's first language. */
  readonly language?: string | null;
};
export type OpenCounter = CommandBase & {
  readonly type: 'open-counter';
  readonly counter: string;
  readonly profile: string | null;
};
export type ChangeProfile = CommandBase & {
  readonly type: 'change-profile';
  readonly counter: string;
  readonly profile: string;
};
export type PauseCounter = CommandBase & {
  readonly type: 'pause-counter';
  readonly counter: string;
  readonly reason: string | null;
};
export type ResumeCounter = CommandBase & { readonly type: 'resume-counter'; readonly counter: string };
export type CloseCounter = CommandBase & {
  readonly type: 'close-counter';
  readonly counter: string;
  readonly reason: string | null;
};

export type OpenDay = CommandBase & { readonly type: 'open-day'; readonly practice: boolean; readonly force: boolean };
export type CloseDay = CommandBase & {
  readonly type: 'close-day';
  readonly force: boolean;
  /** Close only a practice day, or only a real one; null = whichever stands. */
  readonly practice: boolean | null;
};
/** What the clock asks every so often: open and close the day by the hours. */
export type Tick = CommandBase & { readonly type: 'tick' };
/** Goes on from another time than the one gone by until then (`was`, ms). */
export type CorrectClock = CommandBase &
  Pick<ClockCorrected, 'was' | 'why' | 'boot' | 'generation' | 'offset'> & {
    readonly type: 'correct-clock';
  };
/** Goes on upon a copy, which ends at this event. */
export type GoOn = CommandBase & Pick<LogGoneOn, 'copy'> & { readonly type: 'go-on' };
/** Ends the day and takes the centre out of use; `force` cuts short those who are being served. */
export type ArchiveCentre = CommandBase & { readonly type: 'archive-centre'; readonly force: boolean };
export type BringBackCentre = CommandBase & { readonly type: 'bring-back-centre' };
export type Configure = CommandBase & {
  readonly type: 'configure';
  readonly centre: Centre;
  readonly source: ConfigSource;
  /** The version that the change was made on; null = whatever stands. */
  readonly onVersion: number | null;
  /** The calendar that the document names, as it now stands. */
  readonly calendar?: SharedDocument | null;
};
/** The calendar has changed. */
export type ChangeDocument = CommandBase & { readonly type: 'change-document'; readonly document: SharedDocument };
/** The forms and tables that a centre goes by, as they are in force. */
export type NoteDocuments = CommandBase & {
  readonly type: 'note-documents';
  readonly documents: readonly DocumentVersion[];
};

export type Command =
  | IssueTicket
  | EditTicket
  | PlaceTicket
  | RecallTicket
  | StartTicket
  | FinishTicket
  | MarkNoShow
  | RequeueTicket
  | ParkTicket
  | ResumeTicket
  | ReinstateTicket
  | CancelTicket
  | UndoMove
  | ReprintSlip
  | TransferTicket
  | AddService
  | EndTickets
  | CallNext
  | CallTicket
  | ServeDirectly
  | OpenCounter
  | ChangeProfile
  | PauseCounter
  | ResumeCounter
  | CloseCounter
  | OpenDay
  | CloseDay
  | BeginEmergency
  | EndEmergency
  | Tick
  | CorrectClock
  | GoOn
  | ArchiveCentre
  | BringBackCentre
  | Configure
  | ChangeDocument
  | NoteDocuments;
export type CommandType = Command['type'];
