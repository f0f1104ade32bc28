import { unzipSync, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import { mostRows, type TableRead, tableRead, withoutEmpty } from './table.ts';

/** The first sheet of an .xlsx file. */
export async function readWorkbook(bytes: Uint8Array): Promise<TableRead> {
  if (startsWith(bytes, oldExcel)) return { ok: false, fault: 'old-excel' };
  if (!startsWith(bytes, zip)) return { ok: false, fault: 'not-a-table' };
  try {
    const stored = repacked(bytes);
    if (stored === null) return { ok: false, fault: 'too-big' };
    const rows = await readSheet(stored);
    if (rows.length > mostRows * 4) return { ok: false, fault: 'too-many-rows' };
    return tableRead(withoutEmpty(rows.map((row) => row.map(textOf))));
  } catch {
    return { ok: false, fault: 'not-a-table' };
  }
}

const zip = [0x50, 0x4b, 0x03, 0x04];
const oldExcel = [0xd0, 0xcf, 0x11, 0xe0];
const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);

/** A sheet of 5,000 rows has some megabytes of XML: what says that it becomes more than this is not unpacked. */
const mostUnpacked = 64 * 1024 * 1024;

/**
 * The same archive without compression; null if it would grow beyond all measure. The library unpacks what is compressed in
 * a worker made of a blob, which no page of ours may start; what is stored it takes as it is.
 */
const repacked = (bytes: Uint8Array): ArrayBuffer | null => {
  let size = 0;
  const isText = (name: string): boolean => name.endsWith('.xml') || name.endsWith('.rels');
  unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (isText(name)) size += originalSize;
      return false;
    },
  });
  if (size > mostUnpacked) return null;
  const entries = unzipSync(bytes, { filter: ({ name }) => isText(name) });
  return zipSync(entries, { level: 0 }).slice().buffer;
};

/** A cell as a person sees it: a time of day as `0:10:00`, a number without what floating point adds. */
const textOf = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return timeOf(cell);
  if (typeof cell === 'number') return String(Number(cell.toPrecision(12)));
  return typeof cell === 'boolean' ? (cell ? '1' : '0') : String(cell);
};

const timeOf = (date: Date): string => {
  const iso = date.toISOString();
  // What stands on the first days of the calendar is a duration.
  return date.getUTCFullYear() < 1901 ? iso.slice(11, 19) : iso.slice(0, 10);
};
