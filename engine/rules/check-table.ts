import type { DecisionTable, FactType, TableRow } from '../../shared/cases/table-schema.ts';
import type { LocalText } from '../../shared/centre/centre.ts';
import { decideByTable, isOfType } from './decide-by-table.ts';
import { type ExpressionType, functionNames, type TypesOfNames, typeOfExpression } from './expression-types.ts';
import type { Feel } from './feel.ts';

/** What is wrong with a table of the right shape, and where. */
export interface TableFault {
  readonly path: string;
  readonly code: keyof typeof tableComplaints;
  readonly complaint: string;
}

/** [RU3] [RU5] All that is wrong: what refers to what, expressions that are not let through, examples that come out otherwise. */
export function tableFaults(table: DecisionTable, languages: readonly string[], feel: Feel): readonly TableFault[] {
  const shape = [...texts(table, languages), ...idsOnce(table), ...factsHold(table)];
  const expressions = [...expressionsHold(table, feel)];
  // What an example comes to is asked of a sound table only.
  const sound = shape.length + expressions.length === 0;
  return [...shape, ...expressions, ...(sound ? examplesHold(table, feel) : [])];
}

const tableComplaints = {
  'not-said': 'is missing',
  twice: 'another has it',
  'a-function': 'is the name of a function',
  'no-source': 'needs an answer, a register or a visit, and one of them alone',
  'no-match': 'matches an answer with a fact of a register of the same type',
  expression:
    'is none that always has an answer: whole numbers, comparisons, and, or, not, sum, min, max, floor, ceiling',
  'not-needed': 'belongs to a grant only',
  'no-amount': 'a grant has an amount and a number of months',
  'no-ground': 'a refusal names one of the grounds',
  'no-example': 'has no example',
  'no-row': 'there is no such row',
  incomplete: 'has not every fact, of its type, and no other',
  'comes-out': 'comes out otherwise',
} as const;

const fault = (path: string, code: TableFault['code'], more = ''): TableFault => ({
  path,
  code,
  complaint: `${tableComplaints[code]}${more}`,
});

const textsOf = ({ name, facts, inputs, grounds, rows }: DecisionTable): readonly (readonly [string, LocalText])[] => [
  ['name', name],
  ...facts.map((one, at) => [`facts/${at}/name`, one.name] as const),
  ...inputs.map((one, at) => [`inputs/${at}/name`, one.name] as const),
  ...grounds.map((one, at) => [`grounds/${at}/name`, one.name] as const),
  ...rows.flatMap(({ when }, at) => when.map(({ says }, cell) => [`rows/${at}/when/${cell}/says`, says] as const)),
];

function* texts(table: DecisionTable, languages: readonly string[]): Iterable<TableFault> {
  for (const [path, text] of textsOf(table))
    for (const language of languages)
      if ((text[language] ?? '').trim() === '') yield fault(`${path}/${language}`, 'not-said');
}

function* idsOnce({ facts, inputs, grounds, rows }: DecisionTable): Iterable<TableFault> {
  const named = [
    ...facts.map(({ id }, at) => [id, `facts/${at}/id`]),
    ...inputs.map(({ id }, at) => [id, `inputs/${at}/id`]),
  ];
  const lists = [
    named,
    grounds.map(({ id }, at) => [id, `grounds/${at}/id`]),
    rows.map(({ id }, at) => [id, `rows/${at}/id`]),
  ];
  for (const list of lists) {
    const seen = new Set<string>();
    for (const [id = '', path = ''] of list) {
      if (seen.has(id)) yield fault(path, 'twice');
      seen.add(id);
    }
  }
  for (const [id = '', path = ''] of named)
    if (functionNames.some((name) => name === id)) yield fault(path, 'a-function');
}

