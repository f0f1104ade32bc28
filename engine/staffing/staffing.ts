import type { Centre } from '../../shared/centre/centre.ts';
import { countersNeeded } from '../../shared/reports/erlang-c.ts';
import { type LegRow, nearestRank } from '../../shared/reports/figures.ts';
import type { Staffing, StaffingDay, StaffingHour, StaffingTargets } from '../../shared/reports/staffing.ts';
import { hourMs } from '../../shared/time/durations.ts';
import { hourIn, instantOf } from '../queue/business-day.ts';
import { paceOf } from './pace.ts';
import { type GivenUp, hallAndPhones, type Recorded } from './phone-desks.ts';
import { openBetween, type Shift } from './shifts.ts';

/** How many counters each hour needs, by Erlang's formula, from visits that were recorded. Limits: docs/staffing.md. */

/** The staffing that the centre's targets ask for, hour by hour, from legs, shifts and calls given up of some days: of the hall, and of the phone desks. */
export function staffingOf(
  centre: Pick<Centre, 'timeZone' | 'targets' | 'counters'>,
  all: readonly LegRow[],
  shifts: readonly Shift[],
  givenUp: readonly GivenUp[] = [],
): Staffing {
  const legs = all.filter(({ practice, inaccurate }) => !practice && !inaccurate);
  const { meanWaitSeconds, waitSeconds, serviceLevel } = centre.targets;
  const targets = { meanWaitSeconds, waitSeconds, serviceLevel };
  const { hall, phones } = hallAndPhones(centre, { legs, shifts });
  const daysOf = (recorded: Recorded, lost: readonly GivenUp[]) =>
    weekdaysOf({ timeZone: centre.timeZone, targets, lost }, recorded);
  return { targets, weekdays: daysOf(hall, []), calls: daysOf(phones, givenUp) };
}

const weekdaysOf = ({ timeZone, targets, lost }: Over, { legs, shifts }: Recorded): readonly StaffingDay[] => {
  const cells: Cells = new Map();
  countLegs(cells, legs, hourIn(timeZone));
  countGivenUp(cells, lost, hourIn(timeZone));
  countShifts(cells, shifts, timeZone);
  const every = [...cells.values()].flatMap((hours) => [...hours.values()]);
  const calls = every.reduce((sum, cell) => sum + cell.calls, 0);
  const handled = every.reduce((sum, cell) => sum + cell.handlingMs, 0);
  const ground = { targets, restMs: usualRest(legs), usualHandlingMs: calls === 0 ? 0 : handled / calls };
  const dates = [...new Set([...legs, ...lost].map(({ date }) => date))];
  return [...cells.keys()]
    .sort((a, b) => a - b)
    .flatMap((weekday): readonly StaffingDay[] => {
      const own = dates.filter((date) => weekdayOf(date) === weekday);
      if (own.length === 0) return [];
      const hours = [...(cells.get(weekday) ?? [])].sort(([a], [b]) => a - b);
      const last = own.reduce((latest, date) => (date > latest ? date : latest), '');
      return [{ weekday, days: own.length, last, hours: hours.map(([hour, cell]) => hourOf(hour, cell, own, ground)) }];
    });
};

interface Over {
  readonly timeZone: string;
  readonly targets: StaffingTargets;
  readonly lost: readonly GivenUp[];
}

/** Fewer calls than these in an hour of a weekday say too little about how long a visitor takes. */
const enoughCalls = 30;
const fullShare = 0.9;

interface Cell {
  /** By date. */
  readonly arrivals: Map<string, number>;
  readonly waits: number[];
  handlingMs: number;
  calls: number;
  openMs: number;
}
const emptyCell = (): Cell => ({ arrivals: new Map(), waits: [], handlingMs: 0, calls: 0, openMs: 0 });

const weekdayOf = (date: string): number => Temporal.PlainDate.from(date).dayOfWeek;

/** What a visitor took of a counter, in ms, from the call to the end; null where nobody was called. */
const handlingMs = ({ calledAt, ending, endedAt, walkSeconds, serviceSeconds }: LegRow): number | null => {
  if (serviceSeconds !== null) return ((walkSeconds ?? 0) + serviceSeconds) * 1000;
  return ending === 'no-show' && calledAt !== null && endedAt !== null ? endedAt - calledAt : null;
};

