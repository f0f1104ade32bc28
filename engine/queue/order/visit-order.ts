import type { State } from '../state.ts';

/** [VS1] The first of these services that stands before one that it comes after; null where all may be done in this order. */
export function brokenOrder(
  { index }: Pick<State, 'index'>,
  services: readonly string[],
): { readonly service: string; readonly before: string } | null {
  const places = new Map(services.map((id, at) => [id, at]));
  for (const [at, service] of services.entries()) {
    const before = index.services.get(service)?.after?.find((id) => (places.get(id) ?? -1) > at);
    if (before !== undefined) return { service, before };
  }
  return null;
}
