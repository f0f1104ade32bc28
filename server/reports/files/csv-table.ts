import { type CsvCell, csvLines } from '../../../shared/reports/csv.ts';
import type { ColumnKind, FileCell, FileTable } from './report-content.ts';

/** What a language writes into a CSV: its decimal sign, and seconds in short. */
export interface CsvWords {
  readonly decimal: string;
  readonly seconds: string;
}

/** A table as CSV, line by line: durations in whole seconds, shares in percent with one decimal, the total last, and below it what it is compared with. */
export function csvOf(
  { columns, rows, total, compared }: FileTable,
  { decimal, seconds }: CsvWords,
): Generator<string> {
  const unit = (kind: ColumnKind): string =>
    kind === 'duration' || kind === 'offset' ? ` (${seconds})` : kind === 'share' ? ' (%)' : '';
  const cell = (value: FileCell, kind: ColumnKind): CsvCell =>
    kind === 'share' && typeof value === 'number' ? Math.round(value * 1000) / 10 : value;
  const lines = function* (): Generator<readonly CsvCell[]> {
    yield columns.map(({ head, kind }) => `${head}${unit(kind)}`);
    for (const row of [...rows, total, compared].filter((one) => one !== null)) {
      yield columns.map(({ kind }, at) => cell(row[at] ?? null, kind));
    }
  };
  return csvLines(lines(), decimal);
}
