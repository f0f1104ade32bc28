import type { Centre } from '../../../shared/centre/centre.ts';
import { type CentreFault, type CentreFaultCode, centreFaults } from '../../../shared/centre/centre-check.ts';
import { centreShape } from '../../../shared/centre/centre-shape.ts';
import { type Shape, type ShapeFaultCode, shapeFaults } from '../../../shared/shape-faults.ts';

/** Something that keeps a draft from being published: where, a code that the screen words, and what it is about. */
export interface SetupFault {
  readonly path: string;
  readonly code: SetupFaultCode;
  readonly params: { readonly [name: string]: string | number };
}
export type SetupFaultCode = CentreFaultCode | ShapeFaultCode;

/** All that is wrong with a document as typed: its shape, and what its parts say of one another as far as they can be read. */
export function findSetupFaults(document: unknown): readonly SetupFault[] {
  const shape = [...shapeFaults(centreShape, document)];
  const isReadable = !shape.some(({ code, path }) => unreadable.has(code) || (code === 'missing' && isBox(path)));
  if (!isReadable) return shape;
  // Said once: what is wrong with the shape of a field stands for all that is wrong with it.
  const known = new Set(shape.map(({ path }) => path));
  return [...shape, ...[...centreFaults(document as Centre)].filter(({ path }: CentreFault) => !known.has(path))];
}

const unreadable: ReadonlySet<SetupFaultCode> = new Set(['no-list', 'no-object', 'no-text']);

/** Whether a path leads to a part that others look into: a list, or a box of fields. */
const isBox = (path: string): boolean => {
  let at: Shape | undefined = centreShape;
  for (const key of path.split('/')) {
    const list: Shape | undefined = at?.anyOf?.find(({ items }) => items !== undefined);
    at = at?.properties?.[key] ?? at?.items ?? list?.items ?? Object.values(at?.patternProperties ?? {})[0];
  }
  return at?.type === 'object' || at?.type === 'array';
};
