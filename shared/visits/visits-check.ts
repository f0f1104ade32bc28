import type { Centre } from '../centre/centre.ts';

/** [VS1] [K3] What is wrong with the order of services within a visit: one that is not there, or that would come after itself. */
export function* visitsFaults({ services }: Centre): Iterable<VisitsFault> {
  const after = new Map(services.map(({ id, after: before }) => [id, before ?? []]));
  for (const [at, { id, after: before = [] }] of services.entries()) {
    for (const [place, named] of before.entries())
      if (!after.has(named)) yield { path: `services/${at}/after/${place}`, code: 'no-service', params: { id: named } };
    if (before.length > 0 && reaches(after, before, id))
      yield { path: `services/${at}/after`, code: 'after-itself', params: {} };
  }
}

interface VisitsFault {
  readonly path: string;
  readonly code: 'no-service' | 'after-itself';
  readonly params: { readonly [name: string]: string };
}

/** Whether one comes to a service by going from each to those that it comes after. */
const reaches = (after: ReadonlyMap<string, readonly string[]>, from: readonly string[], to: string): boolean => {
  const seen = new Set<string>();
  const left = [...from];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (id === to) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    left.push(...(after.get(id) ?? []));
  }
  return false;
};
