import type { Centre, Counter, PriorityClass, Profile, Series, Service } from '../../shared/centre.ts';
import type { SeriesUse, ServiceUse } from '../../shared/events.ts';
import type { CounterState } from '../../shared/views.ts';
import { type Gone, nothingGone } from './gone.ts';
import { kept } from './kept.ts';
import { frontLine, type LineRule, ruleOf, serviceLine, serviceLines } from './lines.ts';
import { emptyMap, type OrderedMap } from './ordered-map.ts';
import type { Ticket } from './ticket.ts';

/** Where a ticket stands in its line: smaller order first, `tie` breaks equality. */
export interface LineKey {
  readonly order: number;
  readonly tie: number;
}
export type Line = OrderedMap<LineKey, string>;

export interface Day {
  readonly date: string;
  readonly practice: boolean;
  /** The zone as it was when the day opened. */
  readonly timeZone: string;
  readonly byClock: boolean;
  readonly openedAt: number;
  /** When its date ends in its zone (ms): nothing of this day is later. */
  readonly midnight: number;
  readonly series: ReadonlyMap<string, SeriesUse>;
  /** Tickets issued today, by service. */
  readonly issued: OrderedMap<string, number>;
}

/** The last real day that is over, so that it can go on if it is opened again. */
export interface KeptDay {
  readonly date: string;
  readonly series: readonly SeriesUse[];
  readonly services?: readonly ServiceUse[];
  readonly closedByHand: boolean;
}

export interface CounterNow {
  readonly state: CounterState;
  readonly since: number;
  readonly clerk: string | null;
  readonly profile: string;
  readonly pauseReason: string | null;
  /** The one ticket that is called or served here. */
  readonly ticket: string | null;
  readonly served: number;
  readonly servedSeconds: number;
}

/** A call that is over, for the wall's list. */
export interface PastCall {
  readonly callId: string;
  readonly number: string;
  readonly counter: string;
  readonly at: number;
  readonly call: number;
}
export interface OutOfTurn {
  readonly number: string;
  readonly counter: string;
  readonly clerk: string;
  readonly at: number;
  readonly reason: string;
}

/** The configuration with its parts by id. */
export interface CentreIndex {
  readonly services: ReadonlyMap<string, Service>;
  readonly series: ReadonlyMap<string, Series>;
  readonly classes: ReadonlyMap<string, PriorityClass>;
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly counters: ReadonlyMap<string, Counter>;
  /** How each line of a service counts, by name. */
  readonly rules: ReadonlyMap<string, LineRule>;
  /** For each profile, in which of its tiers, `*` filled in, a service's line stands, from 0; -1 = those sent to the front of a service. */
  readonly tierOf: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** All that the engine knows of one centre. Never changed: `apply` gives the next one. */
export interface State {
  /** The last event's place in the log. */
  readonly seq: number;
  /** The last event's time: the clock of the log never runs backwards. */
  readonly at: number;
  /** The last correction of the clock since the day opened. */
  readonly corrected: { readonly boot: string; readonly generation: number } | null;
  readonly centre: Centre | null;
  readonly index: CentreIndex;
  /** What the configuration has dropped since the day opened. */
  readonly gone: Gone;
  /** The seq of the configuration in force. */
  readonly configVersion: number;
  readonly day: Day | null;
  readonly kept: KeptDay | null;
  readonly tickets: OrderedMap<string, Ticket>;
  /** Today's tickets by number; after a wrap a number may have had several holders. */
  readonly byNumber: OrderedMap<string, readonly string[]>;
  /** The lines that are not empty, by name. */
  readonly lines: ReadonlyMap<string, Line>;
  /** Those who wait but are not offered yet, by when they will be (`order`, ms): in no line until then. */
  readonly cooling: Line;
  readonly waiting: number;
  /** How many of them wait for each service. */
  readonly waitingFor: OrderedMap<string, number>;
  readonly counters: ReadonlyMap<string, CounterNow>;
  readonly parked: readonly string[];
  readonly noShows: readonly string[];
  readonly pastCalls: readonly PastCall[];
  readonly outOfTurn: readonly OutOfTurn[];
  /** When each device will have its whole pace again (ms); those that have it are not here. */
  readonly paced: ReadonlyMap<string, number>;
}

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const byPlace = (a: LineKey, b: LineKey): number => a.order - b.order || a.tie - b.tie;

/** Where a counter has those who were sent to the front of its services. */
export const frontTier = -1;

const emptyIndex: CentreIndex = {
  services: new Map(),
  series: new Map(),
  classes: new Map(),
  profiles: new Map(),
  counters: new Map(),
  rules: new Map(),
  tierOf: new Map(),
};

/** A day on which nothing has happened yet. */
export const freshDay: Omit<State, 'seq' | 'at' | 'corrected' | 'centre' | 'index' | 'configVersion' | 'day' | 'kept'> =
  {
    gone: nothingGone,
    tickets: emptyMap(byText),
    byNumber: emptyMap(byText),
    lines: new Map(),
    cooling: emptyMap(byPlace),
    waiting: 0,
    waitingFor: emptyMap(byText),
    counters: new Map(),
    parked: [],
    noShows: [],
    pastCalls: [],
    outOfTurn: [],
    paced: new Map(),
  };

export const initialState: State = {
  seq: 0,
  at: 0,
  corrected: null,
  centre: null,
  index: emptyIndex,
  configVersion: 0,
  day: null,
  kept: null,
  ...freshDay,
};

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
  const linesOf = kept((service: string) => serviceLines(service, priorityClasses));
  const frontOf = kept(frontLine);
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
  return {
    services: byId(services),
    series: byId(centre.series),
    classes: byId(priorityClasses),
    profiles: byId(centre.profiles),
    counters: byId(centre.counters),
    rules: new Map(services.flatMap((service) => [null, ...priorityClasses].map((one) => ruled(service, one)))),
    tierOf: indexTiers(centre),
  };
};

const indexes = new WeakMap<Centre, CentreIndex>();

/** Worked out once for each document: its event, the state and the estimates all mean the same one. */
export const indexCentre = (centre: Centre): CentreIndex => {
  const known = indexes.get(centre);
  if (known !== undefined) return known;
  const made = makeIndex(centre);
  indexes.set(centre, made);
  return made;
};

/** A counter as it stands; closed if it was never opened. null if the centre has none of this id. */
export const counterNow = (state: State, id: string): CounterNow | null => {
  const known = state.index.counters.get(id);
  if (known === undefined) return null;
  return (
    state.counters.get(id) ?? {
      state: 'closed',
      since: state.day?.openedAt ?? state.at,
      clerk: null,
      profile: known.profile,
      pauseReason: null,
      ticket: null,
      served: 0,
      servedSeconds: 0,
    }
  );
};
