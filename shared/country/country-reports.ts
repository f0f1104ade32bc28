import { type Static, Type } from 'typebox';
import { channels } from '../events.ts';
import { ReportRowBody } from '../reports/report-routes.ts';
import { closed, DateOnly, Id, leads, nullable, Text, Time } from '../route-parts.ts';

/** Figures over all centres of a head office (method and path: country-paths.ts). */

/** What the figures are broken down by. */
export const countryReportKeys = [
  ...(['centre', 'region', 'service', 'month', 'day', 'weekday', 'hour'] as const),
  ...(['counter', 'class', 'channel'] as const),
];
export type CountryReportKey = (typeof countryReportKeys)[number];

export const countryReportRoutes = {
  countryReport: {
    summary:
      'Figures over the visits of all centres of this head office, or of one or of a region, by a key, as the reports of the centres have them; exact, whichever way they are counted; for those of no one centre',
    roles: leads,
    query: Type.Object(
      {
        from: DateOnly,
        to: DateOnly,
        by: Type.Enum(countryReportKeys, {
          description: '`counter` needs a centre; weekdays from 1 = Monday; hours by the clock of each centre',
        }),
        centre: Type.Optional(Id),
        region: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
        service: Type.Optional(Id),
        channel: Type.Optional(Type.Enum([...channels, 'import'])),
      },
      closed,
    ),
    value: Type.Object({
      total: ReportRowBody,
      rows: Type.Array(ReportRowBody, { description: 'in the order of their keys; an empty key = not said' }),
      asOf: Type.String({ description: 'when the visits were gathered', format: 'date-time' }),
      source: Type.Enum(['legs', 'cells'], {
        description: 'counted over single visits, or over how many took so many seconds, which gives the same',
      }),
      legs: Type.Integer({ minimum: 0, description: 'visits at one service each that were counted' }),
      centres: Type.Array(Type.Object({ id: Id, name: nullable(Text), region: nullable(Text), heardAt: Time }), {
        description: 'those that are counted, and until when each has brought what it has',
      }),
    }),
  },
} as const;
export type CountryReport = Static<(typeof countryReportRoutes)['countryReport']['value']>;
