import { dayNumber } from '../../engine/calendar/day-numbers.ts';
import { workingDayCount } from '../../engine/calendar/working-day-count.ts';
import { calendarOf, dateAt } from '../../engine/queue/business-day.ts';
import type { CaseDecided } from '../../shared/cases.ts';
import type { Centre } from '../../shared/centre.ts';
import { centreOf, type RouteParts } from './centre-request.ts';
import { casesIn } from './decided-cases.ts';

/** What tables decided in a centre, counted: without persons. */
export async function decisionCounts(parts: RouteParts, centre: Centre) {
  const calendar = calendarOf(centreOf(parts, centre.id).latest());
  const daysTo = calendar === null ? () => 0 : workingDayCount(calendar);
  const months = new Map<string, Month>();
  const decided = new Set<string>();
  const days: number[] = [];
  for await (const one of casesIn(parts.store, centre.id, ['decided', 'closed'])) {
    if (one.decision === null || one.answeredAt === null) continue;
    const on = dateAt(one.answeredAt, centre.timeZone);
    decided.add(one.id);
    days.push(daysTo(dayNumber(one.receivedOn), dayNumber(on)));
    count(months, on.slice(0, 7), one.decision);
  }
  return {
    decided: decided.size,
    waiting: await countOf(parts, centre, ['checking'], () => true),
    objected: await countOf(parts, centre, everyStatus, ({ objectsTo }) => decided.has(objectsTo ?? '')),
    medianWorkingDays: days.sort((one, other) => one - other)[Math.floor((days.length - 1) / 2)] ?? null,
    months: [...months.values()].sort((one, other) => (one.month < other.month ? 1 : -1)),
  };
}

type Month = { month: string; count: number } & Pick<CaseDecided, 'table' | 'version' | 'outcome' | 'ground'>;

const everyStatus = [
  'received',
  'routed',
  'assigned',
  'asked',
  'answered',
  'joined',
  'sent-on',
  'left',
  'closed',
] as const;

const countOf = async (
  { store }: RouteParts,
  { id }: Centre,
  statuses: Parameters<typeof casesIn>[2],
  holds: (one: { readonly objectsTo: string | null }) => boolean,
): Promise<number> => {
  let found = 0;
  for await (const one of casesIn(store, id, statuses)) if (holds(one)) found += 1;
  return found;
};

const count = (months: Map<string, Month>, month: string, decision: CaseDecided): void => {
  const { table, version, outcome, ground } = decision;
  const key = [month, table, version, outcome, ground].join(' ');
  const known = months.get(key) ?? { month, table, version, outcome, ground, count: 0 };
  months.set(key, { ...known, count: known.count + 1 });
};
