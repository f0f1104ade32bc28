import type { TicketStatus } from '../tickets/ticket.ts';
import type { ScanOutcome } from './serial.ts';

/** What the scanner of a kiosk has read; nothing of it opens anything elsewhere. */
export interface KioskScan {
  /** Another one for each time; a booking that was read is checked in by it, at this kiosk alone. */
  readonly id: string;
  readonly came: ScanOutcome;
  /** Whose code it is, as it stands now; null = nobody's here, or nobody's yet. */
  readonly ticket: ScannedTicket | null;
}

export interface ScannedTicket {
  readonly number: string;
  readonly status: TicketStatus;
  /** People ahead; null unless it waits. */
  readonly ahead: number | null;
  /** The name of the counter that it is called to; null = none now. */
  readonly counter: string | null;
}

/** Of a kiosk that has a scanner. */
export interface OfScanner {
  /** What was read here within the last minute; absent = nothing. */
  readonly scanned?: KioskScan;
}
