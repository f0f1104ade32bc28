/** Decision tables: every version with its bytes, and who brought it into force. */

/** A version of a table as it was proposed; `document` is its JSON, `hash` the SHA-256 of these bytes. */
export interface StoredTable {
  readonly hash: string;
  readonly id: string;
  readonly version: number;
  readonly document: string;
  readonly proposedBy: string;
  readonly proposedAt: number;
  /** null = it is not in force. */
  readonly approvedBy: string | null;
  readonly approvedAt: number | null;
}

export interface TableStore {
  /** By id, then version. */
  decisionTables(): Promise<readonly StoredTable[]>;
  /** Is another once a version was proposed or brought into force; reads no documents. */
  decisionTablesMark(): Promise<string>;
  /** False, and nothing changed, where there is such a version or the same bytes. */
  proposeTable(table: Omit<StoredTable, 'approvedBy' | 'approvedAt'>): Promise<boolean>;
  /** [RU5] Brings a version into force; false where there is none of these bytes, it is in force, or the same person proposed it. */
  approveTable(hash: string, by: string, at: number): Promise<boolean>;
}
