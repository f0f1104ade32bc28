import type { Facts, FactValue } from '../../shared/cases/table-schema.ts';

/** A part of an expression: its kind by the grammar of FEEL, what stands there, and what it is made of. */
export interface FeelNode {
  readonly kind: string;
  readonly text: string;
  readonly parts: readonly FeelNode[];
}

/** The port to FEEL, the language of decision tables (OMG DMN 1.5, chapter 10). */
export interface Feel {
  /** The tree of an expression; null = it is none. */
  parse(text: string): FeelNode | null;
  /** What it comes to with these facts; null = unknown. Never throws. */
  evaluate(text: string, facts: Facts): FactValue | null;
}

/** The names that an expression asks for, each once. */
export function namesIn(node: FeelNode): readonly string[] {
  const inside = node.kind === 'FunctionInvocation' ? node.parts.slice(1) : node.parts;
  const own = node.kind === 'VariableName' ? [node.text] : [];
  return [...new Set([...own, ...inside.flatMap(namesIn)])];
}
