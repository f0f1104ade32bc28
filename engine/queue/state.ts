import { isPhoneDesk } from '../../shared/calls/phone-desks.ts';
import type { Centre, LocalText } from '../../shared/centre/centre.ts';
import type { CalendarChanged } from '../../shared/centre/centre-events.ts';
import type { EmergencyKind, Stop } from '../../shared/centre/emergency.ts';
import type { SeriesUse, ServiceUse } from '../../shared/day-uses.ts';
import type { CounterState } from '../../shared/views.ts';
import { type CentreIndex, emptyIndex } from './centre-index.ts';
import { type Gone, nothingGone } from './gone.ts';
import { emptyMap, type OrderedMap } from './ordered-map.ts';
import type { Ticket } from './ticket.ts';

/** Where a ticket stands in its line: smaller order first, `tie` breaks equality. */
export interface LineKey {
  readonly order: number;
  readonly tie: number;
}
export type OrderedLine = OrderedMap<LineKey, string>;

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
  readonly service: string;
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

export type CalendarInForce = Pick<CalendarChanged, 'id' | 'version' | 'hash' | 'document'>;

/** The emergency that stands. */
export interface Emergency {
  readonly kind: EmergencyKind;
  readonly texts: LocalText;
  /** Since when (ms), whichever kind it was then. */
  readonly since: number;
  /** Who began it, or made it what it is. */
  readonly by: string;
}

/** [T4] All that the engine knows of one centre. Never changed: `apply` gives the next one. */
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
  /** The calendar that the log has last; it holds while the configuration names it. */
  readonly calendar: CalendarInForce | null;
  /** [D7] The forms and tables that the log has last, each by its kind and id: their hashes. */
  readonly documents: ReadonlyMap<string, string>;
  /** Out of use: nothing happens there, and nothing is forgotten. */
  readonly archived: boolean;
  /** [EM1] What stops everything just now; no day opens while it stands. */
  readonly emergency: Emergency | null;
  readonly day: Day | null;
  readonly kept: KeptDay | null;
  readonly tickets: OrderedMap<string, Ticket>;
  /** Today's tickets by number; after a wrap a number may have had several holders. */
  readonly byNumber: OrderedMap<string, readonly string[]>;
  /** The lines that are not empty, by name. */
  readonly lines: ReadonlyMap<string, OrderedLine>;
  /** Those who wait but are not offered yet, by when they will be (`order`, ms): in no line until then. */
  readonly cooldown: OrderedLine;
  readonly waiting: number;
  /** How many of them wait for each service. */
  readonly waitingFor: OrderedMap<string, number>;
  readonly counters: ReadonlyMap<string, CounterNow>;
  readonly parked: readonly string[];
  readonly noShows: readonly string[];
  readonly pastCalls: readonly PastCall[];
  readonly outOfTurn: readonly OutOfTurn[];
  /** The emergencies since the day opened, in the order of time. */
  readonly stops: readonly Stop[];
  /** When each device will have its whole pace again (ms); those that have it are not here. */
  readonly paced: ReadonlyMap<string, number>;
}

/** A counter as it stands; closed if it was never opened. null if the centre has none of this id. */
export function counterNow(state: State, id: string): CounterNow | null {
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
}

/** The counters of the hall as they stand: all that were opened, but phone desks. */
export function hallCounters({
  counters,
  index,
}: Pick<State, 'counters' | 'index'>): readonly (readonly [string, CounterNow])[] {
  return [...counters].filter(([id]) => !isPhoneDesk(index.counters.get(id)));
}

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const byPlace = (a: LineKey, b: LineKey): number => a.order - b.order || a.tie - b.tie;

/** A day on which nothing has happened yet. */
export const freshDay: Omit<
  State,
  | 'seq'
  | 'at'
  | 'corrected'
  | 'centre'
  | 'index'
  | 'configVersion'
  | 'calendar'
  | 'documents'
  | 'archived'
  | 'emergency'
  | 'day'
  | 'kept'
> = {
  gone: nothingGone,
  tickets: emptyMap(byText),
  byNumber: emptyMap(byText),
  lines: new Map(),
  cooldown: emptyMap(byPlace),
  waiting: 0,
  waitingFor: emptyMap(byText),
  counters: new Map(),
  parked: [],
  noShows: [],
  pastCalls: [],
  outOfTurn: [],
  stops: [],
  paced: new Map(),
};

export const initialState: State = {
  seq: 0,
  at: 0,
  corrected: null,
  centre: null,
  index: emptyIndex,
  configVersion: 0,
  calendar: null,
  documents: new Map(),
  archived: false,
  emergency: null,
  day: null,
  kept: null,
  ...freshDay,
};
