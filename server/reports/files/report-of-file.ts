import type { Centre } from '../../../shared/centre/centre.ts';
import type { ReportKey, ReportRow, WorkReport } from '../../../shared/reports/figures.ts';
import type { ReportFigure } from '../../../shared/reports/report-rows.ts';
import type { ReportWords } from '../../../shared/reports/report-words.ts';
import type { Days } from '../../../shared/time/days.ts';
import type { Language } from '../../languages.ts';

/** All that a file of a report is made of. */
export interface ReportOfFile {
  readonly centre: Pick<Centre, 'name' | 'languages' | 'timeZone' | 'targets'>;
  readonly range: Days;
  readonly by: ReportKey;
  readonly total: ReportRow;
  readonly rows: readonly ReportRow[];
  /** The columns of the table of figures, in order. */
  readonly columns: readonly ReportFigure[];
  /** The days that it is compared with, and the first day that is recorded at all; null = none. */
  readonly against: Days | null;
  readonly firstDay: string | null;
  /** The total of the days that it is compared with; null where nobody came. */
  readonly before: ReportRow | null;
  /** Whether it stands below the total of the table too. */
  readonly hasComparedRow: boolean;
  /** Of counters and clerks. */
  readonly work: WorkReport | null;
  readonly calls: readonly CallOfReport[];
  /** When it is made (ms). */
  readonly now: number;
}

/** What the words of a file come from. */
export interface FileLanguage {
  readonly code: string;
  readonly language: Language;
  readonly reports: ReportWords;
  /** What a key is called in this report. */
  readonly keyWord: (key: string) => string;
}

/** A call out of turn with the names of its moment. */
export interface CallOfReport {
  /** ms since 1970. */
  readonly at: number;
  readonly number: string;
  readonly counter: string;
  readonly clerk: string;
  readonly reason: string;
}
