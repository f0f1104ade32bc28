import type { TicketStatus } from '../tickets/ticket.ts';
import type { ScanOutcome } from './serial.ts';

/** What the scanner of a counter has read. */
export interface CounterScan {
  /** When (ISO). */
  readonly at: string;
  readonly came: ScanOutcome;
  /** Whose code it is, as it stands now; null = nobody's here. */
  readonly ticket: {
    readonly id: string;
    readonly number: string;
    readonly service: string;
    readonly status: TicketStatus;
    readonly counter: string | null;
  } | null;
}
