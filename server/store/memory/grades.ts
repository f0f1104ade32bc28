import type { PrinterGradeRow, PrinterGradeStore } from '../printer-grades.ts';
import { type ClockShift, shiftedFact } from '../shifted.ts';

/** What printers can do, in memory. */
export function memoryGrades(beforeWrite: () => void) {
  const rows = new Map<string, PrinterGradeRow>();
  const key = (centre: string, printer: string): string => `${centre}\n${printer}`;
  const store: PrinterGradeStore = {
    printerGrades: async (centre) =>
      [...rows.values()].filter((row) => row.centre === centre).sort((a, b) => (a.printer < b.printer ? -1 : 1)),
    async putPrinterGrade(row) {
      beforeWrite();
      rows.set(key(row.centre, row.printer), row);
    },
    async forgetPrinterGrade(centre, printer) {
      beforeWrite();
      rows.delete(key(centre, printer));
    },
  };
  const shift = (by: ClockShift): void => {
    for (const [name, row] of rows) rows.set(name, { ...row, foundAt: shiftedFact(row.foundAt, by) });
  };
  return { store, shift };
}
