import { hourIn, instantOf } from '../../engine/queue/business-day.ts';
import { addDays } from '../../engine/queue/dates.ts';
import type { CallbackFigures, CallKey, CallRow, CallsReport } from '../../shared/calls/call-figures.ts';
import { mayMoveCase } from '../../shared/cases/cases.ts';
import { ok, type Result } from '../../shared/refusals.ts';
import { type Spread, spreadOfSorted } from '../../shared/reports/figures.ts';
import type { CallTimes } from '../store/calls.ts';
import type { CallLeg, DueCallback, FigureReads } from '../store/figures.ts';
import { checkReport, portionsOf } from './over-days.ts';

/** A report of what telephone calls came to. */
export interface CallsOrder {
  readonly kind: 'calls';
  readonly centre: string;
  /** YYYY-MM-DD, both included. */
  readonly from: string;
  readonly to: string;
  readonly by: CallKey;
  /** IANA name of the centre's zone. */
  readonly timeZone: string;
}

/** The report over a range of days, read day by day. Refuses: malformed. */
export async function callsOverDays(
  reads: Pick<FigureReads, 'callsBegun' | 'callLegs' | 'dueCallbacks'>,
  { centre, from, to, by, timeZone }: CallsOrder,
): Promise<Result<CallsReport>> {
  const checked = checkReport({ from, to });
  if (!checked.ok) return checked;
  const counting = beginCalls(by, timeZone);
  for await (const portion of portionsOf({ from, to }))
    for (let date = portion.from; date <= portion.to; date = addDays(date, 1)) {
      const [first, end] = [instantOf(date, '00:00', timeZone), instantOf(date, '24:00', timeZone)];
      const told = await reads.callsBegun(centre, first, end);
      counting.add({ date, told, legs: await reads.callLegs(centre, date) });
    }
  const { total, rows } = counting.finish();
  return ok({ total, rows: [...rows], callbacks: callbackFigures(await reads.dueCallbacks(centre, from, to)) });
}

/** What was recorded of calls on one day. */
export interface DayOfCalls {
  /** YYYY-MM-DD */
  readonly date: string;
  /** By the telephone exchange. */
  readonly told: readonly CallTimes[];
  /** Those of calls. */
  readonly legs: readonly CallLeg[];
}
export interface CallCounting {
  /** Days in their order. */
  add(day: DayOfCalls): void;
  finish(): { readonly total: CallRow; readonly rows: readonly CallRow[] };
}

/**
 * [HL2] Counts calls by `by`, hours by the wall clock of a time zone (IANA); docs/figures.md. A call that is a ticket and that the exchange
 * told of is one call. A wait or a talk of which one end was not told is not known, and counts as none.
 */
export function beginCalls(by: CallKey, timeZone: string): CallCounting {
  const [total, rows] = [emptyTally(), new Map<string, Tally>()];
  const hour = hourIn(timeZone);
  let toldBefore: ReadonlySet<string> = new Set();
  return {
    add({ date, told, legs }) {
      const tickets = ticketsOf(legs);
      const toldNow = new Set(told.flatMap(({ ticket }) => ticket ?? []));
      const untold = [...tickets].filter(([id]) => !toldNow.has(id) && !toldBefore.has(id));
      const calls = [
        ...told.map((one) => toldCall(one, tickets.get(one.ticket ?? ''))),
        ...untold.map(([, ticket]) => takenCall(ticket)),
      ];
      toldBefore = toldNow;
      for (const call of calls) {
        const key = by === 'day' ? date : by === 'hour' ? hour(call.at) : call.topic;
        const row = rows.get(key) ?? emptyTally();
        rows.set(key, row);
        for (const tally of [total, row]) count(tally, call);
      }
    },
    finish: () => ({
      total: rowOf('', total),
      rows: [...rows]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, tally]) => ({ ...rowOf(key, tally), ...(by === 'topic' ? { abandonment: null } : {}) })),
    }),
  };
}

/** [HL4] What became of call-backs that were due in some days. */
export function callbackFigures(due: readonly DueCallback[]): CallbackFigures {
  const ended = (outcome: string): number => due.filter((one) => one.outcome === outcome).length;
  return {
    due: due.length,
    tried: due.filter(({ tries }) => tries > 0).length,
    reached: ended('reached'),
    notReached: ended('not-reached'),
    open: due.filter(({ status }) => mayMoveCase(status, 'try')).length,
  };
}

/** One call: what the exchange told of it, or the ticket that it is, or both. */
interface OneCall {
  readonly at: number;
  /** A service; empty = not known. */
  readonly topic: string;
  readonly ending: 'answered' | 'abandoned' | null;
  readonly isTold: boolean;
  readonly isOnRecord: boolean;
  readonly wait: number | null;
  readonly talk: number | null;
}
interface Taken {
  readonly at: number;
  readonly service: string;
  readonly talk: number | null;
}

/** The tickets of calls, each with its first topic and the time at its desk. */
const ticketsOf = (legs: readonly CallLeg[]): ReadonlyMap<string, Taken> => {
  const tickets = new Map<string, Taken>();
  for (const { ticket, leg, service, issuedAt, serviceSeconds } of legs) {
    const known = tickets.get(ticket);
    const talk =
      serviceSeconds === null && (known?.talk ?? null) === null ? null : (known?.talk ?? 0) + (serviceSeconds ?? 0);
    tickets.set(ticket, { at: issuedAt, service: leg === 0 || known === undefined ? service : known.service, talk });
  }
  return tickets;
};

const toldCall = (one: CallTimes, taken: Taken | undefined): OneCall => {
  const { ringing, answered, ended, abandoned, ticket } = one;
  return {
    at: Math.min(...[ringing, answered, ended, abandoned].flatMap((at) => at ?? [])),
    topic: taken?.service ?? '',
    ending: answered !== null ? 'answered' : abandoned !== null ? 'abandoned' : null,
    isTold: true,
    isOnRecord: answered !== null && ticket !== null,
    wait: answered === null ? null : secondsBetween(ringing, answered),
    talk: answered === null ? null : (secondsBetween(answered, ended) ?? taken?.talk ?? null),
  };
};

const takenCall = ({ at, service, talk }: Taken): OneCall => ({
  ...{ at, topic: service, ending: 'answered', isTold: false, isOnRecord: true, wait: null, talk },
});

const secondsBetween = (from: number | null, to: number | null): number | null =>
  from === null || to === null || to < from ? null : Math.round((to - from) / 1000);

interface Tally {
  calls: number;
  answered: number;
  abandoned: number;
  onRecord: number;
  /** Answered or abandoned, by what the exchange told. */
  told: number;
  readonly waits: number[];
  readonly talks: number[];
}
const emptyTally = (): Tally => ({
  ...{ calls: 0, answered: 0, abandoned: 0, onRecord: 0, told: 0 },
  ...{ waits: [], talks: [] },
});

const count = (tally: Tally, call: OneCall): void => {
  tally.calls++;
  if (call.ending !== null) tally[call.ending]++;
  if (call.isOnRecord) tally.onRecord++;
  if (call.isTold && call.ending !== null) tally.told++;
  if (call.wait !== null) tally.waits.push(call.wait);
  if (call.talk !== null) tally.talks.push(call.talk);
};

const rowOf = (key: string, { told, waits, talks, ...counts }: Tally): CallRow => ({
  ...{ key, ...counts },
  abandonment: told === 0 ? null : counts.abandoned / told,
  wait: spreadOf(waits),
  talk: spreadOf(talks),
});

const spreadOf = (seconds: readonly number[]): Spread => spreadOfSorted(Float64Array.from(seconds).sort());
