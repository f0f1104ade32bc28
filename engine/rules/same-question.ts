import type { Feel, FeelNode } from './feel.ts';

/** What a condition asks, whichever way it asks it: `a != b` and `not(a = b)` ask what `a = b` does. Two that ask the same are said once. */
export function questionOf(expression: string, feel: Pick<Feel, 'parse'>): string {
  const tree = feel.parse(expression);
  return tree === null ? expression : asked(tree);
}

const asked = (node: FeelNode): string => {
  const { kind, text, parts } = node;
  if (kind === 'Expression' && parts[0] !== undefined) return asked(parts[0]);
  if (kind === 'ParenthesizedExpression' && parts[1] !== undefined) return asked(parts[1]);
  if (kind === 'FunctionInvocation' && parts[0]?.text === 'not' && parts[2] !== undefined) return asked(parts[2]);
  if (kind === 'PositionalParameters' && parts.length === 1 && parts[0] !== undefined) return asked(parts[0]);
  const [left, word, right] = parts;
  if (kind === 'Comparison' && word?.kind === 'CompareOp' && left !== undefined && right !== undefined)
    return `${plain(left.text)} ${contrary[word.text] ?? word.text} ${plain(right.text)}`;
  return plain(text);
};

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** By one of the two that say yes and no to the same. */
const contrary: { readonly [word: string]: string } = { '!=': '=', '>=': '<', '<=': '>' };
