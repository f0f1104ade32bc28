import { bookingRules } from '../../shared/booking/booking.ts';
import type { Centre, Counter, PriorityClass, Profile, Series, Service } from '../../shared/centre/centre.ts';
import { memoize } from './memoize.ts';
import { bookedRule, frontLine, type LineRule, ofBooked, ruleOf, serviceLine, serviceLines } from './order/lines.ts';

/** The configuration with its parts by id. */
export interface CentreIndex {
  readonly services: ReadonlyMap<string, Service>;
  readonly series: ReadonlyMap<string, Series>;
  readonly classes: ReadonlyMap<string, PriorityClass>;
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly counters: ReadonlyMap<string, Counter>;
  /** [A2] The counter at which each keypad acts. */
  readonly keypads: ReadonlyMap<string, string>;
  /** How each line of a service counts, by name. */
  readonly rules: ReadonlyMap<string, LineRule>;
  /** The same of those who booked, for any line of theirs; null = of a service that there is not. */
  readonly bookedRules: (line: string) => LineRule | null;
  /** For each profile, in which of its tiers, `*` filled in, a service's line stands, from 0; -1 = those sent to the front of a service. */
  readonly tierOf: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Worked out once for each document: its event, the state and the estimates all mean the same one. */
export function indexCentre(centre: Centre): CentreIndex {
  const known = indexes.get(centre);
  if (known !== undefined) return known;
  const made = makeIndex(centre);
  indexes.set(centre, made);
  return made;
}

/** Where a counter has those who were sent to the front of its services. */
export const frontTier = -1;

export const emptyIndex: CentreIndex = {
  services: new Map(),
  series: new Map(),
  classes: new Map(),
  profiles: new Map(),
  counters: new Map(),
  keypads: new Map(),
  rules: new Map(),
  bookedRules: () => null,
  tierOf: new Map(),
};

const indexes = new WeakMap<Centre, CentreIndex>();

const byId = <T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((one) => [one.id, one]));

/** The services of each tier of a profile, `*` filled in. */
const resolveTiers = (profile: Profile, services: readonly Service[]): readonly (readonly string[])[] => {
  const named = new Set(profile.tiers.flat());
  const rest = services.map((service) => service.id).filter((id) => !named.has(id));
  return profile.tiers.map((tier) => tier.flatMap((id) => (id === '*' ? rest : [id])));
};

/** Every line of every profile; a document may name each of thousands of services in hundreds of profiles. */
const indexTiers = ({ profiles, services, priorityClasses }: Centre): CentreIndex['tierOf'] => {
  const linesOf = memoize((service: string) => serviceLines(service, priorityClasses));
  const frontOf = memoize(frontLine);
  const placesOf = (profile: Profile): ReadonlyMap<string, number> => {
    const places = new Map<string, number>();
    for (const [tier, named] of resolveTiers(profile, services).entries())
      for (const service of named) {
        places.set(frontOf(service), frontTier);
        for (const line of linesOf(service)) places.set(line, tier);
      }
    return places;
  };
  return new Map(profiles.map((profile) => [profile.id, placesOf(profile)]));
};

const makeIndex = (centre: Centre): CentreIndex => {
  const { services, priorityClasses } = centre;
  const ruled = (service: Service, one: PriorityClass | null) =>
    [serviceLine(service.id, one?.id), ruleOf(service, one)] as const;
  const [known, classes] = [byId(services), byId(priorityClasses)];
  const booking = bookingRules(centre);
  return {
    services: known,
    series: byId(centre.series),
    classes,
    profiles: byId(centre.profiles),
    counters: byId(centre.counters),
    keypads: new Map((centre.keypads ?? []).map(({ id, counter }) => [id, counter])),
    rules: new Map(services.flatMap((service) => [null, ...priorityClasses].map((one) => ruled(service, one)))),
    bookedRules: memoize((line: string) => {
      const of = ofBooked(line);
      const service = known.get(of.service);
      return service === undefined ? null : bookedRule(service, classes.get(of.priorityClass ?? '') ?? null, booking);
    }),
    tierOf: indexTiers(centre),
  };
};