function* factsHold({ facts, grounds, rows }: DecisionTable): Iterable<TableFault> {
  for (const [at, { answer, register, visit }] of facts.entries())
    if ([answer, register, visit].filter((one) => one !== undefined).length !== 1)
      yield fault(`facts/${at}`, 'no-source');
  yield* matchesHold(facts);
  for (const [at, { outcome, amount, months, ground }] of rows.entries()) {
    const isGrant = outcome === 'grant';
    if (isGrant && (amount === undefined || months === undefined)) yield fault(`rows/${at}`, 'no-amount');
    if (!isGrant && (amount !== undefined || months !== undefined)) yield fault(`rows/${at}`, 'not-needed');
    if (!isGrant && !grounds.some(({ id }) => id === ground)) yield fault(`rows/${at}/ground`, 'no-ground');
  }
}

function* matchesHold(facts: DecisionTable['facts']): Iterable<TableFault> {
  for (const [at, { answer, type, matches }] of facts.entries()) {
    if (matches === undefined) continue;
    const other = facts.find(({ id }) => id === matches.fact);
    if (answer === undefined || other?.register === undefined || other.type !== type)
      yield fault(`facts/${at}/matches`, 'no-match');
  }
}

const typeOf: { readonly [T in FactType]: ExpressionType } = {
  money: 'integer',
  count: 'integer',
  'yes-no': 'boolean',
  text: 'text',
};

function* expressionsHold({ facts, inputs, rows }: DecisionTable, feel: Feel): Iterable<TableFault> {
  const types = (things: readonly { readonly id: string; readonly type: FactType }[]): TypesOfNames =>
    new Map(things.map(({ id, type }) => [id, typeOf[type]]));
  const holds = (text: string, names: TypesOfNames, type: ExpressionType): boolean => {
    const tree = nameable(names, feel) ? feel.parse(text) : null;
    return tree !== null && typeOfExpression(tree, names) === type;
  };
  const [ofFacts, ofAll] = [types(facts), types([...facts, ...inputs])];
  for (const [at, { value, type }] of inputs.entries())
    if (!holds(value, ofFacts, typeOf[type])) yield fault(`inputs/${at}/value`, 'expression');
  for (const [at, row] of rows.entries()) yield* rowHolds(row, `rows/${at}`, (text, type) => holds(text, ofAll, type));
}

/** Words such as `if` cannot be the name of a fact. */
const nameable = (names: TypesOfNames, feel: Feel): boolean =>
  [...names.keys()].every((name) => feel.parse(name)?.parts[0]?.kind === 'VariableName');

function* rowHolds(
  { when, amount }: TableRow,
  path: string,
  holds: (text: string, type: ExpressionType) => boolean,
): Iterable<TableFault> {
  for (const [cell, { is }] of when.entries())
    if (!holds(is, 'boolean')) yield fault(`${path}/when/${cell}/is`, 'expression');
  if (amount !== undefined && !holds(amount, 'integer')) yield fault(`${path}/amount`, 'expression');
}

/** [RU5] Each row has an example, each example its row and its amount. */
function* examplesHold(table: DecisionTable, feel: Feel): Iterable<TableFault> {
  const { rows, facts, examples } = table;
  for (const [at, { id }] of rows.entries())
    if (!examples.some(({ row }) => row === id)) yield fault(`rows/${at}`, 'no-example');
  for (const [at, example] of examples.entries()) {
    const path = `examples/${at}`;
    if (!rows.some(({ id }) => id === example.row)) yield fault(`${path}/row`, 'no-row');
    const isWhole =
      facts.every(({ id, type }) => isOfType(type, example.facts[id])) &&
      Object.keys(example.facts).length === facts.length;
    if (!isWhole) {
      yield fault(`${path}/facts`, 'incomplete');
      continue;
    }
    const said = decideByTable(table, example.facts, feel);
    const comesOut = said.is === 'decided' && said.row === example.row && said.amount === (example.amount ?? null);
    const came = said.is === 'decided' ? `${said.row} ${said.amount ?? ''}`.trim() : said.why;
    if (!comesOut) yield fault(path, 'comes-out', `: ${came}`);
  }
}
