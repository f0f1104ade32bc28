import type { CountryReportKey } from '../../shared/country/country-reports.ts';
import type { ReportedCentre } from './reported-centre.ts';

/** What passes between the server and the process in which DuckDB runs. */

/** Where that process may read and write, and how much memory it may take (bytes). */
export interface DuckPlace {
  readonly folder: string;
  readonly memoryBytes: number;
}

/** Figures over the legs of files. Paths are our own; everything a person asked for is bound as a parameter. */
export interface DuckQuestion {
  readonly task: 'ask';
  readonly legs: readonly string[];
  /** How many waits and services took so many seconds, by centre and month, in steps of many seconds. */
  readonly cells: readonly string[];
  /** What the rows, and their total, are counted over: cells hold whole months, and no other key than centre, region and month. */
  readonly rowsFrom: 'legs' | 'cells';
  readonly totalFrom: 'legs' | 'cells';
  readonly by: CountryReportKey;
  /** YYYY-MM-DD, both included. */
  readonly from: string;
  readonly to: string;
  readonly centres: readonly Omit<ReportedCentre, 'timeZone'>[];
  readonly service: string | null;
  readonly channel: string | null;
}
/** Makes the file of a month again: what it had but for some days, and the legs of these days. */
export interface DuckMerge {
  readonly task: 'merge';
  readonly old: string | null;
  /** Its columns are those of `legColumns`. */
  readonly added: string;
  /** Days that the old file is no longer believed about: `centre,date` a line. */
  readonly dropped: string;
  readonly to: string;
  readonly cells: string;
}
export type DuckTask = DuckQuestion | DuckMerge;

/** A row as it is counted. */
export interface DuckRow {
  readonly key: string;
  readonly legs: number;
  readonly issued: number;
  readonly served: number;
  readonly noShow: number;
  readonly abandoned: number;
  readonly suspended: number;
  readonly kept: number;
  readonly wait: DuckSpread;
  readonly service: DuckSpread;
}
export interface DuckSpread {
  readonly count: number;
  readonly sum: number;
  readonly median: number | null;
  readonly p90: number | null;
  readonly max: number | null;
}

export type DuckAnswer =
  | { readonly ok: true; readonly rows: readonly DuckRow[]; readonly total: DuckRow | null }
  | { readonly ok: false; readonly message: string };
