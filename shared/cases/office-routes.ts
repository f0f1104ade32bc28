import { type Static, Type } from 'typebox';
import { type Asker, staffRoles } from '../access.ts';
import { Duties } from '../centre/duties-schema.ts';
import { anyone, DateOnly, leads, nullable, Text } from '../route-parts.ts';
import { CaseBody } from './case-body-schema.ts';
import { CasesReport, caseKeys } from './case-figures.ts';
import { CaseSearchBody, PersonCountsBody } from './case-search-routes.ts';
import type { OfficeRoute } from './office-paths.ts';

/** The HTTP routes of those who answer (method and path: office-paths.ts). */

const Id = Type.String();
const Named = Type.Object({ id: Id, name: Text });

const staff: readonly Asker[] = ['admin', 'manager', 'clerk', 'reception'];

/** What an office works with: its lists, its people and what the asker does in it. */
export const OfficeBody = Type.Object({
  name: Text,
  languages: Type.Array(Type.String()),
  timeZone: Type.String(),
  today: DateOnly,
  me: Type.Object({
    ...{ id: Type.String(), duties: Duties },
    calls: Type.Boolean({ description: 'takes calls at phone desks' }),
    visits: Type.Boolean({ description: 'visits households, or leads who does' }),
  }),
  kinds: Type.Array(
    Type.Object({
      ...{ id: Id, name: Text, form: Id, outcomes: Type.Array(Id), extendTo: Type.Array(Type.Integer()) },
      table: Type.Optional(Type.String({ description: 'decides it: then it takes proof of who applies' })),
      /** [RE3] */
      cards: Type.Optional(
        Type.Array(Type.Object({ fin: Type.String(), name: Text }), {
          description: 'of a sample centre, where a table of practice decides: the practice cards to apply with',
        }),
      ),
    }),
  ),
  topics: Type.Array(Named),
  outcomes: Type.Array(Named),
  grounds: Type.Array(Named),
  departments: Type.Array(Named),
  documents: Type.Array(Type.Object({ id: Id, name: Text, kind: nullable(Id) }), {
    description: 'kinds of documents that are issued, each from cases of one kind or of any',
  }),
  printers: Type.Array(Type.Object({ id: Id, name: Type.String() }), {
    description: 'what prints slips at the centre',
  }),
  officials: Type.Array(Type.Object({ id: Id, name: Type.String(), post: Text })),
  people: Type.Array(
    Type.Object({ id: Type.String(), name: Type.String(), departments: Type.Array(Id), lead: Type.Boolean() }),
    { description: 'who answers in the departments, by name' },
  ),
});
export type OfficeBody = Static<typeof OfficeBody>;

/** [CS2] Where the routing table would send a case, and what of its row holds. */
export const Proposal = nullable(
  Type.Object({
    department: Id,
    row: Id,
    kind: nullable(Id),
    topic: nullable(Id),
    word: nullable(Type.String({ description: 'the word of the row that the text has' })),
  }),
);

export const officeRoutes = {
  office: {
    summary: 'The lists, the people and the own duties of one who looks after cases',
    roles: staff,
    value: OfficeBody,
  },
  searchCases: {
    summary:
      'Search the cases that one may see: 50 a page, those registered last first, with how many cases each person has; a search by personal data is put on record',
    roles: staff,
    body: CaseSearchBody,
    value: Type.Object({
      total: Type.Integer(),
      found: Type.Array(
        Type.Object({
          case: CaseBody,
          name: nullable(Type.String({ description: 'who asks; null = erased, or not told' })),
          person: PersonCountsBody,
        }),
      ),
    }),
  },
  caseFigures: {
    summary:
      'What became of cases over a range of days: received, answered in time and late, open and overdue at the end; docs/figures.md',
    roles: leads,
    query: Type.Object({ from: DateOnly, to: DateOnly, by: Type.Enum(caseKeys) }, { additionalProperties: false }),
    value: CasesReport,
  },
  ownLooks: {
    summary:
      'Who of the staff opened the case, found it in a search or printed its link, by what they do, the latest first',
    roles: anyone,
    value: Type.Object({
      looks: Type.Array(
        Type.Object({
          at: Type.String({ description: 'ISO 8601, UTC' }),
          what: Type.Enum(['opened', 'searched', 'overseen', 'printed']),
          role: Type.Enum([...staffRoles, 'phone'], {
            description: '`phone`: who showed with a code that its phone or address is theirs',
          }),
          reason: nullable(Type.String()),
        }),
      ),
    }),
  },
} as const satisfies { readonly [N in OfficeRoute]: object };
