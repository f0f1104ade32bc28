import type { Centre, Counter } from '../centre/centre.ts';

/** Phone desks: counters at which calls are taken. Nobody comes there, and the hall hears nothing of them. */

export interface PhoneDeskFault {
  readonly path: string;
  readonly code: 'missing' | 'no-series' | 'only-of-phone' | 'of-service' | 'phone-desk';
  readonly params: { readonly [name: string]: string };
}

/** Whether calls are taken at a counter, not visitors of the hall. */
export function isPhoneDesk(counter: Pick<Counter, 'kind'> | undefined): boolean {
  return counter?.kind === 'phone';
}

/**
 * [HL1] What is wrong with the phone desks of a document: calls have a series of their own, so that the numbers of the hall are given
 * without gaps; no wall shows such a desk, and no official receives there.
 */
export function* phoneDeskFaults(centre: Centre): Iterable<PhoneDeskFault> {
  for (const [at, counter] of centre.counters.entries()) yield* seriesFaults(centre, counter, `counters/${at}/series`);
  const phones = new Set(centre.counters.filter(isPhoneDesk).map(({ id }) => id));
  for (const [at, { counters = [] }] of centre.displays.entries())
    for (const [place, id] of counters.entries())
      if (phones.has(id)) yield { path: `displays/${at}/counters/${place}`, code: 'phone-desk', params: { id } };
  for (const [at, { counter: id }] of (centre.officials ?? []).entries())
    if (id !== undefined && phones.has(id))
      yield { path: `officials/${at}/counter`, code: 'phone-desk', params: { id } };
}

function* seriesFaults(centre: Centre, counter: Counter, path: string): Iterable<PhoneDeskFault> {
  const { series: id } = counter;
  if (!isPhoneDesk(counter)) {
    if (id !== undefined) yield { path, code: 'only-of-phone', params: {} };
  } else if (id === undefined) yield { path, code: 'missing', params: {} };
  else {
    if (!centre.series.some((one) => one.id === id)) yield { path, code: 'no-series', params: { id } };
    const service = centre.services.find(({ series }) => series === id);
    if (service !== undefined) yield { path, code: 'of-service', params: { id, service: service.id } };
  }
}
