import { type Static, Type } from 'typebox';
import type { Asker } from '../access.ts';
import { admins, anyone, closed, nullable, Text, Time } from '../route-parts.ts';
import { registerSaid } from './case-events.ts';
import type { TableRoute } from './table-paths.ts';
import { DecisionTable, type FactValue, outcomesOfTables } from './table-schema.ts';

/** The HTTP routes of decision tables (method and path: table-paths.ts). */

const Id = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$' });
const DateOnly = Type.String({ description: 'YYYY-MM-DD' });
const Outcome = Type.Enum(outcomesOfTables);
const Value = Type.Unsafe<FactValue | null>({});

/** [RU6] null = from 1 to 4. */
const FewHidden = nullable(Type.Integer({ minimum: 0 }));

const leaders: readonly Asker[] = ['admin', 'manager'];

/** What a table decided of a case, as who applied sees it: each condition in words, and whether it held. */
export const OwnDecision = Type.Object({
  table: Text,
  version: Type.Integer(),
  outcome: Outcome,
  ground: nullable(Text),
  amount: nullable(Type.Integer({ description: 'qəpik a month' })),
  months: nullable(Type.Integer()),
  from: nullable(DateOnly),
  conditions: Type.Array(Type.Object({ says: Text, holds: Type.Enum(['true', 'false', 'unknown']) }), {
    description:
      'of the rows up to the one that decided, in their order; what several ask, or ask the other way round, stands once',
  }),
});
export type OwnDecision = Static<typeof OwnDecision>;

const TableVersion = Type.Object({
  version: Type.Integer(),
  from: DateOnly,
  hash: Type.String({ description: 'SHA-256 of its bytes' }),
  proposedBy: Type.String(),
  proposedAt: Time,
  approvedBy: nullable(Type.String()),
  proposedName: nullable(Type.String()),
  approvedName: nullable(Type.String()),
  approvedAt: nullable(Time),
  document: DecisionTable,
});

const Example = Type.Object({
  row: Id,
  came: Type.Object({ row: nullable(Id), amount: nullable(Type.Integer()) }),
  why: nullable(Type.Enum(['missing', 'unknown', 'no-row', 'several-rows'])),
  comesOut: Type.Boolean(),
  rows: Type.Array(Type.Object({ row: Id, cells: Type.Array(Type.Enum(['true', 'false', 'unknown'])) })),
});

export const tableRoutes = {
  tables: {
    summary:
      'The decision tables of this server with all their versions, who proposed each and who brought it into force; and those that ship, to begin with',
    roles: leaders,
    value: Type.Object({
      tables: Type.Array(Type.Object({ id: Id, versions: Type.Array(TableVersion) })),
      samples: Type.Array(DecisionTable),
      drafts: Type.Array(DecisionTable, {
        description: 'what files of DATA_DIR/tables say and nobody has proposed: it decides nothing',
      }),
      overtaken: Type.Array(
        Type.Object({ id: Id, version: Type.Integer({ minimum: 1 }), next: Type.Integer({ minimum: 1 }) }),
        {
          description:
            'drafts in such files whose version somebody has proposed otherwise; `next` = the version with which they are drafts again',
        },
      ),
    }),
  },
  table: {
    summary: 'A decision table as it is in force today, for everybody to read',
    roles: anyone,
    value: DecisionTable,
  },
  putTable: {
    summary: 'Propose the next version of a decision table; it decides nothing before somebody else approved it',
    roles: admins,
    body: Type.Unsafe<unknown>({}),
    value: Type.Object({ version: Type.Integer(), hash: Type.String() }),
  },
  approveTable: {
    summary: 'Bring a proposed version into force: by another person than who proposed it',
    roles: admins,
    body: Type.Object({ hash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }, closed),
    value: Type.Object({ version: Type.Integer(), from: DateOnly }),
  },
  tryTable: {
    summary:
      'Try a table: all that is wrong with it, what its examples come to, and what it would make of the applications that were decided before. It decides nothing',
    roles: leaders,
    body: Type.Unsafe<unknown>({}),
    value: Type.Object({
      faults: Type.Array(Type.Object({ path: Type.String(), code: Type.String(), complaint: Type.String() })),
      examples: Type.Array(Example, { description: 'in their order; none while a fault lets nothing be tried' }),
      tried: Type.Integer(),
      same: Type.Integer(),
      changes: Type.Array(
        Type.Object({ from: Outcome, to: Type.Enum([...outcomesOfTables, 'not-yet']), count: Type.Integer() }),
      ),
      amountBefore: Type.Integer({ description: 'qəpik a month, of all of them' }),
      amountAfter: Type.Integer(),
    }),
  },
  stopTable: {
    summary: 'Stop a table here, so that its cases wait and none is decided, or let it go on; with a reason',
    roles: leaders,
    body: Type.Object({ stopped: Type.Boolean(), reason: Type.String({ minLength: 1, maxLength: 500 }) }, closed),
    value: Type.Object({ stopped: Type.Boolean() }),
  },
  decisions: {
    summary:
      'What tables decided here: those in force in words, and counts by month, outcome and ground. No persons, and no count from 1 to 4 (null)',
    roles: anyone,
    value: Type.Object({
      name: Text,
      languages: Type.Array(Type.String()),
      tables: Type.Array(DecisionTable),
      stopped: Type.Array(Id, { description: 'tables that decide nothing for now' }),
      registers: Type.Array(Type.Object({ id: Id, name: Text }), { description: 'whose data the tables ask for' }),
      decided: Type.Integer({ description: 'in whole fives where a count of it is hidden' }),
      waiting: FewHidden,
      objected: nullable(Type.Integer({ description: 'those that a person was asked to look at afterwards' })),
      shareStanding: nullable(
        Type.Number({ description: 'share decided that no person was asked to look at, 0 to 1' }),
      ),
      medianWorkingDays: nullable(Type.Integer()),
      months: Type.Array(
        Type.Object({
          month: Type.String({ description: 'YYYY-MM' }),
          table: Id,
          version: Type.Integer(),
          outcome: Outcome,
          ground: nullable(Id),
          count: FewHidden,
        }),
      ),
    }),
  },
  ownCaseFacts: {
    summary: 'What is known of an application, and which registers were asked about it',
    roles: anyone,
    value: Type.Object({
      facts: Type.Array(
        Type.Object({
          name: Text,
          value: Value,
          register: nullable(Text),
          asOf: nullable(DateOnly),
          visitedAt: nullable(Type.String({ description: 'when who visited the household wrote it; ISO 8601, UTC' })),
        }),
      ),
      asked: Type.Array(Type.Object({ at: Time, register: Text, said: Type.Enum(registerSaid) })),
    }),
  },
  ownCaseObject: {
    summary: 'Object to a decision: a person looks at it as an appeal, whose secret is given',
    roles: anyone,
    status: 201,
    body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 10_000 }) }, closed),
    value: Type.Object({ number: Type.String(), due: DateOnly, secret: Type.String() }),
  },
} as const satisfies { readonly [N in TableRoute]: object };
