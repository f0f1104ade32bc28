import { type TSchema, Type } from 'typebox';

/** What the schemas of a centre's document are made of, and others. */

export const closed = { additionalProperties: false } as const;
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
export const Id = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$' });
export const Line = Type.String({ minLength: 1, maxLength: 200 });
export const TimeOfDay = Type.String({
  pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$',
  description: 'HH:MM, local',
});
export const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description: 'YYYY-MM-DD' });
export const DateOnly = Type.String({
  pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
  description: 'YYYY-MM-DD',
});
/** What something is called, in each language: as much as a screen and a slip can show whole. */
export const LocalName = Type.Record(Type.String({ pattern: '^[a-z]{2,3}$' }), Type.String({ maxLength: 200 }));

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];
export const WeekdayName = Type.Unsafe<Weekday>(Type.Union(weekdays.map((day) => Type.Literal(day))));
