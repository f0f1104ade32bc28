import { type Static, Type } from 'typebox';
import { CentreId } from '../route-bodies.ts';
import {
  Anything,
  admins,
  all,
  anyone,
  anyStaff,
  closed,
  empty,
  Id,
  Language,
  leads,
  nullable,
  type Route,
  Text,
  Time,
} from '../route-parts.ts';
import { viewNames } from '../views.ts';
import { Centre } from './centre.ts';
import { configSources } from './centre-events.ts';
import { emergencyKinds } from './emergency.ts';
import type { Passport } from './passport-schema.ts';

/** The HTTP routes of a centre: its configuration, its day, its services and its views (method and path: paths.ts). */

/** A passport, which the configuration has been held to. */
const PassportBody = Type.Unsafe<Passport>({ type: 'object', additionalProperties: true });

export const DayBody = Type.Object({
  open: Type.Boolean(),
  date: nullable(Type.String()),
  practice: Type.Boolean(),
});
export type DayBody = Static<typeof DayBody>;

const Emergency = Type.Object({
  kind: Type.Enum(emergencyKinds),
  texts: Text,
  since: Time,
});

const CentreInList = Type.Object({
  id: Id,
  name: Text,
  archived: Type.Boolean(),
  emergency: Type.Optional(Emergency),
});

const EmergencyNow = Type.Object({ emergency: nullable(Emergency) });

/** Who: null where it was the program itself or a file edited by hand. */
const Author = nullable(Type.Object({ id: Type.String(), name: Type.String() }));

const DraftBody = Type.Object({
  revision: Type.String(),
  baseVersion: Type.Integer(),
  by: Author,
  at: Time,
  document: Type.Optional(Anything),
});

const versionFields = { version: Type.Integer(), at: Time, by: Author, source: Type.Enum(configSources) };

const DayValue = Type.Object({ day: DayBody });

