import { isPhoneDesk } from '../calls/phone-desks.ts';
import type { Centre, LocalText } from '../centre/centre.ts';

/** Where a service is served: the places of the counters that take it, each once, in the order of the counters. */
export function placesOf({ counters, profiles, services }: Centre, service: string): readonly LocalText[] {
  const named = new Set(profiles.flatMap(({ id, tiers }) => (takes(tiers, service, services) ? [id] : [])));
  const places = counters
    .filter((counter) => named.has(counter.profile) && !isPhoneDesk(counter))
    .flatMap(({ place }) => (place === undefined ? [] : [place]));
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

const takes = (tiers: Centre['profiles'][number]['tiers'], service: string, services: Centre['services']): boolean =>
  tiers.some((tier) => tier.includes(service) || (tier.includes('*') && services.some(({ id }) => id === service)));
