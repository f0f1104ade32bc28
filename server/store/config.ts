import { hash } from 'node:crypto';
import { lstat, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import type { Clock } from '../../shared/time/clock.ts';
import { createListeners } from '../async/listeners.ts';
import { createMutex } from '../async/mutex.ts';
import { newId } from '../ids.ts';
import { NotText } from '../text.ts';
import { watchFolder } from './config-watch.ts';
import { makeFolder, NotAFile, readText, replaceFile, temporaryEnding } from './durable-file.ts';
import { NotJson, readJson } from './read-json.ts';
import { CannotStore } from './store.ts';

/** The configuration documents, one a centre, in files that a person may read and edit. */
export interface ConfigFiles {
  /** The document; null if there is none. Rejects with BadConfigFile if the file is not JSON. */
  read(centre: string): Promise<unknown>;
  /** Replaces the document; resolves once it is on disk. Writes of one centre happen one after another. Rejects with CannotStore. */
  write(centre: string, document: unknown): Promise<void>;
  /** The centres that have a file, in order of their ids. */
  list(): Promise<readonly string[]>;
  /** The names that end in .json and are no centre's, in their order. */
  misnamed(): Promise<readonly string[]>;
  /** When what stands under this name, or its permissions, were last changed (ms); null if nothing stands there. */
  changedAt(name: string): Promise<number | null>;
  /**
   * Calls `onChange` within about a second when a file was made, changed or removed by somebody else; also for changes
   * since it was last read or written here, and for files never read.
   */
  watch(onChange: (centre: string) => void): { close(): void };
}

/** Opens the folder of configuration documents (DATA_DIR/centres), making it if there is none. */
export async function openConfigFiles(folder: string, clock: Clock): Promise<ConfigFiles> {
  await makeFolder(folder);
  await removeAbandoned(folder);
  const { opened, at, list, misnamed } = openDocuments(folder);
  const ownWrites = createListeners<{ readonly centre: string; readonly digest: string | null }>();
  return {
    read: async (centre) =>
      at(centre)
        .read()
        .catch((error: unknown) => {
          throw asBadFile(centre, error);
        }),
    async write(centre, document) {
      const file = at(centre);
      const digest = await file.write(document).catch((error: unknown) => {
        throw asCannotStore(centre, error);
      });
      ownWrites.tell({ centre, digest });
    },
    list,
    misnamed,
    changedAt: async (name) => (await lstat(join(folder, name)).catch(() => null))?.ctimeMs ?? null,
    watch(onChange) {
      const told = new Map([...opened].map(([centre, document]) => [centre, document.known()]));
      const written = ownWrites.add(({ centre, digest }) => void told.set(centre, digest));
      let closed = false;
      const look = async (centre: string): Promise<void> => {
        const digest = await at(centre).digest();
        if (closed || digest === (told.get(centre) ?? null)) return;
        told.set(centre, digest);
        onChange(centre);
      };
      const watching = watchFolder({ folder, clock, list, centreOf, look });
      return {
        close() {
          closed = true;
          written.close();
          watching.close();
        },
      };
    },
  };
}

/** A configuration file that cannot be read; the message names the file and the place in it, the complaint only the place. */
export class BadConfigFile extends Error {
  override readonly name = 'BadConfigFile';
  readonly complaint: string;
  constructor(file: string, complaint: string, cause: unknown) {
    super(`${file}${complaint}`, { cause });
    this.complaint = complaint.replace(/^:? /, '');
  }
}

const fileName = /^([a-z0-9-]+)\.json$/;
const keptCopies = 5;
/** After this time (ms) a temporary file is what a crash left behind. */
const abandonedMs = 60_000;

/** The time (ms) by which the disk dates its files: the machine's clock, which is not what we go by. null = nothing can be written. */
const diskTime = async (folder: string): Promise<number | null> => {
  const probe = join(folder, `.${newId()}${temporaryEnding}`);
  try {
    await writeFile(probe, '');
    return (await stat(probe)).mtimeMs;
  } catch {
    return null;
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
};

const removeAbandoned = async (folder: string): Promise<void> => {
  const left = (await readdir(folder)).filter((name) => name.startsWith('.') && name.endsWith(temporaryEnding));
  if (left.length === 0) return;
  const now = await diskTime(folder);
  if (now === null) return;
  for (const name of left) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found !== null && now - found.mtimeMs > abandonedMs) await rm(path, { force: true });
  }
};

const digestOf = (text: string | null): string | null => (text === null ? null : hash('sha256', text));

/** What is wrong with a file that is there and cannot be taken in; null for any other trouble. */
const complaintOf = (error: unknown): string | null => {
  if (error instanceof NotJson) return ` is not JSON: ${error.message}`;
  if (error instanceof NotAFile) return ` ${error.message}`;
  if (error instanceof NotText) return `: ${error.message}`;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'EACCES' || code === 'EPERM' ? ' may not be read' : null;
};

/** What stands there now, told apart from what stood there before: also what cannot be read. */
const digestAt = async (path: string): Promise<string | null> => {
  try {
    return digestOf(await readText(path));
  } catch (error) {
    const wrong = complaintOf(error);
    if (wrong === null) throw error;
    return `unreadable:${wrong}`;
  }
};

/** One centre's file: the document in a lowdb, over a file that is replaced whole. */
const openDocument = (folder: string, centre: string) => {
  const path = join(folder, `${centre}.json`);
  const keeping = { folder: join(folder, '.kept', centre), copies: keptCopies };
  /** What the bytes here were when last read or written: to tell others' changes from our own. */
  let known: string | null = null;
  const low = new Low<unknown>(
    {
      async read() {
        const text = await readText(path).catch(async (error: unknown) => {
          known = await digestAt(path);
          throw error;
        });
        known = digestOf(text);
        return text === null ? null : readJson(text);
      },
      async write(document) {
        const text = `${JSON.stringify(document, null, 2)}\n`;
        await replaceFile(path, text, keeping);
        known = digestOf(text);
      },
    },
    null,
  );
  const inTurn = createMutex();
  return {
    read: () =>
      inTurn(async () => {
        low.data = null;
        await low.read();
        return low.data;
      }),
    write: (document: unknown) =>
      inTurn(async () => {
        low.data = document;
        await low.write();
        return known;
      }),
    known: () => known,
    digest: () => inTurn(() => digestAt(path)),
  };
};
type Document = ReturnType<typeof openDocument>;

const asBadFile = (centre: string, error: unknown): unknown => {
  const wrong = complaintOf(error);
  return wrong === null ? error : new BadConfigFile(`centres/${centre}.json`, wrong, error);
};
const asCannotStore = (centre: string, error: unknown): CannotStore =>
  new CannotStore(`centres/${centre}.json cannot be written: ${String(error)}`, { cause: error });

const centreOf = (name: string): string | null => fileName.exec(name)?.[1] ?? null;

/** The documents of a folder, opened as they are asked for. */
const openDocuments = (folder: string) => {
  const opened = new Map<string, Document>();
  return {
    opened,
    at(centre: string): Document {
      if (centreOf(`${centre}.json`) === null) throw new Error(`not the id of a centre: ${centre}`);
      const document = opened.get(centre) ?? openDocument(folder, centre);
      opened.set(centre, document);
      return document;
    },
    list: async (): Promise<readonly string[]> =>
      (await readdir(folder)).flatMap((name) => centreOf(name) ?? []).sort(),
    misnamed: async (): Promise<readonly string[]> =>
      (await readdir(folder)).filter((name) => /^[^.].*\.json$/i.test(name) && centreOf(name) === null).sort(),
  };
};
