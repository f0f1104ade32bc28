import { isBookingEvent } from '../../../engine/queue/ticket.ts';
import type { CalledOff, Seat, Withheld } from '../../../shared/booking/seats.ts';
import type { QueueEvent } from '../../../shared/events.ts';
import { followSheets } from '../rows-of-log.ts';
import { seatFields } from '../seat-rows.ts';
import { type CheckedReads, pagesOf } from './checked-reads.ts';

/**
 * Follows the events of a centre from the first on, and compares the seats that they come to with the rows stored: those that
 * differ, are missing or too many, and what stands beside them. `report` takes one line each.
 */
export function seatCheck(reads: CheckedReads, centre: string, report: (message: string) => void) {
  const sheets = followSheets([]);
  return {
    take(event: QueueEvent): void {
      if (isBookingEvent(event)) sheets.take(event);
    },
    async finish(): Promise<void> {
      await compareRows(reads, centre, sheets.seats, report);
      const beside = await reads.besideSeats(centre);
      compareLists('places withheld', beside.withheld, sheets.withheld, report);
      compareLists('dates called off', beside.calledOff, sheets.calledOff, report);
    },
  };
}

const compareRows = async (
  reads: CheckedReads,
  centre: string,
  replayed: ReadonlyMap<string, Seat>,
  report: (message: string) => void,
): Promise<void> => {
  let stored = 0;
  for await (const rows of pagesOf((after) => reads.seats(centre, after))) {
    stored += rows.length;
    for (const row of rows) compareRow(row, replayed.get(row.id), report);
  }
  if (stored !== replayed.size) report(`${stored} seats are stored, the log replays to ${replayed.size}`);
};

const compareRow = (row: Seat, should: Seat | undefined, report: (message: string) => void): void => {
  const told = seatFields
    .filter((field) => row[field] !== should?.[field])
    .map((field) => `${field} is ${row[field]}, replayed ${should?.[field] ?? 'none'}`);
  if (told.length > 0) report(`seat ${row.id}: ${told.join('; ')}`);
};

/** In whatever order they are stored. */
const compareLists = (
  what: string,
  stored: readonly (Withheld | CalledOff)[],
  replayed: readonly (Withheld | CalledOff)[],
  report: (message: string) => void,
): void => {
  const text = (rows: readonly (Withheld | CalledOff)[]): string =>
    rows
      .map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))))
      .sort()
      .join('\n');
  if (text(stored) !== text(replayed))
    report(`${what}: ${stored.length} are stored, the log replays to ${replayed.length} others`);
};
