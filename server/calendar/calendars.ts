import { findCalendarFault } from '../../engine/calendar/check-calendar.ts';
import { Calendar, type SharedDocument } from '../../shared/booking/calendar.ts';
import { ok, type Refusal, type Result, refuse } from '../../shared/refusals.ts';
import { documentDigest } from '../centre/config-digests.ts';
import { firstFault } from '../centre/first-fault.ts';
import { openSharedDocuments, type SharedDocuments, type SharedDocumentsParts } from '../centre/shared-documents.ts';
import az from './az.json' with { type: 'json' };

/** The calendars that centres share, each in a file of DATA_DIR/calendars. */
export interface Calendars extends SharedDocuments<Calendar> {
  /** The calendar in force, with what tells it from another version of itself; null if there is none of this id. */
  version(id: string): SharedDocument | null;
  /** From now on one that would leave seats without their slot is refused `in-use`, put or edited by hand: what was in force stays. */
  guardedBy(check: SeatCheck): void;
}

/** Why a calendar may not come into force; null = it may. */
export type SeatCheck = (calendar: Calendar) => Promise<Refusal | null>;

/** The calendar that a centre goes by. */
export const countryCalendar = 'az';

/** Opens the folder, makes the country's calendar where it is missing, and takes in what is edited by hand. */
export async function openCalendars(folder: string, parts: SharedDocumentsParts): Promise<Calendars> {
  let seatCheck: SeatCheck = async () => null;
  const shipped = [az as Calendar];
  const admit: SeatCheck = (calendar) => seatCheck(calendar);
  const kind = { folder: 'calendars', noun: 'calendar', check: checkCalendar, shipped, admit };
  const documents = await openSharedDocuments(folder, kind, parts);
  return {
    ...documents,
    version(id) {
      const document = documents.find(id);
      return document === null ? null : { kind: 'calendar', id, hash: documentDigest(document), document };
    },
    guardedBy(check) {
      seatCheck = check;
    },
  };
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
