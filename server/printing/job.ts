import type { JobStatus, PrinterStatus } from '../../shared/devices/printing.ts';
import type { Sheet } from './sheet.ts';
import type { SlipContent } from './slip-content.ts';

/**
 * Why a slip has failed, or why it is queued once more: the printer's status, or `lapsed` (older than a minute: its
 * visitor has gone on without it), `cannot-draw`, or `no-printer` (taken out of the configuration).
 */
export type PrintReason = Exclude<PrinterStatus, 'ready' | 'paper-low'> | 'lapsed' | 'cannot-draw' | 'no-printer';

/** One slip to be printed on one printer. */
export interface PrintJob {
  readonly id: string;
  readonly centre: string;
  readonly printer: string;
  /** All printers that it may come out of, the first choice first; absent = `printer` alone. */
  readonly choices?: readonly string[];
  readonly ticket: string;
  /** Asked for again: the slip carries the mark of a copy. */
  readonly copy: boolean;
  /** When it was asked for, in milliseconds since the epoch. */
  readonly queuedAt: number;
  /** `sending` when a process ended in the middle of it: it may have come out. */
  readonly status: 'queued' | 'sending';
  readonly slip: SlipContent | Sheet;
}

/** The store of print jobs, as one centre's spooler sees it. */
export interface PrintJobs {
  /** The jobs of this printer that are `queued` or `sending`, the oldest first. */
  pending(printer: string): Promise<readonly PrintJob[]>;
  /** Stores where a job stands; a job goes back to `queued` with the reason when it will be tried once more. */
  mark(job: string, status: JobStatus, reason?: PrintReason): Promise<void>;
  /** The job goes to another printer: as `sending` where it may have come out before, so that it is a copy there. */
  move(job: string, printer: string, status: 'queued' | 'sending'): Promise<void>;
}

/** How long a slip is worth printing after it was asked for, in milliseconds. */
export const slipLifeMs = 60_000;
