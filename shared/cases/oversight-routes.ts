import { type Static, Type } from 'typebox';
import { closed, DateOnly, Id, leads, Text } from '../route-parts.ts';
import { CaseOverview, CasesReport } from './case-figures.ts';
import { caseStatuses } from './cases.ts';
import type { OversightRoute } from './oversight-paths.ts';

/** [CS14] The HTTP routes of those who oversee authorities: nothing of who asks (method and path: oversight-paths.ts). */

const OrNull = Type.Union([Type.String(), Type.Null()]);

/** What an overseer may break the figures of an authority down by: nothing that is one person. */
export const overseenKeys = ['month', 'kind', 'topic', 'department', 'channel', 'ground'] as const;
export type OverseenKey = (typeof overseenKeys)[number];

/** An authority, and how it stands; where it did not answer, why. */
export const OverseenAuthority = Type.Object({
  id: Type.String(),
  name: Text,
  overview: Type.Union([CaseOverview, Type.Null()]),
  trouble: Type.Union([Type.String(), Type.Null()], { description: 'why there is no overview: the code of a refusal' }),
});
export type OverseenAuthority = Static<typeof OverseenAuthority>;

/** An open case as an overseer picks it: no person, neither who asks nor who answers. */
export const OverseenCase = Type.Object({
  id: Type.String(),
  number: Type.String(),
  kind: Type.String({ description: 'the id of a kind of cases' }),
  topic: OrNull,
  department: OrNull,
  status: Type.Enum(caseStatuses),
  receivedOn: DateOnly,
  due: DateOnly,
  overdue: Type.Boolean(),
  control: Type.Boolean(),
});
export type OverseenCase = Static<typeof OverseenCase>;

const Named = Type.Array(Type.Object({ id: Type.String(), name: Text }));

export const oversightRoutes = {
  oversight: {
    summary:
      'How each authority stands: received, answered, in time and late over a range of days and by month, open and overdue now. For those of all centres who oversee; no persons',
    roles: leads,
    query: Type.Object({ from: DateOnly, to: DateOnly }, closed),
    value: Type.Object({ authorities: Type.Array(OverseenAuthority) }),
  },
  overseenFigures: {
    summary: 'The figures of one authority by month, kind, topic, department, channel or ground; no persons',
    roles: leads,
    query: Type.Object({ from: DateOnly, to: DateOnly, by: Type.Enum(overseenKeys) }, closed),
    value: CasesReport,
  },
  overseenCases: {
    summary: 'The open cases of one authority that are overdue or under control, by due date, at most 50; no persons',
    roles: leads,
    query: Type.Object(
      {
        only: Type.Enum(['overdue', 'control']),
        kind: Type.Optional(Id),
        topic: Type.Optional(Id),
        department: Type.Optional(Id),
      },
      closed,
    ),
    value: Type.Object({
      cases: Type.Array(OverseenCase),
      more: Type.Boolean(),
      ...{ kinds: Named, topics: Named, departments: Named },
    }),
  },
  overseeCase: {
    summary:
      'Say why an overseer opens a case: it is on record, the authority and the citizen see it, and for an hour the case is open to them',
    roles: leads,
    body: Type.Object({ reason: Type.String({ minLength: 10, maxLength: 300 }) }, closed),
    value: Type.Object({ until: Type.String({ description: 'ISO 8601, UTC' }) }),
  },
} as const satisfies { readonly [N in OversightRoute]: object };
