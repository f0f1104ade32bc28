import type {
  DecisionTable,
  Facts,
  FactType,
  FactValue,
  TableOutcome,
  TableRow,
} from '../../shared/cases/table-schema.ts';
import { type Feel, namesIn } from './feel.ts';

/** [RU2] What is known of a condition: what is unknown is neither. */
export type Verdict = 'true' | 'false' | 'unknown';

/** How a table came to what it says: what it reckoned, and what became of each condition of each row. */
export interface TableTrace {
  readonly inputs: { readonly [name: string]: FactValue | null };
  readonly rows: readonly { readonly row: string; readonly verdict: Verdict; readonly cells: readonly Verdict[] }[];
}

export type TableDecision =
  | {
      readonly is: 'decided';
      readonly row: string;
      readonly outcome: TableOutcome;
      readonly ground: string | null;
      /** Qəpik a month. */
      readonly amount: number | null;
      readonly months: number | null;
      readonly trace: TableTrace;
    }
  /** Why nothing is decided: facts that are missing, a row that hangs on something unknown, none or several that hold. */
  | {
      readonly is: 'not-yet';
      readonly why: 'missing' | 'unknown' | 'no-row' | 'several-rows';
      readonly missing: readonly string[];
      readonly trace: TableTrace;
    };

/** [RU1] [RU2] What a table says of these facts: a decision only where each fact that it names is there and of its type. */
export function decideByTable(table: DecisionTable, facts: Facts, feel: Feel): TableDecision {
  const known = knownFacts(table, facts);
  const missing = table.facts.flatMap(({ id }) => (id in known ? [] : [id]));
  const inputs = reckoned(table, known, feel);
  const all = { ...known, ...definedOf(inputs) };
  const rows = table.rows.map((row) => verdictOf(row, all, feel));
  const trace = { inputs, rows };
  if (missing.length > 0) return { is: 'not-yet', why: 'missing', missing, trace };
  const chosen = chosenRow(table, rows);
  if (typeof chosen === 'string') return { is: 'not-yet', why: chosen, missing, trace };
  const { id, outcome, ground = null, months = null, amount: asked } = chosen;
  const amount = asked === undefined ? null : comesTo(asked, all, feel);
  if (asked !== undefined && !isOfType('money', amount)) return { is: 'not-yet', why: 'unknown', missing, trace };
  return { is: 'decided', row: id, outcome, ground, amount: amount === null ? null : Number(amount), months, trace };
}

/** Whether a value is one of this type: whole numbers of 0 and more that a computer can hold exactly. */
export function isOfType(type: FactType, value: unknown): value is FactValue {
  if (type === 'yes-no') return typeof value === 'boolean';
  if (type === 'text') return typeof value === 'string';
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

const knownFacts = ({ facts: asked }: DecisionTable, facts: Facts): Facts =>
  Object.fromEntries(
    asked.flatMap(({ id, type }) => {
      const value = Object.hasOwn(facts, id) ? facts[id] : undefined;
      return isOfType(type, value) ? [[id, value]] : [];
    }),
  );

/** What an expression comes to; unknown as soon as one of its names is. */
const comesTo = (expression: string, known: Facts, feel: Feel): FactValue | null => {
  const tree = feel.parse(expression);
  const isKnown = tree !== null && namesIn(tree).every((name) => Object.hasOwn(known, name));
  return isKnown ? feel.evaluate(expression, known) : null;
};

const reckoned = ({ inputs }: DecisionTable, known: Facts, feel: Feel): TableTrace['inputs'] =>
  Object.fromEntries(
    inputs.map(({ id, type, value }) => {
      const found = comesTo(value, known, feel);
      return [id, isOfType(type, found) ? found : null];
    }),
  );

const definedOf = (inputs: TableTrace['inputs']): Facts =>
  Object.fromEntries(Object.entries(inputs).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));

const verdictOf = ({ id, when }: TableRow, known: Facts, feel: Feel): TableTrace['rows'][number] => {
  const cells = when.map(({ is }): Verdict => {
    const value = comesTo(is, known, feel);
    return value === true ? 'true' : value === false ? 'false' : 'unknown';
  });
  const verdict = cells.includes('false') ? 'false' : cells.includes('unknown') ? 'unknown' : 'true';
  return { row: id, verdict, cells };
};

/** [RU2] A row that is unknown stops the table: under FIRST it and all after it, under UNIQUE the whole. */
const chosenRow = (
  { policy, rows }: DecisionTable,
  verdicts: TableTrace['rows'],
): TableRow | 'unknown' | 'no-row' | 'several-rows' => {
  const open = verdicts.filter(({ verdict }) => verdict !== 'false');
  const [first, ...others] = open;
  if (first === undefined) return 'no-row';
  const inQuestion = policy === 'FIRST' ? [first] : open;
  if (inQuestion.some(({ verdict }) => verdict === 'unknown')) return 'unknown';
  if (policy === 'UNIQUE' && others.length > 0) return 'several-rows';
  return rows.find(({ id }) => id === first.row) ?? 'no-row';
};
