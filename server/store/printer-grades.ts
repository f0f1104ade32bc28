import type { PrinterGrade } from '../../shared/devices/printing.ts';

/** What slips have shown of how printers answer. */
export interface PrinterGradeStore {
  /** How the printers of a centre answer, as far as slips have shown it. */
  printerGrades(centre: string): Promise<readonly PrinterGradeRow[]>;
  /** Keeps how a printer answers, in place of what was known. */
  putPrinterGrade(row: PrinterGradeRow): Promise<void>;
  forgetPrinterGrade(centre: string, printer: string): Promise<void>;
}

/** How a printer answers: `way` stands for the machine (how it is reached, and its paper), `foundAt` in ms. */
export interface PrinterGradeRow {
  readonly centre: string;
  readonly printer: string;
  readonly way: string;
  readonly grade: PrinterGrade;
  readonly foundAt: number;
}
