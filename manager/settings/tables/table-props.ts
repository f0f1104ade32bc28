import type { KnownTable, TableDraft, TablesModel } from './tables-model.ts';
import type { TableTexts } from './texts.ts';

/** What a grid of the version in the making is drawn with. */
export interface GridProps {
  readonly draft: TableDraft;
  readonly texts: TableTexts;
}

/** What each part of the page of one table is drawn with. */
export interface TableProps {
  readonly model: TablesModel;
  readonly table: KnownTable;
  readonly texts: TableTexts;
  /** Whether who looks may propose and bring into force. */
  readonly mayChange: boolean;
  /** YYYY-MM-DD */
  readonly today: string;
  /** The id of who looks. */
  readonly user: string;
}
