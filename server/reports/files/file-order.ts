import type { LetterContent } from './letter-content.ts';
import type { CellWords } from './pdf-table.ts';
import type { ReportContent } from './report-content.ts';

/** A file to be made in the thread of the files: a report, or a letter on pages of A4. */
export type FileOrder =
  | { readonly kind: 'xlsx' | 'pdf'; readonly content: ReportContent; readonly words: CellWords }
  | { readonly kind: 'letter'; readonly letter: LetterContent };
