import { replayOf } from '../../engine/staffing/replay.ts';
import { shiftsOf } from '../../engine/staffing/shifts.ts';
import { staffingOf } from '../../engine/staffing/staffing.ts';
import type { Centre } from '../../shared/centre.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { DayChange, Replay, Staffing } from '../../shared/staffing.ts';
import { type DayReads, dayReadsOf } from '../store/day-reads.ts';
import type { QueueStore } from '../store/store.ts';

/** What is asked of the planning: all that it depends on but the legs and the log. */
export type PlanningOrder =
  | { readonly kind: 'staffing'; readonly centre: Centre; readonly from: string; readonly to: string }
  | { readonly kind: 'replay'; readonly centre: Centre; readonly date: string; readonly change: DayChange };

/** Works out staffing and replays. */
export interface Planning {
  /** Refuses: malformed, too-many, report-interrupted. Rejects with CannotStore where the database cannot be read. */
  staffing(centre: Centre, from: string, to: string): Promise<Result<Staffing>>;
  /** Refuses what `staffing` does, and: nothing-recorded, profile-not-found. */
  replay(centre: Centre, date: string, change: DayChange): Promise<Result<Replay>>;
  close(): Promise<void>;
}

export type Planned = Result<Staffing | Replay>;

/** Carries out one order, in the thread that calls. */
export async function plan(reads: DayReads, order: PlanningOrder): Promise<Planned> {
  const { centre } = order;
  const { from, to } = order.kind === 'staffing' ? order : { from: order.date, to: order.date };
  const checked = checkDates(from, to);
  if (!checked.ok) return checked;
  const legs = await reads.legs(centre.id, from, to);
  const shifts = shiftsOf(await reads.counterEvents(centre.id, from, to), legs);
  switch (order.kind) {
    case 'staffing':
      return ok(staffingOf(centre, legs, shifts));
    case 'replay':
      return replayOf(centre, order.date, legs, shifts, order.change);
  }
}

/** The planning over whatever carries out its orders. */
export function planningOver(
  carryOut: (order: PlanningOrder) => Promise<Planned>,
  close: () => Promise<void>,
): Planning {
  return {
    staffing: (centre, from, to) => carryOut({ kind: 'staffing', centre, from, to }) as Promise<Result<Staffing>>,
    replay: (centre, date, change) => carryOut({ kind: 'replay', centre, date, change }) as Promise<Result<Replay>>,
    close,
  };
}

/** Planning in the thread that calls, for a store that no other thread can reach. */
export function planHere(store: Pick<QueueStore, 'legs' | 'events'>): Planning {
  const reads = dayReadsOf(store);
  return planningOver(
    (order) => plan(reads, order),
    () => Promise.resolve(),
  );
}

const mostDays = 400;

const isDate = (date: string): boolean => {
  const at = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
};

/** Refuses dates that are none, a range that runs backwards, and one of more than 400 days. */
const checkDates = (from: string, to: string): Result<null> => {
  const wrong = [from, to].find((date) => !isDate(date));
  if (wrong !== undefined) return refuse('malformed', `There is no such day: ${wrong}`, { date: wrong });
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  if (days < 1) return refuse('malformed', 'from must not be after to', { from, to });
  return days > mostDays ? refuse('malformed', `Staffing looks at ${mostDays} days at most`, { days }) : ok(null);
};
