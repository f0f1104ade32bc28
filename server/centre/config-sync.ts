import type { Actor } from '../../shared/access.ts';
import type { Centre } from '../../shared/centre.ts';
import type { Configure } from '../../shared/commands.ts';
import { ok, type Result } from '../../shared/refusals.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { BadConfigFile, type ConfigFiles } from '../store/config.ts';
import { checkDocument } from './centre-document.ts';
import { type ConfigMarks, documentDigest } from './config-marks.ts';
import type { LiveCentre } from './live-centre.ts';

export interface ConfigSyncParts {
  readonly files: ConfigFiles;
  readonly marks: ConfigMarks;
  readonly clock: Clock;
  readonly log: Log;
  /** The centre of this id, opened if it is new. */
  readonly open: (centre: string) => Promise<LiveCentre>;
  readonly find: (centre: string) => LiveCentre | null;
}

/** Configuration as asked for by somebody. `onVersion` null = whatever stands. */
export interface ConfigRequest {
  readonly document: unknown;
  readonly by: Actor;
  readonly source: Configure['source'];
  readonly onVersion: number | null;
}
export interface Configured {
  readonly centre: Centre;
  /** The seq of the event that put it in force. */
  readonly version: number;
}

/** Keeps the log and the files of configuration in agreement; the log goes first. */
export interface ConfigSync {
  /** Puts a document in force: checked, appended to the log, then written to its file. */
  configure(centre: string, request: ConfigRequest): Promise<Result<Configured>>;
  /** Takes in the centre's file if it was edited by hand, or writes it if it is behind. Never rejects. */
  sync(centre: string): Promise<void>;
  /** Resolves once nothing of this is under way. */
  settled(): Promise<void>;
}

const byFile = { kind: 'system', id: 'file', role: 'system' } as const;

/** Work on one centre is done one after another, on different ones side by side. */
const openTurns = () => {
  const turns = new Map<string, Promise<unknown>>();
  return {
    inTurn<T>(centre: string, run: () => Promise<T>): Promise<T> {
      const mine = (turns.get(centre) ?? Promise.resolve()).then(run);
      turns.set(
        centre,
        mine.catch(() => undefined),
      );
      return mine;
    },
    async settled(): Promise<void> {
      await Promise.all(turns.values());
    },
  };
};

const append = async (parts: ConfigSyncParts, id: string, request: ConfigRequest): Promise<Result<Configured>> => {
  const checked = checkDocument(request.document, id);
  if (!checked.ok) return checked;
  const { by, source, onVersion } = request;
  const live = await parts.open(id);
  const command = { type: 'configure', at: parts.clock.now(), by, centre: checked.value, source, onVersion } as const;
  let version = 0;
  const reply = await live.ask({
    command,
    compose: ({ state }) => {
      version = state.configVersion;
      return null;
    },
  });
  return reply.ok ? ok({ centre: checked.value, version }) : reply;
};

const writeFile = async ({ files, marks }: ConfigSyncParts, id: string, centre: Centre): Promise<void> => {
  await files.write(id, centre);
  await marks.write(id, documentDigest(centre));
};

/** The document in the file; null if there is none, undefined if it cannot be read as one. */
const readFile = async ({ files, log }: ConfigSyncParts, id: string): Promise<unknown> => {
  try {
    return await files.read(id);
  } catch (error) {
    if (!(error instanceof BadConfigFile)) throw error;
    log.error({ centre: id }, `${error.message}; the configuration in force stays`);
    return undefined;
  }
};

const takeIn = async (parts: ConfigSyncParts, id: string, document: unknown): Promise<void> => {
  const { marks, log } = parts;
  const taken = await append(parts, id, { document, by: byFile, source: 'file', onVersion: null });
  if (taken.ok) {
    await marks.write(id, documentDigest(document));
    log.info({ centre: id }, `centres/${id}.json was edited: now in force`);
    return;
  }
  const { code, message } = taken.refusal;
  log.error({ centre: id, code }, `centres/${id}.json is refused: ${message}; what was in force stays`);
};

/** Compares file and log: the same; a file that could not be written in time; or an edit by hand. */
const agree = async (parts: ConfigSyncParts, id: string): Promise<void> => {
  const document = await readFile(parts, id);
  if (document === undefined) return;
  const live = parts.find(id);
  const inForce = live === null ? null : (await live.fresh()).centre;
  if (inForce === null) return document === null ? undefined : takeIn(parts, id, document);
  if (document === null) return writeFile(parts, id, inForce);
  const digest = documentDigest(document);
  const agreed = await parts.marks.read(id);
  if (digest === documentDigest(inForce)) return digest === agreed ? undefined : parts.marks.write(id, digest);
  return digest === agreed ? writeFile(parts, id, inForce) : takeIn(parts, id, document);
};

/** Opens the agreement between log and files. */
export const openConfigSync = (parts: ConfigSyncParts): ConfigSync => {
  const { log } = parts;
  const { inTurn, settled } = openTurns();
  return {
    settled,
    configure: (id, request) =>
      inTurn(id, async () => {
        const configured = await append(parts, id, request);
        if (!configured.ok) return configured;
        await writeFile(parts, id, configured.value.centre).catch((error: unknown) => {
          log.error({ err: error, centre: id }, 'the configuration is in force, but its file could not be written yet');
        });
        return configured;
      }),
    sync: (id) =>
      inTurn(id, () => agree(parts, id)).catch((error: unknown) => {
        log.error({ err: error, centre: id }, 'the configuration file could not be compared with the log');
      }),
  };
};
