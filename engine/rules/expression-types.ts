import type { FeelNode } from './feel.ts';

/**
 * [RU3] What an expression comes to, told before it is ever evaluated. Only what always comes to a value of its type where every name
 * has one is let through: FEEL says `false` of `"x" < 3`, `true` of `null != 5` and takes the `else` of an `if` on nothing.
 */
export type ExpressionType = 'integer' | 'fraction' | 'boolean' | 'text';
export type TypesOfNames = ReadonlyMap<string, ExpressionType>;

/** The type of an expression; null = it is not let through. */
export function typeOfExpression(node: FeelNode, names: TypesOfNames): ExpressionType | null {
  return kinds[node.kind]?.(node, names) ?? null;
}

/** The functions that an expression may call: no fact is called so. */
export const functionNames = ['not', 'sum', 'min', 'max', 'floor', 'ceiling'] as const;

type TypeOf = (node: FeelNode, names: TypesOfNames) => ExpressionType | null;

const all = (nodes: readonly FeelNode[], names: TypesOfNames, type: ExpressionType): boolean =>
  nodes.length > 0 && nodes.every((node) => typeOfExpression(node, names) === type);

const wholeNumber = /^-?[0-9]{1,15}$/;

const ofComparison: TypeOf = ({ parts }, names) => {
  const [left, word, ...rest] = parts;
  if (left === undefined || word === undefined) return null;
  if (word.kind === 'between') return ofBetween(left, rest, names);
  if (word.kind === 'in') return ofList(left, rest, names);
  const [right] = rest;
  if (word.kind !== 'CompareOp' || right === undefined || rest.length > 1) return null;
  const type = typeOfExpression(left, names);
  if (type === null || type === 'fraction' || typeOfExpression(right, names) !== type) return null;
  return type === 'integer' || word.text === '=' || word.text === '!=' ? 'boolean' : null;
};

const ofBetween = (left: FeelNode, [low, and, high, more]: readonly FeelNode[], names: TypesOfNames) =>
  low !== undefined &&
  and?.kind === 'and' &&
  high !== undefined &&
  more === undefined &&
  all([left, low, high], names, 'integer')
    ? 'boolean'
    : null;

/** `x in ("a", "b")`: two literals and more, of the type of what is looked for. */
const ofList = (left: FeelNode, [open, tests, close, more]: readonly FeelNode[], names: TypesOfNames) => {
  if (open?.kind !== '(' || tests?.kind !== 'PositiveUnaryTests' || close?.kind !== ')' || more !== undefined)
    return null;
  const literals = tests.parts.flatMap(({ kind, parts }) => (kind === 'PositiveUnaryTest' ? parts : []));
  const type = typeOfExpression(left, names);
  const isPlain = literals.every(({ kind }) => kind === 'StringLiteral' || kind === 'NumericLiteral');
  const fits = (type === 'text' || type === 'integer') && isPlain && all(literals, names, type);
  return fits ? 'boolean' : null;
};

const ofArithmetic: TypeOf = ({ parts }, names) => {
  const [first, second, third, more] = parts;
  if (first === undefined || second === undefined || more !== undefined) return null;
  if (third === undefined)
    return first.text === '-' && typeOfExpression(second, names) === 'integer' ? 'integer' : null;
  if (!all([first, third], names, 'integer')) return null;
  if (second.text === '+' || second.text === '-' || second.text === '*') return 'integer';
  // By a number that stands there and is none of 0: what it comes to can never be nothing.
  return second.text === '/' && third.kind === 'NumericLiteral' && Number(third.text) !== 0 ? 'fraction' : null;
};

const ofFunction: TypeOf = ({ parts }, names) => {
  const [name, open, given, close] = parts;
  if (name === undefined || open?.kind !== '(' || given?.kind !== 'PositionalParameters' || close?.kind !== ')')
    return null;
  const [only, ...others] = given.parts;
  if (only === undefined) return null;
  switch (name.text) {
    case 'not':
      return others.length === 0 && all([only], names, 'boolean') ? 'boolean' : null;
    case 'floor':
    case 'ceiling':
      return others.length === 0 && isNumber(typeOfExpression(only, names)) ? 'integer' : null;
    case 'sum':
    case 'min':
    case 'max':
      return all(only.kind === 'List' ? itemsOf(only, others) : given.parts, names, 'integer') ? 'integer' : null;
    default:
      return null;
  }
};

const isNumber = (type: ExpressionType | null): boolean => type === 'integer' || type === 'fraction';

const itemsOf = ({ parts }: FeelNode, others: readonly FeelNode[]): readonly FeelNode[] =>
  others.length > 0 ? [] : parts.filter(({ kind }) => kind !== '[' && kind !== ']');

const ofBoth: TypeOf = ({ parts: [left, , right, more] }, names) =>
  left !== undefined && right !== undefined && more === undefined && all([left, right], names, 'boolean')
    ? 'boolean'
    : null;

const kinds: { readonly [kind: string]: TypeOf } = {
  Expression: ({ parts: [only, more] }, names) =>
    only === undefined || more !== undefined ? null : typeOfExpression(only, names),
  ParenthesizedExpression: ({ parts: [, only, , more] }, names) =>
    only === undefined || more !== undefined ? null : typeOfExpression(only, names),
  VariableName: ({ text }, names) => names.get(text) ?? null,
  NumericLiteral: ({ text }) => (wholeNumber.test(text) ? 'integer' : null),
  BooleanLiteral: () => 'boolean',
  StringLiteral: () => 'text',
  Comparison: ofComparison,
  Conjunction: ofBoth,
  Disjunction: ofBoth,
  ArithmeticExpression: ofArithmetic,
  FunctionInvocation: ofFunction,
};
