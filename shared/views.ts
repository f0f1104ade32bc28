import type { DeviceSeen } from './access.ts';
import type { BookedLine } from './booking/seats.ts';
import type { Counter, Direction, LocalText } from './centre/centre.ts';
import type { Stopped } from './centre/emergency.ts';
import type { CountryView, OfFollowed } from './country/country.ts';
import type { CounterScan } from './devices/counter-scan.ts';
import type { KioskLine } from './devices/kiosk-keys.ts';
import type { OfScanner } from './devices/kiosk-scan.ts';
import type { PrinterStatus, PrintLine } from './devices/printing.ts';
import type { SerialDevices } from './devices/serial.ts';
import type { OfWedge } from './devices/wedge-schema.ts';
import type { Because, Channel } from './events.ts';
import type { CalendarEnd, CertificateEnd, OfUplink, RefusedFile } from './notices/server-notices.ts';
import type { TodayFigures } from './reports/figures.ts';
import type { Estimate, Estimated } from './tickets/estimate.ts';
import type { TicketStatus } from './tickets/ticket.ts';
import type { ClockStanding } from './time/clock.ts';
import type { PhoneVisit, TicketVisit } from './visits/visit-lines.ts';
import type { Loudness } from './voice/voice-loudness.ts';
import type { OfWall } from './wall/hall-wall.ts';

/**
 * Views: all that one screen needs, whole, every time. Times are ISO 8601 in UTC, durations whole seconds.
 * The hall and the phone learn nothing about other visitors; no view of a device or a phone holds a name or a note.
 */

export interface CentreLine extends Stopped {
  readonly id: string;
  readonly name: LocalText;
  readonly timeZone: string;
  /** The default first. */
  readonly languages: readonly string[];
  readonly sample: boolean;
}

export interface DayLine {
  readonly open: boolean;
  /** The business day that is open, else null. */
  readonly date: string | null;
  readonly practice: boolean;
  /** Whether visitors may take tickets now (the day is open and, if the clock opened it, within its hours). */
  readonly taking: boolean;
  /** When it closes by the hours (ISO), while taking; else null. */
  readonly closesAt: string | null;
  /** When it next opens by the hours (ISO), while not taking; null if not within 30 days. */
  readonly opensAt: string | null;
  /** The centre is out of use; absent = it is not. */
  readonly archived?: true;
}

/** Why a service cannot be had just now; null = it can. */
export type Unavailable =
  | 'service-closed'
  | 'service-full'
  | 'day-closed'
  | 'queue-full'
  | 'hall-full'
  | 'closing-soon'
  | null;

/** `estimate`: how long one who took a ticket now would wait. */
export interface KioskService extends Estimated {
  readonly id: string;
  readonly group: string;
  readonly prefix: string;
  readonly name: LocalText;
  readonly documents: readonly LocalText[];
  /** Whether its passport has something to read. */
  readonly passport: boolean;
  readonly keywords: readonly string[];
  readonly frequent: number | null; // 1 first; null = only in its group
  /** People ahead of one who takes a ticket now, without a privilege. */
  readonly ahead: number;
  readonly unavailable: Unavailable;
}
export interface NamedText {
  readonly id: string;
  readonly name: LocalText;
}
export interface KioskView extends OfScanner {
  readonly centre: CentreLine;
  readonly day: DayLine;
  readonly kiosk: KioskLine;
  readonly welcome: LocalText;
  readonly groups: readonly (NamedText & { readonly icon: string | null })[];
  readonly services: readonly KioskService[];
  /** Privileges that the kiosk offers; none = it does not ask. */
  readonly priorityClasses: readonly (NamedText & { readonly proof: LocalText })[];
  /** How many services, and people, one visit may take in; absent = one of each. */
  readonly visits?: { readonly services: number; readonly people: number };
  readonly offersBooking: boolean;
  /** Whether an appeal may be written at this kiosk. */
  readonly offersAppeals: boolean;
  /** null = this kiosk has no printer. */
  readonly printer: PrinterStatus | null;
  /** This kiosk's slips of the last two minutes. */
  readonly prints: readonly PrintLine[];
}

