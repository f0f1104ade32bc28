import { evaluate, parseExpression } from 'feelin';
import type { Feel, FeelNode } from '../../engine/rules/feel.ts';

/** FEEL by `feelin`. What it comes to is looked at alone: what it warns of is unknown there. */
export const feel: Feel = {
  parse(text) {
    const root = treeOf(text);
    return root === null || hasError(root) ? null : root;
  },
  evaluate(text, facts) {
    try {
      const { value } = evaluate(text, facts);
      return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string' ? value : null;
    } catch {
      return null;
    }
  },
};

const treeOf = (text: string): FeelNode | null => {
  try {
    return nodeOf(parseExpression(text, {}, undefined).topNode, text);
  } catch {
    return null;
  }
};

interface Parsed {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly type: { readonly isError: boolean };
  readonly firstChild: Parsed | null;
  readonly nextSibling: Parsed | null;
}

const nodeOf = ({ name, from, to, type, firstChild }: Parsed, text: string): FeelNode => {
  const parts: FeelNode[] = [];
  for (let child = firstChild; child !== null; child = child.nextSibling) parts.push(nodeOf(child, text));
  return { kind: type.isError ? errorKind : name, text: text.slice(from, to), parts };
};

const errorKind = 'error';
const hasError = ({ kind, parts }: FeelNode): boolean => kind === errorKind || parts.some(hasError);
