import type { RefusedFile } from '../../shared/notices/server-notices.ts';
import { ok, type Refusal, type Result, refuse } from '../../shared/refusals.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { createListeners } from '../async/listeners.ts';
import { createMutex } from '../async/mutex.ts';
import type { Log } from '../log.ts';
import { BadConfigFile, type ConfigFiles, openConfigFiles } from '../store/config.ts';
import { shortLine } from '../text.ts';
import { documentDigest } from './config-digests.ts';
import { openRefusedFiles } from './refused-files.ts';

/** Documents that centres share, of one kind, each in a file of a folder of DATA_DIR that a person may read and edit. */
export interface SharedDocuments<T> {
  /** The document in force; null if there is none of this id. */
  find(id: string): T | null;
  /** In order of their ids. */
  list(): readonly T[];
  /** The files edited by hand that are refused and have not been mended: what was in force stays. */
  refused(): readonly RefusedFile[];
  /** Tells the id of a document that another version of has come into force. */
  onChange(listener: (id: string) => void): { close(): void };
  /**
   * Checks and stores one; `bad-config` with the path of what is wrong, `config-changed` where `isLatest` no longer holds, and what
   * `admit` says. Then nothing changes.
   */
  put(id: string, document: unknown, isLatest: () => boolean): Promise<Result<T>>;
  close(): Promise<void>;
}

export interface DocumentKind<T extends { readonly id: string }> {
  /** The name of the folder, and what one of it is called. */
  readonly folder: string;
  readonly noun: string;
  readonly check: (document: unknown, id: string) => Result<T>;
  /** Those that ship: written where their file is missing at the start, in force where it is wrong from the start. */
  readonly shipped: readonly T[];
  /** Why a document that is good may not come into force; null = it may. */
  readonly admit: (document: T) => Promise<Refusal | null>;
  /** What comes into force of one that is put, null = another is being put at this moment; absent = itself. */
  readonly renew?: (document: T, inForce: T | null) => Promise<T | null>;
}

export interface SharedDocumentsParts {
  readonly clock: Clock;
  readonly log: Log;
}

/** Opens the folder, writes what ships where it is missing, and takes in what is edited by hand. */
export async function openSharedDocuments<T extends { readonly id: string }>(
  folder: string,
  kind: DocumentKind<T>,
  parts: SharedDocumentsParts,
): Promise<SharedDocuments<T>> {
  const files = await openConfigFiles(folder, parts.clock);
  const shelf = createShelf(files, kind, parts);
  const inTurn = createMutex();
  for (const document of kind.shipped)
    if ((await files.changedAt(`${document.id}.json`)) === null) await files.write(document.id, document);
  for (const id of await files.list()) await shelf.takeIn(id);
  for (const document of kind.shipped)
    if (!shelf.known.has(document.id) && (await kind.admit(document)) === null) shelf.keep(document);
  const watching = files.watch((id) => {
    inTurn(() => shelf.takeIn(id)).catch((error: unknown) => {
      parts.log.warn({ err: error, file: shelf.fileOf(id) }, `a ${kind.noun} could not be read`);
    });
  });
  return {
    find: (id) => shelf.known.get(id)?.document ?? null,
    list: () => [...shelf.known.values()].map(({ document }) => document).sort((a, b) => (a.id < b.id ? -1 : 1)),
    refused: shelf.refused.list,
    onChange: shelf.listeners.add,
    put: (id, document, isLatest) => inTurn(() => putOn(shelf, files, kind, { id, document, isLatest })),
    async close() {
      watching.close();
      await inTurn(async () => undefined);
    },
  };
}

/** The documents in force, and the files that are refused. */
const createShelf = <T extends { readonly id: string }>(
  files: ConfigFiles,
  kind: DocumentKind<T>,
  { clock, log }: SharedDocumentsParts,
) => {
  const known = new Map<string, { readonly hash: string; readonly document: T }>();
  const refused = openRefusedFiles();
  const listeners = createListeners<string>();
  const fileOf = (id: string): string => `${kind.folder}/${id}.json`;
  const isKnown = (document: T): boolean => known.get(document.id)?.hash === documentDigest(document);
  const keep = (document: T): void => {
    if (isKnown(document)) return;
    known.set(document.id, { hash: documentDigest(document), document });
    listeners.tell(document.id);
  };
  const refuseFile = async (id: string, message: string): Promise<void> => {
    const file = fileOf(id);
    const changedAt = await files.changedAt(`${id}.json`);
    if (!refused.note({ file, message, changedAt, now: clock.now() })) return;
    log.error({ file }, `${shortLine(`${file} is refused: ${message}`)}; what was in force stays`);
  };
  const takeIn = async (id: string): Promise<void> => {
    const read = await readFile(files, kind, id);
    if (read?.ok === false) return refuseFile(id, read.refusal.message);
    const refusal = read === null || isKnown(read.value) ? null : await kind.admit(read.value);
    if (refusal !== null) return refuseFile(id, refusal.message);
    refused.mended(fileOf(id));
    if (read !== null) keep(read.value);
  };
  return { known, refused, listeners, keep, fileOf, isKnown, takeIn };
};

interface Put {
  readonly id: string;
  readonly document: unknown;
  readonly isLatest: () => boolean;
}

const putOn = async <T extends { readonly id: string }>(
  shelf: ReturnType<typeof createShelf<T>>,
  files: ConfigFiles,
  kind: DocumentKind<T>,
  { id, document, isLatest }: Put,
): Promise<Result<T>> => {
  // Another server may have written it a moment ago.
  await shelf.takeIn(id);
  if (!isLatest()) return changedMeanwhile(kind);
  const checked = kind.check(document, id);
  if (!checked.ok) return checked;
  const inForce = shelf.known.get(id)?.document ?? null;
  const next = kind.renew === undefined ? checked.value : await kind.renew(checked.value, inForce);
  if (next === null) return changedMeanwhile(kind);
  const refusal = shelf.isKnown(next) ? null : await kind.admit(next);
  if (refusal !== null) return { ok: false, refusal };
  await files.write(id, next);
  shelf.keep(next);
  shelf.refused.mended(shelf.fileOf(id));
  return ok(next);
};

const changedMeanwhile = ({ noun }: { readonly noun: string }) =>
  refuse('config-changed', `somebody changed the ${noun} meanwhile`);

/** What stands in a file, checked; null = there is none. */
const readFile = async <T extends { readonly id: string }>(
  files: ConfigFiles,
  { check }: DocumentKind<T>,
  id: string,
): Promise<Result<T> | null> => {
  try {
    const document = await files.read(id);
    return document === null ? null : check(document, id);
  } catch (error) {
    if (error instanceof BadConfigFile) return refuse('bad-config', error.complaint);
    throw error;
  }
};
