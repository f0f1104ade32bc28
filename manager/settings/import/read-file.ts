import type { Clock } from '../../../shared/time/clock.ts';
import { mostBytes, type TableRead, tableOf, tableRead } from './table.ts';

/** Reads the bytes of a workbook; a workbook is what spreadsheets save as .xlsx. */
export type WorkbookReader = (bytes: Uint8Array) => Promise<TableRead>;

/** The table in a file: a workbook, or text with its cells parted by tabs, `;` or `,`. */
export async function readFile(file: Blob, workbook: WorkbookReader): Promise<TableRead> {
  if (file.size > mostBytes) return { ok: false, fault: 'too-big' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isArchive(bytes) || isOldExcel(bytes)) return workbook(bytes);
  const text = textIn(bytes);
  return text === null ? { ok: false, fault: 'not-a-table' } : tableRead(tableOf(text));
}

/** The table in what was pasted. */
export function readPaste(text: string): TableRead {
  return text.length > mostBytes ? { ok: false, fault: 'too-big' } : tableRead(tableOf(text));
}

/** Reads a workbook in a worker, which is stopped where it does not come to an end. */
export function workbookWorker(clock: Clock): WorkbookReader {
  return (bytes) =>
    new Promise((resolve) => {
      const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), { type: 'module' });
      const end = (read: TableRead): void => {
        timer.cancel();
        worker.terminate();
        resolve(read);
      };
      const timer = clock.after(patienceMs, () => end({ ok: false, fault: 'too-big' }));
      worker.onmessage = (event: MessageEvent<TableRead>) => end(event.data);
      worker.onerror = () => end({ ok: false, fault: 'not-a-table' });
      worker.postMessage(bytes, [bytes.buffer]);
    });
}

const patienceMs = 30_000;

const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
const isOldExcel = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf;

/** Text in the encoding that spreadsheets save it in; null if it is none. */
const textIn = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(isCyrillic(bytes) ? 'windows-1251' : 'windows-1254').decode(bytes);
  }
};

/** Whole words of letters beyond ASCII are Cyrillic; Turkish and Azerbaijani have such letters one by one. */
const isCyrillic = (bytes: Uint8Array): boolean => {
  let run = 0;
  let longest = 0;
  for (const byte of bytes) {
    run = byte >= 0xc0 ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest >= 4;
};
