import { findCalendarFault } from '../../engine/calendar/check-calendar.ts';
import { Calendar } from '../../shared/calendar.ts';
import type { Clock } from '../../shared/clock.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import { createMutex } from '../async/mutex.ts';
import { firstFault } from '../centre/first-fault.ts';
import type { Log } from '../log.ts';
import { BadConfigFile, openConfigFiles } from '../store/config.ts';
import az from './az.json' with { type: 'json' };

/** The calendars that centres share, each in a file of DATA_DIR/calendars that a person may read and edit. */
export interface Calendars {
  /** The calendar in force; null if there is none of this id. */
  find(id: string): Calendar | null;
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
export async function openCalendars(folder: string, { clock, log }: { readonly clock: Clock; readonly log: Log }) {
  const files = await openConfigFiles(folder, clock);
  const known = new Map<string, Calendar>();
  const inTurn = createMutex();
  const takeIn = (id: string): Promise<void> =>
    inTurn(async () => {
      const document = await files.read(id).catch((error: unknown) => {
        if (!(error instanceof BadConfigFile)) throw error;
        log.warn({ calendar: id, complaint: error.complaint }, 'a calendar is not taken in');
      });
      if (document === undefined || document === null) return;
      const checked = checkCalendar(document, id);
      if (checked.ok) known.set(id, checked.value);
      else log.warn({ calendar: id, complaint: checked.refusal.message }, 'a calendar is not taken in');
    });
  const shipped = (await files.changedAt(`${countryCalendar}.json`)) === null;
  if (shipped) await files.write(countryCalendar, az);
  for (const id of await files.list()) await takeIn(id);
  // A file that is wrong from the start leaves the calendar that ships.
  if (!known.has(countryCalendar)) known.set(countryCalendar, az as Calendar);
  const watching = files.watch((id) => {
    takeIn(id).catch((error: unknown) => log.warn({ err: error, calendar: id }, 'a calendar could not be read'));
  });
  const calendars: Calendars = {
    find: (id) => known.get(id) ?? null,
    put: (id, document, isLatest) =>
      inTurn(async () => {
        if (!isLatest()) return refuse('config-changed', 'somebody changed the calendar meanwhile');
        const checked = checkCalendar(document, id);
        if (!checked.ok) return checked;
        await files.write(id, checked.value);
        known.set(id, checked.value);
        return checked;
      }),
    async close() {
      watching.close();
      await inTurn(async () => undefined);
    },
  };
  return calendars;
}

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
