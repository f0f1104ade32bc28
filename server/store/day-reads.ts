import type { CounterEvent } from '../../shared/centre/counter-events.ts';
import type { LegRow } from '../../shared/reports/figures.ts';
import type { CallStore } from './calls.ts';
import type { QueueStore } from './store.ts';

/** What is read to plan days: visits, and when counters were open. It may be read over a connection of its own. */
export interface DayReads extends Pick<CallStore, 'callsBegun'> {
  /** Legs with `from` <= date <= `to`, without practice days. */
  legs(centre: string, from: string, to: string): Promise<readonly LegRow[]>;
  /** What happened to counters on these dates, in order, without practice days. */
  counterEvents(centre: string, from: string, to: string): Promise<readonly CounterEvent[]>;
}

/** The same over a store that no other thread can reach; looks through its whole log. */
export function dayReadsOf(store: Pick<QueueStore, 'legs' | 'events'> & Pick<CallStore, 'callsBegun'>): DayReads {
  return {
    callsBegun: (centre, from, until) => store.callsBegun(centre, from, until),
    legs: (centre, from, to) => store.legs(centre, from, to),
    async counterEvents(centre, from, to) {
      const found: CounterEvent[] = [];
      for (let after = 0, more = true; more; ) {
        const events = await store.events(centre, after, portion);
        for (const { event } of events) {
          const { date, practice } = event;
          if (isCounterEvent(event) && !practice && date !== null && date >= from && date <= to) found.push(event);
        }
        after = events.at(-1)?.seq ?? after;
        more = events.length === portion;
      }
      return found;
    },
  };
}

export const counterEventTypes = [
  'counter-opened',
  'counter-paused',
  'counter-resumed',
  'counter-closed',
] as const satisfies readonly CounterEvent['type'][];

const isCounterEvent = (event: { readonly type: string }): event is CounterEvent =>
  counterEventTypes.some((type) => type === event.type);

const portion = 5000;
