import { Type } from 'typebox';
import { Form } from '../cases/form-schema.ts';
import { LabelBody } from '../labels.ts';
import {
  Anything,
  admins,
  anyone,
  closed,
  DateOnly,
  Id,
  leads,
  nullable,
  type Route,
  Text,
  Time,
} from '../route-parts.ts';
import { Calendar } from './calendar.ts';

/** The HTTP routes of calendars and forms, which centres share (method and path: paths.ts). */

export const calendarRoutes = {
  due: {
    summary: 'The n-th working day after a date, 1 to 365, with the days that were left out and their names',
    roles: anyone,
    query: Type.Object({ from: DateOnly, days: Type.String({ pattern: '^[0-9]{1,3}$' }) }, closed),
    value: Type.Object({
      due: DateOnly,
      provisional: Type.Boolean(),
      left: Type.Array(
        Type.Object({
          date: DateOnly,
          kind: Type.Enum(['rest', 'off', 'moved', 'provisional']),
          name: nullable(Text),
        }),
      ),
    }),
  },
  calendars: {
    summary: 'The calendars that the centres of this server may go by, whole',
    roles: leads,
    value: Type.Array(Calendar),
  },
  calendar: {
    summary: "A country's calendar: working days, days off, moved ones",
    roles: leads,
    value: Calendar,
  },
  tryCalendar: {
    summary: 'What a calendar would do if it were put: the seats that would lose their slot, by date; nothing changes',
    roles: admins,
    body: Anything,
    value: Type.Object({
      seats: Type.Array(
        Type.Object({
          centre: Id,
          centreName: Text,
          resource: Type.String(),
          name: LabelBody,
          date: DateOnly,
          count: Type.Integer(),
        }),
      ),
    }),
  },
  putCalendar: {
    summary: 'Replace a calendar (If-Match: the ETag that you read); the count of each year has to come out',
    roles: admins,
    body: Anything,
    value: Calendar,
  },
  forms: {
    summary: 'The forms that the centres of this server ask with, whole',
    roles: leads,
    value: Type.Array(Form),
  },
  formVersions: {
    summary:
      'The versions of a form, the latest first: when each came into force and who put it (null = by hand, or not known)',
    roles: leads,
    value: Type.Object({
      versions: Type.Array(Type.Object({ version: Type.Integer(), at: Time, by: nullable(Type.String()) })),
    }),
  },
  putForm: {
    summary:
      'Replace a form by its next version (If-Match: the ETag that you read), or make one of a new id (If-None-Match: *)',
    roles: admins,
    body: Anything,
    value: Form,
  },
} as const satisfies { readonly [name: string]: Route };
