import { findCentreFault } from '../../engine/queue/check-centre.ts';
import type { Actor } from '../../shared/access.ts';
import type { SharedDocument } from '../../shared/booking/calendar.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { Configure } from '../../shared/commands.ts';
import type { RefusedFile } from '../../shared/notices/server-notices.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { createKeyedMutex } from '../async/mutex.ts';
import type { Calendars } from '../calendar/calendars.ts';
import type { Log } from '../log.ts';
import type { Networks } from '../networks.ts';
import { BadConfigFile, type ConfigFiles } from '../store/config.ts';
import type { IdempotencyKey } from '../store/kept-answers.ts';
import type { SecurityNote } from '../store/security.ts';
import { shortLine } from '../text.ts';
import { checkDocument } from './centre-document.ts';
import { type ConfigDigests, documentDigest } from './config-digests.ts';
import type { LiveCentre } from './live-centre.ts';
import { checkPrinterAddresses } from './printer-addresses.ts';
import { openRefusedFiles, type RefusedFiles } from './refused-files.ts';

export interface ConfigSyncParts {
  readonly files: ConfigFiles;
  readonly marks: ConfigDigests;
  readonly clock: Clock;
  readonly log: Log;
  /** Where printers may stand. */
  readonly printerNetworks: Networks;
  readonly calendars: Pick<Calendars, 'version'>;
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
  /** The line of the security log that tells of it, where it changes anything. */
  readonly told?: SecurityNote | undefined;
  readonly key?: IdempotencyKey | null | undefined;
}
/** A new centre as asked for by somebody. */
export interface AddRequest extends Pick<ConfigRequest, 'document' | 'by' | 'told'> {
  readonly key: IdempotencyKey | null;
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
  /** The same for a centre that is not there yet, and has no file: refuses `centre-exists`. */
  add(centre: string, request: AddRequest): Promise<Result<Configured>>;
  /** Takes in the centre's file if it was edited by hand, or writes it if it is behind. Never rejects. */
  sync(centre: string): Promise<void>;
  /** The same for every file that is refused, since what stood in its way may be over; finds files with names that are no ids. */
  lookAgain(): Promise<void>;
  /** The edits by hand that are refused and have not been mended. */
  refused(): readonly RefusedFile[];
  /** Resolves once nothing of this is under way. */
  settled(): Promise<void>;
}

/** Opens the agreement between log and files. */
export function openConfigSync(given: ConfigSyncParts): ConfigSync {
  const parts = { ...given, refused: openRefusedFiles() };
  const { log, refused } = parts;
  // Work on one centre is done one after another, on different ones side by side.
  const { inTurn, settled } = createKeyedMutex();
  const misnamed = new Set<string>();
  const sync = (id: string): Promise<void> =>
    inTurn(id, () => agree(parts, id)).then(
      () => refused.mended(fileOf(id)),
      (error: unknown) => refuseFile(parts, `${id}.json`, complaintOf(error)),
    );
  const configure = async (id: string, request: ConfigRequest): Promise<Result<Configured>> => {
    const configured = await append(parts, id, request);
    if (!configured.ok) return configured;
    await writeFile(parts, id, configured.value.centre).catch((error: unknown) => {
      log.error({ err: error, centre: id }, 'the configuration is in force, but its file could not be written yet');
    });
    return configured;
  };
  return {
    settled,
    sync,
    refused: refused.list,
    async lookAgain() {
      await findMisnamed(parts, misnamed).catch((error: unknown) => {
        log.error({ err: error }, 'the folder of configurations cannot be read');
      });
      for (const { file } of refused.list()) {
        const id = centreOfFile(file);
        if (id !== null) await sync(id);
      }
    },
    configure: (id, request) => inTurn(id, () => configure(id, request)),
    add: (id, request) =>
      inTurn(id, async () => {
        const isFree = parts.find(id) !== null || (await parts.files.changedAt(`${id}.json`)) === null;
        const checked = isFree ? checkNew(request.document, id) : exists(id);
        if (!checked.ok) return checked;
        const added = await configure(id, { ...request, source: 'http', onVersion: 0 });
        return !added.ok && added.refusal.code === 'config-changed' ? exists(id) : added;
      }),
  };
}

const byFile = { kind: 'system', id: 'file', role: 'system' } as const;

/** What all the work on files shares. */
interface Work extends ConfigSyncParts {
  readonly refused: RefusedFiles;
}

const fileOf = (id: string): string => `centres/${id}.json`;
/** Whose file this is; null for a name that is nobody's. */
export const centreOfFile = (file: string): string | null => /^centres\/([a-z0-9-]+)\.json$/.exec(file)?.[1] ?? null;

