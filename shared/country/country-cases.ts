import { type Static, Type } from 'typebox';
import { closed, DateOnly, leads, nullable, Text, Time } from '../route-parts.ts';

/** [CS14] What all centres of a head office owe an answer to: counts, without persons (method and path: country-paths.ts). */

/** What the counts are broken down by. */
export const owedKeys = ['centre', 'kind', 'topic', 'status'] as const;
export type OwedKey = (typeof owedKeys)[number];

const Count = Type.Integer({ minimum: 0 });
const Counts = {
  open: Type.Integer({ minimum: 0, description: 'for which an answer is owed' }),
  overdue: Type.Integer({ minimum: 0, description: 'of those, how many are past their due date' }),
  earliestDue: nullable(DateOnly),
};

export const OwedRow = Type.Object({
  key: Type.String({ description: 'the id of a centre, kind or topic, or a status; empty = no topic' }),
  name: nullable(Text),
  ...Counts,
  /** Of a centre: when it was last heard of. */
  heardAt: nullable(Time),
});
export type OwedRow = Static<typeof OwedRow>;

export const countryCaseRoutes = {
  countryCases: {
    summary:
      'For how many cases of all centres of this head office an answer is owed, and how many are overdue, by centre, kind, topic or status; for those of all centres who oversee; no persons',
    roles: leads,
    query: Type.Object({ by: Type.Enum(owedKeys) }, closed),
    value: Type.Object({
      rows: Type.Array(OwedRow, { description: 'the most overdue first' }),
      total: Type.Object(Counts),
      centres: Type.Object({
        all: Count,
        cut: Type.Integer({ minimum: 0, description: 'not heard of for two minutes: counted as they were then' }),
      }),
    }),
  },
} as const;
export type CountryCases = Static<(typeof countryCaseRoutes)['countryCases']['value']>;
