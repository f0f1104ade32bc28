import { Type } from 'typebox';
import { emergencyKinds } from '../centre/emergency.ts';
import { Id, leads, nullable, type Route, Seconds, Text, Time } from '../route-parts.ts';
import { countryCaseRoutes } from './country-cases.ts';
import { countryOrderRoutes } from './country-orders.ts';
import { countryReportRoutes } from './country-reports.ts';
import { countryPeopleRoutes } from './people-routes.ts';
import { templateRoutes } from './template-routes.ts';

/** The HTTP routes of a head office over all its centres (method and path: country-paths.ts). */

const Count = Type.Integer({ minimum: 0 });
const Share = Type.Number({ minimum: 0, maximum: 1 });
const Today = Type.Object({
  serviceLevel: nullable(Share),
  calls: Type.Integer({ minimum: 0, description: 'over so many calls' }),
});

const Hall = Type.Object({
  waiting: Count,
  longestSince: nullable(Time),
  counters: Type.Object({ open: Count, paused: Count, all: Count }),
  day: Type.Object({ open: Type.Boolean(), practice: Type.Boolean() }),
  emergency: nullable(Type.Enum(emergencyKinds)),
  targets: Type.Object({ waitSeconds: Seconds, serviceLevel: Share }),
});

const CentreOfCountry = Type.Object({
  id: Id,
  name: nullable(Text),
  region: nullable(Text),
  languages: Type.Array(Type.String()),
  timeZone: Type.String(),
  hall: nullable(Hall),
  today: nullable(Today),
  heardAt: nullable(Time),
  behind: Type.Integer({ minimum: 0, description: 'events that it has brought and that are not in these figures' }),
  trouble: nullable(Type.Enum(['forked', 'chain-broken'])),
  newer: Type.Boolean({ description: 'its program is newer: some of its events are not understood yet' }),
  said: nullable(
    Type.Object(
      {
        version: Type.String({ description: 'of its program' }),
        isOlder: Type.Boolean({ description: 'older than that of the head office' }),
        clockSkewSeconds: Type.Integer({ description: 'by how much its clock is ahead of the head office’s' }),
        queue: Type.Integer({ minimum: 0, description: 'events that it has still to send' }),
      },
      { description: 'what its server last said of itself' },
    ),
  ),
});

const Totals = Type.Object({
  centres: Count,
  counted: Type.Integer({
    minimum: 0,
    description: 'the centres in these sums: heard of within 120 s, no practice day',
  }),
  open: Count,
  waiting: Count,
  longestSince: nullable(Time),
  counters: Type.Object({ open: Count, all: Count }),
  today: Today,
});

export const countryRoutes = {
  ...countryCaseRoutes,
  ...countryOrderRoutes,
  ...templateRoutes,
  ...countryReportRoutes,
  ...countryPeopleRoutes,
  country: {
    summary:
      'All centres that this head office follows, as the view `country` of the socket gives them; for those of no one centre',
    roles: leads,
    value: Type.Object({
      view: Type.String(),
      epoch: Type.String(),
      seq: Count,
      now: Time,
      data: Type.Object({ timeZone: Type.String(), centres: Type.Array(CentreOfCountry), totals: Totals }),
    }),
  },
} as const satisfies { readonly [name: string]: Route };
