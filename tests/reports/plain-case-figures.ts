import { dateOf, dayNumber } from '../../engine/calendar/day-numbers.ts';
import { workingDayCount } from '../../engine/calendar/working-day-count.ts';
import { standsStill } from '../../engine/cases/overdue.ts';
import type { CaseFiguresOptions } from '../../engine/figures/cases.ts';
import type { CountedCase } from '../../engine/figures/counted-case.ts';
import { offsetIn } from '../../engine/queue/business-day.ts';
import type { Calendar } from '../../shared/booking/calendar.ts';
import type { CaseKey, CaseRow, CasesReport } from '../../shared/cases/case-figures.ts';
import { nearestRank } from '../../shared/reports/figures.ts';
import { dayMs } from '../../shared/time/durations.ts';

/** The figures of cases counted plainly, case by case and without anything kept: what the tallies are held against. */

/** Begins the figures of cases. */
export function plainCaseFigures(options: CaseFiguresOptions) {
  const { by, from, to, today, timeZone } = options;
  const span = { first: dayNumber(from), end: dayNumber(to < today ? to : today) };
  const daysOf = daysOfCases(timeZone);
  const sums = openSums(by, span);
  const count = counterOf(options.calendar, span, sums.of);
  const standing = by === 'day' ? beginStanding(span) : null;
  return {
    add(cases: readonly CountedCase[]): void {
      for (const one of cases) {
        const days = daysOf(one);
        count(one, days);
        standing?.add(days);
      }
    },
    finish(): CasesReport {
      standing?.fill(sums.ofDay);
      return sums.finish();
    },
  };
}

/** The sums of all, and of each key; each day of the span has its own, whatever happened on it. */
const openSums = (by: CaseKey, { first, end }: Span) => {
  const total = nothing();
  const rows = new Map<string, Sum>();
  const rowOf = (key: string): Sum => {
    const row = rows.get(key) ?? nothing();
    rows.set(key, row);
    return row;
  };
  const ofDay = (day: number): Sum => rowOf(dateOf(day));
  if (by === 'day') for (let day = first; day <= end; day++) ofDay(day);
  return {
    ofDay,
    /** Those to which belongs what happened to a case on a day. */
    of: (one: CountedCase, day: number): readonly Sum[] => [
      total,
      by === 'day' ? ofDay(day) : rowOf(by === 'month' ? '' : (one[by] ?? '')),
    ],
    finish(): CasesReport {
      const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
      return { total: asRow('', total), rows: sorted.map(([key, sum]) => asRow(key, sum)) };
    },
  };
};

/** Counts what happened to a case within the span, and how it stands at its end. */
const counterOf = (calendar: Calendar, span: Span, sumsOf: (one: CountedCase, day: number) => readonly Sum[]) => {
  const daysTo = workingDayCount(calendar);
  return (one: CountedCase, { start, ended, due, lateFrom }: CaseDays): void => {
    if (isWithin(span, start)) for (const sum of sumsOf(one, start)) countBegun(sum, one);
    if (ended !== null && isWithin(span, ended)) {
      const of = { took: daysTo(start, ended, pausedIn(one)), isLate: ended > due };
      for (const sum of sumsOf(one, ended)) countEnded(sum, one, of);
    }
    const isOpen = start <= span.end && (ended === null || ended > span.end);
    if (isOpen && span.first <= span.end) for (const sum of sumsOf(one, span.end)) countOpen(sum, lateFrom <= span.end);
  };
};

interface Span {
  readonly first: number;
  readonly end: number;
}
const isWithin = ({ first, end }: Span, day: number): boolean => day >= first && day <= end;

/** The days of a case by their numbers. */
interface CaseDays {
  readonly start: number;
  /** null = an answer is owed. */
  readonly ended: number | null;
  readonly due: number;
  /** The first day on which it is overdue, if it is open then. */
  readonly lateFrom: number;
}

