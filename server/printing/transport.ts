import type { PrinterStatus } from './status.ts';

/** What came of a slip: the printer says it is done, or (one-way) it was handed over and nobody can say more. */
export type Delivered = {
  readonly ok: true;
  readonly outcome: 'printed' | 'sent';
  /** The printer after the slip. */
  readonly status: PrinterStatus;
};

/** No success: the reason, and whether paper may have come out all the same. */
export type Undelivered = {
  readonly ok: false;
  readonly status: PrinterStatus;
  readonly fate: 'not-printed' | 'unknown';
};

/** The way to one printer. It does one thing at a time; what is asked meanwhile waits its turn. */
export interface Transport {
  /** The form in which it takes a slip. */
  readonly takes: 'escpos' | 'png';
  /** Sends one slip; an aborted signal ends the wait with an unknown fate. Never rejects. */
  print(job: string, bytes: Uint8Array, signal: AbortSignal): Promise<Delivered | Undelivered>;
  /** Asks the printer how it is; a one-way printer that can be reached is `unknown`. Never rejects. */
  status(signal: AbortSignal): Promise<PrinterStatus>;
  /** Lets go of the connection. */
  close(): Promise<void>;
}