const append = async (parts: Work, id: string, request: ConfigRequest): Promise<Result<Configured>> => {
  const checked = checkDocument(request.document, id);
  if (!checked.ok) return checked;
  const reachable = checkPrinterAddresses(checked.value, parts.printerNetworks);
  if (!reachable.ok) return reachable;
  const calendar = calendarFor(checked.value, parts);
  if (!calendar.ok) return calendar;
  const { by, source, onVersion, told, key = null } = request;
  const live = await parts.open(id);
  const asked = { at: parts.clock.now(), by, centre: checked.value, source, onVersion, calendar: calendar.value };
  const command = { type: 'configure', ...asked } as const;
  const reply = await live.ask({
    command,
    key,
    ...(told === undefined ? {} : { told }),
    toReply: ({ state }) => ({ version: state.configVersion }),
  });
  return reply.ok ? ok({ centre: checked.value, version: versionIn(reply.value.body) }) : reply;
};

/** The calendar that a document names, as it stands; refuses one that is not there. */
const calendarFor = ({ hours }: Centre, { calendars }: Work): Result<SharedDocument | null> => {
  if (hours.calendar === undefined) return ok(null);
  const found = calendars.version(hours.calendar);
  if (found !== null) return ok(found);
  const path = 'hours/calendar';
  return refuse('bad-config', `${path}: there is no calendar "${hours.calendar}" in calendars/`, { path });
};

const versionIn = (body: string): number => JSON.parse(body).value.version;

const exists = (centre: string) =>
  refuse('centre-exists', `There is a centre ${centre} already, or a file of its name`, { centre });

/** A centre whose document does not hold is not opened at all. */
const checkNew = (document: unknown, id: string): Result<Centre> => {
  const checked = checkDocument(document, id);
  const fault = checked.ok ? findCentreFault(checked.value) : null;
  return fault === null ? checked : refuse('bad-config', `${fault.path}: ${fault.message}`, { path: fault.path });
};

const writeFile = async ({ files, marks, refused }: Work, id: string, centre: Centre): Promise<void> => {
  await files.write(id, centre);
  refused.mended(fileOf(id));
  await marks.write(id, documentDigest(centre));
};

const byHand = { by: byFile, source: 'file', onVersion: null } as const;

const editedBy = ({ clock }: Work, centre: string): SecurityNote => ({
  ...{ what: 'configured', at: clock.now(), times: 1, stranger: false },
  ...{ who: null, address: null, centre, about: fileOf(centre) },
});

/** A file that is not taken in: told once in the log, and shown until it is mended. */
class Refused extends Error {}

interface Complaint {
  /** Without the file's name. */
  readonly message: string;
  /** With it, where that reads otherwise. */
  readonly line?: string;
}

const refuseFile = async ({ files, refused, clock, log }: Work, name: string, why: Complaint): Promise<void> => {
  const file = `centres/${name}`;
  const changedAt = await files.changedAt(name);
  const { message, line = `${file} is refused: ${message}` } = why;
  const isNews = refused.note({ file, message, changedAt, now: clock.now() });
  if (isNews) log.error({ file }, `${shortLine(line)}; what was in force stays`);
};

const takeIn = async (parts: Work, id: string, document: unknown): Promise<void> => {
  const { marks, log } = parts;
  const taken = await append(parts, id, { ...byHand, document, told: editedBy(parts, id) });
  if (!taken.ok) throw new Refused(taken.refusal.message);
  await marks.write(id, documentDigest(document));
  log.info({ centre: id }, `${fileOf(id)} was edited: now in force`);
};

/** Compares file and log: the same; a file that could not be written in time; or an edit by hand. */
const agree = async (parts: Work, id: string): Promise<void> => {
  const document = await parts.files.read(id);
  const live = parts.find(id);
  const inForce = live === null ? null : (await live.fresh()).centre;
  if (inForce === null) return document === null ? undefined : takeIn(parts, id, document);
  if (document === null) return writeFile(parts, id, inForce);
  const digest = documentDigest(document);
  const agreed = await parts.marks.read(id);
  if (digest === documentDigest(inForce)) return digest === agreed ? undefined : parts.marks.write(id, digest);
  return digest === agreed ? writeFile(parts, id, inForce) : takeIn(parts, id, document);
};

const complaintOf = (error: unknown): Complaint => {
  if (error instanceof Refused) return { message: error.message };
  if (error instanceof BadConfigFile) return { message: error.complaint, line: error.message };
  return { message: `it cannot be compared with the log: ${String(error)}` };
};

/** The files whose names end as a configuration's do, but are no ids: nobody would ever look into them. */
const findMisnamed = async (parts: Work, known: Set<string>): Promise<void> => {
  const misnamed = await parts.files.misnamed();
  for (const name of misnamed) {
    known.add(name);
    const message = 'the name before .json must be an id: only small letters a-z, digits and -';
    await refuseFile(parts, name, { message });
  }
  for (const name of known) {
    if (misnamed.includes(name)) continue;
    known.delete(name);
    parts.refused.mended(`centres/${name}`);
  }
};
