import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

/** What stands in the entry of a seat. Times in ms since 1970. */
export interface EntryOf {
  /** The seat's id; the same at each change. */
  readonly seat: string;
  readonly sequence: number;
  readonly startsAt: number;
  readonly endsAt: number;
  /** When it is written. */
  readonly at: number;
  readonly summary: string;
  readonly place: string;
  readonly url: string | null;
  /** Who invites and who is invited; null = an entry that is only kept. */
  readonly between: { readonly from: string; readonly centre: string; readonly to: string } | null;
}

/**
 * [NO6] An iCalendar object (RFC 5545, 5546): with METHOD to be sent by mail, without one to be downloaded. Its UID is the seat,
 * its times are in UTC, and calendars take the entry with the highest SEQUENCE.
 */
export function calendarEntry(entry: EntryOf, method: 'REQUEST' | 'CANCEL' | null): string {
  const { seat, sequence, startsAt, endsAt, at, summary, place, url, between } = entry;
  const calendar = ical({
    prodId: { company: 'Növbə', product: 'Növbə' },
    ...(method === null ? {} : { method: ICalCalendarMethod[method] }),
  });
  const isCancelled = method === 'CANCEL';
  calendar.createEvent({
    ...{ id: `${seat}@novbe`, sequence, summary: oneLine(summary), location: oneLine(place), url },
    ...{ start: new Date(startsAt), end: new Date(endsAt), stamp: new Date(at), timezone: null },
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(between === null
      ? {}
      : {
          organizer: { name: oneLine(between.centre), email: between.from },
          attendees: [{ email: between.to, rsvp: false }],
        }),
  });
  return calendar.toString();
}

/** A line break in a name would begin a line of the object. */
const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');
