import { findCalendarFault } from '../../engine/calendar/check-calendar.ts';
import { Calendar, type SharedDocument } from '../../shared/calendar.ts';
import type { Clock } from '../../shared/clock.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { RefusedFile } from '../../shared/server-notices.ts';
import { createListeners } from '../async/listeners.ts';
import { createMutex } from '../async/mutex.ts';
import { documentDigest } from '../centre/config-digests.ts';
import { firstFault } from '../centre/first-fault.ts';
import { openRefusedFiles } from '../centre/refused-files.ts';
import type { Log } from '../log.ts';
import { BadConfigFile, type ConfigFiles, openConfigFiles } from '../store/config.ts';
import { shortLine } from '../text.ts';
import az from './az.json' with { type: 'json' };

/** The calendars that centres share, each in a file of DATA_DIR/calendars that a person may read and edit. */
export interface Calendars {
  /** The calendar in force; null if there is none of this id. */
  find(id: string): Calendar | null;
  /** The same, with what tells it from another version of itself. */
  version(id: string): SharedDocument | null;
  /** In order of their ids. */
  list(): readonly Calendar[];
  /** The files edited by hand that are refused and have not been mended: what was in force stays. */
  refused(): readonly RefusedFile[];
  /** Tells the id of a calendar that another version of has come into force. */
  onChange(listener: (id: string) => void): { close(): void };
  /**
   * Checks and stores one; `bad-config` with the path of what is wrong, `config-changed` where `isLatest` no longer holds. Then
   * nothing changes.
   */
  put(id: string, document: unknown, isLatest: () => boolean): Promise<Result<Calendar>>;
  close(): Promise<void>;
}

/** The calendar that a centre goes by. */
export const countryCalendar = 'az';

/** Opens the folder, makes the country's calendar where it is missing, and takes in what is edited by hand. */
export async function openCalendars(folder: string, parts: CalendarsParts): Promise<Calendars> {
  const { clock, log } = parts;
  const files = await openConfigFiles(folder, clock);
  const shelf = createShelf(files, parts);
  const inTurn = createMutex();
  const shipped = (await files.changedAt(`${countryCalendar}.json`)) === null;
  if (shipped) await files.write(countryCalendar, az);
  for (const id of await files.list()) await shelf.takeIn(id);
  // A file that is wrong from the start leaves the calendar that ships.
  if (!shelf.known.has(countryCalendar)) shelf.keep(az as Calendar);
  const watching = files.watch((id) => {
    inTurn(() => shelf.takeIn(id)).catch((error: unknown) => {
      log.warn({ err: error, calendar: id }, 'a calendar could not be read');
    });
  });
  return {
    find: (id) => shelf.known.get(id)?.document ?? null,
    version: (id) => shelf.known.get(id) ?? null,
    list: () => [...shelf.known.values()].map(({ document }) => document).sort((a, b) => (a.id < b.id ? -1 : 1)),
    refused: shelf.refused.list,
    onChange: shelf.listeners.add,
    put: (id, document, isLatest) =>
      inTurn(async () => {
        // Another server may have written it a moment ago.
        await shelf.takeIn(id);
        if (!isLatest()) return refuse('config-changed', 'somebody changed the calendar meanwhile');
        const checked = checkCalendar(document, id);
        if (!checked.ok) return checked;
        await files.write(id, checked.value);
        shelf.keep(checked.value);
        shelf.refused.mended(fileOf(id));
        return checked;
      }),
    async close() {
      watching.close();
      await inTurn(async () => undefined);
    },
  };
}

/** The calendars in force, and the files that are refused. */
const createShelf = (files: ConfigFiles, { clock, log }: CalendarsParts) => {
  const known = new Map<string, SharedDocument>();
  const refused = openRefusedFiles();
  const listeners = createListeners<string>();
  const keep = (calendar: Calendar): void => {
    const version = versionOf(calendar);
    if (known.get(calendar.id)?.hash === version.hash) return;
    known.set(calendar.id, version);
    listeners.tell(calendar.id);
  };
  const refuseFile = async (id: string, message: string): Promise<void> => {
    const file = fileOf(id);
    const changedAt = await files.changedAt(`${id}.json`);
    if (!refused.note({ file, message, changedAt, now: clock.now() })) return;
    log.error({ file }, `${shortLine(`${file} is refused: ${message}`)}; what was in force stays`);
  };
  return {
    known,
    refused,
    listeners,
    keep,
    async takeIn(id: string): Promise<void> {
      const read = await readFile(files, id);
      if (read?.ok === false) return refuseFile(id, read.refusal.message);
      refused.mended(fileOf(id));
      if (read !== null) keep(read.value);
    },
  };
};

export interface CalendarsParts {
  readonly clock: Clock;
  readonly log: Log;
}

const fileOf = (id: string): string => `calendars/${id}.json`;

const versionOf = (document: Calendar): SharedDocument => ({
  kind: 'calendar',
  id: document.id,
  hash: documentDigest(document),
  document,
});

/** What stands in a file, checked; null = there is none. */
const readFile = async (files: ConfigFiles, id: string): Promise<Result<Calendar> | null> => {
  try {
    const document = await files.read(id);
    return document === null ? null : checkCalendar(document, id);
  } catch (error) {
    if (error instanceof BadConfigFile) return refuse('bad-config', error.complaint);
    throw error;
  }
};

/** A calendar of the right shape whose years come to their checksums; refuses `bad-config` with the path of the first fault. */
export function checkCalendar(document: unknown, id: string): Result<Calendar> {
  const shape = firstFault(Calendar, document);
  if (shape !== null) return badCalendar(shape.path.slice(1), shape.complaint);
  const calendar = document as Calendar;
  if (calendar.id !== id) return badCalendar('id', `must be "${id}"`);
  const fault = findCalendarFault(calendar);
  return fault === null ? ok(calendar) : badCalendar(fault.path, fault.message);
}

const badCalendar = (path: string, complaint: string) =>
  refuse('bad-config', `${path || 'the document'}: ${complaint}`, { path });
