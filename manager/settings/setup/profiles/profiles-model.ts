import { isPhoneDesk } from '../../../../shared/calls/phone-desks.ts';
import type { Centre } from '../../../../shared/centre/centre.ts';
import { writtenAt } from '../at-path.ts';
import { freeId, idsOf } from '../lists/ids.ts';

/** The tiers of a work profile: lists of services' ids, `*` for all that are not named. No move loses a service or names it twice. */

export type Tiers = readonly (readonly string[])[];

/** The services in a tier, at its end, wherever they stood before, or if they stood nowhere. `to` may be the count of tiers: a new one. */
export function putInTier(tiers: Tiers, ids: readonly string[], to: number): Tiers {
  const moved = new Set(ids);
  const next = tiers.map((tier, at) => (at === to ? tier : tier.filter((id) => !moved.has(id))));
  const stands = new Set(tiers[to] ?? []);
  const added = [...moved].filter((id) => !stands.has(id));
  return to >= tiers.length ? [...next, added] : next.map((tier, at) => (at === to ? [...tier, ...added] : tier));
}

/** The services each one tier up (-1) or down (1) from where it stands; below the last tier is a new one, above the first nothing. */
export function shiftTiers(tiers: Tiers, ids: readonly string[], by: -1 | 1): Tiers {
  const moved = new Set(ids);
  const goals = tiers.map((tier, at) => ({ ids: tier.filter((id) => moved.has(id)), to: Math.max(0, at + by) }));
  const lowest = tiers.at(-1) ?? [];
  const isAlone = lowest.every((id) => moved.has(id));
  return goals.reduce<Tiers>((next, { ids: those, to }) => {
    if (those.length === 0 || (to >= tiers.length && isAlone)) return next;
    return putInTier(next, those, to);
  }, tiers);
}

/** The services in no tier of this profile. */
export function takeOut(tiers: Tiers, ids: readonly string[]): Tiers {
  const gone = new Set(ids);
  return tiers.map((tier) => tier.filter((id) => !gone.has(id)));
}

/** An empty tier at a place. */
export function withTier(tiers: Tiers, at: number): Tiers {
  return tiers.toSpliced(at, 0, []);
}

/** Without a tier: what stood in it goes to the one above, of the first to the one below. The last one stays. */
export function withoutTier(tiers: Tiers, at: number): Tiers {
  if (tiers.length < 2 || tiers[at] === undefined) return tiers;
  const heir = at === 0 ? 1 : at - 1;
  const merged = tiers.with(
    heir,
    at === 0 ? [...(tiers[0] ?? []), ...(tiers[1] ?? [])] : [...(tiers[heir] ?? []), ...(tiers[at] ?? [])],
  );
  return merged.toSpliced(at, 1);
}

/** A tier with all that is in it one up or down. */
export function withTierMoved(tiers: Tiers, at: number, by: -1 | 1): Tiers {
  const [one, other] = [tiers[at], tiers[at + by]];
  return one === undefined || other === undefined ? tiers : tiers.with(at, other).with(at + by, one);
}

/** The document with a profile's code changed, at the counters that have it too. */
export function withProfileCode(centre: Centre, at: number, code: string): Centre {
  const before = centre.profiles[at]?.id;
  const next = writtenAt(centre, `profiles/${at}/id`, code);
  const isOnly = centre.profiles.every(({ id }, place) => place === at || id !== before);
  return isOnly && before !== undefined ? givenTo(next, before, code) : next;
}

/** A new profile behind the others, that takes all services; or a copy of one. */
export function withNewProfile(centre: Centre, like?: number): Centre {
  const model = like === undefined ? undefined : centre.profiles[like];
  const id = freeId(model?.id ?? 'profile', idsOf(centre.profiles));
  return { ...centre, profiles: [...centre.profiles, { id, name: model?.name ?? {}, tiers: model?.tiers ?? [['*']] }] };
}

/** Without a profile; the counters that had it get another. */
export function withoutProfile(centre: Centre, at: number, heir: string): Centre {
  const gone = centre.profiles[at]?.id;
  const next = { ...centre, profiles: centre.profiles.toSpliced(at, 1) };
  return gone === undefined ? centre : givenTo(next, gone, heir);
}

/** The counters that have a profile when they open. */
export function countersWith(centre: Centre, profile: string): readonly Centre['counters'][number][] {
  return centre.counters.filter((counter) => counter.profile === profile);
}

/** What stands in a tier, by groups: whole ones, parts of one, and all others. */
export interface TierGroup {
  /** A group's id; `*` for all services that are not named; empty for ids that the centre does not have. */
  readonly group: string;
  readonly ids: readonly string[];
  /** How many services the group has. */
  readonly of: number;
}

/** The services of a tier by their groups, in the order of the document. */
export function tierGroups(centre: Centre, tier: readonly string[]): readonly TierGroup[] {
  const here = new Set(tier);
  const all = byGroup(centre);
  const groups = [...all].flatMap(([group, ids]): readonly TierGroup[] => {
    const some = ids.filter((id) => here.has(id));
    return some.length === 0 ? [] : [{ group, ids: some, of: ids.length }];
  });
  const known = new Set(centre.services.map(({ id }) => id));
  const strange = tier.filter((id) => id !== '*' && !known.has(id));
  return [
    ...groups,
    ...(strange.length === 0 ? [] : [{ group: '', ids: strange, of: strange.length }]),
    ...(here.has('*') ? [{ group: '*', ids: ['*'], of: 1 }] : []),
  ];
}

/** The services that a profile does not name. */
export function unnamed(centre: Centre, tiers: Tiers): readonly string[] {
  const named = new Set(tiers.flat());
  return centre.services.map(({ id }) => id).filter((id) => !named.has(id));
}

/** The services that no counter takes, by the profiles that the counters have. */
export function takenByNoCounter(centre: Centre): readonly string[] {
  const used = new Set(centre.counters.filter((one) => !isPhoneDesk(one)).map(({ profile }) => profile));
  const named = new Set(centre.profiles.filter(({ id }) => used.has(id)).flatMap(({ tiers }) => tiers.flat()));
  return named.has('*') ? [] : centre.services.map(({ id }) => id).filter((id) => !named.has(id));
}

const givenTo = (centre: Centre, from: string, to: string): Centre => ({
  ...centre,
  counters: centre.counters.map((counter) => (counter.profile === from ? { ...counter, profile: to } : counter)),
});

const byGroup = (centre: Centre): ReadonlyMap<string, readonly string[]> => {
  const groups = new Map<string, string[]>(centre.groups.map(({ id }) => [id, []]));
  for (const { id, group } of centre.services) groups.set(group, [...(groups.get(group) ?? []), id]);
  return groups;
};
