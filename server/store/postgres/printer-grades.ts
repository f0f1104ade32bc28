import type { PrinterGradeRow, PrinterGradeStore } from '../printer-grades.ts';
import type { Connection } from './database.ts';

/** How printers answer. */
export function openPrinterGrades(connection: Connection): PrinterGradeStore {
  return {
    printerGrades: (centre) => connection.read((from) => from.all<PrinterGradeRow>(ofCentre, [centre])),
    putPrinterGrade: ({ centre, printer, way, grade, foundAt }) =>
      connection.write(async (to) => void (await to.run(put, [centre, printer, way, grade, foundAt]))),
    forgetPrinterGrade: (centre, printer) =>
      connection.write(async (to) => void (await to.run(forget, [centre, printer]))),
  };
}

const ofCentre = `SELECT centre, printer, way, grade, found_at AS "foundAt" FROM printer_grades
  WHERE centre = $1 ORDER BY printer`;
const put = `INSERT INTO printer_grades (centre, printer, way, grade, found_at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (centre, printer) DO UPDATE SET
    way = excluded.way, grade = excluded.grade, found_at = excluded.found_at`;
const forget = 'DELETE FROM printer_grades WHERE centre = $1 AND printer = $2';
