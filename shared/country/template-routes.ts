import { type Static, Type } from 'typebox';
import { NationalValue } from '../centre/national-schema.ts';
import { Anything, admins, closed, Id, leads, nullable, type Route, Text, Time } from '../route-parts.ts';
import { orderStatuses } from './link.ts';

/** The settings that a head office gives to its branches (method and path: country-paths.ts). */

const Which = Type.Union([
  Type.Object({ kind: Type.Literal('all') }, closed),
  Type.Object(
    { kind: Type.Literal('centres'), centres: Type.Array(Id, { minItems: 1, maxItems: 1000, uniqueItems: true }) },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('regions'),
      regions: Type.Array(Type.String({ minLength: 1, maxLength: 600 }), { minItems: 1, maxItems: 100 }),
    },
    closed,
  ),
]);
export type Which = Static<typeof Which>;

/** Settings, and for which centres they are; of two rules for one place the later holds. */
const Rule = Type.Object({ which: Which, values: Type.Array(NationalValue, { minItems: 1, maxItems: 1000 }) }, closed);
export type TemplateRule = Static<typeof Rule>;
const Rules = Type.Array(Rule, { maxItems: 100, description: 'of two rules for one place the later holds' });
const Revision = Type.String({ minLength: 1, maxLength: 64 });

const Written = { rules: Rules, by: Type.String(), at: Time };

const CentreOfTemplate = Type.Object({
  id: Id,
  name: nullable(Text),
  region: nullable(Text),
  heardAt: nullable(Time),
  drafted: Type.Boolean({ description: 'what is drafted is something else for it than what it was last sent' }),
  published: nullable(
    Type.Object(
      {
        version: Type.Integer(),
        at: Time,
        status: Type.Enum(orderStatuses),
        detail: nullable(Type.String({ description: 'why it was refused' })),
        endedAt: nullable(Time),
      },
      { description: 'what it was last sent; null = nothing' },
    ),
  ),
  inForce: nullable(Type.Integer({ description: 'the version that stands in its own document, as its log says' })),
});
export type CentreOfTemplate = Static<typeof CentreOfTemplate>;

export const templateRoutes = {
  countryTemplate: {
    summary:
      'The settings that this head office gives to its branches: as drafted, as published, and how far each centre is with them; for those of no one centre',
    roles: leads,
    value: Type.Object({
      draft: nullable(Type.Object({ revision: Revision, ...Written })),
      published: nullable(Type.Object({ version: Type.Integer(), ...Written })),
      centres: Type.Array(CentreOfTemplate),
    }),
  },
  draftTemplate: {
    summary: 'Keep a draft of these settings in place of the one of revision `over`, null = where there is none',
    roles: admins,
    body: Type.Object({ rules: Rules, over: nullable(Revision) }, closed),
    value: Type.Object({ revision: Revision }),
  },
  dropTemplate: {
    summary: 'Drop the draft of these settings',
    roles: admins,
    query: Type.Object({ revision: Revision }, closed),
    value: Type.Object({}),
  },
  previewTemplate: {
    summary:
      'What the drafted settings would change in each centre, and what it would refuse them for; nothing is sent',
    roles: admins,
    body: Type.Object({}, closed),
    value: Type.Array(
      Type.Object({
        id: Id,
        changes: Type.Array(Type.Object({ path: Type.String(), before: Anything, after: Anything })),
        fault: nullable(Type.Object({ path: Type.String(), message: Type.String() })),
      }),
    ),
  },
  publishTemplate: {
    summary:
      'Publish the drafted settings of this revision over version `over` (0 = none), or send again those that are published (`revision` null): orders `configuration` go to each centre for which they are something else, or which refused them',
    roles: admins,
    body: Type.Object({ revision: nullable(Revision), over: Type.Integer({ minimum: 0 }) }, closed),
    value: Type.Object({ version: Type.Integer(), sent: Type.Array(Id) }),
    status: 201,
  },
} as const satisfies { readonly [name: string]: Route };
