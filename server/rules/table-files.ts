import type { DecisionTable } from '../../shared/cases/table-schema.ts';
import type { RefusedFile } from '../../shared/notices/server-notices.ts';
import { type Refusal, type Result, refuse } from '../../shared/refusals.ts';
import { documentDigest } from '../centre/config-digests.ts';
import { openSharedDocuments, type SharedDocuments, type SharedDocumentsParts } from '../centre/shared-documents.ts';
import type { StoredTable, TableStore } from '../store/tables.ts';
import { isPracticeTable } from './practice-table.ts';
import { checkTable, sampleTables, tableOf } from './tables.ts';

/** [RU8] The copies of decision tables that a person may read and edit, each in a file of DATA_DIR/tables. What decides is in the store. */
export interface TableFiles extends Pick<SharedDocuments<DecisionTable>, 'refused' | 'close'> {
  /** What was edited by hand and nobody has proposed yet: it decides nothing. */
  drafts(stored: readonly StoredTable[]): readonly DecisionTable[];
  /** What was edited by hand too, but whose version somebody has proposed otherwise: it waits until it is the next one. */
  overtaken(stored: readonly StoredTable[]): readonly Overtaken[];
  /**
   * Puts what has come into force in the place of what its file says. A draft made by hand that is not what came into force stays
   * there, and its file is refused until it is the next version. Never rejects: the file is only a copy.
   */
  keep(table: DecisionTable): Promise<void>;
}

/** A draft in a file, its version, and that which it may have. */
export interface Overtaken {
  readonly id: string;
  readonly version: number;
  readonly next: number;
}

export interface TableFilesParts extends SharedDocumentsParts {
  readonly store: TableStore;
}

/** Opens the folder, writes what is in force where it is missing or older, and takes in what is edited by hand, as drafts. */
export async function openTableFiles(folder: string, parts: TableFilesParts): Promise<TableFiles> {
  const { store, log } = parts;
  const latest = latestOf(await store.decisionTables());
  let isOpening = true;
  const admit = async (table: DecisionTable): Promise<Refusal | null> =>
    refusalOf(table, await store.decisionTables(), isOpening);
  const kind = { folder: 'tables', noun: 'table', check: checkFile, shipped: latest, admit };
  const documents = await openSharedDocuments(folder, kind, parts);
  const left = openLeftDrafts(parts);
  const keep = async (table: DecisionTable): Promise<void> => {
    try {
      const stored = await store.decisionTables();
      const inFile = documents.find(table.id);
      if (left.isLeft(inFile, stored)) return left.note(inFile, stored);
      await documents.put(table.id, table, () => true);
    } catch (error) {
      log.warn({ err: error, table: table.id }, 'the copy of a table could not be written');
    }
  };
  for (const table of latest) if ((documents.find(table.id)?.version ?? 0) < table.version) await keep(table);
  isOpening = false;
  return {
    refused: () => [...left.list(documents), ...documents.refused()],
    close: documents.close,
    keep,
    drafts: (stored) => madeByHand(documents).filter(({ id, version }) => version === nextOf(id, stored)),
    overtaken: (stored) =>
      madeByHand(documents)
        .filter((table) => table.version < nextOf(table.id, stored) && !isStored(table, stored))
        .map(({ id, version }) => ({ id, version, next: nextOf(id, stored) })),
  };
}

/** Those of files that are not as we ship them, without those that a later edit has made no table. */
const madeByHand = (documents: Pick<SharedDocuments<DecisionTable>, 'list' | 'refused'>): readonly DecisionTable[] =>
  documents
    .list()
    .filter((table) => !isShipped(table))
    .filter(({ id }) => !documents.refused().some(({ file }) => file === `tables/${id}.json`));

/** Drafts made by hand that stand where what came into force would: refused as another version would be, until they are edited. */
const openLeftDrafts = ({ clock, log }: Pick<TableFilesParts, 'clock' | 'log'>) => {
  const known = new Map<string, { readonly shown: RefusedFile; readonly document: DecisionTable }>();
  return {
    isLeft: (document: DecisionTable | null, stored: readonly StoredTable[]): document is DecisionTable =>
      document !== null && !isShipped(document) && !isStored(document, stored),
    note(document: DecisionTable, stored: readonly StoredTable[]): void {
      const file = `tables/${document.id}.json`;
      const message = notNext(nextOf(document.id, stored)).refusal.message;
      known.set(document.id, { shown: { file, message, since: new Date(clock.now()).toISOString() }, document });
      log.warn({ file }, 'a draft made by hand stays in the place of the copy of what came into force');
    },
    /** Those that have not been edited since. */
    list: (documents: Pick<SharedDocuments<DecisionTable>, 'find' | 'refused'>): readonly RefusedFile[] =>
      [...known.values()].flatMap(({ shown, document }) => {
        const isNow = documents.find(document.id) === document;
        return isNow && documents.refused().every(({ file }) => file !== shown.file) ? [shown] : [];
      }),
  };
};

const checkFile = (document: unknown, id: string): Result<DecisionTable> => {
  const checked = checkTable(document, id);
  return checked.ok && isPracticeTable(id) ? bad('id', 'tables of practice stay as they are') : checked;
};

const bad = (path: string, complaint: string) => refuse('bad-config', `${path}: ${complaint}`, { path });

/** Why a file is not even a draft; null = it is the copy of the latest version, or the draft of the next. */
const refusalOf = (table: DecisionTable, stored: readonly StoredTable[], isOpening: boolean): Refusal | null => {
  const versions = stored.filter(({ id }) => id === table.id);
  const next = nextOf(table.id, stored);
  const inForce = Math.max(
    0,
    ...versions.filter(({ approvedBy }) => approvedBy !== null).map(({ version }) => version),
  );
  if (table.version === next) return null;
  // A copy that fell behind while the server was away is put right once all are read.
  if (isStored(table, versions) && (isOpening || table.version >= inForce)) return null;
  // A draft whose version was proposed otherwise before a restart stays what it was.
  if (isOpening && table.version > inForce && table.version < next) return null;
  return notNext(next).refusal;
};
const notNext = (next: number) => bad('version', `must be ${next}: what is changed is the draft of the next version`);

/** The version that is to be proposed next. */
const nextOf = (table: string, stored: readonly StoredTable[]): number =>
  Math.max(0, ...stored.filter(({ id }) => id === table).map(({ version }) => version)) + 1;

/** Of each table what came into force last; of those that nobody has brought into force what ships. */
const latestOf = (stored: readonly StoredTable[]): readonly DecisionTable[] => {
  const known = new Map<string, DecisionTable>();
  for (const one of stored) {
    const table = one.approvedBy === null || isPracticeTable(one.id) ? null : tableOf(one);
    if (table !== null) known.set(table.id, table);
  }
  return [...known.values(), ...shipped.filter(({ id }) => !known.has(id))];
};

const shipped: readonly DecisionTable[] = sampleTables.flatMap((sample) => {
  const id = typeof sample === 'object' && sample !== null && 'id' in sample ? String(sample.id) : '';
  const checked = checkTable(sample, id);
  return checked.ok ? [checked.value] : [];
});

const isShipped = (table: DecisionTable): boolean =>
  shipped.some((one) => one.id === table.id && documentDigest(one) === documentDigest(table));

const isStored = (table: DecisionTable, stored: readonly StoredTable[]): boolean =>
  stored.some((one) => {
    const known = one.id === table.id && one.version === table.version ? tableOf(one) : null;
    return known !== null && documentDigest(known) === documentDigest(table);
  });
