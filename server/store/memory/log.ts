import type { QueueEvent, StoredEvent } from '../../../shared/events.ts';
import type { StoredBody } from '../link.ts';
import { chain } from '../log-chain.ts';
import type { LogReads } from '../log-reads.ts';
import { outOfTurnIn } from '../out-of-turn.ts';
import { seatReasonsIn } from '../seat-reasons.ts';
import { configurationsIn, configurationsUpTo } from './names.ts';

/** The logs of all centres. */
export function memoryLogs() {
  const byCentre = new Map<string, StoredEvent[]>();
  const bodies = new WeakMap<StoredEvent, string>();
  const of = (centre: string): readonly StoredEvent[] => byCentre.get(centre) ?? [];
  const bodyOf = (one: StoredEvent): StoredBody => ({ seq: one.seq, hash: one.hash, body: bodies.get(one) ?? '' });
  const lastOf = (events: readonly StoredEvent[], type: QueueEvent['type'], before = Number.POSITIVE_INFINITY) =>
    events.findLast(({ seq, event }) => event.type === type && seq < before);
  return {
    of,
    has: (centre: string): boolean => byCentre.has(centre),
    centres: (): readonly string[] => [...byCentre.keys()].sort(),
    bodyOf,
    /** `exact`: the bytes that each is kept as, where they are not ours. */
    append(centre: string, events: readonly QueueEvent[], exact: readonly string[] = []): readonly StoredEvent[] {
      const log = byCentre.get(centre) ?? [];
      if (events.length > 0) byCentre.set(centre, log);
      return events.map((event, index) => {
        const body = exact[index] ?? JSON.stringify(event);
        const previous = log.at(-1)?.hash ?? '';
        const next = { seq: log.length + 1, hash: chain(previous, body), event };
        bodies.set(next, body);
        log.push(next);
        return next;
      });
    },
    replay(centre: string): readonly StoredEvent[] {
      const events = of(centre);
      const opened = lastOf(events, 'day-opened')?.seq;
      const configured = lastOf(events, 'centre-configured', opened);
      const first = opened ?? (configured?.seq ?? 0) + 1;
      const shared = configured === undefined ? [] : documentsBefore(events, first);
      const stops = opened === undefined ? emergenciesBefore(events, first) : [];
      const before = [configured, ...shared, ...stops].filter((one) => one !== undefined);
      before.sort((a, b) => a.seq - b.seq);
      return [...before, ...events.slice(first - 1)];
    },
  };
}

/** No day opens while an emergency stands: these matter only where none was opened since. */
const emergenciesBefore = (events: readonly StoredEvent[], before: number): readonly StoredEvent[] =>
  events.filter(({ seq, event }) => seq < before && /^emergency-(begun|ended)$/.test(event.type));

/** The last calendar before a number, and the last version of each form and table. */
const documentsBefore = (events: readonly StoredEvent[], before: number): readonly StoredEvent[] => {
  const last = new Map<string, StoredEvent>();
  for (const stored of events) {
    const { event, seq } = stored;
    if (event.type === 'document-changed' && seq < before)
      last.set(event.kind === 'calendar' ? '' : `${event.kind} ${event.id}`, stored);
  }
  return [...last.values()];
};

export type MemoryLogs = ReturnType<typeof memoryLogs>;

/** What is read of them. */
export function memoryLogReads(log: MemoryLogs): Omit<LogReads, 'legs'> {
  const eventsOf = (centre: string) => log.of(centre).map(({ event }) => event);
  return {
    replay: async (centre) => log.replay(centre),
    configurations: async (centre, after, limit) => configurationsIn(log.of(centre), after, limit),
    configurationsBefore: async (centre, before, limit) => configurationsUpTo(log.of(centre), before, limit),
    configuration: async (centre, seq) => configurationsIn(log.of(centre).slice(0, seq), seq - 1, 1)[0] ?? null,
    events: async (centre, after, limit) => log.of(centre).slice(after, after + limit),
    callsOutOfTurn: async (centre, from, to, limit) => outOfTurnIn(eventsOf(centre), from, to).slice(0, limit),
    seatReasons: async (centre, from, to, limit) => seatReasonsIn(eventsOf(centre), from, to).slice(0, limit),
    ticketEvents: async (centre, ticket) =>
      log.of(centre).filter(({ event }) => 'ticket' in event && event.ticket === ticket),
    async head(centre) {
      const last = log.of(centre).at(-1);
      return { seq: last?.seq ?? 0, hash: last?.hash ?? '' };
    },
    centres: async () => log.centres(),
  };
}
