import type { CounterView } from '../shared/views.ts';

/** Where each stands in the line of this counter, by ticket: 1 = the one that call-next gives. Those it does not take, or not yet, have none. */
export function placesOf({ waiting }: Pick<CounterView, 'waiting'>): ReadonlyMap<string, number> {
  const line = waiting.filter(({ taken, notBefore }) => taken && notBefore === null);
  return new Map(line.map(({ id }, at) => [id, at + 1]));
}
