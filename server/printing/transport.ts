import type { PrinterGrade, PrinterStatus, QueueTrouble } from '../../shared/devices/printing.ts';

/** What is known of the printer that a slip is for. */
export interface Manner {
  /** How it answers; null = nobody knows yet. */
  readonly grade: PrinterGrade | null;
  /** The slip is to find that out: it is sent to a silent printer too. */
  readonly probe: boolean;
}

/** What came of a slip: the printer says it is done, or it was handed over whole and nobody can say more. */
export type Delivered = {
  readonly ok: true;
  readonly outcome: 'printed' | 'sent';
  /** The printer after the slip. */
  readonly status: PrinterStatus;
  /** How the printer has answered, where this slip shows it. */
  readonly grade?: PrinterGrade;
};

/**
 * No success: the reason, and whether paper may have come out all the same. `silent` = the printer has the whole slip and
 * has said nothing since: it is to be asked again, and not to be sent the slip again before it has said that it needs it.
 */
export type Undelivered = {
  readonly ok: false;
  readonly status: PrinterStatus;
  readonly fate: 'not-printed' | 'unknown' | 'silent';
};

/** The way to one printer. It does one thing at a time; what is asked meanwhile waits its turn. */
export interface Transport {
  /** The form in which it takes a slip. */
  readonly takes: 'escpos' | 'png';
  /** Sends one slip; an aborted signal ends the wait with an unknown fate. Never rejects. */
  print(job: string, bytes: Uint8Array, signal: AbortSignal, manner?: Manner): Promise<Delivered | Undelivered>;
  /** Asks the printer how it is; a one-way printer that can be reached is `unknown`. Never rejects. */
  status(signal: AbortSignal, grade?: PrinterGrade | null): Promise<PrinterStatus>;
  /** What was last wrong with the queue that leads to the printer, where one does. */
  trouble?(): QueueTrouble | null;
  /** Lets go of the connection. */
  close(): Promise<void>;
}