export interface CounterPlace {
  readonly id: string;
  readonly name: string;
  readonly direction: Direction | null;
  readonly place: LocalText | null;
}
export interface HallCall {
  readonly callId: string;
  readonly number: string;
  readonly counter: CounterPlace;
  readonly at: string;
  /** 1 for the first call. */
  readonly call: number;
  readonly status: 'called' | 'serving';
}
export interface HallView extends OfWall {
  readonly centre: CentreLine;
  readonly day: DayLine;
  readonly voice: Loudness;
  /** Tickets at counters now, the latest call first. */
  readonly calls: readonly HallCall[];
  /** The last calls that are over, the latest first, at most 8. */
  readonly last: readonly Omit<HallCall, 'status'>[];
  readonly waiting: number;
  readonly openCounters: number;
  readonly pausedCounters: number;
}

export interface TicketLine extends TicketVisit {
  readonly id: string;
  readonly number: string;
  readonly service: string;
  readonly status: TicketStatus;
  readonly priorityClass: string | null;
  readonly language: string;
  readonly issuedAt: string;
  /** When it entered the queue that it is in, or the status that it has. */
  readonly since: string;
  readonly note: string | null;
  readonly counter: string | null;
  readonly calls: number;
  /** Absent = they booked nothing. */
  readonly booked?: BookedLine;
}
/** `estimate`: how long it will still wait. */
export interface WaitingLine extends TicketLine, Estimated {
  /** Those who would be called before it if nobody else came. */
  readonly ahead: number;
  /** Whether this counter's profile takes it. */
  readonly taken: boolean;
  /** It came back after a no-show and is not offered before this (ISO); null = it is offered. */
  readonly notBefore: string | null;
}
/** `reason`: why it was set aside, in the clerk's words; `by`: who did it. */
export interface ParkedLine extends TicketLine {
  readonly reason: string | null;
  readonly by: { readonly id: string; readonly name: string } | null;
}
export interface CounterTicket extends TicketLine {
  readonly calledAt: string | null;
  readonly startedAt: string | null;
  /** How long it waited until the first call, at the present service; null if it never queued for it. */
  readonly waitedSeconds: number | null;
  /** Seconds in service before the running interval (parked time does not count). */
  readonly servedSeconds: number;
  readonly because: Because | null;
  readonly channel: Channel;
  readonly legs: readonly { readonly service: string; readonly ended: boolean }[];
}
export const counterStates = ['closed', 'open', 'paused'] as const;
export type CounterState = (typeof counterStates)[number];
export interface CounterView extends OfWedge {
  readonly centre: CentreLine;
  readonly day: DayLine;
  readonly counter: CounterPlace & {
    readonly state: CounterState;
    readonly since: string | null;
    readonly clerk: { readonly id: string; readonly name: string } | null;
    readonly profile: string;
    readonly pauseReason: string | null;
  };
  readonly ticket: CounterTicket | null;
  /** What a scanner at this counter has read within the last minute; absent = nothing. */
  readonly scanned?: CounterScan;
  /** What call-next would give now, and why. */
  readonly next: { readonly ticket: string; readonly because: Because } | null;
  /** In the order in which this counter would call them, then those that it does not take; at most 300. */
  readonly waiting: readonly WaitingLine[];
  readonly waitingCount: number;
  /** How long the last one waiting that this counter takes will still wait: when the line will be empty; null if not known. */
  readonly lineEstimate: Estimate | null;
  readonly parked: readonly ParkedLine[];
  /** No-shows of today that can be reinstated, the latest first; at most 50. */
  readonly noShows: readonly TicketLine[];
  readonly services: readonly (NamedText & { readonly group: string })[];
  readonly groups: readonly NamedText[];
  readonly priorityClasses: readonly (NamedText & { readonly proof: LocalText })[];
  readonly profiles: readonly NamedText[];
  readonly counters: readonly {
    readonly id: string;
    readonly name: string;
    readonly state: CounterState;
    /** Who is at it; null where it is closed. */
    readonly clerk: { readonly id: string; readonly name: string } | null;
  }[];
  /** Dropped by the configuration today: tickets of today may still name it. */
  readonly gone: {
    readonly services: readonly NamedText[];
    readonly profiles: readonly NamedText[];
    readonly priorityClasses: CounterView['priorityClasses'];
  };
  readonly outcomes: readonly NamedText[];
  readonly printers: readonly { readonly id: string; readonly name: string; readonly status: PrinterStatus }[];
  /** Served at this counter today, and the mean time in seconds. */
  readonly today: { readonly served: number; readonly meanServiceSeconds: number | null };
}
export interface FloorView extends SerialDevices, OfFollowed, OfUplink {
  readonly clock: ClockStanding;
  /** This centre's file, those of no centre that is open, and calendars; empty = all is in force. */
  readonly refusedFiles: readonly RefusedFile[];
  /** null = plain http, or not within 21 days. */
  readonly certificate: CertificateEnd | null;
  /** Calls are to be read aloud, and what reads them is not there. */
  readonly voiceMissing: boolean;
  /** null = the centre goes by none, or its table goes on for more than 45 days. */
  readonly calendarEnds: CalendarEnd | null;
  readonly centre: CentreLine;
  readonly day: DayLine;
  readonly targets: {
    readonly meanWaitSeconds: number;
    readonly meanServiceSeconds: number;
    readonly waitSeconds: number;
    readonly serviceLevel: number;
  };
  readonly waiting: number;
  /** Since when the one who waits longest has waited. */
  readonly longestSince: string | null;
  readonly today: TodayFigures;
  /** `kind`: where calls are taken; absent = a counter of the hall. */
  readonly counters: readonly (Pick<Counter, 'id' | 'name'> & {
    readonly kind?: 'phone';
    readonly state: CounterState;
    readonly since: string | null;
    readonly clerk: string | null;
    readonly profile: string;
    readonly ticket: { readonly number: string; readonly status: TicketStatus; readonly since: string } | null;
    readonly served: number;
  })[];
  readonly services: readonly (NamedText & {
    readonly waiting: number;
    readonly longestSince: string | null;
    /** How long one who took a ticket now would wait; null if not known. */
    readonly estimate: Estimate | null;
  })[];
  /** Calls out of turn today, the latest first; at most 50. */
  readonly outOfTurn: readonly {
    readonly number: string;
    readonly counter: string;
    readonly counterName: string;
    readonly clerk: string;
    readonly at: string;
    readonly reason: string;
  }[];
  readonly printers: readonly { readonly id: string; readonly name: string; readonly status: PrinterStatus }[];
  readonly devices: readonly DeviceSeen[];
}

/** `estimate`: how long it will still wait. */
export interface PhoneView extends Estimated, PhoneVisit {
  readonly centre: CentreLine;
  readonly number: string;
  readonly service: LocalText;
  readonly language: string;
  readonly status: TicketStatus;
  readonly issuedAt: string;
  /** null unless it waits. */
  readonly ahead: number | null;
  readonly counter: CounterPlace | null;
  readonly calledAt: string | null;
  readonly call: number;
  readonly callId: string | null;
  readonly mayCancel: boolean;
  readonly practice: boolean;
  readonly documents: readonly LocalText[];
  /** Where its passport is read, within this server; null = there is nothing to read. */
  readonly passport: string | null;
}

export interface Views {
  readonly kiosk: KioskView;
  readonly hall: HallView;
  readonly counter: CounterView;
  readonly floor: FloorView;
  readonly ticket: PhoneView;
  readonly country: CountryView;
}
export type ViewName = keyof Views;
export type CentreViewName = Exclude<ViewName, 'country'>;
/** What the view of this name holds. */
export type ViewOf<Name extends ViewName> = Views[Name];
export const viewNames = ['kiosk', 'hall', 'counter', 'floor', 'ticket'] as const satisfies readonly CentreViewName[];
