import type { DecisionTable } from '../../shared/cases/table-schema.ts';

/** An expression of a table as people read it: each name as the table calls it, each function and sign in words of the page. */
export function expressionWords(
  expression: string,
  { facts, inputs }: Pick<DecisionTable, 'facts' | 'inputs'>,
  { nameOf, functions, quoted }: ExpressionWords,
): string {
  const names = new Map([...facts, ...inputs].map(({ id, name }) => [id, nameOf(name)]));
  const spoken: { readonly [name: string]: string } = functions;
  return expression.replace(/"[^"]*"|[a-z][a-zA-Z0-9]*|<=|>=|!=|\*|\s-\s|\[|\]/g, (part) => {
    const name = names.get(part);
    if (name !== undefined) return quoted(name);
    return Object.hasOwn(spoken, part) ? (spoken[part] ?? part) : (signs[part.trim()] ?? part);
  });
}

export interface ExpressionWords {
  readonly nameOf: (text: { readonly [language: string]: string }) => string;
  /** A name within a sentence, in the marks of the language. */
  readonly quoted: (name: string) => string;
  readonly functions: { readonly [name in 'sum' | 'floor' | 'ceiling' | 'min' | 'max']: string };
}

const signs: { readonly [sign: string]: string } = {
  ...{ '*': '×', '<=': '≤', '>=': '≥', '!=': '≠', '-': ' − ' },
  ...{ '[': '', ']': '' },
};
