import type { Actor } from '../../shared/access.ts';

/** Choices of a report, kept under a name for all who lead the centre. */
export interface SavedReport {
  readonly id: string;
  readonly name: string;
  /** The JSON of what was chosen. */
  readonly choices: string;
  /** Who saved it last, and when (ms). */
  readonly by: Actor;
  readonly at: number;
}

/** The saved reports of centres. */
export interface SavedReportStore {
  /** By their ids, which is the order in which they came. */
  savedReports(centre: string): Promise<readonly SavedReport[]>;
  /** Puts a report in place of that of its id; nothing changed where another has its name, or there are `most` others. */
  putSavedReport(centre: string, report: SavedReport, most: number): Promise<'put' | 'name-taken' | 'full'>;
  /** False where there is none. */
  dropSavedReport(centre: string, id: string): Promise<boolean>;
  /** The first day that has tickets, practice left out; null = none has. */
  firstRecordedDay(centre: string): Promise<string | null>;
}
