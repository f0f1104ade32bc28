import { entries } from '../../engine/queue/ordered-map.ts';
import type { State } from '../../engine/queue/state.ts';
import type { Ticket } from '../../engine/queue/ticket.ts';

/** Who is called next by the words of RULES.md, by looking at everybody: slow, and written apart from the engine. */

/** All that a counter takes, in the order in which it would call them if nobody else came and no time passed. */
export function naiveOrder(state: State, counter: string, at: number): readonly Ticket[] {
  return [...entries(state.tickets)]
    .flatMap(({ value }) => rankAt(state, counter, value, at) ?? [])
    .sort(byKeys)
    .map(({ ticket }) => ticket);
}

interface Rank {
  readonly ticket: Ticket;
  /** Smaller goes first, part by part. */
  readonly keys: readonly number[];
}

const tierOf = (state: State, profile: string, service: string): number => {
  const { tiers } = state.centre?.profiles.find((one) => one.id === profile) ?? { tiers: [] };
  const named = tiers.findIndex((tier) => tier.includes(service));
  return named >= 0 ? named : tiers.findIndex((tier) => tier.includes('*'));
};

const rankAt = (state: State, counter: string, ticket: Ticket, at: number): Rank | null => {
  const { place } = ticket;
  const now = state.counters.get(counter);
  const profile = now?.profile ?? state.index.counters.get(counter)?.profile ?? '';
  if (place === null || ticket.status !== 'waiting' || (ticket.notBefore ?? 0) > at) return null;
  const behind = [place.order, place.tie];
  const [kind = '', rest = ''] = [place.line.slice(0, 1), place.line.slice(2)];
  if (kind === 'c') return rest === counter ? { ticket, keys: [0, ...behind] } : null;
  if (kind === 'p') return rest === now?.clerk ? { ticket, keys: [1, ...behind] } : null;
  const [service = '', className = null] = rest.split('/');
  const tier = tierOf(state, profile, service);
  if (tier < 0) return null;
  if (kind === 'f') return { ticket, keys: [2, ...behind] };
  const priorityClass = state.centre?.priorityClasses.find((one) => one.id === className);
  const limits = [
    priorityClass?.latestSeconds,
    state.centre?.services.find((one) => one.id === service)?.maxWaitSeconds,
  ].flatMap((limit) => limit ?? []);
  const due = place.order + ((priorityClass?.headStartSeconds ?? 0) + Math.min(...limits)) * 1000;
  if (limits.length > 0 && due <= at) return { ticket, keys: [3, due, ...behind] };
  return { ticket, keys: [4 + tier, -(priorityClass?.rate ?? 1) * (at - place.order), ...behind] };
};

const byKeys = (a: Rank, b: Rank): number => {
  for (const [index, key] of a.keys.entries()) {
    const difference = key - (b.keys[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};
