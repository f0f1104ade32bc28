import type { CellWords } from './pdf-table.ts';
import type { ReportContent } from './report-content.ts';

/** A file to be made in the thread of the files. */
export interface FileOrder {
  readonly kind: 'xlsx' | 'pdf';
  readonly content: ReportContent;
  readonly words: CellWords;
}
