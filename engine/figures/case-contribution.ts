import type { Calendar } from '../../shared/booking/calendar.ts';
import { dayMs } from '../../shared/time/durations.ts';
import { dayNumber } from '../calendar/day-numbers.ts';
import { workingDayCount } from '../calendar/working-day-count.ts';
import { standsStill } from '../cases/overdue.ts';
import { offsetIn } from '../queue/business-day.ts';
import type { CountedCase } from './counted-case.ts';

/** What the figures are reckoned by: a change of either means to count again. */
export interface CaseReckoning {
  /** IANA name of the centre's zone. */
  readonly timeZone: string;
  readonly calendar: Calendar;
}

/** What a case adds to the figures of the days on which something happened to it. Days are numbers. */
export interface CaseContribution {
  readonly days: readonly ContributedDay[];
  /** Its day 0, while an answer is owed. */
  readonly open: number | null;
  /** The working days that its answer took. */
  readonly took: { readonly day: number; readonly days: number } | null;
}

/** The figures that are counted by day. `overdue` is what begins to be overdue less what ends. */
export const contributedFigures = [
  ...(['received', 'repeated', 'reopened', 'ended', 'answered', 'inTime'] as const),
  ...(['extended', 'sentOn', 'endedLate', 'overdue'] as const),
];
export type ContributedFigure = (typeof contributedFigures)[number];
export type ContributedDay = { readonly day: number } & { readonly [F in ContributedFigure]?: number };

/** What cases come to, by a calendar and a zone; with the working days after one day up to another. */
export function contributionOf({ timeZone, calendar }: CaseReckoning) {
  const daysOf = daysOfCases(timeZone);
  const daysTo = workingDayCount(calendar);
  const of = (one: CountedCase): CaseContribution => {
    const days = daysOf(one);
    const { start, ended } = days;
    const isAnswered = ended !== null && one.end === 'answered';
    return {
      days: [begun(one, days), ...(ended === null ? [] : [endedOn(one, ended, days)]), ...overdueIn(days)],
      open: ended === null ? start : null,
      took: isAnswered ? { day: ended, days: daysTo(start, ended, pausedIn(one)) } : null,
    };
  };
  return Object.assign(of, { daysTo });
}

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

const begun = ({ reopened, isRepeated }: CountedCase, { start }: CaseDays): ContributedDay =>
  reopened > 0 ? { day: start, reopened: 1 } : { day: start, received: 1, repeated: Number(isRepeated) };

const endedOn = ({ end, extended }: CountedCase, day: number, { due }: CaseDays): ContributedDay => {
  const isLate = day > due;
  return end === 'answered'
    ? { day, ended: 1, answered: 1, inTime: Number(!isLate), extended: Number(extended > 0) }
    : { day, ended: 1, sentOn: Number(end === 'sent-on'), endedLate: Number(isLate) };
};

const overdueIn = ({ start, ended, lateFrom }: CaseDays): readonly ContributedDay[] => {
  const from = Math.max(start, lateFrom);
  if (!Number.isFinite(from) || (ended !== null && ended <= from)) return [];
  return [{ day: from, overdue: 1 }, ...(ended === null ? [] : [{ day: ended, overdue: -1 }])];
};
