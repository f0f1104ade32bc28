/** A column without a group, in the same words where there is little room. */
export function plainColumn(head: string, kind: ColumnKind): FileColumn {
  return { head, short: head, group: null, kind };
}

/** A report as a file shows it: every word in its language, figures as they were counted. It can cross to a thread. */
export interface ReportContent {
  readonly language: string;
  readonly title: string;
  readonly subtitle: string;
  readonly centre: string;
  readonly period: string;
  readonly made: string;
  readonly figures: readonly FileFigure[];
  readonly charts: FileCharts | null;
  readonly tables: readonly FileTable[];
  /** With what the figures are compared, and from when that is recorded where it is not whole; null = with nothing. */
  readonly compared: string | null;
  readonly notes: readonly string[];
  readonly definitions: readonly { readonly name: string; readonly text: string }[];
  readonly words: { readonly definitions: string; readonly figure: string; readonly definition: string };
}

/** A figure in large letters, with what is said below it. */
export interface FileFigure {
  readonly name: string;
  readonly value: string;
  readonly more: readonly string[];
  /** Whether the target is met; null = there is none. */
  readonly isMet: boolean | null;
}

/** The pictures: along time, or a row for each of some keys. */
export interface FileCharts {
  readonly alongTime: boolean;
  /** Of the columns or rows, in their order. */
  readonly labels: readonly string[];
  readonly panels: readonly FilePanel[];
  readonly note: string | null;
}
export interface FilePanel {
  readonly title: string;
  readonly kind: 'duration' | 'count' | 'share';
  readonly target: { readonly value: number; readonly word: string } | null;
  readonly values: readonly (number | null)[];
  readonly words: readonly string[];
  readonly ticks: readonly { readonly value: number; readonly word: string }[];
}

/** What a column holds: seconds (an offset may be negative), a share from 0 to 1, a date (YYYY-MM-DD), a local moment (YYYY-MM-DDTHH:MM:SS). */
export type ColumnKind = 'text' | 'day' | 'moment' | 'count' | 'duration' | 'offset' | 'share';
export interface FileColumn {
  readonly head: string;
  /** The same where there is little room; null = left out there. */
  readonly short: string | null;
  /** Above it and its neighbours of the same group. */
  readonly group: string | null;
  readonly kind: ColumnKind;
}
/** Which table of a report it is. */
export const tableParts = [
  'figures',
  'work',
  'calls',
  'overbooking',
  'seats',
  'reasons',
  'callbacks',
  'comments',
] as const;
export type TablePart = (typeof tableParts)[number];
export type FileCell = string | number | null;
export interface FileTable {
  readonly part: TablePart;
  readonly name: string;
  readonly columns: readonly FileColumn[];
  readonly rows: readonly (readonly FileCell[])[];
  /** The last row, which sums up; null = none. */
  readonly total: readonly FileCell[] | null;
  /** Below it the same of the days that it is compared with; null = none. */
  readonly compared: readonly FileCell[] | null;
  readonly note: string | null;
}
