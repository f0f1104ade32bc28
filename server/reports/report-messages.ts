import type { Result } from '../../shared/refusals.ts';
import type { MadeFigures } from '../store/figures.ts';
import type { ReportOrder } from './reporting.ts';

/** What the thread of the reports is given at its start. */
export interface ThreadData {
  /** Path of the database. */
  readonly file: string;
}

/** What is said to the thread of the reports: one order at a time, and what became of its writes. */
export type Asked =
  | { readonly kind: 'make'; readonly order: ReportOrder }
  | { readonly kind: 'written'; readonly id: number; readonly trouble: string | null };

/** A write that the thread of the reports hands over. */
export type HandedWrite = { readonly centre: string; readonly kind: string; readonly mark: string } & (
  | { readonly what: 'mark'; readonly dates: readonly string[] }
  | { readonly what: 'keep'; readonly made: readonly MadeFigures[] }
);

/** What became of an order: the report, or what went wrong. */
export type MadeAnswer =
  | { readonly ok: true; readonly made: Result<string> }
  | { readonly ok: false; readonly ofStorage: boolean; readonly message: string };

/** What the thread of the reports says. */
export type Heard =
  | { readonly kind: 'write'; readonly id: number; readonly write: HandedWrite }
  | { readonly kind: 'made'; readonly answer: MadeAnswer };
