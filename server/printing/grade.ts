import type { Printer } from '../../shared/devices/printer-schema.ts';
import type { PrinterGrade } from '../../shared/devices/printing.ts';

/** What is known of how printers answer, for one centre. */
export interface PrinterGrades {
  /** What was found out of this printer, or null: nothing yet, or it was reached another way then. */
  of(printer: Printer): Promise<PrinterGrade | null>;
  /** Keeps what a slip has shown. */
  found(printer: Printer, grade: PrinterGrade): Promise<void>;
  /** The printer is reached another way, or is gone: another machine may stand there. */
  forget(printer: string): Promise<void>;
}

/** Whether it is settled that a printer says nothing: by its configuration, or since a queue stands between. */
export function neverAnswers({ oneWay, connection }: Pick<Printer, 'oneWay' | 'connection'>): boolean {
  return oneWay || connection.kind === 'cups';
}

/** What stands for the machine itself: whatever is reached another way, or has other paper, may be another machine. */
export function wayTo({ connection, dots }: Pick<Printer, 'connection' | 'dots'>): string {
  return JSON.stringify([Object.entries(connection).sort(([a], [b]) => (a < b ? -1 : 1)), dots]);
}
