import type { StoredEvent } from '../../../shared/events.ts';
import type { LegRow } from '../../../shared/reports/figures.ts';
import { legFields } from '../leg-columns.ts';
import { type CheckedReads, portionsOf } from './checked-reads.ts';
import type { Report } from './finding.ts';

/**
 * The legs that these events give. The events are what a restart would replay: the configuration in force, a
 * `day-opened`, and all up to the next one.
 */
export type Replayed = (events: readonly StoredEvent[]) => readonly LegRow[];

type LegReads = Pick<CheckedReads, 'legs' | 'legCounts'>;

/** Gathers events into days, each with the configuration in force, and has the legs of each compared. */
export function legCheck(reads: LegReads, centre: string, legsOf: Replayed, report: Report) {
  const comparison = legComparison(reads, centre, report);
  const inForce = new Map<string, StoredEvent>();
  let day: StoredEvent[] = [];
  let opened: number | null = null;
  const replay = (from: number): readonly LegRow[] => {
    try {
      return legsOf(day);
    } catch (error) {
      report('legs', from, `the day opened by event ${from} cannot be replayed: ${String(error)}`);
      return [];
    }
  };
  const close = async (): Promise<void> => {
    if (opened !== null) await comparison.compare(replay(opened), opened);
  };
  return {
    async take(stored: StoredEvent): Promise<void> {
      if (stored.event.type === 'day-opened') {
        await close();
        day = [...inForce.values()].sort((a, b) => a.seq - b.seq);
        opened = stored.seq;
      }
      const { type } = stored.event;
      if (type === 'centre-configured') inForce.set(type, stored);
      if (stored.event.type === 'document-changed' && stored.event.kind === 'calendar') inForce.set(type, stored);
      if (opened !== null) day.push(stored);
    },
    async finish(): Promise<number> {
      await close();
      return comparison.finish();
    },
  };
}

/** Compares legs that the log replays to with those stored, one by one, and in the end how many there are. */
const legComparison = (reads: LegReads, centre: string, report: Report) => {
  const replayed = new Map<string, number>();
  return {
    async compare(legs: readonly LegRow[], opened: number): Promise<void> {
      for (const portion of portionsOf(legs)) {
        const stored = new Map((await reads.legs(centre, portion)).map((leg) => [nameOf(leg), leg]));
        for (const leg of portion) {
          replayed.set(leg.date, (replayed.get(leg.date) ?? 0) + 1);
          const fault = faultOf(leg, stored.get(nameOf(leg)));
          if (fault !== null) report('legs', opened, `${nameOf(leg)}${fault}`);
        }
      }
    },
    /** Gives how many legs the log replays to. */
    async finish(): Promise<number> {
      const stored = new Map((await reads.legCounts(centre)).map(({ date, count }) => [date, count]));
      for (const date of new Set([...stored.keys(), ...replayed.keys()])) {
        const [is, should] = [stored.get(date) ?? 0, replayed.get(date) ?? 0];
        if (is !== should) report('legs', null, `${date} has ${is} legs stored, the log replays to ${should}`);
      }
      return [...replayed.values()].reduce((sum, count) => sum + count, 0);
    },
  };
};

const nameOf = ({ leg, ticket, date }: LegRow): string => `leg ${leg} of ticket ${ticket} on ${date}`;

const faultOf = (leg: LegRow, stored: LegRow | undefined): string | null => {
  if (stored === undefined) return ' is not stored';
  const differing = legFields.filter((field) => stored[field] !== leg[field]);
  const told = differing.map((field) => `${field} is ${stored[field]}, replayed ${leg[field]}`);
  return told.length === 0 ? null : `: ${told.join('; ')}`;
};
