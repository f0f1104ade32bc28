import { type Static, Type } from 'typebox';
import { closed, Day, Id, LocalName } from '../schema-parts.ts';

/**
 * [RU1] A decision table is a document: the facts that it asks for, what it reckons from them, its rows in order, and examples of each.
 * The schema holds the shape; `engine/rules/check-table.ts` holds that no expression can make an answer out of nothing.
 */

export const factTypes = ['money', 'count', 'yes-no', 'text'] as const;
/** Money is in qəpik; a count and an amount of money are whole numbers of 0 and more. */
export type FactType = (typeof factTypes)[number];
export type FactValue = number | boolean | string;
/** What is known of a case; a fact that is not there is unknown. */
export type Facts = { readonly [name: string]: FactValue };

/** By what expressions call it. */
const Name = Type.String({ pattern: '^[a-z][a-zA-Z0-9]{0,39}$' });
const Expression = Type.String({ minLength: 1, maxLength: 500 });
const FactKind = Type.Unsafe<FactType>(Type.Union(factTypes.map((type) => Type.Literal(type))));

/** `refuse`: the rows of the table say what comes of it. */
export const onMismatch = ['ask', 'refuse'] as const;
export type OnMismatch = (typeof onMismatch)[number];

export const TableFact = Type.Object(
  {
    id: Name,
    type: FactKind,
    name: LocalName,
    /** A question of the form, a value of what a register says, or a question of what the visitor of the household wrote: exactly one of them. */
    answer: Type.Optional(Id),
    register: Type.Optional(Type.Object({ id: Id, value: Id }, closed)),
    visit: Type.Optional(Id),
    /** [CS21] Of an answer: the fact of a register that says the same, and whether who applied is asked first where it does not. */
    matches: Type.Optional(
      Type.Object(
        {
          fact: Name,
          onMismatch: Type.Unsafe<OnMismatch>(Type.Union(onMismatch.map((way) => Type.Literal(way)))),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type TableFact = Static<typeof TableFact>;

const Condition = Type.Object({ is: Expression, says: LocalName }, closed);

export const outcomesOfTables = ['grant', 'refuse'] as const;
export type TableOutcome = (typeof outcomesOfTables)[number];

export const TableRow = Type.Object(
  {
    id: Id,
    when: Type.Array(Condition, { minItems: 1, maxItems: 20 }),
    outcome: Type.Unsafe<TableOutcome>(Type.Union(outcomesOfTables.map((outcome) => Type.Literal(outcome)))),
    /** Why it is refused. */
    ground: Type.Optional(Id),
    /** Of a grant: qəpik a month, over the facts and what is reckoned from them, and for how many months. */
    amount: Type.Optional(Expression),
    months: Type.Optional(Type.Integer({ minimum: 1, maximum: 120 })),
  },
  closed,
);
export type TableRow = Static<typeof TableRow>;

const Value = Type.Union([Type.Number(), Type.Boolean(), Type.String({ maxLength: 200 })]);

export const DecisionTable = Type.Object(
  {
    id: Id,
    version: Type.Integer({ minimum: 1, maximum: 999_999 }),
    name: LocalName,
    /** The first date on which it decides. */
    from: Day,
    /** UNIQUE: two rows that hold are a fault, and nothing is decided. FIRST: the first that holds. */
    policy: Type.Unsafe<'UNIQUE' | 'FIRST'>(Type.Union([Type.Literal('UNIQUE'), Type.Literal('FIRST')])),
    /** For how many days what a register said is fresh enough to decide on. */
    freshDays: Type.Integer({ minimum: 1, maximum: 365 }),
    facts: Type.Array(TableFact, { minItems: 1, maxItems: 60 }),
    inputs: Type.Array(Type.Object({ id: Name, type: FactKind, name: LocalName, value: Expression }, closed), {
      maxItems: 30,
    }),
    grounds: Type.Array(Type.Object({ id: Id, name: LocalName }, closed), { maxItems: 50 }),
    rows: Type.Array(TableRow, { minItems: 1, maxItems: 100 }),
    /** [RU5] At least one for each row. */
    examples: Type.Array(
      Type.Object(
        {
          facts: Type.Unsafe<Facts>(Type.Record(Name, Value)),
          row: Id,
          amount: Type.Optional(Type.Integer({ minimum: 0 })),
        },
        closed,
      ),
      { minItems: 1, maxItems: 300 },
    ),
  },
  closed,
);
export type DecisionTable = Static<typeof DecisionTable>;
