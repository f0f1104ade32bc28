import { type Static, Type } from 'typebox';
import { closed, Day, Id, Line, LocalName, WeekdayName } from '../schema-parts.ts';

/**
 * A country's calendar, which several centres share: what a person reads and edits in `DATA_DIR/calendars/ID.json`. The schema
 * holds the shape; `engine/calendar/check-calendar.ts` holds the rest.
 */

export const CalendarDay = Type.Object(
  {
    date: Day,
    name: Type.Optional(LocalName),
    /** A rest day that was moved here because a holiday fell on another. */
    moved: Type.Optional(Type.Boolean()),
  },
  closed,
);
export type CalendarDay = Static<typeof CalendarDay>;

export const CalendarYear = Type.Object(
  {
    /** Where the table was published. */
    source: Type.Optional(Line),
    /** How many working days there are: the checksum of the year. */
    workingDays: Type.Integer({ minimum: 0, maximum: 366 }),
    off: Type.Array(CalendarDay, { maxItems: 366 }),
    /** Days that are worked although their weekday is not. */
    worked: Type.Array(CalendarDay, { maxItems: 366 }),
  },
  closed,
);
export type CalendarYear = Static<typeof CalendarYear>;

export const Calendar = Type.Object(
  {
    id: Id,
    name: LocalName,
    /** The days of the week that are worked. */
    week: Type.Array(WeekdayName, { minItems: 1, maxItems: 7 }),
    years: Type.Record(Type.String({ pattern: '^[0-9]{4}$' }), CalendarYear),
    /** Holidays by month and day, for a year that has no table yet. */
    provisional: Type.Array(Type.String({ pattern: '^[0-9]{2}-[0-9]{2}$' }), { maxItems: 366 }),
  },
  closed,
);
export type Calendar = Static<typeof Calendar>;

/** A version of a form or a decision table, with its SHA-256; what it says stands with the versions of its kind. */
export interface DocumentVersion {
  readonly kind: 'form' | 'table';
  readonly id: string;
  readonly version: number;
  readonly hash: string;
}

/** A document that centres share, with the SHA-256 of its bytes. */
export interface SharedDocument {
  readonly kind: 'calendar';
  readonly id: string;
  readonly hash: string;
  readonly document: Calendar;
}
