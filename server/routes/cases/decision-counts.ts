import { dayNumber } from '../../../engine/calendar/day-numbers.ts';
import { workingDayCount } from '../../../engine/calendar/working-day-count.ts';
import { calendarOf, dateAt } from '../../../engine/queue/business-day.ts';
import type { CaseDecided } from '../../../shared/cases/cases.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { centreOf, type RouteParts } from '../centre-request.ts';

/**
 * What tables decided in each centre, counted: without persons. Anybody may ask, so it is counted once for all who ask at the same
 * time, and where much was decided again only after a while: a second for each thousand.
 */
export function openDecisionCounts(parts: RouteParts): (centre: Centre) => Promise<DecisionCounts> {
  const kept = new Map<string, Kept>();
  const isFresh = ({ at, seq, decided }: Kept, now: Pick<Kept, 'at' | 'seq'>): boolean =>
    decided === null || seq === now.seq || Math.abs(now.at - at) < Math.floor(decided / 1000) * 1000;
  return (centre) => {
    const now = { at: parts.clock.now(), seq: centreOf(parts, centre.id).latest().seq };
    const known = kept.get(centre.id);
    if (known !== undefined && isFresh(known, now)) return known.counts;
    const counts = count(parts, centre);
    const one: Kept = { ...now, counts, decided: null };
    kept.set(centre.id, one);
    counts.then(
      ({ decided }) => Object.assign(one, { decided }),
      () => kept.delete(centre.id),
    );
    return counts;
  };
}

/** What was counted once; `decided` null = it is being counted. */
interface Kept {
  readonly at: number;
  readonly seq: number;
  readonly decided: number | null;
  readonly counts: Promise<DecisionCounts>;
}
/** What was counted, the few too. */
export type DecisionCounts = Awaited<ReturnType<typeof count>>;

const count = async (parts: RouteParts, { id, timeZone }: Centre) => {
  const calendar = calendarOf(centreOf(parts, id).latest());
  const daysTo = calendar === null ? () => 0 : workingDayCount(calendar);
  const months = new Map<string, Month>();
  const days: number[] = [];
  const decided = await parts.store.decidedCases(id);
  for (const { receivedOn, answeredAt, decision } of decided) {
    const on = dateAt(answeredAt, timeZone);
    days.push(daysTo(dayNumber(receivedOn), dayNumber(on)));
    addTo(months, on.slice(0, 7), decision);
  }
  return {
    decided: decided.length,
    waiting: await parts.store.undecidedCases(id),
    objected: decided.filter(({ objected }) => objected).length,
    medianWorkingDays: days.sort((one, other) => one - other)[Math.floor((days.length - 1) / 2)] ?? null,
    months: [...months.values()].sort((one, other) => (one.month < other.month ? 1 : -1)),
  };
};

type Month = { month: string; count: number } & Pick<CaseDecided, 'table' | 'version' | 'outcome' | 'ground'>;

const addTo = (
  months: Map<string, Month>,
  month: string,
  { table, version, outcome, ground }: Omit<Month, 'month' | 'count'>,
): void => {
  const key = [month, table, version, outcome, ground].join(' ');
  const known = months.get(key) ?? { month, table, version, outcome, ground, count: 0 };
  months.set(key, { ...known, count: known.count + 1 });
};
