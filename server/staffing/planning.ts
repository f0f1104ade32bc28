import { instantOf } from '../../engine/queue/business-day.ts';
import { bookedSharesOf } from '../../engine/staffing/booked-shares.ts';
import { type GivenUp, givenUpCalls } from '../../engine/staffing/phone-desks.ts';
import { replayOf } from '../../engine/staffing/replay.ts';
import { type Shift, shiftsOf } from '../../engine/staffing/shifts.ts';
import { staffingOf } from '../../engine/staffing/staffing.ts';
import type { BookedShares } from '../../shared/booking/booked-shares.ts';
import type { BookingRules } from '../../shared/booking/booking.ts';
import { isPhoneDesk } from '../../shared/calls/phone-desks.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { ok, type Result } from '../../shared/refusals.ts';
import type { LegRow } from '../../shared/reports/figures.ts';
import type { DayChange, Replay, Staffing } from '../../shared/reports/staffing.ts';
import type { Days } from '../../shared/time/days.ts';
import { checkRange } from '../dates.ts';
import { type DayReads, dayReadsOf } from '../store/day-reads.ts';

interface Orders {
  readonly staffing: { readonly centre: Centre; readonly from: string; readonly to: string };
  readonly replay: { readonly centre: Centre; readonly date: string; readonly change: DayChange };
  readonly bookedShares: {
    readonly centre: Centre;
    readonly from: string;
    readonly to: string;
    readonly rules: BookingRules;
  };
}
interface PlanningAnswers {
  readonly staffing: Staffing;
  readonly replay: Replay;
  readonly bookedShares: BookedShares;
}
type PlanningKind = keyof Orders;

/** What is asked of the planning: all that it depends on but the legs and the log. */
export type PlanningOrder<Kind extends PlanningKind = PlanningKind> = {
  readonly [K in Kind]: { readonly kind: K } & Orders[K];
}[Kind];
/** What an order of this kind is answered with. */
export type Planned<Kind extends PlanningKind = PlanningKind> = Result<PlanningAnswers[Kind]>;
/** Carries out an order, here or in another thread. */
export type CarryOut = <Kind extends PlanningKind>(order: PlanningOrder<Kind>) => Promise<Planned<Kind>>;

/** Works out staffing, replays, and what bookings would change. */
export interface Planning {
  /** Refuses: malformed, too-many, report-interrupted. Rejects with CannotStore where the database cannot be read. */
  staffing(centre: Centre, from: string, to: string): Promise<Result<Staffing>>;
  /** Refuses what `staffing` does, and: nothing-recorded, profile-not-found. */
  replay(centre: Centre, date: string, change: DayChange): Promise<Result<Replay>>;
  /** Refuses what `staffing` does, and: nothing-recorded. */
  bookedShares(centre: Centre, days: Days, rules: BookingRules): Promise<Result<BookedShares>>;
  close(): Promise<void>;
}

/** Carries out one order, in the thread that calls. */
export async function plan<Kind extends PlanningKind>(
  reads: DayReads,
  order: PlanningOrder<Kind>,
): Promise<Planned<Kind>> {
  const { centre, kind } = order;
  const { from, to } = ranges[kind](order);
  const checked = checkRange({ from, to }, mostDays, 'Staffing looks at');
  if (!checked.ok) return checked;
  const legs = await reads.legs(centre.id, from, to);
  const shifts = shiftsOf(await reads.counterEvents(centre.id, from, to), legs);
  const givenUp = kind === 'staffing' ? await givenUpOf(reads, centre, { from, to }) : [];
  return planners[kind](order, legs, shifts, givenUp);
}

/** The planning over whatever carries out its orders. */
export function planningOver(carryOut: CarryOut, close: () => Promise<void>): Planning {
  return {
    staffing: (centre, from, to) => carryOut({ kind: 'staffing', centre, from, to }),
    replay: (centre, date, change) => carryOut({ kind: 'replay', centre, date, change }),
    bookedShares: (centre, { from, to }, rules) => carryOut({ kind: 'bookedShares', centre, from, to, rules }),
    close,
  };
}

/** Planning in the thread that calls, for a store that no other thread can reach. */
export function planHere(store: Parameters<typeof dayReadsOf>[0]): Planning {
  const reads = dayReadsOf(store);
  return planningOver(
    (order) => plan(reads, order),
    () => Promise.resolve(),
  );
}

/** Where calls are taken, those that were given up, as the exchange told. */
const givenUpOf = async (reads: DayReads, { id, timeZone, counters }: Centre, { from, to }: Days) => {
  if (!counters.some(isPhoneDesk)) return [];
  const [first, end] = [instantOf(from, '00:00', timeZone), instantOf(to, '24:00', timeZone)];
  return givenUpCalls(await reads.callsBegun(id, first, end), timeZone);
};

const planners: {
  readonly [K in PlanningKind]: (
    order: PlanningOrder<K>,
    legs: readonly LegRow[],
    shifts: readonly Shift[],
    givenUp: readonly GivenUp[],
  ) => Planned<K>;
} = {
  staffing: ({ centre }, legs, shifts, givenUp) => ok(staffingOf(centre, legs, shifts, givenUp)),
  replay: ({ centre, date, change }, legs, shifts) => replayOf(centre, date, legs, shifts, change),
  bookedShares: ({ centre, rules }, legs, shifts) => bookedSharesOf(centre, legs, shifts, rules),
};

/** The days that an order looks at. */
const ranges: {
  readonly [K in PlanningKind]: (order: PlanningOrder<K>) => { readonly from: string; readonly to: string };
} = {
  staffing: ({ from, to }) => ({ from, to }),
  replay: ({ date }) => ({ from: date, to: date }),
  bookedShares: ({ from, to }) => ({ from, to }),
};

const mostDays = 400;