const byCounter = (legs: readonly LegRow[]): ReadonlyMap<string, readonly LegRow[]> => {
  const found = new Map<string, LegRow[]>();
  for (const leg of legs) {
    if (leg.counter === null) continue;
    const list = found.get(leg.counter) ?? [];
    list.push(leg);
    found.set(leg.counter, list);
  }
  return found;
};

/** From one visitor to the next, over all counters (ms). */
const usualRest = (legs: readonly LegRow[]): number => {
  const rests = [...byCounter(legs).values()].flatMap((own) => paceOf(own).restMs ?? []);
  return rests.length === 0 ? 0 : rests.reduce((sum, rest) => sum + rest, 0) / rests.length;
};

type Cells = Map<number, Map<number, Cell>>;

const cellAt = (cells: Cells, weekday: number, hour: number): Cell => {
  const hours = cells.get(weekday) ?? new Map<number, Cell>();
  cells.set(weekday, hours);
  const cell = hours.get(hour) ?? emptyCell();
  hours.set(hour, cell);
  return cell;
};

const countLegs = (cells: Cells, legs: readonly LegRow[], hourOf: (at: number) => string): void => {
  for (const leg of legs) {
    const at = leg.queuedAt ?? leg.startedAt;
    if (at === null) continue;
    const cell = cellAt(cells, weekdayOf(leg.date), Number(hourOf(at)));
    // An added service is no newcomer: it only makes a visit longer.
    const newcomer = leg.queuedAt !== null || leg.leg === 0;
    if (newcomer) cell.arrivals.set(leg.date, (cell.arrivals.get(leg.date) ?? 0) + 1);
    if (leg.waitSeconds !== null) cell.waits.push(Math.max(0, leg.waitSeconds - leg.suspendedWaitSeconds));
    const handling = handlingMs(leg);
    if (handling === null) continue;
    cell.handlingMs += handling;
    if (newcomer) cell.calls += 1;
  }
};

/** Who gave up came too, and took no counter. */
const countGivenUp = (cells: Cells, lost: readonly GivenUp[], hourOf: (at: number) => string): void => {
  for (const { date, at } of lost) {
    const { arrivals } = cellAt(cells, weekdayOf(date), Number(hourOf(at)));
    arrivals.set(date, (arrivals.get(date) ?? 0) + 1);
  }
};

const countShifts = (cells: Cells, shifts: readonly Shift[], timeZone: string): void => {
  for (const { date, spans } of shifts) {
    const midnight = instantOf(date, '00:00', timeZone);
    for (let hour = 0; hour < 24; hour++) {
      const openMs = openBetween(spans, midnight + hour * hourMs, midnight + (hour + 1) * hourMs);
      if (openMs > 0) cellAt(cells, weekdayOf(date), hour).openMs += openMs;
    }
  }
};

interface Ground {
  readonly targets: StaffingTargets;
  readonly restMs: number;
  /** Where an hour's own calls are too few (ms). */
  readonly usualHandlingMs: number;
}

const hourOf = (hour: number, cell: Cell, dates: readonly string[], ground: Ground): StaffingHour => {
  const counts = dates.map((date) => cell.arrivals.get(date) ?? 0).sort((a, b) => a - b);
  const arrivals = counts.reduce((sum, count) => sum + count, 0) / dates.length;
  const ownMs = cell.calls >= enoughCalls ? cell.handlingMs / cell.calls : ground.usualHandlingMs;
  const handlingSeconds = (ownMs + ground.restMs) / 1000;
  const needed = (perHour: number): number => countersNeeded({ perHour, handlingSeconds }, ground.targets);
  const { waits } = cell;
  const kept = waits.filter((wait) => wait <= ground.targets.waitSeconds).length;
  return {
    hour: String(hour).padStart(2, '0'),
    arrivals,
    handlingSeconds: Math.round(handlingSeconds),
    open: cell.openMs / hourMs / dates.length,
    needed: needed(arrivals),
    neededWhenFull: Math.max(needed(arrivals), needed(nearestRank(counts, fullShare) ?? 0)),
    waitSeconds: waits.length === 0 ? null : Math.round(waits.reduce((sum, wait) => sum + wait, 0) / waits.length),
    serviceLevel: waits.length === 0 ? null : kept / waits.length,
  };
};
