import { parseAst } from 'vite';

export interface FunctionLength {
  /** Of the function, or of what it is given to; '' if neither has one. */
  readonly name: string;
  /** From its first line to its last, both counted, with the functions inside it. */
  readonly lines: number;
}

/**
 * What is counted in a file: its functions, those inside others too, its casts (`as`, but for `as const`), and whether it begins
 * with a detail: a function or a class that it keeps to itself, before what it exports.
 */
export function countsOf(path: string, text: string) {
  const functions: FunctionLength[] = [];
  let casts = 0;
  const linesOf = ({ start, end }: Node): number => text.slice(start, end).split('\n').length;
  const walk = (value: unknown, name: string): void => {
    if (Array.isArray(value)) for (const one of value) walk(one, name);
    else if (isNode(value)) {
      if (functionTypes.has(value.type)) functions.push({ name: nameIn(value.id) ?? name, lines: linesOf(value) });
      if (value.type === 'TSAsExpression' && !/\bas const$/.test(text.slice(value.start, value.end))) casts += 1;
      const inner = nameIn(value.id) ?? nameIn(value.key) ?? name;
      for (const part of Object.values(value)) walk(part, inner);
    }
  };
  const statements: readonly Node[] = parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }).body;
  walk(statements, '');
  return { functions, casts, beginsWithDetail: beginsWithDetail(statements) };
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly id?: unknown;
  readonly key?: unknown;
  readonly init?: unknown;
  readonly declaration?: unknown;
  readonly declarations?: unknown;
}

const functionTypes: ReadonlySet<string> = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
]);

function beginsWithDetail(statements: readonly Node[]): boolean {
  const areExported = statements.flatMap((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    return isNode(declared) && hasBody(declared) ? [declared !== statement] : [];
  });
  return areExported[0] === false && areExported.includes(true);
}

function hasBody({ type, declarations }: Node): boolean {
  if (type === 'FunctionDeclaration' || type === 'ClassDeclaration') return true;
  if (!Array.isArray(declarations)) return false;
  return declarations.some((one) => isNode(one) && isNode(one.init) && functionTypes.has(one.init.type));
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function nameIn(value: unknown): string | undefined {
  return isNode(value) && 'name' in value && typeof value.name === 'string' ? value.name : undefined;
}
