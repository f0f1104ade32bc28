export const printerStatuses = [
  'ready',
  'paper-low',
  'paper-out',
  'cover-open',
  'offline',
  'error',
  'unknown',
] as const;

export type PrinterStatus = (typeof printerStatuses)[number];

/** How a printer answers: in order, once a slip is done; only in real time, how it is; or not at all. */
export const printerGrades = ['in-order', 'real-time', 'one-way'] as const;

export type PrinterGrade = (typeof printerGrades)[number];

/** Why a print queue of the machine takes no slips. */
export const queueTroubles = ['no-cups', 'no-queue', 'queue-stopped', 'queue-refuses'] as const;

export type QueueTrouble = (typeof queueTroubles)[number];

/** Where a slip stands: `printed` = the printer said so; `sent` = a one-way printer took it, and cannot say. */
export type JobStatus = 'queued' | 'sending' | 'printed' | 'sent' | 'failed';

/** What became of a slip, as a kiosk follows it. */
export interface PrintLine {
  readonly job: string;
  readonly ticket: string;
  readonly copy: boolean;
  readonly status: JobStatus;
  readonly reason: string | null;
}
