import type { Centre, Profile, Service } from '../../../shared/centre/centre.ts';
import type { ImportPlan } from './plan.ts';

/** What becomes of the services that a list does not name: they stay, are no longer offered to visitors, or go. */
export const missingChoices = ['keep', 'withdraw', 'remove'] as const;
export type MissingChoice = (typeof missingChoices)[number];

/**
 * The document with a list taken in. What goes is taken out of the work profiles too, and its group and series where they are
 * left with nothing. A service for which an official receives does not go: it is no longer offered.
 */
export function takenIn(document: Centre, plan: ImportPlan, missing: MissingChoice): Centre {
  const planned = new Map(plan.services.map(({ service }) => [service.id, service]));
  const unnamed = new Set(plan.missing.map(({ id }) => id));
  const received = new Set((document.officials ?? []).map(({ service }) => service));
  const gone = new Set(missing === 'remove' ? [...unnamed].filter((id) => !received.has(id)) : []);
  const kept = document.services.flatMap((service): readonly Service[] => {
    const next = planned.get(service.id);
    planned.delete(service.id);
    if (next !== undefined) return [next];
    if (gone.has(service.id)) return [];
    return missing !== 'keep' && unnamed.has(service.id) ? [{ ...service, offered: false }] : [service];
  });
  const services = [...kept, ...planned.values()];
  // A document without services is none: the last ones stay.
  if (services.length === 0) return document;
  const used = usedBy(services);
  const before = usedBy(document.services);
  const isLeft = (list: 'groups' | 'series', id: string): boolean => used[list].has(id) || !before[list].has(id);
  const made = {
    groups: plan.groups.filter(({ id }) => used.groups.has(id)),
    series: plan.series.filter(({ id }) => used.series.has(id)),
  };
  return {
    ...document,
    groups: [...document.groups.filter(({ id }) => isLeft('groups', id)), ...made.groups],
    series: [...document.series.filter(({ id }) => isLeft('series', id)), ...made.series],
    services,
    profiles: gone.size === 0 ? document.profiles : document.profiles.map((profile) => without(profile, gone)),
  };
}

const usedBy = (services: readonly Service[]) => ({
  groups: new Set(services.map(({ group }) => group)),
  series: new Set(services.map(({ series }) => series)),
});

/** A profile that named nothing else takes all: a counter must be able to call somebody. */
const without = (profile: Profile, gone: ReadonlySet<string>): Profile => {
  const tiers = profile.tiers.map((tier) => tier.filter((id) => !gone.has(id))).filter((tier) => tier.length > 0);
  return { ...profile, tiers: tiers.length > 0 ? tiers : [['*']] };
};
