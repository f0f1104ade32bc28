import type { Centre } from '../centre/centre.ts';

/** What is wrong with how a slip is laid out, beyond its shape. */

export interface SlipFault {
  readonly path: string;
  readonly code: 'twice' | 'needs-number' | 'needs-logo';
  readonly params: { readonly [name: string]: string };
}

/** [K3] Each part stands there once; the number is never left out; a logo that is to be printed is there. */
export function* slipFaults({ slip = {} }: Pick<Centre, 'slip'>): Iterable<SlipFault> {
  const { parts } = slip;
  if (parts === undefined) return;
  const seen = new Set<string>();
  for (const [at, { part }] of parts.entries()) {
    if (seen.has(part)) yield { path: `slip/parts/${at}/part`, code: 'twice', params: { id: part } };
    seen.add(part);
  }
  if (!seen.has('number')) yield { path: 'slip/parts', code: 'needs-number', params: {} };
  if (seen.has('logo') && slip.logo === undefined) yield { path: 'slip/logo', code: 'needs-logo', params: {} };
}