export const centreRoutes = {
  listCentres: {
    summary: 'The centres of this server',
    roles: anyone,
    value: Type.Array(CentreInList),
  },
  addCentre: {
    summary:
      'Open another centre: with the document given, as a copy of another, or an empty one; its id and name are the ones given',
    roles: admins,
    status: 201,
    body: Type.Object(
      {
        id: CentreId,
        name: Type.Optional(Type.Record(Language, Type.String({ maxLength: 200 }))),
        document: Type.Optional(Type.Unsafe<object>({ type: 'object', additionalProperties: true })),
        copyOf: Type.Optional(CentreId),
        timeZone: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
        languages: Type.Optional(Type.Array(Language, { minItems: 1, maxItems: 20 })),
      },
      closed,
    ),
    value: CentreInList,
  },
  archiveCentre: {
    summary: 'Take a centre out of use: its day is closed, its history stays',
    roles: admins,
    body: Type.Object({ force: Type.Optional(Type.Boolean()) }, closed),
    value: CentreInList,
  },
  bringBackCentre: {
    summary: 'Take an archived centre into use again, as it was',
    roles: admins,
    body: empty,
    value: CentreInList,
  },
  beginEmergency: {
    summary:
      'Stop everything: nobody is called and nothing is given out until it is ended; another kind takes the place of one that stands',
    roles: anyStaff,
    body: Type.Object({ kind: Type.Enum(emergencyKinds) }, closed),
    value: EmergencyNow,
  },
  endEmergency: {
    summary: 'End the emergency that stands; where none does nothing happens',
    roles: anyStaff,
    body: empty,
    value: EmergencyNow,
  },
  services: {
    summary: 'The services that visitors are offered and other words for them: what the page of services is made of',
    roles: anyone,
    value: Type.Object({
      name: Text,
      languages: Type.Array(Type.String()),
      offersBooking: Type.Boolean({ description: 'whether officials or services are booked' }),
      standby: Type.Boolean({ description: 'whether one may stand by for a full date' }),
      groups: Type.Array(Type.Object({ id: Id, name: Text })),
      services: Type.Array(
        Type.Object({
          id: Id,
          group: Id,
          name: Text,
          keywords: Type.Array(Type.String()),
          passport: Type.Boolean(),
          bookable: Type.Boolean({ description: 'whether times of it are booked' }),
        }),
      ),
    }),
  },
  service: {
    summary: 'What there is to know of a service before coming: its documents and its passport',
    roles: anyone,
    value: Type.Object({ id: Id, name: Text, group: Text, documents: Type.Array(Text), passport: PassportBody }),
  },
  printService: {
    summary: 'What there is to know of a service, on paper from the kiosk that asks: three at once, then one in 20 s',
    roles: ['kiosk'],
    body: Type.Object({ language: Type.Optional(Language) }, closed),
    value: Type.Object({ job: Type.String(), status: Type.Literal('queued') }),
    status: 201,
  },
  openDay: {
    summary: 'Open the business day, or a practice day',
    roles: leads,
    body: Type.Object({ force: Type.Optional(Type.Boolean()), practice: Type.Optional(Type.Boolean()) }, closed),
    value: DayValue,
  },
  closeDay: {
    summary: 'Close the day: what is still open becomes expired',
    roles: leads,
    body: Type.Object(
      {
        force: Type.Optional(Type.Boolean()),
        practice: Type.Optional(Type.Boolean({ description: 'only a practice day, or only a real one' })),
      },
      closed,
    ),
    value: DayValue,
  },
  config: {
    summary: 'The configuration document',
    roles: leads,
    value: Centre,
  },
  putConfig: {
    summary: 'Replace the configuration (If-Match: the ETag that you read)',
    roles: leads,
    body: Anything,
    value: Centre,
  },
  draft: {
    summary:
      'Who is changing the configuration, and how far it has come; without the document where its revision is `known` already',
    roles: leads,
    query: Type.Object({ known: Type.Optional(Type.String({ maxLength: 64 })) }, closed),
    value: Type.Object({
      version: Type.Integer({ description: 'the configuration in force' }),
      draft: nullable(DraftBody),
    }),
  },
  putDraft: {
    summary: 'Keep the draft as typed, finished or not (If-Match: the ETag of the one that you read, also of none)',
    roles: leads,
    body: Type.Object(
      {
        baseVersion: Type.Integer({ minimum: 1, description: 'the configuration that it was made on' }),
        document: Type.Unsafe<object>({ type: 'object', additionalProperties: true }),
      },
      closed,
    ),
    value: DraftBody,
  },
  dropDraft: { summary: 'Drop the draft (If-Match: its ETag)', roles: leads, value: empty },
  configHistory: {
    summary: 'The configurations that were in force, the latest first, before a version if one is given',
    roles: leads,
    query: Type.Object(
      {
        before: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })),
        limit: Type.Optional(Type.String({ pattern: '^[0-9]{1,2}$' })),
      },
      closed,
    ),
    value: Type.Object({
      versions: Type.Array(
        Type.Object({
          ...versionFields,
          changes: nullable(
            Type.Integer({ description: 'differences to the one before, counted by id; null = it is the first' }),
          ),
        }),
      ),
      more: Type.Boolean(),
    }),
  },
  pastConfig: {
    summary: 'A configuration as it was, whatever is known of its fields today',
    roles: leads,
    value: Type.Object({ ...versionFields, document: Anything }),
  },
  view: {
    summary: `The view that the socket gives: ${viewNames.join(', ')}`,
    roles: all,
    value: Anything,
  },
  events: {
    summary: 'The log',
    roles: leads,
    query: Type.Object(
      {
        after: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })),
        limit: Type.Optional(Type.String({ pattern: '^[0-9]{1,4}$' })),
      },
      closed,
    ),
    value: Type.Object({
      events: Type.Array(Anything),
      head: Type.Object({ seq: Type.Integer(), hash: Type.String() }),
    }),
  },
} as const satisfies { readonly [name: string]: Route };