const daysOfCases = (timeZone: string): ((one: CountedCase) => CaseDays) => {
  const offsetAt = offsetIn(timeZone);
  return ({ countedFrom, endedAt, due, pauses }) => {
    const start = dayNumber(countedFrom);
    const dueDay = dayNumber(due);
    return {
      start,
      ended: endedAt === null ? null : Math.max(start, Math.floor((endedAt + offsetAt(endedAt)) / dayMs)),
      due: dueDay,
      lateFrom: standsStill({ due, pauses }) ? Number.POSITIVE_INFINITY : dueDay + 1,
    };
  };
};

/** [CS5] */
const pausedIn = ({ pauses }: CountedCase): ((day: number) => boolean) => {
  const spans = pauses.map(({ from, to }) => ({ after: dayNumber(from), to: to === null ? null : dayNumber(to) }));
  return (day) => spans.some(({ after, to }) => day > after && (to === null || day <= to));
};

interface Sum {
  received: number;
  repeated: number;
  reopened: number;
  answered: number;
  inTime: number;
  extended: number;
  sentOn: number;
  endedLate: number;
  open: number;
  overdue: number;
  readonly days: number[];
}

const nothing = (): Sum => ({
  ...{ received: 0, repeated: 0, reopened: 0, answered: 0, inTime: 0, extended: 0 },
  ...{ sentOn: 0, endedLate: 0, open: 0, overdue: 0, days: [] },
});

const countBegun = (sum: Sum, { reopened, isRepeated }: CountedCase): void => {
  if (reopened > 0) {
    sum.reopened += 1;
    return;
  }
  sum.received += 1;
  if (isRepeated) sum.repeated += 1;
};

const countEnded = (
  sum: Sum,
  { end, extended }: CountedCase,
  { took, isLate }: { readonly took: number; readonly isLate: boolean },
): void => {
  if (end !== 'answered') {
    if (end === 'sent-on') sum.sentOn += 1;
    if (isLate) sum.endedLate += 1;
    return;
  }
  sum.answered += 1;
  if (!isLate) sum.inTime += 1;
  if (extended > 0) sum.extended += 1;
  sum.days.push(took);
};

const countOpen = (sum: Sum, isOverdue: boolean): void => {
  sum.open += 1;
  if (isOverdue) sum.overdue += 1;
};

/** How many are open and overdue at the end of each day: what each day adds and takes, then summed up. */
const beginStanding = ({ first, end }: Span) => {
  const length = Math.max(0, end - first + 1);
  const [open, overdue] = [new Int32Array(length + 1), new Int32Array(length + 1)];
  const stands = (change: Int32Array, from: number, ended: number | null): void => {
    const [begin, stop] = [Math.max(from, first) - first, Math.min(ended ?? end + 1, end + 1) - first];
    if (stop <= begin) return;
    change[begin] = (change[begin] ?? 0) + 1;
    change[stop] = (change[stop] ?? 0) - 1;
  };
  return {
    add({ start, ended, lateFrom }: CaseDays): void {
      stands(open, start, ended);
      stands(overdue, Math.max(start, lateFrom), ended);
    },
    fill(rowOf: (day: number) => Sum): void {
      let [isOpen, isOverdue] = [0, 0];
      for (let at = 0; at < length; at++) {
        isOpen += open[at] ?? 0;
        isOverdue += overdue[at] ?? 0;
        Object.assign(rowOf(first + at), { open: isOpen, overdue: isOverdue });
      }
    },
  };
};

const asRow = (key: string, { days, ...sum }: Sum): CaseRow => {
  const sorted = Float64Array.from(days).sort();
  const owed = sum.answered + sum.overdue + sum.endedLate;
  return {
    key,
    ...sum,
    late: sum.answered - sum.inTime,
    // Who does not answer, sends on or withdraws what is overdue does not better it.
    onTime: owed === 0 ? null : sum.inTime / owed,
    workingDays: { median: nearestRank(sorted, 0.5), p90: nearestRank(sorted, 0.9) },
  };
};
